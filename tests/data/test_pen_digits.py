from collections import Counter

import numpy as np
import pytest

from digitpad.data.corpus import Corpus, frame_characters
from digitpad.data.pen_curves import curve_of
from digitpad.data.pen_digits import generate
from digitpad.data.pen_outliers import OUTLIERS
from digitpad.data.pen_templates import DIGITS, Template
from digitpad.recognition.classifier import Classifier

Character = list[np.ndarray]


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    return Classifier.load()


@pytest.fixture(scope="module")
def written() -> tuple[list[Character], np.ndarray]:
    return generate(2000, 3, outlier_share=0.3)


def corpus(characters: list[Character], labels: np.ndarray) -> Corpus:
    return Corpus(frame_characters(characters), labels, "", "")


def plain(template: Template) -> Character:
    """A template as nobody writes it: nothing bent."""
    curve = curve_of(template)
    return np.split((curve.sharp @ curve.controls), np.cumsum(curve.lengths)[:-1])


def test_the_same_seed_gives_the_same_strokes() -> None:
    (first, first_labels), (second, second_labels) = (generate(40, 7) for _ in range(2))
    assert first_labels.tolist() == second_labels.tolist()
    for one, other in zip(first, second, strict=True):
        for stroke, twin in zip(one, other, strict=True):
            np.testing.assert_array_equal(stroke, twin)


def test_another_seed_gives_other_strokes() -> None:
    first, second = generate(10, 1)[0], generate(10, (1, 2))[0]
    assert not np.array_equal(first[0][0], second[0][0])


def test_every_digit_comes_equally_often() -> None:
    assert Counter(generate(300, 3)[1].tolist()) == dict.fromkeys(range(10), 30)


def test_as_many_are_no_digits_as_was_asked_for(
    written: tuple[list[Character], np.ndarray],
) -> None:
    assert (written[1] == -1).sum() == 600


def test_none_wanted_is_none_written() -> None:
    characters, labels = generate(0, 1)
    assert characters == []
    assert labels.tolist() == []


@pytest.mark.parametrize(("count", "share"), [(-1, 0.0), (5, 1.5), (5, -0.1)])
def test_what_cannot_be_written_is_refused(count: int, share: float) -> None:
    with pytest.raises(ValueError, match="Cannot write"):
        generate(count, 1, outlier_share=share)


def test_characters_are_a_thousand_units_large_whatever_their_shape(
    written: tuple[list[Character], np.ndarray],
) -> None:
    for paths in written[0]:
        assert all(path.dtype == np.float32 and path.shape[1:] == (2,) for path in paths)
        points = np.concatenate(paths)
        assert np.isfinite(points).all()
        # A slow mouse passes over the outermost place without reporting it.
        assert 800 <= np.ptp(points, axis=0).max() <= 1065


def test_a_slow_mouse_leaves_few_points_and_a_tablet_many(
    written: tuple[list[Character], np.ndarray],
) -> None:
    points = [sum(len(path) for path in paths) for paths in written[0]]
    assert min(points) < 12
    assert max(points) > 90


def test_bends_are_reported_more_closely_than_straights() -> None:
    # A narrow zero bends at its top and is nearly straight at its sides.
    top, side = [], []
    for paths, label in zip(*generate(6000, 5), strict=True):
        if label == 0 and len(paths) == 1 and len(paths[0]) > 40 and paths[0][:, 0].max() < 700:
            steps = np.hypot(*np.diff(paths[0], axis=0).T)
            height = (paths[0][1:, 1] + paths[0][:-1, 1]) / 2
            top += steps[height < 60].tolist()
            side += steps[(height > 350) & (height < 650)].tolist()
    assert np.median(top) < 0.85 * np.median(side)


def test_a_curve_runs_through_its_points_and_turns_at_its_corners() -> None:
    curve = curve_of(Template("", ("0,0 100,0! 100,100",)))
    points = curve.sharp @ curve.controls
    np.testing.assert_allclose(points[[0, -1]], [(-0.5, -0.5), (0.5, 0.5)], atol=1e-6)
    assert np.hypot(*(points - (0.5, -0.5)).T).min() < 1e-6
    rounded = curve.rounded @ curve.controls
    np.testing.assert_allclose(rounded[[0, -1]], points[[0, -1]], atol=1e-4)
    assert 0.02 < np.hypot(*(rounded - (0.5, -0.5)).T).min() < 0.1


def test_every_digit_can_be_written_in_many_ways() -> None:
    assert min(len(ways) for ways in DIGITS) >= 15


@pytest.mark.parametrize("digit", range(10))
def test_every_digit_is_written_in_ways_that_look_different(digit: int) -> None:
    frames = frame_characters([plain(way) for way in DIGITS[digit]]).astype(float) / 255
    different: list[np.ndarray] = []
    for frame in frames:
        # Two frames of the same shape differ by less than a quarter of their ink.
        if all(np.abs(frame - other).sum() > 0.5 * frame.sum() for other in different):
            different.append(frame)
    assert len(different) >= 4


@pytest.mark.parametrize(
    ("digit", "way"),
    [
        (0, "slash across"), (1, "flag and foot"), (2, "loop"), (2, "corner"), (4, "open, two"),
        (4, "closed, two"), (5, "bar last"), (7, "bar"), (9, "curled tail"), (9, "European"),
    ],
)  # fmt: skip
def test_the_ways_that_are_hard_to_read_are_among_them(digit: int, way: str) -> None:
    assert any(template.name.startswith(way) for template in DIGITS[digit])


def test_no_template_has_a_slip_of_the_pen() -> None:
    for template in [*(way for ways in DIGITS for way in ways), *OUTLIERS]:
        for path in plain(template):
            steps = np.hypot(*np.diff(path, axis=0).T)
            assert steps.sum() > 0.005, f"{template.name}: a stroke goes nowhere"
            assert steps.max() < 0.1, f"{template.name}: a stroke jumps"


def test_the_shipped_model_reads_generated_digits(shipped: Classifier) -> None:
    characters, labels = generate(1000, 11)
    seen = shipped.predict(corpus(characters, labels).inputs)
    assert (seen.probabilities.argmax(axis=1) == labels).mean() >= 0.96


def test_the_shipped_model_refuses_what_is_no_digit(shipped: Classifier) -> None:
    characters, labels = generate(1000, 12, outlier_share=1.0)
    seen = shipped.predict(corpus(characters, labels).inputs)
    assert (~seen.are_digits).mean() >= 0.95
