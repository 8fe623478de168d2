"""Sums: their digits are read, and + - x / = ( ) are no digits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from digitpad import Recognizer
from digitpad.data.pen_curves import curve_of
from digitpad.data.pen_templates import DIGITS
from digitpad.ink.frame import frame_strokes
from digitpad.recognition.reading import Glyph
from digitpad.recognition.sums import may_be_sign, signs, without_brackets, without_slashes

_HIGH = 90
_SIGNS = {
    "/": [[(60, -8), (0, 100)]],
    "-": [[(0, 52), (50, 50)]],
    "=": [[(0, 40), (50, 39)], [(0, 58), (50, 57)]],
    "+": [[(0, 50), (50, 49)], [(26, 25), (24, 76)]],
    "x": [[(0, 28), (46, 74)], [(45, 27), (2, 75)]],
    "(": [[(18, -8), (5, 20), (0, 50), (5, 80), (18, 108)]],
    ")": [[(0, -8), (13, 20), (18, 50), (13, 80), (0, 108)]],
    "÷": [[(0, 50), (56, 50)], [(27, 24), (30, 27)], [(27, 73), (30, 76)]],
}


def strokes_of(character: str) -> list[np.ndarray]:
    """A digit or a sign, 100 units high if it is a digit, its left side at 0."""
    if character in _SIGNS:
        return [np.array(path, float) for path in _SIGNS[character]]
    curve = curve_of(DIGITS[int(character)][0])
    points = curve.sharp @ curve.controls * 100
    points -= points.min(axis=0)
    return np.split(points, np.cumsum(curve.lengths)[:-1])


def picture(text: str) -> np.ndarray:
    """Writing in blue on grey paper that is darker at one side, uint8 (h, w, 3)."""
    image = Image.new("L", (140 + 110 * len(text), 260))
    left = 70.0
    for character in text:
        strokes = strokes_of(character)
        for stroke in strokes:
            placed = stroke * _HIGH / 100 + (left, 85)
            ImageDraw.Draw(image).line(list(map(tuple, placed)), 255, 7, "curve")
        left += max(stroke[:, 0].max() for stroke in strokes) * _HIGH / 100 + 26
    ink = np.asarray(image.resize(image.size), np.float32)[..., None] / 255
    light = np.linspace(220, 150, image.width)[None, :, None] * np.ones((image.height, 1, 3))
    return (light * (1 - ink * np.array([0.8, 0.65, 0.3]))).astype(np.uint8)


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


@pytest.mark.parametrize(
    "text",
    ["45÷9", "7/3=", "8/44", "344/50", "6/20=", "9-4=", "3+2=", "85+82", "9x73", "518+976="],
)
def test_of_a_sum_the_digits_are_read(recognizer: Recognizer, text: str) -> None:
    digits = "".join(character for character in text if character.isdigit())
    assert recognizer.read_picture(picture(text)).text == digits


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("45÷9", "45?9"),
        ("7/3=", "7?3?"),
        ("3+2=", "3?2?"),
        ("518+976=", "518?976?"),
        ("1-9=", "1?9?"),
        ("5-3=2", "5?3?2"),
        ("2026", "2026"),
    ],
)
def test_on_the_pad_too_signs_are_shown_as_no_digits(
    recognizer: Recognizer, text: str, shown: str
) -> None:
    drawing, left = [], 0.0
    for character in text:
        strokes = strokes_of(character)
        drawing += [stroke + np.array([left, 0]) for stroke in strokes]
        left += max(stroke[:, 0].max() for stroke in strokes) + 26
    assert text_of(list(recognizer.read_strokes(drawing).glyphs)) == shown


@pytest.mark.parametrize("text", ["713", "8144", "20 15"])
def test_an_upright_1_between_digits_is_no_slash(recognizer: Recognizer, text: str) -> None:
    digits = text.replace(" ", "")
    assert recognizer.read_picture(picture(digits)).text == digits


def glyph(character: str, box: tuple[float, float, float, float]) -> Glyph:
    """A glyph, a digit if the character is one; `/` looks like a 1, letters like a 3."""
    digit = "1" if character == "/" else character
    probabilities = np.full(10, 0.01, np.float32)
    probabilities[int(digit) if digit.isdigit() else 3] = 0.91
    strokes = strokes_of(character) if character.isdigit() else []
    lean = np.array([(box[2] - box[0], 0), (0, box[3] - box[1])])
    return Glyph(
        probabilities=probabilities,
        digit_score=6.0 if digit.isdigit() else -6.0,
        is_digit=digit.isdigit(),
        box=box,
        frame=frame_strokes(strokes or [lean]),
    )


def row(*places: tuple[str, float, float]) -> list[Glyph]:
    """Characters 40 high with so much room before each, so wide."""
    found, left = [], 0.0
    for character, room, wide in places:
        found.append(glyph(character, (left + room, 0.0, left + room + wide, 40.0)))
        left += room + wide
    return found


def text_of(glyphs: list[Glyph]) -> str:
    return "".join(str(g.digit) if g.is_digit else "?" for g in glyphs)


def taller(glyphs: list[Glyph], place: int) -> list[Glyph]:
    left, top, right, bottom = glyphs[place].box
    glyphs[place] = replace(glyphs[place], box=(left, top - 3.0, right, bottom + 3.0))
    return glyphs


def test_a_straight_line_that_leans_between_digits_is_a_slash() -> None:
    sum_ = taller(row(("7", 0, 25), ("/", 5, 25), ("3", 5, 25)), 1)
    assert text_of(without_slashes(sum_)) == "7?3"


def test_in_writing_that_leans_as_far_it_is_a_1() -> None:
    number = taller(row(("7", 0, 25), ("/", 5, 25), ("3", 5, 25)), 1)
    for at in (0, 2):
        leaning = [path * [1, 1] - path[:, 1:] * [0.4, 0] for path in strokes_of("73"[at // 2])]
        number[at] = replace(number[at], frame=frame_strokes(leaning))
    assert text_of(without_slashes(number)) == "713"


def test_a_leaning_1_that_begins_a_word_is_a_1() -> None:
    number = taller(row(("8", 0, 25), ("3", 5, 25), ("/", 24, 25), ("8", 5, 25)), 2)
    assert text_of(without_slashes(number)) == "8318"


def test_where_other_1s_lean_too_they_are_1s() -> None:
    number = taller(row(("2", 0, 25), ("/", 5, 25), ("5", 5, 25), ("/", 5, 22), ("4", 5, 25)), 1)
    assert text_of(without_slashes(number)) == "21514"


def test_what_is_halfway_up_behind_a_digit_is_a_sign_and_a_small_letter_is_none() -> None:
    seven, three = glyph("7", (0, 0, 25, 40)), glyph("3", (80, 0, 105, 40))
    plus, letter = glyph("+", (40, 8, 64, 32)), glyph("a", (40, 18, 64, 40))
    assert signs([seven, plus, three]) == [False, True, False]
    assert signs([seven, letter, three]) == [False, False, False]
    assert signs([plus, letter]) == [False, False]
    assert signs([]) == []


def test_a_dash_is_a_sign_where_it_stands_clear() -> None:
    digits = np.array([[0, 0, 25, 40], [70, 0, 95, 40]])
    assert may_be_sign(np.array([35, 18, 60, 22]), digits, 40.0)
    assert not may_be_sign(np.array([5, -8, 30, -4]), digits, 40.0)  # the bar of a 5
    assert not may_be_sign(np.array([20, 18, 60, 22]), digits, 40.0)  # it touches
    assert not may_be_sign(np.array([35, 18, 60, 22]), digits[:0], 40.0)


def test_a_digit_that_is_flat_as_a_line_is_no_trouble() -> None:
    dash, dot = glyph("1", (0, 20, 60, 20)), glyph("x", (80, 20, 80, 20))
    assert signs([dash, dot]) == [False, False]
    assert text_of(without_slashes([dash, dash, dash])) == "111"


@pytest.mark.parametrize(
    ("text", "digits"), [("(21+14)x5", "21145"), ("3x(4+5)", "345"), ("(73)", "73")]
)
def test_brackets_are_no_1s(recognizer: Recognizer, text: str, digits: str) -> None:
    assert recognizer.read_picture(picture(text)).text == digits


def test_bent_1s_are_brackets_only_in_pairs_and_around_something() -> None:
    def bent(text: str) -> str:
        glyphs = row(*((character if character.isdigit() else "/", 8, 20) for character in text))
        for at, character in enumerate(text):
            if character in "()":
                strokes = strokes_of(character)
                glyphs[at] = replace(glyphs[at], frame=frame_strokes(strokes))
        return text_of(without_brackets(glyphs))

    assert bent("(73)4") == "?73?4"
    assert bent("(734") == "1734"
    assert bent("73)4") == "7314"
    assert bent("()73") == "1173"
    assert bent(")73(") == "1731"
