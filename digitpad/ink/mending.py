"""Strokes that came apart, as in a fax or where a threshold was too high, put together again."""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy import ndimage

from digitpad.ink.marks import Marks
from digitpad.ink.measures import boxes_of, near, weighted_median

_WIDEST: Final = 1.45
"""Heights that a character is wide at most; what is wider are several."""
_EIGHT: Final = np.ones((3, 3), bool)


def mended(marks: Marks) -> Marks | None:
    """The marks; those that are no further apart than strokes are wide are one.

    Unless they are too wide together for one character. None if none are put together.
    """
    sides = (marks.boxes[:, 2:] - marks.boxes[:, :2]).max(axis=1)
    width = weighted_median(marks.areas / sides, marks.areas)
    groups, count = ndimage.label(near(marks.labels > 0, max(1, round(width / 2))), _EIGHT)
    left, top, right, bottom = marks.boxes.T
    # Of each mark, by a pixel of it.
    places = [int(np.argmax(marks.labels[t] == at + 1)) for at, t in enumerate(top)]
    group = groups[top, places]
    number = np.zeros(len(marks) + 1, np.int32)
    for one in range(1, count + 1):
        members = np.flatnonzero(group == one)
        wide = right[members].max(initial=0) - left[members].min(initial=1 << 30)
        high = bottom[members].max(initial=0) - top[members].min(initial=1 << 30)
        together = len(members) > 1 and wide <= _WIDEST * high
        number[members + 1] = members[0] + 1 if together else members + 1
    if (number[1:] == np.arange(1, len(marks) + 1)).all():
        return None
    _, joined = np.unique(number, return_inverse=True)
    labels = joined.astype(np.int32)[marks.labels]
    return Marks(labels, marks.ink, boxes_of(labels), np.bincount(labels.ravel())[1:])
