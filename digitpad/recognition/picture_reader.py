"""Reading a picture: its marks become glyphs, the classifier choosing which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from digitpad.ink.frame import Frame, frame_image
from digitpad.ink.marks import Boxes, Marks, find_marks
from digitpad.ink.paper import find_ink
from digitpad.ink.picture import Picture
from digitpad.ink.segment import lines_of, usual_height
from digitpad.recognition.choosing import Run, cheapest_path, glyph_costs
from digitpad.recognition.classifier import Classifier
from digitpad.recognition.reading import Glyph, Reading

_MOST_MARKS: Final = 1200
_SPECK: Final = 0.22
"""Of the usual height: what is smaller both ways is no character."""
_MERGE_GAP: Final = 0.3
"""Usual heights between the parts of one glyph at most."""
_WIDEST: Final = 1.7
"""Widths in heights that a glyph may have."""
_HIGHEST: Final = 2.2
"""Usual heights that a glyph put together may have."""
_MOST_PIECES: Final = 4


def read_marks(picture: Picture, classifier: Classifier, *, single: bool) -> Reading:
    """Read a picture; with `single` all of its ink is one glyph."""
    marks = _without_specks(find_marks(find_ink(picture.pixels)))
    if len(marks) == 0:
        return Reading(notes=picture.notes)
    every = list(range(len(marks)))
    lines = [every] if single else lines_of(marks.boxes)
    glyphs: list[Glyph] = []
    for row, members in enumerate(lines):
        runs = [(0, len(members))] if single else _possible_runs(marks.boxes[members])
        frames = np.stack([_frame(members[first:end], marks) for first, end in runs])
        seen = classifier.predict(frames)
        costs = glyph_costs(seen, classifier.card)
        path = (
            runs
            if single
            else cheapest_path(dict(zip(runs, costs.tolist(), strict=True)), len(members))
        )
        for run in path:
            at = runs.index(run)
            glyphs.append(
                Glyph(
                    probabilities=seen.probabilities[at],
                    digit_score=float(seen.digit_scores[at]),
                    is_digit=bool(seen.are_digits[at]),
                    box=_box(marks.boxes[members[run[0] : run[1]]], picture),
                    frame=frames[at],
                    row=row,
                )
            )
    return Reading(tuple(glyphs), picture.notes)


def _possible_runs(boxes: Boxes) -> list[Run]:
    """Runs of a line's marks, left to right, that could be one glyph each."""
    height = usual_height(boxes)
    runs = [(at, at + 1) for at in range(len(boxes))]
    for first in range(len(boxes)):
        for end in range(first + 2, min(first + _MOST_PIECES, len(boxes)) + 1):
            part = boxes[first:end]
            if part[-1, 0] - part[:-1, 2].max() > _MERGE_GAP * height:
                break
            wide = int(part[:, 2].max() - part[:, 0].min())
            high = int(part[:, 3].max() - part[:, 1].min())
            if wide <= _WIDEST * max(height, high) and high <= _HIGHEST * height:
                runs.append((first, end))
    return runs


def _frame(members: Sequence[int], marks: Marks) -> Frame:
    boxes = marks.boxes[list(members)]
    left, top = boxes[:, :2].min(axis=0)
    right, bottom = boxes[:, 2:].max(axis=0)
    mine = np.isin(marks.labels[top:bottom, left:right], np.asarray(members) + 1)
    return frame_image(marks.ink[top:bottom, left:right] * mine)


def _box(boxes: Boxes, picture: Picture) -> tuple[float, float, float, float]:
    along, down = picture.scale
    left, top = boxes[:, :2].min(axis=0)
    right, bottom = boxes[:, 2:].max(axis=0)
    return float(left * along), float(top * down), float(right * along), float(bottom * down)


def _without_specks(marks: Marks) -> Marks:
    if len(marks) == 0:
        return marks
    size = (marks.boxes[:, 2:] - marks.boxes[:, :2]).max(axis=1)
    keep = size >= _SPECK * usual_height(marks.boxes)
    if keep.sum() > _MOST_MARKS:
        keep[np.argsort(marks.areas)[:-_MOST_MARKS]] = False
    number = np.zeros(len(marks) + 1, np.int32)
    number[1:][keep] = np.arange(1, keep.sum() + 1)
    return replace(
        marks, labels=number[marks.labels], boxes=marks.boxes[keep], areas=marks.areas[keep]
    )
