"""A training run in a child process: started, listened to and ended from here.

TensorFlow takes seconds and hundreds of megabytes to import and holds Python's lock while it
works, so it never enters the process of whoever wants to stay quick.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from digitpad.children import drain, start_child
from digitpad.sentences import Sentence, reason
from digitpad.training.control import KEEP, PAUSE, RESUME, STOP
from digitpad.training.events import (
    Cancelled,
    Event,
    Failed,
    LastEvent,
    Saved,
    from_line,
)
from digitpad.training.plan import Plan

GRACE_S: Final = 8.0
"""How long a run that was asked to stop may take before it is killed."""
_SIGKILL: Final = 9
"""Windows has no name for it."""


def own_command() -> list[str]:
    """The words that start `digitpad`, whether installed, in a checkout, or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "digitpad"]


class TrainingJob:
    """One training run. `run` it in a thread that may block; steer it from any other."""

    def __init__(
        self, plan: Plan, command: list[str] | None = None, against: Path | None = None
    ) -> None:
        """Prepare a run; nothing is started yet.

        Args:
            plan: what to train.
            command: the words that start digitpad; None: this very program.
            against: the folder or .tflite file of a model to score beside the new one.
        """
        self._plan = plan
        self._against = against
        self._command = own_command() if command is None else command
        self._process: subprocess.Popen[str] | None = None
        self._asked_to_stop = threading.Event()
        self._lock = threading.Lock()

    def run(self, on_event: Callable[[Event], None]) -> LastEvent:
        """Start the child, tell of each of its events, and return when it has ended.

        Args:
            on_event: called in this thread, with the last event too.

        Returns:
            The last event; `Failed` as well if the child could not be started or was killed.
        """
        last: LastEvent
        with contextlib.ExitStack() as stack:
            try:
                folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="digitpad-"))
                plan = Path(folder) / "plan.json"
                plan.write_text(self._plan.to_json(), encoding="utf-8")
            except OSError as error:
                last = Failed(
                    Sentence(
                        "The training could not be started: {why}: {path}. "
                        "Check that there is free space for temporary files.",
                        why=reason(error),
                        path=error.filename,
                    )
                )
            else:
                last = self._run(plan, on_event)
        on_event(last)
        return last

    def stop(self) -> None:
        """Ask the run to stop, and kill it if it does not; returns at once."""
        with self._lock:
            self._asked_to_stop.set()
            process = self._process
            if process is None or process.poll() is not None:
                return
            _ask(process, STOP)
        killer = threading.Timer(GRACE_S, process.kill)
        killer.daemon = True
        killer.start()

    def keep(self) -> None:
        """Ask the run to learn no more, and to score and save its best model so far."""
        self._ask(KEEP)

    def pause(self) -> None:
        """Ask the run to wait; it tells when it does."""
        self._ask(PAUSE)

    def resume(self) -> None:
        """Ask the run to go on."""
        self._ask(RESUME)

    def _ask(self, word: str) -> None:
        with self._lock:
            process = self._process
            if process is not None and process.poll() is None:
                _ask(process, word)

    def _run(self, plan: Path, on_event: Callable[[Event], None]) -> LastEvent:
        with self._lock:
            if self._asked_to_stop.is_set():
                return Cancelled()
            try:
                self._process = process = self._start(plan)
            except OSError as error:
                return Failed(
                    Sentence("The training could not be started: {why}.", why=reason(error))
                )
        complaints: deque[str] = deque(maxlen=40)
        listener = threading.Thread(target=drain, args=(process, complaints), daemon=True)
        listener.start()
        last: LastEvent | None = None
        with process:
            assert process.stdout is not None
            for line in process.stdout:
                match from_line(line):
                    case Saved() | Cancelled() | Failed() as event:
                        last = event
                    case None:
                        complaints.append(line.rstrip())
                    case event:
                        on_event(event)
            listener.join()
        if last is not None:
            return last
        if self._asked_to_stop.is_set():
            return Cancelled()
        return Failed(_obituary(process.returncode, complaints))

    def _start(self, plan: Path) -> subprocess.Popen[str]:
        words = [*self._command, "train", "--plan", str(plan), "--events", "--supervised"]
        if self._against is not None:
            words += ["--against", str(self._against)]
        return start_child(words)


def _ask(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(f"{word}\n")
        process.stdin.flush()
    except (OSError, ValueError):
        # It has ended in between, which is what was asked of it.
        pass


def _obituary(code: int, complaints: deque[str]) -> str:
    if code == -signal.SIGABRT or code == -_SIGKILL:
        # What the system does to a program that asks for too much, and C++ to itself.
        how = Sentence(
            "signal {number}: it was ended from outside, or the memory had run out",
            number=str(-code),
        )
    else:
        how = end_of(code)
    ended = Sentence("The training ended unexpectedly ({how}); nothing was saved.", how=how)
    return with_last_words(ended, complaints)


def end_of(code: int) -> Sentence:
    """How a process ended."""
    if code < 0:
        return Sentence("signal {number}", number=str(-code))
    return Sentence("exit code {number}", number=str(code))


def with_last_words(ended: Sentence, complaints: Sequence[str]) -> Sentence:
    """How a process ended, with the last line that it wrote, if it did."""
    words = next((line for line in reversed(complaints) if line.strip()), "")
    if not words:
        return ended
    return Sentence("{ended} Its last words were: {words}", ended=ended, words=words)
