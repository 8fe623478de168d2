"""A run while it learns and after it: progress, curves, epochs, layers, and the result."""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QThread, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSplitter, QVBoxLayout, QWidget

from digitpad.training.events import (
    Cancelled,
    Epoch,
    Event,
    Failed,
    LastEvent,
    Paused,
    Progress,
    Resumed,
    Saved,
    Started,
)
from digitpad.training.history import History
from digitpad.training.plan import Plan
from digitpad.ui.measures import GAP
from digitpad.ui.reflow import Page
from digitpad.ui.run_result import RunResult
from digitpad.ui.run_tables import EpochTable, LayerTable
from digitpad.ui.saying import said
from digitpad.ui.status_line import clock

if TYPE_CHECKING:
    from digitpad.ui.curves import Curves

_log = logging.getLogger(__name__)
_STEPS: Final = 1000
_LEAST_CURVES: Final = 170
_CURVES: Final = "digitpad.ui.curves"


class RunView(Page):
    """Follows one run after another.

    Attributes:
        result: the question that stands at the end of a run.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._history = History()
        self._curves: Curves | None = None
        self._loader: _Loader | None = None
        self._title = QLabel()
        self._title.setObjectName("runTitle")
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setBold(True)
        self._title.setFont(font)
        self._figures = QLabel()
        self._figures.setObjectName("runFigures")
        self._figures.setWordWrap(True)
        self._figures.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._bar = QProgressBar()
        self._bar.setObjectName("trainingProgress")
        self._bar.setAccessibleName(self.tr("Training progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(12)
        self.result = RunResult()
        self._place = QLabel(self.tr("The curves begin with the first step."))
        self._place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.setMinimumHeight(_LEAST_CURVES)
        self._epochs = EpochTable()
        self._layers = LayerTable()
        self._tables = tables = QSplitter()
        tables.setMinimumHeight(7 * self.fontMetrics().height())
        tables.setHandleWidth(GAP)
        tables.setChildrenCollapsible(False)
        tables.addWidget(self._epochs)
        tables.addWidget(self._layers)
        tables.setStretchFactor(0, 3)
        tables.setStretchFactor(1, 2)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._title, self._figures, self._bar, self.result):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(self._place, stretch=3)
        layout.addWidget(tables, stretch=2)
        # In their place when both are hidden, so that the title stays at the top.
        self._nothing = QWidget()
        self._nothing.hide()
        layout.addWidget(self._nothing, stretch=1)

    # The run

    def begin(self, plan: Plan, history: History) -> None:
        """A run has begun; what it tells will be in `history`."""
        self._plan, self._history = plan, history
        name = plan.name or plan.preset
        self._title.setText(self.tr("Training {model}").format(model=name))
        self._show_more(True)
        self._figures.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._figures.setText(
            self.tr("Getting ready: TensorFlow is loaded and the digits are gathered.")
        )
        self._bar.setRange(0, 0)
        self._bar.show()
        self.result.hide()
        self._epochs.begin()
        self._show_history()

    def follow(self, event: Event) -> None:
        """Show what the run tells."""
        match event:
            case Started():
                self._bar.setRange(0, _STEPS)
                self._layers.show_layers(event.layers)
            case Progress():
                self._bar.setRange(0, _STEPS)
                self._bar.setValue(round(event.step / max(event.steps, 1) * _STEPS))
                self._figures.setText(self._progress(event))
            case Paused():
                self._figures.setText(self.tr("The training waits. Nothing is lost meanwhile."))
            case Resumed():
                self._figures.setText(self.tr("The training goes on."))
            case Epoch() if event.epoch == event.epochs:
                self.show_scoring()
        if isinstance(event, Started | Progress | Epoch) and self.isVisible():
            self._show_history(tables=isinstance(event, Epoch))

    def show_scoring(self) -> None:
        """The network has learnt all that it will."""
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(_STEPS)
        self._figures.setText(self.tr("Scoring the new model and the one in use…"))

    def show_stopping(self) -> None:
        """The run was asked to stop."""
        self._bar.setRange(0, 0)
        self._figures.setText(self.tr("Stopping…"))

    def end(self, last: LastEvent) -> None:
        """The run is over."""
        assert self._plan is not None
        name = self._plan.name or self._plan.preset
        self._bar.hide()
        match last:
            case Saved():
                self._history.kept_epoch = last.epoch
                self._title.setText(self.tr("{model} is trained").format(model=name))
                self._figures.setText("")
                self.result.show_history(self._history)
                self.result.show()
            case Cancelled():
                self._title.setText(self.tr("The training was stopped"))
                self._figures.setText(self.tr("Nothing was saved; the model in use stays."))
            case Failed():
                self._title.setText(self.tr("The training failed"))
                self._figures.setText(
                    self.tr("The model in use stays. {why}").format(why=said(last.message))
                )
                self._figures.setForegroundRole(QPalette.ColorRole.WindowText)
        self._figures.setVisible(bool(self._figures.text()))
        # Of a run that broke off before it began there is nothing to see but why.
        self._show_more(bool(self._history.progress or self._history.epochs))
        self._show_history()

    def _show_more(self, shown: bool) -> None:
        self._tables.setVisible(shown)
        (self._place if self._curves is None else self._curves).setVisible(shown)
        self._nothing.setVisible(not shown)

    def _progress(self, event: Progress) -> str:
        locale, history = self.locale(), self._history
        epochs = max(history.epochs_planned, 1)
        epoch = min(int((event.step - 1) / history.steps_an_epoch) + 1, epochs)
        return self.tr(
            "Epoch {epoch} of {epochs}, step {step} of {steps}; {rate} samples a second; "
            "{time} left. Loss {loss}, {percent} % right."
        ).format(
            epoch=epoch,
            epochs=epochs,
            step=locale.toString(event.step),
            steps=locale.toString(event.steps),
            rate=locale.toString(round(event.samples_per_s)),
            time=clock(event.eta_s),
            loss=locale.toString(event.loss, "f", 4),
            percent=locale.toString(event.accuracy * 100, "f", 1),
        )

    def _show_history(self, *, tables: bool = True) -> None:
        self._figures.setVisible(bool(self._figures.text()))
        if self._curves is not None:
            self._curves.show_history(self._history)
        if tables:
            self._epochs.show_history(self._history)
            self._layers.show_layers(self._history.layers)

    # The curves, whose library takes a while to import

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was told while nobody looked."""
        super().showEvent(event)
        if self._curves is None and self._loader is None:
            self._loader = _Loader(self)
            self._loader.loaded.connect(self._put_curves)
            self._loader.start(QThread.Priority.LowPriority)
        self._show_history()

    def _put_curves(self, module: Any) -> None:
        if module is None:
            self._place.setText(
                self.tr("The curves cannot be drawn, as pyqtgraph cannot be loaded.")
            )
            return
        self._curves = module.Curves()
        self._curves.setVisible(self._tables.isVisibleTo(self))
        self._layout.replaceWidget(self._place, self._curves)
        self._layout.setStretchFactor(self._curves, 3)
        self._place.deleteLater()
        self._show_history()

    def shut_down(self) -> None:
        """Wait for what is being loaded."""
        if self._loader is not None:
            self._loader.wait()


class _Loader(QThread):
    """Imports the curves, which would hold up a pen that draws.

    Signals:
        loaded(module): None if that cannot be done.
    """

    loaded = Signal(object)

    def __init__(self, parent: RunView) -> None:
        super().__init__(parent)
        self.setObjectName("digitpad-curves")

    def run(self) -> None:
        """Import; called by Qt in the new thread."""
        try:
            module = importlib.import_module(_CURVES)
        except Exception:  # whatever a broken library raises
            _log.exception("pyqtgraph cannot be loaded")
            module = None
        self.loaded.emit(module)
