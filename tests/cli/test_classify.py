"""`digitpad classify` in this process."""

from pathlib import Path

import pytest

from digitpad.cli import main
from digitpad.ink.inkml import to_inkml
from digitpad.ink.strokes import Drawing

SEVEN = [(20.0, 10.0), (50.0, 11.0), (80.0, 12.0), (62.0, 55.0), (45.0, 95.0)]


def save(path: Path, drawing: Drawing) -> Path:
    path.write_text(to_inkml(drawing), encoding="utf-8")
    return path


def test_a_drawing_is_read_from_its_strokes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = [(x + 120, y) for x, y in SEVEN]
    file = save(tmp_path / "sevens.inkml", Drawing.of([SEVEN, beside]))
    assert main(["classify", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}\t77\n"


def test_a_folder_is_searched_for_drawings_and_a_broken_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = save(tmp_path / "seven.INKML", Drawing.of([SEVEN]))
    (tmp_path / "broken.inkml").write_text("<ink><trace>1")
    assert main(["classify", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == f"{file}\t7\n"
    assert len(told.err.splitlines()) == 1
    assert "broken.inkml" in told.err


def test_an_empty_drawing_reads_as_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = save(tmp_path / "empty.inkml", Drawing())
    assert main(["classify", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}\t\n"
