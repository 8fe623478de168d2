"""Choosing how ink is cut into glyphs: the way that the classifier likes best as a whole.

Ink is first divided finely, then each run of neighbouring pieces that could be one glyph is
classified, and the cheapest path through the pieces wins: over-segmentation and dynamic
programming, as in LeCun, Bottou, Bengio and Haffner 1998, section VI.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.frame import Frame
from digitpad.ink.segment import AnyBoxes
from digitpad.ink.strokes import Box
from digitpad.library.card import Card
from digitpad.recognition.classifier import Classifier, Prediction
from digitpad.recognition.reading import Glyph
from digitpad.recognition.sums import may_be_sign

Group: TypeAlias = tuple[int, ...]
"""The numbers of the pieces that make a glyph, in the order of the line."""
Run: TypeAlias = tuple[int, int]
"""Places in a line, first to last, the last exclusive."""

REFUSED: Final = 6.0
"""The cost of a glyph that is no digit at all: minus the log of the odds that one is met."""

_WIDEST: Final = 1.7
"""Widths in heights that a glyph put together may have."""
_HIGHEST: Final = 2.2
"""Usual heights that a glyph put together may have."""
_MERGE_GAP: Final = 0.3
"""Usual heights between the parts of one glyph at most."""
_MERGE: Final = 1.0
"""The cost of two parts that stand side by side being one glyph: most such parts are two."""
_LEVEL: Final = 0.5
"""Of the lower one's height: characters side by side share more of it than this, and mostly all.
Large parts that share less are steps of one character, as the two strokes of a broken 4 are."""
_MERGE_PER_GAP: Final = 5.0
"""What each usual height between them adds."""
_MERGE_TALL: Final = 4.0
"""What is added where both stand side by side over the whole height: those are two digits. Of the
digits that people write in several strokes one in 200 has two of more than 0.8 of its height."""
_TALL: Final = (0.7, 0.88)
"""Of the glyph's height, that both share: from where on that is so, and where it is certain."""
_ASIDE: Final = (0.1, 0.25)
"""Of their width together, between their middles: likewise for standing side by side."""
_MERGE_OVERLAPPING: Final = 0.2
"""Instead, where one stands above the other, or they cross; the gap between them counts too."""
_USUAL_WIDTH: Final = 0.9
"""Heights: nine in ten digits are narrower."""
_PER_WIDTH: Final = 5.0
"""What each height beyond that adds: two digits in one are mostly wider."""
_USUAL_LOWEST: Final = 0.6
"""Of the line's height: hardly a digit is lower, parts of digits are."""
_PER_LOWER: Final = 8.0
"""What each line's height below that adds, up to the cost of what is no digit."""
SIGN: Final = 3.0
"""The cost of what may be a sign of a sum, by its place in the line."""
_PART_BESIDE: Final = 0.5
"""The cost of parting what overlaps sideways by at least `_BESIDE`: most of it is one digit."""
_BESIDE: Final = 0.3
"""Of the narrower one's width."""
_PART_INSIDE: Final = 2.0
"""What is added where one is above, below or within the other."""
_INSIDE: Final = 0.85
_PART_OF_MARK: Final = 8.0
"""How much more the pieces of a mark cost that was cut: it is worth it for sound digits only."""
_MOST_PIECES: Final = 5
_MOST_MARKS: Final = 8
"""Of which one glyph is put together, unless it is all that there is in the line: in a tangle of
fifty strokes every run of them would have to be looked at, which takes ten seconds."""


@dataclass(frozen=True, eq=False)
class Line:
    """A line of writing, divided finely.

    Attributes:
        pieces: their numbers, from left to right.
        boxes: (n, 4), left, top, right, bottom of each.
        height: that characters usually have here.
        parting: what it costs to part each piece from the one before it, (n,): more than 0 where
            ink joins them.
        marks: int (n,), pieces with the same number are one connected mark.
    """

    pieces: tuple[int, ...]
    boxes: AnyBoxes
    height: float
    parting: NDArray[np.float64]
    marks: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Shown:
    """A group as the classifier has seen it: its frame, the prediction for it alone, its cost."""

    frame: Frame
    seen: Prediction
    cost: float


