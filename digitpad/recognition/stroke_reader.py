"""Reading a drawing: its strokes become glyphs, the classifier choosing which belong together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.frame import Frame, frame_strokes
from digitpad.ink.segment import lines_of, may_be_one, stacks_of, usual_height
from digitpad.ink.strokes import Box, Drawing, Points, Stroke, bounding_box
from digitpad.recognition.choosing import (
    Gallery,
    Group,
    Line,
    Shown,
    bounds,
    choose,
    log_odds_threshold,
)
from digitpad.recognition.classifier import Classifier
from digitpad.recognition.context import in_context
from digitpad.recognition.cursive import divide_strokes
from digitpad.recognition.lattice import whole_cost
from digitpad.recognition.letters import are_digits, letters_of
from digitpad.recognition.reading import Glyph, Reading
from digitpad.recognition.sums import may_be_sign

_CUT: Final = 2.0
"""The cost of dividing a stroke: all that there is on the pad is one digit if it can be."""
_CUT_IN_NUMBER: Final = 1.5
"""The cost instead, where there are other digits."""
_MOST_IN_ONE_GO: Final = 6
_FEW_STROKES: Final = 5
"""So few may be one digit, even where one stands above the other."""
_TOGETHER: Final = 1.0
"""The cost of taking lines of writing for one digit in pieces."""
_PART_CROSSING: Final = 0.5
"""The cost of parting strokes whose boxes overlap sideways: most such strokes are one digit."""

_CERTAIN: Final = 0.05
"""The cost below which strokes that cross, and no others, are one digit without further ado: the
pad answers twice as fast."""
_PART_STACKED: Final = 2.0
"""What is added where one stands right above or upon the other."""


class Memory:
    """What was looked at in the strokes on the pad: a new point costs no look at the others.

    Strokes do not change: one that grows is another one each time. What was known of those that are
    gone goes with them at the next reading.
    """

    def __init__(self) -> None:
        self._shown: dict[tuple[Stroke, ...], Shown] = {}

    def of(self, drawing: Drawing) -> dict[Group, Shown]:
        """What is known of groups of these strokes."""
        place = {stroke: at for at, stroke in enumerate(drawing.strokes)}
        return {
            tuple(place[stroke] for stroke in strokes): shown
            for strokes, shown in self._shown.items()
            if all(stroke in place for stroke in strokes)
        }

    def keep(self, drawing: Drawing, shown: Mapping[Group, Shown]) -> None:
        """Keep what is known of groups of these strokes, and of no others."""
        self._shown = {
            tuple(drawing.strokes[at] for at in group): seen for group, seen in shown.items()
        }


def read_drawing(
    drawing: Drawing,
    classifier: Classifier,
    memory: Memory,
    *,
    single: bool,
    unfinished: bool = False,
) -> Reading:
    """Read a drawing; see Recognizer.read_strokes."""
    if not drawing:
        return Reading()

    def frame_of(group: Group) -> Frame:
        return frame_strokes([drawing.strokes[at].points for at in group])

    gallery = Gallery(frame_of, classifier, memory.of(drawing))
    boxes = np.array([stroke.box for stroke in drawing.strokes])
    every = tuple(range(len(drawing)))
    if single or len(every) == 1:
        gallery.costs([every])
        rows = [[every]]
    else:
        rows = _rows(boxes, gallery)
    if single:
        memory.keep(drawing, gallery.shown)
        glyphs = [gallery.glyph(every, bounds(boxes, every), 0, strokes=every)]
        # Who says that all of it is one glyph wants to know what the model itself thinks of it.
        return Reading(tuple(glyphs))
    threshold = log_odds_threshold(classifier.card)
    rows = [_with_letters(groups, boxes, gallery, threshold) for groups in rows]
    alone = sum(map(len, rows)) == 1
    glyphs = [
        glyph
        for number, groups in enumerate(rows)
        for run in _Row(drawing, gallery, number, alone, unfinished).runs(groups)
        for glyph in run.glyphs
    ]
    memory.keep(drawing, gallery.shown)
    return Reading(in_context(glyphs, threshold))


def _with_letters(
    groups: list[Group], boxes: NDArray[np.float64], gallery: Gallery, threshold: float | None
) -> list[Group]:
    """The groups of a row; those that only fell apart into digits are one again."""
    of_groups = np.array([bounds(boxes, group) for group in groups])
    glyphs = [gallery.glyph(group, (0, 0, 0, 0), 0) for group in groups]
    digits, scores = zip(*((glyph.digit, glyph.digit_score) for glyph in glyphs), strict=True)
    for letter in letters_of(of_groups, digits, scores, threshold):
        together = tuple(sorted(stroke for at in letter for stroke in groups[at]))
        gallery.costs([together])
        groups = [group for group in groups if not set(group) <= set(together)] + [together]
    return sorted(groups, key=lambda group: sum(bounds(boxes, group)[::2]))


@dataclass(frozen=True, eq=False)
class _Run:
    """Strokes that are read by themselves: one glyph, or some written without lifting the pen.

    Attributes:
        strokes: their numbers, in the order of writing.
        glyphs: from first to last.
        cost: of the glyphs, for all together.
        is_sign: whether it is a sign of a sum, by its place.
    """

    strokes: Group
    glyphs: list[Glyph]
    cost: float
    is_sign: bool = False


@dataclass(frozen=True, eq=False)
class _Row:
    """A line of writing, whose strokes are divided where that is better.

    Attributes:
        drawing: whose strokes they are.
        gallery: in which its groups of strokes have been looked at.
        number: of the line, 0 at the top.
        alone: whether one group is all there is on the pad.
        unfinished: whether the pen is down: then no stroke is divided.
    """

    drawing: Drawing
    gallery: Gallery
    number: int
    alone: bool
    unfinished: bool

    def runs(self, groups: list[Group]) -> list[_Run]:
        """The groups of the line, divided where that is better.

        The second stroke of a 4 may go on into the next digit: neither it nor the first one makes a
        digit then, and neighbours that were written one after the other are divided as one. A sign
        is no digit either, and stands for itself.
        """
        runs: list[_Run] = []
        boxes = np.array([bounding_box(self._paths(group)) for group in groups])
        height = usual_height(boxes)
        for place, group in enumerate(groups):
            run = self._run(group)
            if may_be_sign(boxes[place], np.delete(boxes, place, axis=0), height):
                run = replace(run, is_sign=True)
            while runs and not (run.is_sign or runs[-1].is_sign):
                strokes = tuple(sorted(runs[-1].strokes + run.strokes))
                in_one_go = strokes[-1] - strokes[0] == len(strokes) - 1
                both = self._divided(strokes, runs[-1].cost + run.cost) if in_one_go else None
                if both is None:
                    break
                runs.pop()
                run = both
            runs.append(run)
        return runs

    def _run(self, group: Group) -> _Run:
        """A group of strokes as one glyph, or divided if that costs less."""
        strokes = tuple(sorted(group))
        box = bounding_box(self._paths(strokes))
        cost = whole_cost(self.gallery.costs([group])[0], (box[2] - box[0]) / _height(box))
        divided = self._divided(strokes, cost)
        if divided is not None:
            return divided
        glyph = self.gallery.glyph(group, box, self.number, strokes=strokes)
        return _Run(strokes, [glyph], cost)

    def _divided(self, strokes: Group, bound: float) -> _Run | None:
        """Strokes as several digits, if these cost less than `bound`."""
        if self.unfinished:
            return None
        classifier = self.gallery.classifier
        paths = self._paths(strokes)
        cut = _CUT if self.alone else _CUT_IN_NUMBER
        division = divide_strokes(paths, _height(bounding_box(paths)), classifier, cut, bound)
        if division is None:
            return None
        glyphs = [
            # What is only a part of a stroke cannot be named by its number.
            division.gallery.glyph(
                digit.group,
                digit.box,
                self.number,
                strokes=tuple(strokes[at] for at in digit.strokes) if digit.whole else (),
            )
            for digit in division.digits
        ]
        if not are_digits(glyphs, log_odds_threshold(classifier.card), alone=self.alone):
            return None
        return _Run(strokes, glyphs, division.cost)

    def _paths(self, strokes: Group) -> list[Points]:
        return [self.drawing.strokes[at].points for at in strokes]


def _height(box: Box) -> float:
    """Of the line of writing that a box is around."""
    left, top, right, bottom = box
    # Hardly anybody writes more than half a dozen digits in one go.
    return max(bottom - top, (right - left) / _MOST_IN_ONE_GO, 1e-6)


def _rows(boxes: NDArray[np.float64], gallery: Gallery) -> list[list[Group]]:
    """The strokes as glyphs, line by line."""
    stacks = [tuple(stack) for stack in stacks_of(boxes)]
    if len(stacks) == 1 and gallery.costs(stacks)[0] < _CERTAIN:
        return [stacks]
    stack_boxes = np.array([bounds(boxes, stack) for stack in stacks])
    rows: list[list[Group]] = []
    total = 0.0
    for members in lines_of(stack_boxes):
        height = usual_height(stack_boxes[members])
        strokes = [stroke for stack in members for stroke in stacks[stack]]
        middles = boxes[:, 0] + boxes[:, 2]
        across = sorted(strokes, key=lambda stroke: (middles[stroke], stroke))
        groups, cost = choose(_line(across, boxes, height), gallery)
        in_time = sorted(strokes)
        if across != in_time:
            # A bar may reach over its neighbour; people finish one digit before the next, though.
            others, other_cost = choose(_line(in_time, boxes, height), gallery)
            if other_cost < cost:
                groups, cost = others, other_cost
        groups.sort(key=lambda group: sum(bounds(boxes, group)[::2]))
        rows.append(groups)
        total += cost
    whole = tuple(range(len(boxes)))
    if (
        len(rows) > 1
        and len(whole) <= _FEW_STROKES
        and may_be_one(boxes)
        and gallery.costs([whole])[0] + _TOGETHER < total
    ):
        return [[whole]]
    return rows


def _line(strokes: list[int], boxes: NDArray[np.float64], height: float) -> Line:
    here = boxes[strokes]
    reach = np.minimum(here[1:, 2], here[:-1, 2]) - np.maximum(here[1:, 0], here[:-1, 0])
    narrower = np.minimum(here[1:, 2] - here[1:, 0], here[:-1, 2] - here[:-1, 0])
    share = np.clip(reach / np.maximum(narrower, 1e-6), 0.0, 1.0)
    parting = np.concatenate([[0.0], _PART_CROSSING * (share > 0) + _PART_STACKED * (share > 0.85)])
    # A lone bar has no height.
    size = max(height, float((here[:, 2] - here[:, 0]).max()) / 3, 1e-6)
    return Line(tuple(strokes), here, size, parting, np.array(strokes))
