"""Models that are missing or broken: the window opens, says so, and offers the shipped one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Windows
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui.pen import Pen

from digitpad import assets
from digitpad.library.store import Library
from digitpad.ui.main_window import MainWindow


@pytest.fixture
def own_model(home: Path) -> Path:
    """A model of the user's, in use: the shipped one under another name."""
    folder = home / "models" / "mine"
    shutil.copytree(assets.shipped_model(), folder)
    card = json.loads((folder / "card.json").read_text())
    scores = {"mnist-test": {"accuracy": 0.9876}}
    (folder / "card.json").write_text(json.dumps(card | {"name": "mine", "scores": scores}))
    Library(home).use("mine")
    return folder


def _garbage(model: Path) -> None:
    (model / "model.tflite").write_bytes(b"no model at all")


def _no_file(model: Path) -> None:
    (model / "model.tflite").unlink()


def _no_folder(model: Path) -> None:
    shutil.rmtree(model)


def _no_card(model: Path) -> None:
    (model / "card.json").write_text("{")


def _draw_and_read(window: MainWindow, qtbot: QtBot, text: str) -> None:
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.panel.label.text() == text, timeout=5_000)


@pytest.mark.usefixtures("own_model")
def test_the_status_bar_names_the_model_and_its_accuracy(new_window: Windows, qtbot: QtBot) -> None:
    window = new_window.open()
    text = window.findChild(QLabel, "modelLabel").text()
    assert "mine" in text
    assert "98.8 % MNIST" in text
    _draw_and_read(window, qtbot, "7")
    assert window.findChild(QLabel, "speedLabel").text().endswith(" ms")


@pytest.mark.parametrize("damage", [_garbage, _no_file, _no_folder, _no_card])
def test_a_broken_model_is_said_and_the_shipped_one_is_a_click_away(
    own_model: Path,
    home: Path,
    new_window: Windows,
    qtbot: QtBot,
    damage: Callable[[Path], None],
) -> None:
    damage(own_model)
    window = new_window.open(wait_for_model=False)
    qtbot.waitUntil(lambda: "mine" in window.messages.message, timeout=10_000)
    Pen(window.canvas).digit(7)
    assert len(window.canvas.drawing) == 1
    button = window.findChild(QPushButton, "messageButton")
    assert button.isVisible()
    button.click()
    # What was drawn in the meantime is read as soon as there is a model.
    qtbot.waitUntil(lambda: window.panel.label.text() == "7", timeout=10_000)
    assert window.messages.message == ""
    assert Library(home).current() is None


def test_without_any_sound_model_the_pad_still_draws(
    tmp_path: Path, new_window: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "shipped_model", lambda: tmp_path / "nowhere")
    window = new_window.open(wait_for_model=False)
    qtbot.waitUntil(lambda: "install digitpad again" in window.messages.message, timeout=10_000)
    assert not window.findChild(QPushButton, "messageButton").isVisible()
    _draw_and_read(window, qtbot, "")
    assert len(window.canvas.drawing) == 1
    assert window.reading.glyphs == ()


def test_use_shipped_model_goes_back_to_it(
    own_model: Path, home: Path, new_window: Windows, qtbot: QtBot
) -> None:
    window = new_window.open()
    label = window.findChild(QLabel, "modelLabel")
    assert label.text().startswith("mine")
    window.actions_.use_shipped.trigger()
    qtbot.waitUntil(lambda: not label.text().startswith("mine"), timeout=10_000)
    assert Library(home).current() is None
    assert not window.actions_.use_shipped.isEnabled()
    assert own_model.is_dir()
