"""Two models on the same characters: which of them reads what the other does not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitpad.data.corpus import OUTLIER
from digitpad.evaluation.suites import Suite


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two models' answers to the characters of a suite that both of them answered to.

    Attributes:
        first: for each character, (n,), its place in the first suite.
        second: likewise in the second.
        only_first: the places in `first` and `second` of what only the first model does right.
        only_second: likewise the second.
        neither: likewise neither of them.
        chance: how often two equally good models would differ at least that much by chance alone,
            0 to 1 (McNemar's test, exact; McNemar, "Note on the sampling error of the difference
            between correlated proportions or percentages", 1947).
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    only_first: NDArray[np.int64]
    only_second: NDArray[np.int64]
    neither: NDArray[np.int64]
    chance: float

    def __len__(self) -> int:
        return len(self.first)


def compare(first: Suite, second: Suite) -> Comparison:
    """Compare two models on one suite.

    A digit is done right if it is read as itself, what is no digit if it is refused. Pictures that
    only one of them could open are left out.
    """
    # Half a second's import, for who compares only.
    from scipy.stats import binomtest

    where = {name: at for at, name in enumerate(second.answers.names)}
    pairs = [(at, where[name]) for at, name in enumerate(first.answers.names) if name in where]
    left, right = np.array(pairs, np.int64).reshape(-1, 2).T
    left_right, right_right = done_right(first)[left], done_right(second)[right]
    only_first = np.flatnonzero(left_right & ~right_right)
    only_second = np.flatnonzero(right_right & ~left_right)
    differing = len(only_first) + len(only_second)
    return Comparison(
        left,
        right,
        only_first,
        only_second,
        np.flatnonzero(~left_right & ~right_right),
        float(binomtest(len(only_first), differing).pvalue) if differing else 1.0,
    )


def done_right(suite: Suite) -> NDArray[np.bool_]:
    """For each character, (n,), whether it was read as itself or, being no digit, refused."""
    given = suite.answers
    return np.where(given.labels == OUTLIER, ~given.are_digits, given.right)
