"""Boxes that a person has drawn on a picture: each is read as one glyph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from ui.pen import DIGITS

from digitpad import Recognizer
from digitpad.ink import InkError
from digitpad.ink.picture import open_picture


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


def sheet(digits: str, *, scale: float = 1.0) -> Image.Image:
    """Digits side by side, each in a cell of 100 by 140 pixels times scale."""
    image = Image.new("L", (round(100 * scale * len(digits)), round(140 * scale)), 240)
    for at, digit in enumerate(digits):
        for stroke in DIGITS[int(digit)]:
            places = [(scale * (100 * at + 15 + 70 * x), scale * (20 + 100 * y)) for x, y in stroke]
            ImageDraw.Draw(image).line(places, fill=25, width=round(8 * scale), joint="curve")
    return image


def cell(at: int) -> tuple[float, float, float, float]:
    return 100.0 * at + 4, 8, 100.0 * at + 96, 132


def test_each_box_is_one_glyph_in_reading_order_and_keeps_its_place(
    recognizer: Recognizer,
) -> None:
    boxes = [cell(2), cell(0)]
    reading = recognizer.read_picture(sheet("7230"), boxes=boxes)
    assert reading.text == "73"
    assert [glyph.box for glyph in reading.glyphs] == [cell(0), cell(2)]


def test_boxes_below_each_other_are_rows(recognizer: Recognizer) -> None:
    page = Image.new("L", (200, 280), 240)
    page.paste(sheet("72"), (0, 0))
    page.paste(sheet("30"), (0, 140))
    low = [(left, top + 140, right, bottom + 140) for left, top, right, bottom in map(cell, (1, 0))]
    assert recognizer.read_picture(page, boxes=[*low, cell(1), cell(0)]).text == "72\n30"


def test_an_empty_box_is_a_glyph_that_is_no_digit(recognizer: Recognizer) -> None:
    reading = recognizer.read_picture(Image.new("L", (300, 140), 240), boxes=[cell(0), cell(1)])
    assert len(reading.glyphs) == 2
    assert reading.text == ""
    assert reading.marked_text == "??"


def test_the_tip_of_a_neighbour_in_a_box_does_not_spoil_it(recognizer: Recognizer) -> None:
    wide = (100.0, 8.0, 232.0, 132.0)
    assert recognizer.read_picture(sheet("777"), boxes=[wide]).text == "7"


def test_digits_that_touch_are_read_apart_where_the_boxes_part_them(recognizer: Recognizer) -> None:
    image = sheet("77")
    ImageDraw.Draw(image).line([(40, 60), (150, 60)], fill=25, width=6)
    halves = [(4.0, 8.0, 100.0, 132.0), (100.0, 8.0, 196.0, 132.0)]
    reading = recognizer.read_picture(image, boxes=halves)
    assert len(reading.glyphs) == 2
    assert all(glyph.digit == 7 for glyph in reading.glyphs)


def test_faint_ink_that_was_taken_for_paper_is_read_when_a_box_is_put_on_it(
    recognizer: Recognizer,
) -> None:
    image = sheet("72")
    pencil = Image.fromarray(
        np.clip(np.asarray(sheet("3"), np.float32) * 0.1 + 215, 0, 255).astype(np.uint8)
    )
    both = Image.new("L", (300, 140), 240)
    both.paste(image, (0, 0))
    both.paste(pencil, (200, 0))
    assert recognizer.read_picture(both, boxes=[cell(2)]).text == "3"


def test_a_glyph_among_the_boxes_is_kept_as_it_is(recognizer: Recognizer) -> None:
    before = recognizer.read_picture(sheet("72"))
    kept = before.glyphs[0]
    after = recognizer.read_picture(sheet("72"), boxes=[cell(1), kept])
    assert after.glyphs[0].probabilities is kept.probabilities
    assert after.text == "72"


@pytest.mark.parametrize(
    "box", [(-50.0, -50.0, -10.0, -10.0), (900.0, 900.0, 950.0, 950.0), (10.0, 10.0, 10.0, 10.0)]
)
def test_a_box_outside_the_picture_or_of_no_size_is_no_digit(
    recognizer: Recognizer, box: tuple[float, float, float, float]
) -> None:
    reading = recognizer.read_picture(sheet("7"), boxes=[box])
    assert reading.text == ""
    assert reading.glyphs[0].box == box


def test_no_boxes_are_no_reading(recognizer: Recognizer) -> None:
    assert recognizer.read_picture(sheet("7"), boxes=[]).glyphs == ()


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_part_of_a_large_photo_is_read_in_all_its_detail(
    recognizer: Recognizer, tmp_path: Path, orientation: int
) -> None:
    upright = Image.new("L", (4000, 3000), 240)
    upright.paste(sheet("72", scale=0.5), (3000, 2000))
    turned_back = {
        1: None,
        3: Image.Transpose.ROTATE_180,
        6: Image.Transpose.ROTATE_90,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = upright if turned_back is None else upright.transpose(turned_back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "photo.jpg", exif=exif, quality=92)
    part = open_picture(tmp_path / "photo.jpg", part=(2950.0, 1950.0, 3150.0, 2100.0))
    assert part.size == (200, 150)
    assert part.pixels.shape == (150, 200, 3)
    assert recognizer.read_picture(part).text == "72"


@pytest.mark.parametrize(
    "box", [(1, 2, 3), (0, 0, float("nan"), 5), (0, 0, float("inf"), 5), "abcd", None]
)
def test_what_is_no_box_is_refused_in_a_sentence(recognizer: Recognizer, box: Any) -> None:
    with pytest.raises(InkError, match="four numbers"):
        recognizer.read_picture(sheet("7"), boxes=[box])


def test_a_box_drawn_from_right_to_left_is_the_same_box(recognizer: Recognizer) -> None:
    left, top, right, bottom = cell(1)
    assert recognizer.read_picture(sheet("72"), boxes=[(right, bottom, left, top)]).text == "2"
