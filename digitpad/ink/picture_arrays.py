"""Arrays of any type as pictures of 8 bits a channel."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digitpad.ink import InkError


def picture_array(source: object) -> NDArray[Any]:
    """What was given as an array (h, w) or (h, w, 2, 3 or 4) of bools or real numbers, not empty.

    Raises:
        InkError: it is none.
    """
    try:
        array = np.asarray(source)
    except ValueError as error:
        raise InkError("This is no picture: rows of pixels must be of one length.") from error
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.ndim not in (2, 3) or (array.ndim == 3 and array.shape[2] not in (2, 3, 4)):
        raise InkError(
            "An array shaped {shape} is no picture: give (h, w), (h, w, 3) or (h, w, 4).",
            shape=array.shape,
        )
    if array.size == 0:
        raise InkError("The array holds no pixel: give a picture that is at least 1x1.")
    if array.dtype.kind not in "buif":
        raise InkError(
            "An array of {kind} is no picture: give uint8 or float numbers.", kind=array.dtype
        )
    return array


def image_of(array: NDArray[Any], most_pixels: int) -> Image.Image:
    """An image from what `picture_array` gives, reduced if it is far larger than wanted.

    Raises:
        InkError: there is a value in it that is not a finite number.
    """
    if array.dtype == np.bool_ or (array.dtype.kind in "ui" and array.max() <= 1):
        # A mask.
        array = (array > 0).astype(np.uint8) * np.uint8(255)
    elif array.dtype != np.uint8:
        # What is too large for a float32 becomes infinite, and is refused as such.
        with np.errstate(over="ignore"):
            array = _to_bytes(_averaged(array, most_pixels), array.dtype.kind)
    return Image.fromarray(np.ascontiguousarray(array))


def _averaged(array: NDArray[Any], most_pixels: int) -> NDArray[Any]:
    """Blocks of a large array as their means, float32, so that no copy of it is made in floats."""
    height, width = array.shape[:2]
    block = math.isqrt(height * width // most_pixels)
    if block < 2 or min(height, width) < block:
        return array
    rows, columns = height // block, width // block
    blocks = array[: rows * block, : columns * block]
    blocks = blocks.reshape(rows, block, columns, block, *array.shape[2:])
    means: NDArray[np.float32] = blocks.mean(axis=(1, 3), dtype=np.float32)
    return means


def _to_bytes(array: NDArray[Any], kind: str) -> NDArray[np.uint8]:
    """Numbers of any type as uint8; which value is white follows from the type and the largest."""
    values = array.astype(np.float32)
    if not np.isfinite(values).all():
        raise InkError("The array holds a value that is not a finite number: replace it first.")
    top = float(values.max())
    # Cameras and scanners give 12 bits in 16.
    steps = (1.0, 255.0, 65535.0) if kind == "f" else (255.0, 4095.0, 65535.0)
    white = next((step for step in steps if top <= step), top)
    scaled: NDArray[np.uint8] = np.clip(values * (255.0 / white) + 0.5, 0, 255).astype(np.uint8)
    return scaled
