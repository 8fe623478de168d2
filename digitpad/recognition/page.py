"""What a picture as a whole says of the digits seen in it: whether anyone has written a number.

The classifier sees one glyph at a time, and there is a digit in every picture, if one looks for it:
a post is a 1, a hoop is a 0, half of an H is a 4. Some rules here are reasons for which a person
who sees all of the picture reads no number there. The others weigh: scores are log-odds, and what
makes a number less likely, whatever the glyphs look like, asks for more. What is refused stays in
the reading, as a glyph that is no digit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from digitpad.ink.marks import Marks
from digitpad.ink.strokes import Box
from digitpad.recognition.choosing import REFUSED
from digitpad.recognition.context import in_context, of_labels, without_words
from digitpad.recognition.reading import Glyph, rows_of
from digitpad.recognition.sums import signs

_SCRAP: Final = 2.0
"""How far above the threshold, in log-odds, a digit that was cut out of a larger mark mostly is."""
_ODD_SCRAPS: Final = 0.34
"""Of what was cut out in a line, so much may be no digit or hardly one: one of three. Of words,
half is."""
_STRAIGHT: Final = (1, 7)
"""Digits that say little of what was cut out: an m, an n, a U and a K come apart into them."""
_FENCE: Final = 6
"""So many 1s in a line, and nothing else, are hatching, a fence or a bar code."""
_LARGER: Final = 3.0
"""Times the usual height: beside digits so much larger the rest is print, a caption, a stain. The
digits of one hand differ less."""
_CLUTTER: Final = 2
"""So many shapes that are no digits, if they are half of all, are a scene or a text."""
_NUMBER: Final = 3
"""So many digits, if they are beyond doubt and most of a line, are a number below a text, too."""
_BEYOND_DOUBT: Final = 4.0
"""How far above the threshold, in log-odds, a digit in a scene is."""
_NUMBERS: Final = 0.6
"""The share of digits from which a page, or a line, is about numbers, whatever else is in it."""
_SEVERAL: Final = 4.0
_UPRIGHTS: Final = 2.0
"""What several digits need above the threshold, in log-odds, and what 1s alone, of which nobody is
as sure. There are many ways to see something in a scene; but a person's digits, taken together, are
hardly doubtful: of the real numbers at hand all but three are above 6."""
_PER_LETTER: Final = 5.0
"""What is needed more, in log-odds, for each glyph as high that is no digit, per digit: `to` is a
letter and a 0, but a sure 5 with a unit beside it is a 5."""
_AS_HIGH: Final = 0.6
"""Of the digits' height: what is lower is a dash, a point or a speck."""
_PER_COST: Final = 1.0
_MOST_FOR_COST: Final = 2.5
"""For the usual glyph's cost, where there are several: odd shapes had to be put up with. One that
costs a lot, a wide 2 at the end of a number, does not speak against all the others."""
_WIDEST: Final = 1.1
_WIDEST_UPRIGHT: Final = 0.8
_PER_WIDTH: Final = 10.0
"""Heights that digits, and a 1, are wide at most, and what is needed for each height more. A cloud,
a balloon and a frame are wide rings, a line aslant is a 1 that leans by more than 40 degrees. Of
the real digits so wide most have a score above 8, a 1 with its foot and flag even above 11."""
_SMALL: Final = 0.25
_PER_HALF: Final = 2.0
"""Of the picture's width or height: who photographs a digit fills this much with it, and what is
needed for a lone one each time it is half as large. There is room for many more things then, which
are smaller in every scene."""
_AT_EDGE: Final = 1.0
"""For each edge of the picture that a digit touches: it is part of something larger."""
_ALIKE: Final = 0.2
_MOST_ON_DESK: Final = 3
"""Things beside a sheet; more are a scene, and it is no sheet."""
_PER_CONTRAST: Final = 15.0
"""How far paper on one side of a stroke may differ from the other's, in the ink's own contrast, and
what is needed for each contrast more: an outline is no stroke. Of real digits, none is above."""
_WITHIN: Final = 2
"""So many things in a ring, and it is a face or a frame; a 0 has a dot or a slash in it at most."""
_THING: Final = 0.01
_THINGS: Final = 0.05
"""Of the ring's ink: each of these things has so much ink at least, and they together."""


