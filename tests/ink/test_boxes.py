"""Boxes that each hold one character go; what is written in them stays."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from digitpad.ink.boxes import erase_boxes
from digitpad.ink.traces import Mask

SIDE = 60
GAP = 20
_FONT = ImageFont.load_default(40)


def sheet(text: str, *, tilt: float = 0.0, outline: str = "square", touching: str = "") -> Mask:
    """One box a character, a space for an empty one; those in `touching` reach into their box."""
    image = Image.new("L", (GAP + len(text) * (SIDE + GAP), SIDE + 2 * GAP))
    draw = ImageDraw.Draw(image)
    for place, character in enumerate(text):
        left = GAP + place * (SIDE + GAP)
        box = (left, GAP, left + SIDE, GAP + SIDE)
        if outline == "square":
            draw.rectangle(box, outline=255, width=3)
        else:
            draw.ellipse(box, outline=255, width=3)
        shift = 20 if character in touching else 0
        middle = (left + SIDE / 2 + shift, GAP + SIDE / 2)
        draw.text(middle, character, fill=255, font=_FONT, anchor="mm")
    return np.array(image.rotate(tilt, Image.Resampling.BILINEAR)) > 127


def written(text: str, *, shifted: str = "") -> Mask:
    """The characters alone."""
    image = Image.new("L", (GAP + len(text) * (SIDE + GAP), SIDE + 2 * GAP))
    draw = ImageDraw.Draw(image)
    for place, character in enumerate(text):
        shift = 20 if character in shifted else 0
        middle = (GAP + place * (SIDE + GAP) + SIDE / 2 + shift, GAP + SIDE / 2)
        draw.text(middle, character, fill=255, font=_FONT, anchor="mm")
    return np.array(image) > 127


def test_boxes_around_digits_go_and_the_digits_stay() -> None:
    assert np.array_equal(erase_boxes(sheet("2807")), written("2807"))


def test_boxes_that_are_tilted_go_too() -> None:
    rest = erase_boxes(sheet("2807", tilt=4.0))
    assert 0.9 < rest.sum() / written("2807").sum() < 1.1


def test_an_empty_box_in_their_row_goes_too() -> None:
    rest = erase_boxes(sheet("28 7"))
    assert (rest & ~written("28 7")).sum() < 50  # crumbs of its corners


def test_a_digit_that_touches_its_box_stays() -> None:
    rest, digits = erase_boxes(sheet("2847", touching="4")), written("2847", shifted="4")
    assert (rest & digits).sum() > 0.95 * digits.sum()
    assert (rest & ~digits).sum() < 60


def test_one_box_alone_stays() -> None:
    drawn = sheet("5")
    assert erase_boxes(drawn) is drawn


def test_rings_are_no_boxes() -> None:
    drawn = sheet("2807", outline="round")
    assert erase_boxes(drawn) is drawn


def test_digits_without_boxes_stay() -> None:
    drawn = written("2807")
    assert erase_boxes(drawn) is drawn


def test_an_empty_picture_stays_empty() -> None:
    assert not erase_boxes(np.zeros((50, 80), bool)).any()


def test_a_digit_that_sticks_far_out_of_its_box_stays() -> None:
    beside = ((0, 0), (0, 2 * GAP))
    drawn, digits = np.pad(sheet("2847"), beside), np.pad(written("2847"), beside)
    left = GAP + 3 * (SIDE + GAP)
    digits[GAP + 40 : GAP + 44, left + 20 : left + SIDE + 2 * GAP] = True
    rest = erase_boxes(drawn | digits)
    assert (rest & digits).sum() > 0.95 * digits.sum()
    assert (rest & ~digits).sum() < 60


def test_a_box_whose_lines_are_broken_goes_with_the_others() -> None:
    drawn, digits = sheet("2847"), written("2847")
    left = GAP + 2 * (SIDE + GAP)
    drawn[GAP - 4 : GAP + 36, left + SIDE - 15 : left + SIDE + 4] = False
    rest = erase_boxes(drawn)
    assert (rest & digits).sum() > 0.95 * digits.sum()
    assert (rest & ~digits).sum() < 60


def test_boxes_in_perspective_go_too() -> None:
    image = Image.fromarray(sheet("2807").astype(np.uint8) * 255)
    aslant = image.transform(image.size, Image.Transform.AFFINE, (1, 0.18, -9, -0.05, 1, 8))
    digits = Image.fromarray(written("2807").astype(np.uint8) * 255)
    alone = digits.transform(image.size, Image.Transform.AFFINE, (1, 0.18, -9, -0.05, 1, 8))
    rest = erase_boxes(np.array(aslant) > 127)
    assert 0.9 < rest.sum() / (np.array(alone) > 127).sum() < 1.1
