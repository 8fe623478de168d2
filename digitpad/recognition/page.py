"""What a picture as a whole says of the digits seen in it: whether anyone has written a number.

The classifier sees one glyph at a time, and there is a digit in every picture, if one looks for it:
a post is a 1, a hoop is a 0, half of an H is a 4. Each rule here is a reason for which a person who
sees all of the picture does not read a number there. What they refuse stays in the reading, as a
glyph that is no digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from digitpad.ink.marks import Marks
from digitpad.ink.strokes import Box
from digitpad.recognition.context import in_context, without_words
from digitpad.recognition.reading import Glyph

_SCRAP: Final = 1.0
"""How far above the threshold, in log-odds, a digit that was cut out of a larger mark is."""
_STRAIGHT: Final = (1, 7)
"""Digits that say little of what was cut out: an m, an n, a U and a K come apart into them."""
_FLATTEST: Final = 1.2
"""Heights: a 1 that is wider leans by more than 50 degrees. It is a dash, or a line."""
_FENCE: Final = 6
"""So many 1s in a line, and nothing else, are hatching, a fence or a bar code."""
_LARGER: Final = 3.0
"""Times the usual height: beside digits so much larger the rest is print, a caption, a stain. The
digits of one hand differ less."""
_CLUTTER: Final = 2
"""So many shapes that are no digits, if they are half of all, are a scene or a text."""
_NUMBER: Final = 3
"""So many digits, if they are beyond doubt and most of a line, are a number below a text, too."""
_UNLIKELY: Final = 1.9
"""The cost of a glyph above which what stands together is hardly a number."""
_BEYOND_DOUBT: Final = 4.0
"""How far above the threshold, in log-odds, a digit in a scene is."""
_VOUCHES: Final = 2.0
"""How far above the threshold, in log-odds, the surest of several digits is. A person's digits are
not all doubtful, those of stripes of shade are."""
_NUMBERS: Final = 0.6
"""The share of digits from which a page, or a line, is about numbers, whatever else is in it."""
_SMALLEST: Final = 0.06
"""Of the picture's width or height: a digit that is all there is has this size at least."""
_WITHIN: Final = 2
"""So many things in a ring, and it is a face or a frame; a 0 has a dot or a slash in it at most."""
_THING: Final = 0.01
_THINGS: Final = 0.05
"""Of the ring's ink: each of these things has so much ink at least, and they together."""


@dataclass(frozen=True, eq=False)
class Seen:
    """What was seen in a picture, before anyone asks whether that is a number.

    Attributes:
        glyphs: in reading order.
        cut: for each, whether other pieces of its mark are another glyph.
        inks: for each, how many pixels of ink the marks have that it was taken from.
        extents: for each, its box in pixels of `every`.
        cost: of the way to cut that made the glyphs, for all together.
        every: all marks in the picture, specks too.
        size: of the picture, width and height, in the units of the glyphs' boxes.
    """

    glyphs: tuple[Glyph, ...]
    cut: tuple[bool, ...]
    inks: tuple[int, ...]
    extents: tuple[Box, ...]
    cost: float
    every: Marks
    size: tuple[int, int]


def judged(seen: Seen, threshold: float | None) -> tuple[Glyph, ...]:
    """The glyphs that were seen, each a digit or not by all there is in the picture.

    Args:
        seen: what was seen.
        threshold: of the model's card, in log-odds; None: the score is no log-odds, and says too
            little to be weighed.
    """
    if threshold is None or not seen.glyphs:
        return in_context(seen.glyphs, threshold)
    small = _is_small_print(seen.glyphs, threshold)
    large = [at for at, is_small in enumerate(small) if not is_small]
    found = in_context([seen.glyphs[at] for at in large], threshold)
    found = _without_scraps(found, [seen.cut[at] for at in large], threshold)
    found = _refuse(found, map(_is_dash, found))
    found = _without_fences(found)
    found = _without_clutter(found, 0.0 if any(small) else seen.cost, threshold)
    glyphs = list(_nothing(seen.glyphs))
    for at, glyph in zip(large, found, strict=True):
        glyphs[at] = glyph
    return _nothing(glyphs) if _is_something_else(glyphs, seen) else tuple(glyphs)


def _without_clutter(glyphs: tuple[Glyph, ...], cost: float, threshold: float) -> tuple[Glyph, ...]:
    """The glyphs; none is a digit in a scene or a text in which some only look like one."""
    refused = sum(not glyph.is_digit for glyph in glyphs)
    least = threshold + _BEYOND_DOUBT
    if refused >= _CLUTTER and refused >= len(glyphs) - refused:
        return _only_numbers(glyphs, least)
    if len(glyphs) > 1 and cost > _UNLIKELY * len(glyphs):
        glyphs = _refuse(glyphs, [glyph.digit_score < least for glyph in glyphs])
    scores = [glyph.digit_score for glyph in glyphs if glyph.is_digit]
    if len(scores) > 1 and max(scores) < threshold + _VOUCHES:
        return _nothing(glyphs)
    return without_words(glyphs) if len(scores) < _NUMBERS * len(glyphs) else glyphs


