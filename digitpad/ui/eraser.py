"""Rubs whole strokes out: the right button, the other end of a pen, or the pen itself by choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPalette, QPen, QPixmap

from digitpad.ink.strokes import Drawing, Stroke
from digitpad.ui.sheet import Sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digitpad.ui.canvas import Canvas

_REACH: Final = 8.0
"""Pixels of the screen between the eraser's middle and a stroke's edge that it still touches."""
_KINDS: Final = 1_000_000
"""Kinds of changes from here on are the eraser's."""


class Eraser:
    """Takes away the strokes that it passes over; one drag is one step of the undo stack.

    Attributes:
        is_chosen: whether the pen, the finger and the left button rub out instead of drawing.
        drags: how often it has touched the pad.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.is_chosen = False
        self.drags = 0
        self._at = QPointF()
        self._strokes: tuple[Stroke, ...] = ()
        self._lines: NDArray[np.float32] | None = None
        self._owners: NDArray[np.intp] | None = None

    def press(self, at: QPointF, _keys: Qt.KeyboardModifier) -> None:
        """The eraser touches the pad."""
        self.drags += 1
        self._at = at
        self._look()
        self.move(at)

    def move(self, at: QPointF) -> None:
        """It goes on, in a straight line."""
        if self._lines is not None and len(self._lines):
            self._rub(self._at, at)
        self._at = at

    def release(self) -> None:
        """It is lifted."""
        self._strokes, self._lines, self._owners = (), None, None

    def give_up(self) -> None:
        """What was rubbed out stays so: undo brings it back."""
        self.release()

    def _look(self) -> None:
        """All strokes as lines, (n, 4) from x, y to x, y, and which stroke each is of."""
        self._strokes = self._canvas.drawing.strokes
        if not self._strokes:
            return
        import numpy as np

        lines = []
        for stroke in self._strokes:
            # A dot is a line to where it begins.
            begins = stroke.points[:-1] if len(stroke.points) > 1 else stroke.points
            ends = stroke.points[1:] if len(stroke.points) > 1 else stroke.points
            lines.append(np.hstack([begins, ends]))
        self._lines = np.concatenate(lines)
        self._owners = np.repeat(np.arange(len(lines)), [len(some) for some in lines])

    def _rub(self, begin: QPointF, end: QPointF) -> None:
        import numpy as np

        canvas = self._canvas
        assert self._lines is not None
        assert self._owners is not None
        reach = _REACH / canvas.view.scale + canvas.pen_size / 2
        way = (*canvas.view.to_units(begin), *canvas.view.to_units(end))
        touched = _distances2(self._lines, np.array(way, np.float32)) <= reach**2
        if not touched.any():
            return
        hit = np.isin(self._owners, self._owners[touched])
        gone = {self._strokes[owner] for owner in np.unique(self._owners[touched]).tolist()}
        self._lines, self._owners = self._lines[~hit], self._owners[~hit]
        left = tuple(stroke for stroke in canvas.drawing.strokes if stroke not in gone)
        # Changes of a kind become one; each drag is a kind of its own.
        canvas.change(Sheet(Drawing(left)), canvas.tr("Erase"), kind=_KINDS + self.drags)


def _distances2(lines: NDArray[np.float32], way: NDArray[np.float32]) -> NDArray[np.float32]:
    """The squares of the distances of lines, (n, 4), from another line, (4,); 0 if they cross."""
    import numpy as np

    one, other = lines.T, way
    near = np.minimum(
        np.minimum(_from(one[0], one[1], other), _from(one[2], one[3], other)),
        np.minimum(_from(other[0], other[1], one), _from(other[2], other[3], one)),
    )
    cross = (_side(one, other[0], other[1]) * _side(one, other[2], other[3]) < 0) & (
        _side(other, one[0], one[1]) * _side(other, one[2], one[3]) < 0
    )
    near[cross] = 0
    return near


def _from(
    x: NDArray[np.float32], y: NDArray[np.float32], line: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The squares of the distances of places from lines, whose x, y, x, y come first."""
    import numpy as np

    across, down = line[2] - line[0], line[3] - line[1]
    share = ((x - line[0]) * across + (y - line[1]) * down) / np.maximum(
        across**2 + down**2, np.float32(1e-12)
    )
    share = np.clip(share, 0, 1)
    away: NDArray[np.float32] = (line[0] + share * across - x) ** 2
    away += (line[1] + share * down - y) ** 2
    return away


def _side(
    line: NDArray[np.float32], x: NDArray[np.float32], y: NDArray[np.float32]
) -> NDArray[np.float32]:
    """On which side of lines places are: below or above 0."""
    side: NDArray[np.float32] = (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (
        x - line[0]
    )
    return side


def eraser_cursor(palette: QPalette, ratio: float) -> QCursor:
    """A ring as large as what the eraser touches, for a screen of so many pixels to a pixel."""
    side = 2 * round(_REACH) + 5
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(side / 2, side / 2)
    # Seen on paper and on ink alike.
    for colour, width in ((palette.base().color(), 3.5), (palette.text().color(), 1.5)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(middle, _REACH, _REACH)
    painter.end()
    return QCursor(pixmap, side // 2, side // 2)
