"""From a plan to the frames that it trains on."""

from __future__ import annotations

import math
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from digitpad.cores import usable_cores
from digitpad.data import DataError
from digitpad.data.corpus import OUTLIER, Corpus, Frames, frame_characters, join
from digitpad.data.mnist import load_mnist
from digitpad.data.mouse import drawn_by_mouse
from digitpad.data.pen_digits import generate
from digitpad.data.pen_files import PenCharacters, pen_suites, read_pen_file
from digitpad.data.photographed import frame_photographed
from digitpad.data.scribbles import scribbles
from digitpad.training import TrainingError
from digitpad.training.own_samples import OwnSamples, read_own_samples
from digitpad.training.plan import Plan

PEN_WIDTHS: Final = (1.3, 4.2)
"""The range of pen widths to draw strokes with, in pixels of a frame, felt pens and hairlines."""
GENERATED_OUTLIERS: Final = 0.25
"""Share of the generated characters that are no digits."""
_PIECE: Final = 1000
"""Characters drawn in one go by one process; part of the recipe, as each piece has its own seed."""

_MOST_PROCESSES: Final = 61
"""Windows cannot wait for more."""
_GLANCE_S: Final = 0.1
"""How often a gathering looks whether it is to end."""

Check: TypeAlias = Callable[[], None]
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Material:
    """What a training run works with.

    Attributes:
        training: to learn from.
        doubtful: bool, for each sample to learn from, whether its label may be wrong.
        validation: to watch it by; never learnt from.
        origins: parts of the same, one an origin, to set the digit threshold on.
        suites: to score the finished model with, by name; never learnt from.
        parts: what it was made of, for the card: name, size and checksum each.
    """

    training: Corpus
    doubtful: NDArray[np.bool_]
    validation: Corpus
    origins: tuple[Corpus, ...]
    suites: dict[str, Corpus]
    parts: dict[str, dict[str, object]]


def gather(plan: Plan, check: Check = lambda: None) -> Material:
    """Load, generate, draw and split everything that a plan asks for, on all cores.

    Args:
        plan: what to gather for.
        check: called several times a second; what it raises ends the gathering.

    Raises:
        TrainingError: a part of the corpus cannot be had.
    """
    lots = np.random.default_rng(plan.seed)
    try:
        own = read_own_samples() if plan.samples else OwnSamples()
        pens = []
        for path in plan.pen_files:
            check()
            pens.append(read_pen_file(Path(path)))
        with _pool() as pool:
            # All the drawing is asked for before any of it is waited for.
            made = _pieces(pool, _generated, plan.generated, plan.seed)
            doodles = _pieces(pool, _scribbled, plan.scribbles, plan.seed)
            other_doodles = _pieces(
                pool, _scribbled, min(_PIECE, math.ceil(plan.scribbles / 3)), plan.seed + 1
            )
            drawn = [_drawn_anew(pool, p.part("train"), plan.pen_variants, lots) for p in pens]
            mnist = load_mnist("train")
            shuffled = lots.permutation(len(mnist))
            passes = plan.mnist_passes if plan.mnist else 0
            training = [mnist.select(shuffled[plan.held_back :])] * passes
            validation = [mnist.select(shuffled[: plan.held_back])]
            suites = {"mnist-test": load_mnist("test")}
            if made:
                characters = join(_results(made, check), "generated pen digits")
                kept_back = len(characters) // 20
                validation.append(characters.select(slice(kept_back)))
                training.append(characters.select(slice(kept_back, None)))
            if doodles:
                suites["scribbles"] = join(_results(other_doodles, check), "scribbles")
                training.append(join(_results(doodles, check), "scribbles"))
            if own.training:
                training.append(own.rewritten(sum(map(len, training)), plan.seed))
            suites |= own.suites
            certain = sum(map(len, training))
            for file, variants in zip(pens, drawn, strict=True):
                training += [variant(check) for variant in variants]
                validation.append(file.part("validation").framed())
                suites |= pen_suites(file)
    except DataError as error:
        raise TrainingError(str(error)) from error
    return Material(
        join(training, "training"),
        # Who collected pen strokes had people write to order, and some wrote something else.
        np.arange(sum(map(len, training))) >= certain,
        join(validation, "validation"),
        tuple(validation),
        suites,
        {part.name: {"size": len(part), "md5": part.checksum} for part in training} | own.parts,
    )


def _generated(count: int, seed: tuple[int, int]) -> Corpus:
    characters, labels = generate(count, seed, outlier_share=GENERATED_OUTLIERS)
    widths = np.random.default_rng([*seed, 1]).uniform(*PEN_WIDTHS, count)
    return Corpus(frame_characters(characters, widths), labels, "", f"seed {seed}")


def _scribbled(count: int, seed: tuple[int, int]) -> Corpus:
    lots = np.random.default_rng([*seed, 2])
    frames = frame_characters(scribbles(count, lots), lots.uniform(*PEN_WIDTHS, count))
    return Corpus(frames, np.full(count, OUTLIER), "", f"seed {seed}")


def _pieces(
    pool: ProcessPoolExecutor, draw: Callable[[int, tuple[int, int]], Corpus], count: int, seed: int
) -> list[Future[Corpus]]:
    """So many characters asked for, in pieces."""
    return [
        pool.submit(draw, min(_PIECE, count - first), (seed, number))
        for number, first in enumerate(range(0, count, _PIECE))
    ]


def _drawn_anew(
    pool: ProcessPoolExecutor, pens: PenCharacters, times: int, lots: np.random.Generator
) -> list[Callable[[Check], Corpus]]:
    """The characters, to be framed several times: as written, by mouse, in a picture, by mouse."""
    variants: list[Callable[[Check], Corpus]] = []
    parts = [slice(at, at + _PIECE) for at in range(0, len(pens), _PIECE)]
    for time in range(times):
        drawn = pens.map(lambda paths: drawn_by_mouse(paths, lots)) if time % 2 == 1 else pens
        widths = lots.uniform(*PEN_WIDTHS, len(pens))
        if time % 4 == 2:
            pieces = [
                pool.submit(frame_photographed, drawn.characters[part], own)
                for part, own in zip(parts, lots.spawn(len(parts)), strict=True)
            ]
        else:
            pieces = [
                pool.submit(frame_characters, drawn.characters[part], widths[part])
                for part in parts
            ]
        variants.append(partial(_collected, pens, pieces))
    return variants


def _collected(pens: PenCharacters, pieces: list[Future[Frames]], check: Check) -> Corpus:
    return pens.with_frames(_results(pieces, check))


def _results(pieces: list[Future[Made]], check: Check) -> list[Made]:
    """What has been asked for, when it is there; `check` may end the waiting."""
    made = []
    for piece in pieces:
        while not wait([piece], _GLANCE_S).done:
            check()
        made.append(piece.result())
    return made


@contextmanager
def _pool() -> Iterator[ProcessPoolExecutor]:
    """Processes to draw with, one a core; they are gone when the block ends, however it ends."""
    # Not forked: TensorFlow's threads, if it is imported already, do not survive that.
    context = multiprocessing.get_context("spawn")
    count = min(usable_cores(), _MOST_PROCESSES)
    pool = ProcessPoolExecutor(count, context, initializer=_end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """In a process of the pool: see to it that it ends even if its parent is killed."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
