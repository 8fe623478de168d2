"""Files in, readings out: pictures and drawings, as the command line tells of them."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digitpad.ink import InkError
from digitpad.ink.inkml import SUFFIX, parse_inkml, read_inkml
from digitpad.ink.picture import PICTURE_SUFFIXES, open_picture
from digitpad.library.files import is_folder
from digitpad.recognition.reading import Reading
from digitpad.recognition.recognizer import Recognizer
from digitpad.recognition.sums import signs
from digitpad.sentences import Sentence

CSV_COLUMNS: Final = ("file", "text", "confidence", "remark")

_AS_HIGH: Final = 0.6
"""Of the digits' height: what is as high and no digit may be one that was not read. Dots, dashes
and most signs are lower."""
_WITH_UNREAD: Final = 0.5
"""The most that a reading's confidence is if a character was not read: a digit may be missing."""

_JPEG_QUALITY: Final = 80


@dataclass(frozen=True, eq=False)
class FileRead:
    """What became of one file.

    Attributes:
        file: its name, as it was given.
        details: the reading as `details` has it; empty if it failed.
        error: why it cannot be read, a sentence for the user; "" if it was.
        thumbnail: a JPEG, if one was asked for and the picture could be opened.
    """

    file: str
    details: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    thumbnail: bytes = b""


def read_file(recognizer: Recognizer, source: str | bytes, *, single: bool = False) -> Reading:
    """Read a picture or a drawing, by its file's name or from the bytes of the file.

    Raises:
        InkError: it cannot be read; the sentence names the file.
    """
    if isinstance(source, bytes):
        if not _may_be_inkml(source):
            return recognizer.read_picture(source, single=single)
        try:
            return recognizer.read_strokes(parse_inkml(source).drawing, single=single)
        except InkError as error:
            raise InkError("This is no drawing in InkML: {why}", why=error) from error
    if source.lower().endswith(SUFFIX):
        return recognizer.read_strokes(read_inkml(Path(source)), single=single)
    return recognizer.read_picture(source, single=single)


def read_with_thumbnail(recognizer: Recognizer, file: str, side: int) -> tuple[Reading, bytes]:
    """Read a picture's file, and make a thumbnail of it.

    Args:
        recognizer: what to read it with.
        file: its name.
        side: the longer side of the thumbnail in pixels.

    Returns:
        The reading, and the thumbnail as the bytes of a JPEG; none for a drawing.

    Raises:
        InkError: it cannot be read; the sentence names the file.
    """
    if file.lower().endswith(SUFFIX):
        return read_file(recognizer, file), b""
    picture = open_picture(file)
    return recognizer.read_picture(picture), _thumbnail(picture.pixels, side)


def find_files(names: Iterable[str]) -> Iterator[str]:
    """The files named, and the pictures and drawings in the folders named, sorted by name.

    What is hidden in a folder, as its name begins with a dot, is left out: it may be a note that
    another system keeps there. A folder that cannot be looked into is named itself: reading it
    tells why.
    """
    suffixes = (*PICTURE_SUFFIXES, SUFFIX)
    for name in names:
        # An empty name is no folder, least of all this one.
        if not name or not is_folder(name):
            yield name
            continue
        closed: list[OSError] = []
        for folder, subfolders, files in os.walk(name, onerror=closed.append):
            subfolders[:] = sorted(each for each in subfolders if not each.startswith("."))
            for file in sorted(files):
                if Path(file).suffix.lower() in suffixes and not file.startswith("."):
                    yield str(Path(folder) / file)
        yield from (str(error.filename) for error in closed)


def confidence(reading: Reading) -> float:
    """How sure the least sure digit is, 0 to 1; 0 without a digit.

    Never more than 0.5 if a character among the digits was not read: see `unread`.
    """
    least = min((glyph.confidence for glyph in reading.glyphs if glyph.is_digit), default=0.0)
    return min(least, _WITH_UNREAD) if unread(reading) else least


def unread(reading: Reading) -> int:
    """How many characters are left out of the text though they are about as high as its digits.

    Signs of sums do not count, nor does anything where there is no digit.
    """
    glyphs = reading.glyphs
    heights = [glyph.height for glyph in glyphs if glyph.is_digit]
    if not heights:
        return 0
    lowest = _AS_HIGH * float(np.median(heights))
    return sum(
        not glyph.is_digit and not is_sign and glyph.height >= lowest
        for glyph, is_sign in zip(glyphs, signs(glyphs), strict=True)
    )


def details(file: str, reading: Reading) -> dict[str, Any]:
    """All there is to tell of a reading, ready for JSON."""
    left_out = unread(reading)
    return {
        "file": file,
        "text": reading.text,
        "confidence": round(confidence(reading), 4),
        "unread": left_out,
        "glyphs": [
            {
                "digit": glyph.digit,
                "is_digit": glyph.is_digit,
                "confidence": round(glyph.confidence, 4),
                "digit_score": round(glyph.digit_score, 4),
                "probabilities": [round(float(p), 5) for p in glyph.probabilities],
                "box": [round(float(edge), 1) for edge in glyph.box],
                "row": glyph.row,
            }
            for glyph in reading.glyphs
        ],
        "notes": [*reading.notes, *_notes(left_out)],
    }


def csv_row(found: Mapping[str, Any], remark: str) -> tuple[str, ...]:
    """What `details` has found as a row of `CSV_COLUMNS`: in one line, as spreadsheets like it."""
    text = found["text"].replace("\n", " ")
    return found["file"], text, f"{found['confidence']:.4f}", remark


def _notes(left_out: int) -> list[str]:
    if left_out == 1:
        return [Sentence("One character was not read.")]
    if left_out:
        return [Sentence("{count} characters were not read.", count=left_out)]
    return []


def _may_be_inkml(content: bytes) -> bool:
    # No picture that is read here begins with markup.
    return content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _thumbnail(pixels: NDArray[np.uint8], side: int) -> bytes:
    image = Image.fromarray(pixels)
    image.thumbnail((side, side), Image.Resampling.BOX)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return buffer.getvalue()
