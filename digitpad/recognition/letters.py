"""Letters that fall apart into digits: cut in two, an H is a 4 and a 1, and an M a 1 and a 4.

Nearly every letter holds something that is nearly a digit, most often a 1. So where ink has to be
cut, or strokes that stand in each other's way have to be told apart, what comes of it must be
digits, all of it, and surely; or it is one glyph, and none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.segment import AnyBoxes, connected
from digitpad.recognition.reading import Glyph

_SURE: Final = 4.0
"""How far above the threshold, in log-odds, the digits are in the mean that ink was cut into. A 1
says nothing. Of the letters that can be cut into digits one in ten is, of numbers all but three in
a hundred."""
_SURE_IN_NUMBER: Final = 2.0
"""Likewise where there are other digits."""
_WEAKEST: Final = 1.5
"""How far above it each of several that are all there is, and in each other's way, is at least."""
_IN_THE_WAY: Final = 0.3
"""Of the narrower one's width: glyphs that share so much of it stand above or in each other."""
_NEAR: Final = 0.05
"""Of their height: so near to each other, 1s and what is no digit are a V or a K."""
_UNMISTAKABLE: Final = 8.0
"""How far above the threshold a 1 with its flag and foot is, and no half of a V."""
_REFUSED: Final = 0.5
"""Of the glyphs in each other's way: if so many are no digits, none is."""


def are_digits(glyphs: Sequence[Glyph], threshold: float | None, *, alone: bool) -> bool:
    """Whether ink that was cut into glyphs is digits rather than a letter.

    Args:
        glyphs: all that was made of it.
        threshold: of the model's card, in log-odds; None: the score is none, and says too little.
        alone: whether it is all there is.
    """
    if threshold is None:
        return True
    telling = [glyph.digit_score for glyph in glyphs if glyph.digit != 1]
    least = threshold + (_SURE if alone else _SURE_IN_NUMBER)
    return (
        all(glyph.is_digit for glyph in glyphs)
        and len(telling) > 0
        and float(np.mean(telling)) >= least
    )


def letters_of(
    boxes: AnyBoxes, digits: Sequence[int], scores: Sequence[float], threshold: float | None
) -> list[list[int]]:
    """Which glyphs are one letter together, in one list each: those in each other's way, mostly.

    Args:
        boxes: (n, 4), of the glyphs of a line.
        digits: (n,), as what each is read.
        scores: (n,), of each.
        threshold: of the model's card, in log-odds; None: the score is none, and says too little.
    """
    if threshold is None or len(boxes) < 2:
        return []
    left, top, right, bottom = np.asarray(boxes, np.float64).T
    shared = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    every = list(range(len(boxes)))
    if connected(shared >= -_NEAR * float((bottom - top).max())).max() == 0:
        weak = min(scores) < threshold + _WEAKEST and len(_clusters(shared, right - left)) == 1
        only_1s = all(
            digit == 1 or score < threshold for digit, score in zip(digits, scores, strict=True)
        )
        if weak or (only_1s and max(scores) < threshold + _UNMISTAKABLE):
            return [every]
    return [
        members
        for members in _clusters(shared, right - left)
        if len(members) > 1 and _are_refused(scores, members, threshold)
    ]


def _clusters(shared: NDArray[np.float64], width: NDArray[np.float64]) -> list[list[int]]:
    """Glyphs in each other's way, (n, n) and (n,), in one list each."""
    narrower = np.minimum(width[:, None], width)
    cluster = connected((shared >= 0) & (shared >= _IN_THE_WAY * narrower))
    return [
        [int(at) for at in np.flatnonzero(cluster == number)] for number in range(cluster.max() + 1)
    ]


def _are_refused(scores: Sequence[float], members: Sequence[int], threshold: float) -> bool:
    return sum(scores[at] < threshold for at in members) >= _REFUSED * len(members)
