"""Characters that real people wrote with a pen, from files, split by writer."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digitpad.data import DataError
from digitpad.data.corpus import OUTLIER, Corpus, Frames, frame_characters
from digitpad.data.unipen import Character, looks_like_unipen, read_unipen
from digitpad.ink import InkError
from digitpad.ink.inkml import SUFFIX as INKML_SUFFIX
from digitpad.ink.inkml import read_ink_document
from digitpad.ink.strokes import FAR, Points
from digitpad.library.files import is_file, is_folder
from digitpad.sentences import reason

LOOKALIKES: Final = frozenset("oOlIiZzSsBbGgqD")
"""Letters that may as well be a digit: no use as outliers, and never used as such."""

_DIGITS: Final = frozenset("0123456789")
_SUFFIXES: Final = frozenset((".npz", INKML_SUFFIX, ".dat", ".tra", ".tes", ".upn", ".unipen"))
"""What a folder is searched for; a file that is named is read whatever its name."""

_ARRAYS: Final = ("xy", "stroke_start", "item_start", "label", "writer")
_MOST_BYTES: Final = 2_000_000_000
"""Of an archive, unpacked; all of UNIPEN is a tenth of it."""

Part: TypeAlias = Literal["train", "validation", "test"]

# Of every twenty writers two are kept for the test and one for validation.
_PARTS: Final[tuple[Part, ...]] = ("test", "test", "validation", *(("train",) * 17))


@dataclass(frozen=True, eq=False)
class PenCharacters:
    """Characters written with a pen.

    Attributes:
        characters: for each, its strokes, float32 (m, 2) each, y down.
        labels: int64 (n,), 0 to 9, or -1 for what is no digit.
        writers: for each, who wrote it.
        name: of the file.
        checksum: MD5 of the file, with what it includes.
    """

    characters: tuple[tuple[Points, ...], ...]
    labels: NDArray[np.int64]
    writers: tuple[str, ...]
    name: str
    checksum: str

    def __len__(self) -> int:
        return len(self.labels)

    def select(self, which: NDArray[np.bool_]) -> PenCharacters:
        """Those that a mask, bool (n,), picks."""
        at = np.flatnonzero(which)
        return PenCharacters(
            tuple(self.characters[i] for i in at),
            self.labels[which],
            tuple(self.writers[i] for i in at),
            self.name,
            self.checksum,
        )

    def map(self, change: Callable[[Sequence[Points]], Sequence[Points]]) -> PenCharacters:
        """The same characters with the strokes of each one changed."""
        changed = tuple(tuple(change(paths)) for paths in self.characters)
        return PenCharacters(changed, self.labels, self.writers, self.name, self.checksum)

    def part(self, part: Part) -> PenCharacters:
        """Those by the writers of one part; no writer is in two parts, in any file."""
        return self.select(self.of_part(part))

    def of_part(self, part: Part) -> NDArray[np.bool_]:
        """For each, (n,), whether its writer is of that part."""
        return np.array([part_of(writer) == part for writer in self.writers], bool)

    def framed(self) -> Corpus:
        """Their frames, drawn with the usual pen."""
        return self.with_frames([frame_characters(self.characters)])

    def with_frames(self, pieces: Sequence[Frames]) -> Corpus:
        """They as a corpus, with frames that were drawn elsewhere, in pieces."""
        return Corpus(np.concatenate(pieces), self.labels, self.name, self.checksum)


def part_of(writer: str) -> Part:
    """Whether a writer's characters are for training, validation or test: drawn once, by name."""
    digest = hashlib.sha256(writer.encode()).digest()
    return _PARTS[int.from_bytes(digest[:8], "big") % len(_PARTS)]


def read_pen_file(path: Path, complain: Callable[[str], None] | None = None) -> PenCharacters:
    """Read a file of pen characters, or a folder of them and its subfolders.

    Files are told by name and content: an .npz of strokes as README.md describes it, InkML
    (.inkml, one character each, its label in an annotation), or UNIPEN. In a folder those are
    read that end as such files do; the rest, and coordinates that are labelled elsewhere, are
    passed over. Letters that look like digits are left out.

    Args:
        path: of the file or the folder.
        complain: is told in a sentence of each broken file in a folder, and the others are read;
            None: the first broken one ends it.

    Raises:
        DataError: the file is missing, broken, or something else; the folder holds none.
    """
    if not is_folder(path):
        pens = _read_file(path)
        if not len(pens):
            raise DataError("{path} holds no labelled characters that are of use.", path=path)
        return pens
    parts = []
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() not in _SUFFIXES or not is_file(file):
            continue
        try:
            parts.append(_read_file(file))
        except DataError as error:
            if complain is None:
                raise
            complain(str(error))
    parts = [part for part in parts if len(part)]
    if not parts:
        raise DataError("{path} holds no pen files that can be read.", path=path)
    return PenCharacters(
        tuple(character for part in parts for character in part.characters),
        np.concatenate([part.labels for part in parts]),
        tuple(writer for part in parts for writer in part.writers),
        path.name,
        _checksum([part.checksum.encode() for part in parts]),
    )


