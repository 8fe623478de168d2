"""The training window before a run: the plan's form, its files, and what it refuses."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from digitpad import assets
from digitpad.library.store import Library
from digitpad.training.plan import PRESETS, Plan, preset
from digitpad.ui.retraining import Retraining
from digitpad.ui.training_window import TrainingWindow


@pytest.fixture
def dialog(qtbot: QtBot, home: Path) -> TrainingWindow:
    made = TrainingWindow(Retraining(Library(home)))
    qtbot.addWidget(made)
    return made


def field(dialog: TrainingWindow, name: str) -> QWidget:
    found = dialog.findChild(QWidget, f"plan-{name}")
    assert isinstance(found, QWidget), name
    return found


def problem(dialog: TrainingWindow) -> str:
    return dialog.findChild(QLabel, "planProblem").text()


def start(dialog: TrainingWindow) -> QPushButton:
    return dialog.findChild(QPushButton, "startTraining")


@pytest.mark.parametrize("name", list(PRESETS))
def test_a_preset_fills_everything_in(dialog: TrainingWindow, name: str) -> None:
    dialog.findChild(QRadioButton, f"preset-{name}").click()
    assert dialog.plan == PRESETS[name]
    assert start(dialog).isEnabled()


def test_every_value_of_a_plan_can_be_changed_and_has_a_line_of_help(
    dialog: TrainingWindow,
) -> None:
    for part in fields(Plan):
        if part.name not in ("preset", "description"):
            assert field(dialog, part.name).accessibleName(), part.name
            if part.name != "held_back":
                assert field(dialog, part.name).accessibleDescription(), part.name


def test_what_is_filled_in_is_what_is_trained(dialog: TrainingWindow, qtbot: QtBot) -> None:
    dialog.findChild(QRadioButton, "preset-cnn").click()
    for name, value in (("epochs", 3), ("batch_size", 50), ("held_back", 6000), ("seed", 42)):
        entry = field(dialog, name)
        assert isinstance(entry, QSpinBox)
        entry.setValue(value)
    for name, text in (("learning_rate", "0.0005"), ("name", " mine ")):
        entry = field(dialog, name)
        assert isinstance(entry, QLineEdit)
        entry.setText(text)
    for name, value in (("optimizer", "sgd"), ("network", "mlp-128"), ("schedule", "cosine")):
        entry = field(dialog, name)
        assert isinstance(entry, QComboBox)
        entry.setCurrentIndex(entry.findData(value))
    for name in ("augment", "h5"):
        entry = field(dialog, name)
        assert isinstance(entry, QCheckBox)
        entry.setChecked(True)
    with qtbot.waitSignal(dialog.startRequested) as asked:
        start(dialog).click()
    assert asked.args == [
        preset(
            "cnn",
            epochs=3,
            batch_size=50,
            held_back=6000,
            seed=42,
            learning_rate=0.0005,
            name="mine",
            optimizer="sgd",
            network="mlp-128",
            schedule="cosine",
            augment=True,
            h5=True,
        )
    ]


def test_the_share_held_back_is_told(dialog: TrainingWindow) -> None:
    entry = field(dialog, "held_back")
    assert isinstance(entry, QSpinBox)
    entry.setValue(6000)
    assert any("10.0 %" in label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize("text", ["", "much", "0", "-1", "1e400"])
def test_a_learning_rate_that_is_none_is_refused_at_once(dialog: TrainingWindow, text: str) -> None:
    entry = field(dialog, "learning_rate")
    assert isinstance(entry, QLineEdit)
    entry.setText(text)
    assert "learning" in problem(dialog)
    assert not start(dialog).isEnabled()
    entry.setText("1e9")
    assert problem(dialog) == ""
    assert dialog.plan.learning_rate == 1e9


def test_nothing_to_learn_from_is_refused_at_once(dialog: TrainingWindow) -> None:
    dialog.findChild(QRadioButton, "preset-softmax").click()
    entry = field(dialog, "mnist")
    assert isinstance(entry, QCheckBox)
    entry.click()
    assert "corpus" in problem(dialog)
    assert not start(dialog).isEnabled()


def test_weights_of_another_network_are_refused_at_once(dialog: TrainingWindow, home: Path) -> None:
    folder = home / "models" / "mine"
    shutil.copytree(assets.shipped_model(), folder)
    card = json.loads((folder / "card.json").read_text())
    card["plan"]["network"] = "cnn"
    (folder / "card.json").write_text(json.dumps(card))
    Library(home).use("mine")
    begin = field(dialog, "start")
    assert isinstance(begin, QComboBox)

    begin.setCurrentIndex(begin.findData("shipped"))
    assert "best" in problem(dialog)
    assert not start(dialog).isEnabled()
    dialog.findChild(QRadioButton, "preset-cnn").click()
    begin.setCurrentIndex(begin.findData("current"))
    assert problem(dialog) == ""
    assert dialog.plan.start == "current"
    begin.setCurrentIndex(begin.findData("scratch"))
    assert start(dialog).isEnabled()


def test_rare_settings_are_folded_away_until_asked_for(
    dialog: TrainingWindow, qtbot: QtBot
) -> None:
    dialog.show()
    qtbot.waitExposed(dialog)
    assert not field(dialog, "label_smoothing").isVisible()
    dialog.findChild(QToolButton, "foldAdvanced").click()
    assert field(dialog, "label_smoothing").isVisible()


def test_a_plan_is_saved_and_loaded_again(dialog: TrainingWindow, tmp_path: Path) -> None:
    plan = preset(
        "best", epochs=2, pen_files=("/pens/a.npz", "/pens/b"), start="library/mine", name="x"
    )
    dialog.show_plan(plan)
    dialog.save_plan(tmp_path / "plan.json")
    assert Plan.from_json((tmp_path / "plan.json").read_text(encoding="utf-8")) == plan
    dialog.show_plan(preset("softmax"))
    dialog.load_plan(tmp_path / "plan.json")
    assert dialog.plan == plan
    assert dialog.findChild(QRadioButton, "preset-best").isChecked()


def test_a_file_that_is_no_plan_is_told_and_changes_nothing(
    dialog: TrainingWindow, tmp_path: Path
) -> None:
    before = dialog.plan
    (tmp_path / "letter.json").write_text("Dear Sir")
    for file in ("letter.json", "missing.json"):
        dialog.load_plan(tmp_path / file)
        assert file in problem(dialog)
        assert dialog.plan == before


def test_a_plan_that_cannot_be_written_is_told(dialog: TrainingWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog.save_plan(tmp_path / "file" / "plan.json")
    assert "cannot be written" in problem(dialog)


def test_pen_files_are_added_once_and_removed(
    dialog: TrainingWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: (["/pens/a.npz", "/pens/a.npz", "/b.dat"], "")
    )
    entry = field(dialog, "pen_files")
    add, _, remove = entry.findChildren(QPushButton)
    add.click()
    assert dialog.plan.pen_files == ("/pens/a.npz", "/b.dat")
    files = dialog.plan.pen_files
    add.click()
    assert dialog.plan.pen_files == files
    entry.findChild(QListWidget).item(0).setSelected(True)
    remove.click()
    assert dialog.plan.pen_files == ("/b.dat",)


def test_everything_can_be_reached_with_the_keyboard(dialog: TrainingWindow, qtbot: QtBot) -> None:
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.findChild(QToolButton, "foldAdvanced").click()
    reached: set[str] = set()
    for _ in range(80):
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        focus = dialog.focusWidget()
        if focus is not None:
            reached.add(focus.objectName())
    wanted = {"plan-name", "plan-network", "plan-learning_rate", "plan-augment", "plan-seed"}
    assert wanted | {"startTraining", "loadPlan", "savePlan"} <= reached
