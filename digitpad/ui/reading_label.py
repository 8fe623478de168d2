"""The reading in large type, in a place whose size depends on the window alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_HEIGHT: Final = 92
_LOWEST: Final = 44
_LARGEST: Final = 76
_SMALLEST: Final = 14


class ReadingLabel(QLabel):
    """A label that makes its text as large as its place allows.

    Of more rows than have room in the smallest type it shows the first ones.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingLabel")
        self.setAccessibleName(self.tr("Reading"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self._pixels = 0
        self._full = ""
        self._fit()

    def show_text(self, text: str) -> None:
        """Show `text`, rows separated by newlines; "" shows nothing."""
        if text != self._full:
            self._full = text
            # In full what does not fit even in the smallest type.
            self.setToolTip(text)
            self._fit()

    def _fit(self) -> None:
        rows = self._full.split("\n")
        font = QFont(self.font())
        font.setPixelSize(100)
        metrics = QFontMetricsF(font)
        width = max(max(metrics.horizontalAdvance(row) for row in rows), 1.0)
        room = max(self.width() - 4, 1)
        line = metrics.lineSpacing() / 100
        height = min(self.height(), _HEIGHT)
        high = height / line / len(rows)
        pixels = min(_LARGEST, 100 * room / width, high)
        pixels = max(_SMALLEST, int(pixels))
        if pixels != self._pixels:
            self._pixels = pixels
            font.setPixelSize(pixels)
            font.setWeight(QFont.Weight.Medium)
            self.setFont(font)
        if high < _SMALLEST:
            # Whole rows, and a last one that says how many do not fit: two at least.
            shown = max(int(height / line / _SMALLEST) - 1, 1)
            rest = self.tr("… {count} more rows").format(count=len(rows) - shown)
            rows = [*rows[:shown], rest]
        if (text := "\n".join(rows)) != self.text():
            self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new room."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as ever, however long the text."""
        return QSize(60, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Half of that, in a low window."""
        return QSize(60, _LOWEST)
