"""Handwritten-looking characters from templates of our own, as many as wanted.

So that a model trained where no real pen strokes are at hand, as on a user's machine, still learns
how people write on a pad. Everything is drawn by lot: who writes (which allographs, how slanted,
wide, round and shaky a hand) and how each character turns out.
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

from digitpad.data.mouse import drawn_by_mouse
from digitpad.data.pen_templates import DIGITS, OUTLIERS, Template
from digitpad.ink.strokes import Points

Character: TypeAlias = list[Points]
Knots: TypeAlias = NDArray[np.float64]

CHARACTERS_A_WRITER: Final = 24
SCALE: Final = 10.0
"""Templates are about 100 units high, what is made of them about 1000."""
BY_MOUSE: Final = 0.2
"""Share of the characters that are drawn as with a mouse."""
ANGULAR: Final = 0.08
"""Share of the writers whose pen goes straight from place to place."""
JOINED: Final = 0.06
"""Share of the characters of several strokes that are written without lifting the pen."""
SQUEEZED: Final = 0.1
"""Share of the outliers that are two digits side by side."""


@dataclass(frozen=True)
class _Hand:
    """How someone writes; all lengths in units of the templates, a character being 100 high.

    Attributes:
        choice: for each digit which of its allographs.
        matrix: float64 (2, 2), slant, turn and width.
        stray: standard deviation of the places that the pen passes.
        bend: the same of the slow warp of the whole character.
        tremor: the same of the fast one along the path.
        angular: whether the pen goes straight from place to place, as on a phone or with a mouse.
        ends: the same of the strokes' ends along their direction, as a share of their length.
    """

    choice: tuple[int, ...]
    matrix: NDArray[np.float64]
    stray: float
    bend: float
    tremor: float
    ends: float
    angular: bool


def generate(
    count: int, seed: int | tuple[int, ...], *, outlier_share: float = 0.0
) -> tuple[list[Character], NDArray[np.int64]]:
    """Characters as if written by many people.

    Args:
        count: how many.
        seed: the same seed gives the same characters.
        outlier_share: share of them that are no digits, 0 to 1.

    Returns:
        For each character its strokes, float32 (n, 2) each, y down, about 1000 units high or, if
        drawn by mouse, in pixels of a small pad; and int64 (count,) labels, 0 to 9, or -1 for what
        is no digit.
    """
    lots = np.random.default_rng(seed)
    labels = np.where(lots.random(count) < outlier_share, -1, lots.integers(0, 10, count))
    characters = []
    for at, label in enumerate(labels):
        if at % CHARACTERS_A_WRITER == 0:
            hand = _new_hand(lots)
        characters.append(_character(int(label), hand, lots))
    return characters, labels.astype(np.int64)


def _new_hand(lots: np.random.Generator) -> _Hand:
    slant, turn = lots.normal(0.08, 0.2), lots.normal(0, 0.06)
    width = np.exp(lots.normal(0, 0.16))
    leaning = np.array([[width, 0], [-slant, 1]])
    turning = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return _Hand(
        choice=tuple(lots.choice(len(ways), p=_weights(ways)) for ways in DIGITS),
        matrix=leaning @ turning,
        stray=lots.gamma(4, 0.9),
        bend=lots.gamma(3, 1.2),
        tremor=lots.gamma(2, 0.3),
        ends=lots.uniform(0.01, 0.08),
        angular=lots.random() < ANGULAR,
    )


def _character(label: int, hand: _Hand, lots: np.random.Generator) -> Character:
    if label >= 0:
        strokes = _written(_way(label, hand, lots), hand, lots)
    elif lots.random() < SQUEEZED:
        first, second = (
            _written(_way(int(digit), hand, lots), hand, lots) for digit in lots.integers(0, 10, 2)
        )
        gap = max(path[:, 0].max() for path in first) - min(path[:, 0].min() for path in second)
        beside = np.array([gap + lots.uniform(-150, 300), lots.normal(0, 60)], np.float32)
        strokes = first + [path + beside for path in second]
    else:
        way = OUTLIERS[lots.choice(len(OUTLIERS), p=_weights(OUTLIERS))]
        strokes = _written(way, hand, lots)
    return drawn_by_mouse(strokes, lots) if lots.random() < BY_MOUSE else strokes


def _way(digit: int, hand: _Hand, lots: np.random.Generator) -> Template:
    """Mostly the writer's own way, now and then another."""
    ways = DIGITS[digit]
    own = lots.random() < 0.7
    return ways[hand.choice[digit] if own else lots.choice(len(ways), p=_weights(ways))]


def _written(way: Template, hand: _Hand, lots: np.random.Generator) -> Character:
    """One character by one hand: the template's knots go astray, the curve follows them."""
    instance = hand.matrix @ (np.eye(2) + lots.normal(0, 0.05, (2, 2)))
    wave = lots.normal(0, 1, (2, 2, 3)), lots.uniform(0, 2 * np.pi, (2, 2, 3))
    strokes = []
    for knots, curve in _curves(way, hand.angular):
        own = knots + lots.normal(0, hand.stray, knots.shape)
        own = own + lots.normal(0, 0.8 * hand.stray, 2)  # the whole stroke lands elsewhere
        own = _with_ends(own, hand, lots)
        path = curve @ own
        path = path + hand.bend * _slow_wave(path / 100, *wave)
        path = path + _tremor(len(path), hand.tremor, lots)
        strokes.append((SCALE * path @ instance).astype(np.float32))
    if len(strokes) > 1 and lots.random() < JOINED:
        strokes = [np.concatenate(strokes)]
    return strokes


