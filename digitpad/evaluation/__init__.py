"""Scoring a model: on digits how well it reads them, on outliers how well it refuses them."""

from digitpad.evaluation.scoring import Score, calibration_error, refused, score

__all__ = ["Score", "calibration_error", "refused", "score"]
