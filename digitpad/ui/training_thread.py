"""A QThread that runs one training job and turns its events into signals."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QThread, Signal

from digitpad.training import job
from digitpad.training.events import Cancelled, Event, Failed, LastEvent, Saved
from digitpad.training.plan import Plan

_log = logging.getLogger(__name__)


class TrainingThread(QThread):
    """Supervises the child process of one run. The work itself is done over there.

    Signals:
        told(Event): every event of the run, the last one excepted.
        ended(Event): the last one, Saved, Cancelled or Failed; always comes, once.
    """

    told = Signal(object)
    ended = Signal(object)

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digitpad-training")
        self._job = job.TrainingJob(plan)

    def run(self) -> None:
        """Run the job; called by Qt in the new thread."""
        try:
            last: LastEvent = self._job.run(self._tell)
        except Exception as error:
            _log.exception("Training failed")
            last = Failed(f"{error}")
        self.ended.emit(last)

    def stop(self) -> None:
        """Ask the run to stop; it is killed if it does not. Returns at once."""
        self._job.stop()

    def _tell(self, event: Event) -> None:
        # The last event is the job's return value; telling it here too would tell it twice.
        if not isinstance(event, Saved | Cancelled | Failed):
            self.told.emit(event)
