"""Tracing thin lines through ink: long, nearly straight, wherever they begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Mask: TypeAlias = NDArray[np.bool_]

_SIDE: Final = 400
"""Blocks along a picture in which lines are looked for."""
_STEP: Final = 3
"""Of these, in which a line climbs by one at most: 18 degrees."""
_TURN: Final = 0.1
"""What each climb costs, in steps with ink: a line is straight where it can be."""
_GAP: Final = 1.0
"""What each step without ink costs: a line is broken for less than it is long."""
_WIDEST_GAP: Final = 2
"""Steps: where more are without ink, one line ends and another begins."""
_LEAST_INK: Final = 0.92
"""Of a line's columns."""
_SMOOTH: Final = 0.12
"""Of its length, along which a line lies in the middle of where ink was found near it."""
_MOST: Final = 400
"""Lines that are traced; a picture with more is a texture."""


@dataclass(frozen=True, eq=False)
class Trace:
    """A nearly horizontal line.

    Attributes:
        first: the column of its left end.
        rows: intp (n,), its row in that column and each that follows.
        thickness: how many pixels high its ink usually is.
        inked: the share of its columns that have ink there.
    """

    first: int
    rows: NDArray[np.intp]
    thickness: float
    inked: float

    @property
    def columns(self) -> NDArray[np.intp]:
        """Intp (n,)."""
        return np.arange(self.first, self.first + len(self.rows))

    @property
    def end(self) -> int:
        """The column after its right end."""
        return self.first + len(self.rows)


