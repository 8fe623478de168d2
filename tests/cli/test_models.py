"""The model library on the command line."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest
from training.model_makers import (
    dense,
    frame_input,
    layer,
    sequential,
    taking,
    write_keras,
    write_tflite,
)

from digitpad import assets
from digitpad.cli import main
from digitpad.library.card import CARD_FILE, read_card
from digitpad.library.store import Library

pytestmark = pytest.mark.timeout(400)


@pytest.fixture
def library(home: Path) -> Library:
    for name, accuracy in (("first", 0.91), ("second", 0.98)):
        folder = home / "models" / name
        shutil.copytree(assets.shipped_model(), folder)
        card = json.loads((folder / "card.json").read_text())
        card |= {"name": name, "scores": {"mnist-test": {"accuracy": accuracy}}}
        (folder / "card.json").write_text(json.dumps(card))
    return Library(home)


def models(*words: str | Path) -> int:
    return main(["models", *map(str, words)])


def usage_error(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        models(*words)
    return int(ended.value.code or 0)


def test_list_marks_the_one_in_use(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert models("use", "second") == 0
    assert models("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [
        ["  shipped"],
        ["  first", "91.00% MNIST"],
        ["* second", "98.00% MNIST"],
    ]
    assert library.current() == library.folder / "second"
    assert models("use", "shipped") == 0
    assert library.current() is None


def test_list_as_json_has_everything(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    library.remove("second")
    assert models("list", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    shipped, first = found["models"]
    assert (shipped["name"], shipped["in_use"]) == ("shipped", True)
    assert (first["name"], first["in_use"]) == ("first", False)
    assert first["card"]["scores"] == {"mnist-test": {"accuracy": 0.91}}
    assert first["bytes"] > 100_000
    assert found["broken"] == []
    assert found["wastebasket"] == ["second"]


def test_a_broken_folder_is_named_and_the_rest_listed(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    (library.folder / "first" / "card.json").unlink()
    assert models("list") == 1
    told = capsys.readouterr()
    assert "second" in told.out
    [line] = told.err.splitlines()
    assert "first" in line


def test_rename_remove_and_restore(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert models("rename", "first", "better") == 0
    assert models("remove", "better", "nothing", "second") == 1
    told = capsys.readouterr()
    assert "restore better\n" in told.out
    [line] = told.err.splitlines()
    assert "nothing" in line
    assert library.list() == []
    assert models("restore") == 0
    assert set(capsys.readouterr().out.split()) == {"better", "second"}
    assert models("restore", "better") == 0
    assert [entry.name for entry in library.list()] == ["better"]


def test_the_command_that_restores_a_model_can_be_pasted_whatever_its_name(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models("rename", "first", "it's mine") == 0
    [name] = {entry.name for entry in library.list()} - {"second"}
    assert models("remove", name) == 0
    command = capsys.readouterr().out.partition("wastebasket: ")[2]
    assert main(shlex.split(command)[1:]) == 0
    assert name in [entry.name for entry in library.list()]


@pytest.mark.usefixtures("library")
def test_compare_puts_scores_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert models("compare", "shipped", "first", "nothing") == 1
    told = capsys.readouterr()
    lines = [line.split() for line in told.out.splitlines()]
    assert lines[0] == ["shipped", "first"]
    shipped = f"{_shipped_accuracy():.2%}"
    assert ["mnist-test", shipped, "91.00%"] in lines
    assert any(line[0] == "letters" and line[2] == "-" for line in lines)
    assert "nothing" in told.err


def test_import_takes_the_sound_files_and_names_the_others(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = write_tflite(tmp_path / "sound.tflite", taking(255, 0))
    hostile = write_keras(
        tmp_path / "hostile.keras",
        sequential(frame_input(), layer("Lambda"), layer("Flatten"), dense()),
    )
    missing = tmp_path / "missing.h5"
    assert models("import", hostile, missing, sound) == 1
    told = capsys.readouterr()
    assert told.out == f"{sound}\tsound\n"
    first, second = told.err.splitlines()
    assert first == (
        f"digitpad: {hostile} is not imported: its layer “lambda” is a Lambda layer, which may "
        "run any program."
    )
    assert second == f"digitpad: {missing} is not imported: there is no such file."
    card = Library(home).find("sound").card
    assert (card.paper, card.ink) == (255, 0)


def test_import_can_name_a_model_and_take_it_into_use(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_tflite(tmp_path / "x.tflite")
    assert models("import", file, "--name", "mine", "--use") == 0
    assert capsys.readouterr().out == f"{file}\tmine\n"
    assert Library(home).current() == home / "models" / "mine"
    assert Library(home).find("mine").card.name == "mine"


@pytest.mark.usefixtures("library")
def test_export_writes_what_the_ending_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"out.{ending}" for ending in ("tflite", "keras", "json")]
    assert models("export", "first", *files) == 0
    assert json.loads(files[2].read_text())["name"] == "first"
    shipped = assets.shipped_model()
    assert files[0].read_bytes() == (shipped / "model.tflite").read_bytes()
    assert files[1].read_bytes() == (shipped / "model.keras").read_bytes()
    files[0].write_text("precious")
    assert models("export", "shipped", files[0]) == 1
    assert "--force" in capsys.readouterr().err
    assert files[0].read_text() == "precious"
    assert models("export", "shipped", files[0], "--force") == 0
    assert files[0].read_bytes() == (shipped / "model.tflite").read_bytes()
    assert models("export", "nothing", tmp_path / "y.tflite") == 1
    assert "nothing" in capsys.readouterr().err


def test_an_export_to_a_name_that_is_too_long_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models("export", "shipped", tmp_path / ("x" * 300 + ".tflite")) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.endswith("File name too long.")


@pytest.mark.parametrize(
    "words",
    [
        ["export", "shipped", "x.onnx"],
        ["export", "shipped"],
        ["import"],
        ["import", "a.h5", "b.h5", "--name", "x"],
        ["rename", "one"],
        ["dance"],
        [],
    ],
)
def test_wrong_usage_exits_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert usage_error(*words) == 2
    assert "usage" in capsys.readouterr().err


def test_the_child_is_not_offered_to_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage_error("--help") == 0
    told = capsys.readouterr().out
    assert "restore" in told
    assert "child" not in told


def _shipped_accuracy() -> float:
    return read_card(assets.shipped_model() / CARD_FILE).scores["mnist-test"]["accuracy"]
