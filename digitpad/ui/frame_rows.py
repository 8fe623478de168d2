"""The rows of a grid of frames as images, made by array: painting each takes ten times as long."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea

from digitpad.data.corpus import Frames
from digitpad.ui.frame_image import SIDE, colours_of

GAP: Final = 8
"""Units between two frames."""
EDGE: Final = 4
"""Units around all of them."""
_BELOW: Final = 2
"""Units between a frame and its caption: room for the outline of the chosen one."""
_KEPT: Final = 96
"""More rows than any screen shows, so that one is made once while it is in sight or near."""


@dataclass(frozen=True)
class GridLayout:
    """Sizes, in the widget's units if nothing else is said.

    Attributes:
        ratio: pixels of the screen for a unit.
        scale: pixels of the screen for each of a frame's.
        tile: width and height of a frame.
        columns: frames in a row.
        width: from one frame to the next.
        height: from one row to the next.
    """

    ratio: float
    scale: int
    tile: int
    columns: int
    width: int
    height: int

    def left(self, column: int) -> int:
        """Where a frame of that column begins."""
        return EDGE + column * self.width + (self.width - self.tile) // 2

    def pixels(self, units: int) -> int:
        """So many units in pixels of the screen."""
        return round(units * self.ratio)


@dataclass(frozen=True, eq=False)
class _Row:
    """A row of the grid, and the pixels that its image is a view of."""

    pixels: NDArray[np.uint32]
    image: QImage

    @classmethod
    def of(cls, pixels: NDArray[np.uint32], ratio: float) -> _Row:
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        return cls(pixels, image)


class FrameRows:
    """Makes rows in the palette and the font of a widget, and keeps those used last."""

    def __init__(self, widget: QAbstractScrollArea) -> None:
        self._widget = widget
        self._rows: OrderedDict[int, _Row] = OrderedDict()
        self._stamps: dict[tuple[str, bool], NDArray[np.uint32]] = {}
        self._look()

    def layout(self, zoom: int) -> GridLayout:
        """How frames lie in the widget, each `zoom` times as large; all rows are forgotten."""
        self.forget()
        ratio, width = self._widget.devicePixelRatioF(), self._widget.viewport().width()
        # A whole number of the screen's pixels for each of a frame's, so that all are alike.
        scale = max(1, round(zoom * ratio))
        tile = round(SIDE * scale / ratio)
        narrowest = max(tile, self._caption_size.width()) + GAP
        columns = max(1, (width - 2 * EDGE) // narrowest)
        # What is to spare lies between the columns, not beside them.
        cell = max((width - 2 * EDGE) // columns, narrowest)
        height = tile + _BELOW + self._caption_size.height() + GAP
        return GridLayout(ratio, scale, tile, columns, cell, height)

    def forget(self) -> None:
        """Make all rows anew: the frames, the palette or the font may be others."""
        self._rows.clear()
        self._stamps.clear()
        self._look()

    def image(
        self,
        row: int,
        frames: Frames,
        indices: NDArray[np.int64],
        caption: Callable[[int], tuple[str, bool]],
        layout: GridLayout,
    ) -> QImage:
        """A row as an image, as wide as the widget's viewport.

        Args:
            row: its number, by which it is kept.
            frames: uint8 (n, 28, 28).
            indices: int64 (k,), of the frames that are in it.
            caption: a few letters for an index, and whether they are to stand out.
            layout: how they lie.
        """
        found = self._rows.get(row)
        if found is None:
            captions = [caption(int(index)) for index in indices]
            found = self._rows[row] = self._make(frames[indices], captions, layout)
            if len(self._rows) > _KEPT:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(row)
        return found.image

    def _look(self) -> None:
        """Take over palette and font."""
        self._palette = QPalette(self._widget.palette())
        self._colours = colours_of(self._palette)
        font = self._widget.font()
        self._small = QFont(font)
        self._small.setPointSizeF(max(font.pointSizeF() * 0.85, 6.0))
        self._bold = QFont(self._small)
        self._bold.setBold(True)
        metrics = QFontMetrics(self._bold)
        self._caption_size = QSize(metrics.horizontalAdvance("0→0|0") + 2, metrics.height())

    def _make(self, frames: Frames, captions: list[tuple[str, bool]], layout: GridLayout) -> _Row:
        colours, palette = self._colours[frames], self._palette
        tiles = colours.repeat(layout.scale, axis=1).repeat(layout.scale, axis=2)
        _outline(tiles, 1, palette.color(QPalette.ColorRole.Mid).rgb())
        bold = np.array([stands_out for _, stands_out in captions])
        if bold.any():
            marked = tiles[bold]
            _outline(marked, 2, palette.color(QPalette.ColorRole.WindowText).rgb())
            tiles[bold] = marked
        size = (layout.pixels(layout.height), layout.pixels(self._widget.viewport().width()))
        pixels = np.full(size, palette.color(QPalette.ColorRole.Window).rgb(), np.uint32)
        side = tiles.shape[1]
        for column, (tile, caption) in enumerate(zip(tiles, captions, strict=True)):
            left = layout.pixels(layout.left(column))
            pixels[:side, left : left + side] = tile
            stamp = self._stamp(*caption, layout)
            below = pixels[
                side + layout.pixels(_BELOW) :, max(left + (side - stamp.shape[1]) // 2, 0) :
            ]
            height, width = (min(pair) for pair in zip(stamp.shape, below.shape, strict=True))
            below[:height, :width] = stamp[:height, :width]
        return _Row.of(pixels, layout.ratio)

    def _stamp(self, text: str, stands_out: bool, layout: GridLayout) -> NDArray[np.uint32]:
        """A caption as pixels, (h, w), 0xffRRGGBB; there are few, and each is painted once."""
        found = self._stamps.get((text, stands_out))
        if found is None:
            palette, size = self._palette, self._caption_size
            image = QImage(
                layout.pixels(size.width()),
                layout.pixels(size.height()),
                QImage.Format.Format_RGB32,
            )
            image.setDevicePixelRatio(layout.ratio)
            image.fill(palette.color(QPalette.ColorRole.Window))
            painter = QPainter(image)
            painter.setFont(self._bold if stands_out else self._small)
            role = QPalette.ColorRole
            painter.setPen(palette.color(role.WindowText if stands_out else role.PlaceholderText))
            painter.drawText(QRect(QPoint(), size), Qt.AlignmentFlag.AlignCenter, text)
            painter.end()
            pixels = np.frombuffer(image.constBits(), np.uint32)
            found = pixels.reshape(image.height(), image.width()).copy()
            self._stamps[text, stands_out] = found
        return found


def _outline(tiles: NDArray[np.uint32], width: int, colour: int) -> None:
    """Draw a frame of `width` pixels into each tile, (n, h, w)."""
    for edge in (slice(width), slice(-width, None)):
        tiles[:, edge, :] = colour
        tiles[:, :, edge] = colour
