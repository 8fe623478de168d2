"""Which characters are shown, and in which order."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.data.corpus import OUTLIER
from digitpad.data.mnist import load_mnist
from digitpad.evaluation.picking import Order, Verdict, Wish, pick
from digitpad.evaluation.predicting import Predicted, predict_in_parts
from digitpad.recognition.classifier import Classifier, Prediction

LABELS = np.array([3, 3, 5, OUTLIER, OUTLIER])


@pytest.fixture
def predicted() -> Predicted:
    """A 3 read right, one read as 8, a 5 read right and refused, an outlier refused, one not."""
    found = Predicted(LABELS)
    probabilities = np.full((5, 10), 0.01, np.float32)
    for at, (digit, share) in enumerate(((3, 0.9), (8, 0.6), (5, 0.5), (1, 0.4), (1, 0.99))):
        probabilities[at, digit] = share
    are_digits = np.array([True, True, False, False, True])
    found.add(slice(0, 5), Prediction(probabilities, np.zeros(5, np.float32), are_digits))
    return found


@pytest.mark.parametrize(
    ("wish", "shown"),
    [
        (Wish(), [0, 1, 2, 3, 4]),
        (Wish(label=3), [0, 1]),
        (Wish(label=OUTLIER), [3, 4]),
        (Wish(verdict=Verdict.RIGHT), [0, 2, 3]),
        (Wish(verdict=Verdict.WRONG), [1, 4]),
        (Wish(verdict=Verdict.REFUSED), [2, 3]),
        (Wish(lowest=0.55, highest=0.95), [0, 1]),
        (Wish(order=Order.LEAST_CONFIDENT), [3, 2, 1, 0, 4]),
        (Wish(label=3, order=Order.MOST_CONFIDENT), [0, 1]),
        (Wish(label=7), []),
    ],
)
def test_what_is_wanted_is_shown(predicted: Predicted, wish: Wish, shown: list[int]) -> None:
    assert list(pick(LABELS, predicted, wish)) == shown


def test_what_is_not_known_yet_is_left_out_only_if_it_matters() -> None:
    none = Predicted(LABELS)
    assert list(pick(LABELS, none, Wish(verdict=Verdict.WRONG))) == []
    assert list(pick(LABELS, None, Wish(lowest=0.1))) == []
    assert list(pick(LABELS, none, Wish(label=3))) == list(pick(LABELS, None, Wish(label=3)))


def test_predictions_in_parts_are_those_of_all_at_once() -> None:
    corpus = load_mnist("test").select(slice(1100))
    classifier = Classifier.load()
    found = Predicted(corpus.labels)
    parts = 0
    for part, seen in predict_in_parts(classifier, corpus.frames):
        assert not found.is_complete
        found.add(part, seen)
        parts += 1
    assert parts == 2
    assert found.is_complete
    whole = classifier.predict(corpus.inputs)
    np.testing.assert_allclose(found.probabilities, whole.probabilities, atol=1e-5)
    assert found.right.mean() > 0.98
