"""The reliability diagram, and how well digit scores tell digits from what is none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from digitpad.ui.announce import tell_assistants
from digitpad.ui.measures import scaled

if TYPE_CHECKING:
    from digitpad.evaluation.scoring import Reliability

_FILL: Final = 0.45
_TICKS: Final = (0.0, 0.5, 1.0)
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BINS: Final = 40
_LARGEST: Final = 440
"""Pixels of the diagram's height; more of them would not show more."""


class _Chart(QWidget):
    """A frame with room for a title, for the numbers at its edges and a legend."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(scaled(300), scaled(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(214), scaled(200))

    @property
    def line(self) -> int:
        """Pixels of a line of text, with the air that it needs."""
        return self.fontMetrics().height() + 3

    def colour(self, role: QPalette.ColorRole, alpha: float = 1.0) -> QColor:
        found = QColor(self.palette().color(role))
        found.setAlphaF(alpha)
        return found

    def share(self, value: float, places: int = 0) -> str:
        return self.tr("{percent} %").format(
            percent=self.locale().toString(float(value) * 100, "f", places)
        )


class ReliabilityDiagram(_Chart):
    """Bars of the share right by confidence; on the dashed line they would be as they should."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("reliabilityDiagram", parent)
        self.setAccessibleName(self.tr("Reliability: share right by confidence"))
        self.setMaximumHeight(scaled(_LARGEST))
        self._shown: Reliability | None = None

    def show_reliability(self, found: Reliability) -> None:
        """Show bins of confidence."""
        self._shown = found
        bins = [self.sentence(at) for at in range(len(found.counts)) if found.counts[at]]
        tell_assistants(self, " ".join(bins))
        self.update()

    def sentence(self, at: int) -> str:
        """What a bar says."""
        assert self._shown is not None
        return self.tr("{count} with a confidence of {said} on average: {right} right.").format(
            count=self.locale().toString(int(self._shown.counts[at])),
            said=self.share(float(self._shown.confidence[at]), 1),
            right=self.share(float(self._shown.accuracy[at]), 1),
        )

    @property
    def _plot(self) -> QRectF:
        left, top = self.fontMetrics().horizontalAdvance("100 %") + 12, self.line + 8
        room = min(self.width() - left - left // 2, self.height() - top - 2 * self.line - 4)
        side = max(room, 40)
        return QRectF(left, top, side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars, line and numbers."""
        if self._shown is None:
            return
        painter = QPainter(self)
        plot, shown = self._plot, self._shown
        painter.setPen(self.colour(QPalette.ColorRole.PlaceholderText))
        line = self.line
        title = QRectF(0, 0, self.width(), line)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft, self.tr("Share right by confidence"))
        for tick in _TICKS:
            x, y = plot.x() + plot.width() * tick, plot.bottom() - plot.height() * tick
            ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - line / 2, plot.x() - 6, line), ends, self.share(tick))
            below = QRectF(x - plot.x() / 2, plot.bottom() + 3, plot.x(), line)
            painter.drawText(below, centre, self.share(tick))
        foot = QRectF(plot.x(), plot.bottom() + line + 2, plot.width(), line)
        painter.drawText(foot, centre, self.tr("Confidence"))
        width = plot.width() / len(shown.counts)
        for at, right in enumerate(shown.accuracy):
            if not shown.counts[at]:
                continue
            height = max(plot.height() * float(right), 1.0)
            bar = QRectF(plot.x() + at * width + 1, plot.bottom() - height, width - 2, height)
            painter.fillRect(bar, self.colour(QPalette.ColorRole.Accent, _FILL))
        painter.setPen(QPen(self.colour(QPalette.ColorRole.Mid), 1))
        painter.drawRect(plot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = self.colour(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(quiet, 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(plot.bottomLeft(), plot.topRight())
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say what the bar under the mouse is."""
        if (
            event.type() == QEvent.Type.ToolTip
            and isinstance(event, QHelpEvent)
            and self._shown is not None
        ):
            bins = len(self._shown.counts)
            at = math.floor((event.pos().x() - self._plot.x()) / self._plot.width() * bins)
            there = 0 <= at < bins and self._shown.counts[at] > 0
            QToolTip.showText(event.globalPos(), self.sentence(at) if there else "", self)
            return True
        return super().event(event)


class ScoreHistogram(_Chart):
    """How digit scores of digits and of what is none lie, and where the line between them is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("scoreHistogram", parent)
        self.setAccessibleName(self.tr("Digit scores of digits and of what is no digit"))
        self._digits: NDArray[np.float64] = np.zeros(0)
        self._outliers: NDArray[np.float64] = np.zeros(0)
        self._range = (0.0, 1.0)
        self._threshold: float | None = None

    def show_scores(
        self, digits: NDArray[np.float32], outliers: NDArray[np.float32], threshold: float | None
    ) -> None:
        """Show digit scores, float (m,) and (n,); those of -inf, without ink, are left out."""
        digits, outliers = (part[np.isfinite(part)] for part in (digits, outliers))
        every = np.concatenate([digits, outliers])
        low, high = (float(every.min()), float(every.max())) if len(every) else (0.0, 1.0)
        if threshold is not None:
            low, high = min(low, threshold), max(high, threshold)
        self._range = (low, high) if high > low else (low - 1, low + 1)
        self._digits, self._outliers = (
            np.histogram(part, _BINS, self._range)[0] / max(len(part), 1)
            for part in (digits, outliers)
        )
        self._threshold = threshold
        if len(digits) and len(outliers):
            text = self.tr(
                "Half of the digits score above {digits}, half of the others above {others}."
            ).format(
                digits=self.locale().toString(float(np.median(digits)), "f", 1),
                others=self.locale().toString(float(np.median(outliers)), "f", 1),
            )
            tell_assistants(self, text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both histograms one over the other, the threshold and a legend."""
        painter = QPainter(self)
        line = self.line
        top, height = 2 * line + 16, self.height() - 3 * line - 24
        plot = QRectF(0, top, max(self.width() - 1, 40), max(height, 40))
        text, quiet = QPalette.ColorRole.WindowText, QPalette.ColorRole.PlaceholderText
        digits = QBrush(self.colour(QPalette.ColorRole.Accent, _FILL))
        others = QBrush(self.colour(text), Qt.BrushStyle.BDiagPattern)
        x = plot.x()
        for brush, words in ((digits, self.tr("Digits")), (others, self.tr("No digits"))):
            box = QRectF(x + 1, (line - 12) / 2, 16, 12)
            painter.setPen(self.colour(text))
            painter.setBrush(brush)
            painter.drawRect(box)
            place = painter.boundingRect(QRectF(x + 24, 0, 400, line), _MIDDLE, words)
            painter.drawText(place, _MIDDLE, words)
            x = place.right() + 24
        highest = max(float(part.max(initial=0)) for part in (self._digits, self._outliers))
        if highest > 0:
            self._paint_bars(painter, plot, self._digits / highest, digits)
            self._paint_bars(painter, plot, self._outliers / highest, others)
        painter.setPen(QPen(self.colour(QPalette.ColorRole.Mid), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(self.colour(quiet))
        low, high = self._range
        ends = QRectF(plot.x(), plot.bottom() + 4, plot.width(), line)
        painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, self.locale().toString(low, "f", 1))
        painter.drawText(ends, Qt.AlignmentFlag.AlignRight, self.locale().toString(high, "f", 1))
        painter.drawText(ends, Qt.AlignmentFlag.AlignHCenter, self.tr("Digit score"))
        if self._threshold is not None:
            at = plot.x() + plot.width() * (self._threshold - low) / (high - low)
            painter.setPen(QPen(self.colour(text), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(at, plot.top() - 6), QPointF(at, plot.bottom()))
            words = self.tr("A digit from {threshold} on").format(
                threshold=self.locale().toString(self._threshold, "f", 1)
            )
            place = painter.boundingRect(QRectF(0, 0, 400, line), 0, words)
            left = min(max(at - place.width() / 2, 0), self.width() - place.width())
            place.moveTo(left, line + 8)
            painter.drawText(place, 0, words)
        painter.end()

    def _paint_bars(
        self, painter: QPainter, plot: QRectF, heights: NDArray[np.float64], brush: QBrush
    ) -> None:
        width = plot.width() / max(len(heights), 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        for at, height in enumerate(heights):
            size = plot.height() * float(height)
            painter.drawRect(
                QRectF(plot.x() + at * width, plot.bottom() - size, max(width - 1, 1), size)
            )
