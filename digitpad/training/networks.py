"""The networks, each readable from top to bottom. Frames in, ten logits out.

Every one takes float32 (n, 28, 28, 1), 0 paper to 1 ink, and gives float32 (n, 10): unnormalised
log-probabilities of the digits. Softmax makes probabilities of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import keras
from keras import layers

Tensor = Any


def softmax() -> keras.Model:
    """Softmax regression: 784 inputs, 10 outputs, nothing between."""
    return _sequence(
        layers.Flatten(),
        # Zeros, as in the textbooks: the problem is convex, any start will do.
        layers.Dense(10, kernel_initializer="zeros"),
    )


def mlp(hidden: int) -> keras.Model:
    """One hidden layer of rectified linear units."""
    return _sequence(
        layers.Flatten(),
        layers.Dense(hidden, activation="relu"),
        layers.Dense(10),
    )


def cnn() -> keras.Model:
    """Two convolution and pooling stages, two dense layers: LeNet-5's shape, today's parts."""
    return _sequence(
        layers.Conv2D(32, 5, activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(64, 5, activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dropout(0.4),
        layers.Dense(10),
    )


def small() -> keras.Model:
    """Strides instead of pooling, and no padding, keep it quick: 0.8 million multiplications.

    The hidden dense layer, two fifths of them, brings more than a third convolution, on strangers'
    digits above all. Normalising its sums alone does as well as normalising everywhere, in two
    thirds of the time.
    """
    return _sequence(
        *_plain_convolution(16, size=5, stride=2),
        *_plain_convolution(64, size=4, stride=2),
        layers.Flatten(),
        layers.Dense(192, use_bias=False),
        layers.BatchNormalization(),
        layers.ReLU(),
        layers.Dropout(0.3),
        layers.Dense(10),
    )


def best() -> keras.Model:
    """Three columns that differ in kind and size, their logits averaged: each errs elsewhere.

    Ciresan, Meier and Schmidhuber, "Multi-column deep neural networks", 2012. 38 million
    multiplications and 860,000 weights.
    """
    frame = keras.Input((28, 28, 1), name="frame")
    columns = [
        _unpadded_column("narrow", 16, 48, (64, 80, 96, 92)),
        _unpadded_column("wide", 20, 56, (80, 96, 112, 128)),
        _residual_column(),
    ]
    return keras.Model(frame, layers.Average(name="logits")([column(frame) for column in columns]))


def columns_of(model: keras.Model) -> list[Tensor]:
    """What a network learns by: the logits of each of its columns, so that none leans on others."""
    last = model.layers[-1]
    return list(last.input) if isinstance(last, layers.Average) else model.outputs


def _unpadded_column(name: str, first: int, second: int, others: tuple[int, ...]) -> keras.Model:
    """Unpadded convolutions, so many filters each, until 3x3 places are left.

    After An et al., "An ensemble of simple convolutional neural network models for MNIST digit
    recognition", 2020.
    """
    frame = keras.Input((28, 28, 1))
    x = _apply(frame, _convolution(first, size=5, padding="valid"))
    x = _apply(x, _convolution(second, size=4, stride=2, padding="valid"))
    for filters in others:
        x = _apply(x, _convolution(filters, size=3, padding="valid"))
    return keras.Model(frame, _logits(x), name=name)


def _residual_column() -> keras.Model:
    """Residual stages at 14x14 and 7x7, then a weighting by place."""
    frame = keras.Input((28, 28, 1))
    x = _apply(frame, _convolution(16, size=3))
    x = _apply(x, _convolution(48, size=3, stride=2))
    x = _residual(x, 48)
    x = _apply(x, _convolution(96, size=3, stride=2))
    x = _residual(x, 96)
    x = _residual(x, 96)
    # Where in the frame a stroke is tells a 6 from a 9: one weight for each place and feature,
    # where global average pooling would forget the place.
    x = layers.DepthwiseConv2D(7, use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    return keras.Model(frame, _logits(x), name="residual")


def _logits(x: Tensor) -> Tensor:
    return layers.Dense(10)(layers.Dropout(0.1)(layers.Flatten()(x)))


NETWORKS: Final[Mapping[str, Callable[[], keras.Model]]] = MappingProxyType(
    {
        "softmax": softmax,
        "mlp-128": lambda: mlp(128),
        "mlp-1000": lambda: mlp(1000),
        "cnn": cnn,
        "small": small,
        "best": best,
    }
)
"""The networks by the name that a plan calls them."""

EIGHT_BITS: Final = frozenset({"best"})
"""Those whose weights are exported in eight bits, as in sixteen they are over a megabyte."""


def _sequence(*parts: keras.Layer) -> keras.Model:
    return keras.Sequential([keras.Input((28, 28, 1), name="frame"), *parts])


def _convolution(
    filters: int, size: int, stride: int = 1, padding: str = "same"
) -> list[keras.Layer]:
    """Convolution, batch normalisation (Ioffe and Szegedy, 2015), rectifier."""
    return [
        layers.Conv2D(filters, size, strides=stride, padding=padding, use_bias=False),
        layers.BatchNormalization(),
        layers.ReLU(),
    ]


def _plain_convolution(filters: int, size: int, stride: int) -> list[keras.Layer]:
    """Convolution, rectifier; begun with weights that keep the scale (He et al., 2015)."""
    return [
        layers.Conv2D(filters, size, strides=stride, kernel_initializer="he_normal"),
        layers.ReLU(),
    ]


def _residual(x: Tensor, filters: int) -> Tensor:
    """A convolution whose result is added to what it saw (He et al., 2016)."""
    return layers.Add()([x, _apply(x, _convolution(filters, size=3))])


def _apply(x: Tensor, parts: list[keras.Layer]) -> Tensor:
    for part in parts:
        x = part(x)
    return x
