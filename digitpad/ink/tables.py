"""Lines drawn or printed around numbers: tables, boxes, fields of forms, the line above a sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from digitpad.ink.lines import SHORTEST, Line, Runs, ink_of_lines
from digitpad.ink.measures import boxes_of, weighted_median
from digitpad.ink.segment import connected
from digitpad.ink.traces import Mask

_LONG: Final = 2.5
"""Heights of what is written: no stroke of a digit is as long."""
_SIDE: Final = 0.9
"""Likewise of the side of a box around a digit."""
_TABLE: Final = 0.15
"""Of the picture's shorter side: several joined lines of this length either way are a table."""
_SEVERAL: Final = 2
"""So many things at least are written in a table that something is written in."""
_GRID: Final = 3
"""Lines that a line of a grid crosses at least; hardly a stroke of a digit crosses two."""
_TABLE_LINES: Final = 3
_MEETS: Final = 0.2
"""Heights between the end of one side of a box and the next side at most."""
_TOUCHES: Final = 2.0
"""Pixels: likewise of the sides of two boxes that stand so near that they are one thick line."""
_DOUBLE: Final = 3.0
"""Times as thick as the other lines such a double one is at most."""
_MOST_SIDES: Final = 150
"""More lines are a texture, or a sheet of squared paper, in which no box is looked for."""
_WITHIN: Final = 0.35
"""Of a box's height: what is written in it is this high at least."""
_STUB: Final = 0.62
"""Heights: a tick on a line is lower than this."""
_STUB_WIDTH: Final = 0.25
_EIGHT: Final = np.ones((3, 3), bool)


def find_tables(lines: Sequence[Line], mask: Mask, runs: Runs) -> tuple[Mask, float]:
    """Which lines are no strokes, (n,), and how high what is written is, infinity if not known.

    A line is none if it is longer than what is written is high, several times over, or a side of a
    box that something is written in.

    Args:
        lines: in the ink.
        mask: bool (h, w), the ink.
        runs: see there.
    """
    labels = ndimage.label(mask, _EIGHT)[0].astype(np.int32, copy=False)
    of_line = np.array([line.label_in(labels) for line in lines], np.intp)
    written = _written(mask, runs, lines, labels, of_line)
    if len(written) == 0:
        return np.zeros(len(lines), bool), np.inf
    height = _usual_size(written)
    return _accepted(lines, height, written, labels, of_line), height


def continued(lines: Sequence[Line], kept: Mask, height: float) -> Mask:
    """Which lines go on where those end that are kept, (n,), beside writing of that height."""
    accepted = [line for line, good in zip(lines, kept, strict=True) if good]
    return np.array(
        [any(line.goes_on_in(other, _MEETS * height) for line in accepted) for other in lines]
    )


def without_stubs(rest: Mask, found: Mask, height: float) -> Mask:
    """The ink without the ticks of a comb that stood on a line, and what else is left of lines."""
    labels, _ = ndimage.label(rest, _EIGHT)
    near = ndimage.binary_dilation(found, _EIGHT, iterations=2)
    touched = np.unique(labels[near & rest])
    rest = rest.copy()
    for number, place in enumerate(ndimage.find_objects(labels), 1):
        tall, wide = (part.stop - part.start for part in place)
        if number in touched and tall < _STUB * height and wide <= max(3.0, _STUB_WIDTH * height):
            here = rest[place]
            here[labels[place] == number] = False
    return rest


def _written(
    mask: Mask,
    runs: Runs,
    lines: Sequence[Line],
    labels: NDArray[np.int32],
    of_line: NDArray[np.intp],
) -> NDArray[np.int64]:
    """The boxes, (n, 4), of what is no table: of what stands in it, or beside it; maybe none.

    Strokes of digits are lines too: where all there is might be a table, nothing is taken out of it
    to see what is left, unless it is a grid beyond doubt.
    """
    down = np.array([line.down for line in lines])
    length = np.array([len(line) for line in lines])
    leaves = np.array([line.leaves(mask.shape) for line in lines])
    long = (length >= _TABLE * min(mask.shape)) & (of_line > 0)
    every = boxes_of(labels)
    large = (every[:, 2:] - every[:, :2]).max(axis=1) >= SHORTEST * max(mask.shape)
    beside = np.ones(len(every), bool)
    for label in np.unique(of_line[long]).tolist():
        here = long & (of_line == label)
        holds = _holds(every[label - 1], every[large])
        if leaves[here].any() or (holds and _is_table(down[here])):
            beside[label - 1] = False
    held = [box for box in every[~beside] if _holds(box, every[large & beside])]
    if beside.all() or held or (large & beside).sum() >= _SEVERAL:
        return every[beside]
    grid = _grid(lines)
    if not grid.any():
        return every[:0]
    rest = ndimage.label(mask & ~ink_of_lines(lines, grid, mask, runs), _EIGHT)[0]
    return boxes_of(rest.astype(np.int32, copy=False))


