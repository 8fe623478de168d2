"""Any picture opens as the same upright pixels, and what is no picture gets one clear sentence."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from digitpad.ink import InkError
from digitpad.ink.picture import WORK_PIXELS, open_picture


def seven(mode: str = "RGB") -> Image.Image:
    """A dark 7 on white, wider than high, so that turning it shows."""
    image = Image.new("L", (60, 40), 255)
    ImageDraw.Draw(image).line([(20, 8), (40, 8), (28, 34)], fill=20, width=4)
    return image.convert(mode)


def shade(pixels: np.ndarray, x: int, y: int) -> int:
    return int(pixels[y, x].mean())


@pytest.mark.parametrize(
    ("suffix", "mode"),
    [
        *((".png", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
        *((".jpg", mode) for mode in ("L", "RGB", "CMYK")),
        *((".tif", mode) for mode in ("1", "L", "RGB", "CMYK", "I;16", "F")),
        (".gif", "P"),
        (".bmp", "RGB"),
        (".webp", "RGB"),
        (".ppm", "RGB"),
    ],
)
def test_every_usual_format_and_mode_looks_the_same(tmp_path: Path, suffix: str, mode: str) -> None:
    path = tmp_path / f"seven{suffix}"
    if mode == "I;16":
        Image.fromarray(np.asarray(seven("L"), np.uint16) * np.uint16(257)).save(path)
    else:
        seven(mode).save(path)
    picture = open_picture(path)
    assert picture.pixels.shape == (40, 60, 3)
    assert picture.pixels.dtype == np.uint8
    assert picture.notes == ()
    assert shade(picture.pixels, 30, 8) < 60
    assert shade(picture.pixels, 5, 20) > 240


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_taken_sideways_is_shown_upright(tmp_path: Path, orientation: int) -> None:
    turned_back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = seven() if turned_back is None else seven().transpose(turned_back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "photo.jpg", exif=exif, quality=95)
    picture = open_picture(tmp_path / "photo.jpg")
    assert picture.size == (60, 40)
    assert np.abs(picture.pixels.astype(int) - np.asarray(seven(), int)).mean() < 4


def test_a_large_sideways_photo_keeps_its_size_for_the_boxes(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    seven().resize((2400, 1600)).save(tmp_path / "photo.jpg", exif=exif)
    picture = open_picture(tmp_path / "photo.jpg")
    assert picture.size == (1600, 2400)
    height, width = picture.pixels.shape[:2]
    assert width * height <= WORK_PIXELS * 1.01
    assert picture.scale == pytest.approx((1600 / width, 2400 / height))


@pytest.mark.parametrize(("ink", "paper"), [((0, 0, 0), 255), ((255, 255, 255), 0)])
def test_writing_on_nothing_gets_paper_that_it_shows_on(
    ink: tuple[int, int, int], paper: int
) -> None:
    image = Image.new("RGBA", (60, 40), (*ink, 0))
    ImageDraw.Draw(image).line([(20, 8), (40, 8), (28, 34)], fill=(*ink, 255), width=4)
    pixels = open_picture(image).pixels
    assert shade(pixels, 30, 8) == ink[0]
    assert shade(pixels, 5, 20) == paper


def test_a_transparent_margin_becomes_the_colour_of_the_sheet() -> None:
    sheet = Image.new("RGBA", (80, 60), (0, 0, 0, 0))
    yellow = Image.new("RGB", (60, 40), (240, 220, 90))
    yellow.paste((20, 20, 20), mask=Image.eval(seven("L"), lambda v: 255 - v))
    sheet.paste(yellow, (10, 10))
    pixels = open_picture(sheet).pixels
    assert tuple(pixels[2, 2]) == (240, 220, 90)


@pytest.mark.parametrize(
    "array",
    [
        np.asarray(seven("L")),
        np.asarray(seven("RGB")),
        np.asarray(seven("RGBA")),
        np.asarray(seven("L"))[:, :, None],
        np.asarray(seven("L")) / 255.0,
        np.asarray(seven("L"), np.float32),
        np.asarray(seven("L"), np.int64),
        np.asarray(seven("L")) > 127,
        np.asarray(seven("L"), np.uint16) * 257,
        (np.asarray(seven("L")) > 127).astype(np.uint8),
        (np.asarray(seven("L")) > 127).astype(np.int32),
    ],
    ids=lambda a: f"{a.dtype}{a.shape}",
)
def test_arrays_of_any_type_are_the_same_picture(array: np.ndarray) -> None:
    pixels = open_picture(array).pixels
    assert pixels.shape == (40, 60, 3)
    assert shade(pixels, 30, 8) < 60
    assert shade(pixels, 5, 20) > 240


@pytest.mark.parametrize(
    "array",
    [
        np.zeros(5),
        np.zeros((4, 4, 7)),
        np.zeros((0, 4)),
        np.full((4, 4), np.nan),
        np.full((4, 4), 1e300),
        np.zeros((4, 4), complex),
        np.zeros((4, 4), object),
    ],
    ids=lambda a: f"{a.dtype}{a.shape}",
)
def test_an_array_that_is_no_picture_is_refused_in_a_sentence(array: np.ndarray) -> None:
    with pytest.raises(InkError, match=r"array.*: (give|replace)"):
        open_picture(array)


@pytest.mark.parametrize("source", [None, 7, [[1, 2], [3]]])
def test_what_is_neither_file_nor_pixels_is_refused_in_a_sentence(source: Any) -> None:
    with pytest.raises(InkError, match="is no picture"):
        open_picture(source)


def test_a_picture_without_a_pixel_says_so() -> None:
    with pytest.raises(InkError, match="no pixel"):
        open_picture(Image.new("L", (0, 5)))


def test_a_picture_is_read_from_an_open_file_too_and_the_file_stays_open() -> None:
    file = io.BytesIO()
    seven().save(file, "PNG")
    content = file.getvalue()
    file.seek(0)
    assert open_picture(file).size == (60, 40)
    assert not file.closed
    assert open_picture(bytearray(content)).size == (60, 40)
    assert open_picture(memoryview(content)).size == (60, 40)


def test_a_file_opened_as_text_is_refused_in_a_sentence() -> None:
    with pytest.raises(InkError, match="as text"):
        open_picture(io.StringIO("seven"))  # type: ignore[arg-type]


def test_a_closed_file_is_refused_in_a_sentence() -> None:
    file = io.BytesIO(b"")
    file.close()
    with pytest.raises(InkError, match="cannot be read"):
        open_picture(file)


def test_of_an_animation_the_first_frame_is_read_and_it_says_so(tmp_path: Path) -> None:
    blank = Image.new("P", (60, 40), 255)
    seven("P").save(tmp_path / "a.gif", save_all=True, append_images=[blank, seven("P")])
    picture = open_picture(tmp_path / "a.gif")
    assert picture.notes == ("Only the first of 3 frames was read.",)
    assert shade(picture.pixels, 30, 8) < 60


def test_of_a_document_the_first_page_is_read_and_it_says_so(tmp_path: Path) -> None:
    seven().save(tmp_path / "a.tif", save_all=True, append_images=[Image.new("RGB", (9, 9))])
    picture = open_picture(tmp_path / "a.tif")
    assert picture.notes == ("Only the first of 2 pages was read.",)
    assert picture.size == (60, 40)


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises width x height grey pixels and holds none."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def bad_files(folder: Path) -> dict[str, Path]:
    seven().resize((600, 400)).save(folder / "whole.png")
    seven().resize((600, 400)).save(folder / "whole.jpg")
    contents = {
        "empty.png": b"",
        "notes.txt": b"Seven is 7.\n",
        "text.png": b"not a picture at all" * 50,
        "cut.png": (folder / "whole.png").read_bytes()[:700],
        "cut.jpg": (folder / "whole.jpg").read_bytes()[:1500],
        "magic-only.png": b"\x89PNG\r\n\x1a\n",
        "magic-only.gif": b"GIF89a",
        "giant.png": png_header(30_000, 30_000),
        "monster.png": png_header(2**31 - 1, 2**31 - 1),
        "lying.png": png_header(5_000, 5_000),
        "script.eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "folder.png").mkdir()
    return {name: folder / name for name in (*contents, "folder.png", "missing.png", "nul\0.png")}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("empty.png", "is empty"),
        ("notes.txt", "is not a picture"),
        ("text.png", "is not a picture"),
        ("cut.png", "is damaged or ends too early"),
        ("cut.jpg", "is damaged or ends too early"),
        ("magic-only.png", "is damaged|is not a picture"),
        ("magic-only.gif", "is damaged|is not a picture"),
        ("giant.png", "is too large"),
        ("monster.png", "is too large"),
        ("lying.png", "is damaged or ends too early"),
        ("script.eps", "is not a picture"),
        ("folder.png", "is a folder"),
        ("missing.png", "There is no file"),
        ("nul\0.png", "There is no file"),
    ],
)
def test_what_is_no_picture_gets_one_sentence_with_its_name(
    tmp_path: Path, name: str, says: str
) -> None:
    path = bad_files(tmp_path)[name]
    with pytest.raises(InkError, match=says) as caught:
        open_picture(path)
    sentence = str(caught.value)
    assert name.replace("\0", "\\x00") in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert ": " in sentence, "what happened, then what to do"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no named pipes")
def test_a_pipe_does_not_hang_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(InkError, match="device"):
        open_picture(tmp_path / "pipe.png")


@pytest.mark.parametrize("size", [(1, 1), (20_000, 3), (3, 20_000), (1, 500)])
def test_odd_sizes_open(size: tuple[int, int]) -> None:
    picture = open_picture(Image.new("L", size, 200))
    assert picture.size == size
    assert picture.pixels.shape[2] == 3


def test_what_was_given_stays_as_it_was() -> None:
    image = seven("RGBA")
    before = image.tobytes()
    open_picture(image, most_pixels=100)
    assert image.tobytes() == before
    assert image.size == (60, 40)
