"""Which ink spoke for a digit and which against it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from digitpad.ink.frame import SIDE, Frame
from digitpad.recognition.classifier import Classifier

_REACH: Final = 1.6
"""Standard deviation of the spot that is wiped out, in pixels: about a pen's width."""
_STEP: Final = 2
"""Pixels between two spots; they overlap, so nothing is missed."""
_WORTH_IT: Final = 0.3
"""Ink, in pixels, that a spot has to hold to be looked at."""
_LEAST: Final = 1e-7


def evidence(classifier: Classifier, frame: Frame) -> NDArray[np.float32]:
    """How much each pixel's ink speaks for each of the ten digits.

    By occlusion (Zeiler and Fergus, "Visualizing and understanding convolutional networks", 2014):
    a soft spot of the ink is wiped out, and what the log-odds of a digit lose by that, its ink
    spoke for. It asks nothing of the model but answers, so it works with every model.

    Args:
        classifier: whose reading is to be explained; it is called once, with up to 196 frames.
        frame: float32 (28, 28), 0 paper to 1 ink.

    Returns:
        float32 (10, 28, 28): for each digit, above 0 where the ink speaks for it, below where
        against, in log-odds (natural logarithm) lost by a spot there; 0 where there is no ink.
    """
    spots = [spot for spot in _SPOTS if float((spot * frame).sum()) > _WORTH_IT]
    if not spots:
        return np.zeros((10, SIDE, SIDE), np.float32)
    weights = np.stack(spots)
    wiped = np.concatenate([frame[None], frame * (1 - weights)]).astype(np.float32)
    odds = _log_odds(classifier.predict(wiped).probabilities)
    lost = odds[0] - odds[1:]  # (spots, 10)
    spread = np.tensordot(lost.T, weights, axes=1) / np.maximum(weights.sum(axis=0), _LEAST)
    told: NDArray[np.float32] = (spread * frame).astype(np.float32)
    return told


def _log_odds(probabilities: NDArray[np.float32]) -> NDArray[np.float64]:
    kept = np.clip(probabilities.astype(np.float64), _LEAST, 1 - _LEAST)
    odds: NDArray[np.float64] = np.log(kept) - np.log1p(-kept)
    return odds


def _all_spots() -> NDArray[np.float32]:
    """Soft spots all over the frame, float32 (n, 28, 28), each 1 in its middle."""
    places = range(_STEP // 2, SIDE, _STEP)
    spots = np.zeros((len(places) ** 2, SIDE, SIDE), np.float32)
    for at, (row, column) in enumerate((row, column) for row in places for column in places):
        spots[at, row, column] = 1
    smooth = ndimage.gaussian_filter(spots, (0, _REACH, _REACH), mode="constant")
    soft: NDArray[np.float32] = np.minimum(smooth / smooth.max() * 1.5, 1)
    return soft


_SPOTS: Final = _all_spots()
