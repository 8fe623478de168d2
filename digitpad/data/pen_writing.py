"""How hands bend the templates of `pen_templates`: the strokes of many characters at once.

The points stray together, the whole is warped, slanted, turned, narrowed; ends overshoot, fall
short or have hooks, corners round off, the pen trembles, and it reports where it is as pens and
mice do, from smooth to jagged.

All points of many characters lie in one long array: an array step costs about the same for one as
for a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digitpad.data.pen_curves import SPACING, Floats, curve_of
from digitpad.data.pen_templates import Template
from digitpad.ink.strokes import Points

Character: TypeAlias = list[Points]
Indices: TypeAlias = NDArray[np.intp]

SIZE: Final = 1000.0
"""The longer side of a character."""

_CHARACTERS_A_WRITER: Final = 12
_JAGGED: Final = 0.3
"""The share of characters that are reported in whole pixels, as a mouse does."""
_BATCH: Final = 1000
"""Characters written at once: the arrays stay small enough for the processor's cache."""


@dataclass(frozen=True)
class Hands:
    """How each of n characters is written.

    Attributes:
        slant: float32 (n,), sideways per height; positive leans to the right.
        turn: float32 (n,), radians.
        widening: float32 (n,), log of width to height, against the template's.
        mess: float32 (n,), standard deviation of a control point, a height being 1.
        roundness: float32 (n,), 0 keeps corners, 1 rounds them off.
        favourites: float32 (n, 10), where in the cumulative weights of each digit's allographs the
            writer's own lies.
    """

    slant: Floats
    turn: Floats
    widening: Floats
    mess: Floats
    roundness: Floats
    favourites: Floats

    def __len__(self) -> int:
        return len(self.slant)

    def of(self, where: Indices) -> Hands:
        return Hands(
            self.slant[where],
            self.turn[where],
            self.widening[where],
            self.mess[where],
            self.roundness[where],
            self.favourites[where],
        )


