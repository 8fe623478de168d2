"""Digits written without lifting the pen: strokes divided where the classifier likes it best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.frame import Frame, frame_strokes
from digitpad.ink.strokes import Points, bounding_box
from digitpad.recognition.choosing import Gallery, Group
from digitpad.recognition.classifier import Classifier
from digitpad.recognition.lattice import LOWEST, WIDEST, Lattice, cheapest_way, shape_cost

_STEP: Final = 0.03
"""Heights between the points that a stroke is looked at by."""
_SPAN: Final = 4
"""Points before and after one, by which the turn of the stroke there is told."""
_TURN: Final = 0.9
"""Radians: a corner."""
_LONGEST: Final = 0.45
"""Heights of stroke between two places at most."""
_MOST_LOOKED_AT: Final = 400
"""Digits that might be, which are classified before it is given up."""
_MOST_PLACES: Final = 100
_MOST_STROKES: Final = 15
"""More of them are a scribble or a shaded area."""
_LEAST_WIDE: Final = 0.75
_LEAST_WRITTEN: Final = 2.0
_LEAST_PER_WIDTH: Final = 1.6
"""Heights that two digits are wide at least, heights of stroke in them, and widths of stroke in
any number of them: half a digit, or a line across the pad, is not taken apart while it is drawn."""
_MOST_WRITTEN: Final = 40.0
"""Heights of stroke: more is a scribble."""
_LIFTED: Final = 0.3
"""The cost of the pen having been lifted between two digits."""
_ABRUPT: Final = 1.0
"""What it adds that one digit begins where the other ends: mostly there is a connection between
them, which as a part of the one or the other makes an 8 of a 5."""
_STRAIGHT: Final = 0.8
"""Of a connection's length: the distance of its ends."""
_LONGEST_LINK: Final = 1.5
"""Heights."""


@dataclass(frozen=True, eq=False)
class WrittenDigit:
    """A digit of strokes that were divided.

    Attributes:
        strokes: which they are, whole or in part, from 0.
        whole: whether none of them goes on into another digit.
        group: its name in the gallery.
        box: left, top, right, bottom.
    """

    strokes: tuple[int, ...]
    whole: bool
    group: Group
    box: tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Division:
    """Strokes divided into digits.

    Attributes:
        digits: from first to last.
        gallery: in which they have been looked at.
        cost: of the digits and the cuts, for all together.
    """

    digits: list[WrittenDigit]
    gallery: Gallery
    cost: float


def divide_strokes(
    paths: Sequence[Points], height: float, classifier: Classifier, cut_cost: float, bound: float
) -> Division | None:
    """The best way to divide strokes into digits, each written before the next.

    Args:
        paths: float (n, 2) each, in the order of writing.
        height: of the line of writing.
        classifier: what likes one way to divide better than another.
        cut_cost: of dividing a stroke.
        bound: only what costs less is of interest.

    Returns:
        None if nothing costs less.
    """
    if bound <= cut_cost or not _may_be_several(paths, height):
        return None
    if len(paths) > _MOST_STROKES:
        return None
    parts: list[tuple[int, Points]] = []
    places = [(0, True)]
    for stroke, path in enumerate(paths):
        pieces = _pieces(path, height)
        parts += [(stroke, piece) for piece in pieces]
        places += [(len(parts) - at, at == 0) for at in range(len(pieces) - 1, -1, -1)]
    count = len(places)
    if not 2 < count <= _MOST_PLACES:
        return None
    low = np.array([piece.min(axis=0) for _, piece in parts])
    high = np.array([piece.max(axis=0) for _, piece in parts])
    possible = np.zeros((count, count), bool)
    shapes = np.zeros((count, count))
    links = np.full((count, count), np.inf)
    for first in range(count - 1):
        for end in range(first + 1, count):
            wide, tall = (high[first:end].max(axis=0) - low[first:end].min(axis=0)) / height
            if wide > WIDEST * max(tall, 1.0):
                break
            possible[first, end] = tall >= LOWEST and (first, end) != (0, count - 1)
            shapes[first, end] = shape_cost(wide, tall)
            inner = first > 0 and end < count - 1 and parts[first][0] == parts[end - 1][0]
            if inner and _may_connect([piece for _, piece in parts[first:end]], height):
                links[first, end] = cut_cost
    at_end = np.array([end for _, end in places])
    costs = np.where(at_end, _LIFTED, cut_cost + _ABRUPT)
    costs[[0, -1]] = 0.0
    np.fill_diagonal(links, costs)

    def frame_of(group: Group) -> Frame:
        return frame_strokes(_joined(parts[group[0] : group[1]]))

    gallery = Gallery(frame_of, classifier)
    rest = (high[:, 0].max() - np.minimum.accumulate(low[::-1, 0])[::-1]) / height
    ahead = np.append(cut_cost * np.maximum(rest - 0.5, 0.0), 0.0)
    lattice = Lattice(possible, shapes, links, ahead)
    found = cheapest_way(lattice, gallery, bound, _MOST_LOOKED_AT)
    if found is None or len(found[0]) < 2:
        return None
    digits = []
    for first, end in found[0]:
        strokes = tuple(dict.fromkeys(stroke for stroke, _ in parts[first:end]))
        left, top = low[first:end].min(axis=0)
        right, bottom = high[first:end].max(axis=0)
        box = float(left), float(top), float(right), float(bottom)
        digits.append(WrittenDigit(strokes, bool(at_end[first] and at_end[end]), (first, end), box))
    return Division(digits, gallery, found[1])


