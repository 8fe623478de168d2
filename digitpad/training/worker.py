"""One training run, from plan to saved model, in a process of its own. TensorFlow lives here."""

from __future__ import annotations

import os

# Before TensorFlow is imported: it reads them then. Only errors, and none of its advice.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import contextlib
import errno
import io
import platform
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

import keras
import numpy as np
import tensorflow as tf

from digitpad.data.corpus import Corpus
from digitpad.evaluation import refused, score
from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, KERAS_FILE, TFLITE_FILE, Card
from digitpad.library.store import Library
from digitpad.quiet import muted_stderr
from digitpad.recognition.classifier import Classifier
from digitpad.sentences import Sentence, reason
from digitpad.training import TrainingError
from digitpad.training.control import Control, Stopped
from digitpad.training.corpora import Material
from digitpad.training.events import (
    Cancelled,
    Compared,
    Evaluated,
    Event,
    Failed,
    LastEvent,
    Layer,
    Saved,
    Started,
)
from digitpad.training.fitting import fit
from digitpad.training.history import HISTORY_FILE, PLAN_FILE, History
from digitpad.training.networks import EIGHT_BITS
from digitpad.training.plan import SCRATCH, Plan
from digitpad.training.starting import build, settle_start
from digitpad.training.threshold import digit_threshold

H5_FILE: Final = "model.h5"
_ROOM: Final = 16 << 20
"""Bytes that must be free for cards, curves and temporary files."""
_COPIES: Final = 6
"""Of the weights, float32, in all that is written on the way to a saved model."""
_TRIES: Final = 5
"""At a name for the model, when others take the names that were free a moment ago."""


def run(
    plan: Plan,
    gathered: Callable[[], Material],
    emit: Callable[[Event], None],
    control: Control,
    library: Library,
    checkpoint: Path | None = None,
    against: Path | None = None,
) -> LastEvent:
    """Train, score and save a model by a plan.

    Args:
        plan: what to do.
        gathered: waits for what `corpora.gather` makes of the plan.
        emit: is told of every event, the last one included.
        control: what the user asks for while it goes on.
        library: where the model goes.
        checkpoint: a folder that keeps the state between epochs; see `fitting.fit`.
        against: the folder or .tflite file of a model to score on the same suites.

    Returns:
        The last event.
    """
    history = History()

    def tell(event: Event) -> None:
        history.add(event)
        emit(event)

    last: LastEvent
    try:
        last = _train(plan, gathered, tell, control, library, checkpoint, against, history)
    except Stopped:
        last = Cancelled()
    except (TrainingError, ModelError) as error:
        last = Failed(str(error))
    except (MemoryError, tf.errors.ResourceExhaustedError):
        last = Failed(
            Sentence(
                "There is not enough memory for this training. A smaller batch or corpus will help."
            )
        )
    except BrokenProcessPool:
        last = Failed(
            Sentence(
                "A process that drew the corpus was ended from outside, perhaps because the memory "
                "had run out. A smaller corpus may help."
            )
        )
    except Exception as error:  # the last line of defence: whoever listens must hear the end
        traceback.print_exc()
        last = Failed(_why(error))
    emit(last)
    return last


