"""Looks: the ways in which a picture may be seen, the usual one first.

Most pictures need one look. Where what is seen then is hardly a digit, the same pixels may make
sense otherwise: without the box that was printed around the digit, without the rules of paper that
is not flat, which are fainter than the pen, with strokes so thick that they passed for shade,
with what passed for rules, without the desk around the sheet, on one of several panels, with broken
strokes joined, without grain or what a threshold made black, or from further away, where noise and
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

from digitpad.ink.border import without_border
from digitpad.ink.marks import Marks, find_marks
from digitpad.ink.mending import mended
from digitpad.ink.overlay import without_drawn_boxes
from digitpad.ink.panel import find_panels, only_panel, writing_beside
from digitpad.ink.paper import find_ink
from digitpad.ink.picture import Picture
from digitpad.ink.sheet import find_sheet, only_sheet
from digitpad.ink.surroundings import MOST_MARKS, without_surroundings, without_swarms

_FAR: Final = 300
"""Pixels along the longer side of the picture from further away."""
_NEAR: Final = 1.6
"""A picture less than this much larger than that looks the same from further away."""
_PHOTO: Final = 100
"""Pixels: in a smaller picture, what is light may as well be half of a canvas."""
_MOST_PANELS: Final = 3
"""Of a program's window, a plot, a collage: more are a table, or tiles."""
_GRAINS: Final = (100, 3000)
"""Marks; so many may be grains, pixels on their own, which a median of nine takes away."""
_MOST_PIECES: Final = 60
"""More are no digits in pieces."""


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
    picture = replace(picture, pixels=without_drawn_boxes(without_border(picture.pixels)))
    panels = find_panels(picture.pixels)
    ink = find_ink(picture.pixels)
    marks = find_marks(ink)
    if len(panels) == 1:
        alone = only_panel(picture.pixels, panels[0])
        ink_on_it = find_ink(alone)
        on_it = find_marks(ink_on_it)
        if not writing_beside(panels[0], on_it, marks):
            picture, panels = replace(picture, pixels=alone), []
            ink, marks = ink_on_it, on_it
    sheet = find_sheet(picture.pixels)
    is_photo = min(picture.pixels.shape[:2]) >= _PHOTO
    usual = Look(picture, marks, sheet=sheet if is_photo else None)
    yield usual
    for panel in panels if len(panels) <= _MOST_PANELS else ():
        yield _anew(picture, only_panel(picture.pixels, panel))
    if _GRAINS[0] < len(usual.marks) <= _GRAINS[1]:
        smooth = Image.fromarray(picture.pixels).filter(ImageFilter.MedianFilter(3))
        yield _anew(picture, np.asarray(smooth), again=True)
    if len(usual.marks) > MOST_MARKS:
        clear = without_swarms(usual.marks)
        if clear is not None:
            yield replace(usual, marks=clear, again=True)
    if 1 < len(usual.marks) <= _MOST_PIECES:
        joined = mended(usual.marks)
        if joined is not None:
            yield replace(usual, marks=joined)
    if 0 < len(usual.marks) <= MOST_MARKS:
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
        on_sheet = _anew(picture, only_sheet(picture.pixels, sheet))
        yield on_sheet
        yield from _inner(on_sheet)
    height, width = picture.pixels.shape[:2]
    scale = _FAR / max(height, width)
    if scale * _NEAR < 1:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        smaller = Image.fromarray(picture.pixels).resize(size, Image.Resampling.BOX)
        far = replace(_anew(picture, np.asarray(smaller), again=True), sheet=usual.sheet)
        yield far
        yield from _inner(far)


def _anew(picture: Picture, pixels: NDArray[np.uint8], *, again: bool = False) -> Look:
    """A look at a picture with other pixels."""
    return Look(replace(picture, pixels=pixels), find_marks(find_ink(pixels)), again)


def _inner(look: Look) -> Iterator[Look]:
    inner = without_surroundings(look.marks)
    if inner is not None:
        yield replace(look, marks=inner)
