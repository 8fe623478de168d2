"""Digits that touch and overlap are told apart: on sets that our generator writes."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad import Recognizer
from digitpad.data.pen_digits import generate
from digitpad.ink.strokes import Points

SEED = 20_261_122


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


def numbers(count: int, length: int, seed: int) -> list[tuple[str, list[list[Points]]]]:
    """Numbers, and the strokes of each of their digits, 100 high, all at the left edge."""
    characters, labels = generate(count * length, seed)
    made = []
    for first in range(0, count * length, length):
        digits = []
        for strokes in characters[first : first + length]:
            low = np.min([path.min(axis=0) for path in strokes], axis=0)
            extent = np.max([path.max(axis=0) for path in strokes], axis=0) - low
            # A 1 that is nearly a dash is as wide as others, and lower.
            scale = 100 / max(float(extent[1]), 0.5 * float(extent[0]))
            digits.append([(path - low) * np.float32(scale) for path in strokes])
        made.append(("".join(map(str, labels[first : first + length])), digits))
    return made


def in_a_row(digits: list[list[Points]], gaps: list[float]) -> list[list[Points]]:
    """The digits beside each other, `gaps` between their boxes."""
    placed, x = [], 0.0
    for strokes, gap in zip(digits, [*gaps, 0.0], strict=True):
        placed.append([path + np.array([x, 0], np.float32) for path in strokes])
        x = max(float(path[:, 0].max()) for path in placed[-1]) + gap
    return placed


def test_digits_that_overlap_on_the_pad_are_told_apart(recognizer: Recognizer) -> None:
    rng = np.random.default_rng(SEED)
    right = 0
    for text, digits in numbers(100, 3, SEED):
        row = in_a_row(digits, rng.uniform(-25, 5, 2).tolist())
        right += recognizer.read_strokes([path for strokes in row for path in strokes]).text == text
    assert right >= 83


def test_a_1_written_into_the_digit_before_it_is_a_digit(recognizer: Recognizer) -> None:
    hook = [(40.0, 0.0), (2, 62), (60, 62)]
    stem = [(44.0, 36), (44, 100)]
    one = [(54.0, 0), (50, 100)]
    seven = [(90.0, 2), (140, 0), (110, 100)]
    assert recognizer.read_strokes([hook, stem, one, seven]).text == "417"
