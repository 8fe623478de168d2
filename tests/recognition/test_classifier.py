import shutil
from pathlib import Path

import numpy as np
import pytest

from digitpad import assets
from digitpad.data.mnist import load_mnist
from digitpad.evaluation import score
from digitpad.ink.frame import frame_strokes
from digitpad.library import ModelError
from digitpad.recognition.classifier import Classifier


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    return Classifier.load()


def test_the_card_tells_the_score_of_the_file_beside_it(shipped: Classifier) -> None:
    found = score(shipped, load_mnist("test"))
    assert shipped.card.scores["mnist-test"]["accuracy"] == pytest.approx(found.accuracy, abs=3e-4)


def test_the_shipped_model_is_small(shipped: Classifier) -> None:
    assert shipped.path.stat().st_size <= 1_000_000


def test_probabilities_sum_to_one_for_any_number_of_frames(shipped: Classifier) -> None:
    frames = load_mnist("test").inputs[:130]
    for count in (0, 1, 63, 64, 130):
        seen = shipped.predict(frames[:count])
        assert seen.probabilities.shape == (count, 10)
        np.testing.assert_allclose(seen.probabilities.sum(axis=1), 1, atol=1e-5)


def test_many_frames_at_once_read_as_one_by_one(shipped: Classifier) -> None:
    frames = load_mnist("test").inputs[:70]
    alone = np.concatenate([shipped.predict(frame[None]).probabilities for frame in frames])
    np.testing.assert_allclose(shipped.predict(frames).probabilities, alone, atol=1e-4)


def test_a_scribble_is_no_digit(shipped: Classifier) -> None:
    lots = np.random.default_rng(5)
    scribbles = [frame_strokes([lots.uniform(0, 100, (40, 2))]) for _ in range(20)]
    assert shipped.predict(np.stack(scribbles)).are_digits.sum() <= 1


def test_frames_of_another_shape_are_refused(shipped: Classifier) -> None:
    with pytest.raises(ValueError, match="28, 28"):
        shipped.predict(np.zeros((3, 27, 28), np.float32))


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere"):
        Classifier.load(tmp_path / "nowhere.tflite")


@pytest.mark.parametrize("keep", [0, 7, 1000, 100_000])
def test_a_broken_model_is_refused_and_named(tmp_path: Path, keep: int) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(assets.shipped_model(), folder)
    file = folder / "model.tflite"
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(ModelError, match="mine"):
        Classifier.load(folder)


def test_a_model_without_a_card_is_refused(tmp_path: Path) -> None:
    shutil.copy(assets.shipped_model() / "model.tflite", tmp_path)
    with pytest.raises(ModelError, match="card"):
        Classifier.load(tmp_path)


def test_a_model_that_was_exported_with_its_card_is_read_by_its_own_name(tmp_path: Path) -> None:
    shutil.copy(assets.shipped_model() / "model.tflite", tmp_path / "mine.tflite")
    shutil.copy(assets.shipped_model() / "card.json", tmp_path / "mine.json")
    assert Classifier.load(tmp_path / "mine.tflite").card == Classifier.load().card


@pytest.mark.parametrize("name", ["mine.keras", "mine.h5"])
def test_a_keras_file_from_elsewhere_is_to_be_imported(tmp_path: Path, name: str) -> None:
    shutil.copy(assets.shipped_model() / "model.keras", tmp_path / name)
    with pytest.raises(ModelError, match=f"{name}.*digitpad models import"):
        Classifier.load(tmp_path / name)


def test_a_keras_file_of_the_library_is_read_by_the_file_beside_it() -> None:
    assert Classifier.load(assets.shipped_model() / "model.keras").path.suffix == ".tflite"


@pytest.mark.parametrize("name", ["x" * 5000, "nul\0.tflite", "two\nlines.tflite", ""])
def test_an_odd_name_of_no_model_is_said_on_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(ModelError) as caught:
        Classifier.load(tmp_path / name)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device")
def test_a_device_without_end_is_no_model() -> None:
    with pytest.raises(ModelError, match="not a LiteRT model"):
        Classifier.load("/dev/zero")