def _holds(around: NDArray[np.int64], boxes: NDArray[np.int64]) -> bool:
    """Whether several boxes, (n, 4), are within another one, or one that is not much smaller."""
    inside = (boxes[:, :2] > around[:2]).all(axis=1) & (boxes[:, 2:] < around[2:]).all(axis=1)
    size = (boxes[inside, 2:] - boxes[inside, :2]).max(initial=0)
    least = _WITHIN * (around[2:] - around[:2]).min()
    return bool(inside.sum() >= _SEVERAL or size >= least)


def _usual_size(boxes: NDArray[np.int64]) -> float:
    """The usual height of what is higher than wide, else width, of boxes (n, 4).

    Each has a say by its height, squared: a line has none, nor have the dots of dotted paper.
    """
    wide, tall = (boxes[:, 2:] - boxes[:, :2]).T
    size = np.maximum(wide, tall)
    return weighted_median(size, tall**2)


def _grid(lines: Sequence[Line]) -> Mask:
    """Which lines are of a grid, (n,): each crosses several that each cross several."""
    count = len(lines)
    if count > _MOST_SIDES:
        return np.zeros(count, bool)
    crossing = np.array([[one.crosses(other) for other in lines] for one in lines])
    kept = np.ones(count, bool)
    while True:
        rest = kept & (crossing[:, kept].sum(axis=1) >= _GRID)
        if (rest == kept).all():
            return kept
        kept = rest


def _is_table(down: Mask) -> bool:
    """Whether so many long lines either way, (n,), joined, are a table."""
    return len(down) >= _TABLE_LINES and 0 < down.sum() < len(down)


def _accepted(
    lines: Sequence[Line],
    height: float,
    written: NDArray[np.int64],
    labels: NDArray[np.int32],
    of_line: NDArray[np.intp],
) -> Mask:
    """Which lines are long, or are sides of boxes in which something is written, (n,)."""
    length = np.array([len(line) for line in lines], np.intp)
    kept = np.array([line.is_thin() for line in lines], bool) & (length >= _LONG * height)
    if kept.any():
        kept &= length >= _LONG * _own_heights(lines, kept, labels, of_line)
    if len(lines) <= _MOST_SIDES:
        kept |= _sides(lines, length >= _SIDE * height, height, written)
    return kept


def _own_heights(
    lines: Sequence[Line], long: Mask, labels: NDArray[np.int32], of_line: NDArray[np.intp]
) -> NDArray[np.float64]:
    """How far the ink of each line goes across it, if it is the only one in that ink, (n,).

    A bar that two digits share is long beside the digits of another line of writing, and not beside
    those two.
    """
    places = ndimage.find_objects(labels)
    heights = np.zeros(len(lines))
    for at in np.flatnonzero(long & (of_line > 0)).tolist():
        if (long & (of_line == of_line[at])).sum() == 1:
            rows, columns = places[of_line[at] - 1]
            along = columns if lines[at].down else rows
            heights[at] = along.stop - along.start
    return heights


def _sides(
    lines: Sequence[Line], possible: Mask, height: float, written: NDArray[np.int64]
) -> Mask:
    """Which lines, of those that are possible, are sides of boxes with writing in them, (n,)."""
    count = len(lines)
    meets = np.zeros((count, count, 2), bool)
    for one, line in enumerate(lines):
        for other, following in enumerate(lines):
            if possible[one] and possible[other] and line.down != following.down:
                near = following.trace.thickness / 2 + _TOUCHES
                if line.is_no_thicker_than(following):
                    near += _MEETS * height
                elif line.trace.thickness > _DOUBLE * following.trace.thickness:
                    continue
                meets[one, other] = [following.passes(end, near) for end in line.ends]
    sides = possible.copy()
    while True:
        rest = sides & (meets[:, :, 0] & sides).any(axis=1) & (meets[:, :, 1] & sides).any(axis=1)
        if (rest == sides).all():
            break
        sides = rest
    at = np.flatnonzero(sides)
    touching = (meets[:, :, 0] | meets[:, :, 1])[np.ix_(at, at)]
    group = connected(touching | touching.T | np.eye(len(at), dtype=bool))
    for number in range(group.max(initial=-1) + 1):
        members = at[group == number]
        points = np.array([end for member in members.tolist() for end in lines[member].ends])
        low, high = points.min(axis=0), points.max(axis=0)
        inside = (written[:, :2] > low).all(axis=1) & (written[:, 2:] < high).all(axis=1)
        tall = written[:, 3] - written[:, 1] >= _WITHIN * min(height, high[1] - low[1])
        if not (inside & tall).any():
            sides[members] = False
    return sides
