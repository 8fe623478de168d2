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
from PIL import Image

from digitpad.ink.border import without_border
from digitpad.ink.marks import Marks, find_marks
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
    picture = replace(picture, pixels=without_border(picture.pixels))
    ink = find_ink(picture.pixels)
    sheet = find_sheet(picture.pixels)
    is_photo = min(picture.pixels.shape[:2]) >= _PHOTO
    usual = Look(picture, find_marks(ink), sheet=sheet if is_photo else None)
    yield usual
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
