"""Figures of how a model did: on digits, and in telling digits from what is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.data.corpus import OUTLIER, Corpus, Frames, Labels
from digitpad.evaluation.predicting import predict_in_parts
from digitpad.recognition.classifier import Classifier

BINS: Final = 15
"""Of equal width, for calibration."""
DIGITS_KEPT: Final = 0.98
"""The share of digits kept at which models are compared by what else they refuse."""
UNREAD: Final = -1
"""What was read where no ink was found."""
_LEAST: Final = 1e-12
"""A probability of 0 would make the loss infinite."""


@dataclass(frozen=True, eq=False)
class Answers:
    """What a model said to n characters.

    Attributes:
        labels: int64 (n,), 0 to 9, or -1 for what is no digit.
        probabilities: float32 (n, 10), rows sum to 1; all 0 where no ink was found.
        digit_scores: float32 (n,), larger the more digit-like; -inf where no ink was found.
        are_digits: bool (n,), by the threshold of the model's card.
        frames: uint8 (n, 28, 28), what the model saw, 0 paper to 255 ink.
        names: what each is called, for people: a file, or a number and a writer.
        sources: where each is from; empty if there is nothing to tell.
    """

    labels: Labels
    probabilities: NDArray[np.float32]
    digit_scores: NDArray[np.float32]
    are_digits: NDArray[np.bool_]
    frames: Frames
    names: tuple[str, ...]
    sources: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def confidences(self) -> NDArray[np.float32]:
        """The probability of the digit read, (n,), 0 to 1."""
        highest: NDArray[np.float32] = self.probabilities.max(axis=1)
        return highest

    @property
    def read(self) -> NDArray[np.int64]:
        """The most probable digit, (n,); UNREAD where no ink was found."""
        return np.where(self.confidences > 0, self.probabilities.argmax(axis=1), UNREAD)

    @property
    def right(self) -> NDArray[np.bool_]:
        """Whether the most probable digit is the right one, (n,)."""
        same: NDArray[np.bool_] = self.read == self.labels
        return same


@dataclass(frozen=True, eq=False)
class Score:
    """How a classifier did on digits.

    Attributes:
        accuracy: share of digits whose most probable digit is the right one.
        loss: mean cross-entropy, in nats, over the ten digits.
        kept: share of digits that the model's threshold takes for digits.
        calibration_error: expected calibration error over 15 bins of equal width (Guo et al., "On
            calibration of modern neural networks", 2017).
        confusion: int64 (10, 10), true digit by digit read.
        unread: int64 (10,), for each digit how many had no ink that could be found.
    """

    accuracy: float
    loss: float
    kept: float
    calibration_error: float
    confusion: NDArray[np.int64]
    unread: NDArray[np.int64] = field(default_factory=lambda: np.zeros(10, np.int64))

    @property
    def recall(self) -> NDArray[np.float64]:
        """For each digit, (10,), the share of it that was read as itself; NaN if there is none."""
        return _shares(np.diag(self.confusion), self.confusion.sum(axis=1) + self.unread)

    @property
    def precision(self) -> NDArray[np.float64]:
        """For each digit, (10,), how much of what was read as it is it; NaN if it was not read."""
        return _shares(np.diag(self.confusion), self.confusion.sum(axis=0))


@dataclass(frozen=True)
class Refusal:
    """How a classifier did on what is no digit.

    Attributes:
        refused: share that the model's threshold takes for no digit.
        refused_at_kept: the same at the threshold that keeps DIGITS_KEPT of the digits beside it.
        auroc: the chance that a digit has a higher digit score than an outlier, ties by half.
    """

    refused: float
    refused_at_kept: float
    auroc: float


@dataclass(frozen=True, eq=False)
class Reliability:
    """Confidence against the share that is right, by bins of confidence from 0 to 1.

    Attributes:
        counts: int64 (bins,), how many answers fell into each.
        confidence: float64 (bins,), their mean confidence; NaN in an empty bin.
        accuracy: float64 (bins,), the share of them that is right; NaN in an empty bin.
    """

    counts: NDArray[np.int64]
    confidence: NDArray[np.float64]
    accuracy: NDArray[np.float64]


def answers(
    classifier: Classifier,
    corpus: Corpus,
    names: tuple[str, ...] | None = None,
    sources: tuple[str, ...] = (),
    watch: Callable[[int, int], None] | None = None,
) -> Answers:
    """What a classifier says to a corpus.

    Args:
        classifier: the model.
        corpus: what it is asked about.
        names: of each character; None: they are numbered from 0.
        sources: where each is from; empty if there is nothing to tell.
        watch: is told how many are done of how many; what it raises breaks the work off.
    """
    count = len(corpus)
    probabilities = np.zeros((count, 10), np.float32)
    digit_scores, are_digits = np.zeros(count, np.float32), np.zeros(count, bool)
    for part, seen in predict_in_parts(classifier, corpus.frames):
        probabilities[part] = seen.probabilities
        digit_scores[part] = seen.digit_scores
        are_digits[part] = seen.are_digits
        if watch is not None:
            watch(part.stop, count)
    return Answers(
        corpus.labels,
        probabilities,
        digit_scores,
        are_digits,
        corpus.frames,
        tuple(str(at) for at in range(len(corpus))) if names is None else names,
        sources,
    )


def score(classifier: Classifier, corpus: Corpus) -> Score:
    """Score a classifier on the digits of a corpus; outliers in it do not count."""
    return score_answers(answers(classifier, corpus.select(corpus.labels >= 0)))


def score_answers(given: Answers) -> Score:
    """Score answers to digits, at least one; none of them may be an outlier."""
    rightful = given.probabilities[np.arange(len(given)), given.labels]
    seen = given.read != UNREAD
    confusion = np.zeros((10, 10), np.int64)
    np.add.at(confusion, (given.labels[seen], given.read[seen]), 1)
    return Score(
        accuracy=float(given.right.mean()),
        loss=float(-np.log(np.maximum(rightful, _LEAST)).mean()),
        kept=float(given.are_digits.mean()),
        calibration_error=calibration_error(given.confidences, given.right),
        confusion=confusion,
        unread=np.bincount(given.labels[~seen], minlength=10),
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


def score_refusal(outliers: Answers, digit_scores: NDArray[np.float32]) -> Refusal:
    """Score answers to outliers, at least one.

    Args:
        outliers: what was said to them.
        digit_scores: float (m,), m >= 1, those of digits to tell them from.
    """
    threshold = threshold_keeping(digit_scores, DIGITS_KEPT)
    return Refusal(
        refused=float(1 - outliers.are_digits.mean()),
        refused_at_kept=float((outliers.digit_scores < threshold).mean()),
        auroc=auroc(digit_scores, outliers.digit_scores),
    )


def threshold_keeping(digit_scores: NDArray[np.float32], share: float) -> float:
    """The highest digit score that at least `share` of the digits reach."""
    lost = int((1 - share) * len(digit_scores) + 1e-9)  # 0.02 * 50 is a little less than 1
    return float(np.sort(digit_scores)[lost])


def auroc(digits: NDArray[np.float32], outliers: NDArray[np.float32]) -> float:
    """The area under the ROC curve: how often a digit scores above an outlier, ties by half.

    It is Mann and Whitney's U over the number of pairs, from ranks.

    Args:
        digits: float (m,), m >= 1.
        outliers: float (n,), n >= 1.
    """
    # Half a second's import: who only reads figures, as a window does, need not wait for it.
    from scipy.stats import rankdata

    ranks = rankdata(np.concatenate([digits, outliers]))
    above = ranks[: len(digits)].sum() - len(digits) * (len(digits) + 1) / 2
    return float(above / (len(digits) * len(outliers)))


def calibration_error(
    confidences: NDArray[np.float32], right: NDArray[np.bool_], bins: int = BINS
) -> float:
    """Expected calibration error: how far confidence is from the share that is right, on average.

    Args:
        confidences: (n,), 0 to 1.
        right: (n,), whether each was right.
        bins: of equal width.
    """
    gap = np.bincount(
        _bins(confidences, bins), weights=confidences.astype(float) - right, minlength=bins
    )
    return float(np.abs(gap).sum() / len(confidences))


def reliability(
    confidences: NDArray[np.float32], right: NDArray[np.bool_], bins: int = BINS
) -> Reliability:
    """What a reliability diagram shows; the arguments are those of `calibration_error`."""
    where = _bins(confidences, bins)
    counts = np.bincount(where, minlength=bins)
    return Reliability(
        counts,
        _shares(np.bincount(where, weights=confidences, minlength=bins), counts),
        _shares(np.bincount(where, weights=right, minlength=bins), counts),
    )


def mean_over_sources(given: Answers) -> float:
    """The mean of the accuracies on each source: a large source weighs no more than a small one."""
    by_source = accuracy_by_source(given)
    return sum(by_source.values()) / len(by_source)


def accuracy_by_source(given: Answers) -> dict[str, float]:
    """For each source, in the order of the alphabet, the share that is right."""
    sources = np.array(given.sources)
    return {str(name): float(given.right[sources == name].mean()) for name in np.unique(sources)}


def worst(given: Answers, count: int) -> NDArray[np.int64]:
    """The indices of the worst mistakes, the worst first, at most `count`.

    With digits it is those read wrong, the most confident first; with outliers those taken for
    digits, the most digit-like first.
    """
    outliers = given.labels == OUTLIER
    wrong = np.where(outliers, given.are_digits, ~given.right)
    badness = np.where(outliers, given.digit_scores, given.confidences)
    at = np.flatnonzero(wrong)
    return at[np.argsort(-badness[at], kind="stable")][:count]


def _bins(confidences: NDArray[np.float32], bins: int) -> NDArray[np.int64]:
    return np.minimum((confidences * bins).astype(np.int64), bins - 1)


def _shares(part: NDArray[np.float64 | np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    share = np.full(len(whole), np.nan)
    np.divide(part, whole, out=share, where=whole > 0)
    return share
