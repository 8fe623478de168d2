"""One frame, with the ink that spoke for a digit and the ink that spoke against it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from digitpad.ui.announce import tell_assistants

_SIDE: Final = 28
_LARGEST: Final = 12 * _SIDE
_FAINT: Final = 0.08
"""Share of the strongest evidence below which ink is shown as ink only."""


class EvidenceView(QWidget):
    """Ink for the digit is filled with the accent colour, ink against it is hatched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumSize(_LARGEST, _LARGEST)
        self._frame: NDArray[np.float32] | None = None
        self._evidence = np.zeros((_SIDE, _SIDE), np.float32)

    def show_evidence(
        self, frame: NDArray[np.float32] | None, evidence: NDArray[np.float32], strongest: float
    ) -> None:
        """Show a frame, float32 (28, 28), None for none, and what its ink says.

        Args:
            frame: 0 paper to 1 ink.
            evidence: float32 (28, 28), above 0 for, below 0 against; see recognition.saliency.
            strongest: what is shown in full; the same for views that are to be compared.
        """
        self._frame = frame
        self._evidence = evidence / max(strongest, 1e-6)
        share_for = int((self._evidence > _FAINT).sum())
        share_against = int((self._evidence < -_FAINT).sum())
        if frame is None:
            text = self.tr("There is no ink to see.")
        else:
            text = self.tr("{for_it} pixels speak for it, {against} against it.").format(
                for_it=share_for, against=share_against
            )
        tell_assistants(self, text)
        self.update()

    def sizeHint(self) -> QSize:
        """Eight pixels for each of the frame's."""
        return QSize(8 * _SIDE, 8 * _SIDE)

    def minimumSizeHint(self) -> QSize:
        """Four pixels for each of the frame's."""
        return QSize(4 * _SIDE, 4 * _SIDE)

    def heightForWidth(self, width: int) -> int:
        """A square."""
        return width

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper, ink, and what the ink says."""
        painter = QPainter(self)
        palette = self.palette()
        cell = min(self.width(), self.height()) // _SIDE
        side = cell * _SIDE
        # At the top left, so right below its caption, however much room there is.
        painter.fillRect(0, 0, side, side, palette.color(QPalette.ColorRole.Base))
        if self._frame is not None:
            self._paint_cells(painter, self._frame, cell)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(QRectF(0.5, 0.5, side - 1, side - 1))
        painter.end()

    def _paint_cells(self, painter: QPainter, frame: NDArray[np.float32], cell: int) -> None:
        ink = self.palette().color(QPalette.ColorRole.Text)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        for row, column in np.argwhere(frame > 0.02).tolist():
            place = QRectF(column * cell, row * cell, cell, cell)
            told = float(self._evidence[row, column])
            # Plain ink stays in the background of what it says.
            painter.fillRect(place, _faded(ink, 0.22 * float(frame[row, column])))
            if told > _FAINT:
                painter.fillRect(place, _faded(accent, 0.25 + 0.75 * min(told, 1.0)))
            elif told < -_FAINT:
                hatched = QBrush(
                    _faded(ink, 0.4 + 0.6 * min(-told, 1.0)), Qt.BrushStyle.BDiagPattern
                )
                painter.fillRect(place, hatched)


def _faded(colour: QColor, alpha: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(alpha)
    return faded
