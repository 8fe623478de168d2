"""Two models on the same characters."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.evaluation.comparison import compare
from digitpad.evaluation.scoring import Answers
from digitpad.evaluation.suites import Suite


def _suite(labels: list[int], read: list[int], names: str = "", refused: str = "") -> Suite:
    count = len(labels)
    probabilities = np.zeros((count, 10), np.float32)
    probabilities[np.arange(count), read] = 1
    names = names or "abcdefghijklmnopqrstuvwxyz"[:count]
    return Suite(
        "some",
        "pen",
        Answers(
            np.array(labels),
            probabilities,
            np.ones(count, np.float32),
            np.array([name not in refused for name in names]),
            np.zeros((count, 28, 28), np.uint8),
            tuple(names),
        ),
    )


def test_what_only_one_of_them_reads_and_what_neither_does() -> None:
    found = compare(_suite([1, 2, 3, 4], [1, 2, 0, 0]), _suite([1, 2, 3, 4], [1, 0, 3, 0]))
    assert [list(at) for at in (found.only_first, found.only_second, found.neither)] == [
        [1],
        [2],
        [3],
    ]
    assert found.chance == 1


def test_what_is_no_digit_is_done_right_by_refusing_it() -> None:
    found = compare(_suite([-1, -1], [1, 2], refused="ab"), _suite([-1, -1], [1, 2], refused="b"))
    assert list(found.only_first) == [0]
    assert len(found.only_second) == len(found.neither) == 0


def test_pictures_that_only_one_could_open_are_left_out() -> None:
    found = compare(_suite([1, 2, 3], [1, 2, 3], "abc"), _suite([3, 1], [3, 0], "ca"))
    assert len(found) == 2
    assert list(found.first) == [0, 2]
    assert list(found.second) == [1, 0]
    assert list(found.only_first) == [0]


def test_chance_is_that_of_mcnemars_exact_test() -> None:
    labels = [0] * 10
    found = compare(_suite(labels, [0] * 10), _suite(labels, [0] * 4 + [1] * 6))
    # Six differences, all for the first: two tails of 1/64 each.
    assert found.chance == pytest.approx(2 / 64)
    assert compare(_suite(labels, [0] * 10), _suite(labels, [0] * 10)).chance == 1
