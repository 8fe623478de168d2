"""A network's description, as Keras 2 or 3 wrote it, cleaned of everything that is not known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from digitpad.library import ModelError
from digitpad.training.untrusted import ODD_NETWORK, shown
from digitpad.training.untrusted.ends import check_input
from digitpad.training.untrusted.layers import class_of, clean_layer, clean_name

_MOST_TEXT: Final = 20_000_000
_MOST_LAYERS: Final = 1000
_DEEPEST: Final = 8


def clean_network(text: str | bytes) -> dict[str, Any]:
    """What Keras may be told of a network.

    Args:
        text: JSON, from a `.keras` file's config.json or an `.h5` file's attribute `model_config`.

    Returns:
        The configuration of a Sequential or a Functional model, of known layers only.

    Raises:
        ModelError: it is none, or has anything in it that is not on the list.
    """
    if len(text) > _MOST_TEXT:
        raise ModelError(
            "the description of its network has {size} MB.", size=round(len(text) / 1e6)
        )
    try:
        clean = _Cleaner().model(json.loads(text), depth=0)
    except (ValueError, RecursionError):
        raise ModelError(ODD_NETWORK) from None
    _check_input(clean)
    return clean


def _check_input(network: Mapping[str, Any]) -> None:
    """Say now what need not wait until Keras has built the network."""
    inputs = [
        layer["config"]["batch_shape"]
        for layer in network["config"]["layers"]
        if layer["class_name"] == "InputLayer"
    ]
    if len(inputs) == 1:
        check_input([-1 if size is None else size for size in inputs[0]])


class _Cleaner:
    def __init__(self) -> None:
        self._layers = 0

    def model(self, found: Any, depth: int) -> dict[str, Any]:
        if not isinstance(found, dict) or depth > _DEEPEST:
            raise ModelError(ODD_NETWORK)
        kind = class_of(found)
        if kind == "Sequential":
            config = self._sequential(found, depth)
        elif kind in ("Functional", "Model"):
            kind = "Model"
            config = self._functional(found, depth)
        elif depth == 0:
            raise ModelError(
                "it is a model of the kind {kind}; only Sequential and Functional ones can "
                "be rebuilt without running a program that comes with them.",
                kind=shown(kind),
            )
        else:
            raise ModelError(ODD_NETWORK)
        return {
            "module": "keras",
            "class_name": kind,
            "config": config,
            "registered_name": None,
        }

    def _sequential(self, found: Mapping[str, Any], depth: int) -> dict[str, Any]:
        config = found.get("config")
        # Keras 2.1 and before gave the list of layers alone.
        if isinstance(config, list):
            config = {"name": "sequential", "layers": config}
        if not isinstance(config, dict):
            raise ModelError(ODD_NETWORK)
        layers = [self._layer(layer, depth) for layer in _list(config.get("layers"))]
        shape = _input_shape(found, config)
        if layers and layers[0]["class_name"] != "InputLayer" and shape is not None:
            layers.insert(0, _input_layer({"batch_shape": shape}))
        return {"name": clean_name(config.get("name", "sequential")), "layers": layers}

    def _functional(self, found: Mapping[str, Any], depth: int) -> dict[str, Any]:
        config = found.get("config")
        if not isinstance(config, dict):
            raise ModelError(ODD_NETWORK)
        layers = []
        for layer in _list(config.get("layers")):
            clean = self._layer(layer, depth)
            clean["name"] = clean_name(layer.get("name"))
            clean["inbound_nodes"] = [_node(node) for node in _list(layer.get("inbound_nodes"))]
            layers.append(clean)
        return {
            "name": clean_name(config.get("name", "functional")),
            "layers": layers,
            "input_layers": _ends(config.get("input_layers")),
            "output_layers": _ends(config.get("output_layers")),
        }

    def _layer(self, layer: Any, depth: int) -> dict[str, Any]:
        self._layers += 1
        if self._layers > _MOST_LAYERS:
            raise ModelError("it has more than {most} layers.", most=_MOST_LAYERS)
        if not isinstance(layer, dict):
            raise ModelError(ODD_NETWORK)
        kind = class_of(layer)
        if kind in ("Sequential", "Functional", "Model"):
            return self.model(layer, depth + 1)
        if kind == "InputLayer":
            return _input_layer(layer.get("config"))
        return clean_layer(layer)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ModelError(ODD_NETWORK)
    return value


def _input_layer(config: Any) -> dict[str, Any]:
    if not isinstance(config, dict):
        raise ModelError(ODD_NETWORK)
    # Keras 2 has the one name for it, Keras 3 the other.
    shape = _shape(config.get("batch_shape", config.get("batch_input_shape")))
    if shape is None or config.get("sparse") or config.get("ragged"):
        raise ModelError("what its network takes for input is not told.")
    clean: dict[str, Any] = {"batch_shape": shape}
    if config.get("name") is not None:
        clean["name"] = clean_name(config["name"])
    return {
        "module": "keras.layers",
        "class_name": "InputLayer",
        "config": clean,
        "registered_name": None,
    }


def _input_shape(found: Mapping[str, Any], config: Mapping[str, Any]) -> list[int | None] | None:
    """The input shape of a Sequential model that has no layer for it."""
    layers = config.get("layers") or [{}]
    first = layers[0].get("config") if isinstance(layers[0], dict) else None
    built = found.get("build_config")
    for table, key in (
        (first, "batch_input_shape"),
        (first, "batch_shape"),
        (config, "build_input_shape"),
        (built, "input_shape"),
    ):
        shape = _shape(table.get(key)) if isinstance(table, dict) else None
        if shape is not None:
            return shape
    return None


def _shape(value: Any) -> list[int | None] | None:
    """A shape, for any number of frames at once; None if it is none."""
    if not isinstance(value, list) or not 2 <= len(value) <= 5:
        return None
    if not all(size is None or (type(size) is int and 0 < size < 10_000) for size in value):
        return None
    return [None, *value[1:]]


def _node(node: Any) -> Any:
    """What a layer is applied to: in Keras 3 a call's arguments, in Keras 2 a list of tensors."""
    if isinstance(node, dict):
        return {
            "args": [_argument(value) for value in _list(node.get("args"))],
            "kwargs": _harmless_options(node.get("kwargs")),
        }
    tensors = _list(node)
    # A lone tensor may stand there without its list.
    if len(tensors) in (3, 4) and isinstance(tensors[0], str):
        tensors = [tensors]
    return [_tensor_of_keras_2(tensor) for tensor in tensors]


