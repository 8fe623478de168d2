"""A reading with what the user says in place of what the model read.

Imports NumPy by what it imports: not for the main window's start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from digitpad.recognition.reading import Glyph, Reading
from digitpad.ui.label_buttons import NO_DIGIT


@dataclass(frozen=True, eq=False)
class PutRight(Reading):
    """A reading that spells what the user says; its glyphs are still what the model thinks.

    Attributes:
        labels: of each glyph: 0 to 9, -1 for no digit, or None, if it was read right.
    """

    labels: Sequence[int | None] = ()

    @cached_property
    def text(self) -> str:
        """The digits in order, as they are put right."""
        return self._in_words.text

    @cached_property
    def marked_text(self) -> str:
        """Like `text`, with "?" for each glyph that is no digit."""
        return self._in_words.marked_text

    @cached_property
    def _in_words(self) -> Reading:
        return Reading(tuple(map(_said, self.glyphs, self.labels)))


def _said(glyph: Glyph, label: int | None) -> Glyph:
    if label is None:
        return glyph
    if label == NO_DIGIT:
        return replace(glyph, is_digit=False)
    return replace(glyph, is_digit=True, probabilities=np.eye(10, dtype=np.float32)[label])
