"""Lines drawn or printed around numbers: tables, boxes, fields of forms, the line above a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from digitpad.ink.segment import connected
from digitpad.ink.traces import Mask, Trace, ink_of, run_lengths, trace_lines

_SHORTEST: Final = 0.05
"""Of the picture's longer side: a side of a box has this length at least."""
_LONG: Final = 2.5
"""Heights of what is written: no stroke of a digit is as long."""
_LONG_RULE: Final = 1.2
"""Likewise of a line from the edge of a sheet with rules, if it is as thin as those."""
_SEVERAL_RULES: Final = 2
_SIDE: Final = 0.9
"""Likewise of the side of a box around a digit."""
_THIN: Final = 0.06
_THIN_SIDE: Final = 0.12
"""Of its length: a long line, and the side of a box, is this thick at most."""
_THIN_RULE: Final = 0.035
"""Of the picture, of a line from edge to edge. A 1 that fills its crop is thicker."""
_EDGE: Final = 0.04
"""Of the picture: what counts as its edge."""
_TABLE: Final = 0.15
"""Of the picture's shorter side: several joined lines of this length either way are a table."""
_SEVERAL: Final = 2
"""So many things at least are written in a table that something is written in."""
_BEHIND: Final = 0.1
"""Of the picture: a line from edge to edge may be broken for so much, by a thick stroke."""
_GRID: Final = 3
"""Lines that a line of a grid crosses at least; hardly a stroke of a digit crosses two."""
_TABLE_LINES: Final = 3
_MEETS: Final = 0.2
"""Heights between the end of one side of a box and the next side at most."""
_ALIKE: Final = 1.4
"""Times as thick as those at its ends a side of a box is at most; strokes mostly are thicker."""
_MOST_SIDES: Final = 150
"""More lines are a texture, or a sheet of squared paper, in which no box is looked for."""
_WITHIN: Final = 0.35
"""Of a box's height: what is written in it is this high at least."""
_STUB: Final = 0.62
"""Heights: a tick on a line is lower than this."""
_STUB_WIDTH: Final = 0.25
_LEAST_REST: Final = 0.15
"""Of the ink: if less stays, there is no writing in the table, or it is none."""
_EIGHT: Final = np.ones((3, 3), bool)


def erase_tables(mask: Mask) -> Mask:
    """The ink without lines that begin and end in the picture, longer than any stroke.

    A line counts if it is longer than what is written is high, several times over, or is a side of
    a box that something is written in. Where a stroke crosses a line the ink is thicker than the
    line, and stays.

    Args:
        mask: bool (h, w), True where there is ink.

    Returns:
        bool (h, w), the same array if there is no such line.
    """
    runs = run_lengths(mask), run_lengths(mask.T)
    least = _SHORTEST * max(mask.shape)
    lines = [
        _Line(trace, down)
        for down in (False, True)
        for trace in trace_lines(mask.T if down else mask, runs[down], least)
        if _is_thin(trace, _THIN_SIDE)
    ]
    if not lines:
        return mask
    spanning = _spanning(lines, mask.shape)
    found = _ink_of(lines, spanning, mask, runs)
    # Rules join digits of several lines of writing: how high one is, is seen without them first.
    kept, height = _kept(lines, spanning, ~spanning, mask & ~found, runs)
    if np.isinf(height):
        kept, height = _kept(lines, spanning, np.ones(len(lines), bool), mask, runs)
    found |= _ink_of(lines, kept & ~spanning, mask, runs)
    rest = mask & ~found
    if not found.any() or rest.sum() < _LEAST_REST * mask.sum():
        return mask
    return rest if np.isinf(height) else _without_stubs(rest, found, height)