def _argument(value: Any) -> Any:
    if isinstance(value, list):
        return [_argument(item) for item in value]
    if not isinstance(value, dict) or value.get("class_name") != "__keras_tensor__":
        raise ModelError("one of its layers is applied to something that is no tensor.")
    config = value.get("config")
    history = config.get("keras_history") if isinstance(config, dict) else None
    shape = config.get("shape") if isinstance(config, dict) else None
    if not isinstance(shape, list) or not all(size is None or type(size) is int for size in shape):
        raise ModelError(ODD_NETWORK)
    return {
        "class_name": "__keras_tensor__",
        "config": {"shape": shape, "dtype": "float32", "keras_history": _end(history)},
    }


def _tensor_of_keras_2(tensor: Any) -> list[Any]:
    parts = _list(tensor)
    if len(parts) not in (3, 4):
        raise ModelError(ODD_NETWORK)
    options = parts[3] if len(parts) == 4 else {}
    return [*_end(parts[:3]), _harmless_options(options)]


def _harmless_options(options: Any) -> dict[str, Any]:
    """Nothing: how a layer is called may only say what it says of itself."""
    if not isinstance(options, dict):
        raise ModelError(ODD_NETWORK)
    for key, value in options.items():
        if key not in ("training", "mask") or not (value is None or isinstance(value, bool)):
            raise ModelError("one of its layers is called in an odd way: {key}.", key=shown(key))
    return {}


def _ends(value: Any) -> list[Any]:
    """The inputs or the outputs of a Functional model."""
    ends = _list(value)
    if ends and isinstance(ends[0], str):
        return [_end(ends)]
    return [_end(end) for end in ends]


def _end(value: Any) -> list[Any]:
    """A tensor: the name of the layer that gave it, which of its calls, which of its outputs."""
    if not (
        isinstance(value, list)
        and len(value) == 3
        and all(type(number) is int and 0 <= number < 1000 for number in value[1:])
    ):
        raise ModelError(ODD_NETWORK)
    return [clean_name(value[0]), *value[1:]]
