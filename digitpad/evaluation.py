"""Scoring a classifier on labelled frames."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitpad.data.corpus import Corpus
from digitpad.recognition.classifier import Classifier


@dataclass(frozen=True, eq=False)
class Score:
    """How a classifier did on the digits of a corpus.

    Attributes:
        accuracy: share of digits whose most probable digit is the right one.
        loss: mean cross-entropy, in nats, over the ten digits.
        kept: share of digits that the model's threshold takes for digits.
        calibration_error: expected calibration error over 15 bins of equal width (Guo et al., "On
            calibration of modern neural networks", 2017).
        confusion: int64 (10, 10), true digit by digit read.
    """

    accuracy: float
    loss: float
    kept: float
    calibration_error: float
    confusion: NDArray[np.int64]

    @property
    def recall(self) -> NDArray[np.float64]:
        """For each digit, (10,), the share of it that was read as itself; NaN if there is none."""
        total = self.confusion.sum(axis=1).astype(float)
        right = np.diag(self.confusion).astype(float)
        share = np.full(10, np.nan)
        np.divide(right, total, out=share, where=total > 0)
        return share


def score(classifier: Classifier, corpus: Corpus) -> Score:
    """Score a classifier on the digits of a corpus; outliers in it do not count."""
    digits = corpus.select(corpus.labels >= 0)
    seen = classifier.predict(digits.inputs)
    read = seen.probabilities.argmax(axis=1)
    right = read == digits.labels
    rightful = seen.probabilities[np.arange(len(digits)), digits.labels]
    confusion = np.zeros((10, 10), np.int64)
    np.add.at(confusion, (digits.labels, read), 1)
    return Score(
        accuracy=float(right.mean()),
        loss=float(-np.log(np.maximum(rightful, 1e-12)).mean()),
        kept=float(seen.are_digits.mean()),
        calibration_error=calibration_error(seen.probabilities.max(axis=1), right),
        confusion=confusion,
    )


def refused(classifier: Classifier, corpus: Corpus, threshold: float | None = None) -> float:
    """The share of a corpus' outliers that is taken for no digit.

    Args:
        classifier: the model.
        corpus: its digits do not count.
        threshold: of the digit score; None: that of the model's card.
    """
    seen = classifier.predict(corpus.select(corpus.labels < 0).inputs)
    are_digits = seen.are_digits if threshold is None else seen.digit_scores >= threshold
    return float(1 - are_digits.mean())


def calibration_error(
    confidences: NDArray[np.float32], right: NDArray[np.bool_], bins: int = 15
) -> float:
    """Expected calibration error: how far confidence is from the share that is right, on average.

    Args:
        confidences: (n,), 0 to 1.
        right: (n,), whether each was right.
        bins: of equal width.
    """
    bin_of = np.minimum((confidences * bins).astype(int), bins - 1)
    gap = np.bincount(bin_of, weights=confidences.astype(float) - right, minlength=bins)
    return float(np.abs(gap).sum() / len(confidences))