def _read_file(path: Path) -> PenCharacters:
    if path.suffix.lower() == INKML_SUFFIX:
        return _read_inkml(path)
    try:
        if path.exists() and not path.is_file():
            raise DataError("{path} is not a file.", path=path)
        content = path.read_bytes()
    except OSError as error:
        raise DataError("{path} cannot be read: {why}.", path=path, why=reason(error)) from error
    if looks_like_unipen(content):
        characters, contents = read_unipen(path)
        return _of_characters(characters, path, _checksum(contents))
    return _read_npz(content, path)


def _read_npz(content: bytes, path: Path) -> PenCharacters:
    try:
        characters = _of_arrays(*_arrays(content))
    except Exception as error:  # whatever somebody's archive makes NumPy raise
        raise DataError(
            "{path} holds no pen strokes: it is no .npz file with {arrays} that fit together.",
            path=path,
            arrays=", ".join(_ARRAYS),
        ) from error
    return _of_characters(characters, path, _checksum([content]))


def _arrays(content: bytes) -> list[NDArray[Any]]:
    """The arrays of an archive, by `_ARRAYS`; raises anything if it is none."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            raise ValueError("unpacked, it is too large")
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return [arrays[name] for name in _ARRAYS]


def _of_arrays(
    xy: NDArray[Any],
    starts: NDArray[Any],
    items: NDArray[Any],
    labels: NDArray[Any],
    writers: NDArray[Any],
) -> list[Character]:
    """The characters in the arrays; raises ValueError or TypeError if these do not fit together."""
    with np.errstate(over="ignore"):
        points = xy.astype(np.float32)
    if points.ndim != 2 or points.shape[1] != 2 or not (np.abs(points) <= FAR).all():
        raise ValueError("xy is not (n, 2) numbers up to FAR")
    _require_steps(starts, len(points))
    _require_steps(items, len(starts) - 1)
    if not len(labels) == len(writers) == len(items) - 1:
        raise ValueError("a character needs one label and one writer")
    strokes = [points[first:end] for first, end in pairwise(starts)]
    letters = _letters(labels)
    return [
        Character(tuple(strokes[first:end]), letter, str(writer))
        for (first, end), letter, writer in zip(pairwise(items), letters, writers, strict=True)
    ]


def _letters(labels: NDArray[Any]) -> list[str]:
    """Labels, given as strings, as bytes or as whole numbers; raises ValueError for others."""
    if labels.dtype.kind == "S":
        labels = np.char.decode(labels, "utf-8")
    elif labels.dtype.kind in "iu":
        labels = labels.astype(str)
    if labels.dtype.kind != "U":
        raise ValueError("a label is no text")
    letters = [label.strip() for label in labels.tolist()]
    if not all(len(letter) == 1 for letter in letters):
        raise ValueError("a label is not one character")
    return letters


def _require_steps(starts: NDArray[Any], count: int) -> None:
    """Raise ValueError if these do not divide `count` things, none of the parts being empty."""
    whole = starts.ndim == 1 and starts.dtype.kind in "iu" and len(starts) > 0
    if not whole or starts[0] < 0 or starts[-1] > count or (np.diff(starts.astype(int)) < 1).any():
        raise ValueError("the parts do not follow each other")


def _read_inkml(path: Path) -> PenCharacters:
    try:
        document = read_ink_document(path)
    except InkError as error:
        raise DataError(str(error)) from error
    if not document.drawing:
        raise DataError("{path} holds no strokes.", path=path)
    if len(document.label) != 1:
        raise DataError(
            "{path} does not say which character it is: it needs an annotation of type truth.",
            path=path,
        )
    strokes = tuple(stroke.points for stroke in document.drawing.strokes)
    # A folder is what one person wrote, if nothing else is said.
    writer = document.writer or path.absolute().parent.name
    return _of_characters([Character(strokes, document.label, writer)], path, document.checksum)


def _of_characters(characters: Sequence[Character], path: Path, checksum: str) -> PenCharacters:
    kept = [character for character in characters if character.label not in LOOKALIKES]
    return PenCharacters(
        tuple(character.strokes for character in kept),
        np.array([_digit(character.label) for character in kept], np.int64),
        tuple(character.writer for character in kept),
        path.name,
        checksum,
    )


def _digit(label: str) -> int:
    return int(label) if label in _DIGITS else OUTLIER


def _checksum(contents: Sequence[bytes]) -> str:
    return hashlib.md5(b"".join(contents), usedforsecurity=False).hexdigest()


def pen_suites(pens: PenCharacters, *, all_writers: bool = False) -> dict[str, Corpus]:
    """What the writers kept for the test wrote, as two suites: their digits, and the rest.

    With `all_writers` it is what everybody wrote; fair only to a model that met none of them.
    """
    test = (pens if all_writers else pens.part("test")).framed()
    digits = test.labels >= 0
    suites = {"pen-writers": test.select(digits), "letters": test.select(~digits)}
    return {name: suite for name, suite in suites.items() if len(suite)}
