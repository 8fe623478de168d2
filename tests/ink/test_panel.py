"""A canvas in a picture of a window, or a plot with its title, is all that is read."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from digitpad import Recognizer
from digitpad.ink.panel import find_panels, only_panel

_CORNERS = ((0.25, 0.2), (0.75, 0.2), (0.4, 0.85))


def seven(side: int, paper: str = "white", ink: str = "black") -> Image.Image:
    image = Image.new("RGB", (side, side), paper)
    corners = [(side * x, side * y) for x, y in _CORNERS]
    ImageDraw.Draw(image).line(corners, fill=ink, width=max(2, side // 14), joint="curve")
    return image


def window(canvas: Image.Image) -> Image.Image:
    """A window of a program: a title, the canvas, two buttons."""
    width, height = canvas.width + 40, canvas.height + 130
    image = Image.new("RGB", (width, height), (236, 236, 236))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width, 34), fill=(50, 60, 160))
    draw.text((12, 10), "Draw here", fill="white")
    image.paste(canvas, (20, 54))
    for left in (20, width - 120):
        draw.rectangle((left, height - 54, left + 100, height - 20), fill=(90, 90, 90))
        draw.text((left + 20, height - 44), "Predict", fill="white")
    return image


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


@pytest.mark.parametrize(
    ("paper", "ink"), [("white", "black"), ("black", "white"), ("#440154", "#fde725")]
)
def test_the_digit_on_the_canvas_of_a_window_is_read(
    recognizer: Recognizer, paper: str, ink: str
) -> None:
    picture = window(seven(300, paper, ink))
    assert find_panels(np.asarray(picture)) == [(20, 54, 320, 354)]
    assert recognizer.read_picture(picture).text == "7"


def test_of_two_panels_each_is_looked_at(recognizer: Recognizer) -> None:
    picture = Image.new("RGB", (400, 660), (30, 30, 200))
    picture.paste(seven(340, "black", "white"), (30, 40))
    ImageDraw.Draw(picture).rectangle((30, 420, 370, 620), fill=(250, 250, 250))
    ImageDraw.Draw(picture).rectangle((100, 480, 300, 560), fill=(200, 40, 40))
    assert len(find_panels(np.asarray(picture))) == 2
    assert recognizer.read_picture(picture).text == "7"


def test_an_empty_canvas_in_a_window_is_no_0(recognizer: Recognizer) -> None:
    picture = window(Image.new("RGB", (300, 300), "white"))
    ImageDraw.Draw(picture).rectangle((19, 53, 320, 354), outline=(150, 150, 150))
    assert recognizer.read_picture(picture).marked_text == ""


def test_what_is_around_a_panel_is_paper_of_its_colour() -> None:
    picture = np.asarray(window(seven(300, "black", "white")))
    (panel,) = find_panels(picture)
    found = only_panel(picture, panel)
    np.testing.assert_array_equal(found[60:348, 26:314], picture[60:348, 26:314])
    assert found[:54].max() < 20
    assert found[:, :20].max() < 20


def on_paper(draw_frame: bool) -> Image.Image:
    image = Image.new("RGB", (700, 400), "white")
    draw = ImageDraw.Draw(image)
    for left in (80, 430):
        draw.line([(left, 100), (left + 160, 100), (left + 60, 300)], fill="black", width=14)
    if draw_frame:
        draw.rectangle((40, 60, 300, 340), outline="black", width=4)
    return image


def slope() -> Image.Image:
    shade = np.linspace(255, 120, 400)[:, None, None] * np.ones((1, 500, 3))
    return Image.fromarray(shade.astype(np.uint8))


@pytest.mark.parametrize("picture", [on_paper(False), on_paper(True), slope(), seven(28)])
def test_paper_a_frame_drawn_on_it_and_a_slope_of_colours_are_no_panels(
    picture: Image.Image,
) -> None:
    assert find_panels(np.asarray(picture)) == []


def digits(draw: ImageDraw.ImageDraw, left: int, top: int, ink: str) -> None:
    """A 7 and a 4."""
    for shape in (
        [(0, 6), (60, 0), (22, 100)],
        [(110, 0), (95, 60), (155, 58), (145, 15), (132, 105)],
    ):
        draw.line([(left + x, top + y) for x, y in shape], fill=ink, width=8, joint="curve")


def test_what_is_written_beside_a_panel_is_read_too(recognizer: Recognizer) -> None:
    picture = Image.new("RGB", (460, 520), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((40, 220, 420, 480), fill=(250, 220, 60))
    digits(draw, 150, 60, "black")
    digits(draw, 150, 300, "black")
    assert len(find_panels(np.asarray(picture))) == 1
    assert recognizer.read_picture(picture).text == "74\n74"


@pytest.mark.parametrize(
    "shape", [(2, 2), (3, 3), (4, 4), (1, 7), (2, 300), (24, 3000), (60, 3000), (40, 40)]
)
def test_pictures_of_two_colours_are_no_panels_and_no_trouble(
    recognizer: Recognizer, shape: tuple[int, int]
) -> None:
    for part in (0.15, 0.4, 0.5):
        picture = np.full((*shape, 3), 255, np.uint8)
        picture[: max(1, round(part * shape[0])), : max(1, shape[1] // 2)] = (200, 0, 0)
        recognizer.read_picture(picture)
        picture[: max(1, round(part * shape[0]))] = (0, 0, 200)
        recognizer.read_picture(picture)
