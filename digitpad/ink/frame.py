"""The frame: a glyph as the model sees it, made the way MNIST's makers made theirs.

LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition",
1998: the digit keeps its aspect, fills a 20x20 box, is anti-aliased by the scaling, and is placed
in 28x28 so that its centre of mass lies in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from digitpad.ink import InkError
from digitpad.ink.raster import draw_segments, worth_keeping
from digitpad.ink.strokes import Points

Frame: TypeAlias = NDArray[np.float32]

SIDE: Final = 28
BOX: Final = 20
PEN_WIDTH: Final = 2.4
"""In pixels of a frame. At this width pen digits hold as much ink as MNIST's do: 102.5 pixels."""

# Points nearer than this to the chord (pixels) do not change an anti-aliased pixel by a visible
# amount; leaving them out keeps the cost of a frame in bounds however fast the mouse reports.
_FLATNESS: Final = 0.06
# Up to here drawing all points is quicker than finding those that matter.
_FEW: Final = 64

_DOT: Final = 1e-12
"""The extent below which a glyph is a dot, in its own unit: float32 cannot scale it up."""
_MOST_POINTS: Final = 4000
"""Of a glyph; a tablet reports as many in four seconds. Of more, every other or so is enough."""

THINNEST: Final = 1.2
THICKEST: Final = 4.2
"""In pixels of a frame: strokes of a picture outside these bounds become as wide as a pen's.

On strangers' pictures: without the lower bound 91 % instead of 97 % of thin mouse lines are read;
at 1.7 instead of 1.2 others suffer (97.2 % instead of 98.5 % over all). Without the upper one
markers' 1s are refused.
"""
_THINNED: Final = 3.0
"""What thick strokes become: less would open the corners of a marker's digits."""
_FINE: Final = 4
"""Pixels, each way, in which a frame's pixel is looked at while thickening."""


def frame_strokes(paths: Sequence[Points], pen_width: float = PEN_WIDTH) -> Frame:
    """Frame the strokes of one glyph, straight from their points.

    Neither the canvas' size, nor the zoom, nor the pen on the screen has a say in it.

    Args:
        paths: float (n, 2) each; any unit, y down.
        pen_width: in pixels of the frame; training varies it, everything else leaves it alone.

    Returns:
        float32 (28, 28), 0 paper to 1 ink. The ink's longer side is 20 pixels, but for what is cut
        off at the edge where the centre of mass is far from the middle of the ink.

    Raises:
        InkError: there is no point at all.
    """
    frame: Frame = frame_each([paths], [pen_width])[0]
    return frame


def frame_each(
    characters: Sequence[Sequence[Points]], pen_widths: Sequence[float] | NDArray[np.floating]
) -> Frame:
    """Frame many glyphs at once: a frame costs a third of what it costs alone.

    Args:
        characters: the strokes of each as `frame_strokes` takes them; n of them.
        pen_widths: float (n,), in pixels of the frame.

    Returns:
        float32 (n, 28, 28), 0 paper to 1 ink.

    Raises:
        InkError: one of them has no point.
    """
    strokes = [path for paths in characters for path in _thinned_out(paths)]
    if not all(map(len, characters)):
        raise InkError("There is no ink here.")
    widths = np.asarray(pen_widths, np.float32)
    lengths = np.array([len(path) for path in strokes])
    firsts = np.cumsum(lengths) - lengths
    owners = np.repeat(np.arange(len(characters)), [len(paths) for paths in characters])
    points = np.concatenate(strokes)
    # Scaled to the box, its middle at (0, 0).
    glyphs = firsts[np.flatnonzero(np.diff(owners, prepend=-1))]
    low, high = np.minimum.reduceat(points, glyphs), np.maximum.reduceat(points, glyphs)
    extent = (high - low).max(axis=1)
    # A dot has no size to scale by; it becomes a dot of the pen's own width.
    sized = extent > _DOT
    scale = np.where(sized, (BOX - widths) / np.where(sized, extent, 1.0), 0.0)
    owners = np.repeat(owners, lengths)
    points = ((points - ((low + high) / 2)[owners]) * scale[owners, None]).astype(np.float32)
    # From each point that matters to the next of its stroke; a stroke of one point is a dot.
    is_first, is_last = np.zeros((2, len(points)), bool)
    is_first[firsts] = is_last[firsts + lengths - 1] = True
    fixed = np.repeat(lengths <= _FEW, lengths) | is_first | is_last
    kept = np.flatnonzero(worth_keeping(points, fixed, _FLATNESS))
    segments = is_first[kept] | ~is_last[kept]
    starts = kept[segments]
    ends = np.where(is_last[kept], kept, np.roll(kept, -1))[segments]

    def drawn(places: Points, side: int) -> Frame:
        places = places + np.float32(side / 2)
        return draw_segments(places[starts], places[ends], owners[starts], widths, side)

    shift = BOX / 2 - centre_of_mass(drawn(points, BOX))
    return drawn(points + shift.astype(np.float32)[owners], SIDE)


