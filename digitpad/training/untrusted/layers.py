"""The layers that a network from elsewhere may have, and for each the settings that it may have.

A setting that says how weights begin or are punished, or with what precision training reckons,
means nothing to a network that is trained, and is left behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from digitpad.library import ModelError
from digitpad.sentences import Sentence
from digitpad.training.untrusted import ODD_NETWORK, shown, words_of
from digitpad.training.untrusted.settings import (
    Check,
    axis,
    count,
    flag,
    number,
    one_or_more,
    optional,
    place,
    word,
)

_DROPPED: Final = frozenset(
    ["name", "dtype", "seed", "noise_shape", "batch_input_shape", "trainable"]
)
_IRRELEVANT: Final = ("_initializer", "_regularizer", "_constraint")
_HARMLESS: Final[Mapping[str, tuple[Any, ...]]] = {
    # Settings that some version writes and another does not know, at the value that means nothing.
    "groups": (1,),
    "rank": (1, 2),
    "renorm": (False,),
    "renorm_momentum": (0.99,),
    "synchronized": (False,),
    "rms_scaling": (False,),
    "invert": (False,),
    "fused": (True, False),
    "supports_masking": (True, False),
    "autocast": (True, False),
}
_ACTIVATIONS: Final = words_of(
    "celu elu exponential gelu hard_sigmoid hard_silu hard_swish leaky_relu linear log_sigmoid "
    "log_softmax mish relu relu6 selu sigmoid silu softmax softplus softsign swish tanh"
)
_ACTIVATION_LAYERS: Final = words_of("ReLU LeakyReLU ELU Softmax")
_AUGMENTATIONS: Final = words_of(
    "RandomBrightness RandomContrast RandomCrop RandomElasticTransform RandomErasing RandomFlip "
    "RandomGaussianBlur RandomRotation RandomShear RandomTranslation RandomZoom"
)
"""Layers that only training has a use for; a trained network has nothing in their place."""
_DANGEROUS: Final[Mapping[str, Sentence]] = {
    "Lambda": Sentence("a Lambda layer, which may run any program"),
    "TFOpLambda": Sentence("an operation of TensorFlow that is no layer"),
    "SlicingOpLambda": Sentence("an operation of TensorFlow that is no layer"),
    "TFSMLayer": Sentence("a layer that loads a program from another file"),
    "TorchModuleWrapper": Sentence("a module of PyTorch, which may run any program"),
}
_HOMES: Final = ("keras", "tensorflow.keras", "tensorflow.python.keras", "tf_keras")
"""Where Keras's own classes say that they live, themselves or in a package under it."""


def _activation(value: Any) -> Any:
    """The name of an activation, or one of the layers that are one."""
    if value is None:
        return "linear"
    if isinstance(value, dict):
        if value.get("class_name") in _ACTIVATION_LAYERS:
            return clean_layer(value)
        if value.get("class_name") != "function":
            raise ValueError
        value = value.get("config")
    if value == "softmax_v2":  # as TensorFlow calls it
        value = "softmax"
    if value not in _ACTIVATIONS:
        raise ValueError
    return value


_sizes: Final = one_or_more(count)
_places: Final = one_or_more(place)
_numbers: Final = one_or_more(number)
_padding: Final = word("valid", "same", "causal")
_format: Final[Mapping[str, Check]] = {"data_format": optional(word("channels_last"))}
_depthwise: Final[Mapping[str, Check]] = {
    "kernel_size": _sizes,
    "strides": _sizes,
    "padding": _padding,
    "dilation_rate": _sizes,
    "activation": _activation,
    "use_bias": flag,
    **_format,
}
_convolution: Final[Mapping[str, Check]] = {"filters": count, **_depthwise}
_pooling: Final[Mapping[str, Check]] = {
    "pool_size": _sizes,
    "strides": optional(_sizes),
    "padding": _padding,
    **_format,
}
_global_pooling: Final[Mapping[str, Check]] = {"keepdims": flag, **_format}
_scaled: Final[Mapping[str, Check]] = {"epsilon": number, "center": flag, "scale": flag}

