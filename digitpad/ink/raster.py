"""Pen paths to anti-aliased pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.strokes import Points

_AT_ONCE: Final = 64
"""Segments: what is worked on stays in the processor's cache, and a drawing of a million points
does not fill the memory."""


def draw_paths(paths: Sequence[Points], size: int, width: float) -> NDArray[np.float32]:
    """Draw polylines with round caps and joins into a square of pixels.

    A pixel's ink is how much of it lies within half a pen width of the path, taken from the
    distance of its centre: a linear ramp one pixel wide, the usual analytic anti-aliasing. The
    centre of the top left pixel is (0.5, 0.5).

    Args:
        paths: float32 (n, 2) each, in pixels, y down. A path of one point is a dot. The cost grows
            with the number of points: `simplify` them first.
        size: the side of the square, in pixels.
        width: the pen's width, in pixels.

    Returns:
        float32 (size, size), 0 paper to 1 ink.
    """
    starts, ends = _segments(paths)
    if len(starts) == 0:
        return np.zeros((size, size), np.float32)
    nearest = np.full((size, size), np.inf, np.float32)
    for first in range(0, len(starts), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        np.minimum(nearest, _squared_distances(starts[part], ends[part], size), out=nearest)
    ink: NDArray[np.float32] = np.clip(width / 2 + 0.5 - np.sqrt(nearest), 0.0, 1.0)
    return ink.astype(np.float32)


def _squared_distances(starts: Points, ends: Points, size: int) -> NDArray[np.float32]:
    """From each pixel's centre to the nearest of the segments, squared, float32 (size, size)."""
    centres = np.arange(size, dtype=np.float32) + np.float32(0.5)
    direction = ends - starts
    length2 = (direction**2).sum(axis=1)
    unit = direction / np.maximum(length2, 1e-12)[:, None]
    # Separable parts first, so that only four operations touch segments x pixels.
    from_x = centres[None, :] - starts[:, :1]  # (segments, size)
    from_y = centres[None, :] - starts[:, 1:]
    along = (from_x * unit[:, :1])[:, None, :] + (from_y * unit[:, 1:])[:, :, None]
    np.clip(along, 0.0, 1.0, out=along)
    off_x = from_x[:, None, :] - along * direction[:, 0, None, None]
    off_y = from_y[:, :, None] - along * direction[:, 1, None, None]
    off_x *= off_x
    off_y *= off_y
    off_x += off_y
    nearest: NDArray[np.float32] = off_x.min(axis=0)
    return nearest


def _segments(paths: Sequence[Points]) -> tuple[Points, Points]:
    """Starts and ends, float32 (m, 2) each, of the segments; a dot is one without length."""
    if not paths:
        none = np.zeros((0, 2), np.float32)
        return none, none
    starts = [path[:-1] if len(path) > 1 else path for path in paths]
    ends = [path[1:] if len(path) > 1 else path for path in paths]
    return np.concatenate(starts), np.concatenate(ends)


def simplify(path: Points, tolerance: float) -> Points:
    """The path without the points that lie within `tolerance` of the chord between kept ones.

    Ramer, Douglas and Peucker's method (1972, 1973): the farthest point splits the path.

    Args:
        path: float (n, 2), n >= 1.
        tolerance: in the path's own unit.

    Returns:
        float (m, 2), 1 <= m <= n; first and last point are kept.
    """
    if len(path) < 3:
        return path
    points = path[:, 0] + 1j * path[:, 1]
    keep = np.zeros(len(path), bool)
    keep[0] = keep[-1] = True
    # All spans between kept points at once: one by one, NumPy's calls take most of the time.
    while True:
        kept = np.flatnonzero(keep)
        span = np.cumsum(keep[:-1]) - 1
        chord = np.diff(points[kept])[span]
        inner = points[:-1] - points[kept][span]
        along = (inner * chord.conj()).real / np.maximum(np.abs(chord) ** 2, 1e-12)
        away = np.abs(inner - np.clip(along, 0, 1) * chord)
        farthest = np.maximum.reduceat(away, kept[:-1])
        far = np.flatnonzero((away > tolerance) & (away == farthest[span]))
        if len(far) == 0:
            return path[keep]
        # Of points equally far from their chord, the first.
        keep[far[np.diff(span[far], prepend=-1) > 0]] = True
