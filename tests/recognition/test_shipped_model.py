"""What the shipped model promises. These fail when the model, or the frame, gets worse.

On fixed sets: MNIST's test digits, digits and scribbles that our generator draws with a seed no
training uses, and the allographs that readers of digits are known to fail at.
"""

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from digitpad.data.corpus import Corpus, frame_characters
from digitpad.data.mnist import load_mnist
from digitpad.data.mouse import drawn_by_mouse
from digitpad.data.pen_curves import curve_of
from digitpad.data.pen_digits import generate
from digitpad.data.pen_templates import DIGITS, Template
from digitpad.data.scribbles import scribbles
from digitpad.evaluation import score
from digitpad.ink.frame import frame_strokes
from digitpad.ink.strokes import Points
from digitpad.recognition.classifier import Classifier

SEED = 20_261_121

DIFFICULT = (
    (0, "slash"),
    (0, "narrow"),
    (1, "flag"),
    (1, "foot"),
    (2, "loop"),
    (2, "corner"),
    (3, "flat top"),
    (4, "open"),
    (4, "closed"),
    (5, "bar last"),
    (5, "one stroke"),
    (6, "loop"),
    (7, "bar"),
    (7, "serif"),
    (9, "curl"),
)
"""Digits, and what is in the names of their allographs that are difficult."""

HANDS = {
    "upright": ((1.0, 0.0), (0.0, 1.0)),
    "slanted": ((1.0, -0.35), (0.0, 1.0)),
    "leaning back": ((1.0, 0.25), (0.0, 1.0)),
    "wide": ((1.5, 0.0), (0.0, 1.0)),
    "narrow": ((0.65, 0.0), (0.0, 1.0)),
    "turned": ((0.97, -0.2), (0.2, 0.97)),
}


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    return Classifier.load()


def _strokes(template: Template, hand: str, size: float) -> list[Points]:
    curve = curve_of(template)
    path = curve.sharp @ curve.controls @ np.array(HANDS[hand], np.float32).T * size
    return [stroke + 500 for stroke in np.split(path, np.cumsum(curve.lengths)[:-1])]


def _difficult() -> Iterator[tuple[int, Template]]:
    for digit, part in DIFFICULT:
        found = [template for template in DIGITS[digit] if part in template.name]
        assert found, f"no {digit} is written with a {part}"
        yield from ((digit, template) for template in found)


def _drawn(seed: int, *, by_mouse: bool) -> Corpus:
    characters, labels = generate(1000, seed)
    lots = np.random.default_rng(seed)
    if by_mouse:
        characters = [drawn_by_mouse(strokes, lots) for strokes in characters]
    widths: NDArray[np.float64] | None = None if by_mouse else lots.uniform(1.5, 3.5, 1000)
    return Corpus(frame_characters(characters, widths), labels, "drawn", "")


def test_mnists_test_digits_are_read(shipped: Classifier) -> None:
    found = score(shipped, load_mnist("test"))
    assert found.accuracy >= 0.9968
    assert found.recall.min() >= 0.99
    assert found.calibration_error <= 0.01


@pytest.mark.parametrize("hand", HANDS)
def test_difficult_digits_are_read_whoever_writes_them(shipped: Classifier, hand: str) -> None:
    wrong = []
    for digit, template in _difficult():
        frame = frame_strokes(_strokes(template, hand, 300))
        read = int(shipped.predict(frame[None]).probabilities[0].argmax())
        if read != digit:
            wrong.append(f"{digit} ({template.name}) as {read}")
    assert len(wrong) <= 2, wrong


def test_a_digits_size_does_not_matter(shipped: Classifier) -> None:
    for digit, template in _difficult():
        tiny, huge = (frame_strokes(_strokes(template, "upright", size)) for size in (4, 40_000))
        read = shipped.predict(np.stack([tiny, huge])).probabilities
        np.testing.assert_allclose(read[0], read[1], atol=0.02, err_msg=f"{digit} {template.name}")


def test_pen_digits_are_read_thin_and_bold(shipped: Classifier) -> None:
    found = score(shipped, _drawn(SEED, by_mouse=False))
    assert found.accuracy >= 0.98
    assert found.calibration_error <= 0.015


def test_jagged_digits_drawn_with_a_mouse_are_read(shipped: Classifier) -> None:
    # Of generated digits, whose own points are few already: coarser than any mouse of today.
    assert score(shipped, _drawn(SEED + 1, by_mouse=True)).accuracy >= 0.94


def test_letters_and_scribbles_are_refused_and_digits_are_not(shipped: Classifier) -> None:
    letters, _ = generate(1000, SEED + 2, outlier_share=1.0)
    doodles = scribbles(500, np.random.default_rng(SEED))
    digits = _drawn(SEED + 3, by_mouse=False)
    assert shipped.predict(digits.inputs).are_digits.mean() >= 0.97
    for outliers, least in ((letters, 0.97), (doodles, 0.98)):
        frames = frame_characters(outliers).astype(np.float32) / 255
        assert 1 - shipped.predict(frames).are_digits.mean() >= least
