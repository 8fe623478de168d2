"""Paper and ink: how far each pixel of a picture stands out from the paper around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter
from scipy import ndimage

Grey = NDArray[np.float32]

_SMALL_SIDE: Final = 128
"""Light changes slowly across a sheet: paper is looked for in a copy with this longest side."""
_WINDOW: Final = 0.45
"""Of the shorter side: half of a window must be paper, also around a thick digit cropped tight."""
_TINY: Final = 64
"""In a picture this small a digit fills any window: the window is then the whole picture."""
_LEAST_RANGE: Final = 48.0
"""Contrast is relative to the light that the paper gives; below this it is mostly noise."""

_TILES: Final = 6
"""Along the shorter side: noise is stronger in the shade than in the light."""
_NOISY: Final = 0.008
_ROOM_TO_BLUR: Final = 150
"""Pixels: in a picture this large a stroke stands a blur that takes the noise away."""
_BLUR: Final = 1.0
"""Pixels to either side."""


@dataclass(frozen=True, eq=False)
class InkMap:
    """Where the ink is.

    Attributes:
        contrast: float32 (h, w), 0 paper to 1 black on white, or white on black.
        noise: float32 (h, w), the standard deviation of the paper's contrast around there.
    """

    contrast: Grey
    noise: Grey


def find_ink(pixels: NDArray[np.uint8]) -> InkMap:
    """Tell ink from paper, whichever of them is the darker, under uneven light.

    Paper is the median of a wide window, which keeps slopes of light and the edges of shadows.
    What differs from it is divided by the light there, so that ink has one contrast in the sun and
    in the shade.

    Args:
        pixels: uint8 (h, w, 3).
    """
    height, width = pixels.shape[:2]
    scale = min(1.0, _SMALL_SIDE / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    image = Image.fromarray(pixels)
    small = np.asarray(image.resize(size, Image.Resampling.BOX), np.float32)
    small_paper = _without_ink(small, tiny=min(height, width) <= _TINY)
    dark = _is_ink_dark(small - small_paper)
    # At the edge of a hard shadow the enlarged copy lies between light and shade, and the shade
    # would look like a line of ink: take paper for as dark as it is anywhere near.
    if scale < 1:
        nearby = ndimage.grey_erosion if dark else ndimage.grey_dilation
        small_paper = nearby(small_paper, size=(3, 3, 1))
    paper = Image.fromarray(np.clip(small_paper + 0.5, 0, 255).astype(np.uint8))
    paper = paper.resize((width, height), Image.Resampling.BILINEAR)
    light = np.asarray(paper.convert("L"), np.float32)
    light = np.maximum(light if dark else 255.0 - light, _LEAST_RANGE)
    noise = _noise(image, paper, light, dark)
    if min(height, width) >= _ROOM_TO_BLUR and float(np.median(noise)) > _NOISY:
        # Before the channels are compared: their greatest is made of noise otherwise.
        image = image.filter(ImageFilter.BoxBlur(_BLUR))
        noise = _noise(image, paper, light, dark)
    contrast = (_most(paper, image) if dark else _most(image, paper)) / light
    middle = np.float32(np.median(_thinned(contrast)))
    if middle < 2 * np.median(noise) + 0.02:
        contrast -= middle
    tiles = Image.fromarray(noise).resize((width, height), Image.Resampling.BILINEAR)
    return InkMap(np.clip(contrast, 0.0, 1.0, out=contrast), np.asarray(tiles))


def _noise(image: Image.Image, paper: Image.Image, light: Grey, dark: bool) -> Grey:
    """The standard deviation of the paper's contrast in each of a few tiles, float32 (n, m).

    It is measured on the side of the paper where there is no ink, however much ink there is.
    """
    above, below = (image, paper) if dark else (paper, image)
    away = _thinned(np.asarray(above)).astype(np.float32) - _thinned(np.asarray(below))
    away = np.maximum(away.max(axis=2), 0.0) / _thinned(light)
    tile = max(1, min(away.shape) // _TILES)
    rows, columns = away.shape[0] // tile, away.shape[1] // tile
    tiles = away[: rows * tile, : columns * tile].reshape(rows, tile, columns, tile)
    noise = np.percentile(tiles, 84, axis=(1, 3)).astype(np.float32)
    return np.asarray(ndimage.median_filter(noise, 3, mode="nearest"), np.float32)


def _most(above: Image.Image, below: Image.Image) -> NDArray[np.uint8]:
    """How far one image lies above the other in the channel that shows it best, (h, w).

    Red ink shows in green and blue, yellow ink in blue alone.
    """
    red, green, blue = ImageChops.subtract(above, below).split()
    return np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue))


def _thinned(values: NDArray[Any]) -> NDArray[Any]:
    """Every so manieth pixel: enough for a percentile."""
    height, width = values.shape[:2]
    return values[:: max(1, height // 256), :: max(1, width // 256)]


def _without_ink(small: Grey, *, tiny: bool) -> Grey:
    """The paper of a small picture, float32 (h, w, 3)."""
    height, width = small.shape[:2]
    if tiny:
        median = np.broadcast_to(np.median(small, axis=(0, 1)).astype(np.float32), small.shape)
    else:
        window = max(3, round(_WINDOW * min(height, width))) | 1
        # Rows, then columns: nearly the median of the square, at a fiftieth of its cost.
        median = ndimage.median_filter(small, (1, window, 1), mode="nearest")
        median = ndimage.median_filter(median, (window, 1, 1), mode="nearest")
    away = np.abs(small - median).max(axis=2)
    ink = away > max(12.0, 0.25 * float(away.max()))
    ink = ndimage.binary_dilation(ink)
    # Between the strokes paper is as it is, so that soft shadows do not count as ink; under them it
    # is what the median says.
    weight = (~ink).astype(np.float32)
    sigma = max(1.0, 0.02 * max(height, width))
    near = ndimage.gaussian_filter(weight, sigma)
    level = ndimage.gaussian_filter((small - median) * weight[:, :, None], (sigma, sigma, 0))
    paper = median + level / np.maximum(near, 0.2)[:, :, None]
    return np.asarray(paper, np.float32)


def _is_ink_dark(difference: Grey) -> bool:
    """Whether what stands out from paper is mostly darker; float32 (h, w, 3)."""
    grey = difference.mean(axis=2)
    grey[np.abs(grey) < 0.25 * np.abs(grey).max()] = 0
    return bool((np.minimum(grey, 0) ** 2).sum() >= (np.maximum(grey, 0) ** 2).sum())
