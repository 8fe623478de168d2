"""Ink in, reading out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from digitpad.ink import InkError
from digitpad.ink.picture import Picture, Source, open_picture
from digitpad.ink.strokes import Box, Drawing, Stroke
from digitpad.library.card import Card
from digitpad.recognition.box_reader import read_boxes
from digitpad.recognition.classifier import Classifier
from digitpad.recognition.picture_reader import read_marks
from digitpad.recognition.reading import Glyph, Reading
from digitpad.recognition.stroke_reader import Memory, read_drawing

MOST_STROKES: Final = 2000
"""Of a drawing, unless it is one glyph: each is looked at with its neighbours. A page of numbers
has a thousand."""
_OFF: Final = 0.5
"""How far a value of a frame may be off: what interpolation and noise leave."""


class Recognizer:
    """Reads drawings and pictures with one model."""

    def __init__(self, classifier: Classifier) -> None:
        self.classifier = classifier
        self._memory = Memory()

    @classmethod
    def load(cls, path: str | Path | None = None) -> Recognizer:
        """Load a model by its folder or .tflite file; None: the shipped one.

        Raises:
            ModelError: it is missing, broken, or does not fit.
        """
        return cls(Classifier.load(path))

    @property
    def card(self) -> Card:
        """What is known of the model in use."""
        return self.classifier.card

    def classify(self, frames: ArrayLike) -> NDArray[np.float32]:
        """What the model makes of frames: see `ink.frame` for how ink becomes one.

        Args:
            frames: (n, 28, 28), float32 from 0 paper to 1 ink, or uint8 from 0 to 255.

        Returns:
            Probabilities, float32 (n, 10); rows sum to 1.

        Raises:
            ValueError: the frames have another shape, or values that are no ink.
        """
        given = np.asarray(frames)
        if given.dtype == np.uint8:
            given = given * np.float32(1 / 255)
        # Someone else's 0 to 255 would be read as blots, and something would come out.
        if given.size and not -_OFF <= given.min() <= given.max() <= 1 + _OFF:
            raise ValueError("frames must hold numbers from 0, paper, to 1, ink")
        return self.classifier.predict(given).probabilities

    def read_strokes(
        self,
        strokes: Drawing | Iterable[Stroke | ArrayLike],
        *,
        single: bool = False,
        unfinished: bool = False,
    ) -> Reading:
        """Read a drawing.

        Args:
            strokes: a drawing, or a list of (n, 2) arrays, y down, in any unit.
            single: all of it is one glyph.
            unfinished: the pen still moves. No stroke is divided into several digits then, which
                takes longer than a moving pen waits and changes with every point.

        Raises:
            InkError: a stroke is not (n, 2) finite numbers, or there are too many of them.
        """
        drawing = Drawing.of(strokes)
        if len(drawing) > MOST_STROKES and not single:
            raise InkError(
                "A drawing of {count} strokes cannot be read, {most} at most: save parts of it.",
                count=len(drawing),
                most=MOST_STROKES,
            )
        return read_drawing(
            drawing, self.classifier, self._memory, single=single, unfinished=unfinished
        )

    def read_picture(
        self,
        source: Source | Picture,
        *,
        single: bool = False,
        boxes: Sequence[Box | Glyph] | None = None,
    ) -> Reading:
        """Read a picture.

        Args:
            source: a path, a Pillow image, an array (h, w) or (h, w, 3 or 4), uint8 or float, or
                what `open_picture` made of one of these.
            single: all of its ink is one glyph.
            boxes: what is in each of them is one glyph, and nothing else is read; left, top, right,
                bottom in pixels of the picture as displayed, or a glyph to keep as it is.

        Returns:
            Glyphs with boxes in pixels of the picture as displayed, turned by its EXIF tag; none
            if the sheet is blank.

        Raises:
            InkError: it cannot be read; the sentence names the file and says what to do.
        """
        picture = open_picture(source)
        if boxes is not None:
            return read_boxes(picture, self.classifier, boxes)
        return read_marks(picture, self.classifier, single=single)
