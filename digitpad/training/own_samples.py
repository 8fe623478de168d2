"""The user's own samples as a part of a training corpus: few, so each is written many times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from digitpad.data.corpus import OUTLIER, Corpus, Frames, to_bytes
from digitpad.data.sample import Sample
from digitpad.data.samples import SampleStore, corpus_of
from digitpad.ink.frame import SIDE, frame_strokes

NAME: Final = "own samples"
SHARE: Final = 0.02
"""Of the rest of the corpus, how much the samples are to weigh: enough to turn a habit that the
rest would not forgive, too little to spoil what the rest teaches."""
MOST_TIMES: Final = 60
"""How often one sample is written: a handful must not outweigh its kind."""
PEN_WIDTHS: Final = (1.6, 3.6)
"""Pixels of a frame; the range in which it still looks as if this hand had written it."""

_TURN: Final = np.radians(4.0)
_SLANT: Final = 0.08
_STRETCH: Final = 0.07
"""Standard deviations of how one's own writing varies."""


@dataclass(frozen=True, eq=False)
class OwnSamples:
    """The user's samples, as a training run takes them.

    Attributes:
        training: those to learn from.
        test: those kept back; the same ones in every run.
    """

    training: tuple[Sample, ...] = ()
    test: tuple[Sample, ...] = ()

    @property
    def parts(self) -> dict[str, dict[str, object]]:
        """For the card: how many there are, not how often each is written; none: nothing."""
        if not self.training:
            return {}
        part = corpus_of(self.training, NAME)
        return {NAME: {"size": len(part), "md5": part.checksum}}

    @property
    def suites(self) -> dict[str, Corpus]:
        """Those kept back, to score with: digits, and what is no digit."""
        digits = [sample for sample in self.test if sample.label != OUTLIER]
        others = [sample for sample in self.test if sample.label == OUTLIER]
        suites = {"own-samples": digits, "own-outliers": others}
        return {name: corpus_of(kept, name) for name, kept in suites.items() if kept}

    def rewritten(self, others: int, seed: int) -> Corpus:
        """Those to learn from, each as it is and then as the same hand might write it again.

        Args:
            others: how many frames are in the rest of the corpus.
            seed: of what is drawn by lot.
        """
        samples = self.training
        lots = np.random.default_rng([seed, 3])
        frames = [sample.frame for sample in samples]
        for _ in range(1, times(len(samples), others)):
            frames += [_written_again(sample, lots) for sample in samples]
        labels = np.array([sample.label for sample in samples], np.int64)
        plain = corpus_of(samples, NAME)
        return Corpus(
            np.array(frames, np.uint8).reshape(-1, SIDE, SIDE),
            np.tile(labels, len(frames) // len(samples)),
            plain.name,
            plain.checksum,
        )


def read_own_samples() -> OwnSamples:
    """The samples of this user; both parts are empty if there are none.

    Raises:
        DataError: they cannot be read.
    """
    with SampleStore() as store:
        return OwnSamples(tuple(store.part("train")), tuple(store.part("test")))


def times(samples: int, others: int) -> int:
    """How often each of so many samples is written beside so many other frames."""
    return min(max(round(SHARE * others / samples), 1), MOST_TIMES)


def _written_again(sample: Sample, lots: np.random.Generator) -> Frames:
    """The sample turned, slanted and stretched a little and, if it was drawn, by another pen."""
    turn, slant = lots.normal(0, _TURN), lots.normal(0, _SLANT)
    stretch = np.exp(lots.normal(0, _STRETCH))
    width = float(lots.uniform(*PEN_WIDTHS))
    cos, sin = np.cos(turn), np.sin(turn)
    change = np.array([[cos, -sin], [sin, cos]]) @ np.array([[stretch, slant], [0, 1 / stretch]])
    if sample.strokes:
        paths = [(stroke.points @ change.T).astype(np.float32) for stroke in sample.strokes]
        return to_bytes(frame_strokes(paths, width))
    return _warped(sample.frame, change)


def _warped(frame: Frames, change: NDArray[np.float64]) -> Frames:
    """A frame changed about its middle; `change` is of (x, y), arrays go by rows."""
    back = np.linalg.inv(change)[::-1, ::-1]
    middle = np.full(2, (SIDE - 1) / 2)
    warped = ndimage.affine_transform(
        frame.astype(np.float32) / np.float32(255), back, middle - back @ middle, order=1
    )
    return to_bytes(np.clip(warped, 0, 1))
