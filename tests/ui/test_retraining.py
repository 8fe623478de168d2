"""Retraining from the menu, with a stand-in for the run itself."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Windows
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from ui.pen import Pen

from digitpad import assets
from digitpad.library.store import Library
from digitpad.training import job
from digitpad.training.events import (
    Cancelled,
    Epoch,
    Event,
    Failed,
    LastEvent,
    Progress,
    Saved,
    Started,
)
from digitpad.training.plan import Plan
from digitpad.ui.main_window import MainWindow


class StandInJob:
    """A run that goes on when the test says so, and ends as the test wants."""

    latest: StandInJob

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.ending: LastEvent = Cancelled()
        self.may_end = threading.Event()
        self.was_stopped = False
        self.tell: Callable[[Event], None] | None = None
        self.has_begun = threading.Event()
        StandInJob.latest = self

    def run(self, on_event: Callable[[Event], None]) -> LastEvent:
        self.tell = on_event
        self.has_begun.set()
        assert self.may_end.wait(20)
        on_event(self.ending)
        return self.ending

    def stop(self) -> None:
        self.was_stopped = True
        self.may_end.set()


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "TrainingJob", StandInJob)


def _start(window: MainWindow, preset: str = "quick") -> StandInJob:
    """Start a run as a user does: the menu, a preset, Start."""
    window.actions_.retrain.trigger()
    dialog = window.findChild(QDialog, "trainingWindow")
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.findChild(QRadioButton, f"preset-{preset}").click()
    dialog.findChild(QPushButton, "startTraining").click()
    run = StandInJob.latest
    assert run.has_begun.wait(10)
    return run


def _end(run: StandInJob, ending: LastEvent) -> None:
    run.ending = ending
    run.may_end.set()


def _wait_for_message(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.messages.message, timeout=10_000)


def _saved_model(home: Path, name: str) -> Path:
    folder = home / "models" / name
    shutil.copytree(assets.shipped_model(), folder)
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps(card | {"name": name}))
    return folder


def test_the_preset_that_was_chosen_is_trained(window: MainWindow) -> None:
    run = _start(window, "softmax")
    assert run.plan.preset == "softmax"
    _end(run, Cancelled())


def test_progress_and_time_left_are_shown_while_it_trains(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.findChild(QProgressBar, "trainingProgress")
    label = window.findChild(QLabel, "trainingLabel")
    assert not bar.isVisible()
    run = _start(window)
    assert bar.isVisible()
    assert window.actions_.stop_training.isEnabled()
    assert not window.actions_.retrain.isEnabled()
    assert run.tell is not None
    run.tell(Started("quick", 3, 1000, 60_000, 90_000))
    run.tell(Progress(430, 1000, 0.1, 0.97, 20_000.0, 12.3))
    qtbot.waitUntil(lambda: "43 %" in label.text())
    assert "0:12" in label.text()
    assert bar.value() / bar.maximum() == pytest.approx(0.43)
    run.tell(Epoch(1, 3, 0.2, 0.95, 0.1, 0.97))
    _end(run, Cancelled())
    _wait_for_message(window, qtbot, "stopped")
    assert not bar.isVisible()


def test_the_pad_reads_while_a_model_is_trained(window: MainWindow, qtbot: QtBot) -> None:
    run = _start(window)
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.panel.label.text() == "7")
    assert window.retraining.is_running
    _end(run, Cancelled())


def test_a_finished_model_is_taken_into_use(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    label = window.findChild(QLabel, "modelLabel")
    run = _start(window)
    folder = _saved_model(home, "fresh")
    assert Library(home).current() is None
    _end(run, Saved(str(folder)))
    _wait_for_message(window, qtbot, "new model is in use")
    qtbot.waitUntil(lambda: label.text().startswith("fresh"), timeout=10_000)
    assert Library(home).current() == folder
    assert window.actions_.retrain.isEnabled()
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.panel.label.text() == "7")


def test_stopping_leaves_the_old_model_in_use(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    run = _start(window)
    models = window.service.model_number
    window.actions_.stop_training.trigger()
    _wait_for_message(window, qtbot, "the model in use stays")
    assert run.was_stopped
    assert Library(home).current() is None
    assert window.service.model_number == models
    assert not window.actions_.stop_training.isEnabled()


def test_a_failure_is_told_with_its_reason_and_the_old_model_stays(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    run = _start(window)
    _end(run, Failed("The loss became NaN."))
    _wait_for_message(window, qtbot, "The loss became NaN.")
    assert "stays" in window.messages.message
    assert Library(home).current() is None
    assert window.actions_.retrain.isEnabled()


def test_a_job_that_breaks_down_is_told_as_a_failure(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> LastEvent:
        raise OSError("no room for a process")

    monkeypatch.setattr(StandInJob, "run", break_down)
    window.actions_.retrain.trigger()
    window.findChild(QPushButton, "startTraining").click()
    _wait_for_message(window, qtbot, "no room for a process")
    assert not window.retraining.is_running


def test_a_saved_model_that_is_gone_again_is_told_and_the_old_one_stays(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    run = _start(window)
    _end(run, Saved(str(home / "models" / "gone")))
    _wait_for_message(window, qtbot, "“gone”")
    assert "the model in use stays" in window.messages.message
    assert Library(home).current() is None


def test_closing_while_it_trains_asks_and_no_keeps_everything(window: MainWindow) -> None:
    asked: list[bool] = []

    def refuse() -> bool:
        asked.append(True)
        return False

    window.confirm_stop_training = refuse  # type: ignore[method-assign]
    run = _start(window)
    window.close()
    assert asked == [True]
    assert window.isVisible()
    assert not run.was_stopped
    _end(run, Cancelled())


def test_closing_while_it_trains_stops_the_run_first(new_window: Windows) -> None:
    window = new_window.open()
    window.confirm_stop_training = lambda: True  # type: ignore[method-assign]
    run = _start(window)
    new_window.close(window)
    assert run.was_stopped
    assert not window.retraining.is_running


def test_cancelling_the_question_starts_nothing(window: MainWindow) -> None:
    window.actions_.retrain.trigger()
    dialog = window.findChild(QDialog, "trainingWindow")
    dialog.reject()
    assert not window.retraining.is_running
