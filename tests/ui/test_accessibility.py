"""Without a mouse and without eyes: keys reach everything, and a screen reader hears it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.pen import Pen

from digitpad.ui.error_dialog import ErrorDialog
from digitpad.ui.error_hook import report_on
from digitpad.ui.guide import GuideWindow
from digitpad.ui.help_windows import AboutWindow, ShortcutsWindow
from digitpad.ui.main_window import MainWindow
from digitpad.ui.settings_window import SettingsWindow

CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)


def _mnemonic(text: str) -> str:
    at = text.replace("&&", "  ").find("&")
    return text[at + 1].lower() if at >= 0 else ""


def _menus(menu: QMenu) -> Iterator[QMenu]:
    yield menu
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _menus(inner)


def _clashes(texts: list[str]) -> list[str]:
    counts = Counter(_mnemonic(text) for text in texts if _mnemonic(text))
    return [text for text in texts if counts[_mnemonic(text)] > 1]


def test_no_two_entries_of_a_menu_have_the_same_key(window: MainWindow) -> None:
    tops = window.menuBar().actions()
    assert not _clashes([top.text() for top in tops])
    assert all(_mnemonic(top.text()) for top in tops)
    for top in tops:
        menu = top.menu()
        assert isinstance(menu, QMenu)
        for each in _menus(menu):
            texts = [action.text() for action in each.actions() if action.text()]
            assert not _clashes(texts), each.title()


def test_no_two_actions_have_the_same_shortcut(window: MainWindow) -> None:
    keys = Counter(
        key.toString()
        for top in window.menuBar().actions()
        for menu in _menus(top.menu())  # type: ignore[arg-type]
        for action in menu.actions()
        for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_shortcut_of_the_menus_is_in_the_list_of_shortcuts(
    window: MainWindow, qtbot: QtBot
) -> None:
    listed = ShortcutsWindow(window.actions_.all(), window)
    qtbot.addWidget(listed)
    words = {label.text() for label in listed.findChildren(QLabel)}
    for top in window.menuBar().actions():
        for action in top.menu().actions():  # type: ignore[union-attr]
            if action.shortcuts():
                assert action.text().replace("&", "").rstrip("…") in words


def _focus_chain(window: QWidget) -> list[QWidget]:
    """The widgets that Tab reaches, once round."""
    reached: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or (reached and now is reached[0]):
            break
        reached.append(now)
    return reached


def test_tab_reaches_pad_pen_buttons_and_frames_from_left_to_right(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.reading.text == "7", timeout=20_000)
    chain = _focus_chain(window)
    names = [widget.objectName() for widget in chain]
    assert "penSize" in names
    assert "frameStrip" in names
    assert names.index("penSize") < names.index("frameStrip")
    for button in window.pad.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.parent() is window.pad:
            assert button in chain, button.text()


def _unnamed(window: QWidget) -> list[str]:
    """What a screen reader comes to and can say nothing of."""
    silent = []
    for widget in window.findChildren(QWidget):
        wanted = isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        inner = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
        if not wanted or inner or not widget.isVisibleTo(window):
            continue
        if isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            silent.append(f"{type(widget).__name__} {widget.objectName()}")
    return silent


def test_a_screen_reader_can_name_everything_in_the_window(window: MainWindow) -> None:
    assert _unnamed(window) == []


@pytest.mark.parametrize("kind", ["settings", "guide", "about", "shortcuts", "error"])
def test_a_screen_reader_can_name_everything_in_the_dialogs(
    window: MainWindow, qtbot: QtBot, kind: str
) -> None:
    if kind == "settings":
        window.preferences.show()
        dialog: QWidget = window.findChild(SettingsWindow)
    elif kind == "guide":
        window.help_menu.show_guide()
        dialog = window.findChild(GuideWindow)
    elif kind == "error":
        dialog = ErrorDialog(window)
        dialog.show_report(report_on(ValueError("x")))
    else:
        dialog = (
            AboutWindow(window)
            if kind == "about"
            else ShortcutsWindow(window.actions_.all(), window)
        )
        dialog.show()
    qtbot.waitExposed(dialog)
    assert _unnamed(dialog) == []
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.buddy()]
    texts += [button.text() for button in dialog.findChildren(QAbstractButton)]
    assert not _clashes(texts)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def _interface(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def test_pad_bars_and_frames_say_what_they_are_and_show(window: MainWindow, qtbot: QtBot) -> None:
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.reading.text == "7", timeout=20_000)
    for widget in (window.canvas, window.panel.bars, window.panel.strip, window.panel.label):
        interface = _interface(widget)
        assert interface.text(QAccessible.Text.Name), widget.objectName()
        assert interface.role() != QAccessible.Role.NoRole
    bars = _interface(window.panel.bars).text(QAccessible.Text.Description)
    assert "7 is the most probable" in bars
    assert "Frame 1 of 1" in _interface(window.panel.strip).text(QAccessible.Text.Description)


def test_the_reading_is_announced_once_when_the_pen_rests(window: MainWindow, qtbot: QtBot) -> None:
    said: list[str] = []
    window.announcer.announced.connect(said.append)
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert len(said) == 1
    assert "7" in said[0]
    window.canvas.clear()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=20_000)
    assert "empty" in said[1]


def test_tool_tips_say_what_a_button_does_and_its_key(window: MainWindow) -> None:
    for name in ("actionUndo", "actionRedo", "actionClear"):
        action = window.findChild(QAction, name)
        assert action.toolTip() == f"{action.statusTip()} ({action.shortcut().toString()})"
        assert len(action.statusTip()) > 15
    for widget in (window.panel.bars, window.panel.strip, window.pad.pen_slider):
        assert len(widget.toolTip()) > 15


def test_whatever_has_the_focus_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.reading.text == "7", timeout=20_000)
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    without = window.grab().toImage()
    unseen = []
    for _ in _focus_chain(window):
        # A real Tab: a focus that the mouse gives need not show.
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if window.grab().toImage() == without:
            unseen.append(f"{type(widget).__name__} {widget.objectName()}")
    assert unseen == []
