"""Many files read in the background for a window: found, read by child processes, and handed over.

Imports nothing heavy before the thread runs.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from digitpad.ui.files_model import FileRow

if TYPE_CHECKING:
    from digitpad.recognition.many_files import Crew

_TICK_MS: Final = 100
_MOST_A_TICK: Final = 40
"""What is handed over at once; the list takes them in and sorts them in 5 ms."""


class FilesReading(QObject):
    """Reads one list of files and folders; then it is over.

    Signals:
        counted(int): so many files are to be read.
        arrived(list[FileRow]): these were, in the order in which they were found.
        ended(): all were read, or reading was stopped.
    """

    counted = Signal(int)
    arrived = Signal(object)
    ended = Signal()

    def __init__(
        self,
        names: Sequence[str],
        known: frozenset[str],
        command: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        """Prepare to read.

        Args:
            names: files and folders.
            known: files that were read already, and are left out.
            command: the words that start a child, see `many_files.Crew`.
            parent: of this object.
        """
        super().__init__(parent)
        self._names = list(names)
        self._known = known
        self._command = list(command)
        self._arrived: deque[FileRow] = deque()
        self._count: int | None = None
        self._stopping = False
        self._lock = threading.Lock()
        self._crew: Crew | None = None
        self._thread = threading.Thread(target=self._run, name="digitpad-folder", daemon=True)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._hand_over)

    def start(self) -> None:
        """Start; never blocks."""
        self._timer.start()
        self._thread.start()

    def stop(self) -> None:
        """Read no more; `ended` follows once what was read has arrived."""
        with self._lock:
            self._stopping = True
            if self._crew is not None:
                self._crew.stop()

    def stop_and_wait(self) -> None:
        """Read no more and hand nothing over any more."""
        self._timer.stop()
        self.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _hand_over(self) -> None:
        # Asked first: what comes after that, the next tick takes.
        over = not self._thread.is_alive()
        if self._count is not None:
            self.counted.emit(self._count)
            self._count = None
        batch = [self._arrived.popleft() for _ in range(min(len(self._arrived), _MOST_A_TICK))]
        if batch:
            self.arrived.emit(batch)
        if over and not self._arrived:
            self._timer.stop()
            self.ended.emit()

    def _run(self) -> None:
        from digitpad.recognition.file_reading import find_files
        from digitpad.recognition.many_files import Crew, read_many

        seen = set(self._known)
        files = []
        for file in find_files(self._names):
            if self._stopping:
                return
            if file not in seen:
                seen.add(file)
                files.append(file)
        self._count = len(files)
        with self._lock:
            if self._stopping:
                return
            self._crew = crew = Crew(self._command, in_background=True)
        for read in read_many(files, crew):
            if self._stopping:
                break
            # Here, where packing what was read holds nobody up.
            self._arrived.append(FileRow.of(read))
        crew.stop()
