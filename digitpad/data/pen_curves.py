"""The templates of `pen_templates` as linear maps from where the pen passes to points on its path.

A spline is linear in the points it runs through, so one matrix serves every variation of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from digitpad.data.pen_templates import Template

Floats: TypeAlias = NDArray[np.float32]

SPACING: Final = 0.022
"""Between points of a curve, as a share of a character's height: 0.4 pixels of a frame."""
_HEIGHT: Final = 100
"""Of a character, in the units of the templates."""
_ROUNDING: Final = 0.12
"""How far around a point, as a share of the height, the smoothing that rounds off corners looks."""


@dataclass(frozen=True)
class Curve:
    """A template, made ready to be bent: c control points, s points along its k strokes.

    Attributes:
        controls: float32 (c, 2), centred, a character being about 1 high, y down.
        sharp: float32 (s, c), the smooth curve through the control points, with its corners.
        rounded: float32 (s, c), the same with the corners rounded off.
        sharing: float32 (c, c), from independent noise to noise that neighbours on a stroke share.
        lengths: int (k,), points of each stroke; they add up to s.
    """

    controls: Floats
    sharp: Floats
    rounded: Floats
    sharing: Floats
    lengths: NDArray[np.intp]


@cache
def curve_of(template: Template) -> Curve:
    """The curve of a template. Kept: there are a few hundred of a few kilobytes each."""
    parsed = [_parse(stroke) for stroke in template.strokes]
    points = np.concatenate([points for points, _ in parsed])
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    sharp = [_spline(points, corners) for points, corners in parsed]
    return Curve(
        controls=(points - middle).astype(np.float32),
        sharp=_diagonal(sharp),
        rounded=_diagonal([_smoothing(len(curve)) @ curve for curve in sharp]),
        sharing=_diagonal([_sharing(len(points)) for points, _ in parsed]),
        lengths=np.array([len(curve) for curve in sharp]),
    )


def _parse(stroke: str) -> tuple[NDArray[np.float64], list[bool]]:
    """The points (n, 2) of a stroke in the templates' notation, and which are corners."""
    words = stroke.split()
    points = [[float(number) / _HEIGHT for number in word.rstrip("!").split(",")] for word in words]
    return np.array(points), [word.endswith("!") for word in words]


def _spline(points: NDArray[np.float64], corners: Sequence[bool]) -> NDArray[np.float64]:
    """The map (s, n) from n control points to points on the curve through them.

    A natural cubic spline between corners, with the centripetal parameter (Lee 1989), which neither
    loops nor overshoots where control points lie close together.
    """
    n = len(points)
    breaks = [0, *(i for i in range(1, n - 1) if corners[i]), n - 1]
    rows = []
    for first, last in pairwise(breaks):
        chords = np.hypot(*np.diff(points[first : last + 1], axis=0).T)
        knots = np.concatenate([[0], np.cumsum(np.sqrt(np.maximum(chords, 1e-4)))])
        samples = max(4, round(1.1 * float(chords.sum()) / SPACING))
        at = np.linspace(0, knots[-1], samples + 1)
        if last < n - 1:  # A corner is the first point of what follows it.
            at = at[:-1]
        block = np.zeros((len(at), n))
        block[:, first : last + 1] = CubicSpline(knots, np.eye(len(knots)), bc_type="natural")(at)
        rows.append(block)
    return np.concatenate(rows)


def _smoothing(length: int) -> NDArray[np.float64]:
    """The map (length, length) that rounds corners off and leaves both ends where they are."""
    at = np.arange(length)
    to_end = np.minimum(at, at[::-1])[:, None]
    width = np.clip(to_end / 2, 1e-3, _ROUNDING / SPACING)
    weights = np.exp(-0.5 * ((at[:, None] - at) / width) ** 2)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _sharing(count: int) -> NDArray[np.float64]:
    """The map (count, count) that makes noise of neighbours alike, at a variance of 1."""
    at = np.arange(count)
    mix = np.exp(-0.5 * ((at[:, None] - at) / 1.1) ** 2) + 0.4 * np.eye(count)
    return np.asarray(mix / np.sqrt((mix**2).sum(axis=1, keepdims=True)))


def _diagonal(blocks: Sequence[NDArray[np.float64]]) -> Floats:
    """Matrices along the diagonal of one."""
    whole = np.zeros((sum(len(b) for b in blocks), sum(b.shape[1] for b in blocks)), np.float32)
    row = column = 0
    for block in blocks:
        whole[row : row + len(block), column : column + block.shape[1]] = block
        row, column = row + len(block), column + block.shape[1]
    return whole
