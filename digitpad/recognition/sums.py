"""Signs of sums and dates among digits: + - x / = ( ) are written like digits and are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.frame import Frame
from digitpad.recognition.reading import Glyph

_HIGHEST: Final = 0.8
_WIDTHS: Final = (0.25, 1.2)
"""Of the digits' height: how high a sign is at most, and how wide."""
_MIDDLE: Final = 0.22
"""Likewise: how far its middle lies from theirs. A small letter stands on the line instead."""
_TALL: Final = 0.5
"""Of the line's height: what has a say in where its middle is."""
_CLEAR: Final = 0.05
"""Of the digits' height: so much paper is beside a sign at least."""

_FEWEST_WITH_SLASH: Final = 3
_TALLER: Final = 1.25
_LEANING: Final = 0.2
"""Times the usual height, and width to height, of a 1 between digits that is a slash instead: of
251 such 1s one is as tall and leans as much."""
_AS_TALL: Final = 1.0
_LEANING_FAR: Final = 0.45
_STRAIGHT: Final = 0.15
"""Likewise of one that is as straight as a ruler, by its ink's extent across and along, and leans
as no other 1 in the line does: of 1,767 1s three in a hundred."""
_ASLANT: Final = 0.3
"""How much farther a slash leans than the writing does, of which an italic 1 is a part."""
_AS_NEAR: Final = 0.2
"""Of the digits' height: how much farther a slash is from one of its neighbours than from the
other. A 1 may begin a word, or end one."""
_FAR_TALLER: Final = 1.6
"""Likewise of one that is the edge of a sheet, or a rule, wherever it stands."""
_BULGE: Final = 0.07
"""Of its height: how far a bracket's middle lies beside the line between its ends. Of real 1s
one in 20 has that to the left and one in 100 to the right, hardly ever both in a number."""
_THIN_ROW: Final = 0.12
"""Likewise: how far the ink in a row of it spreads; a 1 with its flag or foot spreads farther."""
_FEWEST_ROWS: Final = 8
_AS_HIGH: Final = 0.9
"""Of the digits' height: a bracket is so high at least."""


def signs(glyphs: Sequence[Glyph]) -> list[bool]:
    """Which glyphs of a reading are signs of sums.

    They are no digits and stand behind a digit: small ones halfway up, slashes between digits. Or
    they are brackets around some.
    """
    found = [False] * len(glyphs)
    rows: dict[int, list[int]] = {}
    for at, glyph in enumerate(glyphs):
        rows.setdefault(glyph.row, []).append(at)
    for line in rows.values():
        digits = [glyphs[at] for at in line if glyphs[at].is_digit]
        if not digits:
            continue
        for at, is_bracket in zip(line, _brackets([glyphs[at] for at in line]), strict=True):
            found[at] = is_bracket and not glyphs[at].is_digit
        height = max(float(np.median([digit.height for digit in digits])), 1e-6)
        middle = float(np.median([_middle(digit) for digit in digits]))
        for before, at, after in zip(line, line[1:], [*line[2:], None], strict=False):
            glyph = glyphs[at]
            if glyph.is_digit or not glyphs[before].is_digit:
                continue
            width, high = glyph.width / height, glyph.height / height
            off = abs(_middle(glyph) - middle) / height
            small = high <= _HIGHEST and _WIDTHS[0] <= width <= _WIDTHS[1] and off <= _MIDDLE
            between = after is not None and glyphs[after].is_digit
            leans = between and glyph.digit == 1 and _lean(glyph) >= _LEANING
            slash = high >= _TALLER or (high >= _HIGHEST and _is_aslant(glyph, digits))
            found[at] |= small or (leans and slash and high <= _FAR_TALLER)
    return found


