"""A number, or a picture in which something looks like one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from digitpad.ink.marks import Marks
from digitpad.recognition.page import Seen, judged
from digitpad.recognition.reading import Glyph

_THRESHOLD = 1.0
_SURE = _THRESHOLD + 6.0
_WEAK = _THRESHOLD + 1.0
_HIGH = 40.0


def seen(
    text: str,
    *,
    scores: Sequence[float] | float = _SURE,
    wide: float = 25.0,
    cut: bool = False,
    rest: Sequence[tuple[int, int, int, int]] = (),
) -> Seen:
    """Glyphs, the rows of a text below each other: digits, or x what is none.

    Args:
        text: what the glyphs look like.
        scores: of the digits.
        wide: a glyph.
        cut: whether they are all of one mark.
        rest: the boxes, each full of ink, of what else there is in the picture.
    """
    glyphs: list[Glyph] = []
    for row, line in enumerate(text.split("\n")):
        for column, character in enumerate(line):
            left, top = column * (wide + 8.0), row * 2 * _HIGH
            probabilities = np.full(10, 0.01, np.float32)
            probabilities[int(character) if character.isdigit() else 3] = 0.91
            given = scores if isinstance(scores, float) else scores[len(glyphs)]
            score = given if character.isdigit() else _THRESHOLD - 4.0
            glyphs.append(
                Glyph(
                    probabilities=probabilities,
                    digit_score=score,
                    is_digit=score >= _THRESHOLD,
                    box=(left, top, left + wide, top + _HIGH),
                    frame=np.zeros((28, 28), np.float32),
                    row=row,
                )
            )
    boxes = np.array([glyph.box for glyph in glyphs] + list(rest)).astype(np.int64)
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    areas[: len(glyphs)] //= 3
    return Seen(
        glyphs=tuple(glyphs),
        cut=(cut,) * len(glyphs),
        inks=tuple(areas[: len(glyphs)].tolist()),
        extents=tuple(glyph.box for glyph in glyphs),
        cost=0.0,
        every=Marks(np.zeros((1, 1), np.int32), np.zeros((1, 1), np.float32), boxes, areas),
        size=(300, 300),
    )


def read(picture: Seen) -> str:
    return "".join(
        str(glyph.digit) if glyph.is_digit else "?" for glyph in judged(picture, _THRESHOLD)
    )


@pytest.mark.parametrize("text", ["7", "1", "2026", "111", "12\n34", "2x26", "1111112"])
def test_numbers_are_numbers(text: str) -> None:
    assert read(seen(text)) == text.replace("x", "?").replace("\n", "")


def test_a_row_of_uprights_is_a_fence_or_a_bar_code() -> None:
    assert "1" not in read(seen("1111111"))


def test_a_dash_is_no_1_though_a_slanted_1_is_one() -> None:
    assert read(seen("1", wide=80.0)) == "?"
    assert read(seen("1", wide=38.0)) == "1"
    assert read(seen("7", wide=80.0)) == "7"


@pytest.mark.parametrize("text", ["xx8x5", "x\nx\n3\nx", "0x1x"])
def test_half_of_a_scene_looking_like_digits_makes_no_number(text: str) -> None:
    assert set(read(seen(text))) == {"?"}


def test_a_number_below_a_printed_line_is_one() -> None:
    assert read(seen("x1xxx0xx\n2026")) == "????????2026"
    assert read(seen("x1xxx0xx\n2026", scores=_WEAK + 2.0)) == "????????????"
    assert read(seen("x1xxx0xx\n17")) == "??????????"


def test_stripes_of_shade_do_not_vouch_for_each_other() -> None:
    assert read(seen("11", scores=_WEAK)) == "??"
    assert read(seen("17", scores=(_SURE, _WEAK))) == "17"
    assert read(seen("1", scores=_WEAK)) == "1"


def test_a_letter_does_not_fall_apart_into_digits() -> None:
    doubtful = _THRESHOLD + 0.5
    assert read(seen("12", scores=(_SURE, doubtful), cut=True)) == "??"
    assert read(seen("171", cut=True)) == "???"
    assert read(seen("171")) == "171"
    assert read(seen("172", cut=True)) == "172"


def test_a_dot_in_a_photo_is_no_digit() -> None:
    (dot,) = seen("8").glyphs
    assert read(seen("8", wide=5.0)) == "8"
    tiny = seen("8", wide=5.0)
    large = Seen(**{**vars(tiny), "size": (4000, 3000)})
    assert read(large) == "?"
    assert dot.is_digit


def test_a_face_is_no_0_but_a_0_with_a_dot_is_one() -> None:
    assert read(seen("0", rest=[(6, 6, 9, 16), (15, 6, 18, 16)])) == "?"
    assert read(seen("0", rest=[(10, 18, 14, 22)])) == "0"


def test_a_large_digit_is_read_and_the_print_beside_it_is_not() -> None:
    print_ = "80x10x5xxx1xxx0xx1xxxx"
    for digit, expected in (("4", "4"), ("1", "?")):
        page = seen(f"{print_}\n{digit}")
        *small, large = page.glyphs
        left, top, _, _ = large.box
        large = Glyph(**{**vars(large), "box": (left, top, left + 120.0, top + 150.0)})
        picture = Seen(**{**vars(page), "glyphs": (*small, large)})
        assert read(picture) == "?" * len(print_) + expected


def test_a_model_whose_scores_are_no_log_odds_is_believed() -> None:
    assert all(glyph.is_digit for glyph in judged(seen("11111111"), None))
