"""The tables of a run: its epochs, its network, and the new model beside the old one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from digitpad.training.events import Layer
from digitpad.training.history import History
from digitpad.training.verdict import Row


class _Table(QTableWidget):
    """A table to read and to copy from, its numbers to the right."""

    def __init__(self, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(0, columns, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 12)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def name(self, name: str, headings: Sequence[str]) -> None:
        """Say what the table and its columns are called."""
        self.setAccessibleName(name)
        for column, text in enumerate(headings):
            heading = QTableWidgetItem(text)
            heading.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, heading)

    def add_row(
        self, cells: Sequence[str], *, bold: Sequence[int] | bool = False, hint: str = ""
    ) -> None:
        """Add a row at the end; `bold`: all of it, or the columns of those numbers."""
        row = self.rowCount()
        self.insertRow(row)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, text)
            item.setTextAlignment(_side(column))
            # The first column gives way where there is little room.
            item.setToolTip(hint or ("" if column else text))
            font = item.font()
            font.setBold(bold if isinstance(bold, bool) else column in bold)
            item.setFont(font)
            self.setItem(row, column, item)

    def fit_height(self) -> None:
        """Be as high as all rows are."""
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 8)


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class EpochTable(_Table):
    """A line an epoch, the best one marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(5, parent)
        self._best = -1
        self.setObjectName("epochTable")
        self.name(
            self.tr("Epochs"),
            [
                self.tr("Epoch"),
                self.tr("Loss"),
                self.tr("Right"),
                self.tr("Held back: loss"),
                self.tr("Held back: right"),
            ],
        )

    def show_history(self, history: History) -> None:
        """Show the epochs that are over; those on show stay, as there may be thousands."""
        for epoch in history.epochs[self.rowCount() :]:
            self.add_row(
                [
                    str(epoch.epoch),
                    _figure(self.locale(), epoch.loss),
                    percent(self.locale(), epoch.accuracy),
                    _figure(self.locale(), epoch.val_loss),
                    percent(self.locale(), epoch.val_accuracy),
                ]
            )
        best = history.best_epoch
        row = -1 if best is None else history.epochs.index(best)
        if row != self._best:
            self._mark(self._best, best=False)
            self._mark(row, best=True)
            self._best = row
        self.scrollToBottom()

    def begin(self) -> None:
        """Another run: no epoch is over."""
        self.setRowCount(0)
        self._best = -1

    def _mark(self, row: int, *, best: bool) -> None:
        for column in range(self.columnCount()):
            item = self.item(row, column)
            if item is None:
                return
            font = item.font()
            font.setBold(best)
            item.setFont(font)
            if column == 0:
                number = str(item.data(Qt.ItemDataRole.UserRole))
                marked = self.tr("{epoch}, the best so far").format(epoch=number)
                item.setText(marked if best else number)


class LayerTable(_Table):
    """The network from the frame to the ten numbers, with shapes and weights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(3, parent)
        self.setObjectName("layerTable")
        headings = [self.tr("Layer"), self.tr("Gives"), self.tr("Weights")]
        self.name(self.tr("Network"), headings)

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Show a network."""
        self.setRowCount(0)
        if not layers:
            return
        self.add_row([self.tr("The frame"), "28 x 28 x 1", ""])
        for layer in layers:
            weights = self.locale().toString(layer.parameters) if layer.parameters else ""
            self.add_row([layer.kind, layer.shape, weights], hint=layer.name)
        total = self.locale().toString(sum(layer.parameters for layer in layers))
        self.add_row([self.tr("All together"), "", total], bold=True)


class ComparisonTable(_Table):
    """What the new model and the old one scored, suite by suite."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self.setObjectName("comparisonTable")
        self.name(
            self.tr("The new model and the old one"),
            [self.tr("Test"), self.tr("New"), self.tr("Old"), self.tr("Difference")],
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show two models side by side."""
        self.setRowCount(0)
        for row in rows:
            if row.old is None:
                old = difference = self.tr("not scored")
            else:
                old = percent(self.locale(), row.old.accuracy)
                difference = _difference(self.locale(), row.gain)
            hint = ""
            if row.old is not None and row.gain and row.may_be_chance:
                difference = self.tr("{difference}, may be chance").format(difference=difference)
                hint = self.tr("Two models that are alike would often differ by as much.")
            self.add_row(
                [
                    suite_title(row, self.locale()),
                    percent(self.locale(), row.new.accuracy),
                    old,
                    difference,
                ],
                bold=[2 if row.gain < 0 else 1] if row.gain else False,
                hint=hint,
            )
        self.fit_height()


def suite_title(row: Row, locale: QLocale) -> str:
    """What a suite is called in the window, with its size and what the figure means."""
    names = {
        "mnist-test": QCoreApplication.translate("RunTables", "MNIST's test digits read right"),
        "scribbles": QCoreApplication.translate("RunTables", "Scribbles refused"),
        "pen-writers": QCoreApplication.translate(
            "RunTables", "Pen digits of strangers read right"
        ),
        "letters": QCoreApplication.translate("RunTables", "Letters of strangers refused"),
        "own-samples": QCoreApplication.translate("RunTables", "Your own samples read right"),
        "own-outliers": QCoreApplication.translate("RunTables", "Your own outliers refused"),
    }
    name = row.new.suite
    if name in names:
        title = names[name]
    elif row.new.outliers:
        title = QCoreApplication.translate("RunTables", "{suite}, refused").format(suite=name)
    else:
        title = QCoreApplication.translate("RunTables", "{suite}, read right").format(suite=name)
    if not row.new.size:
        return title
    return QCoreApplication.translate("RunTables", "{suite} ({count})").format(
        suite=title, count=locale.toString(row.new.size)
    )


def percent(locale: QLocale, share: float) -> str:
    """A share, 0 to 1, in percent."""
    return QCoreApplication.translate("RunTables", "{percent} %").format(
        percent=locale.toString(share * 100, "f", 2)
    )


def _difference(locale: QLocale, gain: float) -> str:
    sign = "+" if gain > 0 else ""
    return f"{sign}{locale.toString(gain * 100, 'f', 2)}"


def _figure(locale: QLocale, value: float) -> str:
    return locale.toString(value, "f", 4)
