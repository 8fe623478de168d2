"""What is chosen on a picture, as it looks: the part that is read, handles, a box being drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen

_HANDLE: Final = 4.0
"""Pixels: half the side of the squares by which a box is resized."""
_VEIL: Final = 0.72
_LINE: Final = 2.5


def paint_choice(
    painter: QPainter,
    palette: QPalette,
    whole: QRectF,
    *,
    part: QRectF | None,
    new: QRectF | None,
    others: Sequence[QRectF],
    handles: Sequence[QPointF],
) -> None:
    """Paint it over the picture and its boxes; all places are in pixels of the widget.

    Args:
        painter: of the widget.
        palette: of the widget.
        whole: where the picture is.
        part: the only part that is read; None: all of it is.
        new: a box that is being drawn.
        others: boxes that are chosen besides the first.
        handles: the middles of the chosen box's handles.
    """
    accent = palette.color(QPalette.ColorRole.Accent)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if part is not None:
        veiled = QPainterPath()
        veiled.addRect(whole.adjusted(-1, -1, 1, 1))
        veiled.addRect(part)
        veil = QColor(palette.color(QPalette.ColorRole.Base))
        veil.setAlphaF(_VEIL)
        # Odd and even: what both rectangles cover stays clear.
        painter.fillPath(veiled, veil)
        painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
        painter.drawRect(part)
    painter.setPen(QPen(accent, _LINE))
    for rect in others:
        painter.drawRoundedRect(rect, 4, 4)
    if new is not None:
        painter.drawRect(new)
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(palette.base())
    for place in handles:
        painter.drawRect(QRectF(place.x() - _HANDLE, place.y() - _HANDLE, 2 * _HANDLE, 2 * _HANDLE))
