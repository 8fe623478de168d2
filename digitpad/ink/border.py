"""The border around a picture: the frame of a canvas, the margin of a figure, a mount."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

Pixels: TypeAlias = NDArray[np.uint8]

_ALIKE: Final = 24.0
"""Of 255: how far a border's pixels are from its colour at most, after JPEG too."""
_MOSTLY: Final = 0.97
"""So much of a row or column of a border has its colour."""
_CONTRAST: Final = 48.0
"""Of 255: how far what is inside differs from the border at least, all along it."""
_ALL_ALONG: Final = 0.6
"""So much of the outermost row or column inside does: what is written on the border's own paper is
not as straight as that. A stroke may touch it."""
_SMALLEST: Final = 0.12
"""Of the picture: less inside is a part of it."""
_NARROWEST: Final = 0.2
"""Width to height, or the other way: less is a bar, which may be a 1."""
_FULLEST: Final = 0.995
"""Of what is inside: where more is of one colour it is a patch, and no paper with ink."""
_MOST: Final = 4
"""Borders within each other: a window, a margin, a frame, and one that remains of JPEG."""
_PATCHES: Final = 12
"""Along either side, of which paper is made where the border was."""


def without_border(pixels: Pixels) -> Pixels:
    """The picture with paper in place of borders of one colour on all four sides.

    Paper of the picture's own colour to its very edge is no border.

    Args:
        pixels: uint8 (h, w, 3).

    Returns:
        uint8 (h, w, 3), the same array if there is no border.
    """
    inner, left, top = pixels, 0, 0
    for _ in range(_MOST):
        found = _inside(inner)
        if found is None:
            break
        left, top = left + found[0], top + found[1]
        inner = inner[found[1] : found[3], found[0] : found[2]]
    if inner is pixels or inner.shape[0] * inner.shape[1] < _SMALLEST * pixels[..., 0].size:
        return pixels
    box = left, top, left + inner.shape[1], top + inner.shape[0]
    return only_inside(pixels, box)


def only_inside(pixels: Pixels, box: tuple[int, int, int, int]) -> Pixels:
    """The picture, uint8 (h, w, 3), with paper in place of all that is not in a box."""
    left, top, right, bottom = box
    height, width = pixels.shape[:2]
    inner = pixels[top:bottom, left:right]
    # Light is uneven, and a stroke may touch the border: what goes on beyond is paper, not pixels.
    image = Image.fromarray(inner)
    paper = image.resize((_PATCHES, _PATCHES), Image.Resampling.BOX)
    paper = paper.filter(ImageFilter.MedianFilter(5)).resize(image.size, Image.Resampling.BILINEAR)
    beyond = ((top, height - bottom), (left, width - right), (0, 0))
    result = np.pad(np.asarray(paper), beyond, mode="edge")
    result[top:bottom, left:right] = inner
    return result


def _inside(pixels: Pixels) -> tuple[int, int, int, int] | None:
    """The box that a border of one colour is around: left, top, right, bottom; None if none is."""
    height, width = pixels.shape[:2]
    outermost = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    colour = np.median(outermost, axis=0)
    if (np.abs(outermost - colour).max(axis=1) <= _ALIKE).mean() < _MOSTLY:
        return None
    paper = Image.new("RGB", (width, height), tuple(int(value) for value in colour))
    red, green, blue = ImageChops.difference(Image.fromarray(pixels), paper).split()
    away = np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue))
    alike = away <= _ALIKE
    rows = np.flatnonzero(alike.mean(axis=1) < _MOSTLY)
    columns = np.flatnonzero(alike.mean(axis=0) < _MOSTLY)
    if len(rows) == 0 or len(columns) == 0:
        return None
    # One more: between border and paper a pixel may be of both.
    for more in (0, 1):
        top, bottom = int(rows[0]) + more, int(rows[-1]) + 1 - more
        left, right = int(columns[0]) + more, int(columns[-1]) + 1 - more
        sides = left, top, width - right, height - bottom
        if min(sides) < 1 or bottom - top < 3 or right - left < 3:
            return None
        inner = away[top:bottom, left:right].astype(np.int16)
        edges = (inner[0], inner[-1], inner[:, 0], inner[:, -1])
        if min((edge >= _CONTRAST).mean() for edge in edges) >= _ALL_ALONG:
            break
    else:
        return None
    shape = sorted(inner.shape)
    plain = np.abs(inner - int(np.median(inner))) <= _ALIKE
    if shape[0] < _NARROWEST * shape[1] or plain.mean() > _FULLEST:
        return None
    return left, top, right, bottom
