"""The icons: every entry of a menu has one, in the colours of the theme; the program its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from digitpad.ui import icons
from digitpad.ui.main_window import MainWindow


def _menus(window: MainWindow) -> list[QMenu]:
    return [action.menu() for action in window.menuBar().actions()]  # type: ignore[misc]


def _ink(image: QImage) -> list[int]:
    """The lightness of what is drawn."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return [pixel.lightness() for pixel in pixels if pixel.alpha() > 200]


def test_every_entry_of_a_menu_has_an_icon(window: MainWindow) -> None:
    for menu in _menus(window):
        menu.aboutToShow.emit()
        bare = [
            action.text()
            for action in menu.actions()
            if not action.isSeparator() and action.icon().isNull()
        ]
        assert not bare, menu.title()


@pytest.mark.parametrize(
    ("theme", "dark"), [("actionThemeDark", True), ("actionThemeLight", False)]
)
def test_icons_follow_the_theme(window: MainWindow, qtbot: QtBot, theme: str, dark: bool) -> None:
    window.findChild(QAction, theme).trigger()
    qtbot.waitUntil(lambda: (window.palette().window().color().lightness() < 128) is dark)
    for menu in _menus(window):
        menu.aboutToShow.emit()
    for name in ("actionOpen", "actionQuit", "actionGuide", "actionUseShipped"):
        drawn = _ink(window.findChild(QAction, name).icon().pixmap(QSize(16, 16)).toImage())
        assert drawn
        assert (sum(drawn) / len(drawn) > 128) is dark, name


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256])
@pytest.mark.usefixtures("qapp")
def test_the_program_has_an_icon_of_each_size(size: int) -> None:
    drawn = icons.app_icon().pixmap(QSize(size, size))
    assert drawn.width() == size
    assert drawn.toImage().pixelColor(size // 2, size // 6).blue() > 150
