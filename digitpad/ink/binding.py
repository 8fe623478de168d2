"""What holds the leaves of a pad together: wire, rings, a row of punched holes along an edge."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.segment import AnyBoxes

_BAND: Final = 0.15
"""Of the picture: a binding is as near to its edge."""
_FEWEST: Final = 6
_SPAN: Final = 0.5
"""Of the picture's side: it is at least as long."""
_ALIKE: Final = 0.25
"""How much its parts differ in width and height from the usual one; digits differ more."""
_EVENLY: Final = 0.15
_MOSTLY: Final = 0.8
"""Of the gaps: so many are a multiple of the usual one, but for so much of it. Some parts are
missing, as a rule of the paper or a shadow has joined them."""


def is_binding(boxes: AnyBoxes, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which marks, bool (n,), stand in an even row along an edge of the picture, as nothing else.

    Args:
        boxes: (n, 4), left, top, right, bottom of the marks, in pixels.
        shape: of the picture, height and width.
    """
    found = np.zeros(len(boxes), bool)
    if len(boxes) <= _FEWEST:
        return found
    for across in (0, 1):
        near, far = boxes[:, 1 - across], boxes[:, 3 - across]
        depth, length = shape[across], shape[1 - across]
        for band in (far <= _BAND * depth, near >= (1 - _BAND) * depth):
            if band.sum() >= _FEWEST and not band.all():
                found |= _in_even_row(boxes, band, across, length)
    return found


def _in_even_row(
    boxes: AnyBoxes, band: NDArray[np.bool_], across: int, length: float
) -> NDArray[np.bool_]:
    """Which marks of a band are in its row, along x or, if `across`, along y; none if none is."""
    sizes = boxes[:, 2:] - boxes[:, :2]
    usual = np.median(sizes[band], axis=0)
    alike = band & (np.abs(sizes - usual) <= _ALIKE * usual).all(axis=1)
    if alike.sum() < _FEWEST:
        return np.zeros(len(boxes), bool)
    middles: NDArray[Any] = (boxes[:, :2] + boxes[:, 2:]) / 2
    along, off = middles[:, across], middles[:, 1 - across]
    places = np.sort(along[alike])
    gaps = np.diff(places) / max(float(np.median(np.diff(places))), 1e-6)
    evenly = (np.abs(gaps - np.round(gaps)) <= _EVENLY) & (gaps > 0.5)
    if evenly.mean() < _MOSTLY or places[-1] - places[0] < _SPAN * length:
        return np.zeros(len(boxes), bool)
    slope, level = np.polyfit(along[alike], off[alike], 1)
    row = np.abs(slope * along + level - off) <= usual[1 - across]
    return band & row if row[alike].mean() >= _MOSTLY else np.zeros(len(boxes), bool)
