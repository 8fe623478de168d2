"""Imports and exports in the real child process, and children that behave badly."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import h5py
import numpy as np
import pytest
from training.model_makers import (
    dense,
    frame_input,
    layer,
    linear,
    naming,
    reader,
    sequential,
    taking,
    write_h5_of_keras_2,
    write_keras,
    write_tflite,
)

from digitpad import assets
from digitpad.data.mnist import load_mnist
from digitpad.library import ModelError
from digitpad.library.store import Library
from digitpad.recognition.classifier import Classifier
from digitpad.training import model_files
from digitpad.training.model_files import ModelWork, Stopped
from digitpad.training.model_jobs import STAGES

# On a machine with other work to do, importing TensorFlow may take half a minute.
pytestmark = pytest.mark.timeout(400)

ORDER = (9, 8, 7, 6, 5, 4, 3, 2, 1, 0)


@pytest.fixture
def library(home: Path) -> Library:
    return Library(home)


def accuracy(folder: Path) -> float:
    digits = load_mnist("test").select(slice(2000))
    read = Classifier.load(folder).predict(digits.inputs).probabilities.argmax(axis=1)
    return float((read == digits.labels).mean())


def test_a_keras_file_comes_in_and_goes_out_in_every_format(
    tmp_path: Path, library: Library
) -> None:
    heard: list[str] = []
    work = ModelWork()
    source = write_keras(tmp_path / "theirs.keras")
    folder = work.import_model(library, source, on_stage=heard.append)
    assert folder.name == "theirs"
    assert heard == list(STAGES)
    [entry] = library.list()
    assert entry.card.source == "theirs.keras"
    assert entry.card.scores["mnist-test"]["accuracy"] > 0.8
    assert accuracy(folder) > 0.78
    assert library.broken() == []

    outside = tmp_path / "outside"
    for ending in model_files.EXPORTS:
        work.export_model(folder, outside / f"x{ending}")
    assert json.loads((outside / "x.json").read_text())["name"] == "theirs"
    assert (outside / "x.tflite").read_bytes() == (folder / "model.tflite").read_bytes()
    with h5py.File(outside / "x.h5") as file:
        assert file["model_weights"].attrs["layer_names"].tolist() == ["flatten", "out"]
        kernel, _ = linear()
        np.testing.assert_array_equal(file["model_weights/out/sequential/out/kernel"], kernel)


def test_a_file_of_keras_2_with_black_on_white_in_another_order_reads_right(
    tmp_path: Path, library: Library
) -> None:
    source = write_h5_of_keras_2(tmp_path / "old.h5", naming(ORDER, taking(255, 0)))
    folder = ModelWork().import_model(library, source)
    card = library.find("old").card
    assert (card.paper, card.ink, card.order) == (255, 0, ORDER)
    assert "numbers 9 8 7 6" in card.notes
    assert accuracy(folder) > 0.78


def test_a_tflite_file_comes_in_and_has_no_network_to_give(
    tmp_path: Path, library: Library
) -> None:
    source = write_tflite(tmp_path / "lite.tflite")
    folder = ModelWork().import_model(library, source, "Lite: 1")
    assert folder.name == "Lite- 1"
    assert accuracy(folder) > 0.78
    with pytest.raises(ModelError, match=r"can be exported as \.tflite only"):
        ModelWork().export_model(folder, tmp_path / "x.keras")
    assert not (tmp_path / "x.keras").exists()


def test_what_does_not_fit_together_is_refused(tmp_path: Path) -> None:
    kernel, bias = linear()
    wide = [dense("wide", 60_000, activation="relu"), dense("wider", 60_000, activation="relu")]
    two = sequential(frame_input(), layer("Flatten"), dense(units=2))
    files = [
        write_keras(tmp_path / "a.keras", weights=(kernel[:100], bias)),
        write_keras(tmp_path / "b.keras", reader(*wide)),
        write_keras(tmp_path / "c.keras", two, (kernel[:, :2], bias[:2])),
    ]
    # One process for the three: it is TensorFlow that takes its time.
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from digitpad.library import ModelError\n"
        "from digitpad.training import keras_files\n"
        "from digitpad.training.untrusted.copying import clean_copy\n"
        "for file in map(Path, sys.argv[1:]):\n"
        "    copy = clean_copy(file, 'keras', file.parent)\n"
        "    try: keras_files.load(copy)\n"
        "    except ModelError as error: print(error)\n"
    )
    words = [sys.executable, "-c", script, *map(str, files)]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(said) == 3
    assert said[0].startswith("Keras cannot rebuild its network: ")
    assert "more than 50,000,000 weights" in said[1]
    assert said[2] == "it gives 2 numbers, and there are ten digits."


@pytest.mark.parametrize("name", ["x.keras", "x.h5"])
def test_nothing_in_a_hostile_file_is_run(tmp_path: Path, library: Library, name: str) -> None:
    canary = tmp_path / "canary"
    touch = {
        "class_name": "function",
        "module": "os",
        "config": "system",
        "registered_name": "function",
    }
    bad = layer("Lambda", function=touch, arguments={"command": f"touch {canary}"})
    source = tmp_path / name
    if name.endswith("h5"):
        write_h5_of_keras_2(source, extra=[bad])
    else:
        write_keras(source, sequential(frame_input(), bad, layer("Flatten"), dense()))
    with pytest.raises(ModelError, match="Lambda layer"):
        ModelWork().import_model(library, source)
    assert not canary.exists()
    assert library.list() == []
    assert library.broken() == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
def test_no_room_for_what_is_made_of_a_model_is_said(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "mine.tflite"
    source.write_bytes((assets.shipped_model() / "model.tflite").read_bytes())
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
    start = "from digitpad.cli import main; sys.exit(main())"
    with pytest.raises(ModelError, match="Free some space"):
        ModelWork([sys.executable, "-c", limit + start]).import_model(library, source)
    assert library.list() == []


def test_a_machine_without_a_folder_for_temporary_files_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.TemporaryDirectory", refuse)
    with pytest.raises(ModelError, match="temporary files"):
        ModelWork().import_model(library, Path("x.tflite"))


# Children that behave badly


def work_of(script: str) -> ModelWork:
    head = "import os, sys, time, json\ndef say(**e): print(json.dumps(e), flush=True)\n"
    return ModelWork([sys.executable, "-c", head + script])


def importing(script: str, library: Library) -> str:
    with pytest.raises(ModelError) as caught:
        work_of(script).import_model(library, Path("x.h5"))
    return str(caught.value)


def test_a_child_that_crashes_over_a_file_is_a_refusal(library: Library) -> None:
    said = importing("os.kill(os.getpid(), 11)", library)
    assert said == "x.h5 is not imported: the program that reads it broke down over it (signal 11)."
    assert "no such luck" in importing("raise RuntimeError('no such luck')", library)


def test_a_child_that_says_nothing_or_nonsense_is_a_refusal(library: Library) -> None:
    assert "broke down" in importing("", library)
    assert "broke down" in importing("print('[]'); print('{'); say(event='mood')", library)


def test_a_child_that_says_done_and_made_nothing_is_a_refusal(library: Library) -> None:
    importing("say(event='done')", library)
    assert library.list() == []


def test_a_child_that_never_ends_is_ended(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_files, "TIME_LIMIT_S", 0.5)
    assert "not done within" in importing("time.sleep(600)", library)


def test_an_import_is_stopped_at_once(library: Library) -> None:
    work = work_of("say(event='stage', stage='checking'); time.sleep(600)")
    with pytest.raises(Stopped):
        work.import_model(library, Path("x.h5"), on_stage=lambda _: work.stop())
    with pytest.raises(Stopped):
        work.import_model(library, Path("x.h5"))


def test_stopping_from_another_thread_ends_an_import(library: Library) -> None:
    has_begun = threading.Event()
    work = work_of("say(event='stage', stage='checking'); time.sleep(600)")

    def stop() -> None:
        assert has_begun.wait(20)
        work.stop()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Stopped):
        work.import_model(library, Path("x.h5"), on_stage=lambda _: has_begun.set())
    stopper.join()


def test_a_listener_that_fails_leaves_no_child_behind(library: Library) -> None:
    def fail(_: str) -> None:
        raise KeyboardInterrupt

    work = work_of("say(event='stage', stage='checking'); time.sleep(600)")
    with pytest.raises(KeyboardInterrupt):
        work.import_model(library, Path("x.h5"), on_stage=fail)


def test_a_program_that_cannot_be_started_is_said(library: Library) -> None:
    with pytest.raises(ModelError, match="cannot be started"):
        ModelWork(["/nonexistent/digitpad"]).import_model(library, Path("x.h5"))


def test_a_library_that_cannot_be_written_is_said(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "models").write_text("in the way")
    source = write_tflite(tmp_path / "x.tflite")
    with pytest.raises(ModelError, match="models"):
        ModelWork().import_model(Library(home), source)


def test_an_export_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")
    with pytest.raises(ModelError, match="cannot be written"):
        ModelWork().export_model(assets.shipped_model(), tmp_path / "in the way" / "x.tflite")
    with pytest.raises(ModelError, match="missing"):
        ModelWork().export_model(tmp_path, tmp_path / "x.json")
