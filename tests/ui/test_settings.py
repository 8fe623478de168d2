"""The settings window: every choice takes effect at once and is remembered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import Windows
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from digitpad import assets
from digitpad.library.store import Library
from digitpad.ui import languages
from digitpad.ui.app import Program
from digitpad.ui.main_window import MainWindow
from digitpad.ui.settings import Settings
from digitpad.ui.settings_window import SettingsWindow
from digitpad.ui.theme import Theme


@pytest.fixture
def settings(window: MainWindow, qtbot: QtBot) -> SettingsWindow:
    window.activateWindow()
    window.findChild(QAction, "actionSettings").trigger()
    made = window.findChild(SettingsWindow)
    qtbot.waitExposed(made)
    return made


def _choose(settings: SettingsWindow, name: str, data: object) -> None:
    box = settings.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(data))


def test_the_platforms_key_opens_the_settings(window: MainWindow, qtbot: QtBot) -> None:
    action = window.findChild(QAction, "actionSettings")
    assert action.menuRole() == QAction.MenuRole.PreferencesRole
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(SettingsWindow) is not None)


def test_the_pen_follows_the_settings_and_the_settings_the_pen(
    window: MainWindow, settings: SettingsWindow
) -> None:
    slider = settings.findChild(QSlider, "settingsPen")
    slider.setValue(31)
    assert window.canvas.pen_size == 31
    window.canvas.set_pen_size(9)
    assert slider.value() == 9


def test_the_theme_changes_at_once_in_window_and_menu(
    window: MainWindow, settings: SettingsWindow, qtbot: QtBot
) -> None:
    _choose(settings, "settingsTheme", Theme.DARK)
    qtbot.waitUntil(lambda: window.palette().window().color().lightness() < 80)
    assert window.findChild(QAction, "actionThemeDark").isChecked()
    assert Settings().theme is Theme.DARK
    window.findChild(QAction, "actionThemeLight").trigger()
    box = settings.findChild(QComboBox, "settingsTheme")
    assert box.currentData() is Theme.LIGHT


def test_the_model_in_use_can_be_chosen(
    window: MainWindow, settings: SettingsWindow, qtbot: QtBot
) -> None:
    def copy(to: Path) -> None:
        for file in assets.shipped_model().iterdir():
            shutil.copy(file, to)

    path = Library().save("mine", copy)
    window.findChild(QAction, "actionSettings").trigger()  # shows what there is now
    with qtbot.waitSignal(window.service.modelReady, timeout=20_000) as ready:
        box = settings.findChild(QComboBox, "settingsModel")
        box.setCurrentIndex(box.findText("mine"))
    assert ready.args[0].path == path
    assert Library().current() == path
    with qtbot.waitSignal(window.service.modelReady, timeout=20_000):
        settings.findChild(QPushButton, "settingsRestore").click()
    assert Library().current() is None


def test_restore_defaults_is_as_on_the_first_day(
    window: MainWindow, settings: SettingsWindow
) -> None:
    first_pen = window.canvas.pen_size
    settings.findChild(QSlider, "settingsPen").setValue(40)
    _choose(settings, "settingsTheme", Theme.DARK)
    settings.findChild(QPushButton, "settingsRestore").click()
    assert window.canvas.pen_size == first_pen
    assert window.settings.theme is Theme.SYSTEM
    assert settings.findChild(QComboBox, "settingsTheme").currentData() is Theme.SYSTEM


def test_recent_files_can_be_forgotten(window: MainWindow, settings: SettingsWindow) -> None:
    button = settings.findChild(QPushButton, "settingsForget")
    assert not button.isEnabled()
    window.settings.add_recent_file(Path("/pictures/one.png"))
    window.findChild(QAction, "actionSettings").trigger()
    assert button.isEnabled()
    button.click()
    assert window.settings.recent_files == []
    assert not button.isEnabled()


def test_english_is_offered_and_every_translation_there_is(settings: SettingsWindow) -> None:
    box = settings.findChild(QComboBox, "settingsLanguage")
    offered = [box.itemData(at) for at in range(box.count())]
    assert offered[:2] == [languages.SYSTEM, languages.ENGLISH]
    translations = (assets.resources() / "translations").glob("digitpad_*.qm")
    for path in translations:
        assert path.stem.removeprefix("digitpad_") in offered
    assert languages.name_of("zh_CN") == "简体中文"


def test_another_language_comes_at_once_and_keeps_the_drawing(
    new_window: Windows, window: MainWindow, settings: SettingsWindow, qtbot: QtBot
) -> None:
    from ui.pen import Pen

    app = QApplication.instance()
    (program,) = [each for each in app.findChildren(Program) if each.window is window]
    Pen(window.canvas).digit(7)
    count = len(window.canvas.drawing)
    _choose(settings, "settingsLanguage", languages.ENGLISH)
    qtbot.waitUntil(lambda: program.window is not window, timeout=20_000)
    reopened = program.window
    new_window.replace(window, reopened)
    assert Settings().language == languages.ENGLISH
    assert len(reopened.canvas.drawing) == count
    assert reopened.findChild(SettingsWindow).isVisible()
    assert app.quitOnLastWindowClosed()
    qtbot.waitUntil(lambda: reopened.reading.text == "7", timeout=20_000)
    QLocale.setDefault(QLocale.system())


def test_during_a_training_the_language_waits_for_the_next_start(
    window: MainWindow, settings: SettingsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.preferences, "is_busy", lambda: True)
    reopened: list[bool] = []
    window.preferences.reopenWanted.connect(lambda: reopened.append(True))
    _choose(settings, "settingsLanguage", languages.ENGLISH)
    assert not reopened
    assert "next time" in settings.findChild(QLabel, "settingsNote").text()
    assert Settings().language == languages.ENGLISH


@pytest.mark.parametrize("content", [b"\0" * 300, b"\x89PNG\r\n\x1a\n\0\0IHDR", b"[pen\nsize 7"])
def test_a_damaged_settings_file_is_set_aside_and_said_so(
    new_window: Windows, home: Path, content: bytes
) -> None:
    home.mkdir()
    (home / "settings.ini").write_bytes(content)
    window = new_window.open()
    assert "settings file was damaged" in window.messages.message
    assert (home / "settings.damaged.ini").read_bytes() == content
    window.settings.pen_size = 12
    window.settings.write()
    assert Settings().pen_size == 12
    assert Settings().notice == ""


def test_a_settings_file_that_is_a_folder_is_no_reason_not_to_start(home: Path) -> None:
    (home / "settings.ini").mkdir(parents=True)
    assert Settings().theme is Theme.SYSTEM
