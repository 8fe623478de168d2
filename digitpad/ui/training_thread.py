"""A QThread that runs one training job and turns its events into signals."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from digitpad.sentences import Sentence
from digitpad.training import job
from digitpad.training.events import Cancelled, Event, Failed, LastEvent, Saved
from digitpad.training.plan import Plan

_log = logging.getLogger(__name__)


class TrainingThread(QThread):
    """Supervises the child process of one run. The work itself is done over there.

    Attributes:
        job: the run, to be steered from the GUI thread.

    Signals:
        told(Event): every event of the run, the last one excepted.
        ended(Event): the last one, Saved, Cancelled or Failed; always comes, once.
    """

    told = Signal(object)
    ended = Signal(object)

    def __init__(self, plan: Plan, against: Path, parent: QObject | None = None) -> None:
        """Prepare a run by a plan, whose model is compared with that in the folder `against`."""
        super().__init__(parent)
        self.setObjectName("digitpad-training")
        self.job = job.TrainingJob(plan, against=against)

    def run(self) -> None:
        """Run the job; called by Qt in the new thread."""
        try:
            last: LastEvent = self.job.run(self._tell)
        except Exception as error:
            _log.exception("Training failed")
            why = f"{type(error).__name__}: {error}"
            last = Failed(Sentence("The training broke off: {why}", why=why))
        self.ended.emit(last)

    def _tell(self, event: Event) -> None:
        # The last event is the job's return value; telling it here too would tell it twice.
        if not isinstance(event, Saved | Cancelled | Failed):
            self.told.emit(event)
