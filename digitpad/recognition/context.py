"""What the neighbours say of a glyph: letters among words, digits among digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from digitpad.recognition.reading import Glyph, rows_of
from digitpad.recognition.sums import signs, without_brackets, without_slashes

_FEWEST: Final = 4
"""Glyphs in which letters can outnumber digits by more than chance."""
_LETTERS: Final = 0.5
"""The share of refused glyphs above which a line is text: of digits 2 % are refused."""
_FEWEST_LETTERS: Final = 2
_LETTERS_OF_CHARACTERS: Final = 0.34
"""Likewise of what has the size of a digit: dashes, points and digits that touch do not count."""
_WIDEST_LETTER: Final = 1.2
"""Of the line's height: what is wider are several digits that touch."""
_FEWEST_ON_PAGE: Final = 20
_LETTERS_ON_PAGE: Final = 0.12
"""Likewise for a page: among so many characters, less is enough to tell."""
_NUMBER: Final = 4
"""Digits in a row, and nothing else in the word, that are a number even in text."""
_WORD_GAP: Final = 0.35
"""Glyph heights between two words at least."""
_BESIDE: Final = 2
_BEYOND_DOUBT: Final = 6.0
"""So many digits, so far above the threshold in log-odds, and nothing else in the word, are a
number whatever stands beside it."""
_LETTERS_OF_LABEL: Final = 0.33
"""The share of glyphs that are hardly digits from which a word beside it is a label or a unit."""
_MOST_LABELS: Final = 2
"""Words of letters in a line; more are a sentence."""
_DIGITS: Final = 0.6
"""The share of accepted glyphs from which a line is a number."""
_BENEFIT: Final = 2.0
"""How far below the threshold a glyph of a number may be. The score is in log-odds: its neighbours
make a digit seven times as likely as it is alone."""
_EVEN: Final = 0.0
"""The log-odds at which a glyph is as likely a digit as not. That is enough for one that is all
there is: who has digits read draws or photographs a digit. Half of the digits that the threshold
refuses come back, and of the letters one in a hundred."""
_AS_HIGH: Final = 0.6
"""Of the line's height: a lower glyph is a dash, a point or a comma."""


def in_context(glyphs: Sequence[Glyph], threshold: float | None) -> tuple[Glyph, ...]:
    """The glyphs of a reading, each a digit or not by what stands around it too.

    An o, an l and an S are a 0, a 1 and a 5 to any reader of digits; but where most of a line is
    refused it is words. A doubtful glyph in a number, on the other hand, is a digit. The signs of a
    sum have no say.

    Args:
        glyphs: of one drawing or picture.
        threshold: of the model's card, in log-odds; None: the score is no log-odds.
    """
    glyphs = [glyph for line in rows_of(glyphs) for glyph in without_brackets(line)]
    marks = signs(glyphs)
    if any(marks):
        others = iter(
            in_context([g for g, m in zip(glyphs, marks, strict=True) if not m], threshold)
        )
        return tuple(g if m else next(others) for g, m in zip(glyphs, marks, strict=True))
    if threshold is not None and len(glyphs) == 1:
        (lone,) = glyphs
        return (replace(lone, is_digit=lone.digit_score >= min(threshold, _EVEN)),)
    if len(glyphs) >= _FEWEST_ON_PAGE and _is_words(glyphs, _LETTERS_ON_PAGE):
        return tuple(replace(glyph, is_digit=False) for glyph in glyphs)
    result: list[Glyph] = []
    for line in rows_of(glyphs):
        if _is_text(line):
            result += _numbers_only(line)
        elif threshold is not None:
            result += without_slashes(_with_doubtful(line, threshold))
        else:
            result += without_slashes(line)
    return tuple(result)


