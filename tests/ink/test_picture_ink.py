"""Ink is told from paper in any light, and from what is printed on the paper."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from digitpad.ink.frame import PEN_WIDTH, frame_image, stroke_width
from digitpad.ink.marks import Marks, find_marks
from digitpad.ink.paper import find_ink

SIZE = 320, 240
FIVE = [(200, 60), (140, 60), (135, 110), (175, 100), (200, 130), (190, 165), (140, 175)]


def drawn(width: int = 6, paths: list[list[tuple[int, int]]] | None = None) -> np.ndarray:
    """Where the pen was: bool (240, 320)."""
    image = Image.new("1", SIZE)
    for path in paths or [FIVE]:
        ImageDraw.Draw(image).line(path, fill=1, width=width, joint="curve")
    return np.asarray(image)


def sheet(ink: np.ndarray, colour: tuple[float, ...], paper: np.ndarray | float) -> np.ndarray:
    """uint8 (240, 320, 3), ink of a colour (as a factor of the light) on paper."""
    light = np.broadcast_to(paper, (SIZE[1], SIZE[0]))[:, :, None] * np.ones(3)
    mixed = np.where(ink[:, :, None], light * np.array(colour), light)
    return np.clip(mixed * 255, 0, 255).astype(np.uint8)


def marks_of(pixels: np.ndarray) -> Marks:
    return find_marks(find_ink(pixels))


def grain(strength: float) -> np.ndarray:
    return np.random.default_rng(7).normal(0, strength, (SIZE[1], SIZE[0]))


ACROSS = np.linspace(0, 1, SIZE[0])[None, :] * np.ones((SIZE[1], 1))
LIGHTS = {
    "even": np.full((SIZE[1], SIZE[0]), 0.95),
    "dim": np.full((SIZE[1], SIZE[0]), 0.3),
    "from one side": 0.35 + 0.6 * ACROSS,
    "shadow through the digit": np.where(ACROSS < 0.52, 0.5, 0.95),
    "soft shadow": 0.5 + 0.45 / (1 + np.exp(-(ACROSS - 0.5) * 40)),
}
INKS = {
    "black": (0.1, 0.1, 0.1),
    "pencil": (0.65, 0.65, 0.65),
    "blue": (0.3, 0.4, 0.9),
    "red": (0.9, 0.25, 0.25),
    "yellow marker": (1.0, 1.0, 0.3),
}


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("colour", INKS)
def test_a_digit_is_found_in_any_light_and_colour(light: str, colour: str) -> None:
    ink = drawn()
    marks = marks_of(sheet(ink, INKS[colour], LIGHTS[light] + grain(0.006)))
    found = marks.labels > 0
    assert (found & ink).sum() > 0.9 * ink.sum(), "all of the stroke"
    assert found.sum() < 1.5 * ink.sum(), "and little else"


def test_chalk_on_a_board_is_ink() -> None:
    ink = drawn()
    pixels = np.where(ink[:, :, None], 215, np.array([30, 60, 45]))
    marks = marks_of(pixels.astype(np.uint8))
    assert len(marks) == 1
    assert ((marks.labels == 1) & ink).sum() > 0.9 * ink.sum()


@pytest.mark.parametrize("light", LIGHTS)
def test_paper_without_ink_has_no_marks_as_large_as_a_digit(light: str) -> None:
    marks = marks_of(sheet(np.zeros((SIZE[1], SIZE[0]), bool), INKS["black"], LIGHTS[light]))
    assert len(marks) == 0


def test_grain_is_no_writing() -> None:
    marks = marks_of(sheet(np.zeros((SIZE[1], SIZE[0]), bool), INKS["black"], 0.7 + grain(0.03)))
    assert not (np.ptp(marks.boxes.reshape(-1, 2, 2), axis=1) > 8).any()


def test_a_faint_hairline_is_kept() -> None:
    ink = drawn(width=1)
    marks = marks_of(sheet(ink, (0.85, 0.85, 0.85), 1.0))
    assert ((marks.labels > 0) & ink).sum() > 0.9 * ink.sum()


@pytest.mark.parametrize("turn", [0, 1])
@pytest.mark.parametrize("tilt", [0.0, 0.04])
def test_ruled_lines_go_and_the_digit_across_them_stays(turn: int, tilt: float) -> None:
    ink = drawn()
    y, x = np.mgrid[: SIZE[1], : SIZE[0]]
    ruled = ((y + 20 + tilt * x) % 45 < 2) | (((x - tilt * y) % 45 < 2) if turn else False)
    marks = marks_of(sheet(ink | ruled, INKS["black"], 0.95))
    found = marks.labels > 0
    assert (found & ink).sum() > 0.8 * ink.sum()
    assert (found & ruled & ~ink).sum() < 0.1 * (ruled & ~ink).sum()


def test_a_one_that_fills_its_crop_is_no_ruled_line() -> None:
    pixels = np.full((200, 110, 3), 240, np.uint8)
    pixels[:, 50:56] = 20
    assert len(marks_of(pixels)) == 1


@pytest.mark.parametrize("scale", [0.7, 2, 6, 20])
@pytest.mark.parametrize("width", [1, 12])
def test_a_hairline_and_a_marker_give_nearly_the_frame_of_a_pen(scale: float, width: int) -> None:
    size = round(60 * scale), round(80 * scale)
    image = Image.new("L", (size[0] + 20, size[1] + 20))
    path = [(10, 10), (10 + size[0] - 1, 10), (10 + size[0] // 3, 10 + size[1] - 1)]
    ImageDraw.Draw(image).line(path, fill=255, width=width if width == 1 else round(12 * scale))
    frame = frame_image(np.asarray(image, np.float32) / 255)
    assert 0.5 * PEN_WIDTH < stroke_width(frame) < 1.6 * PEN_WIDTH
    assert frame.max() > 0.9


def test_pieces_of_a_squared_sheet_behind_pencil_are_no_marks_of_their_own() -> None:
    y, x = np.mgrid[: SIZE[1], : SIZE[0]]
    # Fainter where the light is strong, and so broken.
    squares = (((y + 0.03 * x) % 70 < 1.5) | ((x - 0.02 * y) % 70 < 1.5)) & (x < 280)
    faint = 0.98 - 0.12 * squares * (0.4 + 0.6 * ACROSS) * (0.5 + 0.5 * np.sin(y / 9 + x / 7))
    pixels = sheet(drawn(8), (0.5, 0.5, 0.5), 0.9 * faint + grain(0.006))
    marks = marks_of(pixels)
    assert len(marks) == 1
    assert drawn(8)[marks.labels > 0].mean() > 0.8


def test_a_digit_in_weaker_ink_than_its_neighbours_is_kept() -> None:
    strong, weak = drawn(6, [FIVE[:3]]), drawn(6, [[(60, 60), (60, 170)]])
    pixels = sheet(strong, (0.2, 0.2, 0.2), np.where(weak, 0.95 * 0.68, 0.95))
    assert len(marks_of(pixels)) == 2


def with_blots(*blots: tuple[int, int, int, int], ellipse: bool = False) -> Marks:
    image = Image.new("RGB", SIZE, (240, 240, 236))
    draw = ImageDraw.Draw(image)
    draw.line(FIVE, fill=(20, 20, 20), width=6, joint="curve")
    for blot in blots:
        (draw.ellipse if ellipse else draw.rectangle)(blot, fill=(30, 60, 30))
    return marks_of(np.asarray(image))


def test_buttons_below_a_canvas_and_holes_beside_the_writing_are_no_marks() -> None:
    assert len(with_blots((20, 200, 80, 222), (96, 200, 156, 222))) == 1
    assert len(with_blots((20, 20, 36, 36), (20, 100, 36, 116), ellipse=True)) == 1


def test_a_thick_one_a_point_and_a_blot_alone_are_marks() -> None:
    assert len(with_blots((40, 60, 46, 170))) == 2
    assert len(with_blots((210, 168, 217, 175), ellipse=True)) == 2
    alone = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(alone).ellipse((100, 60, 130, 90), fill="black")
    assert len(marks_of(np.asarray(alone))) == 1


def test_the_faint_sides_of_boxes_between_digits_are_no_ones() -> None:
    image = Image.new("RGB", SIZE, (240, 240, 236))
    draw = ImageDraw.Draw(image)
    draw.line(FIVE, fill=(20, 20, 20), width=6, joint="curve")
    for x, grey in ((100, 130), (230, 130), (270, 40)):
        draw.line([(x, 50), (x + 3, 185)], fill=(grey,) * 3, width=4)
    marks = marks_of(np.asarray(image))
    assert sorted(marks.boxes[:, 0] // 100) == [1, 2]
    assert marks.boxes[:, 0].max() > 260
