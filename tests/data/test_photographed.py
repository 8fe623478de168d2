"""Strokes in a picture: rough, blurred, thick or thin, but still what was written."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.data.photographed import frame_photographed
from digitpad.ink.frame import frame_strokes

_TURN = np.linspace(0, 2 * np.pi, 40)
ZERO = np.stack([30 * np.cos(_TURN), 50 * np.sin(_TURN)], axis=1).astype(np.float32)
BAR = np.array([[-20.0, 0.0], [20.0, 5.0]], np.float32)
DOT = np.array([[3.0, 4.0]], np.float32)


def test_what_was_written_can_still_be_seen() -> None:
    clean = frame_strokes([ZERO, BAR])
    drawn = frame_photographed([[ZERO, BAR]] * 40, np.random.default_rng(1)) / 255
    alike = [np.corrcoef(frame.ravel(), clean.ravel())[0, 1] for frame in drawn]
    assert min(alike) > 0.4
    assert np.median(alike) > 0.75


def test_no_two_pictures_are_the_same_and_the_same_lots_draw_the_same() -> None:
    one, other = (frame_photographed([[ZERO]] * 4, np.random.default_rng(2)) for _ in range(2))
    assert np.array_equal(one, other)
    assert len({frame.tobytes() for frame in one}) == 4


def test_pens_are_as_different_as_in_pictures() -> None:
    ink = frame_photographed([[ZERO]] * 60, np.random.default_rng(3)).mean(axis=(1, 2))
    assert ink.max() > 2 * ink.min()


@pytest.mark.parametrize("paths", [[DOT], [DOT, DOT + 1], [BAR]])
def test_a_dot_and_a_bar_are_drawn_too(paths: list[np.ndarray]) -> None:
    frames = frame_photographed([paths] * 10, np.random.default_rng(4))
    assert frames.shape == (10, 28, 28)
    assert frames.dtype == np.uint8
    assert (frames.max(axis=(1, 2)) > 100).all()


def test_no_characters_are_no_frames() -> None:
    assert frame_photographed([], np.random.default_rng(5)).shape == (0, 28, 28)
