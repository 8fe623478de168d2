"""Digits that touch or overlap: a mark is divided where the classifier likes the parts best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from digitpad.ink.cuts import Cuts, find_cuts
from digitpad.ink.frame import Frame, frame_image
from digitpad.ink.marks import Boxes, Marks
from digitpad.ink.paper import Grey
from digitpad.ink.segment import usual_height
from digitpad.recognition.choosing import Gallery, Group
from digitpad.recognition.classifier import Classifier
from digitpad.recognition.lattice import (
    LOWEST,
    WIDEST,
    Lattice,
    cheapest_way,
    shape_cost,
    whole_cost,
)

_CUT: Final = 0.7
"""The cost of cutting through ink."""
_ALONE: Final = 1.0
"""How much less a mark costs as one glyph, where it is all there is: digits touch in numbers."""
_MOST_PER_DIGIT: Final = 3.0
"""What a way to cut a mark costs at most, a digit: letters and shapes may be cut into what
resembles digits as well, but less cheaply."""
_PER_STROKE: Final = 0.25
"""What each stroke that a cut goes through adds, beyond the first."""
_REACH: Final = 2.0
"""What each height adds by which what is left of a cut reaches over what is right of it."""
_USUAL_REACH: Final = 0.1
_SMALLEST: Final = 8
"""Pixels high: in less nobody sees where digits touch."""
_LOW: Final = 0.5
_NARROW: Final = 0.3
"""Of the usual height: what is lower, and of its own height: what is narrower is not looked at."""
_LONGEST: Final = 16.0
"""Heights: two dozen digits that touch each other; a wider mark is a rule, a grid or a tangle."""
_LOOKED_AT: Final = 60
_LOOKED_AT_PER_HEIGHT: Final = 200
"""Digits that might be in a mark, which are classified before it is given up."""
_MOST_LOOKED_AT: Final = 2500
"""Likewise in a picture: a second's work."""


@dataclass(frozen=True, eq=False)
class Pieces:
    """Marks, those that are likely several digits cut into pieces.

    Attributes:
        labels: int32 (h, w), 0 paper, i + 1 where piece i is.
        boxes: int (n, 4) of each piece; a mark that was cut has one too, but no ink of its own.
        parts: for each mark its pieces, from left to right, and the cost of each cut.
    """

    labels: NDArray[np.int32]
    boxes: Boxes
    parts: dict[int, tuple[Group, tuple[float, ...]]]


def cut_marks(marks: Marks, alone: Sequence[float], classifier: Classifier) -> Pieces:
    """Cut the marks that are likely several digits.

    Args:
        marks: of a picture.
        alone: what each costs as one glyph.
        classifier: what likes one way to cut better than another.
    """
    labels, boxes = marks.labels.copy(), [tuple(box) for box in marks.boxes]
    usual = usual_height(marks.boxes)
    parts: dict[int, tuple[Group, tuple[float, ...]]] = {}
    left_to_look_at = _MOST_LOOKED_AT
    for mark, (left, top, right, bottom) in enumerate(marks.boxes):
        width, height = right - left, bottom - top
        if height < max(_LOW * usual, _SMALLEST) or not _NARROW <= width / height <= _LONGEST:
            continue
        here = labels[top:bottom, left:right]
        mine = here == mark + 1
        most = min(_LOOKED_AT + round(_LOOKED_AT_PER_HEIGHT * width / height), left_to_look_at)
        bound = whole_cost(alone[mark], width / max(height, usual))
        if len(marks) == 1:
            bound -= _ALONE
        split = _split(marks.ink[top:bottom, left:right] * mine, usual, classifier, bound, most)
        left_to_look_at -= split.looked_at
        if not split.costs:
            continue
        numbers = []
        inked = [mine & (split.parts == part) for part in range(len(split.costs) + 1)]
        if not all(there.any() for there in inked):
            continue
        for there in inked:
            y, x = np.flatnonzero(there.any(axis=1)), np.flatnonzero(there.any(axis=0))
            numbers.append(len(boxes))
            boxes.append((left + x[0], top + y[0], left + x[-1] + 1, top + y[-1] + 1))
            here[there] = numbers[-1] + 1
        parts[mark] = tuple(numbers), split.costs
    return Pieces(labels, np.array(boxes, np.int64), parts)


