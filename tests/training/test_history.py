"""The story of a run, as it is kept beside the model."""

from pathlib import Path

import pytest

from digitpad.training.events import Compared, Epoch, Evaluated, Layer, Progress, Started
from digitpad.training.history import HISTORY_FILE, History, read_history

STORY = (
    Started("cnn", 2, 1000, 32_000, 7850, (Layer("dense", "Dense", "10", 7850),)),
    Progress(250, 1000, 1.0, 0.7, 9000.0, 3.0),
    Epoch(1, 2, 0.9, 0.8, 0.5, 0.91),
    Progress(750, 1000, 0.5, 0.9, 9000.0, 1.0),
    Epoch(2, 2, 0.4, 0.9, 0.6, 0.9),
    Evaluated("mnist-test", 0.92, 0.3, 10_000),
    Compared("mnist-test", 0.99, 0.03, 10_000),
)


def told() -> History:
    history = History()
    for event in STORY:
        history.add(event)
    return history


def test_what_a_run_told_is_read_back_as_it_was_written() -> None:
    history = told()
    history.kept_epoch = 1
    assert History.from_json(history.to_json()) == history
    assert history.progress == [(250, 1.0, 0.7), (750, 0.5, 0.9)]


def test_the_best_epoch_is_the_one_that_reads_most_of_what_was_held_back() -> None:
    best = told().best_epoch
    assert best is not None
    assert best.epoch == 1
    assert History().best_epoch is None


def test_of_two_epochs_alike_the_one_of_smaller_loss_is_the_best() -> None:
    history = History()
    for epoch, loss in enumerate((0.5, 0.3, 0.4), 1):
        history.add(Epoch(epoch, 3, 1.0, 0.5, loss, 0.9))
    assert history.best_epoch is not None
    assert history.best_epoch.epoch == 2


def test_a_long_run_keeps_a_curve_of_bearable_length_from_end_to_end() -> None:
    history = History()
    for step in range(1, 50_001):
        history.add(Progress(step, 50_000, 1 / step, 0.5, 1.0, 1.0))
    assert 500 < len(history.progress) <= 1200
    steps = [at for at, _, _ in history.progress]
    assert steps == sorted(steps)
    assert steps[0] < 200
    assert steps[-1] == 50_000


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}"),
        told().to_json().replace("0.91", '"much"'),
        told().to_json().replace('"steps": 1000', '"steps": 1e999'),
    ],
)
def test_a_broken_history_counts_as_none(text: str, tmp_path: Path) -> None:
    (tmp_path / HISTORY_FILE).write_text(text, encoding="utf-8")
    assert read_history(tmp_path) is None


def test_a_model_without_a_history_has_none(tmp_path: Path) -> None:
    assert read_history(tmp_path) is None
