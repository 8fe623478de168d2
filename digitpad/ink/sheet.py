"""The sheet in a photo that shows the desk around it, too."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from scipy import ndimage

from digitpad.ink.strokes import Box

_SIDE: Final = 128
"""The sheet is looked for in a copy with this longest side."""
_CONTRAST: Final = 40.0
"""Of 255: the sheet is lighter than the desk by this much at least."""
_LEVELS: Final = (0.5, 0.75)
"""Between desk and sheet: from where on it is sheet. There may be other light things beside it."""
_SMALLEST: Final = 0.12
_LARGEST: Final = 0.92
"""Of the picture: less is no sheet, more is a sheet without a desk."""
_FULL: Final = 0.72
"""Of the box around it: what a sheet fills, turned by 15 degrees or seen at an angle."""
_STEP: Final = 0.25
"""Of the contrast between sheet and desk: so much is between the two sides of the sheet's edge."""
_RIM: Final = 2
"""Pixels of the copy: the sheet's edge, its shadow and the blur between it and the desk."""


def find_sheet(pixels: NDArray[np.uint8]) -> NDArray[np.bool_] | None:
    """Where a light sheet is on a dark desk; None if the picture shows none.

    What lies half in the shade looks like one, too.

    Args:
        pixels: uint8 (h, w, 3).

    Returns:
        bool (n, m), the picture in small, True on the sheet, without its rim.
    """
    small = _in_small(Image.fromarray(pixels))
    if min(small.size) < 8 * _RIM:
        return None
    # Strokes vanish in the lightest of what is near; grain in the blur.
    plain = small.convert("L").filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(1))
    grey = np.asarray(plain, np.float32)
    dark, light = np.percentile(grey, (5, 95))
    if light - dark < _CONTRAST:
        return None
    shown = np.asarray(small.convert("L"))
    for level in _LEVELS:
        sheet = _lighter(grey, shown, dark + level * (light - dark), float(light - dark))
        if sheet is not None:
            return sheet
    return None


def _lighter(
    grey: NDArray[np.float32], shown: NDArray[np.uint8], level: float, contrast: float
) -> NDArray[np.bool_] | None:
    """The sheet that is lighter than a level, bool (n, m), if that is one.

    Args:
        grey: (n, m), the picture in small without its strokes.
        shown: likewise with them.
        level: of grey.
        contrast: between sheet and desk.
    """
    labels, count = ndimage.label(grey > level)
    if count == 0:
        return None
    largest = int(np.bincount(labels.ravel())[1:].argmax()) + 1
    sheet = ndimage.binary_fill_holes(labels == largest)
    rows, columns = np.flatnonzero(sheet.any(axis=1)), np.flatnonzero(sheet.any(axis=0))
    box = (rows[-1] - rows[0] + 1) * (columns[-1] - columns[0] + 1)
    if not _SMALLEST <= sheet.mean() <= _LARGEST or sheet.sum() < _FULL * box:
        return None
    if not _has_edge(sheet, grey, contrast):
        return None
    # The lightest of what is near hid the last of the desk, where it ends at the picture's edge.
    near = ndimage.binary_dilation(~sheet, iterations=2 * _RIM, border_value=1)
    desk = ndimage.binary_propagation(~sheet, mask=~sheet | ((shown <= level) & near))
    # Where the sheet leaves the picture it has no edge.
    sheet = ndimage.binary_erosion(~desk, iterations=_RIM, border_value=1)
    return sheet if sheet.any() else None


def _has_edge(sheet: NDArray[np.bool_], grey: NDArray[np.float32], contrast: float) -> bool:
    """Whether it gets darker from a sheet, bool (n, m), to what is around at once.

    Where light falls off from the middle of a picture it does so slowly.
    """
    within = sheet & ~ndimage.binary_erosion(sheet, iterations=_RIM, border_value=1)
    around = ndimage.binary_dilation(sheet, iterations=_RIM) & ~sheet
    if not within.any() or not around.any():
        return False
    return bool(np.median(grey[within]) - np.median(grey[around]) >= _STEP * contrast)


def only_sheet(pixels: NDArray[np.uint8], sheet: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The picture, uint8 (h, w, 3), with paper in place of the desk around a sheet that was found.

    Args:
        pixels: uint8 (h, w, 3).
        sheet: of `find_sheet`.
    """
    image = Image.fromarray(pixels)
    small = _in_small(image)
    nearest = ndimage.distance_transform_edt(~sheet, return_distances=False, return_indices=True)
    paper = Image.fromarray(np.asarray(small.filter(ImageFilter.MedianFilter(5)))[tuple(nearest)])
    paper = paper.filter(ImageFilter.BoxBlur(3))
    mask = Image.fromarray(sheet).convert("L").resize(image.size, Image.Resampling.BILINEAR)
    found = paper.resize(image.size, Image.Resampling.BILINEAR)
    found.paste(image, mask=mask)
    return np.asarray(found)


def share_on(sheet: NDArray[np.bool_], box: Box, shape: tuple[int, ...]) -> float:
    """How much of a box, in pixels of a picture of that shape, is on the sheet, 0 to 1."""
    across, down = sheet.shape[1] / shape[1], sheet.shape[0] / shape[0]
    left, top = int(box[0] * across), int(box[1] * down)
    right, bottom = (
        max(math.ceil(box[2] * across), left + 1),
        max(math.ceil(box[3] * down), top + 1),
    )
    return float(sheet[top:bottom, left:right].mean())


def _in_small(image: Image.Image) -> Image.Image:
    scale = min(1.0, _SIDE / max(image.size))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.BOX)
