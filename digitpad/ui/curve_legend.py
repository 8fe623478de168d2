"""Which line of the curves is which, told by stroke, dash and marker as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

MARKER: Final = 9
"""Pixels of a marker's width."""

_SAMPLE: Final = 32
_GAP: Final = 8
_BETWEEN: Final = 24
_Role = QPalette.ColorRole


def line_pens(palette: QPalette) -> tuple[QPen, QPen, QPen]:
    """The pens of each batch, of the epochs, and of what is held back."""
    pale = QColor(palette.color(_Role.PlaceholderText))
    pale.setAlphaF(0.75)
    pens = (
        QPen(pale, 1),
        QPen(palette.color(_Role.Text), 1.6),
        QPen(palette.color(_Role.Highlight), 2, Qt.PenStyle.DashLine),
    )
    for pen in pens:
        # Of so many pixels, however far the axes go.
        pen.setCosmetic(True)
    return pens


class CurveLegend(QWidget):
    """One line for both plots, above them: inside it would cover the curves of a small window."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curveLegend")
        self.setAccessibleName(", ".join(names))
        self._names = tuple(names)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line of text."""
        metrics = self.fontMetrics()
        words = sum(metrics.horizontalAdvance(name) for name in self._names)
        between = len(self._names) * (_SAMPLE + _GAP) + (len(self._names) - 1) * _BETWEEN
        return QSize(words + between, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a piece of each line, its marker on it, and what it is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, middle, left = self.palette(), self.height() / 2, 0.0
        for at, (name, pen) in enumerate(zip(self._names, line_pens(palette), strict=True)):
            painter.setPen(pen)
            painter.drawLine(QPointF(left, middle), QPointF(left + _SAMPLE, middle))
            painter.setPen(QPen(pen.color(), 1.4))
            centre, half = QPointF(left + _SAMPLE / 2, middle), MARKER / 2
            if at == 1:
                painter.setBrush(palette.color(_Role.Window))
                painter.drawEllipse(centre, half, half)
            elif at > 1:
                painter.setBrush(pen.color())
                corners = ((0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0))
                painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
            width = self.fontMetrics().horizontalAdvance(name)
            painter.setPen(palette.color(_Role.WindowText))
            place = QRectF(left + _SAMPLE + _GAP, 0, width + 1, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
            left = place.right() + _BETWEEN
        painter.end()
