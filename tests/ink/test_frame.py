from itertools import pairwise

import numpy as np
import pytest

from digitpad.ink import InkError
from digitpad.ink.frame import (
    BOX,
    SIDE,
    centre_of_mass,
    frame_each,
    frame_image,
    frame_strokes,
)
from digitpad.ink.strokes import FAR

SEVEN = np.array([(10, 10), (60, 12), (35, 55), (28, 100)], np.float32)
BAR = np.array([(20, 55), (55, 52)], np.float32)


def extent(frame: np.ndarray) -> tuple[int, int]:
    rows, columns = np.flatnonzero(frame.any(1)), np.flatnonzero(frame.any(0))
    return int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1


def test_the_longer_side_fills_the_box_and_the_aspect_is_kept() -> None:
    width, height = extent(frame_strokes([SEVEN]) > 0.5)
    assert height == pytest.approx(BOX, abs=1)
    assert width == pytest.approx(BOX * 50 / 90, abs=2)


def test_the_centre_of_mass_is_in_the_middle() -> None:
    for paths in ([SEVEN], [SEVEN, BAR], [BAR]):
        assert centre_of_mass(frame_strokes(paths)) == pytest.approx([SIDE / 2] * 2, abs=0.1)


@pytest.mark.parametrize("zoom", [0.02, 0.5, 3, 40])
def test_neither_size_nor_place_changes_the_frame(zoom: float) -> None:
    moved = [path * np.float32(zoom) + np.float32(17) for path in (SEVEN, BAR)]
    assert np.abs(frame_strokes(moved) - frame_strokes([SEVEN, BAR])).max() < 0.01


def test_a_denser_pen_gives_the_same_frame() -> None:
    dense = np.concatenate([np.linspace(a, b, 200) for a, b in pairwise(SEVEN)])
    assert np.abs(frame_strokes([dense.astype(np.float32)]) - frame_strokes([SEVEN])).max() < 0.05


def test_a_dot_is_a_dot_in_the_middle() -> None:
    frame = frame_strokes([np.array([(300, 7)], np.float32)])
    assert frame[13:15, 13:15].min() > 0.9
    assert max(extent(frame)) <= 4


@pytest.mark.parametrize("size", [1e-40, 1e-15])
def test_ink_that_is_too_small_to_have_a_shape_is_a_dot(size: float) -> None:
    dot = frame_strokes([np.zeros((1, 2), np.float32)])
    np.testing.assert_array_equal(frame_strokes([SEVEN * np.float32(size)]), dot)


@pytest.mark.parametrize("size", [1e-10, FAR / 100])
def test_ink_of_any_other_size_keeps_its_shape(size: float) -> None:
    scaled = frame_strokes([SEVEN * np.float32(size)])
    np.testing.assert_allclose(scaled, frame_strokes([SEVEN]), atol=1e-4)


def test_no_strokes_are_no_frame() -> None:
    with pytest.raises(InkError):
        frame_strokes([])


def test_a_frame_is_float32_from_paper_to_ink() -> None:
    for frame in (frame_strokes([SEVEN]), frame_image(np.ones((40, 30)))):
        assert frame.shape == (SIDE, SIDE)
        assert frame.dtype == np.float32
        assert frame.min() == 0
        assert 0.9 < frame.max() <= 1


def test_a_picture_without_ink_is_no_frame() -> None:
    with pytest.raises(InkError):
        frame_image(np.zeros((50, 50)))


def test_a_pen_that_reports_a_hundred_times_as_often_writes_the_same_frame() -> None:
    turn = np.linspace(0, 2 * np.pi, 200)
    coarse = np.stack([np.cos(turn), 1.4 * np.sin(turn)], axis=1).astype(np.float32) * 100
    turn = np.linspace(0, 2 * np.pi, 20_000)
    fine = np.stack([np.cos(turn), 1.4 * np.sin(turn)], axis=1).astype(np.float32) * 100
    np.testing.assert_allclose(frame_strokes([fine]), frame_strokes([coarse]), atol=0.03)


def test_glyphs_framed_together_are_the_same_as_alone() -> None:
    angle = np.linspace(0, 2 * np.pi, 300)
    ring = np.stack([np.cos(angle), 2 * np.sin(angle)], 1)
    dot = np.array([(300, 7)], float)
    glyphs = [[SEVEN, BAR], [ring], [dot], [SEVEN * 0.01, dot * 0.01], [ring, SEVEN]]
    widths = [2.4, 1.3, 4.2, 2.4, 3.0]
    alone = [frame_strokes(paths, width) for paths, width in zip(glyphs, widths, strict=True)]
    np.testing.assert_allclose(frame_each(glyphs, widths), alone, atol=1e-5)


def test_a_glyph_without_ink_among_others_is_told() -> None:
    with pytest.raises(InkError, match="no ink"):
        frame_each([[SEVEN], []], [2.4, 2.4])
