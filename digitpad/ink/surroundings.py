"""What stands around a digit, or beside it, as a look at its picture does without it."""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy import ndimage

from digitpad.ink.marks import Marks
from digitpad.ink.measures import near

_INSIDE: Final = 0.3
"""Of a frame's height: what stands in a frame is this high at least; less is a dot in a 0."""
_EDGE: Final = 0.01
"""Of the picture's shorter side: nearer to its edge, a mark belongs to what lies beyond it."""
MOST_MARKS: Final = 12
"""More are no digit in its surroundings; but from further away they may be one."""
_SWARM: Final = 0.015
"""Of the picture's shorter side: what is nearer than that to the next is of its swarm."""
_MOST_SWARM: Final = 0.5
"""Of the picture; more is noise all over it."""
_DARK: Final = 0.1
"""Of a swarm's area, with what is so near: this much is ink, unlike of noise."""


def without_surroundings(marks: Marks) -> Marks | None:
    """The marks without frames around others, and without those that touch the picture's edge.

    None if that is all of them, or none.
    """
    if not 1 < len(marks) <= MOST_MARKS:
        return None
    height, width = marks.labels.shape
    edge = _EDGE * min(height, width)
    left, top, right, bottom = marks.boxes.T
    outer = (left <= edge) | (top <= edge) | (right >= width - edge) | (bottom >= height - edge)
    for mark in range(len(marks)):
        outer[mark] |= _is_frame(marks, mark)
    if outer.all() or not outer.any():
        return None
    return marks.select(~outer)


def without_swarms(marks: Marks) -> Marks | None:
    """The marks but for swarms at the picture's edges: shade that a threshold has made black.

    None if there is no swarm, or nothing else.
    """
    inked = marks.labels > 0
    reach = max(2, round(_SWARM * min(inked.shape)))
    groups, _ = ndimage.label(near(inked, reach))
    ends = np.concatenate([groups[0], groups[-1], groups[:, 0], groups[:, -1]])
    at_edge = np.unique(ends[ends > 0])
    dark = ndimage.mean(inked, groups, at_edge) >= _DARK
    swarm = np.isin(groups, at_edge[dark])
    if swarm.mean() > _MOST_SWARM:
        return None
    left, top, right, bottom = marks.boxes.T
    aside = swarm[(top + bottom) // 2, (left + right) // 2]
    return None if aside.all() or not aside.any() else marks.select(~aside)


def _is_frame(marks: Marks, mark: int) -> bool:
    """Whether a mark is on all four sides of another that is large enough for a character."""
    left, top, right, bottom = marks.boxes.T
    inside = (
        (left > left[mark])
        & (top > top[mark])
        & (right < right[mark])
        & (bottom < bottom[mark])
        & (bottom - top >= _INSIDE * (bottom[mark] - top[mark]))
    )
    for other in np.flatnonzero(inside):
        x, y = (left[other] + right[other]) // 2, (top[other] + bottom[other]) // 2
        row, column = marks.labels[y] == mark + 1, marks.labels[:, x] == mark + 1
        if all(side.any() for side in (row[:x], row[x:], column[:y], column[y:])):
            return True
    return False
