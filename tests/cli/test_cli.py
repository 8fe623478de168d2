"""The command as a user types it, in a process of its own."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from digitpad import __version__


def digitpad(*words: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "digitpad", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"DIGITPAD_HOME": str(home), "PYTHONUTF8": "1"},
        check=False,
    )


@pytest.fixture
def seven(tmp_path: Path) -> Path:
    picture = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(picture).line([(55, 45), (145, 48), (85, 160)], fill=20, width=12, joint="curve")
    path = tmp_path / "pictures" / "seven.png"
    path.parent.mkdir()
    picture.save(path)
    return path


def test_classify_names_the_file_and_the_digit(seven: Path, tmp_path: Path) -> None:
    done = digitpad("classify", seven, home=tmp_path)
    assert done.stdout == f"{seven}\t7\n"
    assert done.stderr == ""
    assert done.returncode == 0


def test_classify_goes_on_after_a_bad_file_and_names_it(seven: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(seven.read_bytes()[:100])
    done = digitpad("classify", broken, tmp_path / "missing.png", seven, home=tmp_path)
    assert done.stdout == f"{seven}\t7\n"
    complaints = done.stderr.splitlines()
    assert len(complaints) == 2
    assert "broken.png" in complaints[0]
    assert "missing.png" in complaints[1]
    assert done.returncode == 1


def test_classify_searches_a_folder_in_order(seven: Path, tmp_path: Path) -> None:
    for name in ("b.png", "a.png"):
        (seven.parent / name).write_bytes(seven.read_bytes())
    (seven.parent / "notes.txt").write_text("not a picture")
    done = digitpad("classify", seven.parent, home=tmp_path)
    names = [Path(line.split("\t")[0]).name for line in done.stdout.splitlines()]
    assert names == ["a.png", "b.png", "seven.png"]
    assert done.returncode == 0


def test_classify_as_csv_and_as_json(seven: Path, tmp_path: Path) -> None:
    rows = list(
        csv.DictReader(digitpad("classify", "--csv", seven, home=tmp_path).stdout.splitlines())
    )
    assert [(row["file"], row["text"]) for row in rows] == [(str(seven), "7")]
    found = json.loads(digitpad("classify", "--json", seven, home=tmp_path).stdout)
    assert found["text"] == "7"
    [glyph] = found["glyphs"]
    assert int(np.argmax(glyph["probabilities"])) == glyph["digit"] == 7


def test_classify_with_a_broken_model_says_so(seven: Path, tmp_path: Path) -> None:
    done = digitpad("classify", "--model", seven, seven, home=tmp_path)
    assert done.returncode == 1
    assert "seven.png" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words", [["classify"], ["train", "--preset", "x"], ["dance"], ["train", "--epochs", "0"]]
)
def test_wrong_usage_is_said_and_exits_with_2(words: list[str], tmp_path: Path) -> None:
    done = digitpad(*words, home=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_version_and_help_answer_without_loading_anything_heavy(tmp_path: Path) -> None:
    assert digitpad("--version", home=tmp_path).stdout == f"digitpad {__version__}\n"
    heavy = ["numpy", "scipy", "PIL", "PySide6", "ai_edge_litert", "tensorflow"]
    script = (
        "import sys; from digitpad.cli import _parser; _parser(); "
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_evaluate_prints_what_the_card_says(tmp_path: Path) -> None:
    found = json.loads(digitpad("evaluate", "--json", home=tmp_path).stdout)
    assert found["suites"]["mnist-test"]["accuracy"] >= 0.993
    assert np.sum(found["suites"]["mnist-test"]["confusion"]) == 10_000


def test_the_shipped_model_is_listed_as_in_use(tmp_path: Path) -> None:
    assert digitpad("models", "list", home=tmp_path).stdout == "* shipped\n"


def test_using_a_model_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = digitpad("models", "use", "nothing", home=tmp_path)
    assert done.returncode == 1
    assert "nothing" in done.stderr
