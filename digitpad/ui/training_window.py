"""Choose what to train, and start it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from digitpad.training.plan import DEFAULT_PRESET, PRESETS, Plan

_WIDTH: Final = 540


class TrainingWindow(QDialog):
    """Offers the plans that have a name; never blocks the pad.

    Signals:
        startRequested(Plan): the user wants this run.
    """

    startRequested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingWindow")
        self.setWindowTitle(self.tr("Retrain"))
        self.setModal(False)
        intro = QLabel(
            self.tr(
                "Train a new model in the background. You can go on drawing. The new model is "
                "used when it is finished; until then, and if you stop, the present one stays."
            )
        )
        intro.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(4)
        layout.addWidget(intro)
        layout.addSpacing(12)
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
            line.setIndent(24)
            line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            line.setBuddy(choice)
            layout.addWidget(choice)
            layout.addWidget(line)
            layout.addSpacing(6)
        layout.addStretch(1)
        buttons = QDialogButtonBox()
        start = buttons.addButton(self.tr("&Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        start.setObjectName("startTraining")
        start.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    @property
    def plan(self) -> Plan:
        """The chosen plan."""
        return list(PRESETS.values())[self._choices.checkedId()]

    def accept(self) -> None:
        """Ask for the run and go away."""
        super().accept()
        self.startRequested.emit(self.plan)
