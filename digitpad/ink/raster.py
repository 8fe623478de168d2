"""Pen paths to anti-aliased pixels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.strokes import Points

_AT_ONCE: Final = 200_000
"""Pairs of a segment and a pixel: what is worked on stays in the processor's cache, and a drawing
of a million points does not fill the memory."""


def draw_paths(paths: Sequence[Points], size: int, width: float) -> NDArray[np.float32]:
    """Draw polylines with round caps and joins into a square of pixels.

    Args:
        paths: float32 (n, 2) each, in pixels, y down. A path of one point is a dot. The cost grows
            with the number of points: `simplify` them first.
        size: the side of the square, in pixels.
        width: the pen's width, in pixels.

    Returns:
        float32 (size, size), 0 paper to 1 ink.
    """
    starts, ends = _segments(paths)
    owners = np.zeros(len(starts), np.intp)
    widths = np.array([width], np.float32)
    ink: NDArray[np.float32] = draw_segments(starts, ends, owners, widths, size)[0]
    return ink


def draw_segments(
    starts: Points, ends: Points, owners: NDArray[np.intp], widths: NDArray[np.float32], size: int
) -> NDArray[np.float32]:
    """Draw the segments of n drawings, with round ends, into a square of pixels each.

    A pixel's ink is how much of it lies within half a pen width of a segment, taken from the
    distance of its centre: a linear ramp one pixel wide, the usual analytic anti-aliasing. The
    centre of the top left pixel is (0.5, 0.5).

    Args:
        starts: float32 (m, 2), in pixels, y down.
        ends: float32 (m, 2); a segment without length is a dot.
        owners: int (m,), the drawing that each belongs to, ascending.
        widths: float32 (n,), the pen's width for each drawing, in pixels.
        size: the side of the squares, in pixels.

    Returns:
        float32 (n, size, size), 0 paper to 1 ink.
    """
    # All distances at once as products of matrices. With p how far along a segment of length l a
    # pixel c lies, and t that p within 0 to l, its squared distance is |c - start|^2 + t (t - 2p).
    pixels = _pixels(size)
    start, direction = starts - np.float32(size / 2), ends - starts
    length = np.hypot(direction[:, :1], direction[:, 1:])
    unit = direction / np.maximum(length, np.float32(1e-6))
    to_along = np.hstack([unit, -(start * unit).sum(axis=1, keepdims=True)])
    to_away = np.hstack([-2 * start, (start**2).sum(axis=1, keepdims=True), np.ones_like(length)])

    nearest = np.full((len(widths), size * size), np.inf, np.float32)
    step = max(1, _AT_ONCE // (size * size))
    for first in range(0, len(starts), step):
        part = slice(first, first + step)
        along = to_along[part] @ pixels[:3]
        squared = to_away[part] @ pixels
        within = np.maximum(along, 0.0)
        np.minimum(within, length[part], out=within)
        along *= -2
        along += within
        along *= within
        squared += along
        own = owners[part]
        # A loop is quicker here than `reduceat`.
        for a, b in pairwise([0, *(np.flatnonzero(own[1:] != own[:-1]) + 1), len(own)]):
            row = nearest[own[a]]
            np.minimum(row, squared[a:b].min(axis=0), out=row)
    distance = np.sqrt(np.maximum(nearest, 0.0, out=nearest), out=nearest)
    ink = np.subtract((widths / 2 + np.float32(0.5))[:, None], distance, out=distance)
    return np.clip(ink, 0.0, 1.0, out=ink).reshape(-1, size, size)


@lru_cache(maxsize=4)
def _pixels(size: int) -> NDArray[np.float32]:
    """Of each pixel's centre, from the square's middle: x, y, one, and the distance squared."""
    # Small numbers have the more decimals.
    at = np.arange(size, dtype=np.float32) + np.float32(0.5 - size / 2)
    pixels = np.ones((4, size, size), np.float32)
    pixels[0], pixels[1], pixels[3] = at, at[:, None], at**2 + (at**2)[:, None]
    return pixels.reshape(4, -1)


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

    Args:
        path: float (n, 2), n >= 1.
        tolerance: in the path's own unit.

    Returns:
        float (m, 2), 1 <= m <= n; first and last point are kept.
    """
    keep = np.zeros(len(path), bool)
    keep[[0, -1]] = True
    return path[worth_keeping(path, keep, tolerance)]


def worth_keeping(points: Points, keep: NDArray[np.bool_], tolerance: float) -> NDArray[np.bool_]:
    """Which points of paths, one after the other, lie farther than `tolerance` from the chords.

    Ramer, Douglas and Peucker's method (1972, 1973): the farthest point splits the path.

    Args:
        points: float (n, 2), n >= 1.
        keep: bool (n,), those that are kept in any case: first and last of each path at least.
        tolerance: in the points' own unit.

    Returns:
        bool (n,), `keep` and all that are farther than that from the chord between kept ones.
    """
    keep = keep.copy()
    place = points[:, 0] + 1j * points[:, 1]
    # All spans between kept points at once: one by one, NumPy's calls take most of the time.
    while not keep.all():
        kept = np.flatnonzero(keep)
        span = np.cumsum(keep[:-1]) - 1
        chord = np.diff(place[kept])[span]
        inner = place[:-1] - place[kept][span]
        along = (inner * chord.conj()).real / np.maximum(np.abs(chord) ** 2, 1e-12)
        away = np.abs(inner - np.clip(along, 0, 1) * chord)
        farthest = np.maximum.reduceat(away, kept[:-1])
        far = np.flatnonzero((away > tolerance) & (away == farthest[span]))
        if len(far) == 0:
            break
        # Of points equally far from their chord, the first.
        keep[far[np.diff(span[far], prepend=-1) > 0]] = True
    return keep