@dataclass(frozen=True, eq=False)
class Sight:
    """A glyph where it was seen.

    Attributes:
        glyph: as the classifier sees it alone.
        cut: whether other pieces of its mark are another glyph.
        ink: how many pixels of ink the marks have that it was taken from.
        extent: its box in pixels of the look.
        one_sided: how far paper beside it differs, see `digitpad.ink.sides`.
        beyond: whether it lies on the desk beside the sheet, or on the sheet's edge.
    """

    glyph: Glyph
    cut: bool
    ink: int
    extent: Box
    one_sided: float
    beyond: bool


@dataclass(frozen=True, eq=False)
class Seen:
    """What was seen in a picture, before anyone asks whether that is a number.

    Attributes:
        sights: of the glyphs, in reading order.
        cost: of the way to cut that made the glyphs, for all together.
        every: all marks in the picture, specks too.
        size: of the picture, width and height, in the units of the glyphs' boxes.
    """

    sights: tuple[Sight, ...]
    cost: float
    every: Marks
    size: tuple[int, int]

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """In reading order."""
        return tuple(sight.glyph for sight in self.sights)


def judged(seen: Seen, threshold: float | None) -> tuple[Glyph, ...]:
    """The glyphs that were seen, each a digit or not by all there is in the picture.

    Args:
        seen: what was seen.
        threshold: of the model's card, in log-odds; None: the score is no log-odds, and says too
            little to be weighed.
    """
    every, sights = seen.glyphs, seen.sights
    if threshold is None or not every:
        return in_context(every, threshold)
    small = _is_small_print(every, threshold)
    aside = zip(of_labels(every, threshold), _on_desk(sights), _sides_of_box(sights), strict=True)
    labels = [any(which) for which in aside]
    large = [at for at, (a, b) in enumerate(zip(small, labels, strict=True)) if not (a or b)]
    glyphs = list(_nothing(every))
    found = in_context([every[at] for at in large], threshold)
    rest = []
    for at, glyph, sign in zip(large, found, signs(found), strict=True):
        glyphs[at] = glyph
        labels[at] = sign
        rest += [] if sign else [at]
    found = _without_scraps([glyphs[at] for at in rest], [sights[at].cut for at in rest], threshold)
    found = _without_clutter(_without_fences(found), threshold)
    for at, glyph in zip(rest, found, strict=True):
        glyphs[at] = glyph
    if _is_face(glyphs, seen):
        return _nothing(glyphs)
    return _without_doubtful(glyphs, labels, seen, 0.0 if any(small) else seen.cost, threshold)


def _without_doubtful(
    glyphs: Sequence[Glyph], labels: Sequence[bool], seen: Seen, cost: float, threshold: float
) -> tuple[Glyph, ...]:
    """The glyphs; digits only where they are sure enough for all that speaks against a number.

    They are weighed all together first, then line by line. A label beside a number is nothing that
    speaks against it.
    """
    places = [place for place, glyph in enumerate(glyphs) if glyph.is_digit]
    if not places:
        return tuple(glyphs)
    if len(places) == 1:
        needed = _needed_alone(glyphs[places[0]], seen.size)
    else:
        # What is no digit is counted on its own.
        odd = max(0.0, cost - REFUSED * (len(glyphs) - len(places)))
        uprights = all(glyphs[place].digit == 1 for place in places)
        needed = _UPRIGHTS if uprights else _SEVERAL
        needed += min(_PER_COST * odd / len(places), _MOST_FOR_COST)

    def is_number(rows: set[int]) -> bool:
        at = [place for place in places if glyphs[place].row in rows]
        digits = [glyphs[place] for place in at]
        # A lone digit has no line: what stands above or below it stands beside it, too.
        others = [
            glyph
            for glyph, is_label in zip(glyphs, labels, strict=True)
            if not is_label and (len(places) == 1 or glyph.row in rows)
        ]
        letters = _PER_LETTER * _letters(others, digits) / len(digits)
        edges = _AT_EDGE * max(_edges(seen.sights[place].extent, seen.every) for place in at)
        unlike = float(np.mean([seen.sights[place].one_sided for place in at]))
        outlines = _PER_CONTRAST * max(0.0, unlike - _ALIKE)
        against = needed + letters + edges + outlines
        # A lone digit counts from even odds on, see `in_context`, if nothing speaks against it.
        return against == 0.0 or _evidence(digits) >= threshold + against

    rows = {glyphs[place].row for place in places}
    if is_number(rows):
        return tuple(glyphs)
    numbers = {row for row in rows if len(rows) > 1 and is_number({row})}
    return _refuse(glyphs, [glyph.row not in numbers for glyph in glyphs])


