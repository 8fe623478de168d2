"""Thin lines in ink, across or down, and how they lie to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.traces import Mask, Trace, ink_of, trace_lines

Runs: TypeAlias = tuple[NDArray[np.int32], NDArray[np.int32]]
"""Of ink and of its transpose, see `run_lengths`."""

SHORTEST: Final = 0.05
"""Of the picture's longer side: a line has this length at least."""
_THIN: Final = 0.06
_THIN_SIDE: Final = 0.12
"""Of its length: a long line, and the side of a box, is this thick at most."""
_ALIKE: Final = 1.4
"""Times as thick as those beside it a line is at most; strokes mostly are thicker."""
_EDGE: Final = 0.04
"""Of the picture: what counts as its edge."""


@dataclass(frozen=True, eq=False)
class Line:
    """A line as traced, in the picture or in the picture with rows and columns exchanged."""

    trace: Trace
    down: bool

    @property
    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The points, x and y, where it begins and ends."""
        first = self.trace.first, int(self.trace.rows[0])
        last = self.trace.end - 1, int(self.trace.rows[-1])
        return (first[::-1], last[::-1]) if self.down else (first, last)

    def __len__(self) -> int:
        """How many pixels long it is."""
        return len(self.trace.rows)

    def is_thin(self, share: float = _THIN) -> bool:
        """Whether it is that share of its length thick at most, as a long line is."""
        return self.trace.thickness <= max(2.0, share * len(self))

    def is_no_thicker_than(self, other: Line) -> bool:
        """Whether it is not clearly thicker than another one, as a stroke is."""
        return self.trace.thickness <= _ALIKE * other.trace.thickness + 0.5

    def leaves(self, shape: tuple[int, ...]) -> bool:
        """Whether it is thin and goes out at an edge of a picture of that shape, along itself."""
        width = shape[not self.down]
        edge = edge_of(width)
        return self.is_thin() and (self.trace.first <= edge or self.trace.end >= width - edge)

    def label_in(self, labels: NDArray[np.int32]) -> int:
        """The label that most of it has, in the picture; 0 if there is none."""
        there = (labels.T if self.down else labels)[self.trace.rows, self.trace.columns]
        return int(np.bincount(there[there > 0], minlength=1).argmax())

    def leads_to(self, other: Line, most: float) -> bool:
        """Whether another one, of the same direction, begins where this one ends, or soon after."""
        mine, theirs = self.trace, other.trace
        if not 0 <= theirs.first - mine.end <= most or not self.is_no_thicker_than(other):
            return False
        end = slice(-min(len(mine.rows), len(theirs.rows)), None)
        climb, level = np.polyfit(mine.columns[end], mine.rows[end], 1)
        away = abs(climb * theirs.first + level - theirs.rows[0])
        return bool(away <= 2.0 * mine.thickness + 0.1 * (theirs.first - mine.end))

    def goes_on_in(self, other: Line, near: float) -> bool:
        """Whether another one, beyond an end of this longer one, is its continuation."""
        mine, theirs = self.trace, other.trace
        if self.down != other.down or len(theirs.rows) > len(mine.rows):
            return False
        beyond = theirs.first >= mine.end or mine.first >= theirs.end
        if not beyond or not other.is_no_thicker_than(self):
            return False
        half = max(2, len(mine.rows) // 2)
        end = slice(-half, None) if theirs.first >= mine.end else slice(0, half)
        slope, level = np.polyfit(mine.columns[end], mine.rows[end], 1)
        return bool(np.abs(slope * theirs.columns + level - theirs.rows).max() <= near)

    def crosses(self, other: Line) -> bool:
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

    def level_at(self, along: float) -> float:
        """Where it is across itself at a place along it, or at its end before that."""
        at = int(np.clip(along - self.trace.first, 0, len(self) - 1))
        return float(self.trace.rows[at])

    def passes(self, point: tuple[int, int], near: float) -> bool:
        """Whether it goes through a point, x and y, or near it."""
        along, level = point[::-1] if self.down else point
        if not self.trace.first - near <= along < self.trace.end + near:
            return False
        here = int(np.clip(along - self.trace.first, 0, len(self.trace.rows) - 1))
        return abs(int(self.trace.rows[here]) - level) <= near


def find_lines(mask: Mask, runs: Runs) -> list[Line]:
    """The lines across, then those down, in ink, bool (h, w)."""
    least = SHORTEST * max(mask.shape)
    every = [
        Line(trace, down)
        for down in (False, True)
        for trace in trace_lines(mask.T if down else mask, runs[down], least)
    ]
    return [line for line in every if line.is_thin(_THIN_SIDE)]


def ink_of_lines(lines: Sequence[Line], which: Mask, mask: Mask, runs: Runs) -> Mask:
    """The ink, bool (h, w), of some of the lines, (n,), but for strokes across them."""
    found = np.zeros_like(mask)
    for line, wanted in zip(lines, which, strict=True):
        if wanted and line.down:
            ink_of(line.trace, mask.T, runs[1], found.T)
        elif wanted:
            ink_of(line.trace, mask, runs[0], found)
    return found


def edge_of(width: float) -> float:
    """How near to the end of a picture's side counts as its edge."""
    return max(1.0, _EDGE * width)