def _kept(
    lines: Sequence[_Line],
    spanning: Mask,
    asked: Mask,
    mask: Mask,
    runs: Sequence[NDArray[np.int32]],
) -> tuple[Mask, float]:
    """Which lines are no strokes, (n,), and how high what is written is, infinity if not known.

    Args:
        lines: all of them.
        spanning: those that go through the picture, (n,), which are no strokes.
        asked: those that `mask` has the ink of, (n,).
        mask: bool (h, w), the ink.
        runs: of it and of its transpose, see `run_lengths`.
    """
    labels = ndimage.label(mask, _EIGHT)[0].astype(np.int32, copy=False)
    some = [line for line, wanted in zip(lines, asked, strict=True) if wanted]
    of_line = np.array([line.label_in(labels) for line in some], np.intp)
    written = _written(mask, runs, some, labels, of_line)
    # Without a measure, only what goes from edge to edge is a line.
    height = _usual_size(written) if len(written) else np.inf
    kept = spanning.copy()
    if np.isfinite(height):
        kept[asked] |= _accepted(some, height, written, labels, of_line)
        kept |= _is_rule_too(lines, spanning, height, mask.shape)
        kept |= _continued(lines, kept, height)
    return kept, height


def _ink_of(
    lines: Sequence[_Line], which: Mask, mask: Mask, runs: Sequence[NDArray[np.int32]]
) -> Mask:
    found = np.zeros_like(mask)
    for line, wanted in zip(lines, which, strict=True):
        if wanted and line.down:
            ink_of(line.trace, mask.T, runs[1], found.T)
        elif wanted:
            ink_of(line.trace, mask, runs[0], found)
    return found


def _written(
    mask: Mask,
    runs: Sequence[NDArray[np.int32]],
    lines: Sequence[_Line],
    labels: NDArray[np.int32],
    of_line: NDArray[np.intp],
) -> NDArray[np.int64]:
    """The boxes, (n, 4), of what is no table: of what stands in it, or beside it; maybe none.

    Strokes of digits are lines too: where all there is might be a table, nothing is taken out of it
    to see what is left, unless it is a grid beyond doubt.
    """
    down = np.array([line.down for line in lines])
    length = np.array([len(line.trace.rows) for line in lines])
    leaves = np.array([_leaves(line.trace, mask.shape[not line.down]) for line in lines])
    long = (length >= _TABLE * min(mask.shape)) & (of_line > 0)
    every = _boxes_of(labels)
    large = (every[:, 2:] - every[:, :2]).max(axis=1) >= _SHORTEST * max(mask.shape)
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
    rest = ndimage.label(mask & ~_ink_of(lines, grid, mask, runs), _EIGHT)[0]
    return _boxes_of(rest.astype(np.int32, copy=False))


def _holds(around: NDArray[np.int64], boxes: NDArray[np.int64]) -> bool:
    """Whether several boxes, (n, 4), are within another one, or one that is not much smaller."""
    inside = (boxes[:, :2] > around[:2]).all(axis=1) & (boxes[:, 2:] < around[2:]).all(axis=1)
    size = (boxes[inside, 2:] - boxes[inside, :2]).max(initial=0)
    least = _WITHIN * (around[2:] - around[:2]).min()
    return bool(inside.sum() >= _SEVERAL or size >= least)


def _usual_size(boxes: NDArray[np.int64]) -> float:
    """The usual height of what is higher than wide, else width, of boxes (n, 4).

    Each has a say by its height: a line has none.
    """
    wide, tall = (boxes[:, 2:] - boxes[:, :2]).T
    size = np.maximum(wide, tall)
    order = np.argsort(size)
    total = np.cumsum(tall[order])
    return float(size[order][np.searchsorted(total, total[-1] / 2)])


def _grid(lines: Sequence[_Line]) -> Mask:
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


def _is_thin(line: Trace, share: float) -> bool:
    return line.thickness <= max(2.0, share * len(line.rows))


def _is_table(down: Mask) -> bool:
    """Whether so many long lines either way, (n,), joined, are a table."""
    return len(down) >= _TABLE_LINES and 0 < down.sum() < len(down)


