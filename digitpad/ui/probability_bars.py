"""Ten bars: how probable each digit is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from digitpad.ui.announce import tell_assistants

_DIGITS: Final = 10
_ROW: Final = 20
_BAR: Final = 10.0
_MARKER: Final = 14.0
_GAP: Final = 10.0


class ProbabilityBars(QWidget):
    """Shows ten probabilities, or that there are none.

    The most probable digit has a marker and bold type, so that it is found without colour.
    For a glyph that is no digit none stands out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilityBars")
        self.setAccessibleName(self.tr("Probabilities of the ten digits"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._probabilities: tuple[float, ...] = ()
        self._is_digit = True
        self._describe()
        self._measure()

    @property
    def probabilities(self) -> tuple[float, ...]:
        """The ten probabilities on show; empty when there are none."""
        return self._probabilities

    @property
    def top(self) -> int | None:
        """The digit that is set off; None when there is none."""
        if not self._probabilities or not self._is_digit:
            return None
        return max(range(_DIGITS), key=self._probabilities.__getitem__)

    def show_probabilities(self, probabilities: Sequence[float], *, is_digit: bool = True) -> None:
        """Show ten probabilities, 0 to 1, or none if empty."""
        self._probabilities = tuple(float(p) for p in probabilities)
        self._is_digit = is_digit
        self._describe()
        self.update()

    def percent(self, digit: int) -> str:
        """What stands beside a bar."""
        if not self._probabilities:
            return ""
        return self.tr("{percent} %").format(
            percent=self.locale().toString(self._probabilities[digit] * 100, "f", 1)
        )

    def _describe(self) -> None:
        top = self.top
        if not self._probabilities:
            text = self.tr("Nothing has been read yet.")
        elif top is None:
            text = self.tr("No digit was recognised.")
        else:
            text = self.tr("{digit} is the most probable digit, at {percent}.").format(
                digit=top, percent=self.percent(top)
            )
        tell_assistants(self, text)

    def _measure(self) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetricsF(bold)
        self._bold = bold
        self._line = metrics.height()
        self._digit_width = metrics.horizontalAdvance("0")
        self._percent_width = metrics.horizontalAdvance("100.0 %") + 2

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Ten rows with air."""
        return QSize(280, _DIGITS * max(_ROW, math.ceil(self._line) + 4))

    def minimumSizeHint(self) -> QSize:
        """Ten rows, close."""
        return QSize(200, _DIGITS * math.ceil(self._line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that the event touches."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height() / _DIGITS
        top = self.top
        for digit in range(_DIGITS):
            row = QRectF(0, digit * height, self.width(), height)
            if row.intersects(QRectF(event.rect())):
                self._paint_row(painter, row, digit, is_top=digit == top)
        painter.end()

    def _paint_row(self, painter: QPainter, row: QRectF, digit: int, *, is_top: bool) -> None:
        palette = self.palette()
        middle = row.center().y()
        text = palette.color(QPalette.ColorRole.WindowText)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        accent = palette.color(QPalette.ColorRole.Accent)
        if is_top:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawPolygon(
                QPolygonF([QPointF(1, middle - 5), QPointF(9, middle), QPointF(1, middle + 5)])
            )
        painter.setFont(self._bold if is_top else self.font())
        painter.setPen(text if is_top or not self._probabilities else quiet)
        label = QRectF(_MARKER, row.y(), self._digit_width, row.height())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, str(digit))
        left = label.right() + _GAP
        groove = QRectF(
            left, middle - _BAR / 2, row.width() - self._percent_width - _GAP - left, _BAR
        )
        groove_colour = QColor(text)
        groove_colour.setAlphaF(0.08)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(groove_colour)
        painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
        if not self._probabilities:
            return
        self._paint_bar(painter, groove, self._probabilities[digit], accent if is_top else quiet)
        percent = QRectF(groove.right() + _GAP, row.y(), self._percent_width, row.height())
        painter.setPen(text if is_top else quiet)
        painter.drawText(
            percent,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self.percent(digit),
        )

    @staticmethod
    def _paint_bar(painter: QPainter, groove: QRectF, share: float, colour: QColor) -> None:
        width = groove.width() * share
        # Less than this is no bar but a speck of dirt.
        if width < 1:
            return
        painter.setBrush(colour)
        # A bar shorter than its round ends would bulge out of the groove.
        bar = QRectF(groove.x(), groove.y(), max(width, _BAR), groove.height())
        painter.setClipRect(QRectF(groove.x(), groove.y(), width, groove.height()))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.setClipping(False)