class Gallery:
    """Groups of pieces as the classifier sees them, each looked at once.

    Attributes:
        classifier: who looks.
        shown: what has been looked at.
    """

    def __init__(
        self,
        frame_of: Callable[[Group], Frame],
        classifier: Classifier,
        known: Mapping[Group, Shown] = MappingProxyType({}),
    ) -> None:
        self.classifier = classifier
        self.shown = dict(known)
        self._frame_of = frame_of

    def __len__(self) -> int:
        """How many groups have been looked at."""
        return len(self.shown)

    def costs(self, groups: Iterable[Group]) -> list[float]:
        """How unlike a digit each group is; see `glyph_costs`."""
        groups = list(groups)
        fresh = [group for group in dict.fromkeys(groups) if group not in self.shown]
        if fresh:
            frames = np.stack([self._frame_of(group) for group in fresh])
            seen = self.classifier.predict(frames)
            costs = glyph_costs(seen, self.classifier.card)
            for at, group in enumerate(fresh):
                part = slice(at, at + 1)
                alone = Prediction(
                    seen.probabilities[part], seen.digit_scores[part], seen.are_digits[part]
                )
                self.shown[group] = Shown(frames[at], alone, float(costs[at]))
        return [self.shown[group].cost for group in groups]

    def glyph(self, group: Group, box: Box, row: int, strokes: Group = ()) -> Glyph:
        """A group that has been looked at, as a glyph."""
        seen = self.shown[group].seen
        return Glyph(
            probabilities=seen.probabilities[0],
            digit_score=float(seen.digit_scores[0]),
            is_digit=bool(seen.are_digits[0]),
            box=box,
            frame=self.shown[group].frame,
            row=row,
            strokes=strokes,
        )


def glyph_costs(seen: Prediction, card: Card) -> NDArray[np.float64]:
    """How unlike a digit each glyph is, float64 (n,): 0 a perfect one, `REFUSED` at most.

    It is -log of the probability that the glyph is a digit, and that it is the one named.
    """
    costs: NDArray[np.float64] = -np.log(
        np.maximum(seen.probabilities.max(axis=1), 1e-6).astype(np.float64)
    )
    if log_odds_threshold(card) is not None:
        costs += np.logaddexp(0.0, -seen.digit_scores.astype(np.float64))
    np.minimum(costs, REFUSED, out=costs)
    return costs


def log_odds_threshold(card: Card) -> float | None:
    """The digit score from which a glyph is a digit, if the score is the log-odds of being one.

    It is for models of ours, trained with outliers; an imported one knows none.
    """
    return card.digit_threshold if card.threshold_is_log_odds else None


def choose(line: Line, gallery: Gallery) -> tuple[list[Group], float]:
    """The groups of a line, left to right, that cost least together, and that cost.

    What cuts through ink cost has a say in the choice, but is no part of the cost that is told: of
    two digits that touch, cut well, nothing is doubtful.
    """
    runs = possible_runs(line)
    seen = gallery.costs([line.pieces[first:end] for first, end in runs])
    costs = {
        run: _weighed(cost, line, run) + _parting(line, run[0]) + _merging(line, run)
        for run, cost in zip(runs, seen, strict=True)
    }
    cuts = {run: _cut_cost(cost, line, run) for run, cost in zip(runs, seen, strict=True)}
    path, _ = cheapest_path({run: costs[run] + cuts[run] for run in runs}, len(line.pieces))
    return [line.pieces[first:end] for first, end in path], sum(costs[run] for run in path)