def _alike(line: Trace, other: Trace) -> bool:
    """Whether a line is not clearly thicker than another, as a stroke is."""
    return line.thickness <= _ALIKE * other.thickness + 0.5


def _leaves(line: Trace, width: int) -> bool:
    """Whether a line goes out at an edge of a picture with so many columns."""
    edge = max(1.0, _EDGE * width)
    return _is_thin(line, _THIN) and (line.first <= edge or line.end >= width - edge)


def _spanning(lines: Sequence[_Line], shape: tuple[int, ...]) -> Mask:
    """Which lines go from one edge of the picture to the other, maybe together with another.

    Where some do, so does a line across a corner.
    """
    spanning = np.zeros(len(lines), bool)
    for one, line in enumerate(lines):
        width = shape[not line.down]
        edge = max(1.0, _EDGE * width)
        if line.trace.first > edge or line.trace.thickness > max(2.0, _THIN_RULE * width):
            continue
        for other, following in enumerate(lines):
            ends = following.trace.end >= width - edge and following.down == line.down
            if ends and (one == other or line.leads_to(following, _BEHIND * width)):
                spanning[[one, other]] = True
    if spanning.any():
        spanning |= [_is_across_corner(line, shape) for line in lines]
    return spanning


def _is_across_corner(line: _Line, shape: tuple[int, ...]) -> bool:
    """Whether a thin line leaves the picture at both ends, at the side and above or below."""
    height, width = shape[line.down], shape[not line.down]
    near = line.trace.thickness + 1
    first, last = line.trace.rows[[0, -1]]
    ends = np.array([[line.trace.first, first], [width - line.trace.end, last]])
    aside = ends[:, 0] <= near
    out = (ends[:, 1] <= near) | (ends[:, 1] >= height - 1 - near)
    return _is_thin(line.trace, _THIN) and bool((aside[0] and out[1]) or (out[0] and aside[1]))


def _boxes_of(labels: NDArray[np.int32]) -> NDArray[np.int64]:
    boxes = [(x.start, y.start, x.stop, y.stop) for y, x in ndimage.find_objects(labels)]
    return np.array(boxes, np.int64).reshape(-1, 4)


def _accepted(
    lines: Sequence[_Line],
    height: float,
    written: NDArray[np.int64],
    labels: NDArray[np.int32],
    of_line: NDArray[np.intp],
) -> Mask:
    """Which lines are long, or are sides of boxes in which something is written, (n,)."""
    if not lines:
        return np.zeros(0, bool)
    length = np.array([len(line.trace.rows) for line in lines])
    kept = np.array([_is_thin(line.trace, _THIN) for line in lines]) & (length >= _LONG * height)
    if kept.any():
        kept &= length >= _LONG * _own_heights(lines, kept, labels, of_line)
    if len(lines) <= _MOST_SIDES:
        kept |= _sides(lines, length >= _SIDE * height, height, written)
    return kept


def _is_rule_too(
    lines: Sequence[_Line], spanning: Mask, height: float, shape: tuple[int, ...]
) -> Mask:
    """Which lines, (n,), begin at the edge of a sheet with rules, are long and no thicker."""
    ruled = [line.trace for line, spans in zip(lines, spanning, strict=True) if spans]
    if len(ruled) < _SEVERAL_RULES:
        return np.zeros(len(lines), bool)
    return np.array(
        [
            len(line.trace.rows) >= _LONG_RULE * height
            and _leaves(line.trace, shape[not line.down])
            and any(_alike(line.trace, rule) for rule in ruled)
            for line in lines
        ]
    )


def _continued(lines: Sequence[_Line], kept: Mask, height: float) -> Mask:
    """Which lines are continuations of those that are kept, (n,)."""
    accepted = [line for line, good in zip(lines, kept, strict=True) if good]
    return np.array(
        [any(line.goes_on_in(other, _MEETS * height) for line in accepted) for other in lines]
    )


