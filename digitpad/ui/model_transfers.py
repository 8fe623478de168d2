"""Imports and exports in the background, one after another."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from digitpad.library.store import Library
from digitpad.training import model_files
from digitpad.ui import background


@dataclass(frozen=True)
class Import:
    """A file that is to come into the library."""

    source: Path


@dataclass(frozen=True)
class Export:
    """A model, by its folder, that is to go into a file."""

    folder: Path
    target: Path


Transfer: TypeAlias = Import | Export


class ModelTransfers(QObject):
    """Works off what it is given; what fails is told, and the next is taken.

    Signals:
        progressed(Transfer, str): a transfer has come to a stage of `model_jobs.STAGES`; "" when
            it begins.
        finished(Transfer, Path): it is done; the folder in the library, or the file.
        failed(str): one was refused; a sentence for the user.
        idle(): nothing is left to do.
    """

    progressed = Signal(object, str)
    finished = Signal(object, object)
    failed = Signal(str)
    idle = Signal()

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._waiting: deque[Transfer] = deque()
        self._now: Transfer | None = None
        self._work: model_files.ModelWork | None = None
        self._background = background.Background(self)
        self._background.told.connect(lambda stage: self._tell(str(stage)))
        self._background.done.connect(self._take)
        self._background.failed.connect(self._fail)

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._now is not None

    @property
    def waiting(self) -> int:
        """How many are to come after the one under way."""
        return len(self._waiting)

    def add(self, transfers: list[Transfer]) -> None:
        """Do these after what is under way; what waits already is not done twice."""
        known = {self._now, *self._waiting}
        self._waiting.extend(transfer for transfer in transfers if transfer not in known)
        if self._now is None:
            self._next()

    def stop(self) -> None:
        """Give up all of it, at once."""
        self._waiting.clear()
        if self._work is not None:
            self._work.stop()
        self._background.stop()
        if self._now is not None:
            self._now = self._work = None
            self.idle.emit()

    def stop_and_wait(self) -> None:
        """Give up all of it, and block until neither thread nor child is left."""
        self.stop()
        self._background.stop_and_wait()

    def _next(self) -> None:
        if not self._waiting:
            self._now = self._work = None
            self.idle.emit()
            return
        now = self._now = self._waiting.popleft()
        work = self._work = model_files.ModelWork()
        library = self._library

        def transfer(task: background.Task) -> Path:
            try:
                if isinstance(now, Import):
                    return work.import_model(library, now.source, on_stage=task.tell)
                work.export_model(now.folder, now.target, task.tell)
            except model_files.Stopped:
                raise background.Stopped from None
            return now.target

        self._tell("")
        self._background.start(transfer)

    def _tell(self, stage: str) -> None:
        if self._now is not None:
            self.progressed.emit(self._now, stage)

    def _take(self, path: object) -> None:
        self.finished.emit(self._now, path)
        self._next()

    def _fail(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._next()
