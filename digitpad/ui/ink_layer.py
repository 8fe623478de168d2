"""The pad's ink as pixels of the screen: how much of each is covered.

Ink is stamped: each pixel keeps the most that any stamp covers of it. Where two antialiased paths
meet Qt would cover the pixels of their edges twice, which shows as notches. Here it makes no
difference, to the bit, in how many pieces a stroke was drawn, nor in which order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, qRgba

Segments: TypeAlias = NDArray[np.float64]
"""Straight and short, float64 (n, 6), in pixels of the screen: x, y and radius of the begin, then
those of the end. Pixel (0, 0) reaches from 0 to 1."""

_FLAT: Final = 0.1
"""Pixels that a curve may be away from the straight segments that stand for it."""
_SHORTEST_LIMIT: Final = 6.0
"""Pixels: segments are cut to a pen's width, and to no less than this."""
_AT_ONCE: Final = 1 << 16
"""Pixels of as many stamps as are computed together: what fits into a processor's cache."""
_SOFT: Final = 0.5
"""Pixels that an edge goes from full to nothing on either side of where it is."""


class InkLayer:
    """As large as the pad, one byte a pixel.

    Attributes:
        image: the layer as a picture in the pen's colour, transparent where there is no ink.
    """

    def __init__(self, width: int, height: int, colour: QColor) -> None:
        """An empty layer of some pixels of the screen."""
        self.image = QImage(width, height, QImage.Format.Format_Indexed8)
        self.image.setColorTable(_shades(colour))
        # The picture's own memory: from here on only numpy writes there.
        lines = np.frombuffer(self.image.bits(), np.uint8).reshape(height, -1)
        self._cover: NDArray[np.uint8] = lines[:, :width]
        self._cover[:] = 0

    def stamp(self, segments: Segments) -> None:
        """Cover what segments cover."""
        for x, y, stamp in _stamps(segments):
            cover, stamp = self._shared(x, y, stamp)
            np.maximum(cover, stamp, out=cover)

    @contextmanager
    def stamped_for_now(self, segments: Segments) -> Iterator[None]:
        """Cover what segments cover, until the context is left."""
        left, top, right, bottom = _reach(segments)
        area = self._cover[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
        before = area.copy()
        self.stamp(segments)
        try:
            yield
        finally:
            area[:] = before

    def erase(self, area: QRect) -> None:
        """Take all ink out of a part of the layer."""
        left, top = max(area.x(), 0), max(area.y(), 0)
        right, bottom = area.x() + area.width(), area.y() + area.height()
        self._cover[top : max(bottom, 0), left : max(right, 0)] = 0

    def _shared(
        self, x: int, y: int, stamp: NDArray[np.uint8]
    ) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """What a stamp whose corner is at x, y and the layer have in common, of each."""
        height, width = self._cover.shape
        side = len(stamp)
        left, top = max(x, 0), max(y, 0)
        right, bottom = max(min(x + side, width), left), max(min(y + side, height), top)
        return (
            self._cover[top:bottom, left:right],
            stamp[top - y : bottom - y, left - x : right - x],
        )


def to_segments(
    pieces: NDArray[np.float64] | Sequence[Sequence[float]],
    pen: float,
    scale: float,
    x: float,
    y: float,
) -> Segments:
    """Curves as short straight segments.

    Args:
        pieces: as `digitpad.ui.smooth` makes them, (n, 8).
        pen: the pen's width in the unit of the pieces.
        scale: pixels of the screen per unit.
        x: where the unit's origin is, in pixels of the screen.
        y: likewise.
    """
    curves = np.array(pieces, float).reshape(-1, 8)
    curves[:, :6] *= scale
    curves[:, 0:6:2] += x
    curves[:, 1:6:2] += y
    curves[:, 6:] *= pen * scale / 2
    begin, control, end = curves[:, 0:2], curves[:, 2:4], curves[:, 4:6]
    bend = begin - 2 * control + end
    away = np.hypot(bend[:, 0], bend[:, 1]) / 4
    legs = np.hypot(*(control - begin).T) + np.hypot(*(end - control).T)
    widest = np.maximum(curves[:, 6], curves[:, 7]) * 2
    counts = np.ceil(
        np.maximum(np.sqrt(away / _FLAT), legs / np.maximum(widest, _SHORTEST_LIMIT))
    ).astype(int)
    counts = np.maximum(counts, 1)
    which = np.repeat(np.arange(len(curves)), counts)
    firsts = np.cumsum(counts) - counts
    step = np.arange(len(which)) - firsts[which]
    found = np.empty((len(which), 6))
    for column, share in ((0, step / counts[which]), (3, (step + 1) / counts[which])):
        t = share[:, None]
        found[:, column : column + 2] = (
            (1 - t) ** 2 * begin[which] + 2 * t * (1 - t) * control[which] + t**2 * end[which]
        )
        found[:, column + 2] = curves[which, 6] * (1 - share) + curves[which, 7] * share
    return found


def _stamps(segments: Segments) -> Iterator[tuple[int, int, NDArray[np.uint8]]]:
    """The left upper corner of each segment's stamp, and its pixels: square, 0 to 255."""
    if not len(segments):
        return
    radius = np.maximum(segments[:, 2], segments[:, 5]) + _SOFT
    lows = np.floor(np.minimum(segments[:, 0:2], segments[:, 3:5]) - radius[:, None]).astype(int)
    highs = np.ceil(np.maximum(segments[:, 0:2], segments[:, 3:5]) + radius[:, None]).astype(int)
    side = int((highs - lows).max())
    at_once = max(1, _AT_ONCE // side**2)
    for first in range(0, len(segments), at_once):
        some = slice(first, first + at_once)
        pixels = _covered(segments[some], lows[some], side)
        for corner, stamp in zip(lows[some].tolist(), pixels, strict=True):
            yield corner[0], corner[1], stamp


def _covered(segments: Segments, corners: NDArray[np.int_], side: int) -> NDArray[np.uint8]:
    """How much segments cover of the pixels around them, uint8 (n, side, side).

    A pixel whose middle is on the pen's edge is covered by half.
    """
    n32 = np.float32
    middles = np.arange(side, dtype=n32) + n32(0.5)
    # Places are relative to each segment's begin, where float32 is exact enough.
    x = middles + (corners[:, 0] - segments[:, 0]).astype(n32)[:, None]
    y = middles + (corners[:, 1] - segments[:, 1]).astype(n32)[:, None]
    way = (segments[:, 3:5] - segments[:, 0:2]).astype(n32)
    along = way / np.maximum((way**2).sum(axis=1), n32(1e-12))[:, None]
    # How far along the segment the nearest place of it is: 0 its begin, 1 its end.
    t = (x * along[:, 0:1])[:, None, :] + (y * along[:, 1:2])[:, :, None]
    np.maximum(t, n32(0), out=t)
    np.minimum(t, n32(1), out=t)
    away = x[:, None, :] - t * way[:, 0, None, None]
    down = y[:, :, None] - t * way[:, 1, None, None]
    away *= away
    down *= down
    away += down
    np.sqrt(away, out=away)
    radius = segments[:, 2].astype(n32)[:, None, None]
    t *= segments[:, 5].astype(n32)[:, None, None] - radius
    t += radius + n32(_SOFT)
    t -= away
    np.maximum(t, n32(0), out=t)
    np.minimum(t, n32(1), out=t)
    t *= n32(255)
    t += n32(0.5)
    covered: NDArray[np.uint8] = t.astype(np.uint8)
    return covered


def _reach(segments: Segments) -> tuple[int, int, int, int]:
    """The pixels that segments can touch: left, top, right, bottom."""
    margin = max(segments[:, 2].max(), segments[:, 5].max()) + 2
    low = np.minimum(segments[:, 0:2].min(axis=0), segments[:, 3:5].min(axis=0)) - margin
    high = np.maximum(segments[:, 0:2].max(axis=0), segments[:, 3:5].max(axis=0)) + margin
    return int(low[0]), int(low[1]), int(high[0]) + 1, int(high[1]) + 1


def _shades(colour: QColor) -> list[int]:
    """The pen's colour, from none of it to all of it."""
    red, green, blue = colour.red(), colour.green(), colour.blue()
    return [qRgba(red, green, blue, round(cover * colour.alphaF())) for cover in range(256)]
