"""Strokes as smooth curves for the screen.

Each point but the ends is the control point of a quadratic curve between the middles of its two
segments. A piece depends on three points only, so a stroke can be painted as it grows, and what was
painted stays right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from digitpad.ink.strokes import Stroke

Position: TypeAlias = Sequence[float]
"""x, y and maybe more, in canvas units."""

# A path of no length has no caps, so a dot is drawn as a line that nobody can see is one.
_DOT: Final = 1e-3
_LIGHTEST: Final = 0.35


def whole_path(points: Sequence[Position]) -> QPainterPath:
    """The curve of a finished stroke, canvas units."""
    path = QPainterPath(QPointF(points[0][0], points[0][1]))
    if len(points) == 1:
        path.lineTo(points[0][0] + _DOT, points[0][1])
        return path
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        if before is points[0]:
            path.lineTo(_middle(before, at))
        path.quadTo(QPointF(at[0], at[1]), _middle(at, after))
    path.lineTo(points[-1][0], points[-1][1])
    return path


def newest_piece(points: Sequence[Position]) -> QPainterPath | None:
    """What can be painted for good now that the last of `points` has come; None if nothing yet.

    Args:
        points: the last three points of the stroke, or fewer at its beginning.
    """
    if len(points) < 2:
        return None
    if len(points) == 2:
        path = QPainterPath(QPointF(points[0][0], points[0][1]))
        path.lineTo(_middle(points[0], points[1]))
        return path
    before, at, after = points[-3:]
    path = QPainterPath(_middle(before, at))
    path.quadTo(QPointF(at[0], at[1]), _middle(at, after))
    return path


def tail(points: Sequence[Position]) -> QPainterPath:
    """From where the pieces end to the pen: goes away when the next point comes."""
    last = points[-1]
    if len(points) == 1:
        return whole_path(points)
    path = QPainterPath(_middle(points[-2], last))
    path.lineTo(last[0], last[1])
    return path


def pieces(stroke: Stroke, *, finished: bool = True) -> list[tuple[QPainterPath, float]]:
    """A stroke as paths, each with its width as a share of the pen's.

    One path, unless the pen told its pressure or is still down. The tail of an unfinished stroke
    is left out.
    """
    points: list[list[float]] = stroke.points.tolist()
    if finished and (stroke.pressures is None or len(points) == 1):
        return [(whole_path(points), 1.0)]
    if stroke.pressures is None:
        shares = [1.0] * len(points)
    else:
        shares = [pressed(pressure) for pressure in stroke.pressures.tolist()]
    parts = []
    for count in range(2, len(points) + 1):
        piece = newest_piece(points[max(0, count - 3) : count])
        if piece is not None:
            parts.append((piece, shares[count - 1]))
    if finished:
        parts.append((tail(points), shares[-1]))
    return parts


def pressed(pressure: float) -> float:
    """The share of the pen's width at a pressure from 0 to 1."""
    return _LIGHTEST + (1 - _LIGHTEST) * pressure


def _middle(one: Position, other: Position) -> QPointF:
    return QPointF((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
