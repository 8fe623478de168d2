"""Boxes that a program drew around digits go, the digits stay."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from digitpad import Recognizer
from digitpad.ink.overlay import without_drawn_boxes

_SHAPES = (
    [(60, 110), (150, 105), (95, 260)],
    [(230, 100), (215, 180), (300, 180), (290, 110), (270, 265)],
)


def digits(ink: str | tuple[int, int, int]) -> Image.Image:
    """A 7 and a 4 on paper with a slope of light."""
    shade = np.linspace(235, 180, 360)[None, :, None] * np.ones((340, 1, 3))
    image = Image.fromarray(shade.astype(np.uint8))
    for shape in _SHAPES:
        ImageDraw.Draw(image).line(shape, fill=ink, width=9, joint="curve")
    return image


def boxed(ink: str | tuple[int, int, int], box: str, width: int = 2) -> Image.Image:
    image = digits(ink)
    for corners in ((52, 98, 158, 268), (207, 94, 308, 270)):
        ImageDraw.Draw(image).rectangle(corners, outline=box, width=width)
    return image


def as_jpeg(image: Image.Image) -> Image.Image:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return Image.open(file)


@pytest.mark.parametrize("ink", ["black", (40, 60, 150), "red"])
@pytest.mark.parametrize("box", ["#00ff00", "yellow", "#24ff0c"])
def test_digits_in_boxes_drawn_by_a_program_are_read(
    ink: str | tuple[int, int, int], box: str
) -> None:
    recognizer = Recognizer.load()
    assert recognizer.read_picture(boxed(ink, box)).text == "74"
    assert recognizer.read_picture(as_jpeg(boxed(ink, box, 3))).text == "74"


def test_where_the_boxes_were_is_what_is_beside_them() -> None:
    found = without_drawn_boxes(np.asarray(boxed("black", "lime")))
    away = np.abs(found.astype(int) - np.asarray(digits("black"))).max(axis=2)
    assert (away > 60).mean() < 0.002


@pytest.mark.parametrize("ink", ["black", "red", "blue"])
def test_strokes_are_no_boxes_whatever_their_colour(ink: str) -> None:
    picture = np.asarray(digits(ink))
    assert without_drawn_boxes(picture) is picture


def test_a_square_0_in_red_is_no_box_if_its_lines_are_thick() -> None:
    image = Image.new("RGB", (300, 300), "white")
    ImageDraw.Draw(image).rounded_rectangle((90, 60, 210, 240), 50, outline="red", width=14)
    picture = np.asarray(image)
    assert without_drawn_boxes(picture) is picture


@pytest.mark.parametrize("ink", ["red", "blue", (0, 160, 40)])
@pytest.mark.parametrize("width", [2, 3, 6])
def test_a_thin_square_0_or_8_is_no_box(ink: str | tuple[int, int, int], width: int) -> None:
    image = Image.new("RGB", (260, 160), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((30, 30, 90, 130), outline=ink, width=width)
    draw.rectangle((150, 30, 210, 80), outline=ink, width=width)
    draw.rectangle((150, 80, 210, 130), outline=ink, width=width)
    picture = np.asarray(image)
    assert without_drawn_boxes(picture) is picture


def test_a_background_in_a_vivid_colour_is_no_box() -> None:
    image = Image.new("RGB", (300, 200), "yellow")
    ImageDraw.Draw(image).rectangle((60, 40, 120, 160), outline="blue", width=9)
    picture = np.asarray(image)
    assert without_drawn_boxes(picture) is picture
