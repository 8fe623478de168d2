"""The layers that a network from elsewhere may have, and for each the settings that it may have.

A setting that says how weights begin or are punished, or with what precision training reckons,
means nothing to a network that is trained, and is left behind.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from digitpad.library import ModelError
from digitpad.training.untrusted import shown, words_of

Check: TypeAlias = Callable[[Any], Any]
"""Gives a setting's value, cleaned; raises ValueError if it makes no sense."""

_MOST: Final = 65_536
"""Of units, filters, pixels: more than any network on 28x28 pixels has."""
_IRRELEVANT: Final = ("_initializer", "_regularizer", "_constraint")
_DROPPED: Final = frozenset(["name", "dtype", "seed", "noise_shape", "batch_input_shape"])
_HARMLESS: Final[Mapping[str, tuple[Any, ...]]] = {
    # Settings that some version writes and another does not know, at the value that means nothing.
    "groups": (1,),
    "rank": (1, 2),
    "renorm": (False,),
    "renorm_momentum": (0.99,),
    "synchronized": (False,),
    "rms_scaling": (False,),
    "invert": (False,),
    "sparse": (False,),
    "ragged": (False,),
    "optional": (False,),
    "fused": (True, False),
    "virtual_batch_size": (None,),
    "supports_masking": (True, False),
    "autocast": (True, False),
}


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _number(value: Any) -> float | int:
    if type(value) not in (int, float) or not math.isfinite(value) or abs(value) > 1e9:
        raise ValueError
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 < value <= _MOST:
        raise ValueError
    return value


def _place(value: Any) -> int:
    """An axis, or a step of a shape, where -1 may stand for what is left."""
    if type(value) is not int or not -8 <= value <= _MOST:
        raise ValueError
    return value


def _one_or_list(check: Check) -> Check:
    def checked(value: Any) -> Any:
        if isinstance(value, (list, tuple)) and len(value) <= 8:
            return [each(item) for item in value]
        return check(value)

    def each(value: Any) -> Any:
        # Lists of lists, as in paddings of each side of each axis.
        return checked(value)

    return checked


def _optional(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _word(*words: str) -> Check:
    def checked(value: Any) -> str:
        if not isinstance(value, str) or value.lower() not in words:
            raise ValueError
        return value.lower()

    return checked


def _axis(value: Any) -> int:
    """An axis; Keras 2 gives a list of the only one."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return _place(value)


_ACTIVATIONS: Final = words_of(
    "celu elu exponential gelu hard_sigmoid hard_silu hard_swish leaky_relu linear log_sigmoid "
    "log_softmax mish relu relu6 selu sigmoid silu softmax softplus softsign swish tanh"
)


def _activation(value: Any) -> Any:
    """The name of an activation, or one of the layers that are one."""
    if value is None:
        return "linear"
    if isinstance(value, dict):
        if value.get("class_name") in _ACTIVATION_LAYERS:
            Final = frozenset(["ReLU", "LeakyReLU", "ELU", "Softmax"])


_DANGEROUS: Final[Mapping[str, str]] = {
    "Lambda": "a Lambda layer, which may run any program",
    "TFOpLambda": "an operation of TensorFlow that is no layer",
    "SlicingOpLambda": "an operation of TensorFlow that is no layer",
    "TFSMLayer": "a layer that loads a program from another file",
    "TorchModuleWrapper": "a module of PyTorch, which may run any program",
}
_HOMES: Final = ("keras", "tensorflow.keras", "tensorflow.python.keras", "tf_keras")
"""Where Keras's own classes say that they live, themselves or in a package under it."""


def clean_layer(layer: Mapping[str, Any]) -> dict[str, Any]:
    """A layer's configuration as Keras 3 writes it, with nothing in it that is not known.

    Args:
        layer: with `class_name` and `config`, by any version of Keras; no model.

    Raises:
        ModelError: it is of a class that is not on the list, or is set in a way that is not.
    """
    kind = class_of(layer)
    settings = layer.get("config")
    if not isinstance(settings, dict):
        raise ModelError("its network is not described as Keras does it.")
    name = settings.get("name", layer.get("name"))
    if kind in _AUGMENTATIONS:
        kind, settings = "Activation", {"name": name, "activation": "linear"}
    if kind not in LAYERS:
        what = _DANGEROUS.get(kind, f"of the kind {shown(kind)}, which digitpad does not know")
        raise ModelError(f"its layer “{shown(name)}” is {what}.")
    known = LAYERS[kind]
    clean: dict[str, Any] = {} if name is None else {"name": clean_name(name)}
    for key, value in settings.items():
        if key in known:
            try:
                clean[key] = known[key](value)
            except (ValueError, TypeError, RecursionError):
                raise ModelError(
                    f"its layer “{shown(name)}” ({kind}) has a setting that makes no sense: "
                    f"{shown(key)} = {shown(value)}."
                ) from None
        elif not _means_nothing(key, value):
            raise ModelError(
                f"its layer “{shown(name)}” ({kind}) has a setting that digitpad does not know: "
                f"{shown(key)} = {shown(value)}."
            )
    return {
        "module": "keras.layers",
        "class_name": kind,
        "config": clean,
        "registered_name": None,
    }


def class_of(layer: Mapping[str, Any]) -> str:
    """The class that a layer, or a model, says it is of.

    Raises:
        ModelError: it is none of Keras's.
    """
    kind, home = layer.get("class_name"), layer.get("module")
    registered = layer.get("registered_name")
    if not isinstance(kind, str):
        raise ModelError("its network is not described as Keras does it.")
    at_home = home is None or (
        isinstance(home, str)
        and (home in _HOMES or home.startswith(tuple(f"{h}." for h in _HOMES)))
    )
    # An operation on tensors is called like a layer sometimes, and is none.
    is_operation = isinstance(home, str) and ".ops" in home
    if not at_home or registered not in (None, kind) or ">" in kind:
        raise ModelError(
            f"it needs a class of its own, {shown(registered or kind)}, which would be a program "
            "to run."
        )
    if is_operation:
        raise ModelError(f"it has an operation that is no layer, {shown(kind)}.")
    return kind


def clean_name(name: Any) -> str:
    """A layer's name, if it can be one.

    Raises:
        ModelError: it cannot.
    """
    if not isinstance(name, str) or not 0 < len(name) <= 200 or not name.isprintable():
        raise ModelError(f"a layer has a name that makes no sense: {shown(name)}.")
    return name


def _means_nothing(key: str, value: Any) -> bool:
    if key in _DROPPED or key == "trainable" or value is None or key.endswith(_IRRELEVANT):
        return True
    return any(value == harmless for harmless in _HARMLESS.get(key, ()))
