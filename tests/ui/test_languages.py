"""A translation that is there is spoken: by choice, or because the system speaks it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from digitpad import assets
from digitpad.ui import languages
from digitpad.ui.actions import Actions

SOURCE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context><name>Actions</name>
<message><source>&amp;File</source><translation>文件(&amp;F)</translation></message>
</context>
</TS>
"""


@pytest.fixture
def chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[QApplication]:
    """An application whose only translation is a Chinese one, of one word."""
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    source = tmp_path / "digitpad_zh_CN.ts"
    source.write_text(SOURCE, encoding="utf-8")
    tool = next(Path(PySide6.__file__).parent.glob("lrelease*"))
    words = [tool, source, "-qm", folder / "digitpad_zh_CN.qm"]
    subprocess.run(words, check=True, capture_output=True)
    monkeypatch.setattr(assets, "resources", lambda: folder.parent)
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.system())


def _file_menu() -> str:
    return QApplication.translate(Actions.__name__, "&File")


def test_a_language_is_spoken_when_it_is_chosen_and_no_longer_when_another_is(
    chinese: QApplication,
) -> None:
    assert languages.available() == ["en", "zh_CN"]
    assert languages.speak(chinese, "zh_CN") == "zh_CN"
    assert _file_menu() == "文件(&F)"
    # Qt's own words too: the buttons of its dialogs.
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert languages.speak(chinese, languages.ENGLISH) == "en"
    assert _file_menu() == "&File"


@pytest.mark.parametrize(
    ("system", "spoken"),
    [("zh_CN", "zh_CN"), ("zh_SG", "zh_CN"), ("en_GB", "en"), ("de_DE", "en"), ("ja_JP", "en")],
)
@pytest.mark.usefixtures("chinese")
def test_the_systems_language_is_spoken_if_there_is_a_translation(
    monkeypatch: pytest.MonkeyPatch, system: str, spoken: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert languages.spoken(languages.SYSTEM) == spoken


@pytest.mark.usefixtures("chinese")
def test_a_language_that_is_gone_is_as_the_system_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_US"))
    assert languages.spoken("fr") == languages.ENGLISH
