"""The user's samples: kept, found again, changed, and never lost."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from digitpad.data import DataError
from digitpad.data.corpus import OUTLIER, to_bytes
from digitpad.data.sample import (
    Sample,
    from_line,
    strokes_from_bytes,
    strokes_to_bytes,
    to_line,
)
from digitpad.data.sample_files import Imported, export_samples, import_samples
from digitpad.data.samples import FILE, SampleStore, part_of
from digitpad.ink.frame import frame_strokes
from digitpad.ink.strokes import Stroke


def drawn(label: int, number: int = 0, **more: object) -> Sample:
    """A sample drawn with a pen that knows its pressure; another `number` is other ink."""
    lots = np.random.default_rng([label + 1, number])
    points = lots.uniform(0, 300, (20, 2)).astype(np.float32)
    times = np.linspace(0, 1, 20, dtype=np.float32)
    strokes = (
        Stroke(points, times, lots.uniform(0, 1, 20).astype(np.float32)),
        Stroke(points[:5] / 3, times[:5] + 2),
    )
    frame = to_bytes(frame_strokes([stroke.points for stroke in strokes]))
    return Sample(label, frame, strokes, **more)  # type: ignore[arg-type]


def pictured(label: int, number: int = 0) -> Sample:
    frame = np.random.default_rng([label + 1, number]).integers(0, 256, (28, 28), np.uint8)
    return Sample(label, frame, model="best", read_as=3, confidence=0.75)


def same(one: Sample, other: Sample) -> bool:
    """Whether nothing at all differs."""
    return to_line(one) == to_line(other) and one.id == other.id


@pytest.fixture
def store(home: Path) -> SampleStore:
    return SampleStore(home)


def test_a_sample_comes_back_as_it_was_kept(store: SampleStore, home: Path) -> None:
    kept = [drawn(7, model="shipped", read_as=1, confidence=0.61), pictured(OUTLIER)]
    assert store.keep(kept) == []
    store.close()
    again = SampleStore(home).find([sample.id for sample in kept])
    assert all(same(*pair) for pair in zip(kept, again, strict=True))
    np.testing.assert_array_equal(again[0].strokes[0].points, kept[0].strokes[0].points)
    np.testing.assert_array_equal(again[0].strokes[0].pressures, kept[0].strokes[0].pressures)
    assert again[0].strokes[1].pressures is None


def test_looking_for_samples_where_there_are_none_creates_nothing(
    store: SampleStore, home: Path
) -> None:
    assert len(store) == 0
    assert store.page() == []
    assert store.labels() == {}
    assert store.corpus()[1].frames.shape == (0, 28, 28)
    assert store.remove(["0"]) == []
    assert not home.exists()


def test_the_same_ink_kept_twice_is_one_sample_with_the_later_label(store: SampleStore) -> None:
    store.keep([drawn(1)])
    corrected = drawn(1)
    corrected = Sample(7, corrected.frame, corrected.strokes)
    other = drawn(2)
    before = store.keep([corrected, other])
    assert [sample.label for sample in before] == [1]
    assert store.labels() == {corrected.id: 7, other.id: 2}
    store.take_back([corrected, other], before)
    assert store.labels() == {corrected.id: 1}


def test_samples_are_counted_by_digit_and_paged_the_latest_first(store: SampleStore) -> None:
    times = [f"2026-01-0{day}T00:00:00.000+00:00" for day in range(1, 6)]
    store.add(drawn(day % 2, day, created=time) for day, time in enumerate(times))
    assert store.counts() == dict.fromkeys(range(10), 0) | {0: 3, 1: 2, OUTLIER: 0}
    assert [sample.created for sample in store.page()] == times[::-1]
    assert [sample.created for sample in store.page(first=1, count=2)] == times[3:1:-1]
    assert [sample.created for sample in store.page(1)] == [times[3], times[1]]
    ids, corpus = store.corpus(1)
    assert ids == [sample.id for sample in store.page(1)]
    assert corpus.labels.tolist() == [1, 1]
    np.testing.assert_array_equal(corpus.frames[0], store.page(1)[0].frame)


def test_labels_change_and_change_back(store: SampleStore) -> None:
    samples = [drawn(3, number) for number in range(600)]
    store.add(samples)
    before = store.relabel({sample.id: 8 for sample in samples} | {"not there": 1})
    assert store.counts()[8] == 600
    store.relabel(before)
    assert store.counts()[3] == len(store) == 600


def test_what_was_deleted_can_be_brought_back(store: SampleStore) -> None:
    samples = [drawn(3), pictured(4), drawn(5)]
    store.add(samples)
    removed = store.remove([samples[0].id, samples[1].id, "not there"])
    assert [sample.label for sample in removed] == [3, 4]
    assert [sample.label for sample in store.page()] == [5]
    assert store.add(removed) == 2
    assert same(store.find([samples[0].id])[0], samples[0])


def damage(home: Path, sample: Sample) -> None:
    """Spoil what the file has of a sample's strokes."""
    with sqlite3.connect(home / FILE) as file:
        file.execute("UPDATE samples SET strokes = x'0102' WHERE id = ?", [sample.id])
    file.close()


