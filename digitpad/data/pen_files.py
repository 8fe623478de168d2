"""Characters that real people wrote with a pen, from files, split by writer."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digitpad.data import DataError
from digitpad.data.corpus import OUTLIER, Corpus, Frames, frame_characters
from digitpad.ink.strokes import Points

LOOKALIKES: Final = frozenset("oOlIiZzSsBbGgqD")
"""Letters that may as well be a digit: no use as outliers, and never used as such."""

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
        checksum: MD5 of the file.
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


def read_pen_file(path: Path) -> PenCharacters:
    """Read a file of pen characters: an .npz of strokes as README.md describes it.

    Letters that look like digits are left out.

    Raises:
        DataError: the file is missing, broken, or something else.
    """
    try:
        content = path.read_bytes()
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            xy, labels, writers = arrays["xy"], arrays["label"], arrays["writer"]
            starts, items = arrays["stroke_start"], arrays["item_start"]
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise DataError(f"{path} holds no pen strokes: {error}.") from error
    strokes = [xy[a:b].astype(np.float32) for a, b in pairwise(starts)]
    kept = [i for i in range(len(labels)) if str(labels[i]) not in LOOKALIKES]
    digits = [int(labels[i]) if str(labels[i]) in "0123456789" else OUTLIER for i in kept]
    return PenCharacters(
        tuple(tuple(strokes[items[i] : items[i + 1]]) for i in kept),
        np.array(digits, np.int64),
        tuple(str(writers[i]) for i in kept),
        path.name,
        hashlib.md5(content, usedforsecurity=False).hexdigest(),
    )


def pen_suites(pens: PenCharacters, *, all_writers: bool = False) -> dict[str, Corpus]:
    """What the writers kept for the test wrote, as two suites: their digits, and the rest.

    With `all_writers` it is what everybody wrote; fair only to a model that met none of them.
    """
    test = (pens if all_writers else pens.part("test")).framed()
    digits = test.labels >= 0
    suites = {"pen-writers": test.select(digits), "letters": test.select(~digits)}
    return {name: suite for name, suite in suites.items() if len(suite)}
