"""Which characters of a corpus to look at: by label and by what a model said, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from digitpad.data.corpus import Labels
from digitpad.evaluation.predicting import Predicted


class Verdict(Enum):
    """How a model did on a character."""

    ANY = "any"
    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "refused"


class Order(Enum):
    """In which order to show characters."""

    AS_STORED = "as stored"
    LEAST_CONFIDENT = "least confident"
    MOST_CONFIDENT = "most confident"


@dataclass(frozen=True)
class Wish:
    """What the user wants to see.

    Attributes:
        label: 0 to 9, OUTLIER for what is no digit, None for everything.
        verdict: how the model must have done.
        lowest: of the confidence, 0 to 1.
        highest: likewise.
        order: by confidence or not.
    """

    label: int | None = None
    verdict: Verdict = Verdict.ANY
    lowest: float = 0.0
    highest: float = 1.0
    order: Order = Order.AS_STORED

    @property
    def needs_predictions(self) -> bool:
        """Whether a character can be shown only if it is known what the model says to it."""
        return (
            self.verdict is not Verdict.ANY
            or self.lowest > 0
            or self.highest < 1
            or self.order is not Order.AS_STORED
        )


def pick(labels: Labels, predicted: Predicted | None, wish: Wish) -> NDArray[np.int64]:
    """The indices of the characters that a wish is for, in its order.

    Args:
        labels: int64 (n,).
        predicted: what a model says to them; None if nothing is known.
        wish: what is wanted; characters of which too little is known are left out.
    """
    wanted = np.ones(len(labels), bool) if wish.label is None else labels == wish.label
    if not wish.needs_predictions:
        return np.flatnonzero(wanted)
    if predicted is None:
        return np.zeros(0, np.int64)
    wanted &= predicted.known
    if wish.verdict is Verdict.RIGHT:
        wanted &= predicted.right
    elif wish.verdict is Verdict.WRONG:
        wanted &= ~predicted.right
    elif wish.verdict is Verdict.REFUSED:
        wanted &= ~predicted.are_digits
    if wish.lowest > 0:
        wanted &= predicted.confidences >= wish.lowest
    if wish.highest < 1:
        wanted &= predicted.confidences <= wish.highest
    at = np.flatnonzero(wanted)
    if wish.order is Order.AS_STORED:
        return at
    rank = predicted.confidences[at]
    if wish.order is Order.MOST_CONFIDENT:
        rank = -rank
    return at[np.argsort(rank, kind="stable")]
