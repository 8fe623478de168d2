"""Frames warped anew whenever they are used, inside the TensorFlow graph."""

from __future__ import annotations

from typing import Any, Final

import tensorflow as tf

Tensor = Any

ROTATION: Final = 0.2
"""Largest rotation and shear, in radians; a 1 leans further than that, a 7 seldom."""
SCALING: Final = 0.15
"""Largest change of width and of height, as a share of it."""
SHIFT: Final = 1.6
"""Largest displacement of the whole, in pixels: a stray dot moves the centre of mass."""
ELASTIC: Final = 0.65
"""Standard deviation of the elastic displacement, in pixels, at the knots of its grid."""
KNOTS: Final = 6
"""The elastic field is smooth between KNOTS x KNOTS random displacements: the coarse grid plays
the part of the Gaussian filter of Simard, Steinkraus and Platt, "Best practices for convolutional
neural networks", 2003, at a fraction of the cost."""
WEIGHT: Final = 0.5
"""Share of frames whose pen is made thinner or bolder."""


def warp(frames: Tensor, seed: Tensor, strength: Tensor) -> Tensor:
    """Rotate, shear, scale, shift and bend each frame, and change its pen's weight.

    Args:
        frames: float32 (n, 28, 28, 1), 0 to 1.
        seed: int32 (2,); the same seed gives the same warps.
        strength: float32 scalar, 0 to 1, that all the ranges above are multiplied with.

    Returns:
        float32 (n, 28, 28, 1), 0 to 1.
    """
    seeds = tf.random.split(seed, 3)
    count = tf.shape(frames)[0]
    moved = _sample(frames, _grid(count, seeds[0], strength) + _bend(count, seeds[1], strength))
    return _reweigh(moved, seeds[2], strength)


def _grid(count: Tensor, seed: Tensor, strength: Tensor) -> Tensor:
    """Where each pixel of n warped frames comes from: (n, 28, 28, 2), y and x, by affine maps."""
    lots = tf.random.stateless_uniform((count, 6), seed, -1.0, 1.0) * strength
    turn, shear = lots[:, 0] * ROTATION, lots[:, 1] * ROTATION
    height, width = 1 + lots[:, 2] * SCALING, 1 + lots[:, 3] * SCALING
    cos, sin = tf.cos(turn), tf.sin(turn)
    rows = tf.stack([cos * height, -sin * height], axis=1)
    columns = tf.stack([(sin + shear * cos) * width, (cos - shear * sin) * width], axis=1)
    matrix = tf.stack([rows, columns], axis=1)  # (n, 2, 2)
    axis = tf.range(28, dtype=tf.float32) - 13.5
    places = tf.reshape(tf.stack(tf.meshgrid(axis, axis, indexing="ij"), axis=-1), (1, 784, 2))
    turned = tf.einsum("bij,bpj->bpi", matrix, tf.repeat(places, count, axis=0))
    shifted = turned + lots[:, None, 4:] * SHIFT + 13.5
    return tf.reshape(shifted, (count, 28, 28, 2))


def _bend(count: Tensor, seed: Tensor, strength: Tensor) -> Tensor:
    """A smooth random displacement of each pixel: (n, 28, 28, 2), in pixels."""
    knots = tf.random.stateless_normal((count, KNOTS, KNOTS, 2), seed, stddev=ELASTIC)
    return tf.image.resize(knots, (28, 28), method="bicubic") * strength


def _sample(frames: Tensor, places: Tensor) -> Tensor:
    """The frames' ink at fractional places, by bilinear interpolation; paper outside."""
    count = tf.shape(frames)[0]
    # A border of paper, so that whatever lies outside is clipped to it.
    padded = tf.pad(frames[..., 0], [[0, 0], [1, 2], [1, 2]])
    side = 31
    at = tf.clip_by_value(places + 1.0, 0.0, 29.0)
    corner = tf.floor(at)
    part = at - corner
    whole = tf.cast(corner, tf.int32)
    first = tf.reshape(tf.range(count) * side * side, (-1, 1, 1))
    index = first + whole[..., 0] * side + whole[..., 1]
    ink = tf.reshape(padded, (-1,))
    y, x = part[..., 0], part[..., 1]
    top = tf.gather(ink, index) * (1 - x) + tf.gather(ink, index + 1) * x
    bottom = tf.gather(ink, index + side) * (1 - x) + tf.gather(ink, index + side + 1) * x
    return (top * (1 - y) + bottom * y)[..., None]


def _reweigh(frames: Tensor, seed: Tensor, strength: Tensor) -> Tensor:
    """Some frames as if written with a thinner or a bolder pen.

    A frame is mixed with its erosion or its dilation (minimum and maximum over a cross-shaped
    neighbourhood's square hull), in a proportion drawn by lot.
    """
    count = tf.shape(frames)[0]
    lots = tf.random.stateless_uniform((count, 1, 1, 1), seed, -1.0, 1.0)
    bolder = tf.nn.max_pool2d(frames, 2, 1, "SAME")
    thinner = -tf.nn.max_pool2d(-frames, 2, 1, "SAME")
    share = tf.maximum(tf.abs(lots) - (1 - WEIGHT), 0.0) / WEIGHT * strength
    return frames + share * (tf.where(lots > 0, bolder, thinner) - frames)
