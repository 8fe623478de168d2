"""Strokes as a picture shows them: ink of any width with rough edges, in the pixels of a scan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy import ndimage

from digitpad.data.corpus import Frames, to_bytes
from digitpad.ink.frame import frame_image
from digitpad.ink.raster import draw_paths
from digitpad.ink.strokes import Points, bounding_box

_SIDES: Final = (24, 96)
"""The longer side of a character, in pixels of the picture."""
_PENS: Final = (0.04, 0.22)
"""The pen's width as a share of that side: from a hairline to a marker."""
_ROUGHEST: Final = 0.4
"""Standard deviation of what paper and light add to the ink, which is 1."""


def frame_photographed(characters: Sequence[Sequence[Points]], lots: np.random.Generator) -> Frames:
    """Frames of n characters given as strokes, as they come out of pictures of them.

    Drawn with some pen, blurred, unevenly bright, and parted into ink and paper; then it takes the
    way of every glyph in a picture, `frame_image`. Loops may fill, thin lines have gaps.

    Args:
        characters: for each, its strokes, float (m, 2) each.
        lots: what happens to each is drawn from it.

    Returns:
        uint8 (n, 28, 28).
    """
    frames = np.empty((len(characters), 28, 28), np.uint8)
    for at, paths in enumerate(characters):
        frames[at] = to_bytes(frame_image(_photographed(paths, lots)))
    return frames


def _photographed(paths: Sequence[Points], lots: np.random.Generator) -> np.ndarray:
    """Where the ink is in a picture of a character: bool (h, h), some of it is."""
    left, top, right, bottom = bounding_box(paths)
    side = np.exp(lots.uniform(*np.log(_SIDES)))
    width = max(1.2, side * np.exp(lots.uniform(*np.log(_PENS))))
    scale = (side - width) / max(right - left, bottom - top, 1e-6)
    corner = np.array([left, top])
    scaled = [((path - corner) * scale + width / 2 + 2).astype(np.float32) for path in paths]
    ink = draw_paths(scaled, int(np.ceil(side)) + 4, float(width))
    # Grain as coarse as the pen or finer, and softer edges the rougher the picture.
    grain = ndimage.gaussian_filter(
        lots.standard_normal(ink.shape, np.float32), lots.uniform(0.5, 0.5 + width / 2)
    )
    grain *= lots.uniform(0, _ROUGHEST) / max(float(grain.std()), 1e-6)
    soft = ndimage.gaussian_filter(ink, lots.uniform(0.3, 0.3 + width / 4))
    dark = soft + grain * np.sqrt(soft)
    mask = dark > lots.uniform(0.3, 0.6) * float(soft.max())
    return mask if mask.any() else ink > 0
