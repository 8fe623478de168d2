"""The plans that have a name, each with a line of what it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from digitpad.training.plan import DEFAULT_PRESET, PRESETS

_WIDTH: Final = 270


class PresetList(QScrollArea):
    """One of the named plans is chosen, always.

    Signals:
        chosen(Plan): by the user.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(2)
        self._choices = QButtonGroup(self)
        for at, plan in enumerate(PRESETS.values()):
            choice = QRadioButton(plan.preset)
            choice.setObjectName(f"preset-{plan.preset}")
            choice.setChecked(plan.preset == DEFAULT_PRESET)
            description = QCoreApplication.translate("Plan", plan.description)
            choice.setAccessibleDescription(description)
            self._choices.addButton(choice, at)
            line = QLabel(description)
            line.setWordWrap(True)
            line.setContentsMargins(24, 0, 0, 8)
            line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            line.setBuddy(choice)
            layout.addWidget(choice)
            layout.addWidget(line)
        layout.addStretch(1)
        self._choices.idClicked.connect(self._tell)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH)

    def choose(self, preset: str) -> None:
        """Mark a plan as chosen; one that is not there changes nothing."""
        for button in self._choices.buttons():
            if button.text() == preset:
                button.setChecked(True)

    def _tell(self, at: int) -> None:
        self.chosen.emit(list(PRESETS.values())[at])
