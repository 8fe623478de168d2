"""A session from start to end in the real window, with the real model and a real training child."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Windows
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot
from ui.pen import DIGITS, Pen

from digitpad.library.store import Library
from digitpad.training.plan import Plan, preset
from digitpad.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
TRAINING_MS = 90_000


@pytest.fixture(autouse=True)
def in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The training child finds the program whether it is installed or not."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT), prepend=os.pathsep)


def small_plan() -> Plan:
    """A training that is over in seconds and learns something all the same."""
    return preset("softmax", epochs=1, batch_size=500, learning_rate=0.1)


def wait_for_reading(window: MainWindow, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: window.panel.label.text() == text, timeout=10_000)


def wait_until_it_trains(window: MainWindow, qtbot: QtBot) -> None:
    label = window.findChild(QLabel, "trainingLabel")
    qtbot.waitUntil(
        lambda: label.text().startswith("Training") or not window.retraining.is_running,
        timeout=TRAINING_MS,
    )
    assert window.retraining.is_running, window.messages.message


def test_a_first_session(new_window: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    window = new_window.open()
    pen = Pen(window.canvas)
    pen.digit(3)
    wait_for_reading(window, qtbot, "3")

    picture = tmp_path / "zero.png"
    sheet = Image.new("RGB", (300, 200), (250, 245, 230))
    corners = [(90 + 120 * x, 30 + 140 * y) for x, y in DIGITS[0][0]]
    ImageDraw.Draw(sheet).line(corners, fill=(20, 30, 120), width=14, joint="curve")
    sheet.save(picture)
    window.open_picture(picture)
    wait_for_reading(window, qtbot, "0")
    window.actions_.undo.trigger()
    wait_for_reading(window, qtbot, "3")
    window.actions_.copy.trigger()
    assert QApplication.clipboard().text() == "3"

    window.files.save(tmp_path / "three.png")
    window.actions_.clear.trigger()
    wait_for_reading(window, qtbot, "")
    window.open_picture(tmp_path / "three.png")
    wait_for_reading(window, qtbot, "3")

    window.resize(700, 600)
    window.canvas.set_pen_size(30)
    new_window.close(window)
    again = new_window.open()
    assert (again.width(), again.height()) == (700, 600)
    assert again.canvas.pen_size == 30
    assert again.settings.recent_files == [tmp_path / "three.png", picture]


def test_a_picture_named_on_the_command_line_is_opened(
    new_window: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "one.png"
    sheet = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(sheet).line([(102, 30), (98, 170)], fill=0, width=12)
    sheet.save(path)
    wait_for_reading(new_window.open(str(path)), qtbot, "1")


def test_the_window_reads_with_the_model_that_it_has_just_trained(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    progress = window.findChild(QProgressBar, "trainingProgress")
    seen: list[float] = []
    window.retraining.told.connect(lambda _: seen.append(progress.value() / progress.maximum()))
    with qtbot.waitSignal(window.retraining.ended, timeout=TRAINING_MS):
        window.retrain(replace(small_plan(), name="just trained"))
        Pen(window.canvas).digit(0)
        wait_for_reading(window, qtbot, "0")
    assert Library(home).current() is None
    window.findChild(QPushButton, "messageButton").click()
    figures = window.findChild(QLabel, "scoredLabel").text()
    assert "MNIST's test digits" in figures
    comparison = window.findChild(QTableWidget, "comparisonTable")
    assert comparison.item(0, 2).text().startswith("99")
    window.findChild(QPushButton, "useNewModel").click()
    assert "new model is in use" in window.messages.message
    assert any(0 < share < 1 for share in seen)
    label = window.findChild(QLabel, "modelLabel")
    qtbot.waitUntil(lambda: "just trained" in label.text(), timeout=10_000)
    (entry,) = Library(home).list()
    assert Library(home).current() == entry.path
    window.actions_.clear.trigger()
    Pen(window.canvas).digit(0)
    wait_for_reading(window, qtbot, "0")


def test_stopping_a_real_training_leaves_neither_child_nor_model(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    window.retrain(small_plan())
    wait_until_it_trains(window, qtbot)
    with qtbot.waitSignal(window.retraining.ended, timeout=TRAINING_MS):
        window.actions_.stop_training.trigger()
    assert "stopped" in window.messages.message
    assert Library(home).list() == []
    assert Library(home).current() is None


def test_a_child_that_is_killed_is_told_and_the_old_model_stays(
    window: MainWindow, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    children: list[int] = []
    start = subprocess.Popen.__init__

    def watched(self: subprocess.Popen[str], *args: object, **kwargs: object) -> None:
        start(self, *args, **kwargs)  # type: ignore[arg-type]
        children.append(self.pid)

    monkeypatch.setattr(subprocess.Popen, "__init__", watched)
    window.retrain(small_plan())
    wait_until_it_trains(window, qtbot)
    with qtbot.waitSignal(window.retraining.ended, timeout=TRAINING_MS):
        os.kill(children[0], signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    assert "training failed" in window.messages.message
    assert Library(home).current() is None


def test_closing_the_window_ends_the_training_child(new_window: Windows, qtbot: QtBot) -> None:
    window = new_window.open()
    window.confirm_stop_training = lambda: True  # type: ignore[method-assign]
    window.retrain(small_plan())
    wait_until_it_trains(window, qtbot)
    new_window.close(window)
    assert not window.retraining.is_running
    # That no child is left is what the fixture `nothing_left_running` checks.


def test_the_window_is_up_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys\n"
        "from digitpad.ui.model_service import ModelService\n"
        "ModelService.start = lambda self: None\n"
        "from digitpad.ui.app import build\n"
        "_, window = build(['digitpad'])\n"
        "assert window.isVisible()\n"
        "heavy = ('scipy', 'PIL', 'ai_edge_litert', 'tensorflow', 'keras')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_tensorflow_never_enters_the_window(window: MainWindow, qtbot: QtBot) -> None:
    Pen(window.canvas).digit(1)
    wait_for_reading(window, qtbot, "1")
    assert not {"tensorflow", "keras"} & set(sys.modules)


def test_windows_can_be_opened_one_after_another(new_window: Windows, qtbot: QtBot) -> None:
    for digit in (1, 7, 0):
        window = new_window.open()
        # The drawing of the last time is there again.
        window.actions_.clear.trigger()
        Pen(window.canvas).digit(digit)
        wait_for_reading(window, qtbot, str(digit))
        new_window.close(window)
