"""Paper and ink: how far each pixel of a picture stands out from the paper around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter
from scipy import ndimage

Grey = NDArray[np.float32]
Mask = NDArray[np.bool_]

_SMALL_SIDE: Final = 128
"""Light changes slowly across a sheet: paper is looked for in a copy with this longest side."""
_WINDOW: Final = 0.45
"""Of the shorter side: half of a window must be paper, also around a thick digit cropped tight."""
_TINY: Final = 64
"""In a picture this small a digit fills any window: the window is then the whole picture."""
_ROUNDS: Final = 8
_BIWEIGHT: Final = 4.7
"""Of the usual distance from the slope: what is that far from it is no paper."""
_SLOPING: Final = 0.6
"""Of the distance from one colour: with less, the paper of a tiny picture is a slope."""
_PATCH: Final = 0.4
"""Of the strongest ink: what stands out of the median this much is ink that fills the window."""
_STROKE: Final = 0.012
"""Of the longer side: about the width of a thin stroke."""
_LEAST_RANGE: Final = 48.0
"""Contrast is relative to the light that the paper gives; below this it is mostly noise."""

_THINNED: Final = 256
"""Pixels along either side from which noise is estimated."""
_TILES: Final = 6
"""Along the shorter side: noise is stronger in the shade than in the light."""
_LEAST_PAPER: Final = 0.25
"""Of a tile, to measure its noise; where there is less, the nearest tile's is taken."""
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


def find_ink(pixels: NDArray[np.uint8], *, thick: bool = False) -> InkMap:
    """Tell ink from paper, whichever of them is the darker, under uneven light.

    Paper is the median of a wide window, which keeps slopes of light and the edges of shadows.
    What differs from it is divided by the light there, so that ink has one contrast in the sun and
    in the shade.

    Args:
        pixels: uint8 (h, w, 3).
        thick: what is darker than most around it, but smaller than the window, is ink; else it may
            be shade.
    """
    height, width = pixels.shape[:2]
    scale = min(1.0, _SMALL_SIDE / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    image = Image.fromarray(pixels)
    small = np.asarray(image.resize(size, Image.Resampling.BOX), np.float32)
    small_paper, ink, dark = _without_ink(small, tiny=min(height, width) <= _TINY, thick=thick)
    # At the edge of a hard shadow the enlarged copy lies between light and shade, and the shade
    # would look like a line of ink: take paper for as dark as it is anywhere near.
    if scale < 1:
        nearby = ndimage.grey_erosion if dark else ndimage.grey_dilation
        small_paper = nearby(small_paper, size=(3, 3, 1))
    paper = Image.fromarray(np.clip(small_paper + 0.5, 0, 255).astype(np.uint8))
    paper = paper.resize((width, height), Image.Resampling.BILINEAR)
    light = np.asarray(paper.convert("L"), np.float32)
    light = np.maximum(light if dark else 255.0 - light, _LEAST_RANGE)
    noise = _noise(image, paper, light, ink, dark)
    if min(height, width) >= _ROOM_TO_BLUR and float(np.median(noise)) > _NOISY:
        # Before the channels are compared: their greatest is made of noise otherwise.
        image = image.filter(ImageFilter.BoxBlur(_BLUR))
        noise = _noise(image, paper, light, ink, dark)
    contrast = (_most(paper, image) if dark else _most(image, paper)) / light
    middle = np.float32(np.median(_thinned(Image.fromarray(contrast))))
    if middle < 2 * np.median(noise) + 0.02:
        contrast -= middle
    tiles = Image.fromarray(noise).resize((width, height), Image.Resampling.BILINEAR)
    return InkMap(np.clip(contrast, 0.0, 1.0, out=contrast), np.asarray(tiles))


def _noise(image: Image.Image, paper: Image.Image, light: Grey, ink: Mask, dark: bool) -> Grey:
    """The standard deviation of the paper's contrast in each of a few tiles, float32 (n, m).

    It is measured beside the ink, and on the side of the paper where there is none, however much
    ink was overlooked.
    """
    above, below = (image, paper) if dark else (paper, image)
    away = np.maximum((_thinned(above) - _thinned(below)).max(axis=2), 0.0)
    away /= _thinned(Image.fromarray(light))
    near_ink = Image.fromarray(ink).resize(away.shape[::-1], Image.Resampling.NEAREST)
    away[np.asarray(near_ink)] = np.nan
    tile = max(1, min(away.shape) // _TILES)
    rows, columns = away.shape[0] // tile, away.shape[1] // tile
    tiles = away[: rows * tile, : columns * tile].reshape(rows, tile, columns, tile)
    tiles = tiles.swapaxes(1, 2).reshape(rows, columns, -1)
    known = np.isfinite(tiles).mean(axis=2) >= _LEAST_PAPER
    if not known.any():
        return np.zeros((1, 1), np.float32)
    noise = np.zeros((rows, columns), np.float32)
    noise[known] = np.nanpercentile(tiles[known], 84, axis=1)
    nearest = ndimage.distance_transform_edt(~known, return_distances=False, return_indices=True)
    noise = noise[tuple(nearest)]
    return np.asarray(ndimage.median_filter(noise, 3, mode="nearest"), np.float32)


def _most(above: Image.Image, below: Image.Image) -> NDArray[np.uint8]:
    """How far one image lies above the other in the channel that shows it best, (h, w).

    Red ink shows in green and blue, yellow ink in blue alone.
    """
    red, green, blue = ImageChops.subtract(above, below).split()
    return np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue))


