"""Every window in both languages: keys reach all of it, show where they are, and close it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Windows
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui import test_translations, walk

from digitpad.data import sources
from digitpad.data.corpus import Corpus
from digitpad.data.mnist import load_mnist
from digitpad.evaluation import suites
from digitpad.ui.main_window import MainWindow
from digitpad.ui.settings import Settings

with_translations = test_translations.with_translations


@pytest.fixture(scope="module")
def few() -> Corpus:
    return load_mnist("test").select(slice(300))


@pytest.fixture(params=["en", "zh_CN"])
def main(
    new_window: Windows,
    few: Corpus,
    monkeypatch: pytest.MonkeyPatch,
    with_translations: None,  # noqa: ARG001
    request: pytest.FixtureRequest,
) -> MainWindow:
    """The window in a language, with a test set that is quick to read."""
    monkeypatch.setattr(sources, "load_mnist", lambda _: few)
    monkeypatch.setattr(suites, "load_mnist", lambda _: few)
    monkeypatch.setattr(suites, "_SCRIBBLES", 20)
    settings = Settings()
    settings.language = request.param
    settings.write()
    return new_window.open()


@pytest.mark.parametrize("kind", walk.KINDS)
def test_a_window_is_used_without_a_mouse(
    main: MainWindow, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    window = walk.Opener(main, qtbot, tmp_path).open(kind)
    assert walk.unnamed(window) == []
    interface = QAccessible.queryAccessibleInterface(window)
    assert interface is not None
    assert walk.read_aloud(interface) > 1
    menus = [top.text() for top in main.menuBar().actions()] if window is main else []
    assert walk.clashes(walk.labels(window) + menus) == []

    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    before = window.grab().toImage()
    unseen: list[str] = []

    def look(widget: QWidget) -> None:
        nonlocal before
        now = window.grab().toImage()
        if now == before and not _is_only_button(window, widget):
            unseen.append(f"{type(widget).__name__} {widget.objectName()}")
        before = now

    reached = walk.tab_round(window, look)
    assert walk.unreached(window, reached) == []
    assert unseen == []
    if window is not main:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        assert window.isHidden()


def _is_only_button(window: QWidget, widget: QWidget) -> bool:
    """The button of a dialog that has no other looks chosen from the beginning."""
    return isinstance(widget, QPushButton) and len(walk.focusable(window)) == 1


def _in_menus(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        found.append(action)
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _in_menus(inner)
    return found


def test_whatever_the_window_can_do_is_in_a_menu(window: MainWindow) -> None:
    reachable = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        reachable |= {top, *_in_menus(menu)}
    hidden = [
        action.objectName() or action.text()
        for action in window.findChildren(QAction)
        if action.text() and action not in reachable
    ]
    assert hidden == []


def test_tab_goes_through_the_window_from_left_to_right(
    main: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = walk.Opener(main, qtbot, tmp_path).open("picture")
    main.canvas.setFocus()
    names = [widget.objectName() for widget in walk.tab_round(window, lambda _: None)]
    buttons = [
        button.defaultAction().objectName()
        for button in walk.tab_round(window, lambda _: None)
        if hasattr(button, "defaultAction")
    ]
    assert buttons.index("actionRotateLeft") < buttons.index("actionUndo")
    assert names.index("canvas") < names.index("frameStrip")


def test_ctrl_w_closes_the_windows_beside_the_main_one(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.browse_data.trigger()
    browser = window.findChild(QWidget, "datasetBrowser")
    browser.activateWindow()
    qtbot.waitUntil(browser.isActiveWindow)
    QTest.keyClick(browser, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert browser.isHidden()
    assert window.isVisible()
