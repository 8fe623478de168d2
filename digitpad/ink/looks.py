"""Looks: the ways in which a picture may be seen, the usual one first.

Most pictures need one look. Where what is seen then is hardly a digit, the same pixels may make
sense otherwise: without the box that was printed around the digit, without the rules of paper that
is not flat, which are fainter than the pen, with strokes so thick that they passed for shade,
with what passed for rules, without the desk around the sheet, or from further away, where noise and
the grain of chalk and crayon melt. Who reads decides which look to believe, and looks again only
when in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from scipy import ndimage

from digitpad.ink.border import without_border
from digitpad.ink.marks import Marks, find_marks
from digitpad.ink.measures import boxes_of, weighted_median
from digitpad.ink.overlay import without_drawn_boxes
from digitpad.ink.panel import find_panels, only_panel
from digitpad.ink.paper import find_ink
from digitpad.ink.picture import Picture
from digitpad.ink.sheet import find_sheet, only_sheet

_FAR: Final = 300
"""Pixels along the longer side of the picture from further away."""
_NEAR: Final = 1.6
"""A picture less than this much larger than that looks the same from further away."""
_INSIDE: Final = 0.3
"""Of a frame's height: what stands in a frame is this high at least; less is a dot in a 0."""
_EDGE: Final = 0.01
"""Of the picture's shorter side: nearer to its edge, a mark belongs to what lies beyond it."""
_PHOTO: Final = 100
"""Pixels: in a smaller picture, what is light may as well be half of a canvas."""
_MOST_PANELS: Final = 3
"""Of a program's window, a plot, a collage: more are a table, or tiles."""
_GRAINS: Final = 100
"""Marks; so many may be grains, pixels on their own, which a median of nine takes away."""
_MOST_PIECES: Final = 60
"""More are no digits in pieces."""
_SWARM: Final = 0.015
"""Of the picture's shorter side: what is so near to each other is one swarm."""
_MOST_SWARM: Final = 0.5
"""Of the picture; more is noise all over it."""
_DARK: Final = 0.1
"""Of a swarm's area, with what is so near: this much is ink, unlike of noise."""
_MOST_MARKS: Final = 12
"""More are no digit in its surroundings; but from further away they may be one."""


@dataclass(frozen=True, eq=False)
class Look:
    """What was seen.

    Attributes:
        picture: maybe smaller.
        marks: seen in it.
        again: whether ink was told from paper in another way than usual.
        sheet: where a sheet lies on a desk that is to be seen too, bool (n, m), the picture in
            small; None if there is none.
    """

    picture: Picture
    marks: Marks
    again: bool = False
    sheet: NDArray[np.bool_] | None = None


def looks(picture: Picture) -> Iterator[Look]:
    """The looks at a picture; each is made when it is asked for."""
    pixels = without_border(picture.pixels)
    panels = find_panels(pixels)
    if len(panels) == 1:
        pixels = only_panel(pixels, panels[0])
    picture = replace(picture, pixels=without_drawn_boxes(pixels))
    ink = find_ink(picture.pixels)
    sheet = find_sheet(picture.pixels)
    is_photo = min(picture.pixels.shape[:2]) >= _PHOTO
    usual = Look(picture, find_marks(ink), sheet=sheet if is_photo else None)
    yield usual
    if 1 < len(panels) <= _MOST_PANELS:
        for panel in panels:
            part = replace(picture, pixels=only_panel(pixels, panel))
            yield Look(part, find_marks(find_ink(part.pixels)))
    if len(usual.marks) > _GRAINS:
        smooth = Image.fromarray(picture.pixels).filter(ImageFilter.MedianFilter(3))
        pixels = np.asarray(smooth)
        yield Look(replace(picture, pixels=pixels), find_marks(find_ink(pixels)), again=True)
    if len(usual.marks) > _MOST_MARKS:
        clear = without_swarms(usual.marks)
        if clear is not None:
            yield replace(usual, marks=clear, again=True)
    if 1 < len(usual.marks) <= _MOST_PIECES:
        joined = mended(usual.marks)
        if joined is not None:
            yield replace(usual, marks=joined)
    if 0 < len(usual.marks) <= _MOST_MARKS:
        yield from _inner(usual)
        strong = replace(usual, marks=find_marks(ink, strong=True), again=True)
        yield strong
        yield from _inner(strong)
        thick_ink = find_ink(picture.pixels, thick=True)
        thick = replace(usual, marks=find_marks(thick_ink), again=True)
        yield thick
        yield from _inner(thick)
        whole = find_marks(ink, ruled=False)
        if whole.areas.sum() > usual.marks.areas.sum():
            yield replace(usual, marks=whole, again=True)
    if sheet is not None:
        pixels = only_sheet(picture.pixels, sheet)
        alone = Look(replace(picture, pixels=pixels), find_marks(find_ink(pixels)))
        yield alone
        yield from _inner(alone)
    height, width = picture.pixels.shape[:2]
    scale = _FAR / max(height, width)
    if scale * _NEAR < 1:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        pixels = np.asarray(Image.fromarray(picture.pixels).resize(size, Image.Resampling.BOX))
        smaller = replace(picture, pixels=pixels)
        far = Look(smaller, find_marks(find_ink(pixels)), again=True, sheet=usual.sheet)
        yield far
        yield from _inner(far)


