"""Paper and ink: how far each pixel of a picture stands out from the paper around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops
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


@dataclass(frozen=True, eq=False)
class InkMap:
    """Where the ink is.

    Attributes:
        contrast: float32 (h, w), 0 paper to 1 black on white, or white on black.
        noise: the standard deviation of the paper's contrast.
    """

    contrast: Grey
    noise: float


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
    paper = Image.fromarray(np.clip(small_paper + 0.5, 0, 255).astype(np.uint8))
    paper = paper.resize((width, height), Image.Resampling.BILINEAR)
    light = np.asarray(paper.convert("L"), np.float32)
    light = np.maximum(light if dark else 255.0 - light, _LEAST_RANGE)
    darker, lighter = _most(paper, image), _most(image, paper)
    contrast: Grey = (darker if dark else lighter) / light
    middle = np.float32(np.median(_thinned(contrast)))
    # Measured on the side where there is no ink, however much of the picture ink covers.
    noise = float(np.percentile(_thinned(lighter if dark else darker) / _thinned(light), 84))
    contrast -= middle if middle < 2 * noise + 0.02 else np.float32(0)
    return InkMap(np.clip(contrast, 0.0, 1.0, out=contrast), noise)


def _most(above: Image.Image, below: Image.Image) -> NDArray[np.uint8]:
    """How far one image lies above the other in the channel that shows it best, (h, w).

    Red ink shows in green and blue, yellow ink in blue alone.
    """
    red, green, blue = ImageChops.subtract(above, below).split()
    return np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue))


def _thinned(values: NDArray[Any]) -> NDArray[Any]:
    """Every so manieth pixel: enough for a percentile."""
    height, width = values.shape
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
