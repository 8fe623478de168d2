import numpy as np
import pytest

from digitpad.evaluation import calibration_error


def test_perfect_confidence_has_no_calibration_error() -> None:
    assert calibration_error(np.ones(10, np.float32), np.ones(10, bool)) == 0


def test_confidence_beyond_accuracy_is_an_error_of_the_difference() -> None:
    right = np.array([True, False] * 50)
    assert calibration_error(np.full(100, 0.9, np.float32), right) == pytest.approx(0.4, abs=1e-6)


def test_doubt_beyond_accuracy_counts_as_much() -> None:
    assert calibration_error(np.full(10, 0.7, np.float32), np.ones(10, bool)) == pytest.approx(
        0.3, abs=1e-6
    )