def _thinned(image: Image.Image) -> NDArray[np.float32]:
    """Every so manieth pixel of an image: enough for a percentile."""
    size = min(image.width, _THINNED), min(image.height, _THINNED)
    return np.asarray(image.resize(size, Image.Resampling.NEAREST), np.float32)


def _without_ink(small: Grey, *, tiny: bool, thick: bool) -> tuple[Grey, Mask, bool]:
    """The paper of a small picture, where ink is near, and whether ink is darker than paper.

    Args:
        small: float32 (h, w, 3).
        tiny: the window is the whole picture.
        thick: see `find_ink`.

    Returns:
        float32 (h, w, 3), bool (h, w), bool.
    """
    height, width = small.shape[:2]
    if tiny:
        median = _slope(small)
        dark = _is_ink_dark(small, median)
    else:
        window = max(3, round(_WINDOW * min(height, width))) | 1
        # Rows, then columns: nearly the median of the square, at a fiftieth of its cost.
        median = _median_along(_median_along(small, window, axis=1), window, axis=0)
        dark = _is_ink_dark(small, median)
        if thick:
            median = _without_patches(median, small, window, dark)
    away = np.abs(small - median).max(axis=2)
    ink = ndimage.binary_dilation(away > max(12.0, 0.25 * float(away.max())))
    # Between the strokes paper is as it is, so that soft shadows do not count as ink; under them it
    # is what the median says.
    weight = (~ink).astype(np.float32)
    sigma = max(1.0, 0.02 * max(height, width))
    near = ndimage.gaussian_filter(weight, sigma)
    level = ndimage.gaussian_filter((small - median) * weight[:, :, None], (sigma, sigma, 0))
    paper = median + level / np.maximum(near, 0.2)[:, :, None]
    return np.asarray(paper, np.float32), ink, dark


def _slope(small: Grey) -> Grey:
    """The paper of a tiny picture, float32 (h, w, 3): one colour, or a slope of light.

    The slope that most pixels lie on, by least squares with Tukey's biweight: ink has no say. Where
    it hardly does better than the median, there is none.
    """
    height, width = small.shape[:2]
    median = np.broadcast_to(np.median(small, axis=(0, 1)), small.shape)
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = np.stack([np.ones_like(x), x, y], axis=-1).reshape(-1, 3)
    values = small.reshape(-1, 3).astype(np.float64)
    paper = median.reshape(-1, 3)
    usual = spread = np.median(np.abs(values - paper).max(axis=1))
    for _ in range(_ROUNDS):
        away = np.abs(values - paper).max(axis=1) / max(_BIWEIGHT * spread, 1.0)
        # The root of the biweight, as it stands beside both sides of the equations.
        weight = np.maximum(1.0 - away**2, 0.0)[:, None]
        plane = np.linalg.lstsq(terms * weight, values * weight, rcond=None)[0]
        paper = terms @ plane
        spread = np.median(np.abs(values - paper).max(axis=1))
    found = paper if spread <= _SLOPING * usual else median
    return np.asarray(found, np.float32).reshape(small.shape)


def _median_along(values: Grey, window: int, *, axis: int) -> Grey:
    """The running median along one axis, with the outermost values repeated beyond the ends.

    All lines are one after the other: SciPy's filter of one dimension updates its window from value
    to value, and takes a tenth of the time of its filter of several.
    """
    lines = np.moveaxis(values, axis, -1)
    half = window // 2
    padded = np.pad(lines, [*[(0, 0)] * (lines.ndim - 1), (half, half)], mode="edge")
    median = ndimage.median_filter(padded.ravel(), window).reshape(padded.shape)
    return np.moveaxis(median[..., half:-half], -1, axis)


def _without_patches(median: Grey, small: Grey, window: int, dark: bool) -> Grey:
    """The median without the patches of ink that it has where strokes are thick or at the edge.

    A patch is smaller than the window and stands out as far as ink does; a shadow does not.
    """
    closing = ndimage.grey_closing if dark else ndimage.grey_opening
    closed = closing(median, size=(window, window, 1))
    patch = np.abs(closed - median).max(axis=2)
    away = np.abs(small - closed).max(axis=2)
    as_ink = patch > max(12.0, _PATCH * float(np.percentile(away, 99)))
    if not as_ink.any():
        return median
    # Its blurred edges too.
    as_ink = ndimage.binary_dilation(as_ink, iterations=2)
    return np.where(as_ink[:, :, None], closed, median)


def _is_ink_dark(small: Grey, median: Grey) -> bool:
    """Whether what stands out from paper is mostly darker; float32 (h, w, 3) both.

    What stands out within a few pixels counts double: strokes do, patches of light and shade, and
    the edges between them, do not.
    """
    grey = small.mean(axis=2)
    wide = grey - median.mean(axis=2)
    wide[np.abs(wide) < 0.25 * np.abs(wide).max()] = 0
    narrow = grey - ndimage.gaussian_filter(grey, max(1.0, _STROKE * max(grey.shape)))
    return _darkness(wide) + 2 * _darkness(narrow) >= 0


def _darkness(difference: Grey) -> float:
    """How much of a difference is negative, from -1 for none to 1 for all."""
    dark = float((np.minimum(difference, 0) ** 2).sum())
    light = float((np.maximum(difference, 0) ** 2).sum())
    return (dark - light) / max(dark + light, 1e-6)
