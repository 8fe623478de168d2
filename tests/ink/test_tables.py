"""Tables, boxes and forms: what is printed around numbers goes, what is written stays."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scipy import ndimage

from digitpad.ink.rules import erase_rules

_DIGITS = {
    "2": [(0, 12), (4, 3), (16, 0), (30, 4), (34, 16), (24, 34), (0, 60), (36, 60)],
    "5": [(34, 0), (4, 0), (2, 26), (20, 22), (34, 34), (32, 52), (16, 60), (0, 54)],
    "7": [(0, 2), (36, 0), (22, 30), (12, 60)],
    "4": [(20, 0), (0, 36), (38, 36), (28, 18), (28, 60)],
    "1": [(14, 0), (14, 60)],
}


def written(text: str, left: int, top: int, step: int) -> np.ndarray:
    """The ink of digits 60 pixels high, in a picture of 700 x 400."""
    image = Image.new("1", (700, 400))
    draw = ImageDraw.Draw(image)
    for at, digit in enumerate(text):
        points = [(left + at * step + x, top + y) for x, y in _DIGITS[digit]]
        draw.line(points, fill=1, width=5)
    return np.array(image)


def lines(*paths: list[tuple[float, float]], width: int = 3) -> np.ndarray:
    image = Image.new("1", (700, 400))
    draw = ImageDraw.Draw(image)
    for path in paths:
        for start, end in pairwise(path):
            draw.line([start, end], fill=1, width=width)
    return np.array(image)


def check(ink: np.ndarray, table: np.ndarray) -> None:
    rest = erase_rules(ink | table)
    only = table & ~ink
    assert rest[ink].mean() > 0.97
    assert rest[only].sum() < 0.08 * only.sum()


def test_a_postcode_is_freed_of_its_cells() -> None:
    frame = [(90, 130), (610, 132), (610, 232), (90, 230), (90, 130)]
    inner = [[(x, 131), (x, 231)] for x in range(194, 600, 104)]
    check(written("25742", 122, 150, 104), lines(frame, *inner))


def test_digits_are_freed_of_a_box_for_each() -> None:
    boxes = [
        [(x, 130), (x + 84, 130), (x + 84, 228), (x, 228), (x, 130)] for x in range(80, 600, 110)
    ]
    check(written("25742", 102, 150, 110), lines(*boxes))


def test_a_table_on_a_tilted_sheet_goes_though_a_digit_crosses_its_line() -> None:
    across = [[(60, y), (640, y + 25)] for y in (60, 160, 260)]
    down = [[(x, 60 + (x - 60) * 0.043), (x - 8, 260 + (x - 60) * 0.043)] for x in (60, 250, 640)]
    ink = written("25", 90, 82, 60) | written("742", 300, 92, 70) | written("57", 220, 190, 55)
    check(ink, lines(*across, *down))


def test_ticks_on_the_line_below_a_number_go_with_it() -> None:
    ticks = [[(x, 230), (x, 206)] for x in range(90, 620, 104)]
    check(written("25742", 122, 150, 104), lines([(90, 230), (610, 230)], *ticks))


def test_the_line_above_a_sum_goes() -> None:
    ink = written("275", 200, 60, 70) | written("527", 200, 220, 70)
    check(ink, lines([(150, 165), (440, 171)], width=5))


@pytest.mark.parametrize("text", ["1", "7", "4", "11", "77", "1177", "41"])
def test_strokes_as_straight_as_rules_stay(text: str) -> None:
    ink = written(text, 120, 150, 80)
    assert (erase_rules(ink) == ink).all()
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    crop = ink[rows[0] - 9 : rows[-1] + 9, columns[0] - 9 : columns[-1] + 9]
    large = np.kron(crop, np.ones((5, 5), bool)).astype(bool)
    assert (erase_rules(large) == large).all()


def test_a_0_drawn_with_four_straight_sides_is_no_box() -> None:
    zero = [(0, 0), (50, 2), (52, 62), (1, 60), (0, 0)]
    square = lines([(300 + x, 150 + y) for x, y in zero], width=5)
    ink = square | written("25", 120, 150, 80)
    assert (erase_rules(ink) == ink).all()


def test_the_bar_that_two_fours_share_is_no_line_beside_smaller_writing() -> None:
    ink = written("2572", 100, 40, 60)
    image = Image.new("1", (700, 400))
    draw = ImageDraw.Draw(image)
    for x in (120, 220):
        draw.line([(x, 180), (x - 30, 260), (x + 90, 260)], fill=1, width=5)
        draw.line([(x + 50, 200), (x + 50, 320)], fill=1, width=5)
    ink |= np.array(image)
    assert (erase_rules(ink) == ink).all()


def test_rules_in_perspective_go_those_across_a_corner_too() -> None:
    rules = [[(0.0, 40 + 60 * n), (699.0, 160 + 48 * n)] for n in range(6)]
    rules += [[(300.0, 0.0), (699.0, 80.0)], [(0.0, 380.0), (200.0, 399.0)]]
    ink = written("25742", 60, 80, 90) | written("457", 100, 250, 90)
    check(ink, lines(*rules, width=2))
    assert (erase_rules(lines(*rules, width=2) | ink) & lines(*rules[-2:]) & ~ink).sum() < 40


def test_boxes_that_stand_side_by_side_are_no_1s() -> None:
    boxes = [
        [(x, 130), (x + 84, 130), (x + 84, 228), (x, 228), (x, 130)] for x in range(80, 500, 89)
    ]
    ink = written("25712", 102, 150, 89)
    # Scanned, the two lines between them are one.
    table = ndimage.binary_closing(lines(*boxes), np.ones((1, 5)))
    assert ndimage.label(~table)[1] == 1 + len(boxes)
    check(ink, table)


def test_a_thick_1_within_a_box_stays() -> None:
    box = lines([(90, 130), (170, 130), (170, 232), (90, 232), (90, 130)])
    box |= lines([(190, 130), (270, 130), (270, 232), (190, 232), (190, 130)])
    ink = lines([(130, 140), (130, 222)], [(230, 145), (230, 220)], width=8)
    check(ink, box)
