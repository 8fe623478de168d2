"""What lies on the pad: a drawing, or a picture with what was read in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtGui import QImage

from digitpad.ink.strokes import Box, Drawing

if TYPE_CHECKING:
    from digitpad.ink import picture as ink_picture
    from digitpad.recognition.reading import Reading

PictureSource: TypeAlias = Path | QImage
"""A file, or a picture that was pasted or dropped without one."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture that was read. All boxes are in its pixels as it is shown, turned and all.

    Attributes:
        source: where it came from.
        image: what to show; smaller than the picture if that is larger than a screen.
        width: of the picture itself, in pixels: the unit of the boxes.
        height: likewise.
        reading: what was found in it.
        model_number: of the model that read it, as ModelService counts them.
        opened: what was read; turned as it is shown.
        turns: quarter turns clockwise since it was opened.
        part: the only part that is read; None: all of it is.
        boxes: where the user says that the glyphs are; None: the recognizer finds them.
        is_stale: turns, part or boxes have changed since it was read.
    """

    source: PictureSource
    image: QImage
    width: int
    height: int
    reading: Reading
    model_number: int = 0
    opened: ink_picture.Picture | None = None
    turns: int = 0
    part: Box | None = None
    boxes: tuple[Box, ...] | None = None
    is_stale: bool = False

    @property
    def shown_boxes(self) -> tuple[Box, ...]:
        """The boxes on show: the user's, or those of the reading."""
        if self.boxes is not None:
            return self.boxes
        return () if self.is_stale else tuple(glyph.box for glyph in self.reading.glyphs)


@dataclass(frozen=True, eq=False)
class Sheet:
    """Everything on the pad. Empty is falsy."""

    drawing: Drawing = field(default_factory=Drawing)
    picture: Picture | None = None

    def __bool__(self) -> bool:
        return bool(self.drawing) or self.picture is not None
