"""A picture is looked at again: what the first look saw is not lost, and may be completed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from digitpad.recognition.later_looks import (
    Saw,
    clears,
    completes,
    is_better,
    is_beyond_doubt,
    is_enough,
    is_in_lines_of_its_own,
    is_weak,
    loses,
    of_note,
    outdoes,
    shrinks,
)
from digitpad.recognition.reading import Glyph, Reading

_THRESHOLD = 1.0


def reading(text: str, *, moved: float = 0.0) -> Reading:
    """Digits side by side; `?` is no digit, a space is nothing, a bar begins another line."""
    glyphs, row = [], 0
    for place, character in enumerate(text):
        row += character == "|"
        if character in " |":
            continue
        left = moved + 30.0 * place
        probabilities = np.full(10, 0.01, np.float32)
        probabilities[int(character) if character.isdigit() else 0] = 0.91
        glyphs.append(
            Glyph(
                probabilities=probabilities,
                digit_score=_THRESHOLD + (5.0 if character.isdigit() else -5.0),
                is_digit=character.isdigit(),
                box=(left, 0.0, left + 20.0, 40.0),
                frame=np.zeros((28, 28), np.float32),
                row=row,
            )
        )
    return Reading(tuple(glyphs))


def test_digits_in_what_was_none_complete_a_number() -> None:
    assert completes(reading("?3393"), reading("53393"))
    assert completes(reading("?3393"), reading("53393", moved=2.0))


def test_another_number_completes_nothing() -> None:
    assert not completes(reading("?3393"), reading("53893"))
    assert not completes(reading("?3393"), reading("53393", moved=15.0))
    assert not completes(reading("?3393"), reading("? 393"))


def test_a_unit_that_becomes_digits_beside_more_that_is_none_completes_nothing() -> None:
    assert not completes(reading("97?"), reading("97?4?"))


def test_a_number_out_of_nothing_completes_nothing() -> None:
    assert not completes(reading("????"), reading("1234"))
    assert not completes(Reading(), reading("1234"))


def test_a_sure_digit_of_several_is_not_to_be_lost() -> None:
    assert loses(reading("2026"), reading("20 6"), _THRESHOLD)
    assert not loses(reading("2026"), reading("2026", moved=2.0), _THRESHOLD)
    assert not loses(reading("2"), Reading(), _THRESHOLD)
    assert not loses(reading("2026"), reading("20 6"), None)


def test_a_small_part_of_the_digits_is_not_all_there_is() -> None:
    for threshold in (_THRESHOLD, None):
        assert shrinks(reading("2026"), reading("2"), threshold)
        assert not shrinks(reading("2026"), reading("202"), threshold)


def test_a_digit_is_let_go_that_was_hardly_one_and_larger_than_the_sure_ones() -> None:
    before = reading("2023")
    torn = replace(before.glyphs[3], digit_score=_THRESHOLD, box=(90.0, 0.0, 290.0, 80.0))
    before = Reading((*before.glyphs[:3], torn))
    assert not shrinks(before, reading("2026"), _THRESHOLD)
    assert shrinks(before, reading("2026"), None)
    assert shrinks(before, reading("2"), _THRESHOLD)


def test_a_stamp_above_a_postcode_does_not_speak_against_it() -> None:
    assert is_in_lines_of_its_own(reading("?|98991"))
    assert is_in_lines_of_its_own(reading("98991"))
    assert not is_in_lines_of_its_own(reading("?98991"))
    assert not is_in_lines_of_its_own(reading("?|98"))
    assert not is_in_lines_of_its_own(reading("??|??|98991"))
    assert not is_in_lines_of_its_own(Reading())


def test_no_look_is_needed_where_each_digit_is_beyond_doubt() -> None:
    sure = reading("2126")
    assert not is_beyond_doubt(sure, _THRESHOLD + 1.0)
    assert is_beyond_doubt(sure, _THRESHOLD)
    assert not is_beyond_doubt(sure, None)
    assert not is_beyond_doubt(reading("21?6"), _THRESHOLD)
    assert not is_beyond_doubt(reading("11"), _THRESHOLD)
    assert not is_beyond_doubt(Reading(), _THRESHOLD)


def test_a_digit_in_a_ring_needs_another_look() -> None:
    (digit,) = reading("7").glyphs
    ring = replace(reading("0").glyphs[0], box=(-30.0, -30.0, 60.0, 70.0))
    assert not is_beyond_doubt(Reading((ring, digit)), _THRESHOLD)


def scored(text: str, score: float, *, moved: float = 0.0) -> Reading:
    found = reading(text, moved=moved)
    return Reading(tuple(replace(glyph, digit_score=score) for glyph in found.glyphs))


def test_a_bar_that_a_later_look_finds_makes_a_seven_of_a_one() -> None:
    one, seven = scored("1", _THRESHOLD + 1.4), scored("7", _THRESHOLD + 6.7)
    assert is_weak(one, _THRESHOLD)
    assert outdoes(one, seven, _THRESHOLD)


def test_a_digit_that_is_sure_is_not_outdone_nor_by_one_elsewhere_nor_by_one_as_weak() -> None:
    one, seven = scored("1", _THRESHOLD + 1.4), scored("7", _THRESHOLD + 6.7)
    assert not outdoes(scored("1", _THRESHOLD + 5.5), scored("7", _THRESHOLD + 9.0), _THRESHOLD)
    assert not outdoes(one, scored("7", _THRESHOLD + 6.7, moved=10.0), _THRESHOLD)
    assert not outdoes(one, scored("7", _THRESHOLD + 4.5), _THRESHOLD)
    assert not outdoes(scored("14", _THRESHOLD + 1.4), seven, _THRESHOLD)
    assert not outdoes(one, seven, None)


def test_small_print_beside_a_sure_digit_raises_no_doubt() -> None:
    (digit,) = scored("5", _THRESHOLD + 9.0).glyphs
    dots = [
        replace(glyph, box=(glyph.box[0] + 60.0, 0.0, glyph.box[0] + 66.0, 8.0))
        for glyph in reading("???").glyphs
    ]
    assert of_note(Reading((digit, *dots))) == [digit]
    assert is_beyond_doubt(Reading((digit, *dots)), _THRESHOLD)
    assert not is_beyond_doubt(Reading((digit, *reading("?", moved=60.0).glyphs)), _THRESHOLD)


def test_a_look_that_reads_all_there_is_is_believed() -> None:
    assert clears(reading("4?39"), reading("4639"), _THRESHOLD)
    assert clears(reading("45?33?"), reading("452330"), _THRESHOLD)
    assert clears(reading("9 365"), reading("90365"), _THRESHOLD)


def test_a_look_that_reads_another_number_or_leaves_something_clears_nothing() -> None:
    assert not clears(reading("4?39"), reading("4689"), _THRESHOLD)
    assert not clears(reading("4?39"), reading("46?9"), _THRESHOLD)
    assert not clears(reading("2026"), reading("20 6"), _THRESHOLD)
    assert not clears(reading("???"), reading("123"), _THRESHOLD)
    assert not clears(reading("2026"), reading("2026"), _THRESHOLD)
    assert not clears(reading("4?39"), scored("4639", _THRESHOLD + 1.0), _THRESHOLD)
    assert not clears(reading("4?39"), reading("4639"), None)


def test_a_sure_digit_is_not_to_become_another_that_is_less_sure() -> None:
    assert loses(scored("4965", _THRESHOLD + 6.0), scored("4905", _THRESHOLD + 3.0), _THRESHOLD)
    assert not loses(scored("4965", _THRESHOLD + 3.0), scored("4905", _THRESHOLD + 6.0), _THRESHOLD)


def test_a_long_number_is_enough_with_a_little_doubt_for_each_digit() -> None:
    for text, enough in (("2026", False), ("202620262026", True)):
        saw = Saw(scored(text, _THRESHOLD + 3.0), 0.5, 0.5, again=False)
        assert is_enough(saw, _THRESHOLD) == enough


def test_a_look_in_another_way_must_convince() -> None:
    best = Saw(reading("2?26"), 6.0, 6.0, again=False)
    other = scored("2?25", _THRESHOLD + 6.0)
    assert is_better(Saw(other, 0.1, 0.1, again=True), best, _THRESHOLD)
    assert not is_better(Saw(other, 0.6, 0.6, again=True), best, _THRESHOLD)
    assert is_better(Saw(other, 0.6, 0.6, again=False), best, _THRESHOLD)
