import hashlib
from pathlib import Path

import numpy as np
import pytest

from digitpad.data import DataError
from digitpad.data.pen_files import part_of, pen_suites, read_pen_file
from digitpad.ink.inkml import to_inkml
from digitpad.ink.strokes import Drawing

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


@pytest.mark.parametrize(
    "labels", [np.array([b"7", b"1", b"5"]), np.array([7, 1, 5]), np.array([" 7", "1 ", "5\n"])]
)
def test_labels_are_read_however_they_were_stored(pen_file: Path, labels: np.ndarray) -> None:
    with np.load(pen_file) as found:
        arrays = dict(found)
    arrays |= {"item_start": arrays["item_start"][:4], "writer": arrays["writer"][:3]}
    np.savez(pen_file, **arrays | {"label": labels})
    assert read_pen_file(pen_file).labels.tolist() == [7, 1, 5]


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


@pytest.mark.parametrize(
    ("array", "value"),
    [
        ("xy", np.zeros((11, 3))),
        ("xy", np.full((11, 2), np.nan)),
        ("xy", np.full((11, 2), 1e38)),
        ("xy", np.full((11, 2), "a")),
        ("xy", np.full((11, 2), {}, dtype=object)),
        ("stroke_start", np.array([0, 3, 5, 7, 9, 12])),
        ("stroke_start", np.array([0, 3, 3, 7, 9, 11])),
        ("stroke_start", np.array([0, 3, 5, 7, 9, 2**62])),
        ("stroke_start", np.array([-5, 3, 5, 7, 9, 11])),
        ("item_start", np.array([0.0, 2, 3, 4, 5])),
        ("item_start", np.array([0, 2, 3, 4, 9])),
        ("item_start", np.array(3)),
        ("label", np.array(["7"])),
        ("label", np.array([7.0, 1.0, 5.0, 3.0])),
        ("label", np.array([7, 1, 10, 3])),
        ("label", np.array(["7", "", "5", "3"])),
        ("label", np.array([b"7", b"\xff", b"5", b"3"])),
        ("writer", np.array("one")),
    ],
)
def test_arrays_that_do_not_fit_together_are_refused_in_a_sentence(
    pen_file: Path, array: str, value: np.ndarray
) -> None:
    with np.load(pen_file) as found:
        arrays = dict(found)
    np.savez(pen_file, **{**arrays, array: value})
    with pytest.raises(DataError, match=r"pens\.npz holds no pen strokes") as caught:
        read_pen_file(pen_file)
    assert "pickle" not in str(caught.value), "NumPy's advice would be dangerous here"


def test_an_archive_that_unpacks_to_gigabytes_is_refused(
    pen_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digitpad.data.pen_files._MOST_BYTES", 100)
    with pytest.raises(DataError, match="holds no pen strokes"):
        read_pen_file(pen_file)


@pytest.mark.parametrize("name", ["pens.npz", "x" * 300, "x" * 300 + ".inkml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match=name):
        read_pen_file(tmp_path / name)


def unipen(*labels: str) -> str:
    return "".join(f'.SEGMENT CHARACTER ? "{label}"\n.PEN_DOWN\n1 9\n2 1\n' for label in labels)


def save_inkml(path: Path, label: str) -> None:
    path.write_text(to_inkml(Drawing.of([[(1, 2), (3, 4)]]), label), encoding="utf-8")


def test_unipen_files_are_read_whatever_their_name(tmp_path: Path) -> None:
    file = tmp_path / "UJIpenchars-w01"
    file.write_text(unipen("7", "A", "o", "~"))
    pens = read_pen_file(file)
    assert pens.labels.tolist() == [7, -1, -1]
    assert pens.characters[0][0].tolist() == [[1, -9], [2, -1]]
    assert len(pens.framed()) == 3


def test_an_ink_file_is_one_character_by_its_annotation(tmp_path: Path) -> None:
    save_inkml(tmp_path / "seven.inkml", "7")
    pens = read_pen_file(tmp_path / "seven.inkml")
    assert pens.labels.tolist() == [7]
    assert pens.writers == (tmp_path.name,)
    assert pens.checksum == hashlib.md5((tmp_path / "seven.inkml").read_bytes()).hexdigest()


@pytest.mark.usefixtures("pen_file")
def test_a_folder_is_read_as_one_file(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    save_inkml(tmp_path / "deeper" / "three.inkml", "3")
    (tmp_path / "digits.dat").write_text(unipen("5"))
    (tmp_path / "coordinates.dat").write_text(".PEN_DOWN\n1 2\n")
    (tmp_path / "notes.txt").write_text("nothing of interest")
    pens = read_pen_file(tmp_path)
    assert sorted(pens.labels.tolist()) == [-1, 1, 3, 5, 7]
    assert len(pens.characters) == len(pens.writers) == 5


def test_a_broken_file_in_a_folder_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text(unipen("5"))
    (tmp_path / "b.dat").write_text(".PEN_DOWN\n1 x\n")
    save_inkml(tmp_path / "c.inkml", "")
    complaints: list[str] = []
    assert read_pen_file(tmp_path, complaints.append).labels.tolist() == [5]
    assert len(complaints) == 2
    assert "b.dat, line 2" in complaints[0]
    assert "c.inkml" in complaints[1]
    with pytest.raises(DataError, match=r"b\.dat"):
        read_pen_file(tmp_path)


def test_what_holds_no_characters_is_named(tmp_path: Path) -> None:
    (tmp_path / "coordinates.dat").write_text(".PEN_DOWN\n1 2\n")
    for path in (tmp_path, tmp_path / "coordinates.dat"):
        with pytest.raises(DataError, match=path.name):
            read_pen_file(path)
