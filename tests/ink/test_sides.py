"""Strokes have the same paper on both sides; the outline of a thing has not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from digitpad.ink.paper import Mask
from digitpad.ink.sides import one_sidedness

SIZE = (200, 160)
RING = (40, 30, 150, 130)


def ring(outside: str, inside: str, ink: str = "black") -> NDArray[np.uint8]:
    image = Image.new("RGB", SIZE, outside)
    ImageDraw.Draw(image).ellipse(RING, fill=inside, outline=ink, width=6)
    return np.array(image)


def where_ring() -> Mask:
    image = Image.new("1", SIZE)
    ImageDraw.Draw(image).ellipse(RING, outline=1, width=6)
    return np.array(image)


def one_sided(pixels: NDArray[np.uint8]) -> float:
    mark = where_ring()
    return one_sidedness(pixels, mark, mark)


def test_a_ring_drawn_on_paper_is_a_stroke() -> None:
    assert one_sided(ring("white", "white")) == 0.0


def test_the_outline_of_a_filled_disc_is_none() -> None:
    assert one_sided(ring("white", "red")) > 0.9


def test_a_faint_filling_hardly_counts() -> None:
    assert one_sided(ring("white", "#f4f4f4")) < 0.1


def test_light_that_falls_off_does_not_make_an_outline_of_a_stroke() -> None:
    light = np.linspace(0.5, 1.0, SIZE[0])[None, :, None]
    pixels = (ring("white", "white") * light).astype(np.uint8)
    assert one_sided(pixels) < 0.1


def test_noise_does_not_either() -> None:
    noise = np.random.default_rng(1).normal(0.0, 12.0, (SIZE[1], SIZE[0], 3))
    image = Image.fromarray(np.clip(ring("#ddd", "#ddd", "#888") + noise, 0, 255).astype(np.uint8))
    assert one_sided(np.array(image.filter(ImageFilter.BoxBlur(1)))) < 0.2


def test_nothing_is_said_of_a_mark_that_fills_the_picture() -> None:
    full = np.ones((40, 40), bool)
    assert one_sidedness(np.zeros((40, 40, 3), np.uint8), full, full) == 0.0
