"""One training run, from plan to saved model, in a process of its own. TensorFlow lives here."""

from __future__ import annotations

import os

# Before TensorFlow is imported: it reads them then. Only errors, and none of its advice.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import contextlib
import io
import platform
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from digitpad.data.corpus import Corpus
from digitpad.evaluation import refused, score
from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, KERAS_FILE, TFLITE_FILE, Card
from digitpad.library.store import Library
from digitpad.recognition.classifier import Classifier
from digitpad.training import TrainingError
from digitpad.training.corpora import Material
from digitpad.training.events import Cancelled, Evaluated, Event, Failed, LastEvent, Saved, Started
from digitpad.training.fitting import Stopped, fit
from digitpad.training.networks import NETWORKS
from digitpad.training.plan import Plan

DIGITS_KEPT = 0.98
"""Share of digits that the digit threshold lets pass."""


def run(
    plan: Plan,
    gathered: Callable[[], Material],
    emit: Callable[[Event], None],
    stopping: Callable[[], bool],
    library: Library,
    checkpoint: Path | None = None,
) -> LastEvent:
    """Train, score and save a model by a plan.

    Args:
        plan: what to do.
        gathered: waits for what `corpora.gather` makes of the plan.
        emit: is told of every event, the last one included.
        stopping: whether the user has asked to stop.
        library: where the model goes.
        checkpoint: a folder that keeps the state between epochs; see `fitting.fit`.

    Returns:
        The last event.
    """
    last: LastEvent
    try:
        last = Saved(str(_train(plan, gathered, emit, stopping, library, checkpoint)))
    except Stopped:
        last = Cancelled()
    except (TrainingError, ModelError) as error:
        last = Failed(str(error))
    except (MemoryError, tf.errors.ResourceExhaustedError):
        last = Failed("There is not enough memory for this training. A smaller batch may help.")
    except Exception as error:  # the last line of defence: whoever listens must hear the end
        traceback.print_exc()
        last = Failed(f"The training broke off: {type(error).__name__}: {error}")
    emit(last)
    return last


def _train(
    plan: Plan,
    gathered: Callable[[], Material],
    emit: Callable[[Event], None],
    stopping: Callable[[], bool],
    library: Library,
    checkpoint: Path | None,
) -> Path:
    if plan.network not in NETWORKS:
        raise TrainingError(f"There is no network “{plan.network}”.")
    keras.utils.set_random_seed(plan.seed)
    material = gathered()
    model = NETWORKS[plan.network]()
    samples = len(material.training)
    steps = plan.epochs * -(-samples // plan.batch_size)
    emit(Started(plan.preset, plan.epochs, steps, samples, model.count_params()))
    fit(model, plan, material, emit, stopping, checkpoint)
    converted = to_tflite(model)
    card = _card(plan, material, converted, emit)
    if stopping():
        raise Stopped

    def write(folder: Path) -> None:
        model.save(folder / KERAS_FILE)
        (folder / TFLITE_FILE).write_bytes(converted)
        (folder / CARD_FILE).write_text(card.to_json(), encoding="utf-8")

    return library.save(card.name, write)


def to_tflite(model: keras.Model) -> bytes:
    """The model as a .tflite file, weights in float16: half the size, the same digits read."""
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.target_spec.supported_types = [tf.float16]
    # The converter prints what it has found to standard output; nobody asked.
    with contextlib.redirect_stdout(io.StringIO()):
        return bytes(converter.convert())


def _card(plan: Plan, material: Material, converted: bytes, emit: Callable[[Event], None]) -> Card:
    """The model's card, with its threshold and the scores of the very file that is saved."""
    name = plan.name or plan.preset
    unscored = Card(name)
    classifier = Classifier(converted, unscored, Path(TFLITE_FILE))
    threshold = _digit_threshold(classifier, material.validation)
    scores: dict[str, dict[str, float]] = {}
    for suite, corpus in material.suites.items():
        if (corpus.labels >= 0).any():
            found = score(classifier, corpus)
            scores[suite] = {"accuracy": found.accuracy, "loss": found.loss, "size": len(corpus)}
            emit(Evaluated(suite, found.accuracy, found.loss))
        else:
            share = refused(classifier, corpus, threshold)
            scores[suite] = {"refused": share, "size": len(corpus)}
            emit(Evaluated(suite, share, 0.0))
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


def _digit_threshold(classifier: Classifier, validation: Corpus) -> float:
    """The digit score that DIGITS_KEPT of the digits held back reach."""
    digits = validation.select(validation.labels >= 0)
    scores = classifier.predict(digits.inputs).digit_scores
    return round(float(np.quantile(scores, 1 - DIGITS_KEPT)), 4)
