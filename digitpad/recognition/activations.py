"""What each layer of a network makes of a frame."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

import numpy as np
from ai_edge_litert.interpreter import Interpreter, OpResolverType
from numpy.typing import NDArray

from digitpad.ink.frame import Frame
from digitpad.library import ModelError
from digitpad.quiet import muted_stderr
from digitpad.recognition.classifier import Classifier

_KINDS: Final = {
    "CONV_2D": "convolution",
    "DEPTHWISE_CONV_2D": "depthwise convolution",
    "MAX_POOL_2D": "pooling",
    "AVERAGE_POOL_2D": "pooling",
    "MEAN": "pooling",
    "ADD": "sum",
    "FULLY_CONNECTED": "dense",
}
"""The operations worth a look; the others only turn or rescale what these have made."""


@dataclass(frozen=True, eq=False)
class Layer:
    """What one layer says of one frame.

    Attributes:
        kind: one of "convolution", "depthwise convolution", "pooling", "sum" and "dense".
        maps: float32 (channels, h, w); a dense layer's units are channels of one pixel.
        column: which of the network's columns, the ways from the frame that run side by side, it
            is in, from 1; 0 from where they meet.
    """

    kind: str
    maps: NDArray[np.float32]
    column: int = 1


def activations(classifier: Classifier, frame: Frame) -> tuple[Layer, ...]:
    """What the layers of a model make of a frame, column by column, the logits last.

    Args:
        classifier: the model; it is run apart from its own interpreters, so nothing waits.
        frame: float32 (28, 28), 0 paper to 1 ink.

    Raises:
        ModelError: the model cannot be looked into.
    """
    try:
        interpreter = _prepared(classifier)
        given = interpreter.get_input_details()[0]
        if given["dtype"] != np.float32:
            raise ModelError("A model whose numbers are whole ones cannot be looked into.")
        inputs = classifier.as_trained(frame[None].astype(np.float32)).reshape(given["shape"])
        interpreter.set_tensor(given["index"], inputs)
        interpreter.invoke()
        # Nothing public tells which tensor an operation makes; LiteRT's own tools use this too.
        operations = interpreter._get_ops_details()
        columns = _columns(operations, given["index"])
        layers = [
            Layer(
                _KINDS[operation["op_name"]],
                _maps(interpreter.get_tensor(made)),
                columns.get(made, 1),
            )
            for operation in _shown(operations)
            for made in operation["outputs"][:1]
        ]
        return tuple(sorted(layers, key=lambda layer: layer.column or math.inf))
    except (ValueError, RuntimeError, OSError) as error:
        raise ModelError(
            "The layers of {path} cannot be looked into.", path=classifier.path
        ) from error


def _prepared(classifier: Classifier) -> Any:
    with warnings.catch_warnings():
        # It warns of the memory that keeping all layers takes: 200 kB here.
        warnings.simplefilter("ignore", UserWarning)
        interpreter = Interpreter(
            model_content=classifier.content,
            num_threads=1,
            experimental_preserve_all_tensors=True,
            # The usual delegate fuses operations and keeps nothing of what is between them.
            experimental_op_resolver_type=OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES,
        )
    with muted_stderr():
        interpreter.allocate_tensors()
    return interpreter


def _shown(operations: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those worth a look; of sums of sums, as of three columns, the last."""
    known = [operation for operation in operations if operation["op_name"] in _KINDS]
    return [
        operation
        for operation, after in zip_longest(known, known[1:])
        if after is None
        or not operation["op_name"] == after["op_name"] == "ADD"
        or operation["outputs"][0] not in after["inputs"]
    ]


def _columns(operations: Sequence[dict[str, Any]], frame: int) -> dict[int, int]:
    """For each tensor that comes from the frame its column; 0 where columns have met."""
    columns: dict[int, int] = {}
    count = 0
    for operation in operations:
        given = {int(tensor) for tensor in operation["inputs"]}
        met = {columns[tensor] for tensor in given if tensor in columns}
        if frame in given:
            count += 1
            met = {count}
        if met:
            columns |= dict.fromkeys(
                map(int, operation["outputs"]), met.pop() if len(met) == 1 else 0
            )
    return columns


def _maps(values: NDArray[np.float32]) -> NDArray[np.float32]:
    if values.ndim == 4:
        return np.ascontiguousarray(values[0].transpose(2, 0, 1), np.float32)
    return values.reshape(-1, 1, 1).astype(np.float32)
