"""Boxes become lines of writing, as a person reads them."""

from __future__ import annotations

import numpy as np

from digitpad.ink.cuts import cut_touching
from digitpad.ink.segment import lines_of, may_be_one, stacks_of, usual_height


def row(top: float, count: int, height: float = 40, climb: float = 0) -> np.ndarray:
    left = np.arange(count) * 35.0
    tops = top + climb * left
    return np.stack([left, tops, left + 25, tops + height], axis=1)


def test_a_line_is_read_from_left_to_right_in_whatever_order_it_was_written() -> None:
    boxes = row(0, 5)
    assert lines_of(boxes[[3, 0, 4, 2, 1]]) == [[1, 4, 3, 0, 2]]


def test_lines_are_read_from_top_to_bottom() -> None:
    boxes = np.concatenate([row(70, 4), row(0, 3), row(140, 2)])
    assert lines_of(boxes) == [[4, 5, 6], [0, 1, 2, 3], [7, 8]]


def test_a_slanting_line_is_one_line() -> None:
    assert lines_of(np.concatenate([row(0, 9, climb=0.2), row(70, 9, climb=0.2)])) == [
        list(range(9)),
        list(range(9, 18)),
    ]


def test_a_wide_gap_does_not_start_a_new_line() -> None:
    boxes = row(0, 6)
    boxes[3:, [0, 2]] += 300
    assert lines_of(boxes) == [[0, 1, 2, 3, 4, 5]]


def test_the_bar_of_a_five_belongs_to_its_line() -> None:
    boxes = np.concatenate([row(0, 3), [[75, -12, 105, -9]], row(80, 3)])
    assert lines_of(boxes) == [[0, 1, 2, 3], [4, 5, 6]]


def test_specks_do_not_change_how_high_digits_are() -> None:
    specks = np.tile([0, 0, 2, 2], (60, 1))
    assert usual_height(np.concatenate([row(0, 4), specks])) == 40


def test_nothing_is_no_line() -> None:
    assert lines_of(np.zeros((0, 4))) == []


def test_the_loops_of_an_eight_are_one_stack_and_two_lines_are_not() -> None:
    loops = np.array([[0, 0, 20, 20], [2, 21, 22, 42]])
    lines = np.array([[0, 0, 20, 40], [2, 60, 22, 100]])
    assert stacks_of(loops) == [[0, 1]]
    assert stacks_of(lines) == [[0], [1]]
    assert may_be_one(loops)
    assert not may_be_one(lines)


def test_two_digits_that_touch_are_cut_where_they_touch() -> None:
    ink = np.zeros((40, 40), np.float32)
    ink[:, :4] = ink[:, 36:] = 1
    ink[20] = 1
    cut = cut_touching(ink)
    assert cut.costs
    assert max(cut.costs) < 0.1
    assert cut.pieces[5, 1] == 0
    assert cut.pieces[5, 38] == len(cut.costs)
    assert cut.pieces.shape == ink.shape


def test_cuts_that_come_together_in_one_gap_are_one() -> None:
    ink = np.zeros((40, 80), np.float32)
    ink[:, :4] = ink[:, 76:] = 1
    ink[33:] = 1
    ink[33:39, 40] = 0
    cut = cut_touching(ink)
    inked = {int(piece) for piece in np.unique(cut.pieces[ink > 0])}
    assert inked == set(range(len(cut.costs) + 1))


def test_a_solid_block_is_not_cut() -> None:
    assert cut_touching(np.ones((40, 60), np.float32)).costs == ()
