"""The middle lines of strokes in a picture, and the short pieces of stroke along them."""

from __future__ import annotations

from collections import deque
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Mask = NDArray[np.bool_]

_EIGHT: Final = np.ones((3, 3), bool)
_SMALLEST_RING: Final = 12
"""Pixels: a line without ends of fewer is a knot."""
_AROUND: Final = ((0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0), (0, 0))
"""The neighbours of a pixel as offsets into the padded picture: from above it, clockwise."""


def _tables() -> tuple[Mask, Mask, NDArray[np.int64]]:
    """Whether a pixel goes, by its neighbours as bits, in either half step; and its branches."""
    bits = (np.arange(256)[:, None] >> np.arange(8)) & 1
    count = bits.sum(axis=1)
    branches = ((bits == 0) & (np.roll(bits, -1, axis=1) == 1)).sum(axis=1)
    up, right, down, left = (bits[:, at].astype(bool) for at in (0, 2, 4, 6))
    border = (count >= 2) & (count <= 6) & (branches == 1)
    first = border & ~(up & right & down) & ~(right & down & left)
    second = border & ~(up & right & left) & ~(up & down & left)
    return first, second, branches


_FIRST, _SECOND, _BRANCHES = _tables()


def _codes(mask: Mask) -> NDArray[np.uint8]:
    """The neighbours of each pixel as the bits of a number."""
    padded = np.pad(mask, 1).view(np.uint8)
    height, width = mask.shape
    codes = np.zeros(mask.shape, np.uint8)
    for bit, (y, x) in enumerate(_AROUND):
        codes |= padded[y : y + height, x : x + width] << np.uint8(bit)
    return codes


def thinned(mask: Mask) -> Mask:
    """The middle lines of what is in a mask, bool (h, w), one pixel wide.

    By Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", 1984.
    """
    mask = mask.copy()
    while True:
        before = int(mask.sum())
        for table in (_FIRST, _SECOND):
            mask &= ~table[_codes(mask)]
        if int(mask.sum()) == before:
            return mask


def stroke_pieces(mask: Mask, length: float) -> tuple[NDArray[np.int32], int]:
    """Ink divided where strokes meet, and along them into pieces no longer than `length`.

    Args:
        mask: bool (h, w), connected ink.
        length: in pixels.

    Returns:
        int32 (h, w), 0 paper, 1 to n the pieces; and n, at least 1 if there is ink.
    """
    lines = thinned(mask)
    meeting = lines & (_BRANCHES[_codes(lines)] >= 3)
    branches, _ = ndimage.label(lines & ~ndimage.binary_dilation(meeting, _EIGHT), _EIGHT)
    seeds = np.zeros(mask.shape, np.int32)
    number = 0
    for branch, (rows, columns) in enumerate(ndimage.find_objects(branches), 1):
        along = _along(branches[rows, columns] == branch)
        here = along >= 0
        parts = max(1, int(np.ceil((along.max() + 1) / length)))
        part = np.minimum(along * parts // (along.max() + 1), parts - 1)
        seeds[rows, columns][here] = number + 1 + part[here]
        number += parts
    if number == 0:
        return mask.astype(np.int32), int(mask.any())
    nearest = ndimage.distance_transform_edt(
        seeds == 0, return_distances=False, return_indices=True
    )
    return np.where(mask, seeds[tuple(nearest)], 0).astype(np.int32), number


def _along(line: Mask) -> NDArray[np.int64]:
    """How many steps each pixel of a line is from one of its ends, int64 (h, w), else -1.

    A line that ends nowhere is opened somewhere: there it is -1 too.
    """
    ys, xs = np.nonzero(line)
    points = set(zip(ys.tolist(), xs.tolist(), strict=True))
    if len(points) > _SMALLEST_RING and not (line & (_BRANCHES[_codes(line)] == 1)).any():
        top, left = min(points)
        points -= {(top + y, left + x) for y in (-1, 0, 1) for x in (-1, 0, 1)}
    steps = _steps(points, min(points))
    end = max(steps, key=lambda point: steps[point])
    along = np.full(line.shape, -1, np.int64)
    for point, step in _steps(points, end).items():
        along[point] = step
    return along


def _steps(points: set[tuple[int, int]], start: tuple[int, int]) -> dict[tuple[int, int], int]:
    """The steps from a point to each of the others."""
    steps = {start: 0}
    queue = deque([start])
    while queue:
        y, x = queue.popleft()
        for near in ((y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)):
            if near in points and near not in steps:
                steps[near] = steps[y, x] + 1
                queue.append(near)
    return steps
