"""The border around a picture: the frame of a canvas, the edge of a screenshot, a mount."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

_THICKEST: Final = 0.08
"""Of the shorter side: a border is this thick at most."""
_ALIKE: Final = 24.0
"""Of 255: how far a border's pixels are from its colour at most, after JPEG too."""
_MOSTLY: Final = 0.97
"""So much of a row or column of a border has its colour."""
_CONTRAST: Final = 48.0
"""Of 255: how far the colour of what is inside is from the border's at least."""
_PATCHES: Final = 12
"""Along either side, of which paper is made where the border was."""


def without_border(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture with what is inside in place of a border of one colour on all four sides.

    Paper of the picture's own colour to its very edge is no border.

    Args:
        pixels: uint8 (h, w, 3).

    Returns:
        uint8 (h, w, 3), the same array if there is no border.
    """
    height, width = pixels.shape[:2]
    most = int(_THICKEST * min(height, width))
    if most < 1:
        return pixels
    outermost = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    colour = np.median(outermost, axis=0)

    def thickness(rows: NDArray[np.uint8]) -> int:
        """Of the border along the first of some rows, (n, m, 3); 0 if there is none."""
        away = np.abs(rows[: most + 2].astype(np.float32) - colour).max(axis=2)
        inside = np.flatnonzero((away <= _ALIKE).mean(axis=1) < _MOSTLY)
        if len(inside) == 0 or inside[0] > most:
            return 0
        # One more for what is between border and paper.
        beyond = min(inside[0] + 1, len(away) - 1)
        clear = float(np.median(away[beyond])) >= _CONTRAST
        return int(inside[0]) + int(np.median(away[inside[0]]) < _CONTRAST) if clear else 0

    across = pixels.swapaxes(0, 1)
    top, bottom = thickness(pixels), thickness(pixels[::-1])
    left, right = thickness(across), thickness(across[::-1])
    if not (top and bottom and left and right):
        return pixels
    inner = pixels[top : height - bottom, left : width - right]
    # Light is uneven, and a stroke may touch the border: what goes on beyond is paper, not pixels.
    image = Image.fromarray(inner)
    paper = image.resize((_PATCHES, _PATCHES), Image.Resampling.BOX)
    paper = paper.filter(ImageFilter.MedianFilter(5)).resize(image.size, Image.Resampling.BILINEAR)
    found = np.pad(np.asarray(paper), ((top, bottom), (left, right), (0, 0)), mode="edge")
    found[top : height - bottom, left : width - right] = inner
    return found