def _thinned_out(paths: Sequence[Points]) -> Sequence[Points]:
    """The strokes of a glyph with fewer points, if there are very many."""
    every = -(-sum(map(len, paths)) // _MOST_POINTS)
    if every < 2:
        return paths
    return [np.concatenate([path[:-1:every], path[-1:]]) for path in paths]


def frame_image(ink: NDArray[np.floating | np.integer | np.bool_]) -> Frame:
    """Frame the ink of one glyph taken from a picture.

    A line too thin for the glyph's size is thickened to the pen's width first, as shrinking would
    leave a grey haze of it; one that is far too thick is thinned.

    Args:
        ink: (h, w), 0 paper to 1 ink, bool or float; margins of paper do not matter.

    Returns:
        float32 (28, 28), 0 to 1.

    Raises:
        InkError: there is no ink in it.
    """
    if not ink.any():
        raise InkError("There is no ink here.")
    cropped = _with_usual_strokes(_cropped(np.asarray(ink, np.float32)))
    height, width = cropped.shape
    scale = BOX / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    # Averaging when it shrinks, as MNIST's makers did; interpolating when it grows.
    kernel = Image.Resampling.BOX if scale < 1 else Image.Resampling.BILINEAR
    small = Image.fromarray(cropped).resize(size, kernel)
    frame = np.zeros((SIDE, SIDE), np.float32)
    y, x = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    frame[y : y + size[1], x : x + size[0]] = np.clip(np.asarray(small), 0, 1)
    shift_x, shift_y = SIDE / 2 - centre_of_mass(frame)
    centred: Frame = ndimage.shift(frame, (shift_y, shift_x), order=1)
    return np.clip(centred, 0.0, 1.0, out=centred)


def stroke_width(ink: Frame) -> float:
    """The mean width of the strokes in a grey picture, in its pixels: twice area over outline.

    The outline's length is the total variation along rows and columns times pi / 4, the mean over
    all directions (Cauchy and Crofton's formula), which takes anti-aliased edges as they are.
    """
    padded = np.pad(ink, 1)
    outline = np.abs(np.diff(padded, axis=0)).sum() + np.abs(np.diff(padded, axis=1)).sum()
    return 2.0 * float(ink.sum()) / max(float(outline) * np.pi / 4, 1e-6)


def _with_usual_strokes(ink: Frame) -> Frame:
    """The glyph with strokes as wide as a pen's, if they are far from it; else as it is."""
    ink = _pooled(ink, 2 * _FINE * BOX)
    side, width = max(ink.shape), stroke_width(ink)
    if THINNEST * side <= width * BOX <= THICKEST * side:
        return ink
    if max(ink.shape) >= 2 * _FINE * BOX:
        ink = _pooled(ink, _FINE * BOX)
    elif width * BOX > THICKEST * side:
        ink = np.repeat(np.repeat(ink, _FINE, axis=0), _FINE, axis=1)
    width, side = stroke_width(ink), max(ink.shape)
    wanted = PEN_WIDTH if width * BOX < PEN_WIDTH * side else _THINNED
    # To change the strokes by `grow` on either side changes the glyph's size as well.
    grow = (wanted * side - width * BOX) / (BOX - wanted) / 2
    margin = int(np.ceil(abs(grow))) + 1
    ink = np.pad(ink, margin)
    if grow > 0:
        away = ndimage.distance_transform_edt(ink < 0.5)
        thick: Frame = np.clip(grow + 1.0 - away, 0.0, 1.0).astype(np.float32)
        return np.maximum(ink, thick, out=thick)
    inside = ndimage.distance_transform_edt(ink >= 0.5)
    thin: Frame = np.clip(inside + grow, 0.0, 1.0).astype(np.float32)
    return _cropped(thin) if thin.any() else ink


def _pooled(ink: Frame, side: int) -> Frame:
    """The glyph with a longer side of `side` to twice as many pixels, if it has more.

    Block by block the most ink, not the mean: a hairline stays whole, and the rest is quick.
    """
    block = max(ink.shape) // side
    if block < 2:
        return ink
    height, width = ink.shape
    padded = np.pad(ink, ((0, -height % block), (0, -width % block)))
    # Much quicker than the maximum over the two axes of blocks in an array of four.
    rows = np.maximum.reduce([padded[at::block] for at in range(block)])
    pooled: Frame = np.maximum.reduce([rows[:, at::block] for at in range(block)])
    return pooled


def _cropped(ink: Frame) -> Frame:
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def centre_of_mass(ink: Frame) -> NDArray[np.float64]:
    """The centre of mass (x, y) of frames with ink, in pixels; the first pixel's centre is 0.5.

    Args:
        ink: float (..., h, h).

    Returns:
        float64 (..., 2).
    """
    at = np.arange(ink.shape[-1]) + 0.5
    total = ink.sum(axis=(-2, -1), dtype=np.float64)
    moments = np.stack([ink.sum(axis=-2) @ at, ink.sum(axis=-1) @ at], axis=-1)
    centres: NDArray[np.float64] = moments / total[..., None]
    return centres
