import numpy as np
import pytest

from digitpad.data.mouse import drawn_by_mouse
from digitpad.ink.frame import frame_strokes

ANGLE = np.linspace(0, 2 * np.pi, 80)
ZERO = np.stack([300 * np.cos(ANGLE), 500 * np.sin(ANGLE)], 1).astype(np.float32)
BAR = np.array([(-200, 0), (200, 10)], np.float32)


@pytest.mark.parametrize("seed", [0, 1, 4])
def test_a_slow_mouse_leaves_few_points_on_whole_pixels(seed: int) -> None:
    drawn = drawn_by_mouse([ZERO, BAR], np.random.default_rng(seed))
    assert len(drawn[0]) < len(ZERO) / 2
    assert len(drawn[1]) == len(BAR)
    assert all(np.array_equal(path, np.rint(path)) for path in drawn)


@pytest.mark.parametrize("seed", range(5))
def test_it_stays_the_same_character(seed: int) -> None:
    drawn = frame_strokes(drawn_by_mouse([ZERO, BAR], np.random.default_rng(seed)))
    likeness = np.corrcoef(drawn.ravel(), frame_strokes([ZERO, BAR]).ravel())[0, 1]
    assert likeness > 0.6