def _with_ends(knots: Knots, hand: _Hand, lots: np.random.Generator) -> Knots:
    """The pen comes down and leaves a little too early or too late."""
    if len(knots) < 2:
        return knots
    moved = knots.copy()
    early, late = lots.normal(0, hand.ends, 2)
    moved[0] += (knots[0] - knots[1]) * early * 3
    moved[-1] += (knots[-1] - knots[-2]) * late * 3
    return moved


def _slow_wave(
    path: NDArray[np.float64], strength: NDArray[np.float64], phase: NDArray[np.float64]
) -> NDArray[np.float64]:
    """A smooth displacement field, (n, 2), at places in characters: three waves an axis.

    The smooth random field of Simard, Steinkraus and Platt, "Best practices for convolutional
    neural networks", 2003, as a short Fourier series.
    """
    pace = np.array([0.4, 0.8, 1.3]) * 2 * np.pi
    field = np.zeros_like(path)
    for axis in range(2):
        waves = np.sin(path[:, axis, None, None] * pace + phase[axis])
        field += (waves * strength[axis] / np.array([1, 2, 4])).sum(axis=2)
    return field


def _tremor(count: int, strength: float, lots: np.random.Generator) -> NDArray[np.float64]:
    """A shake along the path, (count, 2), smoothed over neighbouring points."""
    shake = lots.normal(0, strength, (count + 2, 2))
    return (shake[:-2] + shake[1:-1] + shake[2:]) / np.sqrt(3)


def _weights(ways: Sequence[Template]) -> NDArray[np.float64]:
    weights = np.array([way.weight for way in ways])
    return weights / weights.sum()


@cache
def _curves(way: Template, angular: bool) -> tuple[tuple[Knots, NDArray[np.float64]], ...]:
    """For each stroke its knots, (k, 2), and the matrix, (n, k), from knots to points.

    A spline is linear in its knots, so the matrix serves every variation of them.
    """
    return tuple(_curve(stroke, angular) for stroke in way.strokes)


def _curve(stroke: str, angular: bool) -> tuple[Knots, NDArray[np.float64]]:
    words = stroke.split()
    knots = np.array([[float(part) for part in word.rstrip("!").split(",")] for word in words])
    corners = [
        0,
        *(at for at, word in enumerate(words) if angular or word.endswith("!")),
        len(words) - 1,
    ]
    parts = [_smooth_part(knots, first, last) for first, last in pairwise(corners) if last > first]
    if not parts:
        return knots, np.ones((1, 1))
    return knots, np.concatenate([part[:-1] for part in parts[:-1]] + [parts[-1]])


def _smooth_part(knots: Knots, first: int, last: int) -> NDArray[np.float64]:
    """The matrix, (n, k), for the smooth curve through knots `first` to `last` inclusive.

    Points are denser where the curve bends: the pen's speed follows curvature by the two-thirds
    power law (Lacquaniti, Terzuolo and Viviani, 1983).
    """
    inner = knots[first : last + 1]
    lengths = np.hypot(*np.diff(inner, axis=0).T)
    # Centripetal parameters: no loops between close knots (Lee, 1989).
    time = np.concatenate([[0], np.cumsum(np.sqrt(np.maximum(lengths, 0.1)))])
    at = _paced(time, inner, float(lengths.sum()))
    matrix = np.zeros((len(at), len(knots)))
    kind = "natural" if len(inner) > 2 else "not-a-knot"
    matrix[:, first : last + 1] = CubicSpline(time, np.eye(len(inner)), bc_type=kind)(at)
    return matrix


def _paced(time: NDArray[np.float64], inner: Knots, length: float) -> NDArray[np.float64]:
    """The parameters at which a pen that slows down in bends is sampled, about 5 units apart."""
    count = max(3, round(length / 5))
    if len(inner) < 3:
        return np.linspace(0, time[-1], count)
    fine = np.linspace(0, time[-1], 8 * count)
    spline = CubicSpline(time, inner, bc_type="natural")
    velocity, force = spline(fine, 1), spline(fine, 2)
    speed = np.hypot(*velocity.T) + 1e-9
    curvature = np.abs(velocity[:, 0] * force[:, 1] - velocity[:, 1] * force[:, 0]) / speed**3
    # Time spent a unit of length goes with curvature to one third; bounded, as is the hand.
    dwell = speed * np.clip(curvature, 0.004, 0.2) ** (1 / 3)
    spent = np.concatenate([[0], np.cumsum((dwell[1:] + dwell[:-1]) / 2)])
    return np.interp(np.linspace(0, spent[-1], count), spent, fine)
