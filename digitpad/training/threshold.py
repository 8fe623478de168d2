"""The digit threshold of a new model: what it must not refuse."""

from __future__ import annotations

from collections.abc import Sequence

from digitpad.data.corpus import Corpus
from digitpad.evaluation.scoring import DIGITS_KEPT, threshold_keeping
from digitpad.recognition.classifier import Classifier


def digit_threshold(classifier: Classifier, origins: Sequence[Corpus]) -> float:
    """The digit score that DIGITS_KEPT of the digits of each origin reach, the least of them.

    Pooled, the origin with most digits would decide, and that is MNIST, whose digits are sure.

    Args:
        classifier: whose scores they are.
        origins: what was kept from it while it was trained; at least one has digits.
    """
    digits = [origin.select(origin.labels >= 0) for origin in origins]
    scores = [classifier.predict(part.inputs).digit_scores for part in digits if len(part)]
    return round(min(threshold_keeping(part, DIGITS_KEPT) for part in scores), 4)
