"""What a later look at a picture makes of what an earlier one saw."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from digitpad.ink.strokes import Box
from digitpad.recognition.reading import Glyph, Reading
from digitpad.recognition.sums import signs

_SURE: Final = 0.3
_SURE_FOR: Final = 4
"""The doubt below which nobody looks again, and for so many digits; for more, it is more."""
_SECOND_LOOK: Final = 0.3
"""What another look costs: the usual one is right more often."""
_CONVINCING: Final = 1.0
_CONVINCING_AGAIN: Final = 0.25
"""What a later look may cost at most: who looks often enough, and at other ink, sees digits
anywhere."""
_CONVINCING_MORE: Final = 3.0
"""Likewise of one that sees the same digits and others in what was none before; or, where there was
no digit before, a number in lines of its own."""
_MOST_OF_IT: Final = 0.5
"""Of the area of what the usual look takes for digits: a later look covers this much of it."""
_LARGER: Final = 3.0
"""Times the height of print: digits beside it."""
_NUMBER: Final = 3
_OTHERS: Final = 3
_SEVERAL: Final = 2
_BROKEN: Final = 3
"""1s, each in a line of its own, that are the pieces of a stroke."""
_ALL_OF_IT: Final = 0.9
_SURER: Final = 3.0
"""Log-odds by which a later look is surer of a digit."""
_BEYOND_DOUBT: Final = 2.0
"""How far above the threshold, in log-odds, one of several digits is that no look may lose."""
NO_LOOK_NEEDED: Final = 5.0
"""Likewise of each digit where nothing needs another look."""
CERTAIN: Final = 8.0
"""Likewise where a later look is believed though what it sees is odd."""


@dataclass(frozen=True, eq=False)
class Saw:
    """What a look at a picture has seen.

    Attributes:
        reading: what it says.
        doubt: how doubtful that is, 0 if perfect, infinity if there is nothing.
        doubt_of_numbers: of the lines with digits alone.
        again: whether ink was told from paper in another way than usual.
    """

    reading: Reading
    doubt: float
    doubt_of_numbers: float
    again: bool


def is_enough(saw: Saw, threshold: float | None) -> bool:
    """Whether nobody looks again."""
    digits = sum(glyph.is_digit for glyph in saw.reading.glyphs)
    least = _SURE * max(1.0, digits / _SURE_FOR)
    sure = saw.doubt < least and not is_weak(saw.reading, threshold)
    return sure or is_beyond_doubt(saw.reading, threshold)


def is_better(later: Saw, best: Saw, threshold: float | None) -> bool:
    """Whether a later look is believed rather than the best one before.

    Args:
        later: what it has seen.
        best: what the best one before has seen.
        threshold: of the model's card, in log-odds; None: the score is no log-odds.
    """
    reading, found = best.reading, later.reading
    if outdoes(reading, found, threshold):
        return True
    if clears(reading, found, threshold):
        return later.doubt < best.doubt
    doubt, most = later.doubt, _CONVINCING_AGAIN if later.again else _CONVINCING
    if not reading.text and is_in_lines_of_its_own(found):
        doubt, most = later.doubt_of_numbers, _CONVINCING_MORE
    else:
        certain = not reading.text and is_beyond_doubt(found, threshold, CERTAIN)
        if certain or completes(reading, found):
            most = _CONVINCING_MORE
    convincing = doubt < most and doubt + _SECOND_LOOK < best.doubt
    if not convincing or (later.again and shrinks(reading, found, threshold)):
        return False
    return not loses(reading, found, threshold)


def is_beyond_doubt(
    reading: Reading, threshold: float | None, above: float = NO_LOOK_NEEDED
) -> bool:
    """Whether no look will see it better: digits, each so far above the threshold, nothing else.

    Small print beside them is nothing. It may be odd all the same: digits as wide as high, or far
    from each other. A 1 says little, so there must be others; and a 0 around a digit is a ring.
    """
    glyphs = of_note(reading)
    telling = [glyph.digit_score for glyph in glyphs if glyph.digit != 1]
    return (
        threshold is not None
        and all(glyph.is_digit for glyph in glyphs)
        and min(telling, default=-math.inf) >= threshold + above
        and not any(
            _is_within(glyph.box, other.box) for glyph, other in permutations(reading.glyphs, 2)
        )
    )


def of_note(reading: Reading) -> list[Glyph]:
    """The glyphs but for what is no digit and so much lower than digits are: print, holes, dots."""
    heights = [glyph.height for glyph in reading.glyphs if glyph.is_digit]
    least = min(heights, default=0.0) / _LARGER
    return [glyph for glyph in reading.glyphs if glyph.is_digit or glyph.height > least]


def shrinks(reading: Reading, later: Reading, threshold: float | None) -> bool:
    """Whether a later look took a small part of what were digits for all there is.

    Where some were beyond doubt, the others have no say: a digit and a piece of the sheet's edge
    that it was joined with are large, and hardly a digit.
    """
    before, after = (
        [glyph for glyph in found.glyphs if glyph.is_digit] for found in (reading, later)
    )
    if threshold is not None:
        least = threshold + _BEYOND_DOUBT
        before = [glyph for glyph in before if glyph.digit_score >= least] or before
    larger, smaller = (sum(_area(glyph.box) for glyph in digits) for digits in (before, after))
    return smaller < _MOST_OF_IT * larger


def is_weak(reading: Reading, threshold: float | None) -> bool:
    """Whether it is one digit, or 1s and no more, of which another look may well make more.

    Several 1s above each other are a broken stroke, however sure.
    """
    digits = [glyph for glyph in reading.glyphs if glyph.is_digit]
    if threshold is None or not digits:
        return False
    only_1s = all(glyph.digit == 1 for glyph in digits)
    rows = {glyph.row for glyph in digits}
    if only_1s and len(rows) == len(digits) >= _BROKEN:
        return True
    weak = max(glyph.digit_score for glyph in digits) < threshold + NO_LOOK_NEEDED
    return weak and (only_1s or len(digits) == 1)


def outdoes(reading: Reading, later: Reading, threshold: float | None) -> bool:
    """Whether a later look is sure of one digit where weak ones were seen, and of all their ink.

    A bar that lies on a rule goes with the rule, and a 7 without its bar is a 1.
    """
    before, after = (
        [glyph for glyph in found.glyphs if glyph.is_digit] for found in (reading, later)
    )
    return (
        len(after) == 1
        and is_weak(reading, threshold)
        and not is_weak(later, threshold)
        and all(
            after[0].digit_score >= glyph.digit_score + _SURER
            and _common(glyph.box, after[0].box) >= _ALL_OF_IT * _area(glyph.box)
            for glyph in before
        )
    )


def completes(reading: Reading, later: Reading) -> bool:
    """Whether a later look sees all digits that were seen, more of them, and less that is none."""
    before, after = (
        [glyph for glyph in found.glyphs if glyph.is_digit] for found in (reading, later)
    )
    if not 0 < len(before) < len(after):
        return False
    if len(later.glyphs) - len(after) >= len(reading.glyphs) - len(before):
        return False
    return all(any(_is_same(glyph, other) for other in after) for glyph in before)


def _is_same(glyph: Glyph, other: Glyph) -> bool:
    return glyph.digit == other.digit and _shared(glyph.box, other.box) >= _MOST_OF_IT


def clears(reading: Reading, later: Reading, threshold: float | None) -> bool:
    """Whether a later look reads all there is, surely, and as before what was read beyond doubt.

    What was no digit before, or not seen at all, is one then; else nothing is gained.
    """
    before, after = (
        [glyph for glyph in found.glyphs if glyph.is_digit] for found in (reading, later)
    )
    if threshold is None or len(after) < max(_SEVERAL, len(before)):
        return False
    if len(after) == len(before) == len(reading.glyphs):
        return False
    others = zip(later.glyphs, signs(later.glyphs), strict=True)
    notable = of_note(later)
    if any(not (glyph.is_digit or sign) and glyph in notable for glyph, sign in others):
        return False
    least = threshold + _BEYOND_DOUBT
    known = [glyph for glyph in before if glyph.digit != 1 and glyph.digit_score >= least]
    telling = [glyph.digit_score for glyph in after if glyph.digit != 1]
    return (
        len(known) > 0
        and all(any(_is_same(glyph, other) for other in after) for glyph in known)
        and min(telling, default=-math.inf) >= least
        and sum(telling) >= (threshold + NO_LOOK_NEEDED) * len(telling)
    )


def is_in_lines_of_its_own(reading: Reading) -> bool:
    """Whether it is a number with little else: a stamp, a crest, but not in the number's lines."""
    lines = {glyph.row for glyph in reading.glyphs if glyph.is_digit}
    are_signs = signs(reading.glyphs)
    others = [
        glyph.row
        for glyph, sign in zip(reading.glyphs, are_signs, strict=True)
        if not (glyph.is_digit or sign)
    ]
    digits = sum(glyph.is_digit for glyph in reading.glyphs)
    return digits >= _NUMBER and len(others) <= _OTHERS and lines.isdisjoint(others)


