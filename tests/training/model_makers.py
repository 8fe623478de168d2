"""Model files as others would make them, sound and hostile, made without TensorFlow.

The network is one linear layer fitted to MNIST by least squares: it reads five digits in six, and
is made in a second.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import flatbuffers
import h5py
import numpy as np
from ai_edge_litert import schema_py_generated as schema
from numpy.typing import NDArray

from digitpad.data.mnist import load_mnist

Weights = tuple[NDArray[np.float32], NDArray[np.float32]]


@cache
def linear() -> Weights:
    """Kernel (784, 10) and bias (10,) that give about 1 for the digit and 0 for the others.

    Times ten, so that softmax makes sure answers of them.
    """
    digits = load_mnist("train").select(slice(6000))
    inputs = np.c_[digits.inputs.reshape(-1, 784).astype(np.float64), np.ones(6000)]
    squares = inputs.T @ inputs + 30 * np.eye(785)
    fitted = np.linalg.solve(squares, inputs.T @ np.eye(10)[digits.labels]) * 10
    return fitted[:-1].astype(np.float32), fitted[-1].astype(np.float32)


def taking(paper: float, ink: float, weights: Weights | None = None) -> Weights:
    """The weights of a network that takes other values for paper and ink, and says the same."""
    kernel, bias = weights or linear()
    scaled = kernel / (ink - paper)
    return scaled, bias - paper * scaled.sum(axis=0)


def naming(order: Sequence[int], weights: Weights | None = None) -> Weights:
    """The weights of a network whose output number order[d] stands for the digit d."""
    kernel, bias = weights or linear()
    places = np.argsort(order)
    return kernel[:, places], bias[places]


# Keras


def dense(name: str = "out", units: int = 10, **settings: Any) -> dict[str, Any]:
    return {
        "module": "keras.layers",
        "class_name": "Dense",
        "config": {"name": name, "units": units, "activation": "softmax", **settings},
        "registered_name": None,
    }


def layer(kind: str, module: str = "keras.layers", **settings: Any) -> dict[str, Any]:
    return {
        "module": module,
        "class_name": kind,
        "config": {"name": kind.lower(), **settings},
        "registered_name": None,
    }


def frame_input(shape: Sequence[int] = (28, 28)) -> dict[str, Any]:
    return layer("InputLayer", batch_shape=[None, *shape], dtype="float32")


def sequential(*layers: dict[str, Any]) -> dict[str, Any]:
    return {
        "module": "keras",
        "class_name": "Sequential",
        "config": {"name": "sequential", "layers": list(layers)},
        "registered_name": None,
    }


def reader(*extra: dict[str, Any]) -> dict[str, Any]:
    """The description of the linear reader, other layers before its last."""
    return sequential(frame_input(), layer("Flatten"), *extra, dense())


def write_keras(
    path: Path,
    network: dict[str, Any] | None = None,
    weights: Weights | None = None,
    change: Callable[[h5py.File], None] = lambda _: None,
) -> Path:
    """A .keras file as Keras 3 writes it; `change` may spoil its weights."""
    kernel, bias = weights or linear()
    content = io.BytesIO()
    with h5py.File(content, "w") as file:
        variables = file.create_group("layers/dense/vars")
        variables["0"], variables["1"] = kernel, bias
        file.create_group("layers/flatten/vars")
        file.create_group("vars")
        change(file)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("metadata.json", '{"keras_version": "3.15.1"}')
        archive.writestr("config.json", json.dumps(network or reader()))
        archive.writestr("model.weights.h5", content.getvalue())
    return path


def write_h5_of_keras_2(
    path: Path,
    weights: Weights | None = None,
    extra: Sequence[dict[str, Any]] = (),
    change: Callable[[h5py.File], None] = lambda _: None,
) -> Path:
    """An .h5 file as Keras 2 wrote it: no modules, no input layer, lists for names."""
    kernel, bias = weights or linear()
    network = {
        "class_name": "Sequential",
        "config": {
            "name": "sequential_1",
            "layers": [
                {
                    "class_name": "Flatten",
                    "config": {
                        "name": "flatten_1",
                        "trainable": True,
                        "batch_input_shape": [None, 28, 28],
                        "dtype": "float32",
                        "data_format": "channels_last",
                    },
                },
                *extra,
                {
                    "class_name": "Dense",
                    "config": {
                        "name": "dense_1",
                        "trainable": True,
                        "dtype": "float32",
                        "units": 10,
                        "activation": "softmax",
                        "use_bias": True,
                        "kernel_initializer": {
                            "class_name": "VarianceScaling",
                            "config": {"scale": 1.0, "mode": "fan_avg", "seed": None},
                        },
                        "bias_initializer": {"class_name": "Zeros", "config": {}},
                        "kernel_regularizer": None,
                        "kernel_constraint": None,
                    },
                },
            ],
        },
    }
    with h5py.File(path, "w") as file:
        file.attrs["keras_version"] = b"2.2.4-tf"
        file.attrs["backend"] = b"tensorflow"
        file.attrs["model_config"] = json.dumps(network).encode()
        kept = file.create_group("model_weights")
        kept.attrs["layer_names"] = np.array([b"flatten_1", b"dense_1"])
        kept.attrs["backend"] = b"tensorflow"
        kept.attrs["keras_version"] = b"2.2.4-tf"
        kept.create_group("flatten_1").attrs["weight_names"] = np.zeros(0)
        group = kept.create_group("dense_1")
        group.attrs["weight_names"] = np.array([b"dense_1/kernel:0", b"dense_1/bias:0"])
        group["dense_1/kernel:0"], group["dense_1/bias:0"] = kernel, bias
        change(file)
    return path


# LiteRT


def write_tflite(
    path: Path,
    weights: Weights | None = None,
    *,
    softmax: bool = True,
    custom: str = "",
    shape: Sequence[int] = (1, 784),
    any_number: bool = True,
    builtin: int | None = None,
) -> Path:
    """A .tflite file: a linear layer, and softmax if wanted, or a custom operator in its place."""
    kernel, bias = weights or linear()
    model = schema.ModelT()
    model.version, model.description = 3, b"made for a test"
    model.buffers = [schema.BufferT() for _ in range(3)]
    for buffer, values in zip(model.buffers[1:], (kernel.T, bias), strict=True):
        buffer.data = np.frombuffer(np.ascontiguousarray(values, np.float32).tobytes(), np.uint8)
    outputs = kernel.shape[1]
    tensors = [
        _tensor(b"frame", shape, any_number=any_number),
        _tensor(b"kernel", [outputs, kernel.shape[0]], buffer=1),
        _tensor(b"bias", [outputs], buffer=2),
        _tensor(b"logits", [1, outputs], any_number=any_number),
        _tensor(b"shares", [1, outputs], any_number=any_number),
    ]
    fully, then = schema.OperatorCodeT(), schema.OperatorCodeT()
    fully.builtinCode = fully.deprecatedBuiltinCode = schema.BuiltinOperator.FULLY_CONNECTED
    fully.version = then.version = 1
    code = schema.BuiltinOperator.CUSTOM if custom else schema.BuiltinOperator.SOFTMAX
    then.builtinCode = code if builtin is None else builtin
    # Files of the first years had a byte for it.
    then.deprecatedBuiltinCode = min(then.builtinCode, 127)
    then.customCode = custom.encode() or None
    first, second = schema.OperatorT(), schema.OperatorT()
    first.opcodeIndex, first.inputs, first.outputs = 0, [0, 1, 2], [3]
    first.builtinOptionsType = schema.BuiltinOptions.FullyConnectedOptions
    first.builtinOptions = schema.FullyConnectedOptionsT()
    second.opcodeIndex, second.inputs, second.outputs = 1, [3], [4]
    if not custom:
        second.builtinOptionsType = schema.BuiltinOptions.SoftmaxOptions
        second.builtinOptions = schema.SoftmaxOptionsT()
        second.builtinOptions.beta = 1.0
    both = softmax or bool(custom) or builtin is not None
    model.operatorCodes = [fully, then] if both else [fully]
    graph = schema.SubGraphT()
    graph.tensors, graph.inputs = tensors, [0]
    graph.operators = [first, second] if both else [first]
    graph.outputs = [4 if both else 3]
    graph.name = b"main"
    model.subgraphs = [graph]
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), b"TFL3")
    path.write_bytes(bytes(builder.Output()))
    return path


def _tensor(
    name: bytes, shape: Sequence[int], buffer: int = 0, *, any_number: bool = False
) -> schema.TensorT:
    tensor = schema.TensorT()
    tensor.name, tensor.shape, tensor.buffer = name, list(shape), buffer
    tensor.type = schema.TensorType.FLOAT32
    if any_number:
        tensor.shapeSignature = [-1, *shape[1:]]
    return tensor
