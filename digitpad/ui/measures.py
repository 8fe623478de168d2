"""Widths and margins that all windows share, and what makes a window fit its screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

MARGINS: Final = QMargins(20, 16, 20, 16)
"""Of every window's content, in pixels: left, top, right, bottom."""

GAP: Final = 16
"""Between the columns of a window, in pixels."""

LEAST_HEIGHT: Final = 360
"""Of a window that scrolls, in pixels: lower ones are of no use to anybody."""

_LINE: Final = 16.0
"""Pixels of a line in the type for which the windows were laid out: 9 points at 96 dots an inch."""
_FRAME: Final = QSize(16, 48)
"""What a window manager puts around a window, about, in pixels."""


def scaled(pixels: int, font: QFont | None = None) -> int:
    """A width for text, larger by as much as the type is; never smaller than `pixels`.

    Args:
        pixels: as it was laid out.
        font: the type, the program's if None.
    """
    line = QFontMetricsF(QApplication.font() if font is None else font).height()
    return round(pixels * max(line / _LINE, 1.0))


def fit_to_screen(window: QWidget) -> None:
    """Make a window that is yet to be shown no larger than what its screen has room for.

    One that was given no size gets one from Qt, which sees to that itself.
    """
    screen = window.screen()
    if screen is not None and window.testAttribute(Qt.WidgetAttribute.WA_Resized):
        room = screen.availableGeometry().size() - _FRAME
        window.resize(window.size().boundedTo(room))


def keep_text_whole(window: QWidget, width: int) -> None:
    """Let a window of wrapped text become no smaller than what its text needs.

    Args:
        window: a window with a layout; Qt itself does not ask what lies in it how high it would be.
        width: the least it may be wide, in pixels; wider if its buttons are.
    """
    layout = window.layout()
    if layout is not None:
        width = max(width, layout.totalMinimumSize().width())
        window.setMinimumSize(width, layout.totalMinimumHeightForWidth(width))
