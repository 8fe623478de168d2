"""Letters among words, digits among digits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from digitpad.recognition.context import in_context, of_labels
from digitpad.recognition.reading import Glyph

_THRESHOLD = 1.0
_WIDTHS = {"-": 30.0, "w": 70.0}


def line(text: str, doubt: float = 4.0) -> list[Glyph]:
    """Glyphs side by side: digits, - a dash, x a letter, w digits that touch, spaces."""
    glyphs, left = [], 0.0
    for character in text:
        if character == " ":
            left += 30.0
            continue
        width = _WIDTHS.get(character, 25.0)
        top = 18.0 if character == "-" else 0.0
        digit = character.isdigit()
        glyphs.append(
            Glyph(
                probabilities=np.full(10, 0.1, np.float32),
                digit_score=_THRESHOLD + doubt if digit else _THRESHOLD - doubt,
                is_digit=digit,
                box=(left, top, left + width, 40.0 - top),
                frame=np.zeros((28, 28), np.float32),
            )
        )
        left += width + 8.0
    return glyphs


def accepted(text: str) -> int:
    return sum(glyph.is_digit for glyph in in_context(line(text), _THRESHOLD))


@pytest.mark.parametrize("text", ["1x2x1", "91x1xx", "1xx", "xxxx1xxxx"])
def test_digits_among_letters_are_letters(text: str) -> None:
    assert accepted(text) == 0


@pytest.mark.parametrize("text", ["2026", "1-2-3", "030-1-2-4", "12x4", "1w2w", "12x456x8", "7"])
def test_dashes_and_a_blot_do_not_make_a_number_a_word(text: str) -> None:
    assert accepted(text) == sum(character.isdigit() for character in text)


def test_a_lone_glyph_is_a_digit_when_it_is_more_likely_one_than_not() -> None:
    (doubtful,) = line("x", doubt=_THRESHOLD / 2)
    (hopeless,) = line("x", doubt=_THRESHOLD + 1)
    assert in_context([doubtful], _THRESHOLD)[0].is_digit
    assert not in_context([hopeless], _THRESHOLD)[0].is_digit
    assert not in_context([doubtful], None)[0].is_digit


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("xx0x 4658", "1111 0000"),
        ("x1 85 x", "11 00 1"),
        ("4658 0x", "0000 11"),
        ("46 58", "00 00"),
        ("4x58 46", "0000 00"),
        ("xx0x 7", "0000 0"),
        ("xx0x 4 6 5", "1111 0 0 0"),
        ("3 4 3 xx", "0 0 0 11"),
    ],
)
def test_words_beside_a_number_are_its_label_and_its_unit(text: str, labels: str) -> None:
    expected = [mark == "1" for mark in labels.replace(" ", "")]
    assert of_labels(line(text, doubt=7.0), _THRESHOLD) == expected


def test_a_digit_after_a_bar_is_no_label() -> None:
    assert not any(of_labels(line("4658 -9", doubt=7.0), _THRESHOLD))


def test_beside_a_doubtful_number_nothing_is_a_label() -> None:
    assert not any(of_labels(line("xx0x 4658", doubt=5.0), _THRESHOLD))


def test_in_a_sentence_a_number_has_no_label() -> None:
    assert not any(of_labels(line("xxx x0xx 4658 xx", doubt=7.0), _THRESHOLD))


def with_heights(text: str, heights: str) -> list[Glyph]:
    """Digits side by side; a `^` below one of them makes it taller than the others."""
    return [
        replace(glyph, probabilities=np.eye(10, dtype=np.float32)[int(digit)], box=box)
        for glyph, digit, high in zip(line(text), text, heights, strict=True)
        for left, _, right, _ in [glyph.box]
        for box in [(left, -8.0 if high == "^" else 0.0, right, 48.0 if high == "^" else 40.0)]
    ]


@pytest.mark.parametrize(
    ("text", "heights", "expected"),
    [
        ("07106189", "--^--^--", "07?06?89"),
        ("314", "-^-", "3?4"),
        ("07106189", "--------", "07106189"),
        ("1071", "^--^", "1071"),
        ("12", "^-", "12"),
    ],
)
def test_the_slashes_of_a_date_are_no_1s(text: str, heights: str, expected: str) -> None:
    glyphs = in_context(with_heights(text, heights), _THRESHOLD)
    assert "".join(str(g.digit) if g.is_digit else "?" for g in glyphs) == expected


def test_the_edge_of_a_sheet_beside_a_number_is_no_1() -> None:
    glyphs = with_heights("19854", "-----")
    left, _, right, _ = glyphs[0].box
    edge = replace(glyphs[0], box=(left, -60.0, right, 90.0))
    assert [glyph.is_digit for glyph in in_context([edge, *glyphs[1:]], _THRESHOLD)] == [
        False,
        *[True] * 4,
    ]


def test_a_tall_upright_1_is_a_1() -> None:
    glyphs = with_heights("314", "-^-")
    left, top, _, bottom = glyphs[1].box
    glyphs[1] = replace(glyphs[1], box=(left, top, left + 6.0, bottom))
    assert all(glyph.is_digit for glyph in in_context(glyphs, _THRESHOLD))
