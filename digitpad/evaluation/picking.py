"""Which characters of a corpus to look at: by label and by what a model said, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.data.corpus import OUTLIER, Frames, Labels
from digitpad.recognition.classifier import Classifier, Prediction

_PART: Final = 1024
"""Frames between two parts of a prediction: about a tenth of a second."""


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


class Predicted:
    """What a model says to n characters, as far as it is known. It grows part by part.

    Attributes:
        labels: int64 (n,), 0 to 9, or -1 for what is no digit.
        known: bool (n,), whether the rest means anything yet.
        probabilities: float32 (n, 10).
        digit_scores: float32 (n,).
        are_digits: bool (n,), by the threshold of the model's card.
        read: int64 (n,), the most probable digit.
        confidences: float32 (n,), its probability.
        right: bool (n,), a digit read as itself, or another thing taken for no digit.
    """

    def __init__(self, labels: Labels) -> None:
        count = len(labels)
        self.labels = labels
        self.known = np.zeros(count, bool)
        self.probabilities = np.zeros((count, 10), np.float32)
        self.digit_scores = np.zeros(count, np.float32)
        self.are_digits = np.zeros(count, bool)
        self.read = np.zeros(count, np.int64)
        self.confidences = np.zeros(count, np.float32)
        self.right = np.zeros(count, bool)

    @property
    def is_complete(self) -> bool:
        """Whether everything is known."""
        return bool(self.known.all())

    def add(self, part: slice, found: Prediction) -> None:
        """Learn what the model says to a part of them."""
        labels = self.labels[part]
        self.probabilities[part] = found.probabilities
        self.digit_scores[part] = found.digit_scores
        self.are_digits[part] = found.are_digits
        self.read[part] = found.probabilities.argmax(axis=1)
        self.confidences[part] = found.probabilities.max(axis=1)
        self.right[part] = np.where(labels == OUTLIER, ~found.are_digits, self.read[part] == labels)
        self.known[part] = True


def predict_in_parts(classifier: Classifier, frames: Frames) -> Iterator[tuple[slice, Prediction]]:
    """What a model says to frames, uint8 (n, 28, 28), part by part."""
    for start in range(0, len(frames), _PART):
        part = slice(start, min(start + _PART, len(frames)))
        yield part, classifier.predict(frames[part].astype(np.float32) / np.float32(255))


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
