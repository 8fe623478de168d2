"""Pictures: any file, Pillow image or array, as upright sRGB pixels of a sensible size."""

from __future__ import annotations

import io
import math
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from digitpad.ink import InkError
from digitpad.ink.picture_arrays import image_of, picture_array
from digitpad.ink.strokes import Box
from digitpad.sentences import Sentence, reason, shown

Source: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO | Image.Image | NDArray[Any]"
"""A file's path, its bytes, the open file, a Pillow image, or an array (h, w) or (h, w, 1|2|3|4).
"""

MOST_BYTES: Final = 500_000_000
"""Of a file that is not on disk, where its header could be looked at first."""

WORK_PIXELS: Final = 1_000_000
"""A larger picture is read from a copy of this many pixels: in a photo of 12 megapixels a digit as
high as a twentieth of it still has 43 rows, and everything after the decoder takes a tenth."""

MOST_PIXELS: Final = 64_000_000
"""What is decoded whole stays below 1 GB with its copies at 4 bytes a pixel."""
MOST_JPEG_PIXELS: Final = 178_000_000
"""A JPEG is decoded at a half, a quarter or an eighth, so phones' largest photos are welcome."""
_FEWER_PIXELS: Final = {"WEBP": 48_000_000, "JPEG2000": 40_000_000, "PROGRESSIVE": 100_000_000}
"""Where decoders themselves need more: measured, 15 and 18 bytes a pixel, and 6 in a JPEG that
comes in ever finer passes, all of which are kept."""

PICTURE_SUFFIXES: Final = frozenset(
    (
        *(".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".dib"),
        *(".tif", ".tiff", ".webp", ".ppm", ".pgm", ".pbm"),
        *(".heic", ".heif", ".hif", ".avif"),
    )
)
"""What a folder is searched for; a file that is named is read whatever its name."""

# Decoders for pictures that people have. Left out on purpose: EPS starts another program, an icon
# may hold a giant that its header does not tell of, and the scientific and legacy ones are hardly
# ever a picture of writing.
_FORMATS: Final = (
    *("PNG", "JPEG", "GIF", "BMP", "PPM"),  # these need no other decoder to be imported
    *("TIFF", "WEBP", "AVIF", "JPEG2000", "DIB", "TGA", "PCX"),
)
_HEIF_BRANDS: Final = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
)
"""What stands after `ftyp` in a phone's photo; "avif" is Pillow's own."""
_ORIENTATION: Final = 0x0112  # the EXIF tag
_WHITE: Final = (255, 255, 255)
_BLACK: Final = (0, 0, 0)
_THE_PICTURE: Final = Sentence("The picture")
"""The name of one that is in no file."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as it is displayed and read.

    Attributes:
        pixels: uint8 (h, w, 3), upright sRGB without transparency; reduced if it was large.
        size: width and height of the picture as displayed, before it was reduced.
        notes: sentences for the user, as "Only the first of 3 frames was read."
    """

    pixels: NDArray[np.uint8]
    size: tuple[int, int]
    notes: tuple[str, ...] = ()

    @property
    def scale(self) -> tuple[float, float]:
        """Pixels of the picture as displayed per pixel here, along x and y."""
        height, width = self.pixels.shape[:2]
        return self.size[0] / width, self.size[1] / height


def open_picture(
    source: Source | Picture, *, most_pixels: int = WORK_PIXELS, part: Box | None = None
) -> Picture:
    """Open a picture, turned upright, on opaque paper, no larger than `most_pixels`.

    Args:
        source: a path, the bytes of a file, a file opened for reading bytes (it is read from where
            it stands and stays open), a Pillow image, or an array (h, w), (h, w, 1), (h, w, 2) with
            alpha, (h, w, 3) or (h, w, 4) with alpha: bool, any integers (0 and 1 are a mask, 16
            bits and more are scaled down) or floats (0 to 1, or 0 to 255).
        most_pixels: of the pixels that come back.
        part: only what is in this box, and that in more detail: left, top, right, bottom in pixels
            of the picture as displayed. The picture that comes back is as large as the box.

    Raises:
        InkError: it cannot be read; the sentence names the file and says what to do.
    """
    if isinstance(source, Picture):
        return source if part is None else _part_of(source, part)
    if isinstance(source, Image.Image):
        name = _THE_PICTURE
        if 0 in source.size:
            raise InkError("The picture holds no pixel: give one that is at least 1x1.")
        _refuse_giant(name, source.size, MOST_PIXELS)
        with _told_plainly(name):
            if part is not None:
                return _prepare_part(source, part, most_pixels)
            return _prepare(source.copy(), most_pixels)
    if isinstance(source, (str, os.PathLike)):
        if not str(source):
            raise InkError("The name of the picture is empty: give its file.")
        return _open_file(Path(source), most_pixels, part)
    content = _bytes_of(source)
    if content is not None:
        return _decode(io.BytesIO(content), _THE_PICTURE, most_pixels, part)
    array = picture_array(source)
    height, width = array.shape[:2]
    _refuse_giant(Sentence("The array"), (width, height), MOST_PIXELS)
    whole = _prepare(image_of(array, most_pixels), most_pixels, size=(width, height))
    return whole if part is None else _part_of(whole, part)


