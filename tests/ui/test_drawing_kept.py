"""A drawing survives: on disk, in the clipboard, and from one start of the program to the next."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import Windows
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from digitpad.ink.inkml import to_inkml
from digitpad.ink.strokes import Drawing, Stroke
from digitpad.ui.drawing_files import to_image
from digitpad.ui.main_window import MainWindow

PATH = np.array([[100, 100], [190, 100], [140, 220]], float)
SEVEN = Drawing((Stroke(PATH, np.array([0.0, 0.1, 0.2]), np.array([0.2, 0.5, 0.9])),))


def same(one: Drawing, other: Drawing) -> bool:
    return len(one.strokes) == len(other.strokes) and all(
        np.allclose(a.points, b.points, atol=0.01)
        and np.allclose(a.pressures, b.pressures, atol=0.01)
        for a, b in zip(one.strokes, other.strokes, strict=True)
    )


def test_the_drawing_is_on_the_pad_again_after_a_restart(qtbot: QtBot, new_window: Windows) -> None:
    first = new_window.open()
    first.canvas.load_drawing(SEVEN)
    new_window.close(first)
    second = new_window.open()
    qtbot.waitUntil(lambda: bool(second.canvas.drawing))
    assert same(second.canvas.drawing, SEVEN)
    assert not second.canvas.undo_stack.canUndo()
    qtbot.waitUntil(lambda: second.reading.text == "7")


def test_it_is_kept_while_the_program_runs_too(
    qtbot: QtBot, window: MainWindow, home: Path
) -> None:
    window.canvas.load_drawing(SEVEN)
    qtbot.waitUntil((home / "drawing.inkml").exists, timeout=10_000)


def test_a_cleared_pad_stays_empty(qtbot: QtBot, new_window: Windows, home: Path) -> None:
    first = new_window.open()
    first.canvas.load_drawing(SEVEN)
    new_window.close(first)
    second = new_window.open()
    qtbot.waitUntil(lambda: bool(second.canvas.drawing))
    second.canvas.clear()
    new_window.close(second)
    assert not (home / "drawing.inkml").exists()


def test_a_broken_drawing_is_set_aside_and_told_of(
    qtbot: QtBot, new_window: Windows, home: Path
) -> None:
    home.mkdir(parents=True)
    (home / "drawing.inkml").write_text("no ink", encoding="utf-8")
    window = new_window.open()
    qtbot.waitUntil(lambda: "set aside" in window.messages.message)
    assert (home / "drawing.broken.inkml").read_text(encoding="utf-8") == "no ink"
    assert not window.canvas.drawing


def test_a_saved_drawing_opens_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    window.canvas.load_drawing(SEVEN)
    window.files.save(tmp_path / "seven.inkml")
    window.canvas.clear()
    window.open_picture(tmp_path / "seven.inkml")
    assert same(window.canvas.drawing, SEVEN)


@pytest.mark.parametrize("reach", [(195, 195), (1300, 195), (195, 260)])
def test_a_drawing_that_was_made_on_a_wide_or_a_tall_pad_opens_where_it_was(
    window: MainWindow, tmp_path: Path, reach: tuple[int, int]
) -> None:
    wide = Drawing.of([PATH, np.array([[-1, -1], [1, 1]]) * reach])
    (tmp_path / "wide.inkml").write_text(to_inkml(wide), encoding="utf-8")
    window.open_picture(tmp_path / "wide.inkml")
    assert window.canvas.drawing.box == wide.box


@pytest.mark.parametrize("size", [9_000, 70_000, 1e9])
def test_a_drawing_in_another_programs_unit_opens_in_the_middle_and_can_be_copied(
    window: MainWindow, tmp_path: Path, size: float
) -> None:
    (stroke,) = SEVEN.strokes
    foreign = Drawing((replace(stroke, points=(PATH - 100) * (size / 120)),))
    (tmp_path / "foreign.inkml").write_text(to_inkml(foreign), encoding="utf-8")
    window.open_picture(tmp_path / "foreign.inkml")
    assert window.canvas.drawing.box == pytest.approx((-105, -140, 105, 140), abs=0.1)
    (opened,) = window.canvas.drawing.strokes
    np.testing.assert_allclose(opened.pressures, stroke.pressures)
    window.actions_.copy_picture.trigger()
    assert 300 < QGuiApplication.clipboard().image().width() < 1000


@pytest.mark.parametrize("content", ["", "<html/>"])
def test_a_file_that_is_no_drawing_leaves_the_pad_as_it_is(
    window: MainWindow, tmp_path: Path, content: str
) -> None:
    window.canvas.load_drawing(SEVEN)
    (tmp_path / "other.inkml").write_text(content, encoding="utf-8")
    window.open_picture(tmp_path / "other.inkml")
    assert window.canvas.drawing is SEVEN
    assert "other.inkml" in window.messages.message


@pytest.mark.parametrize("corner", [(9_000, 9_000), (70_000, 0), (0, 1e9)])
def test_a_picture_of_a_giant_drawing_is_no_giant(corner: tuple[float, float]) -> None:
    image = to_image(Drawing.of([[(0, 0), corner]]), 16)
    assert not image.isNull()
    assert max(image.width(), image.height()) == 4000


def test_a_drawing_is_copied_as_a_picture(window: MainWindow) -> None:
    assert not window.actions_.copy_picture.isEnabled()
    window.canvas.load_drawing(SEVEN)
    window.actions_.copy_picture.trigger()
    image = QGuiApplication.clipboard().image()
    assert image.width() > 100
    assert image.height() > image.width()
