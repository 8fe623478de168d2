"""Reading a picture: its marks become glyphs, the classifier choosing how they are cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from digitpad.ink.frame import Frame, frame_image
from digitpad.ink.looks import Look, looks
from digitpad.ink.marks import Boxes, Marks
from digitpad.ink.picture import Picture
from digitpad.ink.segment import lines_of, may_be_one, usual_height, widest_gap
from digitpad.ink.sheet import share_on
from digitpad.ink.sides import BESIDE, one_sidedness
from digitpad.ink.strokes import Box
from digitpad.recognition.choosing import (
    REFUSED,
    SIGN,
    Gallery,
    Group,
    Line,
    bounds,
    choose,
    log_odds_threshold,
    parting_costs,
)
from digitpad.recognition.classifier import Classifier
from digitpad.recognition.later_looks import Saw, is_better, is_enough, of_note
from digitpad.recognition.page import Seen, Sight, judged
from digitpad.recognition.reading import Reading
from digitpad.recognition.sums import signs
from digitpad.recognition.touching import Pieces, cut_marks

_MOST_MARKS: Final = 1000
"""More than a page of writing: beyond this it is texture, and only the largest are looked at."""
_SPECK: Final = 0.22
"""Of the usual height: what is smaller both ways is no character."""
_SMALLEST: Final = 0.015
"""Of the picture's side: a page of 50 lines has digits of this height; less is grain."""
_MOST_TO_CUT: Final = 200
_PROSE: Final = 4.0
"""The median cost of marks above which this is no sheet of numbers, and cutting is in vain."""
_FEW_MARKS: Final = 5
"""So few may be the pieces of one digit, even where one stands above the other."""
_ON_SHEET: Final = 0.1
"""Of its box: what is written on a sheet is on it with more, though it be but its lightest part."""
_TOGETHER: Final = 1.0
"""The cost of taking lines of writing for one digit in pieces."""
_BROKEN: Final = 0.08
_BROKEN_TOGETHER: Final = 0.2
"""Usual heights between lines that are no further apart than a stroke is broken, and the cost then.
"""


def read_marks(picture: Picture, classifier: Classifier, *, single: bool) -> Reading:
    """Read a picture; with `single` all of its ink is one glyph.

    It is looked at once, or as long as what is seen is hardly a number; then the look that is most
    like one counts.
    """
    threshold = log_odds_threshold(classifier.card)
    best = Saw(Reading(notes=picture.notes), np.inf, np.inf, again=False)
    for number, look in enumerate(looks(picture)):
        later = _read(look, classifier, single=single)
        if number == 0 or is_better(later, best, threshold):
            best = later
            if is_enough(best, threshold):
                break
    return best.reading


def _read(look: Look, classifier: Classifier, *, single: bool) -> Saw:
    """What a look says."""
    picture, marks = look.picture, _without_specks(look.marks)
    if len(marks) == 0:
        return Saw(Reading(notes=picture.notes), np.inf, np.inf, look.again)
    every = tuple(range(len(marks)))
    whole = Pieces(marks.labels, marks.boxes, {})
    gallery = Gallery(_framer(marks, whole), classifier)
    if single:
        (doubt,) = gallery.costs([every])
        glyph = gallery.glyph(every, _box(marks.boxes, every, picture), 0)
        return Saw(Reading((glyph,), picture.notes), doubt, doubt, look.again)
    cut = _cut(marks, whole, gallery)
    seen = Seen(
        sights=tuple(
            _sight(cut, group, row, marks, look)
            for row, groups in enumerate(cut.rows)
            for group in groups
        ),
        cost=sum(cut.costs),
        every=look.marks,
        size=picture.size,
    )
    found = judged(seen, log_odds_threshold(classifier.card))
    reading = Reading(found, picture.notes)
    notable = of_note(reading)
    are_signs = signs(found)
    refused = sum(
        not (glyph.is_digit or sign or sight.beyond) and glyph in notable
        for glyph, sign, sight in zip(found, are_signs, seen.sights, strict=True)
    )
    # What turned out to be signs is as it should be.
    of_signs = sum(
        min(float(np.logaddexp(0.0, -glyph.digit_score)), SIGN)
        for glyph, sign in zip(found, are_signs, strict=True)
        if sign
    )
    of_numbers = sum(cut.costs[row] for row in {glyph.row for glyph in found if glyph.is_digit})
    doubt = max(seen.cost - of_signs, REFUSED * refused / 2, 0.0)
    return Saw(reading, doubt, max(of_numbers - of_signs, 0.0), look.again)


@dataclass(frozen=True, eq=False)
class _Cut:
    """How the ink of a look is cut into glyphs.

    Attributes:
        rows: the groups of pieces that are glyphs, line by line.
        costs: of each line.
        pieces: of which the groups are.
        gallery: in which all groups have been looked at.
    """

    rows: list[list[Group]]
    costs: list[float]
    pieces: Pieces
    gallery: Gallery


