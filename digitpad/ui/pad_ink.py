"""The ink of a drawing on the pad: painted as it grows, and again only where it changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from digitpad.ink.strokes import Box, Drawing
from digitpad.ui import smooth

# Imported with the first ink: see digitpad.ink.strokes.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digitpad.ui.canvas import Canvas
    from digitpad.ui.ink_layer import InkLayer, Segments


class PadInk:
    """Keeps a canvas' ink as pixels of the screen; a stroke that grows adds to it.

    What the pen does is only written down: pixels are computed in the paint event, all that have
    come since the last one together. They are computed anew from the strokes when size, view, pen,
    palette or screen change.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._layer: InkLayer | None = None
        self._made_for: tuple[int, int, float] = (0, 0, 0.0)
        self._waiting: list[smooth.Piece] = []
        self._tail_area = QRect()

    # The stroke that is being drawn

    def extend_stroke(self, rows: Sequence[smooth.Row]) -> None:
        """A point has come; `rows` are the last three of the stroke."""
        if len(rows) == 1 and len(self._canvas.drawing) == 1:
            self._canvas.update()  # The hint goes.
        piece = smooth.newest_piece(rows)
        tail_area = self._area(smooth.tail(rows))
        area = tail_area.united(self._tail_area)
        if piece is not None:
            self._waiting.append(piece)
            area = area.united(self._area(piece))
        self._tail_area = tail_area
        self._canvas.update(area)

    def finish_stroke(self, rows: Sequence[smooth.Row]) -> None:
        """The pen was lifted; what is between the last piece and the pen stays."""
        self._waiting.append(smooth.tail(rows))
        self._canvas.update(self._tail_area)
        self._tail_area = QRect()

    def _area(self, piece: smooth.Piece) -> QRect:
        """The pixels of the widget that a piece may touch."""
        x0, y0, cx, cy, x1, y1, begin, end = piece
        box = min(x0, cx, x1), min(y0, cy, y1), max(x0, cx, x1), max(y0, cy, y1)
        return self._on_screen(box, max(begin, end))

    def _on_screen(self, box: Box, share: float = 1.0) -> QRect:
        margin = self._canvas.pen_size * share / 2
        pixels = self._canvas.view.box_to_pixels(box, margin)
        return pixels.toAlignedRect().adjusted(-2, -2, 2, 2)

    # Other changes

    def forget(self) -> None:
        """Compute all pixels anew in the next paint event."""
        self._layer = None
        self._waiting.clear()
        self._tail_area = QRect()
        self._canvas.update()

    def change(self, before: Drawing, after: Drawing) -> None:
        """Another drawing is to be shown in the same place; most of its strokes are the same."""
        if self._layer is None or not before or not after:
            self.forget()
            return
        self._stamp_waiting(self._layer)
        old, new = set(map(id, before.strokes)), set(map(id, after.strokes))
        holes = [stroke.box for stroke in before.strokes if id(stroke) not in new]
        for hole in holes:
            area = self._on_screen(hole)
            self._layer.erase(self._in_layer(area))
            self._canvas.update(area)
        # Half a pen on either side, and the pixels by which areas are larger than what is in them.
        near = self._canvas.pen_size + 4 / self._canvas.view.scale
        for stroke in after.strokes:
            is_new = id(stroke) not in old
            if is_new:
                self._canvas.update(self._on_screen(stroke.box))
            # What is whole already stays as it is when it is stamped once more.
            if is_new or any(_are_near(stroke.box, hole, near) for hole in holes):
                self._layer.stamp(self._segments(smooth.pieces(stroke)))
        self._tail_area = QRect()

    # Painting

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint the ink in a part of the widget."""
        layer = self._ready_layer()
        rows = self._canvas.live_rows()
        tail = None if rows is None else self._segments([smooth.tail(rows)])
        source = self._in_layer(area)
        ratio = self._made_for[2]
        painter.save()
        # In pixels of the screen: where they are no whole number to a pixel of the widget, Qt would
        # blur the ink and leave seams between the parts that it paints one by one.
        painter.scale(1 / ratio, 1 / ratio)
        with nullcontext() if tail is None else layer.stamped_for_now(tail):
            painter.drawImage(source.topLeft(), layer.image, source)
        painter.restore()

    def _ready_layer(self) -> InkLayer:
        """The layer with everything but the tail of the stroke that is being drawn."""
        canvas = self._canvas
        made_for = (canvas.width(), canvas.height(), canvas.devicePixelRatioF())
        if self._layer is not None and self._made_for == made_for:
            self._stamp_waiting(self._layer)
            return self._layer
        from digitpad.ui.ink_layer import InkLayer

        self._made_for = width, height, ratio = made_for
        self._layer = layer = InkLayer(
            math.ceil(width * ratio), math.ceil(height * ratio), canvas.palette().text().color()
        )
        self._waiting.clear()
        strokes = canvas.drawing.strokes
        for at, stroke in enumerate(strokes, start=1):
            finished = at < len(strokes) or not canvas.pen_is_down
            layer.stamp(self._segments(smooth.pieces(stroke, finished=finished)))
        return layer

    def _stamp_waiting(self, layer: InkLayer) -> None:
        if self._waiting:
            layer.stamp(self._segments(self._waiting))
            self._waiting.clear()

    def _segments(self, pieces: NDArray[np.float64] | Sequence[smooth.Piece]) -> Segments:
        from digitpad.ui.ink_layer import to_segments

        view, ratio = self._canvas.view, self._made_for[2]
        return to_segments(
            pieces,
            self._canvas.pen_size,
            view.scale * ratio,
            view.middle_x * ratio,
            view.middle_y * ratio,
        )

    def _in_layer(self, area: QRect) -> QRect:
        """A part of the widget, in whole pixels of the screen."""
        ratio = self._made_for[2]
        left, top = area.x() * ratio, area.y() * ratio
        return QRectF(left, top, area.width() * ratio, area.height() * ratio).toAlignedRect()


def _are_near(one: Box, other: Box, distance: float) -> bool:
    return (
        one[0] - distance <= other[2]
        and other[0] - distance <= one[2]
        and one[1] - distance <= other[3]
        and other[1] - distance <= one[3]
    )
