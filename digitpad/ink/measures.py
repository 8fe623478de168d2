"""Measures that several rooms of the ink take: boxes of labels, a median with weights."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage


def boxes_of(labels: NDArray[np.int32]) -> NDArray[np.int64]:
    """The boxes of labels 1 to n, int64 (n, 4): left, top, right, bottom, the last two exclusive.

    Args:
        labels: int32 (h, w), 0 for none; none of 1 to n is left out.
    """
    places = ndimage.find_objects(labels)
    boxes = [(x.start, y.start, x.stop, y.stop) for y, x in places]
    return np.array(boxes, np.int64).reshape(-1, 4)


def weighted_median(values: NDArray[Any], weights: NDArray[Any]) -> float:
    """The value that half of the weight is at or below.

    Args:
        values: (n,), at least one.
        weights: (n,), 0 or more.
    """
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])


def near(mask: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """What is no further than `reach` pixels from a mask across and down, bool (h, w)."""
    found = mask.view(np.uint8)
    for axis in (0, 1):
        found = ndimage.maximum_filter1d(found, 2 * reach + 1, axis=axis, mode="constant")
    return np.asarray(found, bool)
