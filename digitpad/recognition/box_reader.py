"""Reading a picture in boxes that a person has drawn: each is one glyph, whatever is in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from digitpad.ink import InkError
from digitpad.ink.frame import SIDE, Frame, frame_image
from digitpad.ink.marks import Marks, find_marks
from digitpad.ink.paper import find_ink
from digitpad.ink.picture import Picture
from digitpad.ink.segment import lines_of
from digitpad.ink.strokes import Box
from digitpad.recognition.classifier import Classifier
from digitpad.recognition.reading import Glyph, Reading

_BELONGS: Final = 0.25
"""Of a mark's ink: with less of it in a box, only the tip of a neighbour reaches in."""
_MARGIN: Final = 0.1
"""Of a box's size, around it: enough to tell paper by, and no stronger neighbour is in it."""


def read_boxes(picture: Picture, classifier: Classifier, boxes: Sequence[Box | Glyph]) -> Reading:
    """Read what is in the boxes, one glyph each, in reading order; their boxes stay as given.

    Args:
        picture: the picture.
        classifier: what reads the glyphs.
        boxes: left, top, right, bottom in pixels of the picture as displayed; or a glyph of an
            earlier reading, which is kept as it is.

    Raises:
        InkError: a box is not four finite numbers.
    """
    if len(boxes) == 0:
        return Reading(notes=picture.notes)
    boxes = [box if isinstance(box, Glyph) else _upright(box) for box in boxes]
    fresh = [box for box in boxes if not isinstance(box, Glyph)]
    read = iter(_read(picture, classifier, fresh))
    glyphs = [box if isinstance(box, Glyph) else next(read) for box in boxes]
    rows = lines_of(np.array([glyph.box for glyph in glyphs], np.float64))
    return Reading(
        tuple(replace(glyphs[at], row=row) for row, line in enumerate(rows) for at in line),
        picture.notes,
    )


def _upright(box: Box) -> Box:
    """The box, whichever of its corners come first."""
    try:
        edges = [float(edge) for edge in box]
    except (TypeError, ValueError):
        edges = []
    if len(edges) != 4 or not all(map(math.isfinite, edges)):
        raise InkError("A box is four numbers: left, top, right and bottom, in pixels.")
    x, y, other_x, other_y = edges
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _read(picture: Picture, classifier: Classifier, boxes: list[Box]) -> list[Glyph]:
    if not boxes:
        return []
    marks = find_marks(find_ink(picture.pixels))
    frames = np.stack([_frame(picture, marks, box) for box in boxes])
    seen = classifier.predict(frames)
    return [
        Glyph(
            probabilities=seen.probabilities[at],
            digit_score=float(seen.digit_scores[at]),
            is_digit=bool(seen.are_digits[at]) and bool(frames[at].any()),
            box=box,
            frame=frames[at],
        )
        for at, box in enumerate(boxes)
    ]


def _frame(picture: Picture, marks: Marks, box: Box) -> Frame:
    """The ink in a box, framed; all paper if there is none."""
    left, top, right, bottom = _pixels(picture, box)
    ink = _own_ink(marks, left, top, right, bottom)
    if not ink.any():
        # Too faint or too small beside the rest of the picture: a person has said that it counts.
        ink = _ink_nearby(picture, left, top, right, bottom)
    return frame_image(ink) if ink.any() else np.zeros((SIDE, SIDE), np.float32)


def _pixels(picture: Picture, box: Box) -> tuple[int, int, int, int]:
    """The box in pixels of what is worked on: inside it, and never empty."""
    along, down = picture.scale
    height, width = picture.pixels.shape[:2]
    left = min(max(int(np.floor(box[0] / along)), 0), width - 1)
    top = min(max(int(np.floor(box[1] / down)), 0), height - 1)
    right = min(max(int(np.ceil(box[2] / along)), left + 1), width)
    bottom = min(max(int(np.ceil(box[3] / down)), top + 1), height)
    return left, top, right, bottom


def _own_ink(marks: Marks, left: int, top: int, right: int, bottom: int) -> Frame:
    """The ink of the marks that belong to a box, float32 (h, w)."""
    labels = marks.labels[top:bottom, left:right]
    inside = np.bincount(labels.ravel(), minlength=len(marks) + 1)[1:]
    if not inside.any():
        return np.zeros(labels.shape, np.float32)
    belongs = np.zeros(len(marks) + 1, bool)
    belongs[1:] = inside >= _BELONGS * np.maximum(marks.areas, 1)
    # A share of digits that touch may be small, and is what the box is about all the same.
    belongs[1 + int(inside.argmax())] = True
    ink: Frame = marks.ink[top:bottom, left:right] * belongs[labels]
    return ink


def _ink_nearby(picture: Picture, left: int, top: int, right: int, bottom: int) -> Frame:
    """The ink of a box, told from the paper right around it."""
    along, down = round(_MARGIN * (right - left)), round(_MARGIN * (bottom - top))
    x, y = max(0, left - along), max(0, top - down)
    nearby = picture.pixels[y : bottom + down, x : right + along]
    marks = find_marks(find_ink(nearby))
    return _own_ink(marks, left - x, top - y, right - x, bottom - y)
