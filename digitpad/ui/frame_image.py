"""Frames as images: in the palette's colours for the window, dark on light for the pad."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPalette

from digitpad.data.corpus import Frames

SIDE: Final = 28


def colours_of(palette: QPalette) -> NDArray[np.uint32]:
    """For each value of a frame, (256,), its colour 0xffRRGGBB: paper is Base, ink is Text."""
    ends = [
        np.array([colour.red(), colour.green(), colour.blue()], float)
        for colour in (
            palette.color(QPalette.ColorRole.Base),
            palette.color(QPalette.ColorRole.Text),
        )
    ]
    share = np.linspace(0, 1, 256)[:, None]
    red, green, blue = (ends[0] + (ends[1] - ends[0]) * share).round().astype(np.uint32).T
    colours: NDArray[np.uint32] = (
        np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    )
    return colours


def image_of(frame: Frames, colours: NDArray[np.uint32]) -> QImage:
    """A frame, or whatever is uint8 (h, w), as an image of as many pixels."""
    height, width = frame.shape
    data = colours[frame].tobytes()
    # A copy, because QImage does not keep the bytes alive.
    return QImage(data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def picture_of(frame: Frames) -> QImage:
    """A frame as a picture to read: dark on light, however dark the window is.

    Pixel for pixel: enlarged, its thin grey lines are taken for paper or torn apart, and six in a
    hundred of MNIST's digits would be read otherwise on the pad.
    """
    light = np.ascontiguousarray(255 - frame).tobytes()
    image = QImage(light, SIDE, SIDE, SIDE, QImage.Format.Format_Grayscale8)
    return image.convertToFormat(QImage.Format.Format_RGB32)
