"""Text around numbers: letters that look like digits are not taken for some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from digitpad.recognition.reading import Glyph

_FEWEST: Final = 4
"""Glyphs in which letters can outnumber digits by more than chance."""
_LETTERS: Final = 0.5
"""The share of refused glyphs above which a line is text: of digits 2 % are refused."""
_FEWEST_ON_PAGE: Final = 20
_LETTERS_ON_PAGE: Final = 0.25
"""Likewise for a page: among so many glyphs, less is enough to tell."""
_NUMBER: Final = 4
"""Digits in a row, and nothing else in the word, that are a number even in text."""
_WORD_GAP: Final = 0.35
"""Glyph heights between two words at least."""


def without_letters(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The glyphs, with those no longer taken for digits that are letters by their neighbours.

    An o, an l and an S are a 0, a 1 and a 5 to any reader of digits; but where most of a line is
    refused it is words, and only whole words of digits are numbers there.
    """
    page = _is_text(glyphs, _FEWEST_ON_PAGE, _LETTERS_ON_PAGE)
    result: list[Glyph] = []
    for row in dict.fromkeys(glyph.row for glyph in glyphs):
        line = [glyph for glyph in glyphs if glyph.row == row]
        if not page and not _is_text(line, _FEWEST, _LETTERS):
            result += line
            continue
        for word in _words(line):
            number = len(word) >= _NUMBER and all(glyph.is_digit for glyph in word)
            result += word if number else [replace(glyph, is_digit=False) for glyph in word]
    return tuple(result)


def _is_text(glyphs: Sequence[Glyph], fewest: int, most: float) -> bool:
    refused = sum(not glyph.is_digit for glyph in glyphs)
    return len(glyphs) >= fewest and refused > most * len(glyphs)


def _words(line: Sequence[Glyph]) -> list[list[Glyph]]:
    height = float(np.median([glyph.box[3] - glyph.box[1] for glyph in line]))
    words: list[list[Glyph]] = []
    for glyph in line:
        if words and glyph.box[0] - words[-1][-1].box[2] < _WORD_GAP * height:
            words[-1].append(glyph)
        else:
            words.append([glyph])
    return words
