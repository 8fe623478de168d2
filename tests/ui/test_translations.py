"""The window in another language: complete, and with nothing lost on the way."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from said import sentences_in_sources

from digitpad import assets
from digitpad.ui import languages
from digitpad.ui.app import build
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
