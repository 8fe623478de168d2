"""What was read: glyphs in reading order, and the text they spell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.frame import Frame
from digitpad.ink.strokes import Box

Probabilities = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Glyph:
    """One character as it was read.

    Attributes:
        probabilities: float32 (10,), sums to 1.
        digit_score: larger the more digit-like; comparable within one model only.
        is_digit: whether the score reaches the threshold of the model's card, or, among other
            glyphs, what the line says: see `recognition.context`.
        box: left, top, right, bottom of its ink, in canvas units or pixels of the picture.
        frame: float32 (28, 28), what the model saw.
        row: which line of writing it stands in, 0 at the top.
        strokes: the indices of its strokes in the drawing; empty if it is from a picture.
    """

    probabilities: Probabilities
    digit_score: float
    is_digit: bool
    box: Box
    frame: Frame
    row: int = 0
    strokes: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """Of its ink, in the units of `box`."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """Likewise."""
        return self.box[3] - self.box[1]

    @property
    def digit(self) -> int:
        """The most probable digit, whether it is one or not."""
        return int(self.probabilities.argmax())

    @property
    def confidence(self) -> float:
        """The probability of `digit`, 0 to 1."""
        return float(self.probabilities.max())


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs, line of writing by line of writing."""
    rows: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        rows.setdefault(glyph.row, []).append(glyph)
    return list(rows.values())


@dataclass(frozen=True, eq=False)
class Reading:
    """All glyphs of a drawing or a picture, in reading order; empty when there is no ink.

    Attributes:
        glyphs: left to right, row by row.
        notes: sentences for the user about what was read, as "only the first of 3 pages".
    """

    glyphs: tuple[Glyph, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """The digits in order, rows separated by newlines; "" when there is no digit."""
        return self._spell("")

    @cached_property
    def marked_text(self) -> str:
        """Like `text`, with "?" for each glyph that is no digit."""
        return self._spell("?")

    def _spell(self, unknown: str) -> str:
        rows: dict[int, str] = {}
        for glyph in self.glyphs:
            mark = str(glyph.digit) if glyph.is_digit else unknown
            rows[glyph.row] = rows.get(glyph.row, "") + mark
        return "\n".join(row for _, row in sorted(rows.items()) if row)