def _train(
    plan: Plan,
    gathered: Callable[[], Material],
    emit: Callable[[Event], None],
    control: Control,
    library: Library,
    checkpoint: Path | None,
    against: Path | None,
    history: History,
) -> Saved:
    # Now rather than after an hour.
    library.check_writable()
    keras.utils.set_random_seed(plan.seed)
    plan = settle_start(plan, library)
    model = build(plan, library)
    _require_room(library.folder, model)
    material = gathered()
    samples = len(material.training)
    steps = plan.epochs * -(-samples // plan.batch_size)
    emit(Started(plan.preset, plan.epochs, steps, samples, model.count_params(), layers(model)))
    begun = model.get_weights()
    history.kept_epoch = fit(model, plan, material, emit, control, checkpoint)
    if plan.blend and plan.start != SCRATCH:
        shares = zip(begun, model.get_weights(), strict=True)
        model.set_weights([plan.blend * old + (1 - plan.blend) * new for old, new in shares])
    control.check()
    converted = to_tflite(model, eight_bits=plan.network in EIGHT_BITS)
    card = _card(plan, material, converted, emit, control)
    if against is not None:
        _compare(against, material.suites, emit, control)
    control.check()

    def write(folder: Path) -> None:
        model.save(folder / KERAS_FILE)
        if plan.h5:
            # Keras warns that the format is old, which is why it was asked for.
            with muted_stderr():
                model.save(folder / H5_FILE)
        (folder / TFLITE_FILE).write_bytes(converted)
        (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")
        (folder / PLAN_FILE).write_text(plan.to_json(), encoding="utf-8")
        (folder / HISTORY_FILE).write_text(history.to_json(), encoding="utf-8")

    return Saved(str(_save(library, card.name, write)), history.kept_epoch)


def _require_room(folder: Path, model: keras.Model) -> None:
    """Say now rather than after an hour that there is no room for what will be written.

    Raises:
        TrainingError: there is not.
    """
    needed = _ROOM + _COPIES * 4 * model.count_params()
    while not folder.exists():
        folder = folder.parent
    for place in (folder, Path(tempfile.gettempdir())):
        free = shutil.disk_usage(place).free
        if free < needed:
            raise TrainingError(
                "There is too little space in {place} for a new model: {free} MB are free, "
                "and {needed} MB are needed. Free some and start again.",
                place=place,
                free=free >> 20,
                needed=needed >> 20,
            )


def layers(model: keras.Model) -> tuple[Layer, ...]:
    """The layers of a network from the frame to the ten numbers, the input left out."""
    return tuple(
        Layer(
            layer.name,
            type(layer).__name__,
            " x ".join(str(side) for side in layer.output.shape[1:]),
            layer.count_params(),
        )
        for layer in _layers(model)
    )


def _layers(model: keras.Model) -> Iterator[keras.Layer]:
    """Its layers, column after column if it has several."""
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from _layers(layer)
        elif not isinstance(layer, keras.layers.InputLayer):
            yield layer


def _save(library: Library, name: str, write: Callable[[Path], None]) -> Path:
    """Save the model; another run that ends in the same moment may take the name from under us."""
    for _ in range(_TRIES):
        try:
            return library.save(name, write)
        except ModelError as error:
            cause = error.__cause__
            if not isinstance(cause, OSError) or cause.errno not in (errno.EEXIST, errno.ENOTEMPTY):
                raise
    return library.save(name, write)


def _why(error: Exception) -> str:
    """Why a run broke off, as far as an exception from anywhere tells."""
    if isinstance(error, OSError) and error.strerror:
        where = Sentence("{why} ({path})", why=reason(error), path=error.filename)
        return Sentence(
            "The training broke off: {why}. Check that there is free space for the model and for "
            "temporary files.",
            why=where if error.filename else reason(error),
        )
    return Sentence("The training broke off: {why}", why=f"{type(error).__name__}: {error}")


def to_tflite(model: keras.Model, *, eight_bits: bool = False) -> bytes:
    """The model as a .tflite file.

    Args:
        model: from frames to ten logits.
        eight_bits: each weight an eight-bit integer instead of a float16, and each layer's input
            rounded to as many while it is run: a quarter of the size of float32 and of the time,
            logits that are off by 0.05 where float16 leaves them as they were.

    Raises:
        TrainingError: it cannot be converted, or not written.
    """
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if not eight_bits:
        converter.target_spec.supported_types = [tf.float16]
    # The converter prints what it has found to standard output; nobody asked.
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return bytes(converter.convert())
    except MemoryError:
        raise
    except Exception as error:  # What it raises where it cannot write its own files is anything.
        raise TrainingError(
            "The network was trained, but it cannot be converted into the form that reads digits. "
            "Check that there is free space for temporary files in {folder}. ({why})",
            folder=tempfile.gettempdir(),
            why=f"{type(error).__name__}: {error}",
        ) from error


def _card(
    plan: Plan,
    material: Material,
    converted: bytes,
    emit: Callable[[Event], None],
    control: Control,
) -> Card:
    """The model's card, with its threshold and the scores of the very file that is saved."""
    name = plan.name or plan.preset
    unscored = Card(name)
    classifier = Classifier(converted, unscored, Path(TFLITE_FILE))
    threshold = digit_threshold(classifier, material.origins)
    scores: dict[str, dict[str, float]] = {}
    for suite, corpus in material.suites.items():
        control.check()
        accuracy, loss, outliers = _score(classifier, corpus, threshold)
        kept = {"refused": accuracy} if outliers else {"accuracy": accuracy, "loss": loss}
        scores[suite] = {**kept, "size": len(corpus)}
        emit(Evaluated(suite, accuracy, loss, len(corpus), outliers))
    return Card(
        name=name,
        output="logits",
        digit_threshold=threshold,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        preset=plan.preset,
        # Where the files were on this machine is nobody else's business.
        plan=plan.as_dict() | {"pen_files": [Path(file).name for file in plan.pen_files]},
        data=material.parts,
        versions={
            "python": platform.python_version(),
            **{name: version(name) for name in ("digitpad", "keras", "numpy", "scipy")},
            "tensorflow": tf.__version__,
        },
        scores=scores,
    )


def _compare(
    against: Path,
    suites: Mapping[str, Corpus],
    emit: Callable[[Event], None],
    control: Control,
) -> None:
    """Score another model on the same suites; if it cannot be read there is nothing to compare."""
    try:
        classifier = Classifier.load(against)
    except ModelError:
        return
    for suite, corpus in suites.items():
        control.check()
        accuracy, loss, outliers = _score(classifier, corpus, classifier.card.digit_threshold)
        emit(Compared(suite, accuracy, loss, len(corpus), outliers))


def _score(
    classifier: Classifier, corpus: Corpus, threshold: float | None
) -> tuple[float, float, bool]:
    """Accuracy and loss on digits; or the share refused, 0, of outliers; whether it is these."""
    if (corpus.labels >= 0).any():
        found = score(classifier, corpus)
        return found.accuracy, found.loss, False
    # Without a threshold everything is taken for a digit.
    least = -np.inf if threshold is None else threshold
    return refused(classifier, corpus, least), 0.0, True
