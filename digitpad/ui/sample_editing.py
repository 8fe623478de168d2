"""What can be done to samples that are kept: all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from digitpad.data import DataError
from digitpad.data.sample_files import export_samples, import_samples
from digitpad.data.samples import SampleStore


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
            count = len(labels)
            self.told.emit(
                self.tr("The label is changed.")
                if count == 1
                else self.tr("{count} labels are changed.").format(count=count),
                True,
            )

    def remove(self, identities: list[str]) -> None:
        """Delete samples."""

        def change() -> _Change:
            store = self._store()
            removed = store.remove(identities)
            return _Change(lambda: store.add(removed), lambda: store.remove(identities))

        if identities and self._try(lambda: self._remember(change())):
            count = len(identities)
            self.told.emit(
                self.tr("The sample is deleted.")
                if count == 1
                else self.tr("{count} samples are deleted.").format(count=count),
                True,
            )

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
        """Add the samples in a file."""
        complaints: list[str] = []
        try:
            found = import_samples(self._store(), path, complaints.append)
        except DataError as error:
            self.complained.emit(str(error))
            self.changed.emit()
            return
        self.changed.emit()
        if complaints:
            self.complained.emit(
                self.tr("{added} samples are added. {complaint}").format(
                    added=found.added, complaint=complaints[-1]
                )
            )
        else:
            self.told.emit(
                self.tr("{added} samples are added; {known} were here already.").format(
                    added=found.added, known=found.known
                ),
                False,
            )

    def take_out(self, identities: list[str], path: Path) -> None:
        """Write samples to a file."""
        try:
            count = export_samples(self._store().find(identities), path)
        except DataError as error:
            self.complained.emit(str(error))
        else:
            self.told.emit(
                self.tr("{count} samples are saved as {path}.").format(count=count, path=path),
                False,
            )

    def _remember(self, change: _Change) -> None:
        self._done.append(change)
        self._undone.clear()
        self.changed.emit()

    def _try(self, job: Callable[[], object]) -> bool:
        try:
            job()
        except DataError as error:
            self.complained.emit(str(error))
            return False
        return True


@dataclass(frozen=True)
class _Change:
    """A change that can be taken back and made again; either may raise DataError."""

    undo: Callable[[], object]
    redo: Callable[[], object]
