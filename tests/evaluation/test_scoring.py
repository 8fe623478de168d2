import numpy as np
import pytest

from digitpad.evaluation import calibration_error
from digitpad.evaluation.scoring import (
    Answers,
    accuracy_by_source,
    auroc,
    mean_over_sources,
    reliability,
    score_answers,
    score_refusal,
    threshold_keeping,
    worst,
)


def answers(
    labels: list[int],
    read: list[int],
    confidences: list[float] | None = None,
    scores: list[float] | None = None,
    sources: tuple[str, ...] = (),
) -> Answers:
    """Answers with a confidence of 0.9 and a digit score of 5, where a digit is from 0 on."""
    confidences = confidences or [0.9] * len(labels)
    probabilities = np.zeros((len(labels), 10), np.float32)
    for row, digit, confidence in zip(probabilities, read, confidences, strict=True):
        if digit >= 0:
            row[:] = (1 - confidence) / 9
            row[digit] = confidence
    digit_scores = np.array(scores or [5.0] * len(labels), np.float32)
    frames = np.zeros((len(labels), 28, 28), np.uint8)
    names = tuple(map(str, range(len(labels))))
    return Answers(
        np.array(labels), probabilities, digit_scores, digit_scores >= 0, frames, names, sources
    )


def test_perfect_confidence_has_no_calibration_error() -> None:
    assert calibration_error(np.ones(10, np.float32), np.ones(10, bool)) == 0


def test_confidence_beyond_accuracy_is_an_error_of_the_difference() -> None:
    right = np.array([True, False] * 50)
    assert calibration_error(np.full(100, 0.9, np.float32), right) == pytest.approx(0.4, abs=1e-6)


def test_doubt_beyond_accuracy_counts_as_much() -> None:
    assert calibration_error(np.full(10, 0.7, np.float32), np.ones(10, bool)) == pytest.approx(
        0.3, abs=1e-6
    )


def test_reliability_says_what_is_right_at_each_confidence() -> None:
    found = reliability(np.array([0.65, 0.65, 0.95], np.float32), np.array([True, False, True]), 10)
    assert found.counts.tolist() == [0, 0, 0, 0, 0, 0, 2, 0, 0, 1]
    assert found.accuracy[6] == 0.5
    assert found.confidence[9] == pytest.approx(0.95)
    assert np.isnan(found.accuracy[0])


def test_recall_asks_for_the_true_digit_and_precision_for_the_one_read() -> None:
    found = score_answers(answers([3, 3, 3, 3, 8], [3, 3, 3, 8, 8]))
    assert found.accuracy == pytest.approx(0.8)
    assert found.recall[3] == pytest.approx(0.75)
    assert found.precision[3] == 1
    assert found.precision[8] == pytest.approx(0.5)
    assert found.confusion[3, 8] == 1
    assert np.isnan(found.recall[0])


def test_a_digit_without_ink_is_wrong_and_none_of_the_ten() -> None:
    found = score_answers(answers([0, 0], [0, -1], scores=[5, -np.inf]))
    assert found.accuracy == 0.5
    assert found.confusion.sum() == 1
    assert found.recall[0] == 0.5
    assert found.kept == 0.5


def test_auroc_is_one_when_every_digit_scores_higher_and_a_half_when_nothing_tells() -> None:
    high, low = np.array([3.0, 4.0], np.float32), np.array([1.0, -np.inf], np.float32)
    assert auroc(high, low) == 1
    assert auroc(low, high) == 0
    assert auroc(np.zeros(5, np.float32), np.zeros(7, np.float32)) == 0.5
    assert auroc(np.array([1, 3], np.float32), np.array([1, 2], np.float32)) == 0.625


def test_auroc_is_the_share_of_pairs_in_the_right_order() -> None:
    lots = np.random.default_rng(3)
    digits = lots.integers(0, 9, 40).astype(np.float32)
    outliers = lots.integers(-3, 6, 30).astype(np.float32)
    above = digits[:, None] > outliers
    ties = digits[:, None] == outliers
    assert auroc(digits, outliers) == pytest.approx((above + ties / 2).mean())


def test_the_threshold_keeps_the_share_asked_for_even_where_a_digit_has_no_ink() -> None:
    scores = np.array([-np.inf, *range(99)], np.float32)
    threshold = threshold_keeping(scores, 0.98)
    assert np.isfinite(threshold)
    assert (scores >= threshold).mean() == 0.98
    assert (scores > threshold).mean() < 0.98


def test_refusal_is_told_at_the_cards_threshold_and_with_digits_kept() -> None:
    outliers = answers([-1] * 4, [1] * 4, scores=[-2, -1, 1, 9])
    found = score_refusal(outliers, np.arange(2, 102, dtype=np.float32))
    assert found.refused == 0.5
    assert found.refused_at_kept == 0.75
    assert 0.9 < found.auroc < 1


def test_the_most_confident_mistake_comes_first_and_what_is_right_is_none() -> None:
    given = answers([1, 2, 3, 4], [1, 7, 7, 7], [0.99, 0.6, 0.9, 0.7])
    assert worst(given, 2).tolist() == [2, 3]


def test_of_outliers_the_most_digit_like_is_the_worst_mistake() -> None:
    given = answers([-1, -1, -1], [1, 1, 1], [0.5, 0.9, 0.99], [7, 1, -1])
    assert worst(given, 9).tolist() == [0, 1]


def test_a_large_source_weighs_no_more_than_a_small_one() -> None:
    given = answers([1, 1, 1, 1], [1, 1, 1, 0], sources=("a", "a", "a", "b"))
    assert accuracy_by_source(given) == {"a": 1, "b": 0}
    assert mean_over_sources(given) == 0.5
