"""Letters on the pad hold something of digits, and are none; numbers written close stay numbers."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad import Recognizer
from digitpad.recognition.letters import letters_of
from digitpad.recognition.reading import Reading

_LETTERS = {
    "A": [[(30, 0), (2, 100)], [(30, 0), (60, 100)], [(14, 62), (48, 62)]],
    "E": [[(4, 0), (4, 100)], [(4, 0), (56, 0)], [(4, 48), (46, 48)], [(4, 100), (58, 100)]],
    "H": [[(4, 0), (4, 100)], [(56, 0), (56, 100)], [(4, 50), (56, 50)]],
    "K": [[(4, 0), (4, 100)], [(54, 2), (6, 54), (58, 100)]],
    "M": [[(2, 100), (10, 0), (40, 70), (70, 0), (80, 100)]],
    "N": [[(4, 100), (6, 0), (56, 100), (58, 0)]],
    "V": [[(0, 0), (32, 100)], [(32, 100), (62, 0)]],
    "W": [[(0, 0), (20, 100), (42, 20), (64, 100), (86, 0)]],
    "X": [[(0, 0), (60, 100)], [(60, 0), (0, 100)]],
    "Y": [[(0, 0), (30, 48)], [(62, 0), (30, 48), (30, 100)]],
    "n": [[(6, 30), (8, 100), (10, 50), (30, 32), (48, 44), (50, 100)]],
}


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


def read(recognizer: Recognizer, letter: str) -> Reading:
    lots = np.random.default_rng(3)
    strokes = []
    for corners in _LETTERS[letter]:
        path = np.array(corners, float)
        along = np.linspace(0, len(path) - 1, 12 * len(path))
        points = [np.interp(along, np.arange(len(path)), path[:, axis]) for axis in (0, 1)]
        strokes.append(np.stack(points, axis=1) + lots.normal(0, 0.6, (len(along), 2)))
    return recognizer.read_strokes(strokes)


@pytest.mark.parametrize("letter", _LETTERS)
def test_a_letter_on_the_pad_is_one_glyph_and_no_number(
    recognizer: Recognizer, letter: str
) -> None:
    reading = read(recognizer, letter)
    assert reading.text == ""
    assert len(reading.glyphs) == 1


def test_a_one_that_leans_under_a_seven_is_no_letter() -> None:
    boxes = np.array([(0, 0, 60, 100), (55, 0, 75, 100)])
    assert letters_of(boxes, [7, 1], [9.0, 4.0], 0.1) == []


def test_two_digits_beside_what_is_none_are_still_digits() -> None:
    boxes = np.array([(0, 0, 60, 100), (35, 0, 95, 100), (65, 0, 125, 100)])
    assert letters_of(boxes, [2, 3, 4], [9.0, 8.0, -3.0], 0.1) == [[0, 1, 2]]
    assert (
        letters_of(np.vstack([boxes, (150, 0, 200, 100)]), [2, 3, 4, 5], [9.0, 8.0, -3.0, 9.0], 0.1)
        == []
    )


def test_most_of_what_is_in_each_others_way_is_one_letter() -> None:
    boxes = np.array([(0, 0, 20, 100), (5, 0, 60, 100), (90, 0, 150, 100)])
    assert letters_of(boxes, [1, 4, 2], [3.0, -5.0, 9.0], 0.1) == [[0, 1]]


def test_a_score_that_is_no_log_odds_makes_no_letter() -> None:
    boxes = np.array([(0, 0, 20, 100), (5, 0, 60, 100)])
    assert letters_of(boxes, [1, 4], [0.2, 0.1], None) == []
