import shutil
from pathlib import Path

import numpy as np
import pytest

from digitpad import assets
from digitpad.data import DataError
from digitpad.data.mnist import load_mnist


def test_the_shipped_mnist_is_whole() -> None:
    train, test = load_mnist("train"), load_mnist("test")
    assert train.frames.shape == (60_000, 28, 28)
    assert test.frames.shape == (10_000, 28, 28)
    assert np.bincount(test.labels).tolist() == [
        980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
    ]  # fmt: skip


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"t10k-images-idx3-ubyte\.gz is missing"):
        load_mnist("test", tmp_path)


@pytest.mark.parametrize("keep", [0, 10, 5000])
def test_a_truncated_file_is_named(tmp_path: Path, keep: int) -> None:
    for file in (assets.resources() / "mnist").glob("t10k-*.gz"):
        shutil.copy(file, tmp_path)
    images = tmp_path / "t10k-images-idx3-ubyte.gz"
    images.write_bytes(images.read_bytes()[:keep])
    with pytest.raises(DataError, match=r"t10k-images-idx3-ubyte\.gz"):
        load_mnist("test", tmp_path)
