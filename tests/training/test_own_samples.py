"""A retraining learns the user's own hand."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from digitpad.data.corpus import OUTLIER, to_bytes
from digitpad.data.sample import Sample
from digitpad.data.samples import FILE, SampleStore, part_of
from digitpad.ink.frame import frame_strokes
from digitpad.ink.strokes import Stroke
from digitpad.library.store import Library
from digitpad.training import TrainingError, corpora
from digitpad.training.corpora import Material, gather
from digitpad.training.events import Evaluated, Event
from digitpad.training.job import TrainingJob
from digitpad.training.own_samples import MOST_TIMES, SHARE, OwnSamples, read_own_samples, times
from digitpad.training.plan import PRESETS, Plan, preset

SMALL = replace(preset("softmax"), samples=True, held_back=30_000, generated=100)


def seven(number: int, label: int = 7) -> Sample:
    """A seven, each drawn a little otherwise; some are from pictures."""
    lots = np.random.default_rng([label + 1, number])
    corners = np.array([(0, 0), (60, 2), (20, 100)]) + lots.normal(0, 3, (3, 2))
    points = np.concatenate([np.linspace(corners[at], corners[at + 1], 12) for at in (0, 1)])
    stroke = Stroke(points.astype(np.float32))
    frame = to_bytes(frame_strokes([stroke.points]))
    return Sample(label, frame, () if number % 4 == 0 else (stroke,))


@pytest.fixture(autouse=True)
def threads_for_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing in threads starts sooner, and leaves no process of Python's own behind."""
    monkeypatch.setattr(corpora, "_pool", lambda: ThreadPoolExecutor(2))


@pytest.fixture
def kept(home: Path) -> list[Sample]:
    samples = [*(seven(number) for number in range(40)), *(seven(at, OUTLIER) for at in range(20))]
    with SampleStore(home) as store:
        store.keep(samples)
    return samples


def same(one: Material, other: Material) -> bool:
    return (
        one.parts == other.parts
        and list(one.suites) == list(other.suites)
        and np.array_equal(one.training.frames, other.training.frames)
        and np.array_equal(one.validation.frames, other.validation.frames)
    )


def test_the_presets_for_pads_learn_from_samples_and_the_classics_stay_as_they_are() -> None:
    assert [name for name, plan in PRESETS.items() if plan.samples] == ["quick", "best"]


def test_without_samples_the_corpus_is_what_it_was() -> None:
    assert same(gather(SMALL), gather(replace(SMALL, samples=False)))


def test_samples_are_a_part_of_the_corpus_and_of_the_card(kept: list[Sample]) -> None:
    material = gather(SMALL)
    plain = gather(replace(SMALL, samples=False))
    training = [sample for sample in kept if part_of(sample.id) == "train"]
    assert material.parts["own samples"]["size"] == len(training)
    assert list(material.parts) == [*plain.parts, "own samples"]
    added = len(material.training) - len(plain.training)
    assert added == len(training) * times(len(training), len(plain.training))
    assert not material.doubtful.any()
    assert same(material, gather(SMALL))


def test_samples_kept_for_the_test_are_scored_and_never_learnt(kept: list[Sample]) -> None:
    material = gather(SMALL)
    test = [sample for sample in kept if part_of(sample.id) == "test"]
    digits, others = material.suites["own-samples"], material.suites["own-outliers"]
    assert len(digits) + len(others) == len(test) > 0
    assert set(digits.labels.tolist()) == {7}
    assert set(others.labels.tolist()) == {OUTLIER}
    learnt = {frame.tobytes() for frame in material.training.frames}
    assert not learnt & {sample.frame.tobytes() for sample in test}
    assert {sample.frame.tobytes() for sample in kept if sample not in test} <= learnt


@pytest.mark.parametrize("count", [1, 20, 100, 1000, 5000])
def test_few_samples_weigh_enough_and_many_no_more_than_they_are(count: int) -> None:
    others = 75_000
    weight = count * times(count, others)
    assert times(count, others) <= MOST_TIMES
    assert weight <= max(1.5 * SHARE * others, count)
    if count >= 50:
        assert weight >= 0.6 * SHARE * others


def test_a_sample_written_again_is_still_that_digit_and_never_the_same(kept: list[Sample]) -> None:
    own = read_own_samples()
    frames = own.rewritten(75_000, 1).frames.astype(np.float32)
    first = frames[: len(own.training)]
    assert len(frames) > 20 * len(own.training)
    for at in range(len(own.training)):
        again = frames[at :: len(own.training)]
        assert len({frame.tobytes() for frame in again}) == len(again)
        likeness = [np.corrcoef(first[at].ravel(), frame.ravel())[0, 1] for frame in again]
        assert min(likeness) > 0.2
        assert np.mean(likeness) > 0.65
    assert len(kept) > len(first)


def test_a_plan_in_a_file_says_whether_samples_are_learnt() -> None:
    assert Plan.from_json(SMALL.to_json()).samples
    assert not Plan.from_json(preset("cnn").to_json()).samples


def test_samples_that_cannot_be_read_are_said_before_anything_is_trained(home: Path) -> None:
    home.mkdir()
    (home / FILE).write_bytes(b"This is no database. " * 500)
    with pytest.raises(TrainingError, match="samples-damaged"):
        gather(SMALL)
    assert gather(SMALL).suites.keys() == {"mnist-test"}


def test_nobody_without_samples_gets_a_part_for_them() -> None:
    assert OwnSamples().parts == {} == OwnSamples().suites


def test_a_run_in_its_own_process_learns_and_scores_them(kept: list[Sample]) -> None:
    plan = replace(SMALL, epochs=1, batch_size=500, learning_rate=0.1, generated=0, name="mine")
    heard: list[Event] = []
    TrainingJob(plan).run(heard.append)
    assert {"own-samples", "own-outliers"} <= {
        event.suite for event in heard if isinstance(event, Evaluated)
    }
    [entry] = Library().list()
    training = [sample for sample in kept if part_of(sample.id) == "train"]
    assert entry.card.data["own samples"]["size"] == len(training)
    assert entry.card.scores["own-samples"]["size"] > 0


def test_a_damaged_sample_does_not_keep_the_others_from_being_learnt(
    kept: list[Sample], home: Path
) -> None:
    with sqlite3.connect(home / FILE) as file:
        file.execute("UPDATE samples SET strokes = x'0102' WHERE id = ?", [kept[1].id])
    file.close()
    own = read_own_samples()
    learnt = {sample.id for sample in (*own.training, *own.test)}
    assert learnt == {sample.id for sample in kept} - {kept[1].id}
