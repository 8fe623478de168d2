"""The window in another language: complete, and with nothing lost on the way."""

# ruff: noqa: RUF001 - Chinese has a comma and a colon of its own.

import errno
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from conftest import Windows
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from said import sentences_in_sources

from digitpad import assets
from digitpad.ink import InkError
from digitpad.ink.inkml import read_inkml
from digitpad.ink.picture import open_picture
from digitpad.library.card import CARD_FILE, Card, read_card
from digitpad.sentences import reason
from digitpad.training import TrainingError
from digitpad.training.events import Failed, from_line, to_line
from digitpad.training.findings import notes
from digitpad.ui import languages
from digitpad.ui.app import build
from digitpad.ui.model_details import ModelDetails
from digitpad.ui.model_rows import Row
from digitpad.ui.saying import said
from digitpad.ui.settings import Settings

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"


class Message(NamedTuple):
    """A sentence of the program, and what it is in the other language; "" if that is not known."""

    context: str
    source: str
    translation: str


def qt_tool(name: str) -> str:
    package = find_spec("PySide6")
    assert package is not None
    assert package.origin is not None
    return str(Path(package.origin).with_name(name + (".exe" if sys.platform == "win32" else "")))


def messages(file: Path) -> Iterator[Message]:
    for context in ET.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            if translation.get("type") in ("vanished", "obsolete"):
                continue
            done = translation.get("type") != "unfinished"
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                (translation.text or "") if done else "",
            )


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> list[Message]:
    """The Chinese translation as it is when held against the program's sources."""
    file = tmp_path_factory.mktemp("translations") / "digitpad_zh_CN.ts"
    file.write_bytes((TRANSLATIONS / file.name).read_bytes())
    command = [sys.executable, str(ROOT / "packaging" / "translate.py"), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return list(messages(file))


def test_every_sentence_is_translated(updated: list[Message]) -> None:
    missing = [f"{m.context}: {m.source}" for m in updated if not m.translation]
    assert not missing, f"{len(missing)} sentences, the first of them: {missing[:5]}"


def test_every_sentence_below_the_window_is_found(updated: list[Message]) -> None:
    found = {message.source for message in updated if not message.context}
    said = {said.words for said in sentences_in_sources() if said.words is not None}
    assert found == said


def test_no_placeholder_is_lost(updated: list[Message]) -> None:
    for message in updated:
        here, there = (
            sorted(re.findall(r"\{[a-z_]*\}|%n|%\d", text)) for text in (message[1], message[2])
        )
        assert set(here) == set(there), message


def test_no_markup_or_file_pattern_is_lost(updated: list[Message]) -> None:
    for message in updated:
        here, there = (
            sorted(re.findall(r"</?\w+|\*\.\w+|https?:\S+", text)) for text in message[1:]
        )
        assert here == there, message


def test_menu_entries_keep_their_keys(updated: list[Message]) -> None:
    for message in updated:
        mnemonic = re.compile(r"&[A-Za-z0-9]")
        if mnemonic.search(message.source):
            assert mnemonic.search(message.translation), message


@pytest.fixture
def with_translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program's resources with the translations compiled, as a build does it."""
    resources = tmp_path / "resources"
    resources.mkdir()
    for entry in assets.resources().iterdir():
        if entry.name != "translations":
            (resources / entry.name).symlink_to(entry)
    (resources / "translations").mkdir()
    for source in TRANSLATIONS.glob("*.ts"):
        compiled = resources / "translations" / f"{source.stem}.qm"
        subprocess.run([qt_tool("lrelease"), "-silent", source, "-qm", compiled], check=True)
    monkeypatch.setattr(assets, "resources", lambda: resources)
    yield
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    languages.speak(app, languages.ENGLISH)


@pytest.mark.usefixtures("with_translations")
def test_the_window_speaks_chinese(qtbot: QtBot) -> None:
    settings = Settings()
    settings.language = "zh_CN"
    settings.write()
    _, window = build(["digitpad"])
    qtbot.addWidget(window)
    try:
        titles = [action.text() for action in window.menuBar().actions()]
        assert titles[0].startswith("文件")
        assert "撤销" in window.actions_.undo.text()
    finally:
        window.shut_down()


SAID_BY = (
    *("windowTitle", "text", "title", "toolTip", "statusTip", "whatsThis", "placeholderText"),
    *("accessibleName", "accessibleDescription", "prefix", "suffix"),
)
NAMES = re.compile(
    r"digitpad|MNIST|AUROC|English|best|quick|cnn|softmax|mlp|SGD|AdamW?|pen-train\.npz|"
    r"python|keras|numpy|scipy|tensorflow|Ctrl|Shift|Del|Esc|Tab|F\d+|"
    r"/\S+"
)
"""Names of things, packages and keys, and paths."""


def texts_of(widget: QWidget) -> Iterator[str]:
    """All that a widget shows or tells a screen reader."""
    for name in SAID_BY:
        if callable(getattr(widget, name, None)):
            yield str(getattr(widget, name)())
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, (QTableView, QTreeView)) and widget.model() is not None:
        model, horizontal = widget.model(), Qt.Orientation.Horizontal
        for column in range(model.columnCount()):
            yield str(model.headerData(column, horizontal) or "")
            yield from (str(model.index(row, column).data()) for row in range(model.rowCount()))


