"""Strokes that mean nothing, for a model to learn what is no digit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from digitpad.ink.strokes import Points

Scribble = list[Points]


def scribbles(count: int, lots: np.random.Generator) -> list[Scribble]:
    """Doodles, zigzags, spirals, hatching, crosses and knots, in equal shares by lot.

    Args:
        count: how many.
        lots: all chance comes from it.

    Returns:
        For each its strokes, float32 (n, 2), about 100 units large, y down. All are too long or
        too tangled to be taken for a digit written badly.
    """
    kinds = lots.integers(0, len(_KINDS), count)
    return [_turned(_KINDS[kind](lots), lots) for kind in kinds]


def _doodle(lots: np.random.Generator) -> Scribble:
    """One smooth curve through many random places."""
    return [_smooth(lots.uniform(0, 100, (int(lots.integers(8, 24)), 2)))]


def _tangle(lots: np.random.Generator) -> Scribble:
    """Two or three smooth curves over each other."""
    return [
        _smooth(lots.uniform(0, 100, (int(lots.integers(4, 9)), 2)))
        for _ in range(lots.integers(2, 4))
    ]


def _zigzag(lots: np.random.Generator) -> Scribble:
    """Up and down, pointed or round, at least three times."""
    turns = int(lots.integers(7, 18))
    along = np.linspace(0, lots.uniform(60, 150), turns)
    across = np.where(np.arange(turns) % 2, 0, 100) + lots.normal(0, 10, turns)
    corners = np.stack([along, across], 1)
    return [_smooth(corners) if lots.random() < 0.5 else corners.astype(np.float32)]


def _spiral(lots: np.random.Generator) -> Scribble:
    """Round and round, outward, three times or more."""
    angle = np.linspace(0, lots.uniform(2.6, 6) * 2 * np.pi, 150)
    radius = angle * lots.uniform(0.6, 1.4) ** (angle / angle[-1])
    squash = lots.uniform(0.75, 1)
    return [
        np.stack([radius * np.cos(angle), squash * radius * np.sin(angle)], 1, dtype=np.float32)
    ]


def _coil(lots: np.random.Generator) -> Scribble:
    """A row of loops, as of a spring."""
    angle = np.linspace(0, lots.uniform(2.6, 6) * 2 * np.pi, 150)
    advance = lots.uniform(4, 14) * angle
    return [np.stack([advance + 40 * np.cos(angle), 40 * np.sin(angle)], 1, dtype=np.float32)]


def _hatching(lots: np.random.Generator) -> Scribble:
    """Three lines or more side by side, some with others across."""
    count = int(lots.integers(3, 7))
    lines = [
        np.array([(at, lots.normal(0, 6)), (at + lots.normal(0, 6), 100 + lots.normal(0, 6))])
        for at in np.linspace(0, 100, count) + lots.normal(0, 5, count)
    ]
    if lots.random() < 0.5:
        lines += [line[:, ::-1] for line in lines[:3]]
    return [line.astype(np.float32) for line in lines]


def _star(lots: np.random.Generator) -> Scribble:
    """Lines that cross in the middle, three or more, as an asterisk."""
    count = int(lots.integers(3, 6))
    angles = np.arange(count) * np.pi / count + lots.normal(0, 0.1, count)
    ends = np.stack([np.cos(angles), np.sin(angles)], 1) * 50
    return [
        np.stack([-end * lots.uniform(0.7, 1.2), end * lots.uniform(0.7, 1.2)], dtype=np.float32)
        for end in ends
    ]


def _cross(lots: np.random.Generator) -> Scribble:
    """A plus sign or a St Andrew's cross."""
    x, y = lots.uniform(35, 65, 2)
    return [
        np.array([(0, y + lots.normal(0, 4)), (100, y)], np.float32),
        np.array([(x + lots.normal(0, 4), 0), (x, 100)], np.float32),
    ]


def _dashes(lots: np.random.Generator) -> Scribble:
    """Lines, two or three, one below the other, as an equals sign."""
    return [
        np.array([(0, at), (100 * lots.uniform(0.8, 1.2), at + lots.normal(0, 5))], np.float32)
        for at in np.arange(lots.integers(2, 4)) * lots.uniform(20, 50)
    ]


_KINDS: Final[tuple[Callable[[np.random.Generator], Scribble], ...]] = (
    _doodle, _doodle, _tangle, _zigzag, _zigzag, _spiral, _coil, _hatching, _star, _cross, _dashes,
)  # fmt: skip


def _smooth(knots: NDArray[np.float64]) -> Points:
    """A smooth curve, float32 (n, 2), through knots, (m, 2)."""
    time = np.arange(len(knots))
    return CubicSpline(time, knots)(np.linspace(0, len(knots) - 1, len(knots) * 8)).astype(
        np.float32
    )


def _turned(strokes: Scribble, lots: np.random.Generator) -> Scribble:
    """The strokes, turned by any angle, made wider or narrower."""
    turn = lots.uniform(0, 2 * np.pi)
    cos, sin = np.cos(turn), np.sin(turn)
    matrix = np.array([[cos, -sin], [sin, cos]]) * np.array([lots.uniform(0.6, 1.4), 1])
    return [(stroke @ matrix).astype(np.float32) for stroke in strokes]