def without_brackets(line: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a line; brackets are no 1s."""
    return [
        replace(glyph, is_digit=False) if is_bracket and glyph.is_digit else glyph
        for glyph, is_bracket in zip(line, _brackets(line), strict=True)
    ]


def _brackets(line: Sequence[Glyph]) -> list[bool]:
    """Which glyphs of a line look like 1s and are brackets, one bent to the left, one to the right.

    There is something between them.
    """
    found = [False] * len(line)
    others = [glyph.height for glyph in line if glyph.is_digit and glyph.digit != 1]
    if not others:
        return found
    least = _AS_HIGH * float(np.median(others))
    bent = [
        _bulge(glyph.frame) if glyph.digit == 1 and glyph.height >= least else 0.0 for glyph in line
    ]
    opened: int | None = None
    for at, bulge in enumerate(bent):
        if bulge <= -_BULGE:
            opened = at
        elif bulge >= _BULGE and opened is not None and at - opened > 1:
            found[opened] = found[at] = True
            opened = None
    return found


def _bulge(frame: Frame) -> float:
    """How far a thin upright line in a frame is bent to the right, in its height; 0 for others."""
    ink = frame[frame.sum(axis=1) > 0]
    if len(ink) < _FEWEST_ROWS:
        return 0.0
    across, total = np.arange(ink.shape[1]), ink.sum(axis=1)
    middle = (ink @ across) / total
    spread = np.sqrt(np.maximum((ink @ across**2) / total - middle**2, 0.0)).max()
    if spread > _THIN_ROW * len(ink):
        return 0.0
    straight = np.linspace(middle[:2].mean(), middle[-2:].mean(), len(ink))
    third = len(ink) // 3
    return float((middle - straight)[third:-third].mean() / len(ink))


def may_be_sign(box: NDArray[Any], others: NDArray[Any], height: float) -> bool:
    """Whether ink is a sign of a sum by its place: small, halfway up, clear of all else.

    Args:
        box: left, top, right, bottom of the ink.
        others: (n, 4), the boxes of all other pieces of the line.
        height: that characters usually have here.
    """
    left, top, right, bottom = box
    tall = others[others[:, 3] - others[:, 1] >= _TALL * height]
    if len(tall) == 0:
        return False
    middle = float(np.median(tall[:, 1] + tall[:, 3])) / 2
    clear = _CLEAR * height
    return bool(
        bottom - top <= _HIGHEST * height
        and _WIDTHS[0] * height <= right - left <= _WIDTHS[1] * height
        and abs((top + bottom) / 2 - middle) <= _MIDDLE * height
        and ((others[:, 0] >= right + clear) | (others[:, 2] <= left - clear)).all()
    )


def without_slashes(line: Sequence[Glyph]) -> list[Glyph]:
    """A number: what stands between its parts, or beside it and far taller, is no 1."""
    digits = [glyph for glyph in line if glyph.is_digit]
    if len(digits) < _FEWEST_WITH_SLASH:
        return list(line)
    usual = max(float(np.median([glyph.height for glyph in digits])), 1e-6)
    leaning = sum(glyph.digit == 1 and _lean(glyph) >= _LEANING for glyph in digits)

    def is_no_1(glyph: Glyph) -> bool:
        if not glyph.is_digit or glyph.digit != 1:
            return False
        if glyph.height >= _FAR_TALLER * usual:
            return True
        at = digits.index(glyph)
        if not 0 < at < len(digits) - 1 or _lean(glyph) < _LEANING:
            return False
        before, after = glyph.box[0] - digits[at - 1].box[2], digits[at + 1].box[0] - glyph.box[2]
        ruled = (
            leaning == 1
            and _lean(glyph) >= _LEANING_FAR
            and abs(before - after) <= _AS_NEAR * usual
            and _is_aslant(glyph, digits)
        )
        return glyph.height >= (_AS_TALL if ruled else _TALLER) * usual

    return [replace(glyph, is_digit=False) if is_no_1(glyph) else glyph for glyph in line]


def _is_aslant(glyph: Glyph, digits: Sequence[Glyph]) -> bool:
    """Whether a glyph is a straight line that leans farther than the digits beside it."""
    others = [_slant(digit.frame) for digit in digits if digit.digit != 1]
    slant = float(np.median(others)) if others else 0.0
    return _is_straight(glyph.frame) and _slant(glyph.frame) >= slant + _ASLANT


def _is_straight(frame: Frame) -> bool:
    """Whether a frame's ink rises to the right in a straight line."""
    spread = _spread(frame)
    across, along = np.sqrt(np.maximum(np.linalg.eigvalsh(spread), 0.0))
    return bool(across <= _STRAIGHT * along and spread[0, 1] < 0)


def _slant(frame: Frame) -> float:
    """How far a frame's ink goes to the right for each unit that it goes up."""
    spread = _spread(frame)
    return float(-spread[0, 1] / max(spread[1, 1], 1e-6))


def _spread(frame: Frame) -> NDArray[np.float64]:
    """The covariance of where the ink of a frame is, float64 (2, 2); 0 if there is hardly any."""
    y, x = np.nonzero(frame)
    if len(x) < 2:
        return np.zeros((2, 2))
    return np.asarray(np.cov(x, y, aweights=frame[y, x]), np.float64)


def _lean(glyph: Glyph) -> float:
    return glyph.width / max(glyph.height, 1e-6)


def _middle(glyph: Glyph) -> float:
    return (glyph.box[1] + glyph.box[3]) / 2
