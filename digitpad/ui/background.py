"""Long work off the GUI thread: one piece at a time, which tells how far it is and can stop."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol, TypeAlias

from PySide6.QtCore import QObject, QThread, Signal

from digitpad.data import DataError
from digitpad.ink import InkError
from digitpad.library import ModelError
from digitpad.ui.saying import said

_log = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818 - it is no error
    """The work was told to stop; nobody waits for what it would have found."""


class Task(Protocol):
    """What work in the background is given."""

    def tell(self, news: object) -> None:
        """Hand something to the GUI thread: a value that nobody changes any more."""

    def check(self) -> None:
        """Raises Stopped if the work is not wanted any more; to be called often."""


Work: TypeAlias = Callable[[Task], object]


class _Thread(QThread):
    """Signals: happened(number, what, value), `what` being told, done or failed."""

    happened = Signal(int, str, object)

    def __init__(self, number: int, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("digitpad-background")
        self._number = number
        self._work = work

    def tell(self, news: object) -> None:
        self.happened.emit(self._number, "told", news)

    def check(self) -> None:
        if self.isInterruptionRequested():
            raise Stopped

    def run(self) -> None:
        try:
            found = self._work(self)
            self.check()
        except Stopped:
            return
        except (DataError, InkError, ModelError) as error:
            self.happened.emit(self._number, "failed", said(error))
        except Exception as error:
            _log.exception("Work in the background failed")
            self.happened.emit(self._number, "failed", f"{type(error).__name__}: {error}")
        else:
            self.happened.emit(self._number, "done", found)


class Background(QObject):
    """Runs the latest piece of work that it was given; an older one is stopped and not heard of.

    Signals:
        told(object): what the work tells while it goes on.
        done(object): what it returned.
        failed(str): a sentence for the user.
    """

    told = Signal(object)
    done = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._running = False
        self._threads: list[_Thread] = []

    @property
    def is_running(self) -> bool:
        """Whether there is work whose end has not been told yet."""
        return self._running

    def start(self, work: Work) -> None:
        """Begin a piece of work in place of the one under way."""
        self.stop()
        self._running = True
        thread = _Thread(self._number, work, self)
        thread.happened.connect(self._take)
        thread.finished.connect(self._clear_up)
        self._threads.append(thread)
        # Whatever is in view comes first.
        thread.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Give the work up; nothing more is told of it. Returns at once."""
        self._number += 1
        self._running = False
        for thread in self._threads:
            thread.requestInterruption()

    def stop_and_wait(self) -> None:
        """Give the work up and block until its thread has ended."""
        self.stop()
        for thread in self._threads:
            thread.wait()

    def _take(self, number: int, what: str, value: object) -> None:
        if number != self._number:
            return
        if what == "told":
            self.told.emit(value)
            return
        self._running = False
        if what == "done":
            self.done.emit(value)
        else:
            self.failed.emit(str(value))

    def _clear_up(self) -> None:
        ended = [thread for thread in self._threads if thread.isFinished()]
        for thread in ended:
            thread.wait()
            self._threads.remove(thread)
            thread.deleteLater()
