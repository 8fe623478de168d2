import tracemalloc

import numpy as np
import pytest

from digitpad.ink.raster import draw_paths, simplify


def path(*points: tuple[float, float]) -> np.ndarray:
    return np.array(points, np.float32)


def test_a_line_holds_as_much_ink_as_its_length_times_the_pen() -> None:
    ink = draw_paths([path((5, 14), (23, 14))], 28, 3.0)
    round_ends = np.pi * 1.5**2
    assert ink.sum() == pytest.approx(18 * 3 + round_ends, rel=0.02)


def test_edges_are_smooth() -> None:
    ink = draw_paths([path((4, 5), (24, 22))], 28, 2.4)
    assert ((ink > 0.1) & (ink < 0.9)).sum() > 20


def test_a_single_point_is_a_round_dot() -> None:
    ink = draw_paths([path((14, 14))], 28, 4.0)
    assert ink.sum() == pytest.approx(np.pi * 2**2, rel=0.05)
    assert np.array_equal(ink, ink.T)
    assert np.array_equal(ink, ink[::-1])


def test_no_path_is_blank_paper() -> None:
    assert draw_paths([], 28, 2.0).sum() == 0


def test_a_crossing_is_not_darker_than_ink() -> None:
    ink = draw_paths([path((4, 4), (24, 24)), path((4, 24), (24, 4))], 28, 3.0)
    assert ink.max() == 1.0


def test_points_on_a_straight_line_are_dropped_and_corners_stay() -> None:
    along = np.linspace(0, 10, 50)
    corner = np.concatenate(
        [np.stack([along, 0 * along], 1), np.stack([0 * along + 10, along], 1)]
    ).astype(np.float32)
    kept = simplify(corner, 0.01)
    assert kept.tolist() == [[0, 0], [10, 0], [10, 10]]


def test_a_closed_loop_is_not_simplified_away() -> None:
    angle = np.linspace(0, 2 * np.pi, 100)
    circle = (10 * np.stack([np.cos(angle), np.sin(angle)], 1)).astype(np.float32)
    kept = simplify(circle, 0.05)
    assert 10 < len(kept) < 60
    assert np.ptp(kept[:, 0]) == pytest.approx(20, rel=0.01)


def test_a_stroke_of_a_hundred_thousand_points_does_not_fill_the_memory() -> None:
    path = (np.random.default_rng(1).random((100_000, 2)) * 28).astype(np.float32)
    tracemalloc.start()
    ink = draw_paths([path], 28, 2.0)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ink.min() == 1.0
    assert most < 50_000_000


def test_a_path_of_many_segments_is_drawn_as_its_parts_are() -> None:
    path = (np.random.default_rng(2).random((300, 2)) * 5).astype(np.float32)
    parts = [draw_paths([path[at : at + 2]], 28, 2.0) for at in range(len(path) - 1)]
    # Not to the last bit: in what order a product of matrices is summed up, processors differ.
    np.testing.assert_allclose(draw_paths([path], 28, 2.0), np.max(parts, axis=0), atol=1e-5)
