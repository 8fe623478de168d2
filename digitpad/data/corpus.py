"""The corpus: labelled frames to train on or to score with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.frame import PEN_WIDTH, Frame, frame_each
from digitpad.ink.strokes import Points

OUTLIER: Final = -1
"""The label of what is no digit."""

_AT_ONCE: Final = 1000
"""Characters that are framed together: the quicker the more, but their memory adds up."""
PART: Final = 200
"""Characters that are framed between two calls of a Watch: some hundredths of a second."""

Watch: TypeAlias = Callable[[int, int], None]
"""Is told how many are done and how many there are, now and then; what it raises ends the work."""

Frames = NDArray[np.uint8]
Labels = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Corpus:
    """Labelled frames of one origin.

    Attributes:
        frames: uint8 (n, 28, 28), 0 paper to 255 ink.
        labels: int64 (n,), 0 to 9, or -1 for what is no digit.
        name: for people.
        checksum: MD5 of the frames, or of the file they are from.
    """

    frames: Frames
    labels: Labels
    name: str
    checksum: str

    def __len__(self) -> int:
        return len(self.labels)

    def select(self, which: NDArray[np.bool_] | NDArray[np.int64] | slice) -> Corpus:
        """The part of it that an index or a mask picks."""
        return Corpus(self.frames[which], self.labels[which], self.name, self.checksum)

    @property
    def inputs(self) -> Frame:
        """The frames as a model takes them: float32 (n, 28, 28), 0 to 1."""
        return self.frames.astype(np.float32) / np.float32(255)


def join(parts: Sequence[Corpus], name: str) -> Corpus:
    """All parts as one corpus, in their order."""
    return Corpus(
        np.concatenate([part.frames for part in parts]),
        np.concatenate([part.labels for part in parts]),
        name,
        hashlib.md5("".join(p.checksum for p in parts).encode(), usedforsecurity=False).hexdigest(),
    )


def to_bytes(frame: Frame) -> Frames:
    """A frame as it is kept in a corpus: uint8, 0 to 255, rounded."""
    rounded: Frames = np.rint(frame * np.float32(255)).astype(np.uint8)
    return rounded


def frame_characters(
    characters: Sequence[Sequence[Points]],
    widths: NDArray[np.float64] | None = None,
    watch: Watch | None = None,
) -> Frames:
    """The frames, uint8 (n, 28, 28), of n characters given as strokes.

    Args:
        characters: for each, its strokes, float (m, 2) each.
        widths: float (n,), the pen's width for each in pixels of the frame; None: the usual one.
        watch: is told how far it is.
    """
    if widths is None:
        widths = np.full(len(characters), PEN_WIDTH)
    frames = np.empty((len(characters), 28, 28), np.uint8)
    at_once = _AT_ONCE if watch is None else PART
    for first in range(0, len(characters), at_once):
        if watch is not None:
            watch(first, len(characters))
        part = slice(first, first + at_once)
        frames[part] = to_bytes(frame_each(characters[part], widths[part]))
    return frames