def _cut(marks: Marks, whole: Pieces, gallery: Gallery) -> _Cut:
    """The marks cut and put together as the classifier likes it best.

    Args:
        marks: of a look.
        whole: these as pieces.
        gallery: of these.
    """
    every = tuple(range(len(marks)))
    lines = lines_of(marks.boxes)
    alone = gallery.costs((mark,) for mark in every)
    if len(marks) > _MOST_TO_CUT or (len(marks) > _FEW_MARKS and np.median(alone) > _PROSE):
        prose: list[list[Group]] = [[(mark,) for mark in members] for members in lines]
        return _Cut(prose, [0.0] * len(lines), whole, gallery)
    pieces = cut_marks(marks, alone, gallery.classifier)
    # Marks that were not cut keep their numbers, and what was seen in them.
    gallery = Gallery(_framer(marks, pieces), gallery.classifier, gallery.shown)
    chosen = [
        choose(_line(members, pieces, usual_height(marks.boxes[members])), gallery)
        for members in lines
    ]
    rows, costs = [groups for groups, _ in chosen], [cost for _, cost in chosen]
    if 1 < len(marks) <= _FEW_MARKS and may_be_one(marks.boxes):
        one = tuple(piece for mark in every for piece in pieces.parts.get(mark, ((mark,), ()))[0])
        broken = len(lines) > 1 and widest_gap(marks.boxes) <= _BROKEN * usual_height(marks.boxes)
        cost = gallery.costs([one])[0] + (_BROKEN_TOGETHER if broken else _TOGETHER)
        if cost < sum(costs):
            rows, costs = [[one]], [cost]
    return _Cut(rows, costs, pieces, gallery)


def _framer(marks: Marks, pieces: Pieces) -> Callable[[Group], Frame]:
    """What shows the classifier a group of pieces of the marks."""

    def frame_of(group: Group) -> Frame:
        left, top, right, bottom = map(int, bounds(pieces.boxes, group))
        wanted = np.zeros(len(pieces.boxes) + 1, bool)
        wanted[np.asarray(group) + 1] = True
        mine = wanted[pieces.labels[top:bottom, left:right]]
        return frame_image(marks.ink[top:bottom, left:right] * mine)

    return frame_of


def _sight(cut: _Cut, group: Group, row: int, marks: Marks, look: Look) -> Sight:
    pieces = cut.pieces
    glyph = cut.gallery.glyph(group, _box(pieces.boxes, group, look.picture), row)
    extent = bounds(pieces.boxes, group)
    on_sheet = 1.0 if look.sheet is None else share_on(look.sheet, extent, marks.labels.shape)
    return Sight(
        glyph=glyph,
        cut=_is_cut(group, pieces),
        ink=_ink(group, pieces, marks),
        extent=extent,
        one_sided=_one_sidedness(group, pieces, look) if glyph.is_digit else 0.0,
        beyond=on_sheet < _ON_SHEET,
    )


def _is_cut(group: Group, pieces: Pieces) -> bool:
    """Whether the pieces of a glyph are of a mark of which other pieces are another glyph."""
    return any(
        not set(group).isdisjoint(parts) and not set(group).issuperset(parts)
        for parts, _ in pieces.parts.values()
    )


def _ink(group: Group, pieces: Pieces, marks: Marks) -> int:
    """How many pixels of ink the marks have that the pieces of a glyph are of."""
    of_cut = {mark for mark, (parts, _) in pieces.parts.items() if not set(group).isdisjoint(parts)}
    of_whole = {piece for piece in group if piece < len(marks)}
    return int(marks.areas[list(of_cut | of_whole)].sum())


def _one_sidedness(group: Group, pieces: Pieces, look: Look) -> float:
    left, top, right, bottom = map(int, bounds(pieces.boxes, group))
    height, width = pieces.labels.shape
    around = np.s_[
        max(top - BESIDE, 0) : min(bottom + BESIDE, height),
        max(left - BESIDE, 0) : min(right + BESIDE, width),
    ]
    labels = pieces.labels[around]
    mine = np.isin(labels, np.asarray(group) + 1)
    return one_sidedness(look.picture.pixels[around], mine, labels > 0)


def _line(members: list[int], pieces: Pieces, height: float) -> Line:
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


def _box(boxes: Boxes, group: Group, picture: Picture) -> Box:
    along, down = picture.scale
    left, top, right, bottom = bounds(boxes, group)
    return left * along, top * down, right * along, bottom * down


def _without_specks(marks: Marks) -> Marks:
    if len(marks) == 0:
        return marks
    size = (marks.boxes[:, 2:] - marks.boxes[:, :2]).max(axis=1)
    smallest = _SMALLEST * float(np.sqrt(marks.labels.size))
    keep = size >= smallest
    if keep.any():
        # Grain has no say in what is usual, however many grains there are.
        keep &= size >= _SPECK * usual_height(marks.boxes[keep])
    if keep.sum() > _MOST_MARKS:
        keep[np.argsort(marks.areas)[:-_MOST_MARKS]] = False
    return marks.select(keep)
