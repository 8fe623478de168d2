"""Keras files read and written, in a process of its own. TensorFlow lives here.

What is read is only ever a copy that `untrusted.copying` made.
"""

from __future__ import annotations

import os

# Before TensorFlow is imported: it reads them then. Only errors, and none of its advice.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import contextlib
import math
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras

from digitpad.library import ModelError
from digitpad.training.untrusted import MOST_WEIGHTS, shown
from digitpad.training.untrusted.ends import check_input, check_output
from digitpad.training.worker import to_tflite


def load(copy: Path) -> keras.Model:
    """The network in a clean copy, checked to go from a frame to ten numbers.

    Raises:
        ModelError: Keras cannot make a network of it, or it does not fit.
    """
    try:
        with _bounded_weights(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = keras.saving.load_model(copy, compile=False, safe_mode=True)
    except ModelError:
        raise
    # Keras raises anything, of any length, for what does not fit together.
    except Exception as error:
        raise ModelError(
            "Keras cannot rebuild its network: {why}", why=_first_line(error)
        ) from error
    if len(model.inputs) != 1 or len(model.outputs) != 1:
        raise ModelError(
            "it has {inputs} inputs and {outputs} outputs, and is to have one of each.",
            inputs=len(model.inputs),
            outputs=len(model.outputs),
        )
    for check, tensor in (check_input, model.inputs[0]), (check_output, model.outputs[0]):
        check([-1 if size is None else size for size in tensor.shape])
    return model


def convert(model: keras.Model) -> bytes:
    """The network as a .tflite file.

    Raises:
        ModelError: LiteRT has no operator for something in it.
    """
    try:
        return to_tflite(model)
    except Exception as error:
        raise ModelError(
            "it cannot be converted to LiteRT: {why}", why=_first_line(error)
        ) from error


@contextlib.contextmanager
def _bounded_weights() -> Iterator[None]:
    """Networks may not make more than MOST_WEIGHTS weights while the block runs.

    Keras makes them, and fills them, by what the network's description says, before it looks at
    the file's.
    """
    whole = keras.layers.Layer.add_weight
    made = 0

    def add_weight(layer: keras.Layer, shape: Any = None, *args: Any, **options: Any) -> Any:
        nonlocal made
        made += math.prod(shape or ())
        if made > MOST_WEIGHTS:
            raise ModelError(
                "its network has more than {most} weights; no model that reads digits needs that "
                "many.",
                most=MOST_WEIGHTS,
            )
        return whole(layer, shape, *args, **options)

    keras.layers.Layer.add_weight = add_weight
    try:
        yield
    finally:
        keras.layers.Layer.add_weight = whole


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    text = lines[0] if lines else type(error).__name__
    return "".join(shown(text[at : at + 60]) for at in range(0, min(len(text), 180), 60))
