"""A hand on a picture that lies on the pad, and a picture for it."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.pen import DIGITS

from digitpad.ui.main_window import MainWindow

NONE: Final = Qt.KeyboardModifier.NoModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
WIDTH: Final = 480
HEIGHT: Final = 200


def sheet(digits: str = "7230") -> Image.Image:
    """Four digits in a row, each in a cell of 120 by 200 pixels."""
    image = Image.new("L", (120 * len(digits), HEIGHT), 238)
    for at, digit in enumerate(digits):
        for stroke in DIGITS[int(digit)]:
            places = [(120 * at + 22 + 76 * x, 40 + 110 * y) for x, y in stroke]
            ImageDraw.Draw(image).line(places, fill=30, width=9, joint="curve")
    return image


class Hand:
    """A mouse on the picture, in its pixels."""

    def __init__(self, window: MainWindow) -> None:
        self._canvas = window.canvas

    def place(self, x: float, y: float) -> QPoint:
        picture = self._canvas.sheet.picture
        assert picture is not None
        place = self._canvas.picture_tool.picture_place()
        scale = place.width() / picture.width
        return (place.topLeft() + QPointF(x, y) * scale).toPoint()

    def _on_window(self, x: float, y: float) -> QPoint:
        return self._canvas.mapTo(self._canvas.window(), self.place(x, y))

    def drag(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        keys: Qt.KeyboardModifier = NONE,
    ) -> None:
        handle = self._canvas.window().windowHandle()
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(handle, left, keys, self._on_window(*start))
        for share in (0.3, 0.7, 1.0):
            at = [a + share * (b - a) for a, b in zip(start, end, strict=True)]
            QTest.mouseMove(handle, self._on_window(at[0], at[1]))
        QTest.mouseRelease(handle, left, keys, self._on_window(*end))

    def click(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        handle = self._canvas.window().windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, keys, self._on_window(x, y))

    def wheel(self, x: float, y: float, notches: float, keys: Qt.KeyboardModifier = NONE) -> None:
        at = self.place(x, y)
        turn = QPoint(0, round(120 * notches))
        event = QWheelEvent(
            QPointF(at),
            QPointF(self._canvas.mapToGlobal(at)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self._canvas, event)
