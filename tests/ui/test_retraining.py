"""Retraining from the menu, with a stand-in for the run itself."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Windows
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsView,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.pen import Pen

from digitpad import assets
from digitpad.library.store import Library
from digitpad.training import job
from digitpad.training.events import (
    Cancelled,
    Compared,
    Epoch,
    Evaluated,
    Event,
    Failed,
    LastEvent,
    Layer,
    Paused,
    Progress,
    Resumed,
    Saved,
    Started,
)
from digitpad.training.plan import Plan
from digitpad.ui.main_window import MainWindow


class StandInJob:
    """A run that goes on when the test says so, and ends as the test wants."""

    latest: StandInJob

    def __init__(self, plan: Plan, *, against: Path) -> None:
        self.plan = plan
        self.against = against
        self.asked: list[str] = []
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

    def keep(self) -> None:
        self.asked.append("keep")

    def pause(self) -> None:
        self.asked.append("pause")

    def resume(self) -> None:
        self.asked.append("resume")


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


def _training_window(window: MainWindow) -> QDialog:
    found = window.findChild(QDialog, "trainingWindow")
    assert isinstance(found, QDialog)
    return found


def _tell_of_two_epochs(run: StandInJob) -> None:
    assert run.tell is not None
    run.tell(Started("quick", 3, 300, 60_000, 7850, (Layer("dense", "Dense", "10", 7850),)))
    for epoch, right in ((1, 0.97), (2, 0.96)):
        run.tell(Progress(100 * epoch, 300, 0.5 / epoch, 0.9, 12_345.6, 20.0))
        run.tell(Epoch(epoch, 3, 0.4 / epoch, 0.93, 0.3, right))
    run.tell(Progress(210, 300, 0.2, 0.95, 12_345.6, 9.4))


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


def test_a_finished_model_is_taken_into_use_when_the_user_says_so(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    label = window.findChild(QLabel, "modelLabel")
    run = _start(window)
    folder = _saved_model(home, "fresh")
    _end(run, Saved(str(folder)))
    _wait_for_message(window, qtbot, "finished")
    assert Library(home).current() is None
    _training_window(window).findChild(QPushButton, "useNewModel").click()
    _wait_for_message(window, qtbot, "new model is in use")
    qtbot.waitUntil(lambda: label.text().startswith("fresh"), timeout=10_000)
    assert Library(home).current() == folder
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.panel.label.text() == "7")


def test_the_old_model_can_be_kept_and_the_new_one_is_not_lost(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    run = _start(window)
    _end(run, Saved(str(_saved_model(home, "fresh"))))
    _wait_for_message(window, qtbot, "finished")
    _training_window(window).findChild(QPushButton, "keepOldModel").click()
    _wait_for_message(window, qtbot, "in the library all the same")
    assert Library(home).current() is None
    assert [entry.name for entry in Library(home).list()] == ["fresh"]


def test_no_answer_loses_nothing(new_window: Windows, home: Path, qtbot: QtBot) -> None:
    window = new_window.open()
    run = _start(window)
    _end(run, Saved(str(_saved_model(home, "fresh"))))
    _wait_for_message(window, qtbot, "finished")
    new_window.close(window)
    assert Library(home).current() is None
    assert [entry.name for entry in Library(home).list()] == ["fresh"]


def test_the_message_at_the_end_leads_to_the_comparison(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    run = _start(window)
    dialog = _training_window(window)
    dialog.close()
    assert window.retraining.is_running
    _end(run, Saved(str(_saved_model(home, "fresh"))))
    _wait_for_message(window, qtbot, "finished")
    window.findChild(QPushButton, "messageButton").click()
    assert dialog.isVisible()
    assert dialog.findChild(QPushButton, "useNewModel").isVisible()


@pytest.mark.parametrize(
    ("new", "better", "reason"),
    [(0.992, "useNewModel", "new one makes fewer"), (0.95, "keepOldModel", "old one makes fewer")],
)
def test_the_better_model_is_preselected_with_the_reason(
    window: MainWindow, home: Path, qtbot: QtBot, new: float, better: str, reason: str
) -> None:
    run = _start(window)
    assert run.against == assets.shipped_model()
    assert run.tell is not None
    run.tell(Evaluated("mnist-test", new, 0.03, 10_000))
    run.tell(Compared("mnist-test", 0.98, 0.05, 10_000))
    _end(run, Saved(str(_saved_model(home, "fresh"))))
    _wait_for_message(window, qtbot, "finished")
    dialog = _training_window(window)
    assert dialog.findChild(QPushButton, better).isDefault()
    assert reason in dialog.findChild(QLabel, "reasonLabel").text()
    table = dialog.findChild(QTableWidget, "comparisonTable")
    cells = [table.item(0, column).text() for column in range(4)]
    assert cells[1:3] == [f"{new:.2%}".replace("%", " %"), "98.00 %"]


def test_a_run_is_compared_with_the_model_in_use(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    mine = _saved_model(home, "mine")
    Library(home).use("mine")
    run = _start(window)
    assert run.against == mine
    _end(run, Cancelled())
    _wait_for_message(window, qtbot, "stopped")


def test_the_run_is_drawn_while_it_learns(window: MainWindow, qtbot: QtBot) -> None:
    run = _start(window)
    dialog = _training_window(window)
    _tell_of_two_epochs(run)
    table = dialog.findChild(QTableWidget, "epochTable")
    qtbot.waitUntil(lambda: table.rowCount() == 2)
    assert "best" in table.item(0, 0).text()
    layers = dialog.findChild(QTableWidget, "layerTable")
    assert [layers.item(1, column).text() for column in range(3)] == ["Dense", "10", "7850"]
    figures = dialog.findChild(QLabel, "runFigures")
    qtbot.waitUntil(lambda: "12346 samples a second" in figures.text())
    assert "0:09 left" in figures.text()
    bar = dialog.findChild(QProgressBar, "trainingProgress")
    assert bar.value() / bar.maximum() == pytest.approx(0.7)
    qtbot.waitUntil(lambda: dialog.findChild(QWidget, "trainingCurves") is not None, timeout=60_000)
    curves = dialog.findChild(QWidget, "trainingCurves")
    assert "96" in curves.accessibleDescription()
    lines = curves.findChildren(QGraphicsView)[0].plotItem.listDataItems()
    assert [len(line.getData()[0]) for line in lines] == [3, 2, 2]
    dashes = {(line.opts["pen"].style(), line.opts["symbol"]) for line in lines}
    assert len(dashes) == 3
    _end(run, Cancelled())
    _wait_for_message(window, qtbot, "stopped")


def test_a_hidden_window_shows_everything_when_it_comes_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    run = _start(window)
    dialog = _training_window(window)
    dialog.close()
    _tell_of_two_epochs(run)
    label = window.findChild(QLabel, "trainingLabel")
    qtbot.waitUntil(lambda: "70 %" in label.text())
    window.findChild(QToolButton, "showTraining").click()
    assert dialog.isVisible()
    assert dialog.findChild(QTableWidget, "epochTable").rowCount() == 2
    _end(run, Cancelled())
    _wait_for_message(window, qtbot, "stopped")


def test_a_run_can_be_made_to_wait_and_to_go_on(window: MainWindow, qtbot: QtBot) -> None:
    run = _start(window)
    button = _training_window(window).findChild(QPushButton, "pauseTraining")
    assert not button.isEnabled()
    _tell_of_two_epochs(run)
    qtbot.waitUntil(button.isEnabled)
    button.click()
    assert run.asked == ["pause"]
    assert run.tell is not None
    run.tell(Paused())
    qtbot.waitUntil(lambda: "Resume" in button.text())
    assert "waits" in window.findChild(QLabel, "trainingLabel").text()
    button.click()
    assert run.asked == ["pause", "resume"]
    run.tell(Resumed())
    qtbot.waitUntil(lambda: "Pause" in button.text())
    _end(run, Cancelled())
    _wait_for_message(window, qtbot, "stopped")


@pytest.mark.parametrize("answer", ["keepBest", "discardRun", "goOn"])
def test_stopping_a_run_that_has_a_model_asks_what_is_to_become_of_it(
    window: MainWindow, home: Path, qtbot: QtBot, answer: str
) -> None:
    run = _start(window)
    dialog = _training_window(window)
    _tell_of_two_epochs(run)
    qtbot.waitUntil(lambda: dialog.findChild(QTableWidget, "epochTable").rowCount() == 2)
    window.actions_.stop_training.trigger()
    question = dialog.findChild(QMessageBox, "stopQuestion")
    assert "epoch 1" in question.informativeText()
    question.findChild(QPushButton, answer).click()
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "stopQuestion") is None)
    assert run.was_stopped == (answer == "discardRun")
    assert run.asked == (["keep"] if answer == "keepBest" else [])
    if answer == "keepBest":
        _end(run, Saved(str(_saved_model(home, "best so far")), epoch=1))
        _wait_for_message(window, qtbot, "finished")
    else:
        _end(run, Cancelled())
        _wait_for_message(window, qtbot, "stopped")


def test_a_run_that_ends_takes_the_question_away(window: MainWindow, qtbot: QtBot) -> None:
    run = _start(window)
    dialog = _training_window(window)
    _tell_of_two_epochs(run)
    qtbot.waitUntil(lambda: dialog.findChild(QTableWidget, "epochTable").rowCount() == 2)
    dialog.findChild(QPushButton, "stopTraining").click()
    question = dialog.findChild(QMessageBox, "stopQuestion")
    assert question.isVisible()
    _end(run, Failed("The lights went out."))
    _wait_for_message(window, qtbot, "The lights went out.")
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "stopQuestion") is None)
    assert "The lights went out." in dialog.findChild(QLabel, "runFigures").text()


def test_after_a_run_another_can_be_planned(window: MainWindow, qtbot: QtBot) -> None:
    run = _start(window, "mlp-128")
    _end(run, Failed("No luck."))
    _wait_for_message(window, qtbot, "No luck.")
    dialog = _training_window(window)
    dialog.findChild(QPushButton, "newTraining").click()
    start = dialog.findChild(QPushButton, "startTraining")
    assert start.isVisible()
    start.click()
    assert StandInJob.latest is not run
    assert StandInJob.latest.plan.preset == "mlp-128"
    assert StandInJob.latest.has_begun.wait(10)
    _end(StandInJob.latest, Cancelled())
    _wait_for_message(window, qtbot, "stopped")


def test_two_windows_train_at_once_and_keep_out_of_each_others_way(
    new_window: Windows, home: Path, qtbot: QtBot
) -> None:
    first, second = new_window.open(), new_window.open()
    runs = [_start(window) for window in (first, second)]
    for run, window, name in zip(runs, (first, second), ("one", "two"), strict=True):
        _end(run, Saved(str(_saved_model(home, name))))
        _wait_for_message(window, qtbot, "finished")
    _training_window(second).findChild(QPushButton, "useNewModel").click()
    _wait_for_message(second, qtbot, "new model is in use")
    _training_window(first).findChild(QPushButton, "keepOldModel").click()
    assert Library(home).current() == home / "models" / "two"


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
    _wait_for_message(window, qtbot, "finished")
    _training_window(window).findChild(QPushButton, "useNewModel").click()
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