def of_labels(glyphs: Sequence[Glyph], threshold: float) -> list[bool]:
    """Which glyphs are of words beside a number beyond doubt: what it is of, or its unit.

    None are where a line has more words of letters: there, a number is a word like any other.
    """
    labels: list[bool] = []
    for line in rows_of(glyphs):
        words = _numbers_together(_words(line))
        of_letters = [_is_of_letters(word, threshold) for word in words]
        if sum(of_letters) > _MOST_LABELS:
            return [False] * len(glyphs)
        has_number = any(_is_number(word, threshold) for word in words)
        for word, letters in zip(words, of_letters, strict=True):
            labels += [has_number and letters] * len(word)
    return labels


def _numbers_together(words: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The words; those of digits alone that follow each other are one, as numbers are spaced."""
    together: list[list[Glyph]] = []
    for word in words:
        if together and all(glyph.is_digit for glyph in (*together[-1], *word)):
            together[-1] = [*together[-1], *word]
        else:
            together.append(word)
    return together


def _is_of_letters(word: Sequence[Glyph], threshold: float) -> bool:
    # A dash, or a bar between numbers, is no letter.
    least = _AS_HIGH * max(glyph.height for glyph in word)
    letters = sum(
        glyph.digit_score < threshold - _BENEFIT and glyph.height >= least for glyph in word
    )
    return letters >= _LETTERS_OF_LABEL * len(word)


def _is_number(word: Sequence[Glyph], threshold: float) -> bool:
    telling = [glyph.digit_score for glyph in word if glyph.digit != 1]
    return (
        len(word) >= _BESIDE
        and all(glyph.is_digit for glyph in word)
        and len(telling) > 0
        and float(np.mean(telling)) >= threshold + _BEYOND_DOUBT
    )


def without_words(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The glyphs; of lines that are text, by what is no digit in them now, only numbers stay."""
    return tuple(
        glyph
        for line in rows_of(glyphs)
        for glyph in (_numbers_only(line) if _is_text(line) else line)
    )


def _is_text(line: Sequence[Glyph]) -> bool:
    return _is_refused(line) or _is_words(line, _LETTERS_OF_CHARACTERS)


def _is_refused(line: Sequence[Glyph]) -> bool:
    refused = sum(not glyph.is_digit for glyph in line)
    return len(line) >= _FEWEST and refused > _LETTERS * len(line)


def _is_words(glyphs: Sequence[Glyph], most: float) -> bool:
    """Whether more than a share of the characters, however few, are no digits."""
    height = float(np.median([glyph.height for glyph in glyphs])) if glyphs else 0.0
    letters = sum(
        not glyph.is_digit
        and glyph.height >= _AS_HIGH * height
        and glyph.width <= _WIDEST_LETTER * height
        for glyph in glyphs
    )
    digits = sum(glyph.is_digit for glyph in glyphs)
    return letters >= _FEWEST_LETTERS and letters > most * (letters + digits)


def _numbers_only(line: Sequence[Glyph]) -> list[Glyph]:
    """A line of text: whole words of digits stay, and are not made longer."""
    result: list[Glyph] = []
    for word in _words(line):
        number = len(word) >= _NUMBER and all(glyph.is_digit for glyph in word)
        result += word if number else [replace(glyph, is_digit=False) for glyph in word]
    return result


def _with_doubtful(line: Sequence[Glyph], threshold: float) -> list[Glyph]:
    """A number: what nearly is a digit, and as high as the others, is one."""
    accepted = [glyph for glyph in line if glyph.is_digit]
    if len(accepted) < 2 or len(accepted) < _DIGITS * len(line):
        return list(line)
    least = _AS_HIGH * float(np.median([glyph.height for glyph in accepted]))
    return [
        replace(glyph, is_digit=True)
        if glyph.digit_score >= threshold - _BENEFIT and glyph.height >= least
        else glyph
        for glyph in line
    ]


def _words(line: Sequence[Glyph]) -> list[list[Glyph]]:
    height = float(np.median([glyph.height for glyph in line]))
    words: list[list[Glyph]] = []
    for glyph in line:
        if words and glyph.box[0] - words[-1][-1].box[2] < _WORD_GAP * height:
            words[-1].append(glyph)
        else:
            words.append([glyph])
    return words
