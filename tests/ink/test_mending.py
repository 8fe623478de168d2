"""Broken strokes are put together, neighbours are not."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from digitpad import Recognizer
from digitpad.ink.marks import find_marks
from digitpad.ink.mending import mended
from digitpad.ink.paper import find_ink


def marks_of(image: Image.Image) -> int:
    found = mended(find_marks(find_ink(np.asarray(image.convert("RGB")))))
    return 0 if found is None else len(found)


def test_the_pieces_of_a_stroke_are_one_mark() -> None:
    image = Image.new("L", (300, 300), 255)
    draw = ImageDraw.Draw(image)
    for top in range(40, 240, 50):
        draw.line((150 - top // 4, top, 140 - top // 4, top + 44), fill=0, width=9)
    assert marks_of(image) == 1


def test_digits_beside_each_other_stay_apart_however_near() -> None:
    image = Image.new("L", (400, 200), 255)
    draw = ImageDraw.Draw(image)
    for left in range(60, 300, 22):
        draw.line((left, 60, left, 140), fill=0, width=12)
    assert marks_of(image) == 0


def test_specks_beside_thick_strokes_are_no_trouble() -> None:
    image = Image.new("L", (700, 700), 255)
    draw = ImageDraw.Draw(image)
    draw.line((150, 100, 300, 120, 500, 100), fill=0, width=40)
    draw.line((150, 300, 300, 320, 520, 600), fill=0, width=40)
    for left in (560, 588, 616):
        draw.rectangle((left, 200, left + 2, 200), fill=0)
    Recognizer.load().read_picture(image)
