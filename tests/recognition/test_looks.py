"""A digit is read whatever stands around it and whatever it is written with; shade is none."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from digitpad import Recognizer

SEVEN = [(150, 110), (250, 105), (195, 260)]
ZERO = [(200 + 60 * np.sin(a), 180 - 85 * np.cos(a)) for a in np.linspace(0, 6.3, 40)]
DIGITS = {"7": SEVEN, "0": ZERO}


def page(digit: str, pen: int = 9, ink: str = "black", paper: str = "white") -> Image.Image:
    """400x360 pixels, the digit in the middle."""
    image = Image.new("RGB", (400, 360), paper)
    draw = ImageDraw.Draw(image)
    draw.line(DIGITS[digit], fill=ink, width=pen, joint="curve")
    for x, y in DIGITS[digit]:
        draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=ink)
    return image


def grain(strength: float) -> np.ndarray:
    return np.random.default_rng(5).normal(0, strength, (360, 400, 3))


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


@pytest.mark.parametrize("digit", DIGITS)
@pytest.mark.parametrize("shape", ["box", "ring", "window", "border"])
def test_a_digit_is_read_without_what_is_printed_around_it(
    recognizer: Recognizer, digit: str, shape: str
) -> None:
    image = page(digit)
    draw = ImageDraw.Draw(image)
    if shape == "box":
        draw.rectangle((90, 60, 310, 300), outline="dimgrey", width=4)
    elif shape == "ring":
        draw.ellipse((60, 40, 340, 320), outline="dimgrey", width=4)
    elif shape == "window":
        draw.rectangle((0, 0, 400, 40), fill="lightgrey")
        draw.rectangle((6, 40, 393, 353), outline="grey", width=1)
    else:
        draw.rectangle((0, 0, 399, 359), outline="black", width=8)
    assert recognizer.read_picture(image).text == digit


@pytest.mark.parametrize("digit", DIGITS)
def test_a_pen_is_told_from_the_fainter_rules_of_paper_that_is_not_flat(
    recognizer: Recognizer, digit: str
) -> None:
    image = page(digit, ink="black")
    ruled = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(ruled)
    along = np.arange(0, 401, 5)
    for level in range(-40, 440, 60):
        bent = level + 22 * np.sin(along / 45)
        draw.line(list(zip(along, bent, strict=True)), fill=(150, 170, 215), width=4)
        draw.line(list(zip(bent, along, strict=True)), fill=(150, 170, 215), width=4)
    assert recognizer.read_picture(ImageChops.darker(image, ruled)).text == digit


@pytest.mark.parametrize("digit", DIGITS)
@pytest.mark.parametrize("pen", [36, 50])
def test_a_thick_marker_is_ink_all_through(recognizer: Recognizer, digit: str, pen: int) -> None:
    assert recognizer.read_picture(page(digit, pen, "navy")).text == digit


def test_strokes_along_the_edge_of_a_tight_crop_are_ink(recognizer: Recognizer) -> None:
    assert recognizer.read_picture(page("0", 24, "purple").crop((130, 84, 275, 277))).text == "0"


@pytest.mark.parametrize(
    ("ink", "paper"), [("blue", "yellow"), ("yellow", "blue"), ("red", "cyan"), ("lime", "black")]
)
def test_ink_of_the_opposite_colour_is_read(recognizer: Recognizer, ink: str, paper: str) -> None:
    assert recognizer.read_picture(page("0", 14, ink, paper)).text == "0"


def test_a_digit_is_read_through_the_noise_of_a_dark_room(recognizer: Recognizer) -> None:
    noisy = np.clip(np.asarray(page("7")) * 0.6 + grain(45), 0, 255).astype(np.uint8)
    assert recognizer.read_picture(noisy).text == "7"


def test_a_band_of_light_beside_dark_writing_is_not_the_ink(recognizer: Recognizer) -> None:
    across = np.linspace(0, 1, 400)
    light = 0.5 + 0.35 * np.exp(-(((across - 0.85) / 0.12) ** 2))
    lit = np.asarray(page("7", 6, "black")) * light[None, :, None]
    assert recognizer.read_picture(lit.astype(np.uint8)).text == "7"


@pytest.mark.parametrize(
    "ends", [((30, 200, 90), (200, 60, 160)), ((250, 240, 200), (120, 90, 60))]
)
def test_a_slope_of_colours_is_no_digit(
    recognizer: Recognizer, ends: tuple[tuple[int, int, int], tuple[int, int, int]]
) -> None:
    first, last = np.array(ends)
    share = np.linspace(0, 1, 400)[None, :, None] * np.ones((360, 1, 1))
    slope = (first + (last - first) * share).astype(np.uint8)
    assert recognizer.read_picture(slope).text == ""


@pytest.mark.parametrize("digit", DIGITS)
def test_a_digit_on_a_sheet_is_read_and_the_desk_is_not(recognizer: Recognizer, digit: str) -> None:
    desk = Image.new("RGB", (620, 560), (70, 50, 35))
    draw = ImageDraw.Draw(desk)
    for y in range(0, 560, 23):
        draw.line([(0, y), (620, y + 9)], fill=(95, 70, 50), width=6)
    sheet = page(digit, ink="midnightblue", paper="ivory").convert("RGBA").rotate(7, expand=True)
    desk.paste(sheet, (60, 50), sheet)
    assert recognizer.read_picture(desk).text == digit


def test_a_zero_is_not_taken_for_a_ring_around_its_dot(recognizer: Recognizer) -> None:
    image = page("0")
    ImageDraw.Draw(image).ellipse((193, 173, 207, 187), fill="black")
    assert recognizer.read_picture(image).text == "0"


@pytest.mark.parametrize("digit", DIGITS)
def test_a_digit_whose_strokes_are_broken_is_read(recognizer: Recognizer, digit: str) -> None:
    image = page(digit, 5)
    draw = ImageDraw.Draw(image)
    for y in range(85, 280, 60):
        draw.rectangle((0, y, 400, y + 3), fill="white")
    assert recognizer.read_picture(image).text == digit


@pytest.mark.parametrize("digit", DIGITS)
def test_shade_that_a_threshold_made_black_is_no_ink(recognizer: Recognizer, digit: str) -> None:
    y, x = np.mgrid[:360, :400]
    shade = np.hypot(x - 400, y - 360) + np.random.default_rng(3).normal(0, 25, (360, 400)) < 110
    picture = np.where(shade[..., None], np.uint8(0), np.asarray(page(digit)))
    assert recognizer.read_picture(picture).text == digit


@pytest.mark.parametrize("digit", DIGITS)
def test_grains_all_over_the_picture_are_no_ink(recognizer: Recognizer, digit: str) -> None:
    grains = np.random.default_rng(4).random((360, 400)) < 0.01
    picture = np.where(grains[..., None], np.uint8(0), np.asarray(page(digit)))
    assert recognizer.read_picture(picture).text == digit


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("digit", DIGITS)
def test_a_tiny_photo_in_uneven_light_is_read(
    recognizer: Recognizer, digit: str, dark: bool
) -> None:
    photo = np.asarray(page(digit, 14).resize((28, 28), Image.Resampling.BOX), np.float32)
    y, x = np.mgrid[0:1:28j, 0:1:28j]
    light = (60 + 110 * (0.6 * x + 0.4 * y))[..., None]
    lit = light * (0.45 + 0.55 * photo / 255)
    picture = np.clip(lit if dark else 255 - lit, 0, 255).astype(np.uint8)
    assert recognizer.read_picture(picture).text == digit
