"""From the menu to the model in use: the run, its window, the status line and the messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digitpad.library import ModelError
from digitpad.ui.saying import said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digitpad.training.events import LastEvent
    from digitpad.training.plan import Plan
    from digitpad.ui.actions import Actions
    from digitpad.ui.message_bar import MessageBar
    from digitpad.ui.retraining import Retraining
    from digitpad.ui.side_windows import SideWindows
    from digitpad.ui.status_line import StatusLine
    from digitpad.ui.training_window import TrainingWindow


class TrainingDesk(QObject):
    """Tells everyone what the run does, and the run what the user wants.

    Signals:
        idle(): no run is under way any more, and the user has been told.
    """

    idle = Signal()

    def __init__(
        self,
        retraining: Retraining,
        side_windows: SideWindows,
        actions: Actions,
        status_line: StatusLine,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._host = window
        self._retraining = retraining
        self._side_windows = side_windows
        self._actions = actions
        self._status_line = status_line
        self._messages = messages
        self._window: TrainingWindow | None = None
        actions.retrain.triggered.connect(self.show_window)
        actions.stop_training.triggered.connect(self._ask_to_stop)
        status_line.trainingClicked.connect(self.show_window)
        retraining.started.connect(self._show_start)
        retraining.told.connect(status_line.show_event)
        retraining.ended.connect(self._show_end)
        retraining.decided.connect(status_line.hide_training)

    def show_window(self) -> None:
        """Bring the training window to the front: the plan, the run or its result."""
        self._side_windows.show("training", self._make_window)

    def stop(self) -> None:
        """Ask the run to stop, without asking the user."""
        self._actions.stop_training.setEnabled(False)
        self._status_line.show_stopping()
        self._retraining.stop()

    def keep(self) -> None:
        """Ask the run to save its best model so far."""
        self._actions.stop_training.setEnabled(False)
        self._status_line.show_scoring()
        self._retraining.keep()

    def use_new(self) -> None:
        """Take the finished model into use, and tell."""
        try:
            self._retraining.use_new()
        except ModelError as error:
            self._warn(
                self.tr("The new model cannot be used; the model in use stays. {why}").format(
                    why=said(error)
                )
            )
        else:
            self._messages.tell(self.tr("The new model is in use."))

    def keep_old(self) -> None:
        """Leave the old model in use, and tell."""
        self._retraining.keep_old()
        self._messages.tell(
            self.tr("The model in use stays; the new one is in the library all the same.")
        )

    def _make_window(self) -> TrainingWindow:
        from digitpad.ui.training_window import TrainingWindow

        self._window = window = TrainingWindow(self._retraining, self._host)
        window.startRequested.connect(self._retraining.start)
        window.stopRequested.connect(self.stop)
        window.keepRequested.connect(self.keep)
        window.useRequested.connect(self.use_new)
        window.keepOldRequested.connect(self.keep_old)
        return window

    def _ask_to_stop(self) -> None:
        """Stop a run from the menu; if it has a model worth keeping, its window asks."""
        history = self._retraining.history
        if history is None or history.best_epoch is None:
            self.stop()
            return
        self.show_window()
        assert self._window is not None
        self._window.ask_to_stop()

    def _show_start(self, plan: Plan) -> None:
        self._status_line.show_training(plan.preset)
        self._actions.stop_training.setEnabled(True)

    def _show_end(self, last: LastEvent) -> None:
        from digitpad.training.events import Failed, Saved

        self._status_line.hide_training()
        self._actions.stop_training.setEnabled(False)
        if isinstance(last, Failed):
            self._warn(
                self.tr("The training failed; the model in use stays. {why}").format(
                    why=said(last.message)
                )
            )
        elif isinstance(last, Saved):
            self._status_line.show_undecided()
            self._messages.tell(
                self.tr("The training is finished. Is the new model to be used?"),
                button=self.tr("Compare…"),
                action=self.show_window,
            )
        else:
            self._messages.tell(self.tr("The training was stopped; the model in use stays."))
        self.idle.emit()

    def _warn(self, text: str) -> None:
        self._messages.warn(text)
