"""The desk around a sheet goes, the sheet and what is written on it stays."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from digitpad.ink.sheet import find_sheet, only_sheet, share_on


def photo(desk: int, angle: float = 6.0) -> np.ndarray:
    """400x500 pixels: a light sheet, 220x300 pixels, with a stroke on it."""
    sheet = Image.new("L", (300, 220), 225)
    ImageDraw.Draw(sheet).line([(100, 50), (200, 50), (140, 180)], fill=40, width=8)
    turned = sheet.rotate(angle, expand=True)
    mask = Image.new("L", sheet.size, 255).rotate(angle, expand=True)
    image = Image.new("L", (500, 400), desk)
    image.paste(turned, (90, 70), mask)
    return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("desk", [20, 80, 140])
def test_only_the_stroke_is_dark_without_the_desk(desk: int) -> None:
    picture = photo(desk)
    sheet = find_sheet(picture)
    assert sheet is not None
    found = only_sheet(picture, sheet)
    dark = found[:, :, 0] < 150
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    assert 0.002 < dark.mean() < 0.02
    assert columns[0] > 150
    assert columns[-1] < 330
    assert rows[0] > 90


@pytest.mark.parametrize("desk", [225, 210])
def test_a_page_that_fills_the_picture_is_no_sheet_on_a_desk(desk: int) -> None:
    assert find_sheet(photo(desk)) is None


def test_a_tiny_picture_has_no_desk() -> None:
    assert find_sheet(photo(20)[::40, ::40]) is None


def test_what_lies_beside_the_sheet_is_not_on_it() -> None:
    picture = photo(20)
    sheet = find_sheet(picture)
    assert sheet is not None
    assert share_on(sheet, (180, 130, 310, 260), picture.shape) == 1.0
    assert share_on(sheet, (440, 100, 460, 300), picture.shape) == 0.0
    assert 0.0 < share_on(sheet, (300, 150, 480, 250), picture.shape) < 1.0
    assert share_on(sheet, (499, 399, 500, 400), picture.shape) == 0.0


def test_light_that_falls_off_slowly_makes_no_sheet() -> None:
    y, x = np.mgrid[-1:1:400j, -1:1:500j]
    light = 235 - 110 * (x**2 + y**2)
    assert find_sheet(np.repeat(light[..., None], 3, axis=2).clip(0).astype(np.uint8)) is None


def test_no_desk_is_left_where_a_sheet_that_lies_aslant_nearly_leaves_the_picture() -> None:
    image = Image.new("RGB", (420, 360), (30, 30, 35))
    corners = [(40, 4), (416, 40), (380, 356), (3, 318)]
    ImageDraw.Draw(image).polygon(corners, fill=(225, 222, 215))
    picture = np.asarray(image)
    sheet = find_sheet(picture)
    assert sheet is not None
    assert only_sheet(picture, sheet).min() > 180
