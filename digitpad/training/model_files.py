"""Models in and out of the library, the parent's side: no file from elsewhere is opened here."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from digitpad.children import drain, start_child
from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, KERAS_FILE, TFLITE_FILE, read_card
from digitpad.library.files import write_whole
from digitpad.library.store import Library
from digitpad.sentences import Error, Sentence, from_json, reason
from digitpad.training.job import end_of, own_command, with_last_words
from digitpad.training.model_jobs import H5_FILE, Job

TIME_LIMIT_S: Final = 600.0
"""How long a child may take: ten times what it takes on a slow machine that trains meanwhile."""
EXPORTS: Final = (".keras", ".h5", ".tflite", ".json")


class Stopped(Exception):  # noqa: N818 - not an error: the user asked for it
    """The work was stopped by the user; nothing came of it."""


class ModelWork:
    """Imports and exports, one after another. They may block; `stop` ends them from any thread."""

    def __init__(self, command: list[str] | None = None) -> None:
        """Prepare for work.

        Args:
            command: the words that start digitpad; None: this very program.
        """
        self._command = own_command() if command is None else command
        self._process: subprocess.Popen[str] | None = None
        self._is_stopped = False
        self._is_late = False
        self._lock = threading.Lock()

    def import_model(
        self,
        library: Library,
        source: Path,
        name: str = "",
        on_stage: Callable[[str], None] = lambda _: None,
    ) -> Path:
        """Add a model file to a library.

        Args:
            library: where it goes.
            source: .keras, .h5 or .tflite.
            name: what to call it; its file's name if empty.
            on_stage: is told how far it is: one of `model_jobs.STAGES`.

        Returns:
            Its folder in the library.

        Raises:
            ModelError: it is refused; the sentence names the file and says why.
            Stopped: the user has stopped it.
        """
        library.check_writable()
        try:
            with tempfile.TemporaryDirectory(prefix="digitpad-") as folder:
                self._do("import", source.absolute(), Path(folder), on_stage)
                called = name or source.stem
                return library.save(called, lambda to: _take(Path(folder), to, called))
        except _Refused as why:
            raise ModelError("{path} is not imported: {why}", path=source, why=why) from None
        except OSError as error:
            raise ModelError(
                "{path} is not imported: there is no room for temporary files ({why}).",
                path=source,
                why=reason(error),
            ) from error

    def export_model(
        self,
        folder: Path,
        target: Path,
        on_stage: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Write a model, or its card, to a file; one that is there is replaced.

        Args:
            folder: of the model.
            target: its ending says what is written: one of EXPORTS.
            on_stage: is told how far it is.

        Raises:
            ModelError: the model has nothing of the kind, or the file cannot be written.
            Stopped: the user has stopped it.
        """
        kind = target.suffix.lower()
        try:
            if kind == ".h5":
                content = self._as_h5(folder, on_stage)
            else:
                content = _kept(folder, kind).read_bytes()
            write_whole(target, content)
        except _Refused as why:
            raise ModelError("{path} is not written: {why}", path=target, why=why) from None
        except OSError as error:
            raise ModelError(
                "{path} cannot be written: {why}.", path=target, why=reason(error)
            ) from error

    def stop(self) -> None:
        """End the work at once: a child that only reads and converts has nothing to lose."""
        with self._lock:
            self._is_stopped = True
            if self._process is not None:
                self._process.kill()

    def _as_h5(self, folder: Path, on_stage: Callable[[str], None]) -> bytes:
        source = _kept(folder, ".keras")
        with tempfile.TemporaryDirectory(prefix="digitpad-") as made:
            self._do("h5", source, Path(made), on_stage)
            return (Path(made) / H5_FILE).read_bytes()

    def _do(self, job: Job, source: Path, folder: Path, on_stage: Callable[[str], None]) -> None:
        """Have a child do a job.

        Raises:
            _Refused: it did not; why.
            Stopped: it was ended.
        """
        with self._lock:
            if self._is_stopped:
                raise Stopped
            self._is_late = False
            try:
                self._process = process = self._start(job, source, folder)
            except OSError as error:
                raise _Refused("digitpad cannot be started ({why}).", why=reason(error)) from error
        complaints: deque[str] = deque(maxlen=20)
        listener = threading.Thread(target=drain, args=(process, complaints), daemon=True)
        listener.start()
        clock = threading.Timer(TIME_LIMIT_S, self._end_late, [process])
        clock.daemon = True
        clock.start()
        try:
            last = _heard(process, on_stage)
            listener.join()
        except BaseException:
            # Ctrl+C in the terminal, or a listener that failed: nobody waits for it any more.
            process.kill()
            raise
        finally:
            clock.cancel()
            process.__exit__(None, None, None)
        if self._is_stopped:
            raise Stopped
        if last.get("event") == "done":
            return
        if last.get("event") == "refused":
            raise _Refused(from_json(str(last.get("message")), last))
        if self._is_late:
            raise _Refused("it was not done within {count} seconds.", count=round(TIME_LIMIT_S))
        raise _Refused(_obituary(process.returncode, complaints))

    def _start(self, job: Job, source: Path, folder: Path) -> subprocess.Popen[str]:
        return start_child([*self._command, "models", "child", job, str(source), str(folder)])

    def _end_late(self, process: subprocess.Popen[str]) -> None:
        self._is_late = True
        process.kill()


class _Refused(Error):  # noqa: N818
    """Why something was not done: the end of a sentence."""


def _take(made: Path, folder: Path, name: str) -> None:
    """Put what a child made into a folder of the library: what is known by name, nothing else.

    Raises:
        ModelError: its card makes no sense.
        OSError: something is missing, or cannot be written.
    """
    card = replace(read_card(made / CARD_FILE), name=name)
    (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")
    shutil.copyfile(made / TFLITE_FILE, folder / TFLITE_FILE)
    if (made / KERAS_FILE).exists():
        shutil.copyfile(made / KERAS_FILE, folder / KERAS_FILE)


def _kept(folder: Path, kind: str) -> Path:
    """The file of a model that holds what is to be exported."""
    file = folder / {".keras": KERAS_FILE, ".tflite": TFLITE_FILE, ".json": CARD_FILE}[kind]
    if not file.is_file():
        if kind != ".keras":
            raise _Refused("{path} is missing.", path=file)
        raise _Refused(
            "{model} has no {name}. A model that was imported from a .tflite file can be exported "
            "as .tflite only.",
            model=folder.name,
            name=file.name,
        )
    return file


def _heard(process: subprocess.Popen[str], on_stage: Callable[[str], None]) -> dict[str, object]:
    """Pass on what a child tells until it ends; the last of it, {} if that is nothing."""
    last: dict[str, object] = {}
    assert process.stdout is not None
    for line in process.stdout:
        event = _event(line)
        if event.get("event") == "stage":
            on_stage(str(event.get("stage")))
        elif event:
            last = event
    return last


def _event(line: str) -> dict[str, object]:
    """A line of the child's as an event; {} if it is none."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) and "event" in found else {}


def _obituary(code: int, complaints: deque[str]) -> Sentence:
    ended = Sentence("the program that reads it broke down over it ({how}).", how=end_of(code))
    return with_last_words(ended, complaints)
