"""The panel that is written on in a picture of something larger: a canvas in a window, a plot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from digitpad.ink.border import only_inside
from digitpad.ink.marks import Marks
from digitpad.ink.segment import usual_height

Panel: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels."""

_SIDE: Final = 400
"""Panels are looked for in a copy with this longest side, of which each pixel is one of the
picture's: colours that are flat stay so."""
_GRAIN: Final = 4
"""Of 255: how far neighbours differ on flat colour,"""
_FLAT: Final = 0.3
"""and so many pixels are flat in what a program has drawn; in a photo there is noise."""
_COLOURS: Final = 4
"""The most frequent colours, of which panels may be."""
_ALIKE: Final = 10
"""Of 255: how far a panel's paper is from its colour at most, after JPEG too."""
_STEP: Final = 32
"""Of 255: colours are counted by steps of that size."""
_SMALLEST: Final = 0.12
"""Of the picture: less is a button, a letter's inside, a cell."""
_NARROWEST: Final = 12
"""Pixels of the copy: less is a line."""
_STRAIGHT: Final = 0.9
"""So much of each side of a panel is paper. A stroke may touch it, or corners may be round; a 0's
inside has no sides."""
_BESIDE: Final = 3
_STEP_BESIDE: Final = 12
"""Pixels beside a side, where the colour differs by so much of 255 at least."""
_PAPER: Final = 0.4
"""So much of a panel is paper."""
_OUTSIDE: Final = 0.5
"""Less than that of what is around a panel is of its colour: else it is a frame on a page."""
_WRITTEN: Final = 0.002
"""So much of it is not, where something is written on it."""
_AS_HIGH: Final = 0.6
_WIDEST: Final = 1.5
"""Of what is on a panel, and of its own height: what is as high beside it, and no wider, may be
writing."""
_EMPTY: Final = 0.3
"""Of the panel, for what is on it if nothing is."""
_RIM: Final = 0.01
"""Of a panel's sides: what is nearer to them is the blur between it and what is around it."""


def only_panel(pixels: NDArray[np.uint8], panel: Panel) -> NDArray[np.uint8]:
    """The picture, uint8 (h, w, 3), with paper around a panel, and where its rim is."""
    left, top, right, bottom = panel
    across, down = (max(1, round(_RIM * side)) for side in (right - left, bottom - top))
    return only_inside(pixels, (left + across, top + down, right - across, bottom - down))


def writing_beside(panel: Panel, on_it: Marks, every: Marks) -> bool:
    """Whether what is beside a panel is as large as what is on it, and may be of one number.

    A title, a button's word and the ticks of a plot are smaller than what was drawn.

    Args:
        panel: of `find_panels`.
        on_it: the marks in the picture of `only_panel`.
        every: those in the whole picture.
    """
    height = usual_height(on_it.boxes) if len(on_it) else _EMPTY * (panel[3] - panel[1])
    left, top, right, bottom = every.boxes.T
    beside = (right <= panel[0]) | (left >= panel[2]) | (bottom <= panel[1]) | (top >= panel[3])
    high = (bottom - top >= _AS_HIGH * height) & (right - left <= _WIDEST * (bottom - top))
    # What touches the picture's edge is the rest of something.
    rows, columns = every.labels.shape
    inner = (left > 0) & (top > 0) & (right < columns) & (bottom < rows)
    return bool((beside & high & inner).any())


def find_panels(pixels: NDArray[np.uint8]) -> list[Panel]:
    """The panels of one flat colour with something on them, but for those around others.

    Where none is, it is an empty one on another panel: a canvas on which nothing was drawn.

    Args:
        pixels: uint8 (h, w, 3).
    """
    step = max(1, -(-max(pixels.shape[:2]) // _SIDE))
    # One channel after the other: NumPy reduces the first axis ten times as fast as the last.
    small = np.ascontiguousarray(pixels[::step, ::step].transpose(2, 0, 1)).astype(np.int16)
    flat = (np.abs(np.diff(small, axis=2)) <= _GRAIN).all(axis=0)
    if np.count_nonzero(flat) < _FLAT * flat.size:
        return []
    written = dict(panel for paper in _papers(small) for panel in _panels(paper, small))
    inner = [one for one in written if not any(_is_within(other, one) for other in written)]
    panels = [panel for panel in inner if written[panel]] or [
        panel
        for panel in inner
        if any(written[other] and _is_within(panel, other) for other in written)
    ]
    height, width = pixels.shape[:2]
    return [
        (left * step, top * step, min(right * step, width), min(bottom * step, height))
        for left, top, right, bottom in panels
    ]


def _papers(small: NDArray[np.int16]) -> Iterator[NDArray[np.bool_]]:
    """Where each of the most frequent colours of a picture, (3, h, w), is, bool (h, w)."""
    red, green, blue = small // _STEP
    number = (red * 8 + green) * 8 + blue
    counts = np.bincount(number.ravel(), minlength=512)
    for colour in np.argsort(counts)[::-1][:_COLOURS]:
        if counts[colour] < _PAPER * _SMALLEST * number.size / 2:
            break
        usual = np.median(small[:, number == colour], axis=1).astype(np.int16)
        yield (np.abs(small - usual[:, None, None]) <= _ALIKE).all(axis=0)


def _panels(paper: NDArray[np.bool_], small: NDArray[np.int16]) -> Iterator[tuple[Panel, bool]]:
    """The panels of one colour, bool (h, w), and whether they are written on."""
    labels, _ = ndimage.label(paper)
    for number, place in enumerate(ndimage.find_objects(labels), 1):
        rows, columns = place
        left, top, right, bottom = columns.start, rows.start, columns.stop, rows.stop
        share = (right - left) * (bottom - top) / paper.size
        if share < _SMALLEST or share == 1.0 or min(right - left, bottom - top) < _NARROWEST:
            continue
        inside = labels[place] == number
        sides = (inside[0], inside[-1], inside[:, 0], inside[:, -1])
        if min(side.mean() for side in sides) < _STRAIGHT or paper[place].mean() < _PAPER:
            continue
        beyond = paper.sum() - paper[place].sum()
        if beyond >= _OUTSIDE * (paper.size - inside.size):
            continue
        margin = tuple(max(1, round(_RIM * side)) for side in inside.shape)
        ink = ~paper[place][margin[0] : -margin[0], margin[1] : -margin[1]]
        panel = left, top, right, bottom
        if _ends_at_once(panel, small):
            yield panel, bool(ink.mean() >= _WRITTEN)


def _ends_at_once(panel: Panel, small: NDArray[np.int16]) -> bool:
    """Whether colours differ right beside a panel, unlike where one fades into another."""
    left, top, right, bottom = panel
    _, height, width = small.shape
    ends = [(left, max(left - _BESIDE, 0)), (right - 1, min(right - 1 + _BESIDE, width - 1))]
    levels = [(top, max(top - _BESIDE, 0)), (bottom - 1, min(bottom - 1 + _BESIDE, height - 1))]
    steps = [
        np.median(np.abs(line[:, within] - line[:, beside]).max(axis=0))
        for line, places in (
            (small[:, top:bottom].swapaxes(1, 2), ends),
            (small[:, :, left:right], levels),
        )
        for within, beside in places
        if within not in (0, len(line[0]) - 1)
    ]
    return bool(min(steps) >= _STEP_BESIDE)


def _is_within(panel: Panel, around: Panel) -> bool:
    return (
        panel != around
        and around[0] <= panel[0]
        and around[1] <= panel[1]
        and panel[2] <= around[2]
        and panel[3] <= around[3]
    )
