"""Cutting ink into glyphs: lines of writing, and what may belong together in one.

What a glyph is depends on what it could be read as, so this module only says what is possible;
`digitpad.recognition.choosing` picks among the possibilities with the classifier's help.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.measures import weighted_median

AnyBoxes: TypeAlias = NDArray[Any]
"""Numbers (n, 4): left, top, right, bottom; y down, any unit."""

_LARGE: Final = 0.5
"""Of the usual height: a box this high is a character; the rest are bars and dots."""
_SMALLEST: Final = 0.2
"""Likewise: a box this high may be a character of smaller writing; less is a dot."""
_FEWEST_IN_LINE: Final = 2
_SHARED: Final = 0.4
"""Of the lower one's height: neighbours in a line of writing share this much of it at least."""
_NEIGHBOURS: Final = 2.5
"""Usual heights between neighbours in a line at most; a line that goes on later is joined later."""
_SAME_LINE: Final = 0.45
"""Usual heights between the middles of two parts of one line at most."""
_STEEPEST: Final = 0.12
"""How far lines of writing fall or climb per pixel along them: 7 degrees."""
_CLIMBS: Final = 12
"""Climbs either way that are tried."""
_FEWEST_NEIGHBOURS: Final = 4
_NEXT: Final = 4.0
"""Usual heights to the next character at most, where the slope of lines is looked for."""
_TILTED: Final = 0.4
_TILTED_LEAST: Final = 0.07
_AGREE: Final = 0.08
"""Slopes of lines on a sheet that lies aslant: at most, at least; half of all are so much alike."""
_UPRIGHT: Final = 0.05
_LEVEL: Final = 0.2
"""Usual heights by which the middles of parts of one line differ."""
_MOST_PARTS: Final = 300

_WIDEST: Final = 1.3
_WIDEST_BROKEN: Final = 1.45
"""Heights that a small character, and one in several parts, is wide at most."""
_LINES_APART: Final = 0.25
"""Usual heights between two lines of writing at least; the parts of an 8 are nearer."""
_STACKED: Final = 0.1
"""Of their height together: the gap between two parts that stand above each other."""


def usual_height(boxes: AnyBoxes) -> float:
    """The height that characters have here: the median, each box weighted by its own height.

    A bar or a speck then has no say, however many there are.
    """
    heights = (boxes[:, 3] - boxes[:, 1]).astype(np.float64)
    return weighted_median(heights, heights) if len(heights) else 0.0


def lines_of(boxes: AnyBoxes) -> list[list[int]]:
    """Boxes as lines of writing: top to bottom, and in each from left to right by their middles.

    Lines may climb or fall: a line is a chain of neighbours that share some of their height.
    """
    count = len(boxes)
    if count == 0:
        return []
    height = usual_height(boxes)
    boxes = np.array(boxes, np.float64)
    large = np.flatnonzero(boxes[:, 3] - boxes[:, 1] >= _LARGE * height)
    boxes[:, 1::2] -= _slope(boxes[large], height) * boxes[:, ::2].mean(axis=1)[:, None]
    left, top, right, bottom = boxes.T
    line = np.full(count, -1)
    line[large] = _chains(left[large], top[large], right[large], bottom[large], height)
    large = _with_small_lines(line, large, boxes)
    climb = _join_parts(line, large, boxes, height)
    small = np.flatnonzero(line < 0)
    if len(small):
        away_x = _gaps(left[small], right[small], left[large], right[large])
        away_y = _gaps(top[small], bottom[small], top[large], bottom[large])
        line[small] = line[large][np.hypot(away_x, away_y).argmin(axis=1)]
    middle = left + right
    lines = [np.flatnonzero(line == at) for at in np.unique(line)]
    top, bottom = top - climb * middle / 2, bottom - climb * middle / 2
    lines.sort(key=lambda members: _level(members, top, bottom, height))
    return [[int(i) for i in members[np.argsort(middle[members])]] for members in lines]


def _slope(boxes: NDArray[np.float64], height: float) -> float:
    """How far lines of writing fall per unit to the right: the usual way to the next character.

    Of every character to the nearest one right of it (O'Gorman, "The document spectrum", 1993). 0
    where there are few, they do not agree, or lines are nearly level.
    """
    if not _FEWEST_NEIGHBOURS < len(boxes) <= _MOST_PARTS or height <= 0:
        return 0.0
    x, y = (boxes[:, :2] + boxes[:, 2:]).T / 2
    along, down = x - x[:, None], y - y[:, None]
    along[(along <= 0) | (np.abs(down) > _TILTED * along)] = np.inf
    nearest = along.argmin(axis=1)
    here = np.arange(len(boxes))
    known = along[here, nearest] <= _NEXT * height
    if known.sum() < _FEWEST_NEIGHBOURS:
        return 0.0
    slopes = down[here, nearest][known] / along[here, nearest][known]
    slope = float(np.median(slopes))
    agree = float(np.median(np.abs(slopes - slope))) <= _AGREE
    return slope if agree and abs(slope) >= _TILTED_LEAST else 0.0