def _bytes_of(source: object) -> bytes | None:
    """The content of a file that was given as such, or opened; None if it is something else."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source)
    read = getattr(source, "read", None)
    if read is None:
        return None
    try:
        content = read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InkError("The picture cannot be read: {why}.", why=reason(error)) from error
    if not isinstance(content, bytes):
        raise InkError("The picture cannot be read as text: open its file in mode “rb”.")
    if len(content) > MOST_BYTES:
        raise InkError("What was given is too long for a picture: give its file.")
    return content


def _open_file(path: Path, most_pixels: int, part: Box | None) -> Picture:
    # A name may hold anything, a line break too; a sentence may not.
    name = shown(path)
    try:
        if path.is_dir():
            # Why a folder was not searched matters more than that it is one.
            os.scandir(path).close()
            raise InkError("{name} is a folder: choose a picture in it.", name=name)
        if not path.exists():
            raise InkError("There is no file {name}: check its name and place.", name=name)
        if not path.is_file():
            raise InkError("{name} is not a file but a device: choose a picture.", name=name)
        if path.stat().st_size == 0:
            raise InkError(
                "{name} is empty (0 bytes): save it again or choose another picture.", name=name
            )
        file = path.open("rb")
    except OSError as error:
        raise InkError(
            "{name} cannot be opened ({why}): check who may read it.", name=name, why=reason(error)
        ) from error
    with file:
        return _decode(file, name, most_pixels, part)


def _decode(file: BinaryIO, name: str, most_pixels: int, part: Box | None) -> Picture:
    with _told_plainly(name), warnings.catch_warnings():
        # Pillow's warnings are for programmers; sizes are checked here, damage is an error.
        warnings.simplefilter("ignore")
        with Image.open(file, formats=_formats_for(file)) as image:
            jpeg = image.format in ("JPEG", "MPO")
            _refuse_giant(name, image.size, _most_pixels_of(image))
            notes = _frames_note(image)
            size = image.size
            if jpeg:
                # At least twice the wanted size, so that the last reduction averages.
                share = 1.0 if part is None else max(_area(part) / (size[0] * size[1]), 1e-6)
                wanted = _reduced_size(size, math.ceil(most_pixels / share))
                image.draft(None, wanted)
            image.load()
            if part is not None:
                return _prepare_part(image, part, most_pixels, notes, size)
            return _prepare(image, most_pixels, notes, size)


def _most_pixels_of(image: Image.Image) -> int:
    """How large a file of this kind may be: decoding it stays below 1 GB."""
    if image.format in ("JPEG", "MPO"):
        progressive = "progressive" in image.info
        return _FEWER_PIXELS["PROGRESSIVE"] if progressive else MOST_JPEG_PIXELS
    return _FEWER_PIXELS.get(image.format or "", MOST_PIXELS)


def _prepare_part(
    image: Image.Image,
    part: Box,
    most_pixels: int,
    notes: tuple[str, ...] = (),
    size: tuple[int, int] | None = None,
) -> Picture:
    """The part of a decoded image in a box; `size` is what the image had before a draft."""
    drafted = 1.0 if size is None else max(image.size) / max(size)
    upright = ImageOps.exif_transpose(image)
    left, top, right, bottom = (round(edge * drafted) for edge in part)
    left, top = min(max(left, 0), upright.width - 1), min(max(top, 0), upright.height - 1)
    right, bottom = (
        min(max(right, left + 1), upright.width),
        min(max(bottom, top + 1), upright.height),
    )
    found = _prepare(upright.crop((left, top, right, bottom)), most_pixels, notes)
    return replace(found, size=_size_of(part))


def _part_of(picture: Picture, part: Box) -> Picture:
    along, down = picture.scale
    height, width = picture.pixels.shape[:2]
    left, top = (
        min(max(int(part[0] / along), 0), width - 1),
        min(max(int(part[1] / down), 0), height - 1),
    )
    right, bottom = max(round(part[2] / along), left + 1), max(round(part[3] / down), top + 1)
    return replace(picture, pixels=picture.pixels[top:bottom, left:right], size=_size_of(part))


def _size_of(box: Box) -> tuple[int, int]:
    left, top, right, bottom = box
    return max(1, round(right - left)), max(1, round(bottom - top))


def _area(box: Box) -> float:
    width, height = _size_of(box)
    return float(width * height)


def _formats_for(file: BinaryIO) -> tuple[str, ...]:
    """The decoders to try; the one for HEIC is loaded when the first such photo comes."""
    start = file.read(12)
    file.seek(0)
    if start[4:8] != b"ftyp" or start[8:12] not in _HEIF_BRANDS:
        return _FORMATS
    import pi_heif

    # A thumbnail or a depth map inside is no picture of its own here, and costs time.
    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    return ("HEIF", "AVIF")


def _prepare(
    image: Image.Image,
    most_pixels: int,
    notes: tuple[str, ...] = (),
    size: tuple[int, int] | None = None,
) -> Picture:
    """Reduce, convert and turn a decoded image; `size` is what it had before a draft."""
    orientation = image.getexif().get(_ORIENTATION, 1)
    if size is None or image.size in (size, size[::-1]):
        size = image.size  # as the decoder turned it, where it did
    image = _with_plain_mode(image, most_pixels)
    smaller = _reduced_size(image.size, most_pixels)
    if smaller != image.size:
        image = image.resize(smaller, Image.Resampling.BOX, reducing_gap=2.0)
    if image.mode in ("LA", "RGBA"):
        image = _on_paper(image.convert("RGBA"))
    if orientation in range(2, 9):
        exif = Image.Exif()
        exif[_ORIENTATION] = orientation
        image.info["exif"] = exif.tobytes()
        image = ImageOps.exif_transpose(image)
        if orientation >= 5:
            size = size[::-1]
    return Picture(np.asarray(image.convert("RGB")), size, notes)


def _with_plain_mode(image: Image.Image, most_pixels: int) -> Image.Image:
    """The image as L, LA, RGB or RGBA."""
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        return image_of(np.asarray(image), most_pixels)
    if image.has_transparency_data:
        return image if image.mode in ("LA", "RGBA") else image.convert("RGBA")
    if image.mode in ("L", "RGB"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _on_paper(image: Image.Image) -> Image.Image:
    """An RGBA image on opaque paper, in RGB.

    If what is opaque is a sheet with writing on it, paper is the sheet's colour. If it is the
    writing itself, paper is white, or black under light writing.
    """
    pixels = np.asarray(image)
    opaque = pixels[:, :, 3] > 127
    paper: tuple[int, ...] = _WHITE
    if opaque.any() and not opaque.all():
        colours = pixels[opaque][:, :3]
        light = colours.mean(axis=1)
        rows, columns = np.flatnonzero(opaque.any(axis=1)), np.flatnonzero(opaque.any(axis=0))
        box = opaque[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        darkest, lightest = np.percentile(light, (2, 98))
        if box.mean() > 0.6 and lightest - darkest > 50:
            paper = tuple(int(value) for value in np.median(colours, axis=0))
        elif light.mean() > 170:
            paper = _BLACK
    sheet = Image.new("RGBA", image.size, (*paper, 255))
    sheet.alpha_composite(image)
    return sheet.convert("RGB")


def _reduced_size(size: tuple[int, int], most_pixels: int) -> tuple[int, int]:
    width, height = size
    scale = min(1.0, (most_pixels / (width * height)) ** 0.5)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _refuse_giant(name: str, size: tuple[int, int], most: int) -> None:
    width, height = size
    if width * height > most:
        raise InkError(
            "{name} is too large, {width} x {height} pixels: "
            "scale it down to {most} megapixels or less.",
            name=name,
            width=width,
            height=height,
            most=most // 1_000_000,
        )


def _frames_note(image: Image.Image) -> tuple[str, ...]:
    """What to say of a file that holds several frames or pages."""
    # An MPO's other pictures are a phone's depth map or second eye: not worth a word; nor are those
    # of a HEIC, a burst's.
    if image.format in ("MPO", "HEIF"):
        return ()
    try:
        count = int(getattr(image, "n_frames", 1))
        image.seek(0)
    except Exception:  # a later frame is broken, the first may well be sound
        return (Sentence("Only the first frame was read."),)
    if count <= 1:
        return ()
    if image.format == "TIFF":
        return (Sentence("Only the first of {count} pages was read.", count=count),)
    return (Sentence("Only the first of {count} frames was read.", count=count),)


@contextmanager
def _told_plainly(name: str) -> Iterator[None]:
    """Turn whatever a decoder raises into one sentence."""
    try:
        yield
    except InkError:
        raise
    except UnidentifiedImageError as error:
        raise InkError(
            "{name} is not a picture that can be read here: save it as PNG or JPEG and try again.",
            name=name,
        ) from error
    except Image.DecompressionBombError as error:
        raise InkError(
            "{name} is too large, more than {most} megapixels: scale it down.",
            name=name,
            most=MOST_JPEG_PIXELS // 1_000_000,
        ) from error
    except MemoryError as error:
        raise InkError(
            "{name} needs more memory than there is: scale it down.", name=name
        ) from error
    except Exception as error:
        # A damaged file makes decoders raise nearly anything: OSError, SyntaxError, struct.error.
        raise InkError(
            "{name} is damaged or ends too early: copy or save it again, or choose another.",
            name=name,
        ) from error
