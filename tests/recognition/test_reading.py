import numpy as np

from digitpad.recognition.reading import Glyph, Reading


def glyph(digit: int, is_digit: bool = True, row: int = 0) -> Glyph:
    probabilities = np.full(10, 0.01, np.float32)
    probabilities[digit] = 0.91
    return Glyph(probabilities, 3.0, is_digit, (0, 0, 1, 1), np.zeros((28, 28), np.float32), row)


def test_the_text_is_the_digits_in_order() -> None:
    assert Reading((glyph(2), glyph(0), glyph(2), glyph(6))).text == "2026"


def test_rows_are_lines() -> None:
    assert Reading((glyph(4), glyph(5), glyph(9, row=1))).text == "45\n9"


def test_what_is_no_digit_is_left_out_of_the_text_and_marked_on_screen() -> None:
    reading = Reading((glyph(1), glyph(7, is_digit=False), glyph(3), glyph(8, False, row=1)))
    assert reading.text == "13"
    assert reading.marked_text == "1?3\n?"


def test_no_glyph_is_no_text() -> None:
    assert Reading().text == Reading().marked_text == ""


def test_a_glyph_tells_its_digit_and_how_sure_it_is() -> None:
    assert glyph(7).digit == 7
    assert abs(glyph(7).confidence - 0.91) < 1e-6
