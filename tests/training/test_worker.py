"""Real training, in the real child process, on little data."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from digitpad.data.mnist import load_mnist
from digitpad.library.store import Library
from digitpad.recognition.classifier import Classifier
from digitpad.training.events import (
    Cancelled,
    Epoch,
    Evaluated,
    Event,
    Failed,
    Progress,
    Saved,
    Started,
    from_line,
)
from digitpad.training.job import TrainingJob
from digitpad.training.plan import Plan, preset

TINY = replace(
    preset("softmax"), epochs=2, batch_size=500, learning_rate=0.1, held_back=20_000, name="tiny"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIGITPAD_HOME", str(tmp_path))
    return tmp_path


def run(plan: Plan) -> list[Event]:
    heard: list[Event] = []
    TrainingJob(plan).run(heard.append)
    return heard


@pytest.mark.usefixtures("home")
def test_a_run_tells_its_story_and_leaves_a_model_that_reads() -> None:
    heard = run(TINY)
    kinds = [type(event) for event in heard if not isinstance(event, Progress)]
    assert kinds == [Started, Epoch, Epoch, Evaluated, Saved]
    last = heard[-1]
    assert isinstance(last, Saved)
    classifier = Classifier.load(last.path)
    test = load_mnist("test").select(slice(500))
    read = classifier.predict(test.inputs).probabilities.argmax(axis=1)
    assert (read == test.labels).mean() > 0.75
    assert classifier.card.scores["mnist-test"]["accuracy"] > 0.8
    assert {file.name for file in Path(last.path).iterdir()} == {
        "model.keras", "model.tflite", "card.json",
    }  # fmt: skip


@pytest.mark.usefixtures("home")
def test_the_same_plan_gives_the_same_model() -> None:
    first, second = run(TINY)[-1], run(TINY)[-1]
    assert isinstance(first, Saved)
    assert isinstance(second, Saved)
    frames = load_mnist("test").inputs[:50]
    predictions = [Classifier.load(s.path).predict(frames).probabilities for s in (first, second)]
    np.testing.assert_allclose(*predictions, atol=1e-5)


@pytest.mark.usefixtures("home")
def test_a_learning_rate_that_explodes_is_said_and_saves_nothing() -> None:
    last = run(replace(TINY, network="mlp-128", learning_rate=1e9))[-1]
    assert isinstance(last, Failed)
    assert "learning rate" in last.message
    assert Library().list() == []


@pytest.mark.usefixtures("home")
def test_a_missing_pen_file_is_named() -> None:
    last = run(replace(TINY, pen_files=("nowhere/pens.npz",)))[-1]
    assert isinstance(last, Failed)
    assert "pens.npz" in last.message


def test_a_library_that_cannot_be_written_is_said(home: Path) -> None:
    (home / "models").write_text("in the way")
    last = run(replace(TINY, epochs=1))[-1]
    assert isinstance(last, Failed)
    assert "models" in last.message


@pytest.fixture
def child(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A run that goes on for ever, its first progress already told."""
    plan = home / "plan.json"
    plan.write_text(replace(TINY, epochs=100_000).to_json(), encoding="utf-8")
    words = ["train", "--plan", str(plan), "--events", "--supervised"]
    process = subprocess.Popen(
        [sys.executable, "-m", "digitpad", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout is not None
        next(line for line in process.stdout if isinstance(from_line(line), Progress))
        yield process
        process.kill()


def last_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    *_, last = process.stdout
    return last


def test_a_run_stops_when_asked(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None
    child.stdin.write("stop\n")
    child.stdin.flush()
    assert isinstance(from_line(last_line(child)), Cancelled)
    assert Library().list() == []


def test_a_run_stops_at_ctrl_c(child: subprocess.Popen[str]) -> None:
    child.send_signal(signal.SIGINT)
    assert isinstance(from_line(last_line(child)), Cancelled)
    assert child.wait() == 130


def test_a_run_whose_window_has_gone_ends_itself(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None
    child.stdin.close()
    assert isinstance(from_line(last_line(child)), Cancelled)


def test_a_run_gives_way_to_the_window(child: subprocess.Popen[str]) -> None:
    assert os.getpriority(os.PRIO_PROCESS, child.pid) > os.getpriority(os.PRIO_PROCESS, 0)


def test_an_interrupted_run_goes_on_from_its_checkpoint(home: Path) -> None:
    plan = home / "plan.json"
    plan.write_text(TINY.to_json(), encoding="utf-8")
    words = [sys.executable, "-m", "digitpad", "train", "--plan", str(plan), "--events"]
    words += ["--checkpoint", str(home / "state")]
    told = [
        subprocess.run(words, capture_output=True, text=True, check=True).stdout for _ in range(2)
    ]
    epochs = [
        [line for line in out.splitlines() if json.loads(line)["event"] == "epoch"] for out in told
    ]
    assert [len(lines) for lines in epochs] == [2, 0]
    assert len(Library().list()) == 2
