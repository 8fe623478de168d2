"""The line at the bottom: the model, how fast it reads, and a training under way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from digitpad.ui.announce import say
from digitpad.ui.measures import MARGINS

if TYPE_CHECKING:
    from digitpad.library.card import Card
    from digitpad.training.events import Event

_STEPS: Final = 1000
_INERTIA: Final = 0.9
_TOLD_PARTS: Final = 4
"""A screen reader hears of a training as often as this, and of its begin and end."""
_BORDER: Final = 2
"""Pixels that QStatusBar itself keeps free."""


class StatusLine(QStatusBar):
    """Shows facts that change slowly; sentences to the user are for the message bar.

    Signals:
        trainingClicked(): the user wants to see more of the training.
    """

    trainingClicked = Signal()

    def __init__(self, stop: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        # Its words begin where the window's content does.
        self.setContentsMargins(MARGINS.left() - _BORDER, 0, MARGINS.right() - _BORDER, 0)
        self._model = QLabel()
        self._model.setObjectName("modelLabel")
        self._model.setToolTip(
            self.tr("The model in use, and how many of MNIST's 10,000 test digits it reads right")
        )
        self._speed = QLabel()
        self._speed.setToolTip(self.tr("What one reading of the pad takes"))
        self._speed.setObjectName("speedLabel")
        self._speed.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._seconds = 0.0
        self.addWidget(self._model)
        self.addWidget(self._speed)
        self._task = QLabel()
        self._task.setObjectName("trainingLabel")
        self._task.setContentsMargins(0, 0, 8, 0)
        self._progress = QProgressBar()
        self._progress.setObjectName("trainingProgress")
        self._progress.setAccessibleName(self.tr("Training progress"))
        self._progress.setTextVisible(False)
        # No wider than there is room for: the window is not to grow because of a training.
        self._progress.setMinimumWidth(48)
        self._progress.setMaximumWidth(160)
        self._progress.setFixedHeight(12)
        self._show = QToolButton()
        self._show.setObjectName("showTraining")
        self._show.setText(self.tr("Show"))
        self._show.setAccessibleName(self.tr("Show the training"))
        self._show.setToolTip(self.tr("Curves, epochs and figures of the training"))
        self._show.setAutoRaise(True)
        self._show.clicked.connect(self.trainingClicked)
        self._stop = QToolButton()
        self._stop.setDefaultAction(stop)
        self._stop.setAutoRaise(True)
        self._stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._preset = ""
        self._part = 0
        for widget in (self._task, self._progress, self._show, self._stop):
            self.addPermanentWidget(widget)
        self.hide_training()
        # As high with text as without, or the pad above would jump at the first reading.
        self.setMinimumHeight(2 * self.fontMetrics().height())

    # The model

    def show_model(self, card: Card | None) -> None:
        """Name the model in use; None if there is none."""
        self.forget_speed()
        if card is None:
            self._model.setText(self.tr("No model"))
            return
        accuracy = _accuracy(card, "mnist-test")
        if accuracy is None:
            self._model.setText(card.name)
        else:
            self._model.setText(
                self.tr("{model}, {percent} % MNIST").format(
                    model=card.name, percent=self.locale().toString(accuracy * 100, "f", 1)
                )
            )

    def show_speed(self, seconds: float) -> None:
        """Show what a reading takes, evened out so that it can be read."""
        even = self._seconds * _INERTIA + seconds * (1 - _INERTIA) if self._seconds else seconds
        self._seconds = even
        text = self.tr("{time} ms").format(time=self.locale().toString(even * 1000, "f", 1))
        if text != self._speed.text():
            self._speed.setText(text)

    def forget_speed(self) -> None:
        """What was measured is not of what is on the pad now."""
        self._seconds = 0.0
        self._speed.setText("")

    # Training

    def show_training(self, preset: str) -> None:
        """A run has begun; how much there is to do will be told."""
        self._preset = preset
        self._part = 0
        self._progress.setRange(0, 0)
        self._task.setText(self.tr("Preparing to train {preset}…").format(preset=preset))
        say(self._task, self._task.text())
        for widget in (self._task, self._progress, self._show, self._stop):
            widget.show()

    def show_event(self, event: Event) -> None:
        """Follow a run."""
        from digitpad.training.events import Epoch, Paused, Progress, Started

        if isinstance(event, Started):
            self._progress.setRange(0, _STEPS)
            self._progress.setValue(0)
            self._task.setText(self.tr("Training {preset}").format(preset=self._preset))
        elif isinstance(event, Progress):
            share = event.step / max(event.steps, 1)
            self._progress.setRange(0, _STEPS)
            self._progress.setValue(round(share * _STEPS))
            text = self.tr("Training {preset}: {percent} %, {time} left").format(
                preset=self._preset, percent=int(share * 100), time=clock(event.eta_s)
            )
            self._task.setText(text)
            part = int(share * _TOLD_PARTS)
            if self._part < part < _TOLD_PARTS:
                self._part = part
                say(self._task, text)
        elif isinstance(event, Paused):
            self._task.setText(
                self.tr("The training of {preset} waits").format(preset=self._preset)
            )
        elif isinstance(event, Epoch) and event.epoch == event.epochs:
            self.show_scoring()

    def show_scoring(self) -> None:
        """The network has learnt all that it will, and is scored."""
        self._progress.setRange(0, _STEPS)
        self._progress.setValue(_STEPS)
        self._task.setText(self.tr("Scoring {preset}…").format(preset=self._preset))

    def show_undecided(self) -> None:
        """A new model is there, and the user has not said whether to use it."""
        self._task.setText(self.tr("A new model is ready"))
        self._task.show()
        self._show.show()

    def show_stopping(self) -> None:
        """The run was asked to stop."""
        self._progress.setRange(0, 0)
        self._task.setText(self.tr("Stopping the training…"))

    def hide_training(self) -> None:
        """No run is under way."""
        for widget in (self._task, self._progress, self._show, self._stop):
            widget.hide()


def clock(seconds: float) -> str:
    """Seconds as m:ss, or h:mm:ss from an hour on; nonsense as 0:00."""
    whole = int(seconds) if 0 < seconds < 1e7 else 0
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _accuracy(card: Card, suite: str) -> float | None:
    """A score of a card, which may have been written by anyone."""
    try:
        accuracy = card.scores[suite]["accuracy"]
    except (KeyError, TypeError):
        return None
    return float(accuracy) if isinstance(accuracy, (int, float)) else None
