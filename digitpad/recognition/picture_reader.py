"""Reading a picture: its marks become glyphs, the classifier choosing how they are cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.cuts import cut_touching
from digitpad.ink.frame import Frame, frame_image
from digitpad.ink.looks import looks
from digitpad.ink.marks import Boxes, Marks
from digitpad.ink.picture import Picture
from digitpad.ink.segment import lines_of, may_be_one, usual_height
from digitpad.ink.strokes import Box
from digitpad.recognition.choosing import (
    REFUSED,
    Gallery,
    Group,
    Line,
    bounds,
    choose,
    log_odds_threshold,
    parting_costs,
)
from digitpad.recognition.classifier import Classifier
from digitpad.recognition.context import in_context
from digitpad.recognition.reading import Glyph, Reading

_MOST_MARKS: Final = 1000
"""More than a page of writing: beyond this it is texture, and only the largest are looked at."""
_SPECK: Final = 0.22
"""Of the usual height: what is smaller both ways is no character."""
_SMALLEST: Final = 0.015
"""Of the picture's side: a page of 50 lines has digits of this height; less is grain."""
_DOUBTFUL: Final = 0.25
"""The cost above which a mark may be several digits that touch; nine in ten digits are below."""
_WIDE: Final = 0.85
"""Heights: a wider mark may be several digits even if it looks like one."""
_CUT: Final = 2.0
"""The cost of cutting through ink: a mark is one glyph unless two are clearly better."""
_CUT_PER_HEIGHT: Final = 6.0
"""What each usual height of ink in the way of the cut adds."""
_MOST_TO_CUT: Final = 200
_MOST_CUTS: Final = 48
"""A dozen digits that touch each other; a mark with more cuts is a grid, a hatching or a tangle."""
_PROSE: Final = 4.0
"""The median cost of marks above which this is no sheet of numbers, and cutting is in vain."""
_FEW_MARKS: Final = 5
"""So few may be the pieces of one digit, even where one stands above the other."""
_SURE: Final = 0.3
"""The cost of a reading below which nobody looks again."""
_SECOND_LOOK: Final = 0.3
"""What another look costs: the usual one is right more often."""
_CONVINCING: Final = 1.0
"""What a later look may cost at most: who looks often enough sees digits anywhere."""
_MOST_OF_IT: Final = 0.5
"""Of the area of what the usual look takes for digits: a later look covers this much of it."""
_CLUTTER: Final = 2
"""So many shapes that are no digits, if they are half of all, are a scene or a text."""
_UNLIKELY: Final = 2.0
"""The cost of a glyph above which what stands together is hardly a number."""
_BEYOND_DOUBT: Final = 4.0
"""How far above the threshold, in log-odds, a digit in a scene is."""
_TOGETHER: Final = 1.0
"""The cost of taking lines of writing for one digit in pieces."""
_CUT_IN_NUMBER: Final = 1.2
"""The cost of a cut instead, where there are other marks: digits touch in numbers, not alone."""


@dataclass(frozen=True, eq=False)
class _Pieces:
    """Marks, those that may be several digits cut into pieces.

    Attributes:
        labels: int32 (h, w), 0 paper, i + 1 where piece i is.
        boxes: int (n, 4) of each piece; a mark that was cut has one too, but no ink of its own.
        parts: for each mark its pieces, from left to right, and the cost of each cut.
    """

    labels: NDArray[np.int32]
    boxes: Boxes
    parts: dict[int, tuple[Group, tuple[float, ...]]]


def read_marks(picture: Picture, classifier: Classifier, *, single: bool) -> Reading:
    """Read a picture; with `single` all of its ink is one glyph.

    It is looked at once, or as long as what is seen is hardly a number; then the look that is most
    like one counts.
    """
    best, least = Reading(notes=picture.notes), np.inf
    for number, look in enumerate(looks(picture)):
        marks = _without_specks(look.marks)
        reading, doubt = _read(look.picture, marks, classifier, single=single)
        if number:
            convincing = doubt < _CONVINCING and doubt + _SECOND_LOOK < least
            if not convincing or (look.again and _shrinks(best, reading)):
                continue
        best, least = reading, doubt
        if doubt < _SURE:
            break
    return best


def _shrinks(reading: Reading, later: Reading) -> bool:
    """Whether a later look took a small part of what were digits for all there is."""
    before, after = (
        sum(_area(glyph.box) for glyph in found.glyphs if glyph.is_digit)
        for found in (reading, later)
    )
    return after < _MOST_OF_IT * before


def _area(box: Box) -> float:
    left, top, right, bottom = box
    return (right - left) * (bottom - top)


