"""The wire of a notebook is no writing; a row of digits near the edge is."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.binding import is_binding

SHAPE = 700, 1000
DIGIT = [400, 300, 460, 400]


def wire(count: int = 20, *, turned: bool = False, missing: tuple[int, ...] = ()) -> np.ndarray:
    """Boxes of rings along the top, or along the left."""
    lots = np.random.default_rng(0)
    side = SHAPE[0] if turned else SHAPE[1]
    rings = [
        np.add([x, 8 + 0.02 * x, x + 14, 30 + 0.02 * x], lots.integers(-1, 2, 4))
        for at, x in enumerate(np.linspace(10, side - 24, count))
        if at not in missing
    ]
    return np.array(rings)[:, [1, 0, 3, 2]] if turned else np.array(rings)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("missing", [(), (3, 4, 11)])
def test_rings_along_an_edge_are_a_binding_and_the_digit_is_not(
    turned: bool, missing: tuple[int, ...]
) -> None:
    boxes = np.vstack([DIGIT, wire(turned=turned, missing=missing)])
    assert is_binding(boxes, SHAPE).tolist() == [False] + [True] * (len(boxes) - 1)


def test_digits_in_a_row_at_the_top_are_no_binding() -> None:
    widths = [8, 40, 38, 22, 44, 30, 36, 41, 10, 39]
    left = 60
    row = []
    for width in widths:
        row.append([left, 20, left + width, 80])
        left += width + 45
    assert not is_binding(np.vstack([DIGIT, row]), SHAPE).any()


def test_a_row_that_is_all_there_is_is_no_binding() -> None:
    assert not is_binding(wire(), SHAPE).any()


def test_few_rings_and_rings_in_the_middle_are_no_binding() -> None:
    assert not is_binding(np.vstack([DIGIT, wire(5)]), SHAPE).any()
    assert not is_binding(np.vstack([DIGIT, np.add(wire(), [0, 300, 0, 300])]), SHAPE).any()
