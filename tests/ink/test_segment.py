"""Boxes become lines of writing, as a person reads them."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.cuts import Cuts, find_cuts
from digitpad.ink.segment import lines_of, may_be_one, stacks_of, usual_height
from digitpad.ink.thinning import stroke_pieces, thinned


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


def sides(cuts: Cuts, at: int) -> tuple[np.ndarray, np.ndarray]:
    """The ink left and right of a cut, bool (h, w) each."""
    left = cuts.left[at][cuts.pieces]
    return left, ~left & (cuts.pieces > 0)


def test_two_digits_that_touch_are_cut_where_they_touch() -> None:
    ink = np.zeros((40, 40), np.float32)
    ink[:, :4] = ink[:, 36:] = 1
    ink[20:23] = 1
    cuts = find_cuts(ink)
    assert cuts is not None
    assert cuts.strokes.min() < 1.5
    left, right = sides(cuts, int(cuts.strokes.argmin()))
    assert left[:, :4].all()
    assert right[:, 36:].all()


def test_a_bar_that_reaches_over_its_neighbour_stays_whole() -> None:
    ink = np.zeros((50, 60), np.float32)
    ink[:3, :34] = ink[:, :3] = 1  # A bar on a stem, over a third of the ring that it touches.
    y, x = np.mgrid[:50, :60]
    away = np.hypot(x - 40, (y - 26) * 0.75)
    ink[(away > 15) & (away < 18)] = 1
    ink[3:15, 31:34] = 1
    cuts = find_cuts(ink)
    assert cuts is not None
    whole = [
        left[1, :30].all() and not left[20:, 20:].any()
        for left, _ in (sides(cuts, at) for at in range(len(cuts.strokes)))
    ]
    assert any(whole)


def test_a_dot_and_a_tangle_are_not_cut() -> None:
    assert find_cuts(np.ones((1, 1), np.float32)) is None
    tangle = np.zeros((300, 1200), np.float32)
    tangle[::20] = tangle[:, ::20] = 1
    assert find_cuts(tangle) is None


def test_lines_are_as_thin_as_can_be_and_stay_in_one_piece() -> None:
    y, x = np.mgrid[:60, :60]
    ring = np.abs(np.hypot(x - 30, y - 30) - 20) < 4
    thin = thinned(ring)
    assert 90 < thin.sum() < 150
    assert not (thin & ~ring).any()
    pieces, count = stroke_pieces(ring, 20)
    assert 5 <= count <= 9
    assert ((pieces > 0) == ring).all()


def test_cells_of_a_table_on_a_tilted_sheet_are_read_row_by_row() -> None:
    rows = [
        [(x, 100 * row + 0.06 * x, x + 30, 100 * row + 0.06 * x + 50) for x in (0, 40, 600, 1200)]
        for row in range(3)
    ]
    boxes = np.array([box for row in rows for box in row])
    assert lines_of(boxes) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]


def test_a_row_of_small_digits_above_large_ones_is_a_row() -> None:
    small = [(x, 0, x + 22, 40) for x in (0, 40, 80)]
    large = [(x, 50, x + 70, 150) for x in (0, 90, 180)]
    assert lines_of(np.array(small + large)) == [[0, 1, 2], [3, 4, 5]]


def test_the_bars_of_two_fives_are_no_row_of_their_own() -> None:
    fives = [(x, 30, x + 60, 130) for x in (0, 90)]
    bars = [(x + 20, 0, x + 70, 12) for x in (0, 90)]
    assert lines_of(np.array(fives + bars)) == [[0, 2, 1, 3]]


@pytest.mark.parametrize("degrees", [-12.0, 8.0, 12.0])
def test_two_rows_on_a_sheet_that_lies_aslant_are_two_rows(degrees: float) -> None:
    columns = [0, 130, 310, 440, 560, 790, 900]
    boxes = np.array(
        [(x, y, x + 60, y + 100) for y in (0, 230) for x in columns[: 7 if y == 0 else 5]], float
    )
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    turn = np.radians(degrees)
    turned = middles @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    assert lines_of(boxes + np.tile(turned - middles, 2)) == [list(range(7)), list(range(7, 12))]


def test_digits_that_dance_are_one_row() -> None:
    dancing = [
        (x, y, x + 60, y + 100) for x, y in zip(range(0, 800, 100), (0, 30) * 4, strict=True)
    ]
    assert lines_of(np.array(dancing)) == [list(range(8))]


def test_level_strokes_without_height_are_read_without_a_warning() -> None:
    boxes = np.array([(0, 0, 50, 0), (0, 40, 50, 40), (80, 80, 130, 80)], float)
    with np.errstate(all="raise"):
        lines = lines_of(boxes)
    assert sorted(box for line in lines for box in line) == [0, 1, 2]