def test_a_damaged_sample_is_named_passed_over_and_can_be_deleted_with_others(home: Path) -> None:
    damaged, fine, other = drawn(3), drawn(4), drawn(5)
    told: list[str] = []
    store = SampleStore(home, told.append)
    store.keep([damaged, fine, other])
    damage(home, damaged)
    assert {sample.id for sample in store.page()} == {fine.id, other.id}
    [sentence] = told
    assert damaged.id in sentence
    with pytest.raises(DataError, match=damaged.id):
        store.find([damaged.id])
    removed = store.remove([damaged.id, fine.id])
    assert [sample.id for sample in removed] == [fine.id]
    assert list(store.labels()) == [other.id]
    assert store.add(removed) == 1


def test_a_damaged_sample_is_whole_again_when_its_ink_is_kept_again(
    store: SampleStore, home: Path
) -> None:
    store.keep([drawn(3)])
    damage(home, drawn(3))
    assert store.keep([drawn(3)]) == []
    assert [sample.id for sample in store.page()] == [drawn(3).id]


def test_a_fifth_is_kept_for_the_test_and_stays_there(store: SampleStore) -> None:
    store.add(drawn(1, number) for number in range(300))
    test = {sample.id for sample in store.part("test")}
    train = {sample.id for sample in store.part("train")}
    assert len(test) + len(train) == 300
    assert 35 < len(test) < 85
    store.add(drawn(2, number) for number in range(50))
    assert test <= {sample.id for sample in store.part("test")}
    assert all(part_of(identity) == "test" for identity in test)


def test_an_export_read_by_another_user_gives_all_and_nothing_twice(
    store: SampleStore, tmp_path: Path
) -> None:
    samples = [drawn(3, model="größer"), pictured(4), drawn(OUTLIER, 9)]
    store.add(samples)
    file = tmp_path / "mine.jsonl"
    assert export_samples(store.page(), file) == 3
    other = SampleStore(tmp_path / "other")
    other.keep([samples[0]])
    complaints: list[str] = []
    assert import_samples(other, file, complaints.append) == Imported(2, 1, 0)
    assert import_samples(other, file, complaints.append) == Imported(0, 3, 0)
    assert complaints == []
    ids = [sample.id for sample in samples]
    assert all(same(*pair) for pair in zip(samples, other.find(ids), strict=True))


def test_a_label_of_ones_own_outlives_an_import(store: SampleStore, tmp_path: Path) -> None:
    theirs = drawn(3)
    store.keep([Sample(8, theirs.frame, theirs.strokes)])
    file = tmp_path / "theirs.jsonl"
    export_samples([theirs], file)
    import_samples(store, file, print)
    assert store.labels()[theirs.id] == 8