def _inner(look: Look) -> Iterator[Look]:
    inner = without_surroundings(look.marks)
    if inner is not None:
        yield replace(look, marks=inner)


def without_surroundings(marks: Marks) -> Marks | None:
    """The marks without frames around others, and without those that touch the picture's edge.

    None if that is all of them, or none.
    """
    if not 1 < len(marks) <= _MOST_MARKS:
        return None
    height, width = marks.labels.shape
    edge = _EDGE * min(height, width)
    left, top, right, bottom = marks.boxes.T
    outer = (left <= edge) | (top <= edge) | (right >= width - edge) | (bottom >= height - edge)
    for mark in range(len(marks)):
        outer[mark] |= _is_frame(marks, mark)
    if outer.all() or not outer.any():
        return None
    return marks.select(~outer)


def without_swarms(marks: Marks) -> Marks | None:
    """The marks but for swarms at the picture's edges: shade that a threshold has made black.

    None if there is none, or nothing but swarms.
    """
    reach = max(3, round(_SWARM * min(marks.labels.shape))) | 1
    inked = Image.fromarray(marks.labels > 0).convert("L")
    # Two narrow filters are wider and faster than one that is square.
    near = np.asarray(inked.filter(ImageFilter.BoxBlur(reach))) > 0
    groups, _ = ndimage.label(near)
    ends = np.concatenate([groups[0], groups[-1], groups[:, 0], groups[:, -1]])
    at_edge = np.unique(ends[ends > 0])
    dark = ndimage.mean(marks.labels > 0, groups, at_edge) >= _DARK
    swarm = np.isin(groups, at_edge[dark])
    if swarm.mean() > _MOST_SWARM:
        return None
    left, top, right, bottom = marks.boxes.T
    aside = swarm[(top + bottom) // 2, (left + right) // 2]
    return None if aside.all() or not aside.any() else marks.select(~aside)


def mended(marks: Marks) -> Marks | None:
    """The marks; those that are no further apart than strokes are wide are one, as in a fax.

    None if there are none.
    """
    sides = (marks.boxes[:, 2:] - marks.boxes[:, :2]).max(axis=1)
    width = weighted_median(marks.areas / sides, marks.areas)
    inked = Image.fromarray(marks.labels > 0).convert("L")
    near = np.asarray(inked.filter(ImageFilter.BoxBlur(max(1, round(width / 2))))) > 0
    groups, count = ndimage.label(near, np.ones((3, 3), bool))
    if count == len(marks):
        return None
    labels = np.where(marks.labels > 0, groups, 0).astype(np.int32)
    areas = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    return Marks(labels, marks.ink, boxes_of(labels), areas)


def _is_frame(marks: Marks, mark: int) -> bool:
    """Whether a mark is on all four sides of another that is large enough for a character."""
    left, top, right, bottom = marks.boxes.T
    inside = (
        (left > left[mark])
        & (top > top[mark])
        & (right < right[mark])
        & (bottom < bottom[mark])
        & (bottom - top >= _INSIDE * (bottom[mark] - top[mark]))
    )
    for other in np.flatnonzero(inside):
        x, y = (left[other] + right[other]) // 2, (top[other] + bottom[other]) // 2
        row, column = marks.labels[y] == mark + 1, marks.labels[:, x] == mark + 1
        if all(side.any() for side in (row[:x], row[x:], column[:y], column[y:])):
            return True
    return False
