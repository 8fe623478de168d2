"""A hand that draws on the pad with real mouse events, and the digits that it knows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

Position: TypeAlias = tuple[float, float]
Path: TypeAlias = Sequence[Position]
"""Positions in a unit square, y down."""


def _arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> list[Position]:
    """Points of an ellipse from one angle to another, degrees, clockwise from the right."""
    steps = max(2, int(abs(end - start) / 10))
    angles = [math.radians(start + (end - start) * at / steps) for at in range(steps + 1)]
    return [(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in angles]


def _line(*corners: Position) -> list[Position]:
    """Points along straight lines, as close as those of a mouse."""
    points = [corners[0]]
    for (x0, y0), (x1, y1) in pairwise(corners):
        points += [(x0 + (x1 - x0) * at / 12, y0 + (y1 - y0) * at / 12) for at in range(1, 13)]
    return points


DIGITS: Final[dict[int, list[list[Position]]]] = {
    0: [_arc(0.5, 0.5, 0.3, 0.45, -90, 270)],
    1: [_line((0.5, 0.05), (0.48, 0.95))],
    2: [_arc(0.5, 0.3, 0.28, 0.25, 190, 380) + _line((0.72, 0.45), (0.2, 0.93), (0.82, 0.92))],
    3: [_arc(0.45, 0.27, 0.27, 0.22, 200, 440) + _arc(0.45, 0.72, 0.31, 0.24, -85, 155)],
    7: [_line((0.2, 0.1), (0.8, 0.1), (0.4, 0.95))],
}
"""Strokes of hand-made digits, each in a unit square."""


class Pen:
    """Draws in the largest square of the pad, (0, 0) to (1, 1), by events of the window system."""

    def __init__(self, pad: QWidget) -> None:
        self._pad = pad

    def down(self, at: Position) -> None:
        """Press the left button."""
        QTest.mousePress(self._window, Qt.MouseButton.LeftButton, pos=self._place(at))

    def move(self, at: Position) -> None:
        """Move, with the button as it is."""
        QTest.mouseMove(self._window, self._place(at))

    def up(self, at: Position) -> None:
        """Release the left button."""
        QTest.mouseRelease(self._window, Qt.MouseButton.LeftButton, pos=self._place(at))

    def stroke(self, path: Path) -> None:
        """Draw one stroke."""
        self.down(path[0])
        for at in path[1:]:
            self.move(at)
        self.up(path[-1])

    def digit(self, digit: int, *, left: float = 0.25, top: float = 0.2, size: float = 0.6) -> None:
        """Draw a digit in a square of the pad."""
        for path in placed(DIGITS[digit], left, top, size):
            self.stroke(path)

    @property
    def _window(self) -> QWindow:
        handle = self._pad.window().windowHandle()
        assert handle is not None
        return handle

    def _place(self, at: Position) -> QPoint:
        side = min(self._pad.width(), self._pad.height())
        x = self._pad.width() / 2 + (at[0] - 0.5) * side
        y = self._pad.height() / 2 + (at[1] - 0.5) * side
        return self._pad.mapTo(self._pad.window(), QPoint(round(x), round(y)))


def placed(paths: Iterable[Path], left: float, top: float, size: float) -> list[list[Position]]:
    """Paths of the unit square moved into another square."""
    return [[(left + x * size, top + y * size) for x, y in path] for path in paths]
