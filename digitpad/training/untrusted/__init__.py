"""Model files from elsewhere, checked before any library sees them that might run what is in them.

Keras's safe mode has been got round again and again: by functions named in a `.keras` file's
configuration (CVE-2025-1550, CVE-2025-8747, CVE-2025-9906), by Lambda layers in `.h5` files, for
which it was not even asked (CVE-2025-9905), by layers that read files named in their configuration
(CVE-2025-12058), by arrays that an HDF5 file keeps in another file (CVE-2026-1669). So it is the
second wall here. The first is that Keras never sees a file from elsewhere at all, only a copy that
is written by `copying`: of a network's configuration what a list of known layers allows, and of its
weights plain arrays of numbers. Everything else is refused, or left behind.

Nothing in here imports TensorFlow or Keras. All of it runs in a child process, as even HDF5's own
library may fall over a file that was made for that.

Whoever refuses raises ModelError with a sentence's end, as in “x.h5 is not imported: its layer …”.
"""

from __future__ import annotations

from typing import Final

from digitpad.sentences import Sentence

MOST_FILE_BYTES: Final = 200_000_000
"""A digit reader of 50 million weights would be a hundred times larger than a good one needs."""
MOST_WEIGHTS: Final = 50_000_000
MOST_WEIGHT_BYTES: Final = 4 * MOST_WEIGHTS

ODD_NETWORK: Final = Sentence("its network is not described as Keras does it.")
_LONGEST: Final = 60


def shown(name: object) -> str:
    """A name out of a file, fit to be shown in a sentence: printable, on one line, not too long."""
    text = "".join(letter if letter.isprintable() else "?" for letter in str(name)[: _LONGEST + 1])
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is kept as text."""
    return frozenset(text.split())
