"""From a plan to the frames that it trains on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from digitpad.data import DataError
from digitpad.data.corpus import OUTLIER, Corpus, frame_characters, join
from digitpad.data.mnist import load_mnist
from digitpad.data.mouse import drawn_by_mouse
from digitpad.data.pen_digits import generate
from digitpad.data.pen_files import PenCharacters, pen_suites, read_pen_file
from digitpad.data.scribbles import scribbles
from digitpad.training import TrainingError
from digitpad.training.plan import Plan

PEN_WIDTHS: Final = (1.3, 4.2)
"""The range of pen widths to draw strokes with, in pixels of a frame, felt pens and hairlines."""
GENERATED_OUTLIERS: Final = 0.25
"""Share of the generated characters that are no digits."""


@dataclass(frozen=True, eq=False)
class Material:
    """What a training run works with.

    Attributes:
        training: to learn from.
        validation: to watch it by, and to set the digit threshold on; never learnt from.
        suites: to score the finished model with, by name; never learnt from.
        parts: what it was made of, for the card: name, size and checksum each.
    """

    training: Corpus
    validation: Corpus
    suites: dict[str, Corpus]
    parts: dict[str, dict[str, object]]


def gather(plan: Plan) -> Material:
    """Load, generate and split everything that a plan asks for.

    Raises:
        TrainingError: a part of the corpus cannot be had.
    """
    lots = np.random.default_rng(plan.seed)
    training: list[Corpus] = []
    validation: list[Corpus] = []
    try:
        mnist = load_mnist("train")
        shuffled = lots.permutation(len(mnist))
        validation.append(mnist.select(shuffled[: plan.held_back]))
        if plan.mnist:
            training.append(mnist.select(shuffled[plan.held_back :]))
        suites = {"mnist-test": load_mnist("test")}
        if plan.generated:
            made = _generated(plan.generated, plan.seed)
            kept_back = len(made) // 20
            validation.append(made.select(slice(kept_back)))
            training.append(made.select(slice(kept_back, None)))
        if plan.scribbles:
            suites["scribbles"] = _scribbled(1000, plan.seed + 1)
            training.append(_scribbled(plan.scribbles, plan.seed))
        for file in plan.pen_files:
            pens = read_pen_file(Path(file))
            training += _drawn_anew(pens.part("train"), plan.pen_variants, lots)
            validation.append(pens.part("validation").framed())
            suites |= pen_suites(pens)
    except DataError as error:
        raise TrainingError(str(error)) from error
    return Material(
        join(training, "training"),
        join(validation, "validation"),
        suites,
        {part.name: {"size": len(part), "md5": part.checksum} for part in training},
    )


def _generated(count: int, seed: int) -> Corpus:
    characters, labels = generate(count, seed, outlier_share=GENERATED_OUTLIERS)
    widths = np.random.default_rng([seed, 1]).uniform(*PEN_WIDTHS, len(characters))
    frames = frame_characters(characters, widths)
    return Corpus(frames, labels, "generated pen digits", f"seed {seed}")


def _scribbled(count: int, seed: int) -> Corpus:
    lots = np.random.default_rng([seed, 2])
    frames = frame_characters(scribbles(count, lots), lots.uniform(*PEN_WIDTHS, count))
    return Corpus(frames, np.full(count, OUTLIER), "scribbles", f"seed {seed}")


def _drawn_anew(pens: PenCharacters, times: int, lots: np.random.Generator) -> list[Corpus]:
    """The characters, framed several times with pens of other widths, every third by mouse."""
    drawn = []
    for time in range(times):
        as_drawn = pens.map(lambda paths: drawn_by_mouse(paths, lots)) if time % 3 == 2 else pens
        drawn.append(as_drawn.framed(lots.uniform(*PEN_WIDTHS, len(pens))))
    return drawn
