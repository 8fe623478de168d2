"""The plans that have a name, each with a line of what it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QRadioButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from digitpad.training.plan import DEFAULT_PRESET, PRESETS
from digitpad.ui.measures import scaled

_WIDTH: Final = 250


class PresetList(QScrollArea):
    """One of the named plans is chosen, always.

    Signals:
        chosen(Plan): by the user.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Tab goes to what is in it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(2)
        self._choices = QButtonGroup(self)
        metric = QStyle.PixelMetric
        indent = self.style().pixelMetric(metric.PM_ExclusiveIndicatorWidth)
        indent += self.style().pixelMetric(metric.PM_RadioButtonLabelSpacing)
        for at, plan in enumerate(PRESETS.values()):
            choice = QRadioButton(plan.preset)
            choice.setObjectName(f"preset-{plan.preset}")
            choice.setChecked(plan.preset == DEFAULT_PRESET)
            description = self._description(plan.preset) or plan.description
            choice.setAccessibleDescription(description)
            self._choices.addButton(choice, at)
            # A percent sign is not to begin a line.
            line = QLabel(description.replace(" %", "\N{NO-BREAK SPACE}%"))
            line.setWordWrap(True)
            line.setContentsMargins(indent, 0, 0, 8)
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
        self.setFixedWidth(scaled(_WIDTH))

    def _description(self, preset: str) -> str:
        """The description of a plan in the window's language; "" if there is none for it."""
        return {
            "softmax": self.tr(
                "Softmax regression, 784 to 10: where every course begins. About 91 %."
            ),
            "mlp-128": self.tr(
                "One hidden layer of 128, the first network of most tutorials. About 97.5 %."
            ),
            "mlp-1000": self.tr("One hidden layer of 1000; eight times the weights. About 98 %."),
            "cnn": self.tr("Two convolution and pooling stages, two dense layers. About 99 %."),
            "quick": self.tr(
                "A small network for pads, trained in well under a minute. 99 % and more."
            ),
            "best": self.tr(
                "The network that digitpad is shipped with, trained for two hours or more."
            ),
        }.get(preset, "")

    def choose(self, preset: str) -> None:
        """Mark a plan as chosen; one that is not there changes nothing."""
        for button in self._choices.buttons():
            if button.text() == preset:
                button.setChecked(True)

    def _tell(self, at: int) -> None:
        self.chosen.emit(list(PRESETS.values())[at])
