"""How a network from elsewhere wants its frames and names its digits, found out by trying.

Networks were trained on 0 to 255 or 0 to 1, on black on white, on rows for columns, with labels in
another order. None of that is written in the file. So the network reads training digits of MNIST in
every way that is known, and the way in which it reads them best is the one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from digitpad.data.corpus import OUTLIER, Corpus, frame_characters
from digitpad.data.mnist import load_mnist
from digitpad.data.pen_digits import generate
from digitpad.data.scribbles import scribbles
from digitpad.evaluation import refused, score
from digitpad.library import ModelError
from digitpad.library.card import Card, Output
from digitpad.recognition.classifier import Classifier
from digitpad.training.corpora import PEN_WIDTHS
from digitpad.training.threshold import digit_threshold

LEAST_ACCURACY: Final = 0.5
"""Less than every second digit is no reading: with ten outputs, the order that suits best and a
dozen ways to ask, a network that has learnt nothing comes to a third."""

_PIXELS: Final = (
    (0.0, 1.0),
    (0.0, 255.0),
    (1.0, 0.0),
    (255.0, 0.0),
    (-1.0, 1.0),
    (1.0, -1.0),
    # MNIST's mean and standard deviation, as PyTorch's examples take them.
    (-0.4242, 2.8215),
    (-0.5, 0.5),
)
"""What paper and ink are to a network; the usual ones first."""
_ASKED: Final = 50
"""Digits of each kind for the first trial."""
_KEPT_FOR_THRESHOLD: Final = 3000
_PEN_DIGITS: Final = 1000
_NEARLY: Final = 0.01
"""Ways to ask whose accuracies differ by less are told apart by the loss."""
_ODD_ORDER: Final = 0.05
"""By how much another order of the digits must be better to be believed."""
_SCRIBBLES: Final = 300


@dataclass(frozen=True)
class _Way:
    """A way to ask, and how well the network read so."""

    card: Card
    accuracy: float
    loss: float


def recognised(classifier: Classifier) -> Card:
    """The classifier's card, with how the network wants its frames and names its digits.

    Args:
        classifier: of the network; what its card says of that is not looked at.

    Raises:
        ModelError: it reads digits in no way that is known, or what it says are no numbers.
    """
    digits = load_mnist("train")
    few = _of_each(digits, _ASKED)
    # Straight first: digits in columns for rows are rare, and the trial takes as long again.
    ways = _tried(classifier, few, transposed=False)
    if not ways or max(way.accuracy for way in ways) < 0.9:
        ways += _tried(classifier, few, transposed=True)
    if not ways:
        raise ModelError("what it says of a digit are no numbers (NaN).")
    best = max(way.accuracy for way in ways)
    if best < LEAST_ACCURACY:
        raise ModelError(
            "it reads {percent} % of MNIST's digits at best, however they are given to it and "
            "however its outputs are ordered; guessing alone reads 10 %.",
            percent=round(100 * best),
        )
    way = min((way for way in ways if way.accuracy >= best - _NEARLY), key=lambda way: way.loss)
    return _with_threshold(classifier, way.card, digits.select(slice(_KEPT_FOR_THRESHOLD)))


def scored(classifier: Classifier) -> dict[str, dict[str, float]]:
    """A card's scores: on MNIST's test digits, and on scribbles if the card has a threshold.

    Raises:
        ModelError: it reads fewer digits than LEAST_ACCURACY.
    """
    test = load_mnist("test")
    found = score(classifier, test)
    if found.accuracy < LEAST_ACCURACY:
        raise ModelError(
            "it reads {percent} % of MNIST's test digits; guessing alone reads 10 %.",
            percent=round(100 * found.accuracy, 1),
        )
    scores = {
        "mnist-test": {"accuracy": found.accuracy, "loss": found.loss, "size": len(test)},
    }
    threshold = classifier.card.digit_threshold
    if threshold is not None:
        doodles = _scribbled(1000, 1)
        share = refused(classifier, doodles, threshold)
        scores["scribbles"] = {"refused": share, "size": len(doodles)}
    return scores


def _tried(classifier: Classifier, digits: Corpus, *, transposed: bool) -> list[_Way]:
    frames = digits.inputs
    if transposed:
        frames = np.ascontiguousarray(frames.transpose(0, 2, 1))
    ways = []
    for paper, ink in _PIXELS:
        outputs = classifier.outputs(np.float32(paper) + frames * np.float32(ink - paper))
        if not np.isfinite(outputs).all():
            continue
        order = _order(outputs, digits.labels)
        card = replace(
            classifier.card,
            output=_kind(outputs),
            paper=paper,
            ink=ink,
            transposed=transposed,
            order=order,
        )
        ordered = outputs if order is None else outputs[:, order]
        right = float((ordered.argmax(axis=1) == digits.labels).mean())
        ways.append(_Way(card, right, _loss(ordered, card.output, digits.labels)))
    return ways


def _order(outputs: NDArray[np.float32], labels: NDArray[np.int64]) -> tuple[int, ...] | None:
    """Which output stands for which digit; None if they stand in order."""
    said = outputs.argmax(axis=1)
    confusion = np.zeros((10, 10), np.int64)
    np.add.at(confusion, (labels, said), 1)
    _, chosen = linear_sum_assignment(confusion, maximize=True)
    better = (confusion[np.arange(10), chosen].sum() - np.trace(confusion)) / len(labels)
    return tuple(int(number) for number in chosen) if better > _ODD_ORDER else None


def _kind(outputs: NDArray[np.float32]) -> Output:
    """Whether these are shares of one, by softmax, by sigmoids or by least squares, or log-odds."""
    low, high = np.quantile(outputs, [0.005, 0.995])
    sums = outputs.sum(axis=1)
    all_shares = outputs.min() >= 0 and outputs.max() <= 1
    of_one = float(np.abs(sums - 1).mean()) < 0.05 and low > -0.6 and high < 1.6
    return "probabilities" if all_shares or of_one else "logits"


def _loss(outputs: NDArray[np.float32], kind: Output, labels: NDArray[np.int64]) -> float:
    values = outputs.astype(np.float64)
    if kind == "probabilities":
        values = np.log(np.maximum(values, 1e-7))
    values = values - values.max(axis=1, keepdims=True)
    logs = values - np.log(np.exp(values).sum(axis=1, keepdims=True))
    return float(-logs[np.arange(len(labels)), labels].mean())


def _with_threshold(classifier: Classifier, card: Card, digits: Corpus) -> Card:
    """The card with the digit score that tells most, and the threshold that keeps the digits."""
    reader = classifier.with_card(replace(card, digit_score="energy"))
    if card.output != "logits" or not _knows_outliers(reader, digits):
        reader = classifier.with_card(replace(card, digit_score="confidence"))
    threshold = digit_threshold(reader, (digits, _pen_digits()))
    return replace(reader.card, digit_threshold=threshold)


def _knows_outliers(classifier: Classifier, digits: Corpus) -> bool:
    """Whether the energy of the logits is the log-odds of a digit: positive for those alone."""
    of_digits = classifier.predict(digits.inputs[:500]).digit_scores
    of_others = classifier.predict(_scribbled(_SCRIBBLES, 0).inputs).digit_scores
    return bool((of_digits > 0).mean() > 0.9 and (of_others > 0).mean() < 0.2)


def _pen_digits() -> Corpus:
    """Digits such as are drawn on the pad, of which a network from elsewhere is less sure."""
    characters, labels = generate(_PEN_DIGITS, 77)
    return Corpus(frame_characters(characters), labels, "generated pen digits", "seed 77")


def _scribbled(count: int, seed: int) -> Corpus:
    lots = np.random.default_rng([seed, 77])
    frames = frame_characters(scribbles(count, lots), lots.uniform(*PEN_WIDTHS, count))
    return Corpus(frames, np.full(count, OUTLIER), "scribbles", f"seed {seed}")


def _of_each(digits: Corpus, count: int) -> Corpus:
    """The first so many of each digit."""
    chosen = [np.flatnonzero(digits.labels == digit)[:count] for digit in range(10)]
    return digits.select(np.concatenate(chosen))