@pytest.mark.parametrize(
    "change",
    [
        {"label": 10},
        {"label": True},
        {"label": "3"},
        {"read_as": -2},
        {"confidence": float("nan")},
        {"confidence": "high"},
        {"model": 3},
        {"model": "\ud800"},
        {"created": "yesterday"},
        {"created": "0001-01-01T00:00:00+00:00"},
        {"created": "9999-12-31T23:59:59+00:00"},
        {"frame": "AAAA"},
        {"frame": "no base64 ü"},
        {"frame": None},
        {"strokes": {"points": []}},
        {"strokes": [{"points": [[1, 2, 3]]}]},
        {"strokes": [{"points": []}]},
        {"strokes": [{"points": [[1, float("inf")]]}]},
        {"strokes": [{"points": [[1, 1e300]]}]},
        {"strokes": [{"points": [[1, 2]], "times": [1, 2]}]},
        {"strokes": [{"points": "no"}]},
        {"strokes": [[[1, 2], [3, 4]]]},
    ],
)
def test_a_line_that_is_no_sample_is_refused_with_a_reason(change: dict[str, object]) -> None:
    line = json.dumps(json.loads(to_line(drawn(3))) | change)
    with pytest.raises(DataError, match=r"^(it|its|one) .*\.$"):
        from_line(line)


@pytest.mark.parametrize("line", ["", "seven", "[]", "[" * 100_000, "\x00", '{"label": 3'])
def test_a_line_that_is_nothing_is_refused(line: str) -> None:
    with pytest.raises(DataError):
        from_line(line)


def test_what_is_fine_in_a_broken_file_is_taken_and_the_rest_named(
    store: SampleStore, tmp_path: Path
) -> None:
    file = tmp_path / "mixed.jsonl"
    lines = [to_line(drawn(1)), "nonsense", "", to_line(drawn(2)), *(["{}"] * 10)]
    file.write_text("\n".join(lines), encoding="utf-8")
    complaints: list[str] = []
    assert import_samples(store, file, complaints.append) == Imported(2, 0, 11)
    assert "mixed.jsonl, line 2" in complaints[0]
    assert len(complaints) == 6
    assert "11" in complaints[-1]


def test_a_missing_import_is_named(store: SampleStore, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"gone\.jsonl"):
        import_samples(store, tmp_path / "gone.jsonl", print)


def test_an_export_to_nowhere_is_named(store: SampleStore, tmp_path: Path) -> None:
    store.keep([drawn(1)])
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match=r"mine\.jsonl"):
        export_samples(store.page(), tmp_path / "file" / "mine.jsonl")


@pytest.mark.parametrize("cut", [1, 4, 9, 100])
def test_strokes_that_are_cut_short_are_refused(cut: int) -> None:
    content = strokes_to_bytes(drawn(3).strokes)
    assert [len(stroke.points) for stroke in strokes_from_bytes(content)] == [20, 5]
    with pytest.raises(DataError, match="strokes"):
        strokes_from_bytes(content[:-cut])


# The file goes wrong


def _nonsense(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 500)


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (cake TEXT)")
    other.close()


@pytest.mark.parametrize("spoil", [_nonsense, _foreign])
def test_a_file_that_is_no_store_is_set_aside_and_said(
    home: Path, spoil: object, store: SampleStore
) -> None:
    home.mkdir()
    spoil(home / FILE)  # type: ignore[operator]
    content = (home / FILE).read_bytes()
    said: list[str] = []
    store = SampleStore(home, said.append)
    assert store.keep([drawn(1)]) == []
    assert len(store) == 1
    [aside] = home.glob("samples-damaged-*")
    assert aside.read_bytes() == content
    [sentence] = said
    assert aside.name in sentence


def test_who_needs_the_samples_does_not_go_without_them_unasked(home: Path) -> None:
    home.mkdir()
    _nonsense(home / FILE)
    with pytest.raises(DataError, match="samples-damaged"):
        len(SampleStore(home))