def _with_small_lines(
    line: NDArray[np.int64], large: NDArray[np.intp], boxes: NDArray[np.float64]
) -> NDArray[np.intp]:
    """Give lines of smaller writing numbers of their own; all that is in lines now, (n,).

    What is small is mostly a part of a large character, or a point between two. Several of one
    height beside each other, above or below all that is large, are a line.
    """
    small = np.flatnonzero(line < 0)
    if len(small) < _FEWEST_IN_LINE:
        return large
    left, top, right, bottom = boxes.T
    usual = usual_height(boxes[small])
    letters = small[
        (bottom - top >= _LARGE * usual)[small]
        & (right - left <= _WIDEST * (bottom - top))[small]
        & (bottom - top >= _SMALLEST * usual_height(boxes))[small]
    ]
    if len(letters) < _FEWEST_IN_LINE:
        return large
    shared = np.minimum(bottom[letters, None], bottom[large]) - np.maximum(
        top[letters, None], top[large]
    )
    beside = (shared > _SHARED * (bottom - top)[letters, None]).any(axis=1)
    chains = _chains(left[letters], top[letters], right[letters], bottom[letters], usual)
    for chain in range(chains.max() + 1):
        members = chains == chain
        if members.sum() >= _FEWEST_IN_LINE and not beside[members].any():
            line[letters[members]] = line.max() + 1
    return np.flatnonzero(line >= 0)


def _level(
    members: NDArray[np.intp], top: NDArray[Any], bottom: NDArray[Any], height: float
) -> float:
    high = members[(bottom - top)[members] >= _LARGE * height]
    return float((top + bottom)[high if len(high) else members].mean())


def _gaps(
    low: NDArray[Any], high: NDArray[Any], other_low: NDArray[Any], other_high: NDArray[Any]
) -> NDArray[np.float64]:
    """How far apart intervals are, (n, m); 0 where they overlap."""
    apart = np.maximum(low[:, None] - other_high[None, :], other_low[None, :] - high[:, None])
    gaps: NDArray[np.float64] = np.maximum(0.0, apart)
    return gaps


def _chains(
    left: NDArray[Any], top: NDArray[Any], right: NDArray[Any], bottom: NDArray[Any], height: float
) -> NDArray[np.int64]:
    """A number for each box, the same for neighbours of neighbours."""
    shared = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    lower = np.minimum((bottom - top)[:, None], bottom - top)
    near = _gaps(left, right, left, right) <= _NEIGHBOURS * height
    return connected(near & (shared > _SHARED * lower))


def connected(near: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for each of n things, the same for neighbours of neighbours.

    SciPy's connected_components does as much for sparse graphs, and takes 60 ms to import: a fifth
    of what the command line needs to read a digit.

    Args:
        near: (n, n), symmetrical: who is whose neighbour, each its own.
    """
    number = np.full(len(near), -1, np.int64)
    for start in range(len(near)):
        if number[start] >= 0:
            continue
        group = number.max() + 1
        frontier = np.array([start])
        while len(frontier):
            number[frontier] = group
            frontier = np.flatnonzero(near[frontier].any(axis=0) & (number < 0))
    return number


def _join_parts(
    line: NDArray[np.int64], large: NDArray[np.intp], boxes: AnyBoxes, height: float
) -> float:
    """Give the parts of one line, with wide gaps between them, one number.

    Returns:
        How far lines fall per unit to the right, as they do on a sheet that is not upright.
    """
    x, y = (boxes[:, :2] + boxes[:, 2:]).T / 2
    parts = [large[line[large] == at] for at in np.unique(line[large])]
    climb = _climb(
        np.array([x[part].mean() for part in parts]),
        np.array([y[part].mean() for part in parts]),
        height,
    )
    level = y - climb * x
    parts.sort(key=lambda part: float(level[part].mean()))
    for part, following in pairwise(parts):
        if level[following].mean() - level[part].mean() > _SAME_LINE * height:
            continue
        one, other = boxes[line == line[part[0]]], boxes[following]
        if (_gaps(one[:, 0], one[:, 2], other[:, 0], other[:, 2]) > 0).all():
            line[following] = line[part[0]]
    return climb


def _climb(x: NDArray[np.float64], y: NDArray[np.float64], height: float) -> float:
    """The climb at which most parts of lines, by their middles (n,), are on a level with others."""
    if not 2 < len(x) <= _MOST_PARTS or height <= 0:
        return 0.0
    away_x, away_y = x[:, None] - x, y[:, None] - y
    climbs = np.linspace(-_STEEPEST, _STEEPEST, 2 * _CLIMBS + 1)
    level = [
        float(np.exp(-(((away_y - climb * away_x) / (_LEVEL * height)) ** 2)).sum())
        for climb in climbs
    ]
    # Straight, unless another climb is clearly better.
    level[_CLIMBS] *= 1.0 + _UPRIGHT
    return float(climbs[int(np.argmax(level))])


def may_be_one(boxes: AnyBoxes) -> bool:
    """Whether boxes may all be parts of one character.

    It is not much wider than high, and no gap runs through it from side to side: the loops of an 8
    stand nearer to each other than two lines of writing do.
    """
    boxes = np.asarray(boxes)
    width, height = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
    if width > _WIDEST_BROKEN * height:
        return False
    return widest_gap(boxes) <= _LINES_APART * usual_height(boxes)


def widest_gap(boxes: AnyBoxes) -> float:
    """The highest gap that runs from side to side between boxes; 0 if none does."""
    down = boxes[np.argsort(boxes[:, 1])]
    gaps = down[1:, 1] - np.maximum.accumulate(down[:, 3])[:-1]
    return float(gaps.max(initial=0.0))


def stacks_of(boxes: AnyBoxes) -> list[list[int]]:
    """Boxes that stand close above each other, as the two loops of an 8 do, in one list each."""
    left, top, right, bottom = np.asarray(boxes, np.float64).T
    shared = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    narrower = np.minimum((right - left)[:, None], right - left)
    both = np.maximum(bottom[:, None], bottom) - np.minimum(top[:, None], top)
    close = _gaps(top, bottom, top, bottom) <= _STACKED * both
    stack = connected(close & (shared >= 0.5 * narrower))
    return [[int(i) for i in np.flatnonzero(stack == at)] for at in np.unique(stack)]
