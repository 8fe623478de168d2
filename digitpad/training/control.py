"""What whoever started a run asks of it while it goes on: wait, go on, stop, keep what there is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from digitpad.training.events import Event, Paused, Resumed

PAUSE: Final = "pause"
RESUME: Final = "resume"
STOP: Final = "stop"
KEEP: Final = "keep"

_GLANCE_S: Final = 0.05
"""How often a run that waits looks whether it may go on."""


class Stopped(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped the run; nothing of it is wanted."""


class Control:
    """Asked from any thread, or from a signal handler; heeded by the run where it suits it.

    Plain flags and no lock: a signal handler interrupts the very thread that would hold the lock.
    """

    def __init__(self) -> None:
        self._is_paused = False
        self._is_stopped = False
        self._is_kept = False

    def ask(self, word: str) -> None:
        """Ask for what a word of the protocol means; a word that it does not know is passed over.

        `stop` is final, and `keep` ends the learning, so both end a pause.
        """
        if word == PAUSE:
            self._is_paused = True
        elif word == RESUME:
            self._is_paused = False
        elif word == STOP:
            self._is_stopped = True
        elif word == KEEP:
            self._is_kept = True

    @property
    def enough(self) -> bool:
        """Whether the run is to end its learning and keep the best model so far."""
        return self._is_kept

    def check(self) -> None:
        """Heed a wish to stop.

        Raises:
            Stopped: there is one.
        """
        if self._is_stopped:
            raise Stopped

    def heed(self, emit: Callable[[Event], None]) -> float:
        """Heed a wish to stop and one to wait; return the seconds waited.

        Raises:
            Stopped: the user has asked to stop.
        """
        self.check()
        if not self._is_paused or self._is_kept:
            return 0.0
        since = time.monotonic()
        emit(Paused())
        while self._is_paused and not self._is_kept:
            time.sleep(_GLANCE_S)
            self.check()
        emit(Resumed())
        return time.monotonic() - since
