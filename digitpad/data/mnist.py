"""MNIST, as it is shipped with the program: IDX files, gzip."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from digitpad import assets
from digitpad.data import DataError
from digitpad.data.corpus import Corpus
from digitpad.sentences import reason

_FILES: Final = {
    "train": ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
    "test": ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
}
_MD5: Final = {
    "train-images-idx3-ubyte.gz": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte.gz": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte.gz": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte.gz": "27ae3e4e09519cfbb04c329615203637",
}


def load_mnist(part: Literal["train", "test"], folder: Path | None = None) -> Corpus:
    """MNIST's 60,000 training or 10,000 test digits (LeCun, Cortes, Burges).

    Args:
        part: which of the two.
        folder: where the four files are; None: those shipped with the program.

    Raises:
        DataError: a file is missing or is not the one that was shipped.
    """
    where = assets.resources() / "mnist" if folder is None else folder
    images, labels = (_read_idx(where / name) for name in _FILES[part])
    return Corpus(images, labels.astype(np.int64), f"MNIST {part}", _MD5[_FILES[part][0]])


def _read_idx(path: Path) -> NDArray[np.uint8]:
    """The array in an IDX file of bytes (yann.lecun.com/exdb/mnist describes the format)."""
    try:
        content = gzip.decompress(path.read_bytes())
    except FileNotFoundError:
        raise DataError(
            "MNIST is incomplete: {path} is missing. Install digitpad again.", path=path
        ) from None
    except (OSError, EOFError) as error:
        raise DataError(
            "{path} cannot be read: {why}. Install digitpad again.", path=path, why=reason(error)
        ) from error
    if hashlib.md5(content, usedforsecurity=False).hexdigest() != _MD5[path.name]:
        raise DataError(
            "{path} is not the file that was shipped. Install digitpad again.", path=path
        )
    dimensions = content[3]
    shape = np.frombuffer(content, ">i4", dimensions, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * dimensions).reshape(shape)
