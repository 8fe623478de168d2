import numpy as np

from digitpad.data.corpus import OUTLIER, Corpus, frame_characters, join


def corpus(*labels: int) -> Corpus:
    frames = np.array([np.full((28, 28), 100 + label) for label in labels], np.uint8)
    return Corpus(frames, np.array(labels, np.int64), "some", "abc")


def test_joined_parts_keep_their_order_and_labels() -> None:
    joined = join([corpus(3, 4), corpus(OUTLIER)], "all")
    assert joined.labels.tolist() == [3, 4, OUTLIER]
    assert joined.frames[:, 0, 0].tolist() == [103, 104, 99]


def test_other_parts_have_another_checksum() -> None:
    assert join([corpus(1)], "all").checksum != join([corpus(1), corpus(2)], "all").checksum


def test_inputs_are_as_a_model_takes_them() -> None:
    inputs = Corpus(np.full((1, 28, 28), 255, np.uint8), np.array([1]), "x", "").inputs
    assert inputs.dtype == np.float32
    assert inputs.max() == 1


def test_a_wider_pen_leaves_more_ink() -> None:
    character = [np.array([(0, 0), (50, 100)], np.float32)]
    frames = frame_characters([character, character], np.array([1.5, 4.0]))
    assert frames[1].sum() > 2 * frames[0].sum()
