"""One training run at a time, and what becomes of its model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digitpad.library import ModelError
from digitpad.library.store import Library

if TYPE_CHECKING:
    from digitpad.training.events import LastEvent
    from digitpad.training.plan import Plan
    from digitpad.ui.training_thread import TrainingThread


class Retraining(QObject):
    """Starts runs, and takes a model into use once it is saved whole, never before.

    Signals:
        started(Plan): a run has begun.
        told(Event): what the run tells while it goes on.
        modelTaken(Path): the run's model is the one in use from now on.
        ended(LastEvent): the run is over and its thread has ended; after `modelTaken`. Failed as
            well if its model was saved and cannot be taken into use.
    """

    started = Signal(object)
    told = Signal(object)
    modelTaken = Signal(object)
    ended = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._thread: TrainingThread | None = None
        self._last: LastEvent | None = None

    @property
    def is_running(self) -> bool:
        """Whether a run is under way, or still ending."""
        return self._thread is not None

    def start(self, plan: Plan) -> None:
        """Start a run, unless one is under way."""
        if self._thread is not None:
            return
        from digitpad.ui.training_thread import TrainingThread

        self._last = None
        self._thread = thread = TrainingThread(plan, self)
        thread.told.connect(self.told)
        thread.ended.connect(self._keep_last)
        thread.finished.connect(self._finish)
        thread.start()
        self.started.emit(plan)

    def stop(self) -> None:
        """Ask the run to stop; `ended` tells when it has."""
        if self._thread is not None:
            self._thread.stop()

    def stop_and_wait(self) -> None:
        """Stop the run and block until neither thread nor child process is left.

        Nobody is told of its end: whoever calls this is about to go away.
        """
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.stop()
            thread.wait()

    def _keep_last(self, last: LastEvent) -> None:
        self._last = last

    def _finish(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.wait()
        thread.deleteLater()
        from digitpad.training.events import Failed, Saved

        last = self._last
        if isinstance(last, Saved):
            path = Path(last.path)
            try:
                self._library.use(path.name)
            except ModelError as error:
                last = Failed(str(error))
            else:
                self.modelTaken.emit(path)
        self.ended.emit(last)
