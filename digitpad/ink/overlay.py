"""Boxes that a program has drawn over a picture, as OpenCV does around what it has found."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops
from scipy import ndimage

from digitpad.ink.measures import near
from digitpad.ink.traces import Mask, run_lengths

_VIVID: Final = 110
"""Of 255: between the strongest and the weakest channel. Pens and felt pens reach that too, but do
not draw upright boxes."""
_FEWEST: Final = 40
"""Vivid pixels; less is no box around a digit."""
_MOST: Final = 0.25
"""Of the picture; more is a background, not boxes."""
_INK: Final = 50
_HELD: Final = 0.01
"""Of 255: how far other ink in a box is from its paper, and how much of its inside that is."""
_NARROWEST: Final = 6
_SHORTEST: Final = 12
"""Pixels of a box, and of each of its sides, at least."""
_LONG: Final = 0.45
"""Of the shorter side of what is drawn: runs of pixels are that long at least."""
_STRAIGHT: Final = 0.85
"""So much of it is in such runs."""
_EDGE: Final = 3
"""Pixels from each edge of it where one is."""
_HOLLOW: Final = 0.6
"""So much of its box is drawn at most."""
_HALO: Final = 2
"""Pixels beside a line that JPEG and smoothing gave some of its colour."""
_EIGHT: Final = np.ones((3, 3), bool)


def without_drawn_boxes(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture, uint8 (h, w, 3), with what is beside them in place of boxes in vivid colours.

    The same array if there are none.
    """
    red, green, blue = Image.fromarray(pixels).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    vivid = np.asarray(ImageChops.subtract(most, least)) >= _VIVID
    if not _FEWEST <= np.count_nonzero(vivid) <= _MOST * vivid.size:
        return pixels
    # Which channels are strong tells a box from a pen of another colour that touches it.
    middle = (np.asarray(most, np.uint16) + np.asarray(least)) // 2
    strong = (pixels > middle[..., None]) @ np.array([1, 2, 4], np.uint8)
    boxes = np.zeros_like(vivid)
    for hue in np.flatnonzero(np.bincount(strong[vivid], minlength=8) >= _FEWEST):
        boxes |= _boxes(vivid & (strong == hue), pixels)
    if not boxes.any():
        return pixels
    rows, columns = ndimage.distance_transform_edt(
        near(boxes, _HALO), return_distances=False, return_indices=True
    )
    return np.asarray(pixels[rows, columns])


def _boxes(drawn: Mask, pixels: NDArray[np.uint8]) -> Mask:
    """What of one colour, bool (h, w), is upright boxes of thin lines around something."""
    labels, _ = ndimage.label(drawn, _EIGHT)
    found = np.zeros_like(drawn)
    for number, place in enumerate(ndimage.find_objects(labels), 1):
        if min(side.stop - side.start for side in place) < _NARROWEST:
            continue
        here = labels[place] == number
        if here.mean() <= _HOLLOW:
            sides = _sides(here)
            if sides.any() and _holds(here, pixels[place]):
                found[place] |= sides
    return found


def _holds(mark: Mask, pixels: NDArray[np.uint8]) -> bool:
    """Whether there is other ink within a mark cut tight; else it may be a square 0 or 8."""
    rest = pixels[~near(mark, _HALO + 1)].astype(np.int16)
    if len(rest) == 0:
        return False
    away = np.abs(rest - np.median(rest, axis=0)).max(axis=1)
    return bool((away >= _INK).mean() >= _HELD)


def _sides(mark: Mask) -> Mask:
    """The lines of boxes that a mark cut tight is, bool (h, w); nothing if it is something else."""
    length = max(_SHORTEST, round(_LONG * min(mark.shape)))
    in_row, in_column = run_lengths(mark.T).T, run_lengths(mark)
    across, down = in_row >= length, in_column >= length
    outer = across[:_EDGE], across[-_EDGE:], down[:, :_EDGE], down[:, -_EDGE:]
    straight: Mask = across | down
    if all(side.any() for side in outer) and straight[mark].mean() >= _STRAIGHT:
        return straight
    return np.zeros_like(mark)
