"""Ruled and squared paper: printed lines found and erased, the strokes across them kept."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Mask: TypeAlias = NDArray[np.bool_]

_STEEPEST: Final = 0.1
"""How far a rule climbs per pixel along it: 6 degrees, a sheet held by hand."""
_STEPS: Final = 41
_SPAN: Final = 0.93
"""Of the picture: a rule covers this much of it at least. No stroke does, except in a crop so tight
that it reaches from edge to edge; see `_THIN`."""
_THIN: Final = 0.035
"""Of the length: a rule is this thick at most. A 1 that fills its crop is thicker."""
_SMALLEST: Final = 100
"""Pixels along a picture in which rules are looked for: below this they are as thick as strokes."""
_CORNER: Final = 0.2
"""Of the picture: on a tilted sheet with rules, one that leaves at a corner may be this short."""
_LEAST_REST: Final = 0.15
"""Of the ink: if less stays, what goes from top to bottom is a 1 in a tight crop."""
_WAVY_SIDE: Final = 400
"""Pixels along a picture in which rules of paper that curls are looked for."""
_STEP: Final = 3
"""Of these, in which such a rule climbs by one at most."""
_TURN: Final = 0.1
"""What each climb costs, in steps without ink: a rule is straight where it can be."""
_WAVY_SPAN: Final = 0.85
"""Of the picture: such a rule covers this much of it at least, and it reaches both edges."""
_MARGIN: Final = 0.04
"""Of the picture: what counts as its edge."""
_MOST_POINTS: Final = 20_000


def erase_rules(mask: Mask) -> Mask:
    """The ink without long thin straight lines, nearly horizontal or nearly vertical.

    Lines are peaks of the ink's projections at slightly different angles (a Radon transform of
    a few directions). Where a stroke crosses a line the ink is thicker than the line, and stays.

    Args:
        mask: bool (h, w), True where there is ink.

    Returns:
        bool (h, w), the same array if there is no rule.
    """
    if min(mask.shape) < _SMALLEST:
        return mask
    across, down = _horizontal_rules(mask), _horizontal_rules(mask.T).T
    across |= _wavy_rules(mask & ~across)
    down |= _wavy_rules(mask.T & ~down.T).T
    rest = mask & ~(across | down)
    if not across.any() and rest.sum() < _LEAST_REST * mask.sum():
        return mask
    return rest


def _horizontal_rules(mask: Mask) -> Mask:
    """The ink of nearly horizontal rules only, bool (h, w)."""
    height, width = mask.shape
    found = np.zeros_like(mask)
    y, x = np.nonzero(mask)
    if len(y) < _SPAN * width:
        return found
    thinned = slice(None, None, 1 + len(y) // _MOST_POINTS)
    share = len(y[thinned]) / len(y)
    thickness: NDArray[np.int32] | None = None
    slopes = np.linspace(-_STEEPEST, _STEEPEST, _STEPS)
    profiles = np.zeros((_STEPS, height + 2 * int(width * _STEEPEST) + 4))
    origin = int(width * _STEEPEST) + 2
    for at, slope in enumerate(slopes):
        level = np.rint(y[thinned] - slope * x[thinned]).astype(np.intp) + origin
        profiles[at] = np.bincount(level, minlength=profiles.shape[1])
    # The steepest peak is the angle: all rules of a sheet share it.
    at = int((profiles**2).sum(axis=1).argmax())
    columns = np.arange(width)
    least = np.inf
    for shortest in (_SPAN, _CORNER):
        for level in np.flatnonzero(profiles[at] > 0.3 * shortest * share * width):
            middle = np.rint(level - origin + slopes[at] * columns).astype(np.intp)
            inside = float(((middle >= 0) & (middle < height)).mean())
            if shortest <= inside < least:
                thickness = _run_lengths(mask) if thickness is None else thickness
                found |= _rule_at(mask, thickness, middle, columns, _SPAN)
        least = _SPAN
        if not found.any():
            break
    return found


def _wavy_rules(mask: Mask) -> Mask:
    """The ink of rules from edge to edge of a sheet that is not flat, bool (h, w).

    The cheapest paths from the left edge to the right one, which climb or fall a little at each
    step and pay for each without ink, by dynamic programming for all rows at once.
    """
    height, width = mask.shape
    found = np.zeros_like(mask)
    block = max(1, -(-max(height, width) // _WAVY_SIDE))
    tall, wide = block, block * _STEP
    padded = np.pad(mask, ((0, -height % tall), (0, -width % wide)))
    ink: Mask = np.logical_or.reduce([padded[at::tall] for at in range(tall)])
    ink = np.logical_or.reduce([ink[:, at::wide] for at in range(wide)])
    rows, steps = ink.shape
    edge = max(1, round(_MARGIN * steps))
    if not (ink[:, :edge].any() and ink[:, -edge:].any()):
        return found
    total = np.where(ink[:, 0], 0.0, 1.0)
    came_from = np.zeros((steps, rows), np.int8)
    for step in range(1, steps):
        ways = np.full((3, rows), np.inf)
        ways[0, 1:], ways[1], ways[2, :-1] = total[:-1] + _TURN, total, total[1:] + _TURN
        came_from[step] = ways.argmin(axis=0) - 1
        total = ways.min(axis=0) + ~ink[:, step]
    most = (1.0 - _WAVY_SPAN) * steps + _TURN * steps / 2
    nearby = np.minimum.reduce([np.roll(total, shift) for shift in (-2, -1, 0, 1, 2)])
    ends = np.flatnonzero((total <= most) & (total == nearby))
    if len(ends) == 0:
        return found
    thickness = _run_lengths(mask)
    columns = np.arange(width)
    taken = np.zeros((rows, steps), bool)
    every = np.arange(steps)
    for end in ends[np.argsort(total[ends])]:
        path = np.empty(steps, np.intp)
        row = end
        for step in range(steps - 1, -1, -1):
            path[step] = row
            row += came_from[step, row]
        hit = ink[path, every]
        if taken[path, every].mean() > 0.5 or hit.mean() < _WAVY_SPAN:
            continue
        if hit[:edge].mean() < 0.5 or hit[-edge:].mean() < 0.5:
            continue
        taken[path, every] = True
        course = (np.interp(columns, (every + 0.5) * wide, path) + 0.5) * tall
        middle = _snapped(mask, course.astype(np.intp), 2 * tall + 1)
        found |= _rule_at(mask, thickness, middle, columns, 0.9 * _WAVY_SPAN)
    return found


def _snapped(mask: Mask, course: NDArray[np.intp], reach: int) -> NDArray[np.intp]:
    """The row of ink nearest to a course, int (w,), in each column; the course where there is none.

    Args:
        mask: bool (h, w).
        course: int (w,), a row for each column.
        reach: rows above and below in which ink is looked for.
    """
    nearby = np.array(sorted(range(-reach, reach + 1), key=abs))
    rows = np.clip(course + nearby[:, None], 0, len(mask) - 1)
    ink = mask[rows, np.arange(len(course))]
    at = ink.argmax(axis=0)
    return np.where(ink.any(axis=0), rows[at, np.arange(len(course))], course)


def _rule_at(
    mask: Mask,
    thickness: NDArray[np.int32],
    middle: NDArray[np.intp],
    columns: NDArray[np.intp],
    span: float,
) -> Mask:
    """The ink of the rule along `middle`, int (w,), its row in each column; maybe none.

    It is one if it has ink in `span` of its columns.
    """
    height, width = mask.shape
    found = np.zeros_like(mask)
    inside = (middle >= 0) & (middle < height)
    rows, at = middle[inside], columns[inside]
    around = [np.clip(rows + step, 0, height - 1) for step in (-1, 0, 1)]
    near = np.stack([mask[row, at] for row in around])
    widths = np.stack([thickness[row, at] for row in around])
    if near.any(axis=0).mean() < span:
        return found
    usual = float(np.median(widths[near]))
    if usual > max(2.0, _THIN * width):
        return found
    reach = int(np.ceil(usual)) + 1
    for step in range(-reach, reach + 1):
        there = np.clip(rows + step, 0, height - 1)
        thin = mask[there, at] & (thickness[there, at] <= 1.6 * usual + 1)
        found[there[thin], at[thin]] = True
    return found


def _run_lengths(mask: Mask) -> NDArray[np.int32]:
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
