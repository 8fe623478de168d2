"""What can be done to samples that are kept: all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from digitpad.data import DataError
from digitpad.data.sample_files import Imported, export_samples, import_samples
from digitpad.data.samples import SampleStore
from digitpad.ui.background import Background, Task, Work
from digitpad.ui.saying import said


class SampleEditing(QObject):
    """Changes, deletes, imports and exports samples.

    Not a QUndoStack: that counts a change as taken back even if the file could not be written.

    Signals:
        changed(): the samples are others now.
        told(str, bool): a sentence on what was done, and whether `undo` takes it back.
        complained(str): a sentence on what cannot be done.
    """

    changed = Signal()
    told = Signal(str, bool)
    complained = Signal(str)

    def __init__(self, store: Callable[[], SampleStore], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._background = Background(self)
        self._background.done.connect(self._finish)
        self._background.failed.connect(self._fail)
        self._done: list[_Change] = []
        self._undone: list[_Change] = []

    def relabel(self, identities: list[str], label: int) -> None:
        """Give samples another label: 0 to 9, or -1 for no digit."""
        labels = dict.fromkeys(identities, label)

        def change() -> _Change:
            store = self._store()
            before = store.relabel(labels)
            return _Change(lambda: store.relabel(before), lambda: store.relabel(labels))

        if labels and self._try(lambda: self._remember(change())):
            self.told.emit(
                self.tr("Labels changed: {count}.").format(count=_number(len(labels))), True
            )

    def remove(self, identities: list[str]) -> None:
        """Delete samples."""

        def change() -> _Change:
            store = self._store()
            removed = store.remove(identities)
            return _Change(lambda: store.add(removed), lambda: store.remove(identities))

        if identities and self._try(lambda: self._remember(change())):
            text = self.tr("Samples deleted: {count}.").format(count=_number(len(identities)))
            self.told.emit(text, True)

    def undo(self) -> None:
        """Take the last change back."""
        if self._done and self._try(self._done[-1].undo):
            self._undone.append(self._done.pop())
            self.changed.emit()

    def redo(self) -> None:
        """Make the last change that was taken back again."""
        if self._undone and self._try(self._undone[-1].redo):
            self._done.append(self._undone.pop())
            self.changed.emit()

    def bring_in(self, path: Path) -> None:
        """Add the samples in a file; a long one takes a while, and nothing waits for it."""
        home = self._store().path.parent

        def work(_: Task) -> _Outcome:
            complaints: list[str] = []
            with SampleStore(home) as store:
                return _Outcome(import_samples(store, path, complaints.append), tuple(complaints))

        self._start(work)

    def take_out(self, identities: list[str], path: Path) -> None:
        """Write samples to a file; likewise."""
        home, wanted = self._store().path.parent, frozenset(identities)

        def work(_: Task) -> _Outcome:
            with SampleStore(home) as store:
                samples = [sample for sample in store.page() if sample.id in wanted]
                return _Outcome(export_samples(samples, path), path=path)

        self._start(work)

    def _start(self, work: Work) -> None:
        if self._background.is_running:
            self.complained.emit(self.tr("Another file is being read or written: try again soon."))
        else:
            self._background.start(work)

    def shut_down(self) -> None:
        """Wait for what is under way."""
        self._background.stop_and_wait()

    def _finish(self, outcome: _Outcome) -> None:
        """Tell what became of a file."""
        done = outcome.done
        if not isinstance(done, Imported):
            text = self.tr("Samples saved as {path}: {count}.")
            self.told.emit(text.format(count=_number(done), path=outcome.path), False)
            return
        self.changed.emit()
        if outcome.complaints:
            text = self.tr("Samples added: {added}. {complaint}")
            complaint = said(outcome.complaints[-1])
            text = text.format(added=_number(done.added), complaint=complaint)
            self.complained.emit(text)
        else:
            text = self.tr("Samples added: {added}. Here already: {known}.")
            text = text.format(added=_number(done.added), known=_number(done.known))
            self.told.emit(text, False)

    def _fail(self, why: str) -> None:
        self.complained.emit(why)
        # Of an import, a part may have been added.
        self.changed.emit()

    def _remember(self, change: _Change) -> None:
        self._done.append(change)
        self._undone.clear()
        self.changed.emit()

    def _try(self, job: Callable[[], object]) -> bool:
        try:
            job()
        except DataError as error:
            self.complained.emit(said(error))
            return False
        return True


@dataclass(frozen=True)
class _Change:
    """A change that can be taken back and made again; either may raise DataError."""

    undo: Callable[[], object]
    redo: Callable[[], object]


@dataclass(frozen=True)
class _Outcome:
    """What became of a file.

    Attributes:
        done: how many samples were written, or what came in.
        complaints: sentences on what was no sample.
        path: of what was written.
    """

    done: int | Imported
    complaints: tuple[str, ...] = ()
    path: Path | None = None


def _number(count: int) -> str:
    return QLocale().toString(count)
