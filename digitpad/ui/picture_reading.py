"""From a picture's file, or a pasted picture, to what the pad shows of it.

Imports Pillow and SciPy by what it imports: only the recognition thread should.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from digitpad.ink.picture import open_picture
from digitpad.recognition.reading import Reading
from digitpad.recognition.recognizer import Recognizer
from digitpad.ui.sheet import Picture, PictureSource


def read_picture(recognizer: Recognizer | None, source: PictureSource) -> Picture:
    """Open and read a picture; without a recognizer it is shown and not read.

    Raises:
        InkError: it cannot be opened or read; the message is a sentence that names it.
    """
    opened = open_picture(to_array(source) if isinstance(source, QImage) else source)
    reading = Reading() if recognizer is None else recognizer.read_picture(opened)
    width, height = opened.size
    return Picture(source, _to_image(opened.pixels), width, height, reading)


def to_array(image: QImage) -> NDArray[np.uint8]:
    """The pixels of a QImage, uint8 (h, w, 4): red, green, blue and alpha."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(plain.constBits(), np.uint8)
    # Four bytes a pixel: a line of this format has no padding.
    return pixels.reshape(plain.height(), plain.width(), 4).copy()


def _to_image(pixels: NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape[:2]
    data = np.ascontiguousarray(pixels).tobytes()
    # A copy, because QImage does not keep the bytes alive.
    return QImage(data, width, height, width * 3, QImage.Format.Format_RGB888).copy()
