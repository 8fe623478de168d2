"""What the user wants a model to be scored on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Inputs:
    """What to score a model on.

    Attributes:
        pen_files: files of pen characters, or folders of them.
        all_writers: score what all writers wrote, not only those kept for the test.
        pictures: folders of labelled pictures.
        outliers: folders of pictures without digits, single ones, and pen files, whose digits do
            not count.
        mnist: MNIST's test digits.
        scribbles: scribbles drawn by lot, always the same.
        samples: the user's own samples, if there are any: those kept for the test, or with
            `all_writers` all of them.
    """

    pen_files: tuple[Path, ...] = ()
    all_writers: bool = False
    pictures: tuple[Path, ...] = ()
    outliers: tuple[Path, ...] = ()
    mnist: bool = True
    scribbles: bool = True
    samples: bool = True
