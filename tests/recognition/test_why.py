"""Why a frame was read as it was."""

from itertools import groupby

import numpy as np
import pytest

from digitpad.data.mnist import load_mnist
from digitpad.ink.frame import Frame, frame_strokes
from digitpad.recognition.activations import activations
from digitpad.recognition.classifier import Classifier
from digitpad.recognition.saliency import evidence


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    return Classifier.load()


@pytest.fixture(scope="module")
def seven() -> Frame:
    bar = np.array([[10, 50], [80, 50]], float)
    return frame_strokes([np.array([[0, 0], [90, 0], [40, 120]], float), bar])


def test_the_ink_of_a_digit_speaks_for_it(shipped: Classifier, seven: Frame) -> None:
    told = evidence(shipped, seven)
    assert told.shape == (10, 28, 28)
    assert told[7].sum() > 0
    assert told[7].max() == told[:, seven > 0].max()


def test_the_bar_of_a_seven_speaks_against_a_one(shipped: Classifier, seven: Frame) -> None:
    assert evidence(shipped, seven)[1].min() < -0.5


def test_paper_says_nothing(shipped: Classifier, seven: Frame) -> None:
    assert not evidence(shipped, seven)[:, seven == 0].any()
    assert not evidence(shipped, np.zeros((28, 28), np.float32)).any()


def test_the_last_layer_says_what_was_read(shipped: Classifier) -> None:
    frame = load_mnist("test").inputs[0]
    layers = activations(shipped, frame)
    assert layers[0].kind == "convolution"
    # Windows of 5x5 pixels, all of them within the frame.
    assert layers[0].maps.shape[1:] == (24, 24)
    assert layers[-1].maps.shape == (10, 1, 1)
    assert layers[-1].maps.argmax() == shipped.predict(frame[None]).probabilities.argmax() == 7


def test_the_networks_columns_come_one_after_the_other_and_their_sum_last(
    shipped: Classifier, seven: Frame
) -> None:
    layers = activations(shipped, seven)
    columns = [list(members) for _, members in groupby(layers, lambda layer: layer.column)]
    numbers = [members[0].column for members in columns]
    assert len(numbers) > 2
    assert numbers == [*range(1, len(numbers)), 0]
    for members in columns[:-1]:
        assert members[0].kind == "convolution"
        assert members[-1].maps.shape == (10, 1, 1)
    [total] = columns[-1]
    answers = [members[-1].maps for members in columns[:-1]]
    np.testing.assert_allclose(total.maps, sum(answers), atol=1e-4)


def test_a_model_whose_file_has_gone_can_still_be_looked_into(
    shipped: Classifier, seven: Frame
) -> None:
    gone = Classifier(shipped.path.read_bytes(), shipped.card, shipped.path.with_name("gone"))
    layers, again = activations(shipped, seven), activations(gone, seven)
    assert len(again) == len(layers) > 0
    np.testing.assert_array_equal(again[-1].maps, layers[-1].maps)
