"""What a model says to many frames, part by part, so that it can be watched and broken off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from digitpad.data.corpus import OUTLIER, Frames, Labels
from digitpad.recognition.classifier import Classifier, Prediction

_PART: Final = 1024
"""Frames between two parts of a prediction: about a tenth of a second."""


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
