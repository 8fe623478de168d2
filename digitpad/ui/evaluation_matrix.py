"""The confusion matrix: which digit was read as which, and the way to the pictures behind it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from digitpad.ui.announce import tell_assistants
from digitpad.ui.measures import scaled

if TYPE_CHECKING:
    from digitpad.evaluation.scoring import Score

UNREAD_COLUMN: Final = 10
"""The column of digits in which no ink was found; there only if there are any."""

_RIGHT: Final = 0.45
_WRONG: Final = 0.5
"""How strong the colour of a cell is at most, 0 to 1; the count has to be read on it."""

_LARGEST: Final = QSize(56, 40)
"""Pixels of a cell: larger ones would only tear the figures apart."""
_AIR: Final = 6
_FIGURES: Final = 4
_AS_GOOD_AS_ALL: Final = 0.9995
"""From here on a share is rounded to 100.0 %."""


class ConfusionMatrix(QWidget):
    """Ten digits by what was read, with recall and precision at the edges.

    Signals:
        cellChosen(int, int): the label and the digit read, UNREAD_COLUMN where there was no ink.
    """

    cellChosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionMatrix")
        self.setAccessibleName(self.tr("Confusion matrix: digits by what was read"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._score: Score | None = None
        self._counts: list[list[int]] = []
        self._at = (0, 0)
        self._chosen: tuple[int, int] | None = None

    def show_score(self, score: Score) -> None:
        """Show a score's confusion, recall and precision."""
        self._score = score
        self._counts = [[int(count) for count in row] for row in score.confusion]
        if score.unread.any():
            for row, count in zip(self._counts, score.unread, strict=True):
                row.append(int(count))
        self._chosen = None
        self._tell()
        self.setMaximumSize(self._size(scaled(_LARGEST.width()), scaled(_LARGEST.height())))
        self.updateGeometry()
        self.update()

    @property
    def cursor_cell(self) -> tuple[int, int]:
        """The row and the column that the keyboard is at."""
        return self._at

    def mark(self, cell: tuple[int, int] | None) -> None:
        """Show whose pictures are on show; None: those of no cell."""
        self._chosen = cell
        if cell is not None:
            self._go(*cell)
        self.update()

    def sentence(self, row: int, column: int) -> str:
        """What a cell says."""
        count, total = self._counts[row][column], sum(self._counts[row])
        words = {
            "label": row,
            "read": column,
            "count": self.locale().toString(count),
            "total": self.locale().toString(total),
        }
        if column == UNREAD_COLUMN:
            return self.tr("No ink found in {count} of {total} pictures of a {label}").format(
                **words
            )
        return self.tr("{label} read as {read}: {count} of {total}").format(**words)

    def _tell(self) -> None:
        if self._counts:
            tell_assistants(self, self.sentence(*self._at))

    # Layout

    @property
    def _columns(self) -> int:
        return len(self._counts[0]) if self._counts else 10

    @property
    def _side(self) -> tuple[float, float, float, float]:
        """Left and top of the cells, width and height of one."""
        edge = 2.0 * self._line + _AIR
        width = (self.width() - edge - self._margin) / self._columns
        height = (self.height() - edge - self._line - _AIR) / 10
        widest, highest = scaled(_LARGEST.width()), scaled(_LARGEST.height())
        return edge, edge, min(width, widest), min(height, highest)

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + 2

    @property
    def _margin(self) -> float:
        metrics = QFontMetricsF(self.font())
        words = ("100.0 %", self.tr("Recall"), self.tr("Precision"))
        return max(metrics.horizontalAdvance(text) for text in words) + 14

    def cell_place(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        left, top, width, height = self._side
        return QRectF(left + column * width, top + row * height, width, height)

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        left, top, width, height = self._side
        column, row = math.floor((point.x() - left) / width), math.floor((point.y() - top) / height)
        inside = 0 <= row < len(self._counts) and 0 <= column < self._columns
        return (row, column) if inside else None

    def sizeHint(self) -> QSize:
        """Cells with room for their figures, and air."""
        return self._size(self._narrowest + 16, 2 * self._line)

    def minimumSizeHint(self) -> QSize:
        """Cells with room for their figures."""
        return self._size(self._narrowest, self._line + 4)

    def _size(self, width: int, height: int) -> QSize:
        edge = 2 * self._line + _AIR
        wide = edge + self._columns * width + self._margin
        return QSize(round(wide), edge + 10 * height + self._line + _AIR)

    @property
    def _narrowest(self) -> int:
        figures = max([_FIGURES, *(len(str(max(row))) for row in self._counts)])
        return self.fontMetrics().horizontalAdvance("0" * figures) + 1

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells, and the figures at the edges."""
        if self._score is None:
            return
        painter = QPainter(self)
        self._paint_edges(painter)
        for row, counts in enumerate(self._counts):
            for column, count in enumerate(counts):
                self._paint_cell(painter, row, column, count, max(sum(counts), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._chosen is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2))
            painter.drawRect(self.cell_place(*self._chosen).adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 3))
            painter.drawRect(self.cell_place(*self._at).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.end()

    def _paint_cell(self, painter: QPainter, row: int, column: int, count: int, of: int) -> None:
        place, palette, right = self.cell_place(row, column), self.palette(), row == column
        text = palette.color(QPalette.ColorRole.WindowText)
        share = count / of
        # Mistakes are rare: their root shows one in a hundred, and two as more than one.
        colour = QColor(palette.color(QPalette.ColorRole.Accent) if right else text)
        colour.setAlphaF(share * _RIGHT if right else math.sqrt(share) * _WRONG)
        painter.fillRect(place, colour)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 0.5))
        painter.drawRect(place)
        font = QFont(self.font())
        font.setBold(bool(count) and not right)
        painter.setFont(font)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(text if count else quiet)
        # Without a mark between the thousands, which the tool tip has: cells are narrow.
        shown = str(count) if count else "·"
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_edges(self, painter: QPainter) -> None:
        assert self._score is not None
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        centre = Qt.AlignmentFlag.AlignCenter
        left, top, width, height = self._side
        right, bottom = left + self._columns * width, top + 10 * height
        painter.setPen(quiet)
        line, number = self._line, self._line + 2
        painter.drawText(QRectF(left, 0, width * 10, line), centre, self.tr("Read as"))
        painter.save()
        painter.translate(0, top + 5 * height)
        painter.rotate(-90)
        painter.drawText(QRectF(-5 * height, 0, 10 * height, line), centre, self.tr("Digit"))
        painter.restore()
        margin = QRectF(right, number, self._margin - 6, line)
        painter.drawText(margin, Qt.AlignmentFlag.AlignRight, self.tr("Recall"))
        ends = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for digit in range(10):
            row = self.cell_place(digit, 0)
            column = self.cell_place(0, digit)
            painter.drawText(QRectF(number, row.y(), line, height), centre, str(digit))
            painter.drawText(QRectF(column.x(), number, width, line), centre, str(digit))
            share = self._percent(float(self._score.recall[digit]))
            painter.drawText(QRectF(right, row.y(), self._margin - 6, height), ends, share)
            share = self._percent(float(self._score.precision[digit]), brief=True)
            painter.drawText(QRectF(column.x(), bottom + 4, width, line), centre, share)
        if self._columns > UNREAD_COLUMN:
            column = self.cell_place(0, UNREAD_COLUMN)
            painter.drawText(QRectF(column.x(), number, width, line), centre, self.tr("none"))
        last = QRectF(right, bottom + 4, self._margin - 6, line)
        painter.drawText(last, Qt.AlignmentFlag.AlignRight, self.tr("Precision"))

    def _percent(self, share: float, *, brief: bool = False) -> str:
        if not math.isfinite(share):
            return "-"
        # Four figures would touch their neighbours', and 100.0 says no more than 100.
        whole = brief and share > _AS_GOOD_AS_ALL
        figure = self.locale().toString(share * 100, "f", 0 if whole else 1)
        return figure if brief else self.tr("{percent} %").format(percent=figure)

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the pictures behind a cell."""
        cell = self._cell_at(event.position().toPoint())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(*cell)
            self.cellChosen.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go about with the arrows; Return or Space opens the pictures behind a cell."""
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        row, column = self._at
        if key in steps:
            down, across = steps[key]
            self._go(row + down, column + across)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._counts:
            self.cellChosen.emit(row, column)
        else:
            super().keyPressEvent(event)

    def _go(self, row: int, column: int) -> None:
        self._at = min(max(row, 0), 9), min(max(column, 0), self._columns - 1)
        self._tell()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what the cell under the mouse is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self._cell_at(event.pos())
            text = self.sentence(*cell) if cell is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And that it is elsewhere."""
        self.update()
        super().focusOutEvent(event)
