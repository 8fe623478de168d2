"""One training run at a time, and what becomes of its model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digitpad.library.store import Library

if TYPE_CHECKING:
    from digitpad.training.events import Event, LastEvent
    from digitpad.training.history import History
    from digitpad.training.plan import Plan
    from digitpad.ui.training_thread import TrainingThread


class Retraining(QObject):
    """Starts runs and steers them; a new model is taken into use when the user says so.

    A finished model is in the library by then, so no answer loses nothing.

    Attributes:
        plan: of the present run, or of the latest; None before the first.
        history: what that run has told.
        last: its last event; None until it has ended.
        library: where models go, and which one is in use.
        was_taken: whether the latest run's model was taken into use.
        undecided: the finished model of which the user has not said whether to use it.

    Signals:
        started(Plan): a run has begun.
        told(Event): what the run tells while it goes on; `history` has it already.
        modelTaken(Path): the run's model is the one in use from now on.
        decided(): the user has taken the new model or kept the old one.
        ended(LastEvent): the run is over and its thread has ended.
    """

    started = Signal(object)
    told = Signal(object)
    modelTaken = Signal(object)
    decided = Signal()
    ended = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.history: History | None = None
        self.last: LastEvent | None = None
        self.undecided: Path | None = None
        self.was_taken = False
        self.library = library
        self._thread: TrainingThread | None = None

    @property
    def is_running(self) -> bool:
        """Whether a run is under way, or still ending."""
        return self._thread is not None

    def start(self, plan: Plan) -> None:
        """Start a run, unless one is under way."""
        if self._thread is not None:
            return
        from digitpad import assets
        from digitpad.training.history import History
        from digitpad.ui.training_thread import TrainingThread

        self.plan, self.history = plan, History()
        self.last = self.undecided = None
        self.was_taken = False
        against = self.library.current() or assets.shipped_model()
        self._thread = thread = TrainingThread(plan, against, self)
        thread.told.connect(self._tell)
        thread.ended.connect(self._keep_last)
        thread.finished.connect(self._finish)
        thread.start()
        self.started.emit(plan)

    def stop(self) -> None:
        """Ask the run to stop; `ended` tells when it has."""
        if self._thread is not None:
            self._thread.job.stop()

    def keep(self) -> None:
        """Ask the run to learn no more and to save its best model so far."""
        if self._thread is not None:
            self._thread.job.keep()

    def pause(self) -> None:
        """Ask the run to wait; it tells when it does."""
        if self._thread is not None:
            self._thread.job.pause()

    def resume(self) -> None:
        """Ask the run to go on."""
        if self._thread is not None:
            self._thread.job.resume()

    def use_new(self) -> None:
        """Take the finished model into use.

        Raises:
            ModelError: it is gone, or the choice cannot be written down; the old one stays.
        """
        path, self.undecided = self.undecided, None
        if path is not None:
            try:
                self.library.use(path.name)
                self.was_taken = True
                self.modelTaken.emit(path)
            finally:
                self.decided.emit()

    def keep_old(self) -> None:
        """Leave the old model in use; the new one stays in the library."""
        if self.undecided is not None:
            self.undecided = None
            self.decided.emit()

    def stop_and_wait(self) -> None:
        """Stop the run and block until neither thread nor child process is left.

        Nobody is told of its end: whoever calls this is about to go away.
        """
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.job.stop()
            thread.wait()

    def _tell(self, event: Event) -> None:
        if self.history is not None:
            self.history.add(event)
        self.told.emit(event)

    def _keep_last(self, last: LastEvent) -> None:
        self.last = last

    def _finish(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        from digitpad.training.events import Saved

        thread.wait()
        thread.deleteLater()
        if isinstance(self.last, Saved):
            self.undecided = Path(self.last.path)
        self.ended.emit(self.last)
