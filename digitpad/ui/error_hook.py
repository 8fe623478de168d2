"""What happens with an error that nobody expected: it is logged, and the user is told once."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from digitpad.library.files import user_home

_log = logging.getLogger(__name__)

LOG_FILE: Final = "digitpad.log"
_LOG_BYTES: Final = 500_000


class ErrorHook(QObject):
    """Stands in for sys.excepthook and threading.excepthook.

    Signals:
        failed(str): a sentence for the user, in the GUI thread; the same error is told once.
    """

    failed = Signal(str)

    def __init__(self, tell: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        # Queued, because the error may have come in any thread, or in the middle of a paint event.
        self.failed.connect(tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take every unexpected error from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_in_thread

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
        what = f"{kind.__name__}: {error}"
        if what not in self._told:
            self._told.add(what)
            self.failed.emit(
                self.tr(
                    "Something went wrong ({what}). Your drawing is safe; the log in {place} "
                    "has the details."
                ).format(what=what, place=user_home() / LOG_FILE)
            )

    def _take_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)


def log_to_file() -> None:
    """Keep a log among the user's files; without one if there is no writing there."""
    root = logging.getLogger("digitpad")
    root.setLevel(logging.INFO)
    try:
        user_home().mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            user_home() / LOG_FILE, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
