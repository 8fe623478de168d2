from collections import Counter

import numpy as np
import pytest

from digitpad.data.corpus import frame_characters
from digitpad.data.pen_digits import generate
from digitpad.data.pen_templates import DIGITS
from digitpad.recognition.classifier import Classifier


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    return Classifier.load()


def test_the_same_seed_gives_the_same_strokes() -> None:
    (first, first_labels), (second, second_labels) = (generate(40, 7) for _ in range(2))
    assert first_labels.tolist() == second_labels.tolist()
    for one, other in zip(first, second, strict=True):
        for stroke, twin in zip(one, other, strict=True):
            np.testing.assert_array_equal(stroke, twin)


def test_another_seed_gives_other_strokes() -> None:
    first, second = generate(10, 1)[0], generate(10, 2)[0]
    assert not np.array_equal(first[0][0], second[0][0])


def test_every_digit_can_be_written_in_many_ways() -> None:
    assert [len(ways) >= 10 for ways in DIGITS] == [True] * 10


@pytest.mark.parametrize(
    ("digit", "way"),
    [
        (0, "slash"), (1, "flag and foot"), (2, "loop"), (4, "open"), (4, "closed"),
        (7, "bar"), (9, "curled tail"), (9, "European"),
    ],
)  # fmt: skip
def test_the_ways_that_are_hard_to_read_are_among_them(digit: int, way: str) -> None:
    assert any(way in template.name for template in DIGITS[digit])


def test_all_digits_come_about_equally_often() -> None:
    counts = Counter(generate(3000, 3)[1].tolist())
    assert sorted(counts) == list(range(10))
    assert min(counts.values()) > 220


def test_as_many_are_no_digits_as_was_asked_for() -> None:
    labels = generate(2000, 3, outlier_share=0.3)[1]
    assert (labels < 0).mean() == pytest.approx(0.3, abs=0.04)


def test_the_shipped_model_reads_generated_digits(shipped: Classifier) -> None:
    characters, labels = generate(1000, 11)
    seen = shipped.predict(frame_characters(characters).astype(np.float32) / 255)
    assert (seen.probabilities.argmax(axis=1) == labels).mean() >= 0.96


def test_the_shipped_model_refuses_what_is_no_digit(shipped: Classifier) -> None:
    characters, labels = generate(1000, 12, outlier_share=1.0)
    assert set(labels.tolist()) == {-1}
    seen = shipped.predict(frame_characters(characters).astype(np.float32) / 255)
    assert (~seen.are_digits).mean() >= 0.9
