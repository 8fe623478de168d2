"""How strangers' digits are read: `python tests/bench/bench_hands.py PENS [MODEL]`.

Takes the digits of those writers of PENS whom training never meets, as they were written and as if
drawn with a mouse, and reads each as one glyph, and again without a hint that it is only one; all
digits together, and in the mean over the files that writers are told apart by. Then their letters
and our scribbles: how many are refused, as one glyph and without that hint, as the
pad reads them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitpad import Recognizer
from digitpad.data.corpus import OUTLIER
from digitpad.data.mouse import drawn_by_mouse
from digitpad.data.pen_files import read_pen_file
from digitpad.data.scribbles import scribbles
from digitpad.ink.strokes import Points

SCRIBBLES = 1000
MICE = 3
"""How often each digit is drawn with a mouse, each time another one."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pens", type=Path)
    parser.add_argument("model", type=Path, nargs="?")
    arguments = parser.parse_args()
    recognizer = Recognizer.load(arguments.model) if arguments.model else Recognizer.load()
    everything = read_pen_file(arguments.pens).part("test")
    pens = everything.select(everything.labels >= 0)
    letters = everything.select(everything.labels == OUTLIER)
    lots = np.random.default_rng(3)
    mice = [drawn_by_mouse(paths, lots) for _ in range(MICE) for paths in pens.characters]
    labels = [str(label) for label in pens.labels]
    writers = np.array(pens.writers)
    for name, characters in (("as written", pens.characters), ("by mouse", mice)):
        wanted = labels * (len(characters) // len(labels))
        whose = np.tile(writers, len(characters) // len(labels))
        print(f"{name:10}  {len(wanted):6,} digits", end="")
        for single, what in ((True, "right as one glyph"), (False, "exactly that without a hint")):
            right = _right(recognizer, characters, wanted, single=single)
            by_file = np.mean([right[whose == writer].mean() for writer in np.unique(writers)])
            print(f"  {right.mean():7.2%} ({by_file:.2%} by file) {what}", end="")
        print()
    drawn = scribbles(SCRIBBLES, lots)
    for name, characters in (("letters", letters.characters), ("scribbles", drawn)):
        as_one = _refused(recognizer, characters, single=True)
        free = _refused(recognizer, characters, single=False)
        print(
            f"{name:10}  {len(characters):6,} of them {as_one:7.2%} refused as one glyph  "
            f"{free:7.2%} without a hint"
        )


def _refused(
    recognizer: Recognizer, characters: Sequence[Sequence[Points]], *, single: bool
) -> float:
    """The share in which no digit is seen."""
    seen = sum(bool(recognizer.read_strokes(each, single=single).text) for each in characters)
    return 1 - seen / len(characters)


def _right(
    recognizer: Recognizer,
    characters: Sequence[Sequence[Points]],
    wanted: Sequence[str],
    *,
    single: bool,
) -> NDArray[np.bool_]:
    """Which are read right, (n,): the one glyph's likeliest digit, or the text without a hint."""
    right = []
    for strokes, digit in zip(characters, wanted, strict=True):
        reading = recognizer.read_strokes(strokes, single=single)
        said = str(reading.glyphs[0].digit) if single and reading.glyphs else reading.text
        right.append(said == digit)
    return np.array(right)


if __name__ == "__main__":
    main()
