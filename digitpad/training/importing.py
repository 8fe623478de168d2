"""A model from elsewhere becomes one of ours: the child's side, where a crash harms nobody.

It reads a file, writes what the library keeps of a model into a folder, and tells how far it is in
lines of JSON. `model_files` starts it, listens to it, and takes what it wrote.
"""

from __future__ import annotations

import contextlib
import errno
import json
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Final

from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, KERAS_FILE, TFLITE_FILE, Card
from digitpad.quiet import muted_stderr
from digitpad.sentences import Sentence, as_json, reason
from digitpad.training.findings import notes
from digitpad.training.model_jobs import H5_FILE, Job, Stage
from digitpad.training.untrusted.copying import clean_copy
from digitpad.training.untrusted.kinds import kind_of
from digitpad.training.untrusted.lite import check_tflite

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_MOST_MEMORY: Final = 6_000_000_000
"""TensorFlow, a model of the largest size that is allowed, and its conversion take a third."""


def run(job: Job, source: Path, folder: Path, tell: Callable[[str], None]) -> bool:
    """Do one job, and tell of it in lines of JSON.

    Args:
        job: "import" makes a model of ours of any file; "h5" makes an .h5 file of a .keras file.
        source: the file.
        folder: where the result goes.
        tell: is given each line.

    Returns:
        Whether it is done.
    """

    def stage(name: Stage) -> None:
        tell(json.dumps({"event": "stage", "stage": name}))

    _bound_memory()
    try:
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            (_import if job == "import" else _to_h5)(source, folder, Path(scratch), stage)
    except ModelError as error:
        why = str(error)
    except MemoryError:
        why = Sentence("it takes more memory than a model that reads digits can have a use for.")
    except Exception as error:
        why = _unforeseen(error)
    else:
        tell(json.dumps({"event": "done"}))
        return True
    tell(json.dumps({"event": "refused", "message": why, **as_json(why)}))
    return False


def _unforeseen(error: Exception) -> str:
    """Why a job was broken off by an error from anywhere, as far as it tells."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return Sentence(
            "what is made of it cannot be written ({why}). Free some space for temporary files and "
            "try again.",
            why=reason(error),
        )
    traceback.print_exception(error)
    return Sentence("something in it was not foreseen ({kind}).", kind=type(error).__name__)


def _import(source: Path, folder: Path, scratch: Path, stage: Callable[[Stage], None]) -> None:
    from digitpad.recognition.classifier import Classifier
    from digitpad.training import conventions

    stage("checking")
    kind = kind_of(source)
    if kind == "tflite":
        content = source.read_bytes()
        check_tflite(content)
    else:
        copy = clean_copy(source, kind, scratch)
        stage("loading")
        keras_files = _keras_files()
        model = keras_files.load(copy)
        stage("converting")
        content = keras_files.convert(model)
        # Some layers make large things of small ones.
        check_tflite(content)
        with contextlib.redirect_stdout(sys.stderr):
            model.save(folder / KERAS_FILE)
    stage("trying")
    unread = Card(source.stem, source=source.name)
    card = conventions.recognised(Classifier(content, unread, Path(source.name)))
    stage("scoring")
    scores = conventions.scored(Classifier(content, card, Path(source.name)))
    card = replace(
        card,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        scores=scores,
        notes=notes(card),
    )
    (folder / TFLITE_FILE).write_bytes(content)
    (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")


def _to_h5(source: Path, folder: Path, scratch: Path, stage: Callable[[Stage], None]) -> None:
    stage("checking")
    copy = clean_copy(source, "keras", scratch)
    stage("loading")
    model = _keras_files().load(copy)
    stage("converting")
    with contextlib.redirect_stdout(sys.stderr):
        model.save(folder / H5_FILE)


def _keras_files() -> ModuleType:
    """The door to TensorFlow, opened once a file is known to be harmless."""
    try:
        with muted_stderr():
            from digitpad.training import keras_files
    except Exception as error:  # whatever a broken TensorFlow raises when it is imported
        raise ModelError(
            "the library that reads it cannot be loaded: {why}.", why=" ".join(str(error).split())
        ) from error
    return keras_files


def _bound_memory() -> None:
    """Have the system refuse memory beyond any need, where it can."""
    if sys.platform != "linux":
        return
    import resource

    # Of what is written to, not of what is reserved: TensorFlow reserves a multiple.
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