@dataclass(frozen=True, eq=False)
class _Split:
    """A mark as digits.

    Attributes:
        parts: int32 (h, w), the digit, from 0, that each pixel of the mark's box is nearest to.
        costs: of each cut, from left to right; none if the mark is better left whole.
        looked_at: how many digits that might be were classified.
    """

    parts: NDArray[np.int32]
    costs: tuple[float, ...]
    looked_at: int


def _split(ink: Grey, usual: float, classifier: Classifier, bound: float, most: int) -> _Split:
    """A mark, float32 (h, w), divided into digits if that costs less than `bound`."""
    whole = _Split(np.zeros((0, 0), np.int32), (), 0)
    if bound <= _CUT:
        return whole
    cuts = find_cuts(ink)
    if cuts is None:
        return whole
    # Of several digits that touch one may stand higher than the others: the mark is higher then.
    height = max(usual, 0.8 * ink.shape[0]) * cuts.ink.shape[0] / ink.shape[0]
    left = _sides(cuts)

    def frame_of(group: Group) -> Frame:
        first, end = group
        mine = left[end] & ~left[first]
        return frame_image(np.where(mine[cuts.pieces], cuts.ink, np.float32(0.0)))

    gallery = Gallery(frame_of, classifier)
    lattice = _lattice(cuts, left, height)
    found = cheapest_way(lattice, gallery, bound, most)
    if found is None or found[1] > _MOST_PER_DIGIT * len(found[0]):
        return _Split(whole.parts, (), len(gallery))
    digit = np.zeros(left.shape[1], np.int32)
    inner = [first for first, _ in found[0][1:]]
    for at, place in enumerate(inner, 1):
        digit[~left[place]] = at
    costs = tuple(float(lattice.link_costs[place, place]) for place in inner)
    return _Split(_enlarged(digit, cuts.pieces, ink.shape), costs, len(gallery))


def _sides(cuts: Cuts) -> NDArray[np.bool_]:
    """What is left of each place: of the beginning nothing, of the end all, and of the cuts."""
    nothing = np.zeros((1, cuts.left.shape[1]), bool)
    everything = ~nothing
    everything[0, 0] = False  # Piece 0 is paper.
    return np.concatenate([nothing, cuts.left, everything])


def _lattice(cuts: Cuts, left: NDArray[np.bool_], height: float) -> Lattice:
    count = left.shape[1] - 1
    boxes = np.array(
        [
            (1e9, 1e9, -1e9, -1e9)
            if found is None
            else (found[1].start, found[0].start, found[1].stop, found[0].stop)
            for found in ndimage.find_objects(cuts.pieces, count)
        ]
    )
    side = left[:, 1:]
    places = len(left)
    low, high = np.zeros((places, places, 2)), np.zeros((places, places, 2))
    nested = np.zeros((places, places), bool)
    for first in range(places):
        between = (side & ~side[first])[:, :, None]
        nested[first] = ~(side[first] & ~side).any(axis=1)
        low[first] = np.where(between, boxes[:, :2], 1e9).min(axis=1)
        high[first] = np.where(between, boxes[:, 2:], -1e9).max(axis=1)
    wide, tall = np.moveaxis(np.maximum(high - low, 0.0) / height, 2, 0)
    possible = nested & (tall >= LOWEST) & (wide > 0) & (wide <= WIDEST * np.maximum(tall, 1.0))
    possible[0, -1] = False
    reach = np.append(0.0, (high[0, 1:-1, 0] - low[1:-1, -1, 0]) / height - _USUAL_REACH)
    cut = _CUT + _PER_STROKE * np.maximum(cuts.strokes - 1.0, 0.0)
    cut += _REACH * np.maximum(reach[1:], 0.0)
    links = np.full((places, places), np.inf)
    np.fill_diagonal(links, [0.0, *cut, 0.0])
    rest = np.append((high[0, -1, 0] - low[:-1, -1, 0]) / height, 0.0)
    ahead = _CUT * np.maximum(rest - 0.5, 0.0)
    return Lattice(possible, shape_cost(wide, tall), links, ahead)


def _enlarged(
    digit: NDArray[np.int32], pieces: NDArray[np.int32], shape: tuple[int, ...]
) -> NDArray[np.int32]:
    """The digit of the piece that each pixel of the mark in its own size is nearest to."""
    nearest = ndimage.distance_transform_edt(
        pieces == 0, return_distances=False, return_indices=True
    )
    parts = digit[pieces[tuple(nearest)]]
    rows, columns = (np.arange(n) * small // n for n, small in zip(shape, parts.shape, strict=True))
    enlarged: NDArray[np.int32] = parts[np.ix_(rows, columns)]
    return enlarged
