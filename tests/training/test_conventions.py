"""Networks that want their digits in other ways, or name them in another order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from training.model_makers import Weights, linear, naming, taking, write_tflite

from digitpad import assets
from digitpad.data.corpus import frame_characters
from digitpad.data.mnist import load_mnist
from digitpad.data.pen_digits import generate
from digitpad.data.scribbles import scribbles
from digitpad.evaluation import score
from digitpad.library import ModelError
from digitpad.library.card import Card
from digitpad.recognition.classifier import Classifier
from digitpad.training.conventions import recognised, scored

ORDER = (3, 1, 4, 0, 5, 9, 2, 6, 8, 7)


def classifier(file: Path) -> Classifier:
    return Classifier(file.read_bytes(), Card("theirs"), file)


def accuracy(file: Path, card: Card) -> float:
    return score(classifier(file).with_card(card), load_mnist("test").select(slice(2000))).accuracy


@pytest.mark.parametrize(
    ("paper", "ink"), [(0.0, 1.0), (0.0, 255.0), (1.0, 0.0), (255.0, 0.0), (-1.0, 1.0)]
)
@pytest.mark.parametrize("softmax", [True, False])
def test_what_a_network_takes_for_ink_is_found_out(
    tmp_path: Path, paper: float, ink: float, softmax: bool
) -> None:
    file = write_tflite(tmp_path / "x.tflite", taking(paper, ink), softmax=softmax)
    card = recognised(classifier(file))
    assert (card.paper, card.ink) == (paper, ink)
    assert card.output == ("probabilities" if softmax else "logits")
    assert card.order is None
    assert not card.transposed
    assert accuracy(file, card) > 0.78


def test_an_order_of_its_own_is_found_out(tmp_path: Path) -> None:
    file = write_tflite(tmp_path / "x.tflite", naming(ORDER, taking(255, 0)))
    card = recognised(classifier(file))
    assert card.order == ORDER
    assert (card.paper, card.ink) == (255, 0)
    assert accuracy(file, card) > 0.78


def test_rows_for_columns_are_found_out(tmp_path: Path) -> None:
    kernel, bias = linear()
    turned = kernel.reshape(28, 28, 10).transpose(1, 0, 2).reshape(784, 10)
    file = write_tflite(tmp_path / "x.tflite", (turned, bias))
    card = recognised(classifier(file))
    assert card.transposed
    assert accuracy(file, card) > 0.78


def test_least_squares_are_no_log_odds(tmp_path: Path) -> None:
    kernel, bias = linear()
    file = write_tflite(tmp_path / "x.tflite", (kernel / 10, bias / 10), softmax=False)
    card = recognised(classifier(file))
    assert (card.paper, card.ink) == (0, 1)
    assert card.output == "probabilities"


def untrained() -> Weights:
    lots = np.random.default_rng(3)
    return lots.normal(size=(784, 10)).astype(np.float32), np.zeros(10, np.float32)


def test_a_network_that_has_learnt_nothing_is_refused_with_its_figure(tmp_path: Path) -> None:
    file = write_tflite(tmp_path / "x.tflite", untrained())
    with pytest.raises(ModelError, match=r"reads \d+ % of MNIST's digits at best"):
        recognised(classifier(file))


def test_a_network_that_says_no_numbers_is_refused(tmp_path: Path) -> None:
    kernel, bias = linear()
    file = write_tflite(tmp_path / "x.tflite", (kernel, bias * np.float32(np.nan)))
    with pytest.raises(ModelError, match="NaN"):
        recognised(classifier(file))


def test_a_network_that_knows_digits_only_keeps_them_by_how_sure_it_is(tmp_path: Path) -> None:
    file = write_tflite(tmp_path / "x.tflite")
    card = recognised(classifier(file))
    assert card.digit_score == "confidence"
    assert not card.threshold_is_log_odds
    assert card.digit_threshold is not None
    reader = classifier(file).with_card(card)
    digits = load_mnist("test").select(slice(2000))
    assert reader.predict(digits.inputs).are_digits.mean() == pytest.approx(0.98, abs=0.04)
    scores = scored(reader)
    assert scores["mnist-test"]["size"] == 10_000
    assert 0.8 < scores["mnist-test"]["accuracy"] < 0.9


def test_an_imported_network_keeps_the_digits_that_are_drawn_on_the_pad() -> None:
    ours = replace(Card("ours"), digit_threshold=None)
    card = recognised(Classifier.load(assets.shipped_model()).with_card(ours))
    reader = Classifier.load(assets.shipped_model()).with_card(card)
    characters, _ = generate(500, 5)
    frames = frame_characters(characters).astype(np.float32) / 255
    assert reader.predict(frames).are_digits.mean() >= 0.96


def test_a_network_of_ours_keeps_its_sense_of_what_is_no_digit() -> None:
    ours = replace(Card("ours"), digit_threshold=None)
    card = recognised(Classifier.load(assets.shipped_model()).with_card(ours))
    assert card.threshold_is_log_odds
    assert (card.paper, card.ink, card.order, card.transposed) == (0, 1, None, False)
    reader = Classifier.load(assets.shipped_model()).with_card(card)
    assert reader.predict(load_mnist("test").inputs[:1000]).are_digits.mean() >= 0.97
    doodles = frame_characters(scribbles(200, np.random.default_rng(3))).astype(np.float32) / 255
    assert reader.predict(doodles).are_digits.mean() <= 0.03


def test_a_network_for_one_frame_at_a_time_reads_many(tmp_path: Path) -> None:
    file = write_tflite(tmp_path / "x.tflite", any_number=False)
    alone, many = classifier(file), classifier(write_tflite(tmp_path / "y.tflite"))
    frames = load_mnist("test").inputs[:70]
    np.testing.assert_allclose(
        alone.predict(frames).probabilities, many.predict(frames).probabilities, atol=1e-5
    )
