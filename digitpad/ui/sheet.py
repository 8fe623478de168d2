"""What lies on the pad: a drawing, or a picture with what was read in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtGui import QImage

from digitpad.ink.strokes import Drawing

if TYPE_CHECKING:
    from digitpad.recognition.reading import Reading

PictureSource: TypeAlias = Path | QImage
"""A file, or a picture that was pasted or dropped without one."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture that was read.

    Attributes:
        source: where it came from, to read it again with another model.
        image: what to show; smaller than the picture if that is larger than a screen.
        width: of the picture itself, in pixels: the unit of the boxes in `reading`.
        height: likewise.
        reading: what was found in it.
        model_number: of the model that read it, as ModelService counts them.
    """

    source: PictureSource
    image: QImage
    width: int
    height: int
    reading: Reading
    model_number: int = 0


@dataclass(frozen=True, eq=False)
class Sheet:
    """Everything on the pad. Empty is falsy."""

    drawing: Drawing = field(default_factory=Drawing)
    picture: Picture | None = None

    def __bool__(self) -> bool:
        return bool(self.drawing) or self.picture is not None