def loses(reading: Reading, later: Reading, threshold: float | None) -> bool:
    """Whether a later look lost one of several digits that were beyond doubt.

    A digit at the edge of the picture touches it, as what lies beyond the sheet does. A frame and a
    shade there look like a 0 and a 1; nothing else does.
    """
    digits = [glyph for glyph in reading.glyphs if glyph.is_digit]
    if threshold is None or len(digits) < _SEVERAL:
        return False
    found = [glyph for glyph in later.glyphs if glyph.is_digit]
    return any(
        glyph.digit != 1
        and glyph.digit_score >= threshold + _BEYOND_DOUBT
        and not any(_is_within(other.box, glyph.box) for other in digits if other is not glyph)
        and not any(_stands_for(other, glyph) for other in found)
        for glyph in digits
    )


def _stands_for(later: Glyph, glyph: Glyph) -> bool:
    """Whether a digit that a later look saw is in the place of one, and as sure if another."""
    shared = _shared(glyph.box, later.box) >= _MOST_OF_IT
    return shared and (later.digit == glyph.digit or later.digit_score >= glyph.digit_score)


def _is_within(box: Box, around: Box) -> bool:
    left, top, right, bottom = box
    return around[0] < left and around[1] < top and right < around[2] and bottom < around[3]


def _shared(one: Box, other: Box) -> float:
    """The share of the area of two boxes together that is in both."""
    both = _common(one, other)
    return both / max(_area(one) + _area(other) - both, 1e-9)


def _common(one: Box, other: Box) -> float:
    """The area that is in both of two boxes."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return max(0.0, right - left) * max(0.0, bottom - top)


def _area(box: Box) -> float:
    left, top, right, bottom = box
    return (right - left) * (bottom - top)
