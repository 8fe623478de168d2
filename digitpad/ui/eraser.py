"""Rubs whole strokes out: the right button, the other end of a pen, or the pen itself by choice."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt

from digitpad.ink.strokes import Drawing
from digitpad.ui.sheet import Sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digitpad.ui.canvas import Canvas

_REACH: Final = 8.0
"""Pixels of the screen between the eraser's middle and a stroke's edge that it still touches."""


class Eraser:
    """Takes away the strokes that it passes over; one drag is one step of the undo stack.

    Attributes:
        is_chosen: whether the pen, the finger and the left button rub out instead of drawing.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.is_chosen = False
        self._at = QPointF()
        self._drags = 0

    def press(self, at: QPointF, _keys: Qt.KeyboardModifier) -> None:
        """The eraser touches the pad."""
        self._drags += 1
        self._at = at
        self._rub(at)

    def move(self, at: QPointF) -> None:
        """It goes on, in a straight line."""
        way = at - self._at
        steps = max(1, math.ceil(math.hypot(way.x(), way.y()) / _REACH))
        for step in range(1, steps + 1):
            self._rub(self._at + way * (step / steps))
        self._at = at

    def release(self) -> None:
        """It is lifted."""

    def give_up(self) -> None:
        """What was rubbed out stays so: undo brings it back."""

    def _rub(self, at: QPointF) -> None:
        canvas = self._canvas
        x, y = canvas.view.to_units(at)
        reach = _REACH / canvas.view.scale + canvas.pen_size / 2
        strokes = canvas.drawing.strokes
        left = tuple(stroke for stroke in strokes if not _touches(stroke.points, x, y, reach))
        if len(left) < len(strokes):
            # Changes of a kind become one; each drag is a kind of its own.
            kind = _KINDS + self._drags
            canvas.change(Sheet(Drawing(left)), canvas.tr("Erase"), kind=kind)


_KINDS: Final = 1_000_000
"""Kinds of changes from here on are the eraser's."""


def _touches(points: NDArray[np.float32], x: float, y: float, reach: float) -> bool:
    """Whether a path, (n, 2), comes within reach of a place."""
    import numpy as np

    here = np.array((x, y))
    starts = points[:-1] if len(points) > 1 else points
    along = points[1:] - starts if len(points) > 1 else np.zeros_like(points)
    length2 = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(((here - starts) * along).sum(axis=1) / length2, 0, 1)
    away2 = ((starts + share[:, None] * along - here) ** 2).sum(axis=1)
    return bool(away2.min() <= reach**2)
