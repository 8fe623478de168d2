"""From a picture's file, or a pasted picture, to what the pad shows of it.

Imports Pillow and SciPy by what it imports: only the recognition thread should.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from digitpad.ink import InkError
from digitpad.ink.picture import Picture as OpenedPicture
from digitpad.ink.picture import open_picture
from digitpad.ink.strokes import Box
from digitpad.recognition.reading import Glyph, Reading
from digitpad.recognition.recognizer import Recognizer
from digitpad.ui.picture_edits import unturned
from digitpad.ui.sheet import Picture, PictureSource


def read_picture(recognizer: Recognizer | None, source: PictureSource) -> Picture:
    """Open and read a picture; without a recognizer it is shown and not read.

    Raises:
        InkError: it cannot be opened or read; the message is a sentence that names it.
    """
    opened = open_picture(_openable(source))
    reading = Reading() if recognizer is None else recognizer.read_picture(opened)
    width, height = opened.size
    return Picture(source, _to_image(opened.pixels), width, height, reading, opened=opened)


def read_again(recognizer: Recognizer | None, picture: Picture, *, same_model: bool) -> Picture:
    """Read a picture that is on the pad: with another model, or as the user has changed it.

    Args:
        recognizer: what to read it with; None: nothing can be read.
        picture: as it is on the pad.
        same_model: what `recognizer` read before is worth keeping.

    Raises:
        InkError: it cannot be read; the message is a sentence that names it.
    """
    if recognizer is None:
        return replace(picture, reading=Reading(), is_stale=False)
    opened = picture.opened or open_picture(_openable(picture.source))
    if picture.boxes is not None:
        known = {glyph.box: glyph for glyph in picture.reading.glyphs} if same_model else {}
        boxes: list[Box | Glyph] = [known.get(box, box) for box in picture.boxes]
        reading = recognizer.read_picture(opened, boxes=boxes)
        # In reading order: the third box is the third glyph.
        in_order = tuple(glyph.box for glyph in reading.glyphs)
        return replace(picture, reading=reading, boxes=in_order, is_stale=False)
    if picture.part is None:
        reading = recognizer.read_picture(opened)
    else:
        reading = _moved(recognizer.read_picture(_part(picture, opened)), picture.part)
    return replace(picture, reading=reading, is_stale=False)


def to_array(image: QImage) -> NDArray[np.uint8]:
    """The pixels of a QImage, uint8 (h, w, 4): red, green, blue and alpha."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(plain.constBits(), np.uint8)
    # Four bytes a pixel: a line of this format has no padding.
    return pixels.reshape(plain.height(), plain.width(), 4).copy()


def _openable(source: PictureSource) -> NDArray[np.uint8] | str:
    return to_array(source) if isinstance(source, QImage) else str(source)


def _part(picture: Picture, opened: OpenedPicture) -> OpenedPicture:
    """The part of a picture that is to be read, in as much detail as its file has."""
    assert picture.part is not None
    try:
        part = open_picture(_openable(picture.source), part=unturned(picture.part, picture))
    except InkError:
        # The file has gone in the meantime; what is on the pad is still there.
        return open_picture(opened, part=picture.part)
    pixels = np.ascontiguousarray(np.rot90(part.pixels, -picture.turns))
    return replace(part, pixels=pixels, size=part.size[::-1] if picture.turns % 2 else part.size)


def _moved(reading: Reading, part: Box) -> Reading:
    """A reading of a part with its boxes in the picture."""
    x, y = part[:2]
    glyphs = (
        replace(glyph, box=(glyph.box[0] + x, glyph.box[1] + y, glyph.box[2] + x, glyph.box[3] + y))
        for glyph in reading.glyphs
    )
    return replace(reading, glyphs=tuple(glyphs))


def _to_image(pixels: NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape[:2]
    data = np.ascontiguousarray(pixels).tobytes()
    # A copy, because QImage does not keep the bytes alive.
    return QImage(data, width, height, width * 3, QImage.Format.Format_RGB888).copy()
