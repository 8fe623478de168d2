"""Sources of labelled frames to look at."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from digitpad.data import DataError
from digitpad.data.corpus import OUTLIER
from digitpad.data.mnist import load_mnist
from digitpad.data.sample import Sample
from digitpad.data.samples import FILE, SampleStore
from digitpad.data.sources import GeneratedSource, MnistSource, PenFileSource, SamplesSource
from digitpad.ink.frame import frame_strokes
from digitpad.ink.strokes import Stroke

ONE = '.SEGMENT DIGIT ? "1"\n.PEN_DOWN\n50 100\n52 50\n50 0\n'


class Stop(Exception):  # noqa: N818
    """Someone has seen enough."""


def _unwatched(_done: int, _of: int) -> None:
    pass


def test_mnist_is_as_it_is_stored() -> None:
    found = MnistSource("test").load(_unwatched)
    assert np.array_equal(found.corpus.frames, load_mnist("test").frames)
    assert len(found) == len(found.names) == 10_000


def test_generated_characters_are_always_the_same_and_tell_how_far_they_are() -> None:
    told: list[tuple[int, int]] = []
    source = GeneratedSource(250, 7, 0.2)
    found = source.load(lambda done, of: told.append((done, of)))
    again = source.load(_unwatched)
    assert np.array_equal(found.corpus.frames, again.corpus.frames)
    assert np.sum(found.corpus.labels == OUTLIER) == 50
    assert len(found.strokes) == len(found.names) == len(found) == 250
    assert told == [(0, 250), (200, 250)]


def test_a_pen_file_has_names_strokes_and_frames(tmp_path: Path) -> None:
    path = tmp_path / "pens.dat"
    path.write_text(ONE * 3)
    found = PenFileSource(path).load(_unwatched)
    assert list(found.corpus.labels) == [1, 1, 1]
    assert found.names[2].startswith("2 by ")
    assert np.array_equal(
        found.corpus.frames[0], np.rint(frame_strokes(found.strokes[0]) * 255).astype(np.uint8)
    )


def test_a_broken_file_in_a_folder_is_passed_over_and_alone_is_named(tmp_path: Path) -> None:
    (tmp_path / "good.dat").write_text(ONE)
    (tmp_path / "broken.dat").write_text(ONE.replace("52", "?"))
    assert len(PenFileSource(tmp_path).load(_unwatched)) == 1
    with pytest.raises(DataError, match=r"broken\.dat"):
        PenFileSource(tmp_path / "broken.dat").load(_unwatched)


def test_samples_come_latest_first_with_their_strokes() -> None:
    assert len(SamplesSource().load(_unwatched)) == 0
    frame = np.full((28, 28), 9, np.uint8)
    stroke = Stroke.of([(0, 0), (3, 9)])
    with SampleStore() as store:
        store.keep(
            [
                Sample(4, frame, created="2026-01-01T10:00:00.000+00:00"),
                Sample(OUTLIER, frame, (stroke,), created="2026-01-02T10:00:00.000+00:00"),
            ]
        )
    found = SamplesSource().load(_unwatched)
    assert list(found.corpus.labels) == [OUTLIER, 4]
    assert found.names[0] == "1, 2026-01-02 10:00"
    assert np.array_equal(found.strokes[0][0], stroke.points)
    assert len(found.strokes[1]) == 0


@pytest.mark.parametrize("source", [GeneratedSource(600), MnistSource("test"), SamplesSource()])
def test_loading_can_be_broken_off(source: GeneratedSource | MnistSource | SamplesSource) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        source.load(stop)


def test_a_damaged_sample_does_not_hide_the_others(home: Path) -> None:
    frame = np.full((28, 28), 9, np.uint8)
    with SampleStore() as store:
        store.keep([Sample(4, frame), Sample(5, frame, (Stroke.of([(0, 0), (3, 9)]),))])
    with sqlite3.connect(home / FILE) as file:
        file.execute("UPDATE samples SET strokes = x'0102' WHERE label = 5")
    file.close()
    assert list(SamplesSource().load(_unwatched).corpus.labels) == [4]
