"""Ruled and squared paper: printed lines found and erased, the strokes across them kept.

Straight lines from edge to edge are found here, all at once; what is curled, or begins and ends in
the picture, one by one in `digitpad.ink.tables`.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.boxes import erase_boxes
from digitpad.ink.tables import erase_tables
from digitpad.ink.traces import Mask, run_lengths

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
_MOST_POINTS: Final = 20_000


def erase_rules(mask: Mask) -> Mask:
    """The ink without long thin lines, nearly horizontal or nearly vertical.

    Straight ones are peaks of the ink's projections at slightly different angles (a Radon transform
    of a few directions). Where a stroke crosses a line the ink is thicker than it, and stays.

    Args:
        mask: bool (h, w), True where there is ink.

    Returns:
        bool (h, w), the same array if there is no rule.
    """
    if min(mask.shape) < _SMALLEST:
        return mask
    across, down = _horizontal_rules(mask), _horizontal_rules(mask.T).T
    rest = mask & ~(across | down)
    if not across.any() and rest.sum() < _LEAST_REST * mask.sum():
        return mask
    return erase_tables(erase_boxes(rest))


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
                thickness = run_lengths(mask) if thickness is None else thickness
                found |= _rule_at(mask, thickness, middle, columns)
        least = _SPAN
        if not found.any():
            break
    return found


def _rule_at(
    mask: Mask,
    thickness: NDArray[np.int32],
    middle: NDArray[np.intp],
    columns: NDArray[np.intp],
) -> Mask:
    """The ink of the rule along `middle`, int (w,), its row in each column; maybe none.

    It is one if it has ink in `_SPAN` of its columns.
    """
    height, width = mask.shape
    found = np.zeros_like(mask)
    inside = (middle >= 0) & (middle < height)
    rows, at = middle[inside], columns[inside]
    around = [np.clip(rows + step, 0, height - 1) for step in (-1, 0, 1)]
    near = np.stack([mask[row, at] for row in around])
    widths = np.stack([thickness[row, at] for row in around])
    if near.any(axis=0).mean() < _SPAN:
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
