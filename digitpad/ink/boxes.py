"""Rows of boxes, each around one character: answer sheets, postcodes, forms."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from digitpad.ink.traces import Mask, Trace, ink_of, run_lengths

_SMALLEST: Final = 0.03
"""Of the picture's longer side: a box is this wide and high at least."""
_CORNER: Final = 0.13
"""Of a box's sides: there is ink so near to each of its corners, though it is tilted a little. A 0
has none there, whatever is in it."""
_HELD: Final = 0.3
"""Of a box's height: what is written in it is this high at least."""
_SEVERAL: Final = 2
"""Boxes; one alone may be a frame around anything."""
_LEAST: Final = 0.75
_MOST: Final = 1.8
"""Times as wide and high as the others is one of several boxes, with what sticks out of it."""
_AS_LARGE: Final = 1.1
"""Times as wide or high: in what is larger the box is at one end."""
_NEAR: Final = 0.2
"""Of a box: so far from its edges its own sides are looked for."""
_INKED: Final = 0.7
"""Of the sides of a box; where others show what boxes look like, all four together may be."""
_LEAST_INKED: Final = 0.3
"""Of each side then: light and shade break thin lines."""
_EIGHT: Final = np.ones((3, 3), bool)


def erase_boxes(mask: Mask) -> Mask:
    """The ink without boxes, if there are several that hold something and are alike.

    A box that nothing touches goes as a whole. Where a stroke touches the box, its four sides are
    erased up to that.

    Args:
        mask: bool (h, w), True where there is ink.

    Returns:
        bool (h, w), the same array if there are no such boxes.
    """
    labels = ndimage.label(mask, _EIGHT)[0]
    places = ndimage.find_objects(labels)
    extents = np.array([(x.start, y.start, x.stop, y.stop) for y, x in places], np.int64)
    if len(extents) < 2 * _SEVERAL:
        return mask
    sizes = extents[:, 2:] - extents[:, :2]
    large = (sizes >= _SMALLEST * max(mask.shape)).all(axis=1)
    full = [
        at
        for at in np.flatnonzero(large).tolist()
        if _holds(extents[at], extents) and _is_box(labels[places[at]] == at + 1)
    ]
    if len(full) < _SEVERAL:
        return mask
    usual = np.median(sizes[full], axis=0)
    alike = ((sizes >= _LEAST * usual) & (sizes <= _MOST * usual)).all(axis=1)
    full = [at for at in full if alike[at]]
    if len(full) < _SEVERAL:
        return mask
    rest = mask.copy()
    thickness = 1
    for at in full:
        here = labels[places[at]] == at + 1
        rest[places[at]][here] = False
        thickness = max(thickness, _thickness(here))
    for at in np.flatnonzero(alike).tolist():
        if at not in full:
            # With the crumbs of its sides, where these are broken.
            sides = _sides_within(mask[places[at]], usual, thickness)
            whole = sides.any() and _holds(extents[at], extents)
            rest[places[at]][sides | ((labels[places[at]] == at + 1) & whole)] = False
    return rest


def _is_box(mark: Mask) -> bool:
    """Whether a mark cut tight, bool (h, w), is the outline of a box."""
    return _has_corners(mark) or bool(_sides(mark, _thickness(mark), _INKED).any())


def _thickness(box: Mask) -> int:
    """Of the lines of a box, in pixels."""
    return max(1, round(float(box.sum()) / (2 * sum(box.shape))))


def _has_corners(box: Mask) -> bool:
    """Whether there is ink at all four corners of a mark cut tight, bool (h, w)."""
    height, width = (max(1, round(_CORNER * side)) for side in box.shape)
    ends = (box[:height], box[-height:])
    return all(part[:, :width].any() and part[:, -width:].any() for part in ends)


def _holds(around: NDArray[np.int64], extents: NDArray[np.int64]) -> bool:
    """Whether a mark as high as a character is within another, by their extents."""
    inside = (extents[:, :2] > around[:2]).all(axis=1) & (extents[:, 2:] < around[2:]).all(axis=1)
    height = (extents[inside, 3] - extents[inside, 1]).max(initial=0)
    return bool(height >= _HELD * (around[3] - around[1]))


def _sides_within(mark: Mask, usual: NDArray[np.float64], thickness: int) -> Mask:
    """The ink of the sides of a box of the usual size, in a mark that other ink belongs to, too.

    Args:
        mark: bool (h, w), all ink within the mark's extent.
        usual: width and height of a box.
        thickness: of its lines.

    Returns:
        bool (h, w); nothing if there is no box.
    """
    best, most = np.zeros_like(mark), 0
    parts = [
        {0: side, full - side: full} if full > side else {0: full}
        for full, side in zip(
            mark.shape, (round(_AS_LARGE * side) for side in usual[::-1]), strict=True
        )
    ]
    for top, bottom in parts[0].items():
        for left, right in parts[1].items():
            sides = _sides(mark[top:bottom, left:right], thickness, _LEAST_INKED)
            if int(sides.sum()) > most:
                best, most = np.zeros_like(mark), int(sides.sum())
                best[top:bottom, left:right] = sides
    return best


def _sides(box: Mask, thickness: int, least: float) -> Mask:
    """The ink of the four sides of a box that something may touch, bool (h, w), or none.

    Of each side there is `least` or more.
    """
    found = np.zeros_like(box)
    inked = []
    for turned in range(4):
        ink, sides = np.rot90(box, turned), np.rot90(found, turned)
        height, width = ink.shape
        reach = max(1, round(_NEAR * height))
        columns = np.flatnonzero(ink[:reach].any(axis=0))
        if len(columns) < 2:
            return np.zeros_like(box)
        tops = ink[:reach, columns].argmax(axis=0)
        # What sticks out is above the side, and less wide than it.
        slope = (np.median(tops[-len(tops) // 2 :]) - np.median(tops[: len(tops) // 2])) / (
            0.5 * width
        )
        level = np.median(tops - slope * columns)
        rows = np.rint(slope * np.arange(width) + level + thickness // 2).astype(np.intp)
        rows = np.clip(rows, 0, height - 1)
        around = np.clip(rows + np.arange(-thickness, thickness + 1)[:, None], 0, height - 1)
        inked.append(float(ink[around, np.arange(width)].any(axis=0).mean()))
        ink_of(Trace(0, rows, float(thickness), 1.0), ink, run_lengths(ink), sides)
    if min(inked) < least or np.mean(inked) < _INKED:
        return np.zeros_like(box)
    return found