def _may_be_several(paths: Sequence[Points], height: float) -> bool:
    left, _, right, _ = bounding_box(paths)
    least = max(_LEAST_WRITTEN * height, _LEAST_PER_WIDTH * (right - left))
    if right - left < _LEAST_WIDE * height:
        return False
    return least <= sum(_length(path) for path in paths) <= _MOST_WRITTEN * height


def _joined(parts: Sequence[tuple[int, Points]]) -> list[Points]:
    """Pieces of stroke as strokes again."""
    strokes: dict[int, list[Points]] = {}
    for stroke, piece in parts:
        strokes.setdefault(stroke, []).append(piece)
    return [np.concatenate(pieces) for pieces in strokes.values()]


def _length(path: Points) -> float:
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def _may_connect(pieces: Sequence[Points], height: float) -> bool:
    """Whether a part of a stroke may be the way from one digit to the next, and part of neither."""
    path = np.concatenate(pieces)
    length = _length(path)
    across, _ = path[-1] - path[0]
    straight = float(np.linalg.norm(path[-1] - path[0])) >= _STRAIGHT * length
    return bool(straight and across > 0 and length <= _LONGEST_LINK * height)


def _pieces(path: Points, height: float) -> list[Points]:
    """A stroke divided at its turns, and between them where they are far apart."""
    path = np.asarray(path, np.float64)
    lengths = np.linalg.norm(np.diff(path, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    if along[-1] < _LONGEST * height:
        return [path.astype(np.float32)]
    count = int(along[-1] / (_STEP * height)) + 2
    at = np.linspace(0.0, along[-1], count)
    points = np.stack([np.interp(at, along, path[:, axis]) for axis in (0, 1)], axis=1)
    places = _turns(points)
    every: list[int] = [0]
    for place in [*places, count - 1]:
        parts = int(np.ceil((at[place] - at[every[-1]]) / (_LONGEST * height)))
        every += [every[-1] + (place - every[-1]) * part // parts for part in range(1, parts)]
        every.append(place)
    return [
        points[first : end + 1].astype(np.float32) for first, end in pairwise(every) if end > first
    ]


def _turns(points: NDArray[np.float64]) -> list[int]:
    """Where a stroke turns back, up or down, or has a corner; not too near each other."""
    count = len(points)
    if count < 4 * _SPAN:
        return []
    before = points[_SPAN:-_SPAN] - points[: -2 * _SPAN]
    after = points[2 * _SPAN :] - points[_SPAN:-_SPAN]
    angle = np.arctan2(after[:, 1], after[:, 0]) - np.arctan2(before[:, 1], before[:, 0])
    turn = np.abs((angle + np.pi) % (2 * np.pi) - np.pi)
    back = (before * after < 0).any(axis=1)
    wanted = np.where(back | (turn > _TURN), turn, 0.0)
    found: list[int] = []
    for place in np.argsort(-wanted):
        if wanted[place] <= 0:
            break
        if all(abs(int(place) - other) >= _SPAN for other in found):
            found.append(int(place))
    return sorted(place + _SPAN for place in found)
