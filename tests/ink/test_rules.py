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


def test_a_page_without_rules_is_left_as_it_is() -> None:
    mask = np.zeros((300, 400), bool)
    mask[100:200, 150:158] = True
    assert erase_rules(mask) is mask or (erase_rules(mask) == mask).all()
