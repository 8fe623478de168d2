from pathlib import Path

import numpy as np
import pytest

from digitpad.data import DataError
from digitpad.data.pen_files import part_of, pen_suites, read_pen_file

LABELS = ["7", "1", "A", "o"]


@pytest.fixture
def pen_file(tmp_path: Path) -> Path:
    """Four characters, the first of two strokes, by writers of every part."""
    xy = np.array([[0, 0], [9, 0], [4, 9], [2, 5], [7, 5], *[[1, 0], [1, 9]] * 3], np.int16)
    path = tmp_path / "pens.npz"
    np.savez(
        path,
        xy=xy,
        stroke_start=np.array([0, 3, 5, 7, 9, 11], np.int32),
        item_start=np.array([0, 2, 3, 4, 5], np.int32),
        label=np.array(LABELS),
        writer=np.array([writer_of("test"), writer_of("train"), writer_of("test"), "x"]),
    )
    return path


def writer_of(part: str) -> str:
    return next(name for name in map(str, range(1000)) if part_of(name) == part)


def test_strokes_labels_and_writers_are_read(pen_file: Path) -> None:
    pens = read_pen_file(pen_file)
    assert pens.labels.tolist() == [7, 1, -1]
    assert [len(strokes) for strokes in pens.characters] == [2, 1, 1]
    assert pens.characters[0][1].tolist() == [[2, 5], [7, 5]]


def test_letters_that_look_like_digits_are_left_out(pen_file: Path) -> None:
    assert len(read_pen_file(pen_file)) == len(LABELS) - 1


def test_no_writer_is_in_two_parts(pen_file: Path) -> None:
    pens = read_pen_file(pen_file)
    parts = [set(pens.part(part).writers) for part in ("train", "validation", "test")]
    assert set.union(*parts) == set(pens.writers)
    assert sum(map(len, parts)) == len(set(pens.writers))


def test_about_a_tenth_of_all_writers_is_kept_for_the_test() -> None:
    parts = [part_of(f"writer {number}") for number in range(4000)]
    assert parts.count("test") / len(parts) == pytest.approx(0.10, abs=0.02)
    assert parts.count("validation") / len(parts) == pytest.approx(0.05, abs=0.02)


def test_digits_and_outliers_are_scored_apart(pen_file: Path) -> None:
    suites = pen_suites(read_pen_file(pen_file))
    assert suites["pen-writers"].labels.tolist() == [7]
    assert suites["letters"].labels.tolist() == [-1]


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04broken"])
def test_a_file_of_something_else_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "pens.npz"
    file.write_bytes(content)
    with pytest.raises(DataError, match=r"pens\.npz"):
        read_pen_file(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"pens\.npz"):
        read_pen_file(tmp_path / "pens.npz")
