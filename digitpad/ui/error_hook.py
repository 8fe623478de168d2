"""What happens with an error that nobody expected: it is logged, and the user is told once."""

from __future__ import annotations

import errno
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

_log = logging.getLogger(__name__)

# Windows knows no quota of this name.
_QUOTA: Final = getattr(errno, "EDQUOT", errno.ENOSPC)


@dataclass(frozen=True)
class Report:
    """An error as its user is told.

    Attributes:
        what: happened, a sentence.
        advice: what to do about it, a sentence or two.
        details: for whoever repairs it: the traceback.
    """

    what: str
    advice: str
    details: str


class ErrorHook(QObject):
    """Stands in for sys.excepthook, threading.excepthook and sys.unraisablehook.

    Signals:
        failed(Report): an error, in the GUI thread; the same error is told once.
    """

    failed = Signal(object)

    def __init__(self, tell: Callable[[Report], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        # Queued, because the error may have come in any thread, or in the middle of a paint event.
        self.failed.connect(tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take every unexpected error from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_in_thread
        sys.unraisablehook = self._take_unraisable

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an error; tell the user unless that was done."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("Unexpected error", exc_info=(kind, error, trace))
        name = f"{kind.__name__}: {error}"
        if name not in self._told:
            self._told.add(name)
            self.failed.emit(report_on(error, trace))

    def _take_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _take_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        # From a destructor or the like: nothing that the user did, or could do something about.
        _log.error(
            "Error in %r",
            args.object,
            exc_info=(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback),
        )


def report_on(error: BaseException, trace: TracebackType | None = None) -> Report:
    """What to tell of an error that nobody expected."""
    what = QCoreApplication.translate(
        "ErrorHook", "digitpad ran into an error that it did not expect."
    )
    advice = QCoreApplication.translate(
        "ErrorHook",
        "Your drawing is safe, and you can go on. If it happens again, please report it with the "
        "details below.",
    )
    if isinstance(error, MemoryError):
        what = QCoreApplication.translate("ErrorHook", "There was not enough memory for this.")
        advice = QCoreApplication.translate(
            "ErrorHook", "Your drawing is safe. Close other programs, and try it again."
        )
    elif isinstance(error, OSError) and error.errno in (errno.ENOSPC, _QUOTA):
        what = QCoreApplication.translate("ErrorHook", "The disk is full.")
        advice = QCoreApplication.translate(
            "ErrorHook", "Your drawing is safe. Free some space, and try it again."
        )
    elif isinstance(error, PermissionError):
        what = QCoreApplication.translate(
            "ErrorHook", "digitpad was not allowed to use the file {path}."
        ).format(path=error.filename or "?")
        advice = QCoreApplication.translate(
            "ErrorHook",
            "Your drawing is safe. Check who may read and write the file, and try again.",
        )
    lines = traceback.format_exception(type(error), error, trace or error.__traceback__)
    return Report(what, advice, "".join(lines))
