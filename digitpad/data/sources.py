"""Labelled frames to look at: each source is read when it is asked for, and says how far it is.

What reads them is imported then, off the GUI thread: a window that lists them opens at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Literal, Protocol

import numpy as np

from digitpad.data.corpus import PART, Corpus, Watch, frame_characters, join
from digitpad.data.mnist import load_mnist
from digitpad.ink.strokes import Points
from digitpad.library.files import is_folder
from digitpad.sentences import Sentence


@dataclass(frozen=True, eq=False)
class Collection:
    """A corpus whose characters have names, and can be put on the pad as they were written.

    Attributes:
        corpus: frames and labels.
        names: what each is called, for people.
        strokes: of each, float (m, 2) each, y down; empty if they are from no pen.
        files: of each, the picture it is from; empty if they are from none.
    """

    corpus: Corpus
    names: Sequence[str]
    strokes: Sequence[Sequence[Points]] = ()
    files: Sequence[Path] = ()

    def __len__(self) -> int:
        return len(self.corpus)


class Source(Protocol):
    """Where labelled frames come from. Equal sources hold the same, unless they change.

    Attributes:
        changes: whether what it holds may be another time something else.
    """

    changes: ClassVar[bool]

    def load(self, watch: Watch) -> Collection:
        """Read it; takes seconds.

        Raises:
            DataError: it cannot be read.
        """


@dataclass(frozen=True)
class MnistSource:
    """One of MNIST's two parts."""

    changes: ClassVar[bool] = False

    part: Literal["train", "test"]

    def load(self, watch: Watch) -> Collection:
        """Read it from the files that come with the program."""
        watch(0, 1)
        corpus = load_mnist(self.part)
        return Collection(corpus, [str(at) for at in range(len(corpus))])


@dataclass(frozen=True)
class GeneratedSource:
    """Characters such as training draws for itself, letters and scribbles among them.

    Attributes:
        count: how many.
        seed: the same one draws the same.
        outlier_share: 0 to 1, how many of them are no digits.
    """

    changes: ClassVar[bool] = False

    count: int = 5000
    seed: int = 2026
    outlier_share: float = 0.2

    def load(self, watch: Watch) -> Collection:
        """Draw and frame them."""
        from digitpad.data.pen_digits import generate

        pieces, names, strokes = [], [], []
        for start in range(0, self.count, PART):
            watch(start, self.count)
            count = min(PART, self.count - start)
            characters, labels = generate(
                count, (self.seed, start), outlier_share=self.outlier_share
            )
            frames = frame_characters(characters)
            pieces.append(Corpus(frames, labels, "generated", f"{self.seed}-{start}-{count}"))
            strokes += characters
            names += [str(start + at) for at in range(count)]
        return Collection(join(pieces, "generated"), names, strokes)


@dataclass(frozen=True)
class PenFileSource:
    """A file of pen characters, or a folder of such files."""

    changes: ClassVar[bool] = False

    path: Path

    def load(self, watch: Watch) -> Collection:
        """Read and frame them; broken files in a folder are passed over."""
        from digitpad.data.pen_files import read_pen_file

        watch(0, 1)
        pens = read_pen_file(self.path, _pass_over if is_folder(self.path) else None)
        corpus = Corpus(
            frame_characters(pens.characters, watch=watch), pens.labels, pens.name, pens.checksum
        )
        names = [
            Sentence("{number} by {writer}", number=str(at), writer=writer)
            for at, writer in enumerate(pens.writers)
        ]
        return Collection(corpus, names, pens.characters)


@dataclass(frozen=True)
class SamplesSource:
    """What the user kept, the latest first."""

    changes: ClassVar[bool] = True

    def load(self, watch: Watch) -> Collection:
        """Read it from the samples' file."""
        from digitpad.data.samples import SampleStore

        watch(0, 1)
        with SampleStore() as store:
            samples = store.page()
        frames = np.array([sample.frame for sample in samples], np.uint8).reshape(-1, 28, 28)
        labels = np.array([sample.label for sample in samples], np.int64)
        # As people everywhere can read it.
        times = [datetime.fromisoformat(sample.created).astimezone() for sample in samples]
        names = [f"{at}, {time:%Y-%m-%d %H:%M}" for at, time in enumerate(times, 1)]
        strokes = [[stroke.points for stroke in sample.strokes] for sample in samples]
        return Collection(Corpus(frames, labels, "samples", ""), names, strokes)


def _pass_over(_complaint: str) -> None:
    """Whoever browses a folder wants to see what is in it that can be seen."""