def _evidence(digits: Sequence[Glyph]) -> float:
    """The log-odds that digits are a number: the mean of their scores.

    A stroke says little: 1s have a say only where there is nothing else.
    """
    telling = [glyph.digit_score for glyph in digits if glyph.digit != 1]
    return float(np.mean(telling or [glyph.digit_score for glyph in digits]))


def _needed_alone(lone: Glyph, size: tuple[int, int]) -> float:
    """How far above the threshold, in log-odds, a digit must be that is all there is."""
    share = max(lone.width / size[0], lone.height / size[1], 1e-6)
    return _PER_HALF * max(0.0, math.log2(_SMALL / share)) + _PER_WIDTH * _excess(lone)


def _excess(glyph: Glyph) -> float:
    """Heights that a glyph is wider than such a digit usually is."""
    widest = _WIDEST_UPRIGHT if glyph.digit == 1 else _WIDEST
    return max(0.0, glyph.width / max(glyph.height, 1e-6) - widest)


def _edges(extent: Box, every: Marks) -> int:
    """How many of the picture's edges a glyph touches."""
    left, top, right, bottom = extent
    height, width = every.labels.shape
    return sum((left < 1, top < 1, right > width - 1, bottom > height - 1))


def _letters(glyphs: Sequence[Glyph], digits: Sequence[Glyph]) -> int:
    """How many glyphs as high as the digits are none."""
    least = _AS_HIGH * float(np.median([glyph.height for glyph in digits]))
    return sum(not glyph.is_digit and glyph.height >= least for glyph in glyphs)


def _without_clutter(glyphs: tuple[Glyph, ...], threshold: float) -> tuple[Glyph, ...]:
    """The glyphs; none is a digit in a scene or a text in which some only look like one."""
    refused = sum(not glyph.is_digit for glyph in glyphs)
    least = threshold + _BEYOND_DOUBT
    if refused >= _CLUTTER and refused >= len(glyphs) - refused:
        return _only_numbers(glyphs, least)
    accepted = sum(glyph.is_digit for glyph in glyphs)
    return without_words(glyphs) if accepted < _NUMBERS * len(glyphs) else glyphs