def trace_lines(mask: Mask, runs: NDArray[np.int32], least: float) -> list[Trace]:
    """The nearly horizontal lines, those with most ink first.

    In blocks, which close small gaps, the paths that climb or fall a little at each step, gain with
    each that has ink and pay for each that has none: the best local alignment of a line with the
    ink (Smith and Waterman 1981), by dynamic programming for all rows at once.

    Args:
        mask: bool (h, w), True where there is ink.
        runs: int32 (h, w), of `run_lengths`.
        least: columns that a line has at least.
    """
    height, width = mask.shape
    block = max(1, -(-max(height, width) // _SIDE))
    tall, wide = block, block * _STEP
    padded = np.pad(mask, ((0, -height % tall), (0, -width % wide)))
    ink: Mask = np.logical_or.reduce([padded[at::tall] for at in range(tall)])
    ink = np.logical_or.reduce([ink[:, at::wide] for at in range(wide)])
    shortest = max(2, int(least / wide))
    traces: list[Trace] = []
    taken = np.zeros_like(ink)
    for path, first in _paths(ink, shortest):
        steps = np.arange(first, first + len(path))
        for begin, end in _unbroken(ink[path, steps] & ~taken[path, steps]):
            if end - begin < shortest:
                continue
            part, there = path[begin:end], steps[begin:end]
            for shift in (-1, 0, 1):
                taken[np.clip(part + shift, 0, len(ink) - 1), there] = True
            trace = _traced(mask, runs, part, there[0], tall, wide)
            if len(trace.rows) >= least and trace.inked >= _LEAST_INK:
                traces.append(trace)
    return traces


def _paths(ink: Mask, shortest: int) -> list[tuple[NDArray[np.intp], int]]:
    """The best paths from each place where one begins: the row in each step, and the first step."""
    rows, steps = ink.shape
    total = np.zeros(rows)
    origin = np.arange(rows)
    blank = np.zeros(rows, np.int32)
    totals = np.zeros((steps, rows), np.float32)
    origins = np.zeros((steps, rows), np.int32)
    came_from = np.zeros((steps, rows), np.int8)
    gain = np.where(ink, 1.0, -_GAP).T
    ways = np.empty((3, rows))
    every = np.arange(rows)
    for step in range(steps):
        ways[0, 0] = ways[2, -1] = -np.inf
        ways[0, 1:], ways[1], ways[2, :-1] = total[:-1] - _TURN, total, total[1:] - _TURN
        best = ways.argmax(axis=0) - 1
        # Straight on where nothing is better.
        best[ways[1] >= ways.max(axis=0)] = 0
        before = ways.max(axis=0)
        began = before <= 0
        source = np.clip(every + best, 0, rows - 1)
        origin = np.where(began, step * rows + every, origin[source])
        total = np.maximum(np.maximum(before, 0.0) + gain[step], 0.0)
        # Over a wide gap nothing is carried: a long path would take the next line for its own.
        blank = np.where(gain[step] > 0, 0, np.where(began, 0, blank[source]) + 1)
        total[blank > _WIDEST_GAP] = 0.0
        came_from[step] = np.where(began, 2, best)
        totals[step], origins[step] = total, origin
    good = np.flatnonzero(totals.ravel() >= 0.6 * shortest)
    if len(good) == 0:
        return []
    good = good[np.argsort(-totals.ravel()[good], kind="stable")]
    _, firsts = np.unique(origins.ravel()[good], return_index=True)
    found = []
    for at in good[np.sort(firsts)][:_MOST].tolist():
        step, row = divmod(at, rows)
        path = [row]
        while came_from[step, row] != 2:
            row += int(came_from[step, row])
            step -= 1
            path.append(row)
        found.append((np.array(path[::-1], np.intp), step))
    return found


def _unbroken(inked: Mask) -> list[tuple[int, int]]:
    """The parts, first to end, of a path that no wide gap goes through."""
    at = np.flatnonzero(inked)
    if len(at) == 0:
        return []
    breaks = np.flatnonzero(np.diff(at) > _WIDEST_GAP)
    firsts = at[np.append(0, breaks + 1)]
    ends = at[np.append(breaks, len(at) - 1)] + 1
    return list(zip(firsts.tolist(), ends.tolist(), strict=True))


def _traced(
    mask: Mask,
    runs: NDArray[np.int32],
    path: NDArray[np.intp],
    first: int,
    tall: int,
    wide: int,
) -> Trace:
    """A path through blocks as a line through pixels."""
    height, width = mask.shape
    columns = np.arange(first * wide, min(width, (first + len(path)) * wide))
    middles = (first + np.arange(len(path)) + 0.5) * wide
    course = ((np.interp(columns, middles, path) + 0.5) * tall).astype(np.intp)
    nearby = np.array(sorted(range(-tall - 1, tall + 2), key=abs))
    rows = np.clip(course + nearby[:, None], 0, height - 1)
    ink = mask[rows, columns]
    # The ends are rounded to blocks: what has no ink is no part of it.
    there = np.flatnonzero(ink.any(axis=0))
    if len(there) == 0:
        return Trace(int(columns[0]), course[:0], 0.0, 0.0)
    kept = slice(int(there[0]), int(there[-1]) + 1)
    columns, rows, ink, course = columns[kept], rows[:, kept], ink[:, kept], course[kept]
    every = np.arange(len(columns))
    snapped = np.where(ink.any(axis=0), rows[ink.argmax(axis=0), every], course)
    smooth = min(len(snapped), max(3, round(_SMOOTH * len(snapped)))) | 1
    middle = ndimage.median_filter(snapped, smooth, mode="nearest").astype(np.intp)
    around = [np.clip(middle + shift, 0, height - 1) for shift in (-1, 0, 1)]
    near = np.stack([mask[row, columns] for row in around])
    widths = np.stack([runs[row, columns] for row in around])
    usual = float(np.median(widths[near])) if near.any() else 0.0
    return Trace(int(columns[0]), middle, usual, float(near.any(axis=0).mean()))


def ink_of(trace: Trace, mask: Mask, runs: NDArray[np.int32], found: Mask) -> None:
    """Mark the ink of a line in `found`, bool (h, w); a stroke across it is thicker, and is not."""
    reach = int(np.ceil(trace.thickness)) + 1
    columns = trace.columns
    for shift in range(-reach, reach + 1):
        rows = np.clip(trace.rows + shift, 0, len(mask) - 1)
        thin = mask[rows, columns] & (runs[rows, columns] <= 1.6 * trace.thickness + 1)
        found[rows[thin], columns[thin]] = True


def run_lengths(mask: Mask) -> NDArray[np.int32]:
    """For each pixel of ink how many lie in one run above and below it, int32 (h, w)."""
    height, width = mask.shape
    padded = np.zeros((width, height + 1), bool)
    padded[:, :height] = mask.T
    flat = padded.ravel().astype(np.int8)
    edges = np.diff(flat, prepend=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    lengths = np.zeros(len(flat), np.int32)
    lengths[np.flatnonzero(flat)] = np.repeat(ends - starts, ends - starts)
    result: NDArray[np.int32] = lengths.reshape(width, height + 1)[:, :height].T
    return result
