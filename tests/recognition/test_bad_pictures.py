"""Any file at all gives a reading or a clear sentence, in less than 1 GB."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageDraw
from ui.pen import DIGITS

from digitpad import Recognizer
from digitpad.ink import InkError
from digitpad.ink.picture import MOST_JPEG_PIXELS, open_picture


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


def seventy_two(mode: str = "RGB") -> Image.Image:
    """The digits 7 and 2, dark on light."""
    image = Image.new("L", (240, 160), 240)
    for at, digit in enumerate((7, 2)):
        for stroke in DIGITS[digit]:
            places = [(20 + 110 * at + 80 * x, 25 + 110 * y) for x, y in stroke]
            ImageDraw.Draw(image).line(places, fill=25, width=9, joint="curve")
    return image.convert(mode)


def as_heic(image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    pillow_heif.from_pillow(image).save(buffer, quality=80, **options)
    return buffer.getvalue()


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def sixteen_bit(white: int) -> Image.Image:
    return Image.fromarray(
        (np.asarray(seventy_two("L"), np.float32) / 255 * white).astype(np.uint16)
    )


UNUSUAL = {
    "a phone's HEIC": lambda: as_heic(seventy_two()),
    "a grey HEIC": lambda: as_heic(seventy_two("L")),
    "AVIF": lambda: saved(seventy_two(), "AVIF"),
    "16 bits": lambda: saved(sixteen_bit(65535), "PNG"),
    "12 bits in 16": lambda: saved(sixteen_bit(4095), "TIFF"),
    "CMYK": lambda: saved(seventy_two("CMYK"), "JPEG"),
    "a palette": lambda: saved(seventy_two().quantize(7), "PNG"),
    "a palette that is transparent": lambda: saved(seventy_two("P"), "GIF", transparency=225),
    "1 bit": lambda: saved(seventy_two("1"), "TIFF", compression="group4"),
    "fax": lambda: saved(seventy_two("1"), "PNG"),
    "floats": lambda: saved(
        Image.fromarray(np.asarray(seventy_two("L"), np.float32) / 255), "TIFF"
    ),
    "JPEG 2000": lambda: saved(seventy_two(), "JPEG2000"),
    "a progressive JPEG": lambda: saved(seventy_two(), "JPEG", progressive=True),
}


@pytest.mark.parametrize("kind", UNUSUAL)
def test_unusual_files_read_the_same(recognizer: Recognizer, kind: str) -> None:
    assert recognizer.read_picture(UNUSUAL[kind]()).text == "72"


def test_a_heic_from_a_phone_held_sideways_is_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    sideways = seventy_two().transpose(Image.Transpose.ROTATE_90)
    pillow_heif.register_heif_opener()
    sideways.save(tmp_path / "photo.HEIC", "HEIF", exif=exif.tobytes())
    picture = open_picture(tmp_path / "photo.HEIC")
    assert picture.size == (240, 160)
    assert np.abs(picture.pixels.astype(int) - np.asarray(seventy_two(), int)).mean() < 4


def test_the_heic_decoder_is_loaded_by_the_first_heic_and_not_before(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved(seventy_two(), "PNG"))
    (tmp_path / "a.heic").write_bytes(as_heic(seventy_two()))
    script = (
        "import sys; from digitpad.ink.picture import open_picture\n"
        f"open_picture({str(tmp_path / 'a.png')!r}); print('pi_heif' in sys.modules)\n"
        f"open_picture({str(tmp_path / 'a.heic')!r}); print('pi_heif' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_frame_is_read_and_it_says_so(
    recognizer: Recognizer, kind: str
) -> None:
    blank = Image.new("RGB", (240, 160), "white")
    content = saved(
        seventy_two(), kind, save_all=True, append_images=[blank, seventy_two()], duration=100
    )
    reading = recognizer.read_picture(content)
    assert reading.text == "72"
    assert reading.notes == ("Only the first of 3 frames was read.",)


def test_of_a_scanned_document_the_first_page_is_read_and_it_says_so(
    recognizer: Recognizer,
) -> None:
    blank = Image.new("RGB", (90, 160), "white")
    content = saved(seventy_two(), "TIFF", save_all=True, append_images=[blank])
    reading = recognizer.read_picture(content)
    assert (reading.text, reading.notes) == ("72", ("Only the first of 2 pages was read.",))


KINDS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "AVIF", "PPM", "HEIC")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_anywhere_is_read_or_said_to_be_damaged(
    recognizer: Recognizer, kind: str
) -> None:
    whole = as_heic(seventy_two()) if kind == "HEIC" else saved(seventy_two(), kind)
    for share in (0.005, 0.05, 0.3, 0.6, 0.9, 0.99):
        _reads_or_says_why(recognizer, whole[: int(share * len(whole))])


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_wrong_bytes_is_read_or_said_to_be_damaged(
    recognizer: Recognizer, kind: str
) -> None:
    whole = as_heic(seventy_two()) if kind == "HEIC" else saved(seventy_two(), kind)
    random = np.random.default_rng(7)
    for spoilt in (3, 12, 50):
        content = bytearray(whole)
        # The header, where sizes and offsets are, more than the rest.
        for place in random.integers(4, min(len(content), 40 * spoilt), 4):
            content[place] = int(random.integers(256))
        _reads_or_says_why(recognizer, bytes(content))


def _reads_or_says_why(recognizer: Recognizer, content: bytes) -> None:
    said = "The picture was read."
    try:
        recognizer.read_picture(content)
    except InkError as error:
        said = str(error)
    assert said.startswith("The picture ")
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (20_000, 3), (3, 20_000), (1, 5000)])
@pytest.mark.parametrize("mode", ["1", "L", "RGBA", "CMYK"])
def test_odd_sizes_read_as_nothing(
    recognizer: Recognizer, size: tuple[int, int], mode: str
) -> None:
    assert recognizer.read_picture(Image.new(mode, size)).text == ""


def test_noise_in_20000_by_3_pixels_is_read_in_no_time(recognizer: Recognizer) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (3, 20_000, 3), dtype=np.uint8)
    assert len(recognizer.read_picture(noise).glyphs) <= 1000


def test_a_page_of_print_gives_no_number(recognizer: Recognizer) -> None:
    page = Image.new("L", (900, 1200), 250)
    words = "The quick brown fox jumps over the lazy dog and back again, said my aunt."
    for line in range(28):
        ImageDraw.Draw(page).text((60, 50 + 40 * line), words, fill=20, font_size=22)
    assert recognizer.read_picture(page).text == ""


def test_a_cat_is_hardly_a_number(recognizer: Recognizer) -> None:
    cat = Image.new("RGB", (600, 500), (168, 196, 150))
    draw = ImageDraw.Draw(cat)
    fur, dark = (206, 140, 70), (60, 40, 30)
    draw.ellipse((130, 180, 470, 470), fill=fur)
    draw.ellipse((190, 70, 410, 270), fill=fur)
    draw.polygon([(200, 130), (215, 30), (290, 90)], fill=fur)
    draw.polygon([(400, 130), (385, 30), (310, 90)], fill=fur)
    for x in (245, 355):
        draw.ellipse((x - 22, 135, x + 22, 175), fill=(120, 200, 90))
        draw.ellipse((x - 6, 137, x + 6, 173), fill=dark)
    draw.polygon([(288, 190), (312, 190), (300, 206)], fill=dark)
    for y in (200, 212, 224):
        draw.line([(180, y - 8), (280, y)], fill=dark, width=2)
        draw.line([(320, y), (420, y - 8)], fill=dark, width=2)
    stripes = np.random.default_rng(1).normal(0, 9, (500, 600, 1))
    photo = np.clip(np.asarray(cat, np.float32) + stripes, 0, 255).astype(np.uint8)
    assert len(recognizer.read_picture(photo).text) <= 3


@pytest.mark.parametrize(
    ("kind", "size"),
    [("JPEG2000", (8000, 6000)), ("WEBP", (16_000, 3990)), ("JPEG", (16_000, 11_300))],
)
def test_what_its_decoder_would_need_too_much_memory_for_is_refused(
    kind: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The size alone is what the file lies about: nothing is decoded, so nothing need be there.
    content = saved(seventy_two(), kind)
    opened = Image.open

    def lying(*args: object, **options: object) -> Image.Image:
        image = opened(*args, **options)  # type: ignore[arg-type]
        image._size = size
        return image

    monkeypatch.setattr(Image, "open", lying)
    with pytest.raises(InkError, match="too large"):
        open_picture(content)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much was used")
def test_the_largest_pictures_take_less_than_a_gigabyte(tmp_path: Path) -> None:
    width, height = 8000, 7990
    Image.new("LA", (width, height), (200, 255)).save(tmp_path / "a.png", compress_level=1)
    side = int(MOST_JPEG_PIXELS**0.5)
    Image.new("L", (side, side), 200).save(tmp_path / "a.jpg")
    script = (
        "import resource, sys; from digitpad import Recognizer\n"
        "recognizer = Recognizer.load()\n"
        "for file in sys.argv[1:]: recognizer.read_picture(file)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "a.png", tmp_path / "a.jpg"],
        capture_output=True,
        text=True,
        check=True,
    )
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(done.stdout) * unit < 1_000_000_000