def test_damage_found_in_the_middle_is_said_and_the_next_sample_is_kept(home: Path) -> None:
    store = SampleStore(home, print)
    store.add(drawn(1, number) for number in range(200))
    store.close()
    content = bytearray((home / FILE).read_bytes())
    content[8192:-8192] = b"\x55" * (len(content) - 16384)
    (home / FILE).write_bytes(content)
    with pytest.raises(DataError, match="samples-damaged"):
        store.page()
    store.keep([drawn(1)])
    assert len(store) == 1


def test_a_file_of_a_later_version_is_left_alone(store: SampleStore, home: Path) -> None:
    store.keep([drawn(1)])
    store.close()
    with sqlite3.connect(home / FILE) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    with pytest.raises(DataError, match="later version"):
        len(SampleStore(home, print))
    assert [path.name for path in home.iterdir()] == [FILE]


def test_an_empty_file_becomes_a_store(home: Path) -> None:
    home.mkdir()
    (home / FILE).touch()
    store = SampleStore(home)
    store.keep([drawn(1)])
    assert len(store) == 1


@pytest.mark.parametrize("in_the_way", ["home", "file"])
def test_where_nothing_can_be_written_it_is_said(home: Path, in_the_way: str) -> None:
    if in_the_way == "home":
        home.write_text("not a folder")
    else:
        (home / FILE).mkdir(parents=True)
    with pytest.raises(DataError, match=FILE.replace(".", r"\.")):
        SampleStore(home).keep([drawn(1)])


def test_samples_on_a_medium_that_is_read_only_are_read_and_keeping_more_is_refused(
    store: SampleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep([drawn(1)])
    store.close()
    connect = sqlite3.connect
    # A stand-in for permissions, which mean nothing to an administrator.
    monkeypatch.setattr(
        sqlite3,
        "connect",
        lambda path, **more: connect(f"{path.as_uri()}?mode=ro", uri=True, **more),
    )
    assert len(store) == 1
    with pytest.raises(DataError, match="may not be written"):
        store.keep([drawn(2)])
    assert len(store) == 1


def test_a_file_deleted_while_in_use_is_made_anew(store: SampleStore, home: Path) -> None:
    store.keep([drawn(1)])
    (home / FILE).unlink()
    assert len(store) == 0
    store.keep([drawn(2)])
    store.close()
    assert [sample.label for sample in SampleStore(home).page()] == [2]


def test_a_file_replaced_by_another_programs_is_the_one_in_use(
    store: SampleStore, home: Path
) -> None:
    store.keep([drawn(1)])
    store.changed_elsewhere()
    (home / FILE).unlink()
    with SampleStore(home) as other:
        other.keep([drawn(2)])
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere()
    store.keep([drawn(3)])
    assert sorted(SampleStore(home).labels().values()) == [2, 3]


# Two programs at once


_KEEP_MANY = """
import sys
from pathlib import Path
from digitpad.data.sample import from_line
from digitpad.data.samples import SampleStore
store = SampleStore(patience_s=30)
for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    store.keep([from_line(line)])
"""


def test_two_programs_may_keep_samples_at_once(store: SampleStore, tmp_path: Path) -> None:
    programs = []
    for label in (1, 2):
        file = tmp_path / f"{label}.jsonl"
        export_samples([drawn(label, number) for number in range(20)], file)
        programs.append(subprocess.Popen([sys.executable, "-c", _KEEP_MANY, str(file)]))
    assert [program.wait() for program in programs] == [0, 0]
    assert store.counts() == dict.fromkeys(range(10), 0) | {1: 20, 2: 20, OUTLIER: 0}


def test_a_change_by_another_program_is_noticed(store: SampleStore, home: Path) -> None:
    store.keep([drawn(1)])
    store.changed_elsewhere()
    assert not store.changed_elsewhere()
    store.keep([drawn(2)])
    assert not store.changed_elsewhere()
    with SampleStore(home) as other:
        other.keep([drawn(3)])
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere()


def test_another_program_that_does_not_let_go_is_named(store: SampleStore, home: Path) -> None:
    store.keep([drawn(1)])
    other = sqlite3.connect(home / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(DataError, match="another program"):
            SampleStore(home, patience_s=0).keep([drawn(2)])
    finally:
        other.close()
