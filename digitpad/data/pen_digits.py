"""Handwritten-looking characters from templates of our own, as many as wanted.

So that a model trained where no real pen strokes are at hand, as on a user's machine, still learns
how people write on a pad, and what is no digit. Everything is drawn by lot: who writes (which
allographs, how slanted, wide, round and shaky a hand) and how each character turns out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.data.corpus import OUTLIER
from digitpad.data.pen_outliers import OUTLIERS
from digitpad.data.pen_templates import DIGITS, Template
from digitpad.data.pen_writing import SIZE, Character, Hands, Indices, draw_hands, write
from digitpad.data.scribbles import scribbles

_ALLOGRAPHS: Final[tuple[Template, ...]] = tuple(way for ways in DIGITS for way in ways)
_OUTLIER_SHARES: Final = (0.66, 0.26, 0.08)
"""Of the outliers: from templates, two digits side by side, scribbles."""
_FAITHFUL: Final = 0.75
"""How often a writer keeps to the allograph that they favour."""
_NARROW: Final = 0.35
"""Width over height of what is no wider than a 1. Moved into its neighbour it would make another
digit of it: a 9 of a 0, a bolder 1 of a 1."""


def generate(
    count: int, seed: int | Sequence[int], *, outlier_share: float = 0.0
) -> tuple[list[Character], NDArray[np.int64]]:
    """Characters as if written by many people.

    Args:
        count: how many.
        seed: the same seed draws the same numbers on every platform; what is computed from them may
            differ there in the last bits of a float.
        outlier_share: 0 to 1, how many of them are no digits.

    Returns:
        The strokes of each character, float32 (n, 2), y down, from (0, 0), longer side
        about 1000; and int64 (count,), 0 to 9 in equal numbers, or -1 for what is no digit. The
        order is random.

    Raises:
        ValueError: a count below 0, or a share outside 0 to 1.
    """
    if count < 0 or not 0 <= outlier_share <= 1:
        raise ValueError(f"Cannot write {count} characters, {outlier_share} of them outliers.")
    rng = np.random.Generator(np.random.PCG64(seed))
    outliers = round(count * outlier_share)
    labels = np.concatenate([np.arange(count - outliers) % 10, np.full(outliers, OUTLIER)])
    labels = rng.permutation(labels).astype(np.int64)
    hands = draw_hands(count, rng)
    kinds = 1 + rng.choice(len(_OUTLIER_SHARES), count, p=_OUTLIER_SHARES)
    kinds[labels != OUTLIER] = 0

    characters: list[Character] = [[] for _ in range(count)]
    for kind, make in enumerate((_digits, _outliers, _pairs, _scribbles)):
        where = np.flatnonzero(kinds == kind)
        made = make(labels[where], hands.of(where), rng)
        for index, character in zip(where, made, strict=True):
            characters[index] = character
    return characters, labels


def _digits(digits: NDArray[np.int64], hands: Hands, rng: np.random.Generator) -> list[Character]:
    """Digits, each in the writer's favourite allograph or, now and then, another."""
    faithful = rng.random(len(digits)) < _FAITHFUL
    favourite = hands.favourites[np.arange(len(digits)), digits]
    at = np.where(faithful, favourite, rng.random(len(digits)))
    ways = np.zeros(len(digits), np.intp)
    first = 0
    for digit, templates in enumerate(DIGITS):
        where = digits == digit
        ways[where] = first + _by_weight(templates, at[where])
        first += len(templates)
    return write(_ALLOGRAPHS, ways, hands, rng)


def _outliers(labels: NDArray[np.int64], hands: Hands, rng: np.random.Generator) -> list[Character]:
    """Letters, signs and shapes."""
    return write(OUTLIERS, _by_weight(OUTLIERS, rng.random(len(labels))), hands, rng)


def _by_weight(templates: Sequence[Template], at: NDArray[np.floating]) -> Indices:
    """Which templates lie at `at`, 0 to 1, in their cumulative weights."""
    edges = np.cumsum([template.weight for template in templates])
    return np.minimum(np.searchsorted(edges / edges[-1], at), len(templates) - 1)


def _pairs(labels: NDArray[np.int64], hands: Hands, rng: np.random.Generator) -> list[Character]:
    """Two digits side by side, or run into each other, taken for one glyph."""
    halves = [_digits(rng.integers(10, size=len(labels)), hands, rng) for _ in range(2)]
    gaps = rng.uniform(-0.2, 0.3, len(labels)) * SIZE
    heights = rng.uniform(0.85, 1.15, len(labels))
    return [
        _side_by_side(left, right, float(gap), float(height))
        for left, right, gap, height in zip(*halves, gaps, heights, strict=True)
    ]


def _side_by_side(left: Character, right: Character, gap: float, height: float) -> Character:
    """Two characters as one: the right one `gap` units away and `height` times as high.

    Narrow ones stay apart, whatever the gap.
    """
    left_width, left_height = np.max([path.max(axis=0) for path in left], axis=0)
    right_width, right_height = np.max([path.max(axis=0) for path in right], axis=0)
    scale = height * left_height / max(right_height, 1.0)
    if left_width < _NARROW * left_height or right_width < _NARROW * right_height:
        gap = max(gap, 0.08 * SIZE)
    both = [*left, *(path * scale + np.array([left_width + gap, 0]) for path in right)]
    longest = max(float(path.max()) for path in both)
    return [(path * (SIZE / longest)).astype(np.float32) for path in both]


def _scribbles(labels: NDArray[np.int64], _: Hands, rng: np.random.Generator) -> list[Character]:
    """Ink that means nothing, brought to the size of the rest."""
    written = []
    for paths in scribbles(len(labels), rng):
        low = np.min([path.min(axis=0) for path in paths], axis=0)
        extent = float(np.max([path.max(axis=0) - low for path in paths]))
        written.append([((path - low) * (SIZE / extent)).astype(np.float32) for path in paths])
    return written