def parting_costs(boxes: AnyBoxes, height: float) -> NDArray[np.float64]:
    """What it costs to part each of the boxes from the one before it, (n,): more if they overlap.

    Args:
        boxes: (n, 4), in the order of the line.
        height: that characters usually have here.
    """
    reach = np.minimum(boxes[1:, 2], boxes[:-1, 2]) - np.maximum(boxes[1:, 0], boxes[:-1, 0])
    width = boxes[:, 2] - boxes[:, 0]
    share = reach / np.maximum(np.minimum(width[1:], width[:-1]), 1e-6)
    away = np.maximum(boxes[1:, 1] - boxes[:-1, 3], boxes[:-1, 1] - boxes[1:, 3])
    costs = _PART_BESIDE * (share > _BESIDE) + _PART_INSIDE * (share > _INSIDE)
    return np.concatenate([[0.0], np.where(away <= _MERGE_GAP * height, costs, 0.0)])


def possible_runs(line: Line) -> list[Run]:
    """The runs of pieces that could be one glyph: each alone, and neighbours that fit together."""
    boxes, height, count = line.boxes, line.height, len(line.pieces)
    starts = [int(np.flatnonzero(line.marks == mark)[0]) for mark in line.marks]
    ends = [int(np.flatnonzero(line.marks == mark)[-1]) + 1 for mark in line.marks]
    runs = [(at, at + 1) for at in range(count)]
    for first in range(count):
        left, top, right, bottom = boxes[first]
        for end in range(first + 2, count + 1):
            piece = boxes[end - 1]
            if max(piece[0] - right, left - piece[2]) > _MERGE_GAP * height:
                break
            left, top = min(left, piece[0]), min(top, piece[1])
            right, bottom = max(right, piece[2]), max(bottom, piece[3])
            if right - left > _WIDEST * _HIGHEST * height:
                break
            # A mark that was cut is not put together again, but for what else belongs to it.
            one = bool((line.marks[first:end] == line.marks[first]).all())
            together = len(set(line.marks[first:end].tolist()))
            if together > _MOST_MARKS and first > 0:
                break
            whole = min(starts[first:end]) == first and max(ends[first:end]) == end
            whole = whole and (together <= _MOST_MARKS or end - first == count)
            small = right - left <= _WIDEST * max(height, bottom - top)
            low = bottom - top <= _HIGHEST * height
            few = whole or end - first <= _MOST_PIECES
            if not one and few and small and low:
                runs.append((first, end))
    return runs


def _weighed(cost: float, line: Line, run: Run) -> float:
    """A glyph's cost: more if several digits would fit in its width, for it stands for them all."""
    left, top, right, bottom = bounds(line.boxes, range(*run))
    width = (right - left) / max(line.height, bottom - top)
    if width > _WIDEST:
        cost = REFUSED
    lower = _USUAL_LOWEST - (bottom - top) / line.height
    if lower > 0.0 and may_be_sign(
        np.array([left, top, right, bottom]), _others(line, run), line.height
    ):
        return min(cost, SIGN)
    if lower > 0.0 and cost < REFUSED:
        cost = min(cost + _PER_LOWER * lower, REFUSED)
    return cost * max(1.0, width) + _PER_WIDTH * max(0.0, width - _USUAL_WIDTH)


def _others(line: Line, run: Run) -> NDArray[Any]:
    """The boxes of all pieces of a line that are not in a run, (n, 4)."""
    return np.delete(line.boxes, np.arange(*run), axis=0)


def cost_of_part(cost: float) -> float:
    """What a glyph costs, by its cost as a glyph, if ink had to be cut for it."""
    return _PART_OF_MARK * cost


def _parting(line: Line, place: int) -> float:
    """What it costs that different marks are parted there."""
    return 0.0 if _is_cut(line, place) else float(line.parting[place])


def _cut_cost(cost: float, line: Line, run: Run) -> float:
    """What it costs that marks are cut for the run, if they are: it must be a sound digit."""
    first, end = run
    others = {*line.marks[:first].tolist(), *line.marks[end:].tolist()}
    if others.isdisjoint(line.marks[first:end].tolist()):
        return 0.0
    cut = float(line.parting[first]) if _is_cut(line, first) else 0.0
    return cut + cost_of_part(cost) - cost