def _only_numbers(glyphs: tuple[Glyph, ...], least: float) -> tuple[Glyph, ...]:
    """The glyphs of a text; digits only where they are beyond doubt and most of a line."""
    sure = {glyph for glyph in glyphs if glyph.is_digit and glyph.digit_score >= least}
    numbers = {
        line[0].row
        for line in rows_of(glyphs)
        if len(sure.intersection(line)) >= max(_NUMBER, _NUMBERS * len(line))
    }
    return _refuse(glyphs, [glyph not in sure or glyph.row not in numbers for glyph in glyphs])


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

    There is a digit in every word, if one cuts it small enough: where cuts leave much that is none,
    or hardly one, it was no number. Nor was a letter that fell apart into uprights.
    """
    heights = [glyph.height for glyph in glyphs if glyph.is_digit]
    if not heights:
        return tuple(glyphs)
    least = _AS_HIGH * float(np.median(heights))
    rows: dict[int, list[tuple[Glyph, bool]]] = {}
    both = list(zip(glyphs, cut, strict=True))
    for glyph, scrap in both:
        rows.setdefault(glyph.row, []).append((glyph, scrap))
    senseless = set()
    for row, found in rows.items():
        # A dash, or what is left of a rule, was not cut and says nothing of what was.
        odd = sum(
            (scrap and glyph.digit_score < threshold + _SCRAP)
            or (not glyph.is_digit and (scrap or glyph.height >= least))
            for glyph, scrap in found
        )
        if odd > _ODD_SCRAPS * sum(scrap for _, scrap in found):
            senseless.add(row)
    if all(scrap and glyph.digit in _STRAIGHT for glyph, scrap in both if glyph.is_digit):
        senseless = set(rows)
    return _refuse(glyphs, [scrap and glyph.row in senseless for glyph, scrap in both])


def _without_fences(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    fences = {
        digits[0].row
        for digits in rows_of(glyph for glyph in glyphs if glyph.is_digit)
        if len(digits) >= _FENCE and all(glyph.digit == 1 for glyph in digits)
    }
    return _refuse(glyphs, [glyph.row in fences for glyph in glyphs])


def _is_small_print(glyphs: tuple[Glyph, ...], threshold: float) -> list[bool]:
    """Which glyphs are nothing beside a digit, beyond doubt one, that is so much larger.

    A 1 is not enough: in a texture of a thousand shapes some upright is larger than the rest.
    """
    usual = float(np.median([glyph.height for glyph in glyphs]))
    sure = [
        glyph.height
        for glyph in glyphs
        if _is_telling(glyph) and glyph.digit_score >= threshold + _BEYOND_DOUBT
    ]
    largest = max(sure, default=0.0)
    if largest < _LARGER * usual:
        return [False] * len(glyphs)
    return [_LARGER * glyph.height <= largest for glyph in glyphs]


def _on_desk(sights: Sequence[Sight]) -> list[bool]:
    """Which glyphs are a pen beside the sheet, or the sheet's edge.

    What looks like a sheet may be the light half of one; then there is writing beyond, and not only
    what looks like a 1, or nothing on the sheet.
    """
    beyond = [sight.beyond for sight in sights]
    writing = any(sight.beyond and _is_telling(sight.glyph) for sight in sights)
    is_desk = not (writing or sum(beyond) > _MOST_ON_DESK or all(beyond))
    return beyond if is_desk else [False] * len(beyond)


def _sides_of_box(sights: Sequence[Sight]) -> list[bool]:
    """Which glyphs are no 1s of a number but outlines beside it: paper differs on their sides."""
    others = [sight.one_sided for sight in sights if _is_telling(sight.glyph)]
    if not others or max(others) > _ALIKE / 2:
        return [False] * len(sights)
    return [sight.glyph.digit == 1 and sight.one_sided > _ALIKE for sight in sights]


def _is_telling(glyph: Glyph) -> bool:
    """Whether it is a digit that is more than an upright."""
    return glyph.is_digit and glyph.digit != 1


def _is_face(glyphs: Sequence[Glyph], seen: Seen) -> bool:
    """Whether the only digit is a ring around other things."""
    digits = [at for at, glyph in enumerate(glyphs) if glyph.is_digit]
    if len(digits) != 1 or glyphs[digits[0]].digit != 0:
        return False
    return _is_around(seen.sights[digits[0]], seen.every)


def _is_around(sight: Sight, every: Marks) -> bool:
    """Whether there are several things within a glyph."""
    left, top, right, bottom = sight.extent
    boxes, areas = every.boxes, every.areas
    inside = (boxes[:, :2] > (left, top)).all(axis=1) & (boxes[:, 2:] < (right, bottom)).all(axis=1)
    things = areas[inside & (areas >= _THING * sight.ink)]
    return len(things) >= _WITHIN and bool(things.sum() >= _THINGS * sight.ink)
