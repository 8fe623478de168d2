"""What is printed on paper to write on: rules, squares, tables, boxes. The strokes across stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from digitpad.ink.boxes import erase_boxes
from digitpad.ink.lines import Line, edge_of, find_lines, ink_of_lines
from digitpad.ink.tables import continued, find_tables, without_stubs
from digitpad.ink.traces import Mask, run_lengths

_SMALLEST: Final = 100
"""Pixels along a picture in which lines are looked for: below this they are as thick as strokes."""
_THIN: Final = 0.035
"""Of the picture: a rule is this thick at most. A 1 that fills its crop is thicker."""
_BEHIND: Final = 0.1
"""Of the picture: a rule may be broken for so much, by a thick stroke."""
_LONG: Final = 1.2
"""Heights of what is written: so long a line from the edge of a sheet with rules, as thin as they
are, is another one that does not reach the other edge."""
_FEWEST_RULES: Final = 5
_FADES: Final = 0.25
"""Of the picture: so many lines, so long, from one edge of it are rules though they end in light or
shade,"""
_SMALLEST_GAP: Final = 4.0
"""Pixels between two of them at least."""
_UNEVEN: Final = 0.2
_EVEN: Final = 0.75
"""if so many of the gaps between them differ by so much or less."""
_SEVERAL: Final = 2
_LEAST_REST: Final = 0.15
"""Of the ink: if less stays, there is no writing among the lines, or they are none. What goes from
top to bottom may be a 1 in a tight crop."""


def erase_rules(mask: Mask) -> Mask:
    """The ink without thin lines longer than any stroke, across or down.

    Where a stroke crosses a line the ink is thicker than the line, and stays.

    Args:
        mask: bool (h, w), True where there is ink.

    Returns:
        bool (h, w), the same array if there is no such line.
    """
    if min(mask.shape) < _SMALLEST:
        return mask
    mask = erase_boxes(mask)
    runs = run_lengths(mask), run_lengths(mask.T)
    lines = find_lines(mask, runs)
    if not lines:
        return mask
    rules = _through(lines, mask.shape) | _along_edge(lines, mask.shape)
    rules |= _evenly_spaced(lines, mask.shape)
    found = ink_of_lines(lines, rules, mask, runs)
    clear = mask & ~found
    # Rules join digits of several lines of writing: how high one is, is seen without them. Where
    # that says nothing, two of the sides of a frame may have passed for rules.
    kept, height = rules.copy(), np.inf
    for asked, ink in ((~rules, clear), (np.ones(len(lines), bool), mask)):
        if np.isinf(height):
            some = [line for line, wanted in zip(lines, asked, strict=True) if wanted]
            tables, height = find_tables(some, ink, runs)
            kept[asked] |= tables
    if np.isfinite(height):
        kept |= _from_edge(lines, rules, height, mask.shape)
        kept |= continued(lines, kept, height)
    found |= ink_of_lines(lines, kept & ~rules, mask, runs)
    rest = mask & ~found
    ruled = any(not line.down for line, rule in zip(lines, rules, strict=True) if rule)
    sure = clear if ruled else mask
    if not found.any() or rest.sum() < _LEAST_REST * sure.sum():
        return sure
    return rest if np.isinf(height) else without_stubs(rest, found, height)


def _through(lines: Sequence[Line], shape: tuple[int, ...]) -> Mask:
    """Which lines go from one edge of the picture to the other, maybe together with another.

    Where some do, so does a line across a corner.
    """
    through = np.zeros(len(lines), bool)
    for one, line in enumerate(lines):
        width = shape[not line.down]
        edge = edge_of(width)
        if line.trace.first > edge or line.trace.thickness > max(2.0, _THIN * width):
            continue
        for other, following in enumerate(lines):
            ends = following.trace.end >= width - edge and following.down == line.down
            if ends and (one == other or line.leads_to(following, _BEHIND * width)):
                through[[one, other]] = True
    if through.any():
        through |= [_is_across_corner(line, shape) for line in lines]
    return through


def _evenly_spaced(lines: Sequence[Line], shape: tuple[int, ...]) -> Mask:
    """Which lines, (n,), are rules that fade before the other edge: many, thin, long and even."""
    found = np.zeros(len(lines), bool)
    for down in (False, True):
        width = shape[not down]
        long = [
            at
            for at, line in enumerate(lines)
            if line.down == down and line.leaves(shape) and len(line) >= _FADES * width
        ]
        if len(long) < _FEWEST_RULES:
            continue
        middle = np.median([lines[at].trace.columns.mean() for at in long])
        levels = np.sort([lines[at].level_at(float(middle)) for at in long])
        # Two parts of one rule are one.
        gaps = np.diff(levels)
        gaps = gaps[gaps > _SMALLEST_GAP]
        if len(gaps) < _FEWEST_RULES - 1:
            continue
        steps = gaps / np.median(gaps)
        whole = np.maximum(np.round(steps), 1.0)
        even = np.abs(steps - whole) <= _UNEVEN * whole
        if even.mean() >= _EVEN:
            found[long] = True
    return found


def _along_edge(lines: Sequence[Line], shape: tuple[int, ...]) -> Mask:
    """Which lines, (n,), are what is left of a border: thin, and at the very edge all along."""

    def is_border(line: Line) -> bool:
        near = line.trace.thickness + 1
        rows, height = line.trace.rows, shape[line.down]
        return line.is_thin() and bool(rows.max() <= near or rows.min() >= height - 1 - near)

    return np.array([is_border(line) for line in lines], bool)


def _is_across_corner(line: Line, shape: tuple[int, ...]) -> bool:
    """Whether a thin line leaves the picture at both ends, at the side and above or below."""
    height, width = shape[line.down], shape[not line.down]
    near = line.trace.thickness + 1
    first, last = line.trace.rows[[0, -1]]
    ends = np.array([[line.trace.first, first], [width - line.trace.end, last]])
    aside = ends[:, 0] <= near
    out = (ends[:, 1] <= near) | (ends[:, 1] >= height - 1 - near)
    return line.is_thin() and bool((aside[0] and out[1]) or (out[0] and aside[1]))


def _from_edge(lines: Sequence[Line], through: Mask, height: float, shape: tuple[int, ...]) -> Mask:
    """Which lines, (n,), begin at the edge of a sheet with rules, are long and no thicker."""
    ruled = [line for line, spans in zip(lines, through, strict=True) if spans]
    if len(ruled) < _SEVERAL:
        return np.zeros(len(lines), bool)
    return np.array(
        [
            len(line) >= _LONG * height
            and line.leaves(shape)
            and any(line.is_no_thicker_than(rule) for rule in ruled)
            for line in lines
        ]
    )