def _is_cut(line: Line, place: int) -> bool:
    """Whether the pieces before and after a place in the line are of one mark."""
    return place > 0 and bool(line.marks[place - 1] == line.marks[place])


def _merging(line: Line, run: Run) -> float:
    """What it costs that the pieces of a run, if they do not touch, are one glyph."""
    cost = 0.0
    first, end = run
    left, top, right, bottom = line.boxes[first]
    for at in range(first + 1, end):
        next_left, next_top, next_right, next_bottom = line.boxes[at]
        if line.marks[at] not in line.marks[first:at]:
            shared = min(right, next_right) - max(left, next_left)
            if shared >= 0.5 * min(right - left, next_right - next_left):
                gap = max(0.0, float(max(next_top - bottom, top - next_bottom))) / line.height
                cost += _MERGE_OVERLAPPING + _MERGE_PER_GAP * gap
            else:
                gap = max(0.0, float(-shared)) / line.height
                cost += _MERGE * _levelness(line.boxes[at], top, bottom, line.height)
                cost += _MERGE_PER_GAP * gap
            before = (left, top, right, bottom)
            cost += _MERGE_TALL * _tallness(line.boxes[at], before, line.height)
        left, right = min(left, next_left), max(right, next_right)
        top, bottom = min(top, next_top), max(bottom, next_bottom)
    return cost


def _tallness(box: NDArray[Any], before: Box, height: float) -> float:
    """How much a box and what is before it stand side by side, each as high as both, from 0 to 1.

    A slash within a 0 is as high, but stands in its middle.
    """
    left, top, right, bottom = before
    both = max(bottom, box[3]) - min(top, box[1])
    if both < _LEVEL * height:
        return 0.0
    low, high = _TALL
    share = (min(bottom, box[3]) - max(top, box[1])) / max(both, 1e-6)
    wide = max(right, box[2]) - min(left, box[0])
    aside = abs(box[0] + box[2] - left - right) / 2 / max(wide, 1e-6)
    tall = np.clip((share - low) / (high - low), 0.0, 1.0)
    return float(tall * np.clip((aside - _ASIDE[0]) / (_ASIDE[1] - _ASIDE[0]), 0.0, 1.0))


def _levelness(box: NDArray[Any], top: float, bottom: float, height: float) -> float:
    """How much a box stands on one level with what is before it, from 0 to 1."""
    low = min(bottom - top, box[3] - box[1])
    if low < _LEVEL * height:
        return 1.0
    shared = (min(bottom, box[3]) - max(top, box[1])) / low
    return float(np.clip((shared - _LEVEL) / (1.0 - _LEVEL), 0.0, 1.0))


def cheapest_path(costs: Mapping[Run, float], count: int) -> tuple[list[Run], float]:
    """The runs that cover places 0 to `count`, each once, at the least total cost, and that cost.

    Every single place must have a cost; other runs are possible if they have one.
    """
    best = [0.0] + [np.inf] * count
    came_from = [0] * (count + 1)
    by_end: dict[int, list[tuple[int, float]]] = {}
    for (first, end), cost in costs.items():
        by_end.setdefault(end, []).append((first, cost))
    for end in range(1, count + 1):
        for first, cost in by_end.get(end, ()):
            if best[first] + cost < best[end]:
                best[end], came_from[end] = best[first] + cost, first
    path: list[Run] = []
    end = count
    while end > 0:
        path.append((came_from[end], end))
        end = came_from[end]
    return path[::-1], best[count]


def bounds(boxes: AnyBoxes, members: Sequence[int]) -> Box:
    """The smallest box around some of the boxes."""
    some = boxes[list(members)]
    left, top = some[:, :2].min(axis=0)
    right, bottom = some[:, 2:].max(axis=0)
    return float(left), float(top), float(right), float(bottom)
