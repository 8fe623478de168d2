"""`digitpad samples`: what a user types, and what becomes of it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from digitpad.cli import main
from digitpad.data.corpus import OUTLIER
from digitpad.data.mnist import load_mnist
from digitpad.data.sample import Sample
from digitpad.data.samples import FILE, SampleStore, part_of


@pytest.fixture
def kept(home: Path) -> list[Sample]:
    """Forty samples, the latest first; the last four are no digits."""
    test = load_mnist("test")
    samples = [
        Sample(
            int(test.labels[at]) if at < 36 else OUTLIER,
            test.frames[at],
            created=f"2026-01-01T00:00:{59 - at}.000+00:00",
            model="best",
            read_as=3,
            confidence=0.81,
        )
        for at in range(40)
    ]
    with SampleStore(home) as store:
        store.keep(samples)
    return samples


def ids_in(home: Path) -> list[str]:
    with SampleStore(home) as store:
        return store.corpus()[0]


def test_an_empty_store_lists_nothing_and_is_not_made(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["samples", "list"]) == 0
    assert capsys.readouterr() == ("", "")
    assert not (home / FILE).exists()


def test_samples_are_listed_one_a_line(
    kept: list[Sample], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["samples", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines] == [sample.id for sample in kept]
    assert lines[0].split("\t")[1:3] == [str(kept[0].label), "read as 3, 81%"]
    assert lines[-1].split("\t")[1] == "none"
    assert main(["samples", "list", "--label", "none", "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [sample["label"] for sample in found] == [OUTLIER] * 4
    assert found[0]["id"] == kept[36].id


def test_an_export_comes_back_whole(
    kept: list[Sample], home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.jsonl"
    assert main(["samples", "export", str(file)]) == 0
    (home / FILE).unlink()
    assert main(["samples", "import", str(file), str(file)]) == 0
    out = capsys.readouterr().out
    assert "40 added, 0 known" in out
    assert "0 added, 40 known" in out
    assert ids_in(home) == [sample.id for sample in kept]


def test_an_export_replaces_no_file_unless_told(
    kept: list[Sample], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text("precious")
    assert main(["samples", "export", str(file)]) == 1
    assert file.read_text() == "precious"
    assert "--force" in capsys.readouterr().err
    assert main(["samples", "export", str(file), "--force", "--label", "7"]) == 0
    sevens = [sample for sample in kept if sample.label == 7]
    assert len(file.read_text().splitlines()) == len(sevens)
    capsys.readouterr()
    assert main(["samples", "export", "-"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 40


@pytest.mark.usefixtures("kept")
def test_a_bad_file_is_named_and_the_others_are_imported(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["samples", "export", str(tmp_path / "good.jsonl")])
    (tmp_path / "bad.jsonl").write_text("nonsense\n")
    (home / FILE).unlink()
    files = [str(tmp_path / name) for name in ("gone.jsonl", "bad.jsonl", "good.jsonl")]
    assert main(["samples", "import", *files]) == 1
    complaints = capsys.readouterr().err.splitlines()
    assert len(complaints) == 2
    assert "gone.jsonl" in complaints[0]
    assert "bad.jsonl, line 1" in complaints[1]
    assert len(ids_in(home)) == 40


def test_samples_are_removed_by_the_first_letters_of_their_ids(
    kept: list[Sample], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [kept[0].id, kept[1].id[:8].upper(), "zzzz", kept[2].id[:2]]
    assert main(["samples", "remove", *words]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert ids_in(home) == [sample.id for sample in kept[2:]]


def test_a_damaged_store_is_set_aside_and_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    (home / FILE).write_bytes(b"This is no database. " * 500)
    assert main(["samples", "list"]) == 1
    assert "samples-damaged" in capsys.readouterr().err
    assert main(["samples", "list"]) == 0


@pytest.mark.parametrize(
    "words", [[], ["dance"], ["export"], ["list", "--label", "ten"], ["remove"]]
)
def test_wrong_usage_exits_with_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["samples", *words])
    assert ended.value.code == 2


def test_an_evaluation_scores_the_samples_kept_for_the_test(
    kept: list[Sample], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--json"]) == 0
    suites = json.loads(capsys.readouterr().out)["suites"]
    test = [sample for sample in kept if part_of(sample.id) == "test"]
    digits = [sample for sample in test if sample.label != OUTLIER]
    assert np.sum(suites["own-samples"]["confusion"]) == len(digits) > 0
    assert suites["own-samples"]["accuracy"] == 1.0
    assert ("own-outliers" in suites) == (len(test) > len(digits))


@pytest.mark.parametrize(
    ("words", "learnt"),
    [
        (["--preset", "quick"], True),
        (["--preset", "quick", "--no-samples"], False),
        (["--preset", "cnn"], False),
        (["--preset", "cnn", "--samples"], True),
    ],
)
def test_a_training_is_told_whether_to_learn_from_samples(
    words: list[str], learnt: bool, tmp_path: Path
) -> None:
    assert main(["train", *words, "--save-plan", str(tmp_path / "plan.json")]) == 0
    assert json.loads((tmp_path / "plan.json").read_text())["samples"] is learnt


def test_a_damaged_sample_is_named_and_goes_and_the_others_are_listed_and_exported(
    kept: list[Sample], home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(home / FILE) as file:
        file.execute("UPDATE samples SET strokes = x'0102' WHERE id = ?", [kept[0].id])
    file.close()
    for job in (["list"], ["export", str(tmp_path / "mine.jsonl")]):
        assert main(["samples", *job]) == 1
        told = capsys.readouterr()
        [complaint] = told.err.splitlines()
        assert kept[0].id in complaint
        assert "39" in told.out or len(told.out.splitlines()) == 39
    assert main(["samples", "remove", kept[0].id]) == 0
    assert main(["samples", "list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 39


def test_an_export_to_a_name_that_is_too_long_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["samples", "export", str(tmp_path / ("x" * 300))]) == 1
    assert "File name too long" in capsys.readouterr().err
