"""A number, or a picture in which something looks like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from digitpad.ink.marks import Marks
from digitpad.ink.strokes import Box
from digitpad.recognition.page import Seen, Sight, judged
from digitpad.recognition.reading import Glyph

_THRESHOLD = 1.0
_SURE = _THRESHOLD + 6.0
_WEAK = _THRESHOLD + 1.0
_HIGH = 40.0
_MARGIN = 20.0


def seen(
    text: str,
    *,
    scores: Sequence[float] | float = _SURE,
    wide: float = 25.0,
    cut: bool = False,
    rest: Sequence[tuple[int, int, int, int]] = (),
    side: int | None = None,
    cost: float = 0.0,
    one_sided: Sequence[float] | float = 0.0,
    beyond: Sequence[int] = (),
) -> Seen:
    """Glyphs, the rows of a text below each other: digits, or x what is none.

    Args:
        text: what the glyphs look like.
        scores: of the digits.
        wide: a glyph.
        cut: whether they are all of one mark.
        rest: the boxes, each full of ink, of what else there is in the picture.
        side: of the picture, which is square; None: there is a margin all around.
        cost: of the way to cut that made a glyph.
        one_sided: how far paper beside the strokes differs, in contrasts of ink.
        beyond: the places of those that lie beside the sheet.
    """
    glyphs: list[Glyph] = []
    for row, line in enumerate(text.split("\n")):
        for column, character in enumerate(line):
            left, top = _MARGIN + column * (wide + 8.0), _MARGIN + row * 2 * _HIGH
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
    side = side or int(boxes.max() + _MARGIN)
    return Seen(
        sights=tuple(
            Sight(
                glyph,
                cut,
                int(areas[at]),
                glyph.box,
                one_sided if isinstance(one_sided, float) else one_sided[at],
                at in beyond,
            )
            for at, glyph in enumerate(glyphs)
        ),
        cost=cost * len(glyphs),
        every=Marks(np.zeros((side, side), np.int32), np.zeros((1, 1), np.float32), boxes, areas),
        size=(side, side),
    )


def with_box(sight: Sight, box: Box) -> Sight:
    return replace(sight, glyph=replace(sight.glyph, box=box))


def labelled(label: str, number: str, scores: float) -> Seen:
    """A word, a gap, and a number."""
    picture = seen(label + number, scores=scores)
    sights = [
        with_box(sight, tuple(np.add(sight.glyph.box, (_HIGH * (at >= len(label)), 0.0) * 2)))
        for at, sight in enumerate(picture.sights)
    ]
    return replace(picture, sights=tuple(sights))


def with_dash(number: str, *, cut: bool) -> Seen:
    """A number whose digits are cut from one mark, and after it a dash."""
    picture = seen(number + "x", scores=13.0, cut=cut)
    *digits, last = picture.sights
    left, top, right, _ = last.glyph.box
    dash = with_box(last, (left, top + _HIGH / 2, right, top + _HIGH / 2 + 3.0))
    return replace(picture, sights=(*digits, replace(dash, cut=False)))


def read(picture: Seen) -> str:
    return "".join(
        str(glyph.digit) if glyph.is_digit else "?" for glyph in judged(picture, _THRESHOLD)
    )


@pytest.mark.parametrize("text", ["7", "1", "2026", "111", "12\n34", "2x26", "1111112"])
def test_numbers_are_numbers(text: str) -> None:
    assert read(seen(text)) == text.replace("x", "?").replace("\n", "")


def test_a_row_of_uprights_is_a_fence_or_a_bar_code() -> None:
    assert "1" not in read(seen("1111111"))


def test_a_line_aslant_is_no_1_though_a_slanted_1_is_one() -> None:
    assert read(seen("1", wide=80.0)) == "?"
    assert read(seen("1", wide=44.0, scores=_WEAK)) == "?"
    # As wide as one with a flag and a foot is.
    assert read(seen("1", wide=30.0, scores=_WEAK)) == "1"
    assert read(seen("1", wide=44.0)) == "1"


def test_a_cloud_or_a_balloon_is_no_0_though_a_wide_0_is_one() -> None:
    assert read(seen("0", wide=72.0)) == "?"
    assert read(seen("0", wide=50.0, scores=_WEAK)) == "?"
    assert read(seen("0", wide=50.0)) == "0"


def test_a_scribble_that_somewhat_looks_like_a_number_is_none() -> None:
    doubtful = _THRESHOLD + 3.0
    assert read(seen("17", scores=(_SURE, doubtful))) == "??"
    assert read(seen("1786", scores=(_WEAK, _SURE, doubtful, _SURE))) == "1786"
    assert read(seen("86", scores=_SURE - 1.0)) == "86"
    assert read(seen("86", scores=_SURE - 1.0, cost=2.0)) == "??"


def test_a_letter_beside_a_0_makes_it_an_o() -> None:
    assert read(seen("x0", scores=_THRESHOLD + 4.0)) == "??"
    assert read(seen("x5", scores=_THRESHOLD + 7.0)) == "?5"


def test_what_runs_out_of_the_picture_must_be_sure() -> None:
    for score, expected in ((_SURE, "7"), (_WEAK - 0.5, "?")):
        picture = seen("7", scores=score)
        (sight,) = picture.sights
        cropped = replace(picture, sights=(replace(sight, extent=(0.0, 0.0, 25.0, 40.0)),))
        assert read(picture) == "7"
        assert read(cropped) == expected


@pytest.mark.parametrize("text", ["xx8x5", "x\nx\n3\nx", "0x1x"])
def test_half_of_a_scene_looking_like_digits_makes_no_number(text: str) -> None:
    assert set(read(seen(text))) == {"?"}


def test_a_number_below_a_printed_line_is_one() -> None:
    assert read(seen("x1xxx0xx\n2026")) == "????????2026"
    assert read(seen("x1xxx0xx\n2026", scores=_WEAK + 2.0)) == "????????????"
    assert read(seen("x1xxx0xx\n17")) == "??????????"


def test_stripes_of_shade_do_not_vouch_for_each_other() -> None:
    assert read(seen("11", scores=_WEAK)) == "??"
    assert read(seen("11", scores=_SURE - 2.0)) == "11"
    assert read(seen("1", scores=_WEAK)) == "1"


def test_a_letter_does_not_fall_apart_into_digits() -> None:
    doubtful = _THRESHOLD + 0.5
    assert read(seen("12", scores=(_SURE, doubtful), cut=True)) == "??"
    assert read(seen("171", cut=True)) == "???"
    assert read(seen("171")) == "171"
    assert read(seen("1726", cut=True, scores=_SURE + 1.0)) == "1726"


def test_a_dot_in_a_photo_is_no_digit_but_a_sure_digit_may_be_small() -> None:
    assert read(seen("8", side=160)) == "8"
    assert read(seen("8", side=1600)) == "?"
    assert read(seen("8", side=1600, scores=_THRESHOLD + 11.0)) == "8"


def test_a_face_is_no_0_but_a_0_with_a_dot_is_one() -> None:
    assert read(seen("0", rest=[(26, 26, 29, 36), (35, 26, 38, 36)])) == "?"
    assert read(seen("0", rest=[(30, 38, 34, 42)])) == "0"


def test_a_large_digit_is_read_and_the_print_beside_it_is_not() -> None:
    print_ = "80x10x5xxx1xxx0xx1xxxx"
    for digit, expected in (("4", "4"), ("1", "?")):
        page = seen(f"{print_}\n{digit}")
        *small, large = page.sights
        left, top, _, _ = large.glyph.box
        large = with_box(large, (left, top, left + 120.0, top + 150.0))
        picture = replace(page, sights=(*small, large), size=(400, 400))
        assert read(picture) == "?" * len(print_) + expected


def test_a_model_whose_scores_are_no_log_odds_is_believed() -> None:
    assert all(glyph.is_digit for glyph in judged(seen("11111111"), None))


def test_one_odd_digit_in_a_long_number_that_touches_does_not_refuse_the_others() -> None:
    assert read(seen("31821887", cut=True, scores=(_WEAK, *(_SURE,) * 7))) == "31821887"
    assert read(seen("3182", cut=True, scores=(_WEAK, _WEAK, _SURE, _SURE))) == "????"


def test_a_line_that_makes_no_sense_leaves_the_number_above_it() -> None:
    scores = (_SURE + 2.0,) * 4 + (_WEAK,) * 3
    assert read(seen("2026\n574", scores=_SURE)) == "2026574"
    assert read(seen("2026\n874", scores=scores)) == "2026874"
    assert read(seen("2026\n8x7x4", scores=scores[:4] + (_WEAK,) * 5)) == "2026?????"


def test_the_outline_of_something_filled_is_no_digit() -> None:
    assert read(seen("0", one_sided=0.1)) == "0"
    assert read(seen("0", one_sided=0.8)) == "?"
    assert read(seen("10", one_sided=0.8)) == "??"


def test_one_wide_digit_does_not_refuse_the_number() -> None:
    scores = (12.0, 9.0, 9.0, 5.0)
    assert read(seen("4802", scores=scores, cost=1.0)) == "4802"
    assert read(seen("4802", scores=scores, cost=4.5)) == "4802"
    assert read(seen("4802", scores=5.0, cost=4.5)) == "????"


def test_a_long_word_before_a_short_number_is_its_label() -> None:
    assert read(labelled("xxxxx", "55", scores=13.0)) == "?????55"
    assert read(labelled("xxxxx", "55", scores=6.0)) == "???????"


def test_a_dash_beside_digits_that_touch_is_no_letter_among_them() -> None:
    assert read(with_dash("4988", cut=True)) == "4988?"


def test_a_pen_beside_the_sheet_is_no_1() -> None:
    assert read(seen("51", beyond=(1,))) == "5?"


def test_writing_in_the_shade_is_not_beyond_the_sheet() -> None:
    assert read(seen("1", beyond=(0,))) == "1"
    assert read(seen("5174", beyond=(1, 2))) == "5174"


def test_the_sides_of_a_box_around_a_number_are_no_1s() -> None:
    assert read(seen("194771", one_sided=(0.3, 0.01, 0.0, 0.02, 0.01, 0.24))) == "?9477?"
    assert read(seen("194771", one_sided=(0.3, 0.01, 0.0, 0.15, 0.01, 0.24))) == "194771"
