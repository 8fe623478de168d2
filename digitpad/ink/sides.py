"""Whether a mark is a stroke on paper, or the edge where one thing ends and another begins.

Paper is the same on both sides of a stroke. Along the outline of a button, of a face or of the page
of a book it is not, however much that outline looks like a 0 or a 1.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.paper import Grey, Mask

_LINES: Final = 48
"""Rows, and columns, along which a mark is crossed: enough for a mean."""
_NEAR: Final = 2
BESIDE: Final = 4
"""Pixels from a mark between which paper is looked at: beyond the ink's blurred edge."""
_CHANCE: Final = 1.2
"""Standard deviations of single pixels by which noise alone sets two such means apart, in the
channel where they are furthest."""
_LEAST_CONTRAST: Final = 8.0
"""Of 255: what differs less is the same."""
_FEWEST: Final = 6
"""Crossings; from fewer nothing follows."""


def one_sidedness(pixels: NDArray[np.uint8], mark: Mask, marked: Mask) -> float:
    """How far the paper on one side of a mark differs from that on the other, on the average.

    Args:
        pixels: uint8 (h, w, 3), the picture around the mark.
        mark: bool (h, w), where the mark is.
        marked: bool (h, w), where any mark is.

    Returns:
        In contrasts of the mark's own ink: near 0 for a stroke, whatever the light; 1 where one
        side is as far from the other as the mark is. 0 also if nothing can be said.
    """
    rows, columns = (np.unique(np.linspace(0, side - 1, _LINES).astype(int)) for side in mark.shape)
    found = np.concatenate(
        (
            _crossings(pixels[rows], mark[rows], marked[rows]),
            _crossings(pixels[:, columns].swapaxes(0, 1), mark[:, columns].T, marked[:, columns].T),
        )
    )
    return float(np.minimum(found, 1.0).mean()) if len(found) >= _FEWEST else 0.0


def _crossings(pixels: NDArray[np.uint8], mark: Mask, marked: Mask) -> Grey:
    """What the sides differ by where lines cross a mark, float32 (n,), in its contrast there."""
    steps = np.diff(np.pad(mark, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    line, start = np.nonzero(steps == 1)
    stop = np.nonzero(steps == -1)[1]
    away = np.arange(_NEAR, BESIDE + 1)
    before, spread_before, free_before = _paper(pixels, marked, line, start[:, None] - away)
    after, spread_after, free_after = _paper(pixels, marked, line, stop[:, None] - 1 + away)
    both = free_before & free_after
    if not both.any():
        return np.zeros(0, np.float32)
    noise = np.median(np.concatenate((spread_before[both], spread_after[both])), axis=0).max()
    ink = pixels[line, (start + stop) // 2].astype(np.float32)
    contrast = np.maximum(np.abs(ink - before).max(axis=1), np.abs(ink - after).max(axis=1))
    apart = np.abs(before - after).max(axis=1) - _CHANCE * noise
    share: Grey = np.maximum(apart, 0.0) / np.maximum(contrast, _LEAST_CONTRAST)
    return share[both]


def _paper(
    pixels: NDArray[np.uint8], marked: Mask, line: NDArray[np.intp], at: NDArray[np.intp]
) -> tuple[Grey, Grey, NDArray[np.bool_]]:
    """The mean and the standard deviation of paper at some places of lines, and if there is any.

    Args:
        pixels: uint8 (lines, w, 3).
        marked: bool (lines, w).
        line: int (n,).
        at: int (n, places); those outside of the picture do not count.

    Returns:
        float32 (n, 3) twice, bool (n,).
    """
    inside = (at >= 0) & (at < marked.shape[1])
    at = np.clip(at, 0, marked.shape[1] - 1)
    free = (inside & ~marked[line[:, None], at]).astype(np.float32)[:, :, None]
    count = free.sum(axis=1)
    colours = pixels[line[:, None], at].astype(np.float32)
    mean = (colours * free).sum(axis=1) / np.maximum(count, 1)
    squares = ((colours - mean[:, None]) ** 2 * free).sum(axis=1)
    return mean, np.sqrt(squares / np.maximum(count - 1, 1)), count[:, 0] > 1
