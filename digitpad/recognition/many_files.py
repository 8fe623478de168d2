"""Reading many files on all cores, each core a child process, in the order given.

Threads share one Python lock, which reading a picture hardly lets go: two threads took 17 s for the
180 pictures that one read in 10 s, and a window in the same process would stutter. A child takes
half a second to start and about 100 MB, so it is only for many files.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import queue
import subprocess
import threading
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Any, Final

from digitpad.children import start_child
from digitpad.cores import usable_cores
from digitpad.ink import InkError
from digitpad.recognition.file_reading import (
    FileRead,
    details,
    read_file,
    read_with_thumbnail,
)
from digitpad.recognition.recognizer import Recognizer
from digitpad.sentences import Sentence, as_json, from_json, reason

_AHEAD: Final = 8
"""Files a child that may be waited for: enough that no child idles while one reads a giant."""
_MOST_DEATHS: Final = 8
"""Of children of which none has read a file: it is not the files then, and no more are started."""
_MOST_CHILDREN: Final = 16
"""More would use memory for little: the disk is the limit then."""


def read_many(
    files: Iterable[str], crew: Crew, *, children: int | None = None
) -> Generator[FileRead, None, None]:
    """Read files in child processes; what comes back is in the order of `files`.

    Files are taken from the iterable only a little ahead of what has come back, and nothing is
    kept, so the number of files does not matter. Close the generator to stop early; from another
    thread, stop the crew.

    Args:
        files: their names.
        crew: who reads them; it is stopped at the end.
        children: how many at most; None: one a core.
    """
    count = min(children or usable_cores(), _MOST_CHILDREN)
    pool = ThreadPoolExecutor(count, thread_name_prefix="digitpad-files")
    waiting: deque[Future[FileRead]] = deque()
    try:
        for file in files:
            waiting.append(pool.submit(crew.read, file))
            while waiting and (len(waiting) >= count * _AHEAD or waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        crew.stop()
        pool.shutdown(cancel_futures=True)


class Crew:
    """The children: one for each thread that calls `read`, kept from file to file."""

    def __init__(self, command: Sequence[str], *, in_background: bool = False) -> None:
        """Prepare a crew; nothing is started yet.

        Args:
            command: the words that start a child: a command that calls `serve`.
            in_background: with lower priority than the rest of the machine.
        """
        self._command = list(command)
        self._in_background = in_background
        self._lock = threading.Lock()
        self._all: list[subprocess.Popen[str]] = []
        self._idle: queue.SimpleQueue[subprocess.Popen[str]] = queue.SimpleQueue()
        self._stopping = False
        self._answered = False
        self._deaths = 0

    def read(self, file: str) -> FileRead:
        """Have a file read by a child that has nothing else to do."""
        try:
            child = self._child()
        except OSError as error:
            why = Sentence("no process can be started ({why})", why=reason(error))
            return _unread(file, why)
        answer = _ask(child, file)
        if answer is not None:
            self._answered = True
            self._idle.put(child)
            return answer
        # A decoder took the child down with it, or the system did for lack of memory.
        with self._lock:
            stopping = self._stopping
            self._deaths += 1
            if child in self._all:
                self._all.remove(child)
        _end(child)
        if stopping:
            return _unread(file, Sentence("reading was stopped"))
        return _unread(file, Sentence("it brought the reader down: it may be damaged"))

    def stop(self) -> None:
        """End all children at once, whatever they are doing; may be called from any thread."""
        with self._lock:
            self._stopping = True
            children, self._all = self._all, []
        for child in children:
            _end(child)

    def _child(self) -> subprocess.Popen[str]:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            pass
        with self._lock:
            if self._stopping:
                raise OSError(Sentence("reading was stopped"))
            if self._deaths >= _MOST_DEATHS and not self._answered:
                raise OSError(Sentence("each ends at once"))
            child = _start(self._command, in_background=self._in_background)
            self._all.append(child)
            return child


def _unread(file: str, why: str) -> FileRead:
    return FileRead(file, error=Sentence("{file} was not read: {why}.", file=file, why=why))


def _start(command: list[str], *, in_background: bool) -> subprocess.Popen[str]:
    # One thread each: there is a child for every core already.
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    child = start_child(
        command, in_background=in_background, with_complaints=False, environment=single
    )
    if in_background and hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, child.pid, 10)
    return child


def _ask(child: subprocess.Popen[str], file: str) -> FileRead | None:
    """The child's answer; None if it has ended instead."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(json.dumps(file) + "\n")
        child.stdin.flush()
        line = child.stdout.readline()
        answer = json.loads(line) if line.endswith("\n") else None
    except (OSError, ValueError):
        return None
    if answer is None:
        return None
    thumbnail = base64.b64decode(answer.pop("thumbnail", ""))
    # As JSON knows it, a sentence is English and no more; its parts are beside it.
    parts = answer.pop("sentences", {})
    error = answer.pop("error", "")
    if "notes" in answer:
        answer["notes"] = [from_json(note, parts.get(note, {})) for note in answer["notes"]]
    return FileRead(file, answer, from_json(error, parts.get(error, {})), thumbnail)


def _end(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            # What was still to be written has nobody to read it.
            with contextlib.suppress(OSError):
                pipe.close()


def serve(
    recognizer: Recognizer,
    requests: IO[str],
    answers: IO[str],
    *,
    single: bool = False,
    thumbnail: int = 0,
) -> None:
    """The child's side: read the files that are named, one JSON string a line, while there are any.

    Args:
        recognizer: what to read them with.
        requests: the names; its end is the end of the child, also if the parent has died.
        answers: gets one JSON object a line: `details`, or `error`; in either, `sentences` gives
            the parts of each sentence in it, as `as_json` has them.
        single: each picture holds one digit.
        thumbnail: the longer side of a picture's thumbnail in pixels; 0: none is wanted.
    """
    for line in requests:
        file = json.loads(line)
        answer: dict[str, Any]
        try:
            if thumbnail:
                reading, picture = read_with_thumbnail(recognizer, file, thumbnail)
                answer = details(file, reading)
                answer["thumbnail"] = base64.b64encode(picture).decode()
            else:
                answer = details(file, read_file(recognizer, file, single=single))
        except InkError as error:
            answer = {"error": str(error)}
        except MemoryError:
            answer = {
                "error": Sentence(
                    "{name} needs more memory than there is: scale it down.", name=file
                )
            }
        said = [answer["error"]] if "error" in answer else answer["notes"]
        answer["sentences"] = {sentence: as_json(sentence) for sentence in said}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
