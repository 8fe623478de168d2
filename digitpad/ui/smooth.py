"""Strokes as smooth curves.

Each point but the ends is the control point of a quadratic curve between the middles of its two
segments. A piece depends on three points only, so a stroke can be painted as it grows, and what was
painted stays right. The pen's width changes evenly along a piece, and there is no step between two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from digitpad.ink.strokes import Stroke

# Imported with the first stroke: see digitpad.ink.strokes.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Row: TypeAlias = Sequence[float]
"""A point as StrokeRecorder keeps it: x and y in canvas units, time, pressure."""
Piece: TypeAlias = tuple[float, float, float, float, float, float, float, float]
"""A quadratic curve: begin x, y; control point x, y; end x, y; all in canvas units; and the shares
of the pen's width at its begin and its end, 0 to 1."""

# A path of no length has no caps, so a dot is drawn as a line that nobody can see is one.
_DOT: Final = 1e-3
_LIGHTEST: Final = 0.35


def newest_piece(rows: Sequence[Row]) -> Piece | None:
    """What can be painted for good now that the last of `rows` has come; None if nothing yet.

    Args:
        rows: the last three points of the stroke, or fewer at its beginning.
    """
    if len(rows) < 2:
        return None
    if len(rows) == 2:
        return _line(_at(rows[0]), _middle(rows[0], rows[1]))
    before, at, after = rows[-3:]
    x0, y0, share0 = _middle(before, at)
    x1, y1, share1 = _middle(at, after)
    return x0, y0, at[0], at[1], x1, y1, share0, share1


def tail(rows: Sequence[Row]) -> Piece:
    """From where the pieces end to the pen: goes away when the next point comes.

    Args:
        rows: the last two points of the stroke, or the only one.
    """
    last = _at(rows[-1])
    return _line(last if len(rows) == 1 else _middle(rows[-2], rows[-1]), last)


def pieces(stroke: Stroke, *, finished: bool = True) -> NDArray[np.float64]:
    """All pieces of a stroke, float64 (n, 8); without the tail of an unfinished one.

    They are the same, to the bit, as those that came one by one.
    """
    import numpy as np

    points = np.empty((len(stroke.points), 3))
    points[:, :2] = stroke.points
    pressures = 1.0 if stroke.pressures is None else stroke.pressures.astype(float)
    points[:, 2] = _LIGHTEST + (1 - _LIGHTEST) * pressures
    middles = (points[:-1] + points[1:]) / 2
    begins = np.concatenate([points[:1], middles])
    ends = np.concatenate([middles, points[-1:]])
    controls = points[:, :2].copy()
    for at in (0, -1):
        controls[at] = (begins[at, :2] + ends[at, :2]) / 2
    found = np.column_stack([begins[:, :2], controls, ends[:, :2], begins[:, 2], ends[:, 2]])
    return found if finished else found[:-1]


def pressed(pressure: float) -> float:
    """The share of the pen's width at a pressure from 0 to 1."""
    return _LIGHTEST + (1 - _LIGHTEST) * pressure


def path_of(piece: Sequence[float]) -> QPainterPath:
    """The curve of a piece, canvas units."""
    x0, y0, cx, cy, x1, y1 = piece[:6]
    path = QPainterPath(QPointF(x0, y0))
    path.quadTo(QPointF(cx, cy), QPointF(x1, y1))
    return path


def whole_path(stroke: Stroke) -> QPainterPath:
    """The curve of a finished stroke, canvas units."""
    path = QPainterPath()
    for x0, y0, cx, cy, x1, y1, _, _ in pieces(stroke).tolist():
        if not path.elementCount():
            path.moveTo(x0, y0)
        if (x0, y0) == (x1, y1):
            x1 += _DOT
        path.quadTo(cx, cy, x1, y1)
    return path


def _at(row: Row) -> tuple[float, float, float]:
    """Where a point is, and the share of the pen's width there."""
    return row[0], row[1], pressed(row[3])


def _middle(one: Row, other: Row) -> tuple[float, float, float]:
    x0, y0, share0 = _at(one)
    x1, y1, share1 = _at(other)
    return (x0 + x1) / 2, (y0 + y1) / 2, (share0 + share1) / 2


def _line(begin: tuple[float, float, float], end: tuple[float, float, float]) -> Piece:
    x0, y0, share0 = begin
    x1, y1, share1 = end
    return x0, y0, (x0 + x1) / 2, (y0 + y1) / 2, x1, y1, share0, share1
