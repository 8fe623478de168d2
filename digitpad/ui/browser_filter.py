"""What to show of a source: by digit, by how it was read, by confidence, and in which order."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from digitpad.data.corpus import OUTLIER
from digitpad.evaluation.picking import Order, Verdict, Wish
from digitpad.ui.reflow import Reflow

_GAP: Final = 8


class BrowserFilter(QWidget):
    """A row of controls, and `orders`, which stands elsewhere.

    Signals:
        wishChanged(Wish): after each change.
    """

    wishChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = self._choice("filterLabel")
        self.labels.addItem(self.tr("Everything"), None)
        for digit in range(10):
            self.labels.addItem(str(digit), digit)
        self.labels.addItem(self.tr("No digit"), OUTLIER)
        self.verdicts = self._choice("filterVerdict")
        for text, verdict in (
            (self.tr("However read"), Verdict.ANY),
            (self.tr("Read right"), Verdict.RIGHT),
            (self.tr("Read wrong"), Verdict.WRONG),
            (self.tr("Taken for no digit"), Verdict.REFUSED),
        ):
            self.verdicts.addItem(text, verdict)
        self.orders = self._choice("filterOrder")
        self.orders.setAccessibleName(self.tr("Order"))
        for text, order in (
            (self.tr("As stored"), Order.AS_STORED),
            (self.tr("Least confident first"), Order.LEAST_CONFIDENT),
            (self.tr("Most confident first"), Order.MOST_CONFIDENT),
        ):
            self.orders.addItem(text, order)
        self.lowest = self._percent("filterLowest", self.tr("Lowest confidence"), 0)
        self.highest = self._percent("filterHighest", self.tr("Highest confidence"), 100)
        self.reset = QPushButton(self.tr("Sho&w All"))
        self.reset.setObjectName("filterReset")
        self.reset.clicked.connect(lambda: self.set_wish(Wish()))
        what = _row((self.tr("&Digit"), self.labels), (self.tr("&How"), self.verdicts))
        how_sure = _row((self.tr("&Confidence"), self.lowest), (self.tr("t&o"), self.highest))
        how_sure.addWidget(self.reset)
        rows = Reflow(spacing=_GAP)
        for stretch, row in enumerate((what, how_sure)):
            part = QWidget()
            part.setLayout(row)
            rows.add(part, stretch)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(rows)
        for choice in (self.labels, self.verdicts, self.orders):
            choice.currentIndexChanged.connect(self._change)
        for box in (self.lowest, self.highest):
            box.valueChanged.connect(self._change)
        self._follow()

    @property
    def wish(self) -> Wish:
        """What the controls say."""
        return Wish(
            self.labels.currentData(),
            self.verdicts.currentData(),
            self.lowest.value() / 100,
            self.highest.value() / 100,
            self.orders.currentData(),
        )

    def set_wish(self, wish: Wish) -> None:
        """Set all controls, and tell of it once."""
        blockers = [
            QSignalBlocker(widget)
            for widget in (self.labels, self.verdicts, self.orders, self.lowest, self.highest)
        ]
        for choice, value in (
            (self.labels, wish.label),
            (self.verdicts, wish.verdict),
            (self.orders, wish.order),
        ):
            choice.setCurrentIndex(choice.findData(value))
        self.lowest.setRange(0, 100)
        self.highest.setRange(0, 100)
        self.lowest.setValue(wish.lowest * 100)
        self.highest.setValue(wish.highest * 100)
        for blocker in blockers:
            blocker.unblock()
        self._change()

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(name)
        return choice

    def _percent(self, name: str, what: str, value: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setObjectName(name)
        box.setAccessibleName(what)
        box.setRange(0, 100)
        box.setDecimals(1)
        box.setSingleStep(5)
        box.setSuffix(self.tr(" %"))
        box.setValue(value)
        return box

    def _change(self) -> None:
        self._follow()
        self.wishChanged.emit(self.wish)

    def _follow(self) -> None:
        """A range that is upside down cannot be asked for."""
        self.lowest.setMaximum(self.highest.value())
        self.highest.setMinimum(self.lowest.value())
        self.reset.setEnabled(self.wish != Wish())


def _row(*entries: tuple[str, QWidget]) -> QHBoxLayout:
    """Controls side by side, each after its label, and room at the end."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(_GAP)
    for text, widget in entries:
        label = QLabel(text)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        label.setBuddy(widget)
        layout.addWidget(label)
        layout.addWidget(widget)
    layout.addStretch(1)
    return layout
