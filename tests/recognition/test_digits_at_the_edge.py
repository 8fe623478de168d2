"""Numbers that reach the edge of their picture."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad import Recognizer
from digitpad.data.pen_digits import generate
from digitpad.ink.frame import frame_strokes


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


def picture(recognizer: Recognizer, wanted: str) -> np.ndarray:
    """Sound digits side by side, dark on white, uint8 (h, w)."""
    characters, labels = generate(200, 7)
    frames = np.stack([frame_strokes(character) for character in characters])
    sure = recognizer.classify(frames).max(axis=1) > 0.999
    found = []
    for digit in wanted:
        at = np.flatnonzero(sure & (labels == int(digit)))[0]
        ink = np.kron(frames[at], np.ones((4, 4), np.float32))
        columns = np.flatnonzero(ink.any(axis=0))
        found.append(np.pad(ink[:, columns[0] : columns[-1] + 1], ((20, 20), (0, 24))))
    return (255 * (1 - np.concatenate(found, axis=1))).astype(np.uint8)


@pytest.mark.parametrize("text", ["6090", "253", "84"])
def test_a_digit_that_the_edge_touches_is_part_of_the_number(
    recognizer: Recognizer, text: str
) -> None:
    assert recognizer.read_picture(picture(recognizer, text)).text == text
