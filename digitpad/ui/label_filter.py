"""Twelve buttons that say how many there are of each label, and choose which to see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from digitpad.ui.label_buttons import LABELS, NO_DIGIT, ButtonRow, FlatButton
from digitpad.ui.measures import scaled

_WIDEST: Final = 80
_MUCH: Final = 1000


class LabelFilter(ButtonRow):
    """Shows counts by label; one label, or all, is chosen.

    Signals:
        chosen(int or None): 0 to 9, -1 for no digit, None for all.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelFilter")
        self.setAccessibleName(self.tr("Which samples to see"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._label: int | None = None
        self._buttons: dict[int | None, FlatButton] = {}
        for label in (None, *LABELS):
            button = self._buttons[label] = FlatButton(self._name(label))
            button.clicked.connect(lambda _=False, label=label: self.choose(label))
            button.setMaximumWidth(scaled(_WIDEST))
            self.add(button)
            layout.addWidget(button, stretch=_MUCH)
        layout.addStretch(1)
        self.show_counts({})
        self._mark()

    @property
    def label(self) -> int | None:
        """The label to see; None for all."""
        return self._label

    def button(self, label: int | None) -> QAbstractButton:
        """The button of a label, or of all."""
        return self._buttons[label]

    def choose(self, label: int | None) -> None:
        """See those of one label, or all."""
        if label != self._label:
            self._label = label
            self._mark()
            self.chosen.emit(label)

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """How many there are of each label."""
        for label, button in self._buttons.items():
            count = sum(counts.values()) if label is None else counts.get(label, 0)
            number = self.locale().toString(count)
            button.set_note(number)
            button.setAccessibleName(
                self.tr("{label}: {count}").format(label=self._name(label), count=number)
            )

    def _mark(self) -> None:
        for label, button in self._buttons.items():
            button.show_state(likely=False, given=label == self._label)
        self.stop_at(self._buttons[self._label])

    def _name(self, label: int | None) -> str:
        if label is None:
            return self.tr("All")
        return self.tr("No digit") if label == NO_DIGIT else str(label)
