"""`digitpad evaluate` in this process, on a few digits, with real files of every kind."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from digitpad.cli import main
from digitpad.data.corpus import Corpus
from digitpad.data.mnist import load_mnist
from digitpad.data.pen_files import part_of
from digitpad.data.scribbles import scribbles
from digitpad.evaluation import suites

FEW = 200


@pytest.fixture(scope="module")
def few() -> Corpus:
    return load_mnist("test").select(slice(FEW))


@pytest.fixture(autouse=True)
def few_digits(few: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suites, "load_mnist", lambda _: few)
    monkeypatch.setattr(suites, "_SCRIBBLES", 30)


@pytest.fixture
def evaluated(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any, list[str]]]:
    """Runs the command: its exit code, its object, its complaints."""

    def run(*words: str | Path) -> tuple[int, Any, list[str]]:
        exit_code = main(["evaluate", "--json", *map(str, words)])
        told = capsys.readouterr()
        return exit_code, json.loads(told.out)["suites"], told.err.splitlines()

    return run


@pytest.fixture
def folders(few: Corpus, tmp_path: Path) -> Path:
    """Pictures of a 7, a 2 and a 1, dark on light, in folders of these names."""
    for frame, digit in zip(few.frames, (7, 2, 1), strict=False):
        path = tmp_path / "photos" / str(digit) / "one.png"
        path.parent.mkdir(parents=True)
        Image.fromarray(255 - frame).resize((140, 140)).save(path)
    return tmp_path / "photos"


@pytest.fixture
def pen_file(tmp_path: Path) -> Path:
    """Three 1s and two scribbles by a writer kept for the test, a 1 by one who is not."""
    kept = next(name for name in map(str, range(99)) if part_of(name) == "test")
    other = next(name for name in map(str, range(99)) if part_of(name) == "train")
    one = np.array([[0.0, 0.0], [2.0, 50.0], [0.0, 100.0]])
    doodles = [character[0] for character in scribbles(40, np.random.default_rng(1))]
    strokes = [one, one, one, *sorted(doodles, key=len)[-2:], one]
    path = tmp_path / "pens.npz"
    starts = np.cumsum([0, *map(len, strokes)])
    np.savez(
        path,
        xy=np.concatenate(strokes).round().astype(np.int16),
        stroke_start=starts,
        item_start=np.arange(7),
        label=np.array(["1", "1", "1", "A", "K", "1"]),
        writer=np.array([*[kept] * 5, other]),
    )
    return path


def test_mnist_and_scribbles_are_scored_without_any_file(evaluated: Any) -> None:
    exit_code, found, complaints = evaluated()
    assert exit_code == 0
    assert complaints == []
    assert list(found) == ["mnist-test", "scribbles"]
    mnist = found["mnist-test"]
    assert mnist["size"] == np.sum(mnist["confusion"]) == FEW
    assert mnist["accuracy"] == np.trace(mnist["confusion"]) / FEW > 0.97
    assert len(mnist["recall"]) == len(mnist["precision"]) == 10
    assert set(mnist) >= {"loss", "calibration_error", "kept_as_digits", "worst"}
    assert found["scribbles"]["against"] == ["mnist-test"]
    assert 0.5 < found["scribbles"]["auroc"] <= 1


def test_writers_kept_for_the_test_are_scored_unless_all_are_wanted(
    evaluated: Any, pen_file: Path
) -> None:
    _, found, _ = evaluated("--pen-file", pen_file)
    assert found["pen-writers"]["size"] == 3
    assert found["letters"]["size"] == 2
    assert found["letters"]["against"] == ["pen-writers"]
    _, found, _ = evaluated("--pen-file", pen_file, "--all-writers")
    assert found["pen-writers"]["size"] == 4
    assert sum(found["pen-writers"]["recall"][1:2]) == found["pen-writers"]["accuracy"]


def test_pen_files_given_twice_are_told_apart(evaluated: Any, pen_file: Path) -> None:
    other = pen_file.with_name("others.npz")
    other.write_bytes(pen_file.read_bytes())
    _, found, _ = evaluated("--pen-file", pen_file, "--pen-file", other)
    assert {"pen-writers:pens", "pen-writers:others", "letters:pens"} <= set(found)


def test_a_folder_of_pen_files_is_scored_without_those_that_are_broken(
    evaluated: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    one = '.SEGMENT DIGIT ? "1"\n.PEN_DOWN\n50 100\n52 50\n50 0\n'
    (folder / "good.dat").write_text(one)
    (folder / "broken.dat").write_text(one.replace("52", "?"))
    exit_code, found, complaints = evaluated("--pen-file", folder, "--all-writers")
    assert exit_code == 1
    assert found["pen-writers"]["size"] == found["pen-writers"]["accuracy"] == 1
    assert ["broken.dat, line 4" in complaint for complaint in complaints] == [True]


def test_folders_named_after_digits_are_labels(evaluated: Any, folders: Path) -> None:
    exit_code, found, _ = evaluated("--pictures", folders)
    assert exit_code == 0
    assert found["pictures"]["accuracy"] == 1
    assert [found["pictures"]["confusion"][digit][digit] for digit in (1, 2, 7)] == [1, 1, 1]
    assert "mean_over_sources" not in found["pictures"]


@pytest.mark.parametrize("kind", ["--pictures", "--outliers", "--pen-file"])
def test_a_name_that_is_too_long_is_told_and_the_rest_is_scored(evaluated: Any, kind: str) -> None:
    exit_code, found, complaints = evaluated(kind, "x" * 300)
    assert exit_code == 1
    assert "mnist-test" in found
    [sentence] = complaints
    assert "x" * 300 in sentence


def test_a_table_labels_pictures_and_a_wrong_label_is_a_mistake_by_name(
    evaluated: Any, folders: Path
) -> None:
    (folders / "labels.csv").write_text(
        "file,label,source_repo\n7/one.png,7,ann\n2/one.png,2,ann\n1/one.png,4,bob\n",
        encoding="utf-8",
    )
    _, found, _ = evaluated("--pictures", folders)
    assert found["pictures"]["accuracy"] == pytest.approx(2 / 3)
    assert found["pictures"]["mean_over_sources"] == 0.5
    assert found["pictures"]["accuracy_by_source"] == {"ann": 1.0, "bob": 0.0}
    [mistake] = found["pictures"]["worst"]
    assert (mistake["label"], mistake["read"]) == (4, 1)
    assert mistake["name"] == str(Path("1", "one.png"))
    assert mistake["file"] == str(folders / "1" / "one.png")


def test_a_blank_sheet_is_a_mistake_where_there_should_be_a_digit(
    evaluated: Any, folders: Path
) -> None:
    Image.new("L", (80, 80), 255).save(folders / "7" / "two.png")
    _, found, complaints = evaluated("--pictures", folders)
    assert complaints == []
    assert found["pictures"]["accuracy"] == 0.75
    assert found["pictures"]["recall"][7] == 0.5
    assert found["pictures"]["worst"][0]["read"] is None


def test_what_is_no_digit_is_scored_from_pictures_and_pen_files(
    evaluated: Any, folders: Path, pen_file: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "sheets"
    empty.mkdir()
    Image.new("L", (80, 80), 255).save(empty / "blank.png")
    words = ("--pictures", folders, "--outliers", empty, "--outliers", pen_file)
    exit_code, found, _ = evaluated(*words)
    assert exit_code == 0
    assert found["outliers:sheets"]["refused"] == 1
    assert found["outliers:sheets"]["auroc"] == 1
    assert found["outliers:sheets"]["against"] == ["pictures"]
    assert found["outliers:pens"]["size"] == 2


def test_what_cannot_be_read_is_named_and_the_rest_is_scored(
    evaluated: Any, folders: Path, tmp_path: Path
) -> None:
    (folders / "7" / "broken.png").write_bytes(b"nothing")
    (tmp_path / "broken.npz").write_bytes(b"nothing")
    (tmp_path / "bare").mkdir()
    (tmp_path / "hollow").mkdir()
    exit_code, found, complaints = evaluated(
        *("--pictures", folders, "--pictures", tmp_path / "bare", "--pictures", tmp_path / "gone"),
        *("--pen-file", tmp_path / "broken.npz", "--outliers", tmp_path / "missing.npz"),
        *("--outliers", tmp_path / "hollow"),
    )
    assert exit_code == 1
    assert found["pictures"]["size"] == 3
    assert len(complaints) == 6
    for name in ("broken.png", "broken.npz", "bare", "gone", "missing.npz", "hollow"):
        assert sum(name in complaint for complaint in complaints) == 1
    assert all(complaint.startswith("digitpad: ") for complaint in complaints)


@pytest.mark.parametrize(
    "table", ["file;label\n", "file,label\n7/one.png,x\n", "file,label\n7/one.png\n", "\xff,\x00"]
)
def test_a_table_that_makes_no_sense_is_named(evaluated: Any, folders: Path, table: str) -> None:
    (folders / "labels.csv").write_bytes(table.encode("latin-1"))
    exit_code, found, complaints = evaluated("--pictures", folders)
    assert exit_code == 1
    assert any("labels.csv" in complaint for complaint in complaints)
    assert "pictures" not in found


def test_a_model_that_is_none_is_named(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--model", str(folders / "7" / "one.png")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "one.png" in told.err


def test_the_text_fits_a_terminal_and_shows_who_is_taken_for_whom(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folders / "1").rename(folders / "4")
    assert main(["evaluate", "--pictures", str(folders)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    at = next(i for i, line in enumerate(lines) if line.startswith("pictures"))
    assert "3 digits" in lines[at]
    assert lines[at + 1].split() == ["accuracy", "66.67", "%"]
    fours = next(line.split() for line in lines[at:] if line.startswith("        4 "))
    assert fours == ["4", ".", "1", *["."] * 8, "0.00", "%"]
    assert any("4 read as 1" in line for line in lines[at:])


class Page(HTMLParser):
    """Tags that were not closed, and everything that would be fetched."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_report_holds_its_pictures_and_needs_nothing_else(
    folders: Path, tmp_path: Path
) -> None:
    (folders / "1").rename(folders / "4")
    report = tmp_path / "new folder" / "report.html"
    assert main(["evaluate", "--pictures", str(folders), "--report", str(report)]) == 0
    text = report.read_text(encoding="utf-8")
    page = Page(text)
    assert page.open == []
    assert {"svg", "table"} <= page.tags
    assert not {"script", "link", "iframe"} & page.tags
    assert len(page.fetched) >= 2
    assert all(value.startswith("data:image/png;base64,") for value in page.fetched)
    assert "url(" not in text
    assert "prefers-color-scheme: dark" in text


def test_names_cannot_write_into_the_report(folders: Path, tmp_path: Path) -> None:
    (folders / "4").mkdir()
    (folders / "1" / "one.png").rename(folders / "4" / "a&lt;b.png")
    report = tmp_path / "report.html"
    main(["evaluate", "--pictures", str(folders), "--report", str(report)])
    assert "a&amp;lt;b.png" in report.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_said_and_leaves_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    assert main(["evaluate", "--report", str(taken)]) == 1
    assert "taken" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [taken]


@pytest.mark.parametrize("place", ["seven.png/page.html", "taken"])
def test_a_report_that_cannot_be_written_is_said_before_anything_is_scored(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seven.png").touch()
    (tmp_path / "taken").mkdir()
    assert main(["evaluate", "--report", str(tmp_path / place)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    [line] = told.err.splitlines()
    assert place in line.replace("\\", "/")
