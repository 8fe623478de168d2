"""What the pad looks like: paper, ink, picture, boxes, hint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen

from digitpad.ink.strokes import Box
from digitpad.ui.pad_ink import PadInk

if TYPE_CHECKING:
    from digitpad.ui.canvas import Canvas

_CORNER: Final = 10.0
_BOX_MARGIN: Final = 5.0
_HALO: Final = 0.75
"""How opaque the pixel of paper beside an outline is, which is to be seen on any picture."""


class CanvasPainter:
    """Paints a canvas, and repaints of it only what has changed.

    Attributes:
        ink: the ink of a drawing.
    """

    def __init__(self, canvas: Canvas, hint: str, second_hint: str) -> None:
        self._canvas = canvas
        self._hint = hint
        self._second_hint = second_hint
        self._boxes: tuple[Box, ...] = ()
        self._chosen = -1
        self.ink = PadInk(canvas)

    # Boxes

    def set_boxes(self, boxes: tuple[Box, ...], chosen: int) -> None:
        """Mark glyphs; repaints only where a box comes, goes or changes."""
        if boxes == self._boxes and chosen == self._chosen:
            return
        old = self._marked_areas()
        self._boxes, self._chosen = boxes, chosen
        new = self._marked_areas()
        for area in set(old) ^ set(new):
            left, top, width, height, _ = area
            self._canvas.update(QRect(left, top, width, height))

    def _marked_areas(self) -> list[tuple[int, int, int, int, bool]]:
        areas = []
        for at, box in enumerate(self._boxes):
            rect = self.box_on_screen(box).toAlignedRect().adjusted(-3, -3, 3, 3)
            areas.append((rect.x(), rect.y(), rect.width(), rect.height(), at == self._chosen))
        return areas

    def box_on_screen(self, box: Box, margin: float = _BOX_MARGIN) -> QRectF:
        """Where a box is drawn, in pixels of the widget; `margin`, around one of a picture."""
        picture = self._canvas.sheet.picture
        if picture is None:
            return self._canvas.view.box_to_pixels(box, self._canvas.pen_size / 2 + margin)
        place = self.picture_place()
        scale = place.width() / max(picture.width, 1)
        left, top, right, bottom = box
        rect = QRectF(
            place.x() + left * scale,
            place.y() + top * scale,
            (right - left) * scale,
            (bottom - top) * scale,
        )
        return rect.marginsAdded(QMarginsF(margin, margin, margin, margin))

    def picture_place(self) -> QRectF:
        """Where the picture on the pad is, in pixels of the widget."""
        picture = self._canvas.sheet.picture
        if picture is None:
            return QRectF(self._canvas.rect())
        return self._canvas.zoom.place(picture)

    # Painting

    def paint(self, area: QRect) -> None:
        """Paint the part of the canvas in `area`."""
        canvas = self._canvas
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = canvas.palette()
        outline = palette.color(QPalette.ColorRole.Mid)
        outline.setAlphaF(0.55)
        painter.setPen(QPen(outline, 1))
        painter.setBrush(palette.base())
        painter.drawRoundedRect(
            QRectF(canvas.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER
        )
        sheet = canvas.sheet
        if sheet.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            inside = QPainterPath()
            inside.addRoundedRect(QRectF(canvas.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
            painter.setClipPath(inside)
            place = self.picture_place()
            painter.drawImage(place, sheet.picture.image)
            # White paper on the white pad has an edge too.
            painter.setPen(QPen(outline, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        elif sheet.drawing:
            self.ink.paint(painter, area)
        else:
            self._paint_hint(painter)
        self._paint_boxes(painter)
        canvas.picture_tool.paint(painter)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        middle = QRectF(self._canvas.rect()).center()
        font = self._canvas.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        painter.setPen(self._canvas.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(font)
        self._paint_line(painter, middle + QPointF(0, -14), self._hint)
        painter.setFont(self._canvas.font())
        self._paint_line(painter, middle + QPointF(0, 18), self._second_hint)

    def _paint_line(self, painter: QPainter, middle: QPointF, text: str) -> None:
        rect = QRectF(0, 0, self._canvas.width() - 24, 40)
        rect.moveCenter(middle)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_boxes(self, painter: QPainter) -> None:
        palette = self._canvas.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        halo = palette.color(QPalette.ColorRole.Base)
        halo.setAlphaF(_HALO)
        on_picture = self._canvas.sheet.picture is not None
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at, box in enumerate(self._canvas.picture_tool.live_boxes(self._boxes)):
            chosen = at == self._chosen
            colour = QColor(accent)
            colour.setAlphaF(1.0 if chosen else 0.7)
            width = 2.5 if chosen else 1.5
            rect = self.box_on_screen(box)
            if on_picture:
                painter.setPen(QPen(halo, width + 2))
                painter.drawRoundedRect(rect, 4, 4)
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(rect, 4, 4)
