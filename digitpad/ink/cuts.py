"""Where a mark that holds several digits might be cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digitpad.ink.paper import Grey

_ROWS: Final = 40
"""A mark is looked at with this many rows: enough for the gaps between digits, and quick."""
_SIDESTEP: Final = 0.12
"""What a cut pays, in rows of ink, to move one column aside: it leans with the writing, no more."""
_APART: Final = 0.14
"""Heights between two cuts, and between a cut and the end of the mark."""
_MOST_INK: Final = 0.3
"""Heights of ink that a cut goes through at most; digits touch in less."""
_MOST_CUTS_PER_HEIGHT: Final = 4


@dataclass(frozen=True, eq=False)
class Cut:
    """A mark cut into pieces, left to right.

    Attributes:
        pieces: int32 (h, w), the number of the piece that a pixel is in, from 0; each has ink.
        costs: for each cut, from left to right, how much ink it goes through, in heights.
    """

    pieces: NDArray[np.int32]
    costs: tuple[float, ...]


def cut_touching(ink: Grey) -> Cut:
    """Cut a mark from top to bottom wherever little ink is in the way.

    Each cut is a seam of least ink (Avidan and Shamir 2007), found by dynamic programming.

    Args:
        ink: float32 (h, w), 0 paper to 1 ink, cropped to the mark.
    """
    height, width = ink.shape
    columns = max(1, round(width * _ROWS / height))
    small = np.asarray(
        Image.fromarray(np.ascontiguousarray(ink)).resize((columns, _ROWS), Image.Resampling.BOX)
    )
    middle = _ROWS // 2
    above, above_from = _cheapest_down(small[: middle + 1])
    below, below_from = _cheapest_down(small[middle:][::-1])
    through = (above[-1] + below[-1] - small[middle]) / _ROWS
    places = _valleys(through)
    seams = np.zeros((len(places), _ROWS), np.intp)
    for at, place in enumerate(places):
        x = place
        for row in range(middle, -1, -1):
            seams[at, row] = x
            x += above_from[row][x]
        x = place
        for row in range(_ROWS - middle - 1, -1, -1):
            seams[at, _ROWS - 1 - row] = x
            x += below_from[row][x]
    rows = np.minimum((np.arange(height) * _ROWS) // height, _ROWS - 1)
    cut_at = (seams[:, rows] + 0.5) * (width / columns)
    pieces = (np.arange(width)[None, None, :] + 0.5 > cut_at[:, :, None]).sum(axis=0)
    return _without_empty(pieces, ink > 0, [float(through[place]) for place in places])


def _without_empty(
    pieces: NDArray[np.int64], mask: NDArray[np.bool_], costs: Sequence[float]
) -> Cut:
    """Only cuts with ink on both sides of them.

    Two cuts may come together in one gap between digits: they are one, the cheaper.
    """
    filled = np.flatnonzero(np.bincount(pieces[mask], minlength=len(costs) + 1))
    between = [min(costs[piece:following]) for piece, following in pairwise(filled.tolist())]
    number = np.maximum(np.searchsorted(filled, np.arange(len(costs) + 1), side="right") - 1, 0)
    return Cut(number[pieces].astype(np.int32), tuple(between))


def _cheapest_down(ink: Grey) -> tuple[list[NDArray[np.float64]], list[NDArray[np.intp]]]:
    """The least ink from the top row to each pixel, row by row, and the step that led there."""
    best = [ink[0].astype(np.float64)]
    steps = [np.zeros(ink.shape[1], np.intp)]
    for row in ink[1:]:
        padded = np.pad(best[-1], 1, constant_values=np.inf)
        options = np.stack([padded[1:-1], padded[:-2] + _SIDESTEP, padded[2:] + _SIDESTEP])
        chosen = options.argmin(axis=0)
        best.append(options.min(axis=0) + row)
        steps.append(np.array([0, -1, 1], np.intp)[chosen])
    return best, steps


def _valleys(through: NDArray[np.float64]) -> list[int]:
    """The columns of the cheapest cuts, not too near each other, from left to right."""
    apart = max(1, round(_APART * _ROWS))
    most = max(1, round(len(through) * _MOST_CUTS_PER_HEIGHT / _ROWS))
    chosen: list[int] = []
    for place in np.argsort(through, kind="stable"):
        if through[place] > _MOST_INK or len(chosen) == most:
            break
        inside = apart <= place < len(through) - apart
        if inside and all(abs(int(place) - other) >= apart for other in chosen):
            chosen.append(int(place))
    return sorted(chosen)
