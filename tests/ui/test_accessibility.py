"""Without a mouse and without eyes: keys reach everything, and a screen reader hears it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.pen import Pen
from ui.walk import clashes, mnemonic, tab_round

from digitpad.ui.help_windows import ShortcutsWindow
from digitpad.ui.main_window import MainWindow


def _menus(menu: QMenu) -> Iterator[QMenu]:
    yield menu
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _menus(inner)


def test_no_two_entries_of_a_menu_have_the_same_key(window: MainWindow) -> None:
    tops = window.menuBar().actions()
    assert not clashes([top.text() for top in tops])
    assert all(mnemonic(top.text()) for top in tops)
    for top in tops:
        menu = top.menu()
        assert isinstance(menu, QMenu)
        for each in _menus(menu):
            texts = [action.text() for action in each.actions() if action.text()]
            assert not clashes(texts), each.title()


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


def test_tab_reaches_pad_pen_buttons_and_frames_from_left_to_right(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.reading.text == "7", timeout=20_000)
    chain = tab_round(window, lambda _: None)
    names = [widget.objectName() for widget in chain]
    assert "penSize" in names
    assert "frameStrip" in names
    assert names.index("penSize") < names.index("frameStrip")
    for button in window.pad.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.parent() is window.pad:
            assert button in chain, button.text()


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