LAYERS: Final[Mapping[str, Mapping[str, Check]]] = {
    "Dense": {"units": count, "activation": _activation, "use_bias": flag},
    "Conv1D": {**_convolution, "groups": count},
    "Conv2D": {**_convolution, "groups": count},
    "Conv2DTranspose": {**_convolution, "output_padding": optional(_sizes)},
    "DepthwiseConv2D": {**_depthwise, "depth_multiplier": count},
    "SeparableConv2D": {**_convolution, "depth_multiplier": count},
    "MaxPooling1D": _pooling,
    "MaxPooling2D": _pooling,
    "AveragePooling1D": _pooling,
    "AveragePooling2D": _pooling,
    "GlobalMaxPooling1D": _global_pooling,
    "GlobalMaxPooling2D": _global_pooling,
    "GlobalAveragePooling1D": _global_pooling,
    "GlobalAveragePooling2D": _global_pooling,
    "Flatten": _format,
    "Reshape": {"target_shape": _places},
    "Permute": {"dims": _sizes},
    "ZeroPadding2D": {"padding": _places, **_format},
    "Cropping2D": {"cropping": _places, **_format},
    "UpSampling2D": {"size": _sizes, "interpolation": word("nearest", "bilinear"), **_format},
    "BatchNormalization": {"axis": axis, "momentum": number, **_scaled},
    "LayerNormalization": {"axis": _places, **_scaled},
    "GroupNormalization": {"groups": place, "axis": axis, **_scaled},
    "UnitNormalization": {"axis": _places},
    "Normalization": {
        "axis": optional(_places),
        "mean": optional(_numbers),
        "variance": optional(_numbers),
    },
    "Rescaling": {"scale": _numbers, "offset": _numbers},
    "Activation": {"activation": _activation},
    "ReLU": {"max_value": optional(number), "negative_slope": number, "threshold": number},
    "LeakyReLU": {"alpha": number, "negative_slope": number},
    "PReLU": {"shared_axes": optional(_sizes)},
    "ELU": {"alpha": number},
    "Softmax": {"axis": _places},
    "Dropout": {"rate": number},
    "SpatialDropout2D": {"rate": number, **_format},
    "GaussianDropout": {"rate": number},
    "GaussianNoise": {"stddev": number},
    "AlphaDropout": {"rate": number},
    "ActivityRegularization": {"l1": number, "l2": number},
    "Add": {},
    "Subtract": {},
    "Multiply": {},
    "Average": {},
    "Maximum": {},
    "Minimum": {},
    "Concatenate": {"axis": place},
}


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
        raise ModelError(ODD_NETWORK)
    name = settings.get("name", layer.get("name"))
    if kind in _AUGMENTATIONS:
        kind, settings = "Activation", {"activation": "linear"}
    if kind not in LAYERS:
        unknown = Sentence("of the kind {kind}, which digitpad does not know", kind=shown(kind))
        what = _DANGEROUS.get(kind, unknown)
        raise ModelError("its layer “{name}” is {what}.", name=shown(name), what=what)
    known = LAYERS[kind]
    clean: dict[str, Any] = {} if name is None else {"name": clean_name(name)}
    for key, value in settings.items():
        if key in known:
            try:
                clean[key] = known[key](value)
            except (ValueError, TypeError, RecursionError):
                raise ModelError(
                    "its layer “{name}” ({kind}) has a setting that makes no sense: "
                    "{key} = {value}.",
                    name=shown(name),
                    kind=kind,
                    key=shown(key),
                    value=shown(value),
                ) from None
        elif not _means_nothing(key, value):
            raise ModelError(
                "its layer “{name}” ({kind}) has a setting that digitpad does not know: "
                "{key} = {value}.",
                name=shown(name),
                kind=kind,
                key=shown(key),
                value=shown(value),
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
        raise ModelError(ODD_NETWORK)
    if not _is_keras(home) or registered not in (None, kind) or ">" in kind:
        raise ModelError(
            "it needs a class of its own, {kind}, which would be a program to run.",
            kind=shown(registered or kind),
        )
    # An operation on tensors is written like a layer by Keras 3, and is none.
    if isinstance(home, str) and ".ops" in home:
        raise ModelError("it has an operation that is no layer, {kind}.", kind=shown(kind))
    return kind


def clean_name(name: Any) -> str:
    """A layer's name, if it can be one.

    Raises:
        ModelError: it cannot.
    """
    if not isinstance(name, str) or not 0 < len(name) <= 200 or not name.isprintable():
        raise ModelError("a layer has a name that makes no sense: {name}.", name=shown(name))
    return name


def _is_keras(home: Any) -> bool:
    # Keras 2 does not say in .h5 files, and knew no other place then.
    return home is None or (
        isinstance(home, str) and any(home == of or home.startswith(f"{of}.") for of in _HOMES)
    )


def _means_nothing(key: str, value: Any) -> bool:
    if value is None or key in _DROPPED or key.endswith(_IRRELEVANT):
        return True
    return any(value == harmless for harmless in _HARMLESS.get(key, ()))
