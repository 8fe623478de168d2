"""Without a mouse and without eyes: keys reach everything, and a screen reader hears it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAction,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListWidget,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.pen import Pen
from ui.test_pictures import write_digit
from ui.walk import clashes, mnemonic, tab_round

from digitpad.training.events import Progress
from digitpad.ui.help_windows import ShortcutsWindow
from digitpad.ui.main_window import MainWindow
from digitpad.ui.plan_fields import FileList


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


ROLES = {
    "canvas": QAccessible.Role.Canvas,
    "probabilityBars": QAccessible.Role.Chart,
    "frameStrip": QAccessible.Role.List,
    "readingLabel": QAccessible.Role.StaticText,
}


@pytest.mark.parametrize("name", ROLES)
def test_what_is_drawn_by_hand_is_a_thing_with_a_value(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    interface = _interface(window.findChild(QWidget, name))
    assert interface.role() == ROLES[name]
    empty = interface.text(QAccessible.Text.Value)
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.reading.text == "7", timeout=20_000)
    value = interface.text(QAccessible.Text.Value)
    if name == "canvas":
        assert "Draw a digit here" in value
    else:
        assert value != empty
    if name == "readingLabel":
        assert value == "7"


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What a screen reader is told to say, and whether at once."""
    said: list[tuple[str, bool]] = []

    def update(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            now = event.politeness() == QAccessible.AnnouncementPoliteness.Assertive
            said.append((event.message(), now))

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    return said


def test_an_error_is_said_at_once_and_good_news_in_turn(
    window: MainWindow, heard: list[tuple[str, bool]]
) -> None:
    window.messages.warn("The disk is full.")
    window.messages.tell("Saved.")
    assert heard == [("The disk is full.", True), ("Saved.", False)]


def test_a_training_is_told_of_at_each_quarter_and_no_more(
    window: MainWindow, heard: list[tuple[str, bool]]
) -> None:
    window.status_line.show_training("quick")
    for step in range(1, 401):
        window.status_line.show_event(Progress(step, 400, 0.1, 0.9, 1000.0, (400 - step) / 10))
    texts = [text for text, _ in heard]
    assert len(texts) == 4
    assert "25 %" in texts[1]
    assert "50 %" in texts[2]
    assert "75 %" in texts[3]
    assert not any(now for _, now in heard)


def test_a_box_that_the_keyboard_reaches_is_said(
    window: MainWindow, heard: list[tuple[str, bool]], qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_picture(write_digit(7, tmp_path / "seven.png"))
    qtbot.waitUntil(lambda: window.reading.text == "7", timeout=20_000)
    window.activateWindow()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Tab)
    assert any(text.startswith("Box 1 of 1") and "It reads 7" in text for text, _ in heard)


def test_the_list_of_shortcuts_tells_the_keys_that_no_menu_shows(
    window: MainWindow, qtbot: QtBot
) -> None:
    listed = ShortcutsWindow(window.actions_.all(), window)
    qtbot.addWidget(listed)
    words = [label.text() for label in listed.findChildren(QLabel)]
    for action in window.actions_.all():
        at = words.index(action.text().replace("&", "").rstrip("…"))
        keys = action.property("keys") or action.shortcut().toString()
        assert words[at + 1] == keys or keys in words
    for what in ("Move the box", "Resize the box", "Take the box away", "Rub strokes out"):
        assert what in words


def test_delete_takes_away_what_is_chosen_in_a_list_and_only_with_the_list_in_focus(
    qtbot: QtBot,
) -> None:
    fields = FileList()
    qtbot.addWidget(fields)
    fields.paths = ("a.npz", "b.npz")
    fields.show()
    fields.activateWindow()
    qtbot.waitUntil(fields.isActiveWindow)
    files = fields.findChild(QListWidget)
    files.setFocus()
    QTest.keyClick(files, Qt.Key.Key_Delete)
    assert fields.paths == ("a.npz", "b.npz")
    files.setCurrentRow(1)
    QTest.keyClick(files, Qt.Key.Key_Delete)
    assert fields.paths == ("a.npz",)
    files.setCurrentRow(0)
    fields.findChildren(QPushButton)[0].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert fields.paths == ("a.npz",)


def test_a_message_is_reached_by_tab_and_closed_by_escape(window: MainWindow) -> None:
    window.activateWindow()
    done: list[bool] = []
    window.messages.warn("It is broken.", button="Mend It", action=lambda: done.append(True))
    reached = tab_round(window, lambda _: None)
    button = window.findChild(QPushButton, "messageButton")
    assert button in reached
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert window.messages.message == ""
    window.messages.warn("It is broken.", button="Mend It", action=lambda: done.append(True))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert done == [True]


def test_a_frame_chosen_by_keys_says_what_it_reads(
    window: MainWindow, heard: list[tuple[str, bool]], qtbot: QtBot
) -> None:
    Pen(window.canvas).digit(1, left=0.05, size=0.4)
    Pen(window.canvas).digit(7, left=0.55, size=0.4)
    qtbot.waitUntil(lambda: window.reading.text == "17", timeout=20_000)
    strip = window.panel.strip
    strip.choose(1)
    heard.clear()
    QTest.keyClick(strip, Qt.Key.Key_Home)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert [text for text, _ in heard] == ["Frame 1 of 2 reads 1.", "Frame 2 of 2 reads 7."]


def test_the_ring_around_the_pad_goes_when_the_pen_comes(window: MainWindow) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is window.canvas

    def is_shown() -> bool:
        # One that has gone is deleted when the loop comes round.
        return any(ring.isVisible() for ring in window.findChildren(QWidget, "focusRing"))

    assert is_shown()
    Pen(window.canvas).down((0.5, 0.5))
    assert not is_shown()
    Pen(window.canvas).up((0.5, 0.5))
