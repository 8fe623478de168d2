"""The log among the user's files: what went wrong, for whoever is asked to find out why."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import platform
import sys
from pathlib import Path
from typing import IO, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from digitpad import __version__
from digitpad.library.files import user_home

LOG_FILE: Final = "digitpad.log"
CRASH_FILE: Final = "crash.txt"
_LOG_BYTES: Final = 500_000
_OLD_LOGS: Final = 2
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# What faulthandler writes of a process that ends. On Windows it also tells of exceptions that
# system libraries raise and catch, among which file dialogs are known for it.
_FATAL: Final = ("Fatal Python error", "access violation", "stack overflow")

_log = logging.getLogger("digitpad")
_qt_log = logging.getLogger("digitpad.qt")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_folder() -> Path:
    """Where the log files are."""
    return user_home() / "logs"


def about_this_program() -> str:
    """The versions that a report of an error should name, on one line."""
    return (
        f"digitpad {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}"
    )


class LogFile(logging.Handler):
    """A rotating log file that is opened with the first record; standard error if it cannot be."""

    def __init__(self) -> None:
        super().__init__()
        self._handler: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        if self._handler is None:
            self._handler = _open_log()
        self._handler.handle(record)

    def close(self) -> None:
        """Close the file."""
        if self._handler is not None:
            self._handler.close()
        super().close()


def _open_log() -> logging.Handler:
    # The module imports sockets and more: 5 ms that a start without errors does not need.
    from logging.handlers import RotatingFileHandler

    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            log_folder() / LOG_FILE, maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    return handler


def log_to_file() -> None:
    """Keep a log among the user's files."""
    _log.setLevel(logging.INFO)
    _log.addHandler(LogFile())


def log_qt() -> None:
    """Have what Qt complains of in the log too, and still on standard error."""
    qInstallMessageHandler(_take_from_qt)


def _take_from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
    # A windowed program on Windows has no standard error.
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(message, file=sys.stderr)


class CrashLog:
    """Python's fault handler, and what it wrote when the program last crashed.

    Attributes:
        last: the stacks of all threads at the last crash; "" if there was none. They are in the log
            from now on, and told once.
    """

    def __init__(self) -> None:
        self.last = ""
        self._file: IO[str] | None = None
        path = log_folder() / CRASH_FILE
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            written = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
            if any(word in written for word in _FATAL):
                self.last = written
                _log.critical("The last time, the program crashed:\n%s", written)
            # Appending, for a second window of the program may have it open as well.
            self._file = path.open("a", encoding="utf-8")
            self._file.truncate(0)
        except OSError:
            _log.warning("There is no writing %s", path)
            return
        faulthandler.enable(file=self._file)

    def close(self) -> None:
        """Give the fault handler up; harmless if done already."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