def _only_numbers(glyphs: tuple[Glyph, ...], least: float) -> tuple[Glyph, ...]:
    """The glyphs of a text; digits only where they are beyond doubt and most of a line."""
    sure = [glyph.is_digit and glyph.digit_score >= least for glyph in glyphs]
    rows: dict[int, list[bool]] = {}
    for glyph, is_sure in zip(glyphs, sure, strict=True):
        rows.setdefault(glyph.row, []).append(is_sure)
    numbers = {row for row, line in rows.items() if sum(line) >= max(_NUMBER, _NUMBERS * len(line))}
    number = [glyph.row in numbers for glyph in glyphs]
    return _refuse(glyphs, [not (a and b) for a, b in zip(sure, number, strict=True)])


def _refuse(glyphs: Sequence[Glyph], which: Iterable[bool]) -> tuple[Glyph, ...]:
    return tuple(
        replace(glyph, is_digit=False) if refused and glyph.is_digit else glyph
        for glyph, refused in zip(glyphs, which, strict=True)
    )


def _nothing(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    return _refuse(glyphs, [True] * len(glyphs))


def _without_scraps(
    glyphs: Sequence[Glyph], cut: Sequence[bool], threshold: float
) -> tuple[Glyph, ...]:
    """The glyphs; of a line that cutting has not made sense of, what was cut out is refused.

    There is a digit in every word, if one cuts it small enough: where cuts leave anything that is
    none, or hardly one, it was no number. Nor was a letter that fell apart into uprights.
    """
    found = list(zip(glyphs, cut, strict=True))
    senseless = {
        glyph.row
        for glyph, scrap in found
        if not glyph.is_digit or (scrap and glyph.digit_score < threshold + _SCRAP)
    }
    if all(scrap and glyph.digit in _STRAIGHT for glyph, scrap in found if glyph.is_digit):
        senseless = {glyph.row for glyph in glyphs}
    return _refuse(glyphs, [scrap and glyph.row in senseless for glyph, scrap in found])


def _is_dash(glyph: Glyph) -> bool:
    left, _, right, _ = glyph.box
    return glyph.digit == 1 and right - left > _FLATTEST * _height(glyph)


def _without_fences(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    rows: dict[int, list[int]] = {}
    for glyph in glyphs:
        if glyph.is_digit:
            rows.setdefault(glyph.row, []).append(glyph.digit)
    fences = {row for row, digits in rows.items() if len(digits) >= _FENCE and set(digits) == {1}}
    return _refuse(glyphs, [glyph.row in fences for glyph in glyphs])


def _is_small_print(glyphs: tuple[Glyph, ...], threshold: float) -> list[bool]:
    """Which glyphs are nothing beside a digit, beyond doubt one, that is so much larger.

    A 1 is not enough: in a texture of a thousand shapes some upright is larger than the rest.
    """
    usual = float(np.median([_height(glyph) for glyph in glyphs]))
    sure = [
        _height(glyph)
        for glyph in glyphs
        if glyph.is_digit and glyph.digit != 1 and glyph.digit_score >= threshold + _BEYOND_DOUBT
    ]
    largest = max(sure, default=0.0)
    if largest < _LARGER * usual:
        return [False] * len(glyphs)
    return [_LARGER * _height(glyph) <= largest for glyph in glyphs]


def _is_something_else(glyphs: Sequence[Glyph], seen: Seen) -> bool:
    """Whether the only digit is a dot in a large picture, or a ring around other things."""
    digits = [at for at, glyph in enumerate(glyphs) if glyph.is_digit]
    if len(digits) != 1:
        return False
    (only,) = digits
    left, top, right, bottom = glyphs[only].box
    width, height = seen.size
    if max((right - left) / width, (bottom - top) / height) < _SMALLEST:
        return True
    return glyphs[only].digit == 0 and _is_around(seen, only)


def _is_around(seen: Seen, at: int) -> bool:
    """Whether there are several things within a glyph."""
    left, top, right, bottom = seen.extents[at]
    boxes, areas = seen.every.boxes, seen.every.areas
    inside = (boxes[:, :2] > (left, top)).all(axis=1) & (boxes[:, 2:] < (right, bottom)).all(axis=1)
    things = areas[inside & (areas >= _THING * seen.inks[at])]
    return len(things) >= _WITHIN and bool(things.sum() >= _THINGS * seen.inks[at])


def _height(glyph: Glyph) -> float:
    return glyph.box[3] - glyph.box[1]