def draw_hands(count: int, rng: np.random.Generator) -> Hands:
    """For each of `count` characters the hand of some writer, and that instance's whim."""
    writers = max(1, count // _CHARACTERS_A_WRITER)
    writer = rng.integers(writers, size=count)

    def varied(mean: float, between: float, within: float) -> Floats:
        own = rng.normal(mean, between, writers)[writer]
        return (own + rng.normal(0, within, count)).astype(np.float32)

    return Hands(
        slant=np.clip(varied(0.1, 0.22, 0.08), -0.5, 0.9),
        turn=np.clip(varied(0, 0.07, 0.07), -0.4, 0.4),
        widening=np.clip(varied(0, 0.2, 0.15), -0.9, 0.75),
        mess=(np.exp(np.clip(varied(1.1, 0.35, 0.35), 0, 2.2)) / 100).astype(np.float32),
        roundness=np.clip(varied(0.3, 0.35, 0.25), 0, 1),
        favourites=rng.random((writers, 10), np.float32)[writer],
    )


@dataclass(frozen=True)
class _Ink:
    """The strokes of n characters, one after the other: s strokes, p points.

    Attributes:
        points: float32 (p, 2), y down; changed in place.
        start: int (s,), the first point of each stroke; `end`, its last.
        end: int (s,).
        stroke: int (p,), the stroke of each point.
        character: int (p,), the character of each point.
        first_stroke: int (n + 1,), of each character; one more at the end.
    """

    points: Floats
    start: Indices
    end: Indices
    stroke: Indices
    character: Indices
    first_stroke: Indices


def write(
    templates: Sequence[Template], ways: Indices, hands: Hands, rng: np.random.Generator
) -> list[Character]:
    """Write a character by each hand.

    Args:
        templates: to choose from.
        ways: int (n,), which of them each is written from.
        hands: n of them.
        rng: where chance comes from.

    Returns:
        For each its strokes, float32 (m, 2), m >= 2, y down, from (0, 0), longer side about 1000.
    """
    characters: list[Character] = [[] for _ in ways]
    for first in range(0, len(ways), _BATCH):
        # Those of one template together, so that its curve is computed for all of them at once.
        order = first + np.argsort(ways[first : first + _BATCH], kind="stable")
        own = hands.of(order)
        ink = _follow(templates, ways[order], own, rng)
        _move_strokes(ink, own, rng)
        _move_ends(ink, own, rng)
        _warp(ink, rng)
        _lean(ink, own)
        _tremble(ink, rng)
        _fit(ink)
        reported = _report(ink, rng)
        _quantise(ink, rng)
        for index, character in zip(order, _lift(ink, reported, rng), strict=True):
            characters[index] = character
    return characters


def _normal(rng: np.random.Generator, *shape: int) -> Floats:
    return rng.standard_normal(shape, np.float32)


def _follow(
    templates: Sequence[Template], ways: Indices, hands: Hands, rng: np.random.Generator
) -> _Ink:
    """The curves through control points that stray, neighbours together; a height is 1.

    Args:
        templates: to choose from.
        ways: sorted.
        hands: as many.
        rng: where chance comes from.
    """
    points, lengths, strokes = [], [], []
    bounds = np.flatnonzero(np.diff(ways, prepend=-1, append=-1))
    for first, stop in pairwise(bounds):
        curve, n = curve_of(templates[ways[first]]), int(stop - first)
        c = len(curve.controls)
        stray = (curve.sharing @ _normal(rng, c, n * 2)).reshape(c, n, 2)
        controls = curve.controls[:, None] + stray * hands.mess[first:stop, None]
        flat = controls.reshape(c, n * 2)
        sharp = (curve.sharp @ flat).reshape(-1, n, 2)
        rounded = (curve.rounded @ flat).reshape(-1, n, 2)
        mixed = sharp + (rounded - sharp) * hands.roundness[first:stop, None]
        points.append(mixed.transpose(1, 0, 2).reshape(-1, 2))
        lengths.append(np.tile(curve.lengths, n))
        strokes.append(np.full(n, len(curve.lengths)))
    length, of_character = np.concatenate(lengths), np.concatenate(strokes)
    stops = np.cumsum(length)
    stroke = np.repeat(np.arange(len(length)), length)
    return _Ink(
        points=np.concatenate(points),
        start=stops - length,
        end=stops - 1,
        stroke=stroke,
        character=np.repeat(np.arange(len(ways)), of_character)[stroke],
        first_stroke=np.concatenate([[0], np.cumsum(of_character)]),
    )


def _move_strokes(ink: _Ink, hands: Hands, rng: np.random.Generator) -> None:
    """Where there are several, each stroke lands a little elsewhere, turned, larger or smaller."""
    strokes = len(ink.start)
    of_character = np.diff(ink.first_stroke)
    several = np.repeat(of_character > 1, of_character).astype(np.float32)[:, None]
    mess = np.repeat(hands.mess, of_character)[:, None]
    shift = _normal(rng, strokes, 2) * (mess + np.float32(0.01)) * several
    change = _normal(rng, strokes, 2) * np.array([0.07, 0.08], np.float32) * several
    count = (ink.end - ink.start + 1)[:, None].astype(np.float32)
    middle = np.add.reduceat(ink.points, ink.start) / count
    arm = ink.points - middle[ink.stroke]
    change = change[ink.stroke]
    ink.points[:, 0] += change[:, 1] * arm[:, 0] - change[:, 0] * arm[:, 1]
    ink.points[:, 1] += change[:, 1] * arm[:, 1] + change[:, 0] * arm[:, 0]
    ink.points[:] += shift[ink.stroke]


def _move_ends(ink: _Ink, hands: Hands, rng: np.random.Generator) -> None:
    """Ends overshoot, fall short, miss what they were to meet, and have hooks."""
    strokes = len(ink.start)
    mess = np.repeat(hands.mess, np.diff(ink.first_stroke))[:, None]
    inner = np.minimum(ink.end - ink.start, 4)
    at = np.arange(len(ink.points))
    for end, before, distance in (
        (ink.start, ink.start + inner, at - ink.start[ink.stroke]),
        (ink.end, ink.end - inner, ink.end[ink.stroke] - at),
    ):
        heading = ink.points[end] - ink.points[before]
        heading /= np.maximum(np.hypot(heading[:, :1], heading[:, 1:]), 1e-4)
        # Along the stroke and to any side, fading out within a third of the height.
        pull = heading * _normal(rng, strokes, 1) * np.float32(0.05)
        pull += _normal(rng, strokes, 2) * mess * np.float32(0.6)
        hooked = (rng.random((strokes, 1)) < 0.2).astype(np.float32)
        hook = _normal(rng, strokes, 2) * np.float32(0.05) * hooked
        away = (distance * SPACING).astype(np.float32)[:, None]
        ink.points[:] += np.clip(1 - away / 0.33, 0, 1) ** 2 * pull[ink.stroke]
        ink.points[:] += np.clip(1 - away / 0.09, 0, 1) * hook[ink.stroke]


def _warp(ink: _Ink, rng: np.random.Generator) -> None:
    """Bend the plane smoothly, by waves longer than a character.

    In the place of the elastic distortion of Simard, Steinkraus and Platt (2003): their smoothed
    random field is of low frequencies too, and waves need no grid.
    """
    n = len(ink.first_stroke) - 1
    shift = np.zeros_like(ink.points)
    for _ in range(2):
        frequency = _normal(rng, n, 2) * np.float32(2.6)  # radians per height
        phase = rng.uniform(0, 2 * np.pi, n).astype(np.float32)
        strength = _normal(rng, n, 2) * np.float32(0.055)
        angle = (ink.points * frequency[ink.character]).sum(axis=1) + phase[ink.character]
        shift += np.sin(angle)[:, None] * strength[ink.character]
    ink.points[:] += shift


def _lean(ink: _Ink, hands: Hands) -> None:
    """Width against height, slant, then turn."""
    wide = np.exp(hands.widening / 2)[ink.character]
    y = ink.points[:, 1] / wide
    x = ink.points[:, 0] * wide - hands.slant[ink.character] * y
    cos, sin = np.cos(hands.turn)[ink.character], np.sin(hands.turn)[ink.character]
    ink.points[:, 0] = x * cos - y * sin
    ink.points[:, 1] = x * sin + y * cos


def _tremble(ink: _Ink, rng: np.random.Generator) -> None:
    """A small shiver along the path: in most hands hardly, in a few clearly."""
    n = len(ink.first_stroke) - 1
    size = np.float32(0.005) * np.exp(_normal(rng, n, 2) * np.float32(0.7))
    pace = rng.uniform(0.12, 0.6, (n, 2)).astype(np.float32)  # radians per point
    phase = rng.uniform(0, 2 * np.pi, (n, 2)).astype(np.float32)
    first = ink.start[ink.first_stroke[:-1]]
    at = (np.arange(len(ink.points)) - first[ink.character]).astype(np.float32)[:, None]
    angle = at * pace[ink.character] + phase[ink.character]
    ink.points[:] += np.sin(angle) * size[ink.character]


def _fit(ink: _Ink) -> None:
    """Scale each character to a longer side of 1000 and move it to (0, 0)."""
    first = ink.start[ink.first_stroke[:-1]]
    low = np.minimum.reduceat(ink.points, first)
    extent = (np.maximum.reduceat(ink.points, first) - low).max(axis=1, keepdims=True)
    scale = np.float32(SIZE) / np.maximum(extent, 1e-6)
    ink.points[:] = (ink.points - low[ink.character]) * scale[ink.character]


def _report(ink: _Ink, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Which points, bool (p,), the pen reports: always the ends of strokes.

    Reports come at equal times, and by the two-thirds power law (Lacquaniti, Terzuolo and Viviani
    1983) speed falls with curvature to the power of 1/3: bends have more points than straights.
    """
    n = len(ink.first_stroke) - 1
    steps = np.diff(ink.points, axis=0, prepend=ink.points[:1])
    steps[ink.start] = 0
    length = np.sqrt((steps**2).sum(axis=1)) + np.float32(1e-3)
    cosine = (steps[1:] * steps[:-1]).sum(axis=1) / (length[1:] * length[:-1])
    # At the first step of a stroke it is a right angle: setting the pen down takes time too.
    turning = np.sqrt(np.maximum(2 - 2 * cosine, 0))
    time = np.float32(0.35) * length
    time[1:] += np.cbrt(length[1:] ** 2 * turning * np.float32(SIZE))
    time[ink.start] = 0
    clock = np.cumsum(time, dtype=np.float64)
    first = ink.start[ink.first_stroke[:-1]]
    took = np.add.reduceat(time, first)
    # Of a character: from a tablet's hundred down to a slow mouse's handful.
    reports = np.exp(rng.uniform(np.log(10), np.log(110), n))
    ticks = np.floor((clock - clock[first][ink.character]) * (reports / took)[ink.character])
    reported: NDArray[np.bool_] = np.diff(ticks, prepend=-1) != 0
    reported[ink.start] = reported[ink.end] = True
    return reported


def _quantise(ink: _Ink, rng: np.random.Generator) -> None:
    """Round every place to what the device can tell: whole pixels for a mouse, less for a pen."""
    n = len(ink.first_stroke) - 1
    jagged = rng.random(n) < _JAGGED
    pixels = np.exp(rng.uniform(np.log(16), np.log(160), n))  # that the character is large
    unit = np.where(jagged, SIZE / pixels, 0.125).astype(np.float32)[ink.character, None]
    ink.points[:] = np.round(ink.points / unit) * unit


def _lift(ink: _Ink, reported: NDArray[np.bool_], rng: np.random.Generator) -> Iterator[Character]:
    """Characters cut into strokes; some in another order or direction, some never lifted."""
    n, strokes = len(ink.first_stroke) - 1, len(ink.start)
    points = ink.points[reported]
    stops = [0, *np.cumsum(np.add.reduceat(reported, ink.start, dtype=np.intp)).tolist()]
    backwards = (rng.random(strokes) < 0.08).tolist()
    joined = (rng.random(n) < 0.03).tolist()
    shuffled = (rng.random(n) < 0.1).tolist()
    bounds = ink.first_stroke.tolist()
    for character in range(n):
        mine = range(bounds[character], bounds[character + 1])
        paths = [points[stops[stroke] : stops[stroke + 1]] for stroke in mine]
        # Strokes are joined in the order and direction that everybody knows.
        if joined[character]:
            paths = [np.concatenate(paths)]
        else:
            turned = zip(paths, mine, strict=True)
            paths = [path[::-1].copy() if backwards[stroke] else path for path, stroke in turned]
            if shuffled[character]:
                paths.reverse()
        yield paths
