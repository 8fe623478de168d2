"""Strokes as a mouse or a finger would have left them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digitpad.ink.strokes import Points, bounding_box


def drawn_by_mouse(paths: Sequence[Points], lots: np.random.Generator) -> list[Points]:
    """A character as if drawn with a mouse: few points, whole pixels of a small pad, a tremor.

    Args:
        paths: its strokes, float (n, 2) each, any unit.
        lots: how coarse, how few and how shaky is drawn from it.

    Returns:
        float32 (m, 2) each, in pixels of that pad; no stroke is lost.
    """
    left, top, right, bottom = bounding_box(paths)
    extent = max(right - left, bottom - top, 1e-6)
    pad = lots.uniform(25, 150)
    spacing = int(lots.integers(1, 5))
    tremor = lots.uniform(0, 0.012) * pad
    drawn = []
    for path in paths:
        # The last point stays: a stroke that ends early is another stroke.
        kept = np.concatenate([path[:-1:spacing], path[-1:]])
        shaken = kept * (pad / extent) + lots.normal(0, tremor, kept.shape)
        drawn.append(np.rint(shaken).astype(np.float32))
    return drawn