@dataclass(frozen=True, eq=False)
class _Line:
    """A line as traced, in the picture or in the picture with rows and columns exchanged."""

    trace: Trace
    down: bool

    @property
    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The points, x and y, where it begins and ends."""
        first = self.trace.first, int(self.trace.rows[0])
        last = self.trace.end - 1, int(self.trace.rows[-1])
        return (first[::-1], last[::-1]) if self.down else (first, last)

    def label_in(self, labels: NDArray[np.int32]) -> int:
        """The label that most of it has, in the picture; 0 if there is none."""
        there = (labels.T if self.down else labels)[self.trace.rows, self.trace.columns]
        return int(np.bincount(there[there > 0], minlength=1).argmax())

    def leads_to(self, other: _Line, most: float) -> bool:
        """Whether another one, of the same direction, begins where this one ends, or soon after."""
        mine, theirs = self.trace, other.trace
        if not 0 <= theirs.first - mine.end <= most or not _alike(mine, theirs):
            return False
        end = slice(-min(len(mine.rows), len(theirs.rows)), None)
        climb, level = np.polyfit(mine.columns[end], mine.rows[end], 1)
        away = abs(climb * theirs.first + level - theirs.rows[0])
        return bool(away <= 2.0 * mine.thickness + 0.1 * (theirs.first - mine.end))

    def goes_on_in(self, other: _Line, near: float) -> bool:
        """Whether another one, beyond an end of this longer one, is its continuation."""
        mine, theirs = self.trace, other.trace
        if self.down != other.down or len(theirs.rows) > len(mine.rows):
            return False
        beyond = theirs.first >= mine.end or mine.first >= theirs.end
        if not beyond or not _alike(theirs, mine):
            return False
        end = (
            slice(-len(mine.rows) // 2, None)
            if theirs.first >= mine.end
            else slice(0, len(mine.rows) // 2)
        )
        slope, level = np.polyfit(mine.columns[end], mine.rows[end], 1)
        return bool(np.abs(slope * theirs.columns + level - theirs.rows).max() <= near)

    def crosses(self, other: _Line) -> bool:
        """Whether another line, down where this one is not, crosses or meets it."""
        if self.down == other.down:
            return False
        mine, theirs = self.trace, other.trace
        there = mine.rows[len(mine.rows) // 2]
        for _ in range(2):
            here = theirs.rows[np.clip(there - theirs.first, 0, len(theirs.rows) - 1)]
            there = mine.rows[np.clip(here - mine.first, 0, len(mine.rows) - 1)]
        near = 2.0 * max(mine.thickness, theirs.thickness)
        across = mine.first - near <= here < mine.end + near
        return bool(across and theirs.first - near <= there < theirs.end + near)

    def passes(self, point: tuple[int, int], near: float) -> bool:
        """Whether it goes through a point, x and y, or near it."""
        along, level = point[::-1] if self.down else point
        if not self.trace.first - near <= along < self.trace.end + near:
            return False
        here = int(np.clip(along - self.trace.first, 0, len(self.trace.rows) - 1))
        return abs(int(self.trace.rows[here]) - level) <= near


def _own_heights(
    lines: Sequence[_Line], long: Mask, labels: NDArray[np.int32], of_line: NDArray[np.intp]
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
    lines: Sequence[_Line], possible: Mask, height: float, written: NDArray[np.int64]
) -> Mask:
    """Which lines, of those that are possible, are sides of boxes with writing in them, (n,)."""
    count = len(lines)
    meets = np.zeros((count, count, 2), bool)
    for one, line in enumerate(lines):
        for other, following in enumerate(lines):
            alike = _alike(line.trace, following.trace)
            if possible[one] and possible[other] and line.down != following.down and alike:
                near = _MEETS * height + following.trace.thickness / 2
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


def _without_stubs(rest: Mask, found: Mask, height: float) -> Mask:
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
