"""Ruled paper: what is printed goes, what is written stays."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.rules import erase_rules


def ruled(slope: float, width: int = 1400, height: int = 600) -> np.ndarray:
    y, x = np.mgrid[:height, :width]
    return ((y - slope * x) % 90) < 2


@pytest.mark.parametrize("slope", [0.0, 0.0123, 0.0325, -0.0478])
def test_rules_at_any_angle_are_erased_and_a_stroke_across_them_stays(slope: float) -> None:
    stroke = np.zeros((600, 1400), bool)
    stroke[150:420, 700:712] = True
    rest = erase_rules(ruled(slope) | stroke)
    assert rest[stroke].mean() > 0.95
    assert rest[~stroke].sum() < 0.05 * ruled(slope).sum()


def test_rules_of_a_page_that_curls_are_erased_and_a_stroke_across_them_stays() -> None:
    y, x = np.mgrid[:500, :700]
    rules = ((y + 14 * np.sin(x / 160) + 0.04 * x) % 120) < 3
    rules |= ((x + 10 * np.sin(y / 130)) % 120) < 3
    stroke = np.zeros((500, 700), bool)
    stroke[120:400, 330:342] = True
    rest = erase_rules(rules | stroke)
    assert rest[stroke].mean() > 0.95
    assert rest[~stroke].sum() < 0.1 * rules.sum()


def test_the_bar_of_a_digit_is_no_rule_if_it_ends_before_the_edge() -> None:
    mask = np.zeros((300, 300), bool)
    mask[40:44, 20:280] = True
    mask[40:280, 276:280] = True
    assert erase_rules(mask)[40:44, 20:270].all()


def test_a_page_without_rules_is_left_as_it_is() -> None:
    mask = np.zeros((300, 400), bool)
    mask[100:200, 150:158] = True
    assert erase_rules(mask) is mask or (erase_rules(mask) == mask).all()


def test_what_is_left_of_a_border_goes_and_a_stroke_near_the_edge_stays() -> None:
    mask = np.zeros((139, 302), bool)
    mask[20:119, 0] = mask[22:116, -1] = True
    stroke = np.zeros_like(mask)
    stroke[30:110, 6:9] = stroke[30:110, 120:124] = True
    np.testing.assert_array_equal(erase_rules(mask | stroke), stroke)


def test_a_1_cropped_tight_is_no_border() -> None:
    mask = np.zeros((200, 120), bool)
    mask[4:196, 1:9] = True
    np.testing.assert_array_equal(erase_rules(mask), mask)


def test_rules_that_fade_before_the_other_edge_are_erased() -> None:
    stroke = np.zeros((600, 1400), bool)
    stroke[150:420, 300:312] = True
    rules = ruled(0.03)
    rules[:, 700:] = False
    rest = erase_rules(rules | stroke)
    assert rest[stroke].mean() > 0.95
    assert rest[~stroke].sum() < 0.05 * rules.sum()


def test_bars_from_the_edge_that_are_not_even_are_no_rules() -> None:
    mask = np.zeros((600, 800), bool)
    for row in (60, 100, 230, 260, 420, 560):
        mask[row : row + 3, :350] = True
    np.testing.assert_array_equal(erase_rules(mask), mask)


def test_a_1_on_dotted_paper_is_no_line_of_a_table() -> None:
    dots = np.zeros((600, 1000), bool)
    for row in range(20, 600, 36):
        for column in range(18, 1000, 36):
            dots[row : row + 2, column : column + 2] = True
    digits = np.zeros_like(dots)
    for left in (250, 400, 550):
        digits[250:365, left : left + 5] = True
    rest = erase_rules(dots | digits)
    assert rest[digits].all()


def test_rules_that_a_hole_breaks_are_counted_once() -> None:
    mask = np.zeros((800, 1000), bool)
    for row in range(60, 540, 120):
        mask[row : row + 2, :450] = mask[row : row + 2, 550:] = True
    mask[200:290, 480:488] = True
    assert erase_rules(mask)[200:290, 480:488].all()