def _read(
    picture: Picture, marks: Marks, classifier: Classifier, *, single: bool
) -> tuple[Reading, float]:
    """What marks say, and how doubtful that is: 0 for perfect digits."""
    if len(marks) == 0:
        return Reading(notes=picture.notes), np.inf
    every = tuple(range(len(marks)))
    pieces = _Pieces(marks.labels, marks.boxes, {})

    def frame_of(group: Group) -> Frame:
        left, top, right, bottom = map(int, bounds(pieces.boxes, group))
        wanted = np.zeros(len(pieces.boxes) + 1, bool)
        wanted[np.asarray(group) + 1] = True
        mine = wanted[pieces.labels[top:bottom, left:right]]
        return frame_image(marks.ink[top:bottom, left:right] * mine)

    gallery = Gallery(frame_of, classifier)
    if single:
        (doubt,) = gallery.costs([every])
        glyph = gallery.glyph(every, _box(marks.boxes, every, picture), 0)
        return Reading((glyph,), picture.notes), doubt
    alone = gallery.costs((mark,) for mark in every)
    prose = len(marks) > _MOST_TO_CUT or (len(marks) > _FEW_MARKS and np.median(alone) > _PROSE)
    if not prose:
        pieces = _cut(marks, alone)
    rows: list[list[Group]] = []
    total = 0.0
    for members in lines_of(marks.boxes):
        if prose:
            rows.append([(mark,) for mark in members])
            continue
        groups, cost = choose(_line(members, pieces, usual_height(marks.boxes[members])), gallery)
        rows.append(groups)
        total += cost
    if 1 < len(marks) <= _FEW_MARKS and may_be_one(marks.boxes):
        whole = tuple(piece for mark in every for piece in pieces.parts.get(mark, ((mark,), ()))[0])
        cost = gallery.costs([whole])[0] + _TOGETHER
        if cost < total:
            rows, total = [[whole]], cost
    glyphs = [
        gallery.glyph(group, _box(pieces.boxes, group, picture), row)
        for row, groups in enumerate(rows)
        for group in groups
    ]
    found = in_context(glyphs, log_odds_threshold(classifier.card))
    if _is_clutter(found, total):
        found = _beyond_doubt(found, log_odds_threshold(classifier.card))
    refused = sum(not glyph.is_digit for glyph in found)
    doubt = max(total, REFUSED * refused / 2)
    return Reading(found, picture.notes), doubt


def _is_clutter(glyphs: tuple[Glyph, ...], total: float) -> bool:
    """Whether this is a scene, or a drawing, in which some shapes happen to look like digits."""
    refused = sum(not glyph.is_digit for glyph in glyphs)
    if refused >= _CLUTTER and refused >= len(glyphs) - refused:
        return True
    return len(glyphs) > 1 and total > _UNLIKELY * len(glyphs)


def _beyond_doubt(glyphs: tuple[Glyph, ...], threshold: float | None) -> tuple[Glyph, ...]:
    """The glyphs, doubtful digits refused as well."""
    if threshold is None:
        return glyphs
    least = threshold + _BEYOND_DOUBT
    return tuple(
        replace(glyph, is_digit=glyph.is_digit and glyph.digit_score >= least) for glyph in glyphs
    )


def _line(members: list[int], pieces: _Pieces, height: float) -> Line:
    """Marks of a line, left to right, as the pieces that they may be cut into."""
    found = []
    for mark in members:
        parts, costs = pieces.parts.get(mark, ((mark,), ()))
        for piece, cost in zip(parts, (0.0, *costs), strict=True):
            left, _, right, _ = pieces.boxes[piece]
            found.append((left + right, piece, mark, cost))
    found.sort()
    numbers = tuple(piece for _, piece, _, _ in found)
    of_mark = np.array([mark for _, _, mark, _ in found])
    boxes = pieces.boxes[list(numbers)]
    same = np.append(False, of_mark[1:] == of_mark[:-1])
    apart = parting_costs(boxes, height)
    parting = np.where(same, [cost for _, _, _, cost in found], apart)
    return Line(numbers, boxes, max(height, 1.0), parting, of_mark)


def _cut(marks: Marks, alone: list[float]) -> _Pieces:
    """Cut the marks that may be several digits; `alone` is what each costs as one glyph."""
    labels, boxes = marks.labels.copy(), [tuple(box) for box in marks.boxes]
    usual = usual_height(marks.boxes)
    dear = _CUT if len(marks) == 1 else _CUT_IN_NUMBER
    parts: dict[int, tuple[Group, tuple[float, ...]]] = {}
    for mark, (left, top, right, bottom) in enumerate(marks.boxes):
        width, height = right - left, bottom - top
        if alone[mark] < _DOUBTFUL and width < _WIDE * height:
            continue
        if height < 0.5 * usual or height < 8 or width < 0.3 * height:
            continue
        here = labels[top:bottom, left:right]
        mine = here == mark + 1
        cut = cut_touching(marks.ink[top:bottom, left:right] * mine)
        if not 0 < len(cut.costs) <= _MOST_CUTS:
            continue
        numbers = []
        for piece in range(len(cut.costs) + 1):
            there = mine & (cut.pieces == piece)
            y, x = np.flatnonzero(there.any(axis=1)), np.flatnonzero(there.any(axis=0))
            numbers.append(len(boxes))
            boxes.append((left + x[0], top + y[0], left + x[-1] + 1, top + y[-1] + 1))
            here[there] = numbers[-1] + 1
        costs = tuple(dear + _CUT_PER_HEIGHT * cost for cost in cut.costs)
        parts[mark] = tuple(numbers), costs
    return _Pieces(labels, np.array(boxes, np.int64), parts)


def _box(boxes: Boxes, group: Group, picture: Picture) -> Box:
    along, down = picture.scale
    left, top, right, bottom = bounds(boxes, group)
    return left * along, top * down, right * along, bottom * down


def _without_specks(marks: Marks) -> Marks:
    if len(marks) == 0:
        return marks
    size = (marks.boxes[:, 2:] - marks.boxes[:, :2]).max(axis=1)
    smallest = _SMALLEST * float(np.sqrt(marks.labels.size))
    keep = size >= max(_SPECK * usual_height(marks.boxes), smallest)
    if keep.sum() > _MOST_MARKS:
        keep[np.argsort(marks.areas)[:-_MOST_MARKS]] = False
    return marks.select(keep)
