"""The border around a picture is no ink, and paper to the edge is no border."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps

from digitpad import Recognizer
from digitpad.ink.border import without_border


def seven(side: int, paper: str = "white", ink: str = "black") -> Image.Image:
    image = Image.new("RGB", (side, side), paper)
    corners = [(side * x, side * y) for x, y in ((0.25, 0.2), (0.75, 0.2), (0.4, 0.85))]
    ImageDraw.Draw(image).line(corners, fill=ink, width=max(2, side // 12), joint="curve")
    return image


@pytest.mark.parametrize(
    ("side", "thickness", "colour"),
    [(28, 1, "black"), (28, 2, "black"), (280, 3, "black"), (280, 20, "grey"), (600, 8, "navy")],
)
def test_a_digit_in_a_bordered_canvas_is_read(side: int, thickness: int, colour: str) -> None:
    bordered = ImageOps.expand(seven(side), thickness, colour)
    assert Recognizer.load().read_picture(bordered).text == "7"


def test_paper_is_where_the_border_was_and_the_rest_is_as_it_was() -> None:
    plain = seven(280)
    found = without_border(np.asarray(ImageOps.expand(plain, 5, "black")))
    np.testing.assert_array_equal(found[5:-5, 5:-5], np.asarray(plain))
    assert found[:5].min() > 240
    assert found[:, :5].min() > 240


def test_a_dark_canvas_in_the_middle_of_a_white_figure_is_read() -> None:
    figure = Image.new("RGB", (640, 480), "white")
    figure.paste(seven(300, "black", "white"), (170, 60))
    assert Recognizer.load().read_picture(figure).text == "7"


@pytest.mark.parametrize(
    "picture",
    [
        seven(28),
        seven(280, "black", "white"),
        Image.new("RGB", (200, 120), "white"),
        Image.new("RGB", (1, 1)),
        # Three sides are no border.
        ImageOps.expand(seven(200), (6, 6, 6, 0), "black"),
        # Nor is what is around a bar, which may be a 1, or around a patch.
        ImageOps.expand(Image.new("RGB", (16, 120)), 40, "white"),
        ImageOps.expand(Image.new("RGB", (120, 120)), 40, "white"),
    ],
)
def test_what_has_no_border_stays_as_it_is(picture: Image.Image) -> None:
    pixels = np.asarray(picture)
    assert without_border(pixels) is pixels
