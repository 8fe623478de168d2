import numpy as np
import pytest

from digitpad.ink import InkError
from digitpad.ink.strokes import Drawing, Stroke


def test_a_drawing_takes_plain_lists_of_points() -> None:
    drawing = Drawing.of([[(0, 0), (10, 20)], np.array([[5.0, 5.0]])])
    assert [len(stroke.points) for stroke in drawing.strokes] == [2, 1]
    assert drawing.box == (0, 0, 10, 20)


def test_a_drawing_is_taken_as_it_is() -> None:
    drawing = Drawing.of([[(0, 0)]])
    assert Drawing.of(drawing) is drawing


def test_an_empty_drawing_is_falsy_and_has_no_box() -> None:
    assert not Drawing()
    with pytest.raises(InkError):
        _ = Drawing().box


@pytest.mark.parametrize(
    "points", [[], [1, 2, 3], [[1, 2, 3]], [[float("nan"), 0]], [[0, float("inf")]]]
)
def test_what_is_no_stroke_is_refused_with_a_sentence(points: list[object]) -> None:
    with pytest.raises(InkError, match="stroke"):
        Stroke.of(points)
