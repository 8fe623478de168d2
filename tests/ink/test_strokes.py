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
    "points",
    [
        *([], [1, 2, 3], [[1, 2, 3]], [[float("nan"), 0]], [[0, float("inf")]]),
        *([[1, 2], [3]], "seven", None, 7, [[None, 1]], [["a", "b"]], [[1j, 1]]),
        *([[1e300, 0], [0, 1]], [[10**400, 0]], [[0, 1], [-1e38, 0]]),
    ],
)
def test_what_is_no_stroke_is_refused_with_a_sentence(points: list[object]) -> None:
    with pytest.raises(InkError, match="stroke"):
        Stroke.of(points)


@pytest.mark.parametrize("strokes", [None, 7, "seven", {"a": 1}, [[[1, 2], [3]]]])
def test_what_is_no_drawing_is_refused_with_a_sentence(strokes: object) -> None:
    with pytest.raises(InkError, match=r"stroke.*\(n, 2\)"):
        Drawing.of(strokes)


def test_a_drawing_does_not_change_when_the_array_that_it_was_made_of_does() -> None:
    points = np.array([[0, 0], [10, 20]], np.float32)
    drawing = Drawing.of([points])
    points += 100
    assert drawing.box == (0, 0, 10, 20)
