import numpy as np

from digitpad.data.corpus import frame_characters
from digitpad.data.scribbles import scribbles


def test_the_same_lots_give_the_same_scribbles() -> None:
    first, second = (scribbles(30, np.random.default_rng(4)) for _ in range(2))
    for one, other in zip(first, second, strict=True):
        for stroke, twin in zip(one, other, strict=True):
            np.testing.assert_array_equal(stroke, twin)


def test_no_two_scribbles_look_alike() -> None:
    frames = frame_characters(scribbles(60, np.random.default_rng(1)))
    flat = frames.reshape(60, -1).astype(int)
    distances = np.abs(flat[:, None] - flat[None]).sum(axis=2)
    np.fill_diagonal(distances, 10**6)
    assert distances.min() > 1000


def test_every_scribble_can_be_framed() -> None:
    frames = frame_characters(scribbles(200, np.random.default_rng(2)))
    assert (frames.reshape(200, -1).max(axis=1) > 200).all()
