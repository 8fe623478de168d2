"""Choosing how ink is cut into glyphs: the way that the classifier likes best as a whole.

Ink is first divided finely, then each run of neighbouring pieces that could be one glyph is
classified, and the cheapest path through the pieces wins: over-segmentation and dynamic
programming, as in LeCun, Bottou, Bengio and Haffner 1998, section VI.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digitpad.library.card import Card
from digitpad.recognition.classifier import Prediction

Run: TypeAlias = tuple[int, int]
"""Pieces first to last, the last exclusive."""

REFUSED: Final = 6.0
"""The cost of a glyph that is no digit at all; the log of the odds that one is met."""


def glyph_costs(seen: Prediction, card: Card) -> NDArray[np.float64]:
    """How unlike a digit each glyph is, float64 (n,): 0 a perfect one, `REFUSED` at most.

    It is -log of the probability that the glyph is a digit, and that it is the one named.
    """
    costs: NDArray[np.float64] = -np.log(
        np.maximum(seen.probabilities.max(axis=1), 1e-6).astype(np.float64)
    )
    if card.output == "logits" and card.digit_threshold is not None:
        # The score is the log-odds of being a digit; see Classifier.
        costs += np.logaddexp(0.0, -seen.digit_scores.astype(np.float64))
    np.minimum(costs, REFUSED, out=costs)
    return costs


def cheapest_path(costs: Mapping[Run, float], count: int) -> list[Run]:
    """The runs that cover pieces 0 to `count`, each once, at the least total cost.

    Every single piece must have a cost; other runs are possible if they have one.
    """
    best = [0.0] + [np.inf] * count
    came_from = [0] * (count + 1)
    by_end: dict[int, list[tuple[int, float]]] = {}
    for (first, end), cost in costs.items():
        by_end.setdefault(end, []).append((first, cost))
    for end in range(1, count + 1):
        for first, cost in by_end.get(end, ()):
            if best[first] + cost < best[end]:
                best[end], came_from[end] = best[first] + cost, first
    path = []
    end = count
    while end > 0:
        path.append((came_from[end], end))
        end = came_from[end]
    return path[::-1]