@pytest.mark.usefixtures("with_translations")
def test_no_window_has_english_left(new_window: Windows) -> None:
    settings = Settings()
    settings.language = "zh_CN"
    settings.write()
    window = new_window.open()
    actions = window.actions_
    for action in (
        *(actions.why, actions.settings, actions.retrain, actions.models, actions.evaluate),
        *(actions.browse_data, actions.samples, actions.guide, actions.shortcuts, actions.about),
    ):
        action.trigger()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    shown = [top for top in app.topLevelWidgets() if top.isVisible()]
    assert len(shown) >= 10
    shipped = read_card(assets.shipped_model() / CARD_FILE)
    english = {
        (type(top).__name__, type(widget).__name__, text)
        for top in shown
        for widget in (top, *top.findChildren(QWidget))
        for text in texts_of(widget)
        if re.search("[A-Za-z]{3,}", NAMES.sub("", text)) and not re.search("[\u4e00-\u9fff]", text)
        # What someone wrote on a card is in the language they wrote it in.
        if text not in (shipped.notes, app.applicationName())
    }
    assert not english


@pytest.fixture
def in_chinese(with_translations: None, qapp: QApplication) -> None:  # noqa: ARG001
    assert languages.speak(qapp, "zh_CN") == "zh_CN"


@pytest.mark.usefixtures("in_chinese")
def test_what_goes_wrong_below_the_window_is_said_in_chinese(tmp_path: Path) -> None:
    gone = tmp_path / "{gone}.png"
    with pytest.raises(InkError) as caught:
        open_picture(gone)
    assert said(caught.value) == f"没有文件{gone}：请检查文件名和位置。"
    odd = tmp_path / "odd.inkml"
    odd.write_text("<ink><trace>1</trace></ink>")
    with pytest.raises(InkError) as caught:
        read_inkml(odd)
    # An error within another.
    assert said(caught.value).endswith("不是InkML格式的手绘稿：某条笔迹中有点“1”，而不是2个值。")


@pytest.mark.usefixtures("in_chinese")
def test_what_a_child_process_tells_is_said_in_chinese() -> None:
    failed = Failed(str(TrainingError("There is nothing to start from: {why}", why="x")))
    heard = from_line(to_line(failed))
    assert isinstance(heard, Failed)
    assert heard.message == "There is nothing to start from: x"
    assert said(heard.message) == "没有可作为起点的模型：x"


@pytest.mark.usefixtures("in_chinese")
def test_what_is_no_sentence_of_ours_is_said_as_it_is() -> None:
    assert said(ValueError("as it is")) == "as it is"
    assert said(reason(OSError(errno.EDOM, "as it is"))) == "as it is"
    assert said(reason(OSError(errno.ENOSPC, "as it is"))) == "磁盘空间不足"


@pytest.mark.usefixtures("in_chinese")
def test_an_imported_model_s_notes_are_in_chinese_and_anyone_else_s_as_they_are(
    qtbot: QtBot, tmp_path: Path
) -> None:
    card = Card("theirs", source="theirs.h5", transposed=True)
    for text, shown in ((notes(card), "从theirs.h5导入。它将行当作列来读取。"), ("Mine!", "Mine!")):
        details = ModelDetails()
        qtbot.addWidget(details)
        row = Row("theirs", tmp_path, replace(card, notes=text), "")
        details.show_rows([row])
        assert shown in [label.text() for label in details.findChildren(QLabel)]
