"""What a model is scored on: MNIST, pen files, folders of pictures, and what is no digit."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, Literal, TypeAlias

import numpy as np

from digitpad.data import DataError
from digitpad.data.corpus import OUTLIER, Corpus, frame_characters, to_bytes
from digitpad.data.mnist import load_mnist
from digitpad.data.pen_files import PenCharacters, read_pen_file
from digitpad.data.samples import SampleStore, corpus_of
from digitpad.data.scribbles import scribbles
from digitpad.evaluation.inputs import Inputs
from digitpad.evaluation.scoring import Answers, answers
from digitpad.ink import InkError
from digitpad.ink.frame import SIDE
from digitpad.ink.picture import PICTURE_SUFFIXES
from digitpad.ink.strokes import Points
from digitpad.library.files import is_file, is_folder
from digitpad.recognition.reading import Glyph
from digitpad.recognition.recognizer import Recognizer
from digitpad.sentences import Sentence, reason

LABELS_FILE: Final = "labels.csv"
_SCRIBBLES: Final = 1000
_SCRIBBLE_SEED: Final = (2026, 11)
"""Two numbers; training draws its own scribbles from seeds of three."""

Kind: TypeAlias = Literal["mnist", "pen", "picture", "own"]
Complain: TypeAlias = Callable[[str], None]
"""Is told in a sentence of each input that cannot be used; the rest is scored."""
Watch: TypeAlias = Callable[[str, int, int], None]
"""Is told what is scored, how much of it is done, and how much there is; what it raises ends it."""


@dataclass(frozen=True, eq=False)
class Suite:
    """Answers to characters of one origin: either all of them digits, or none.

    Attributes:
        name: `mnist-test`, `pen-writers` and so on; unique within an evaluation.
        kind: what they came from; outliers are told from digits of the same kind if there are any.
        answers: what the model said; at least one.
        files: for each the picture it was read from; empty if they are not from pictures.
        strokes: of each, float (m, 2) each, y down; empty if they were written with no pen.
    """

    name: str
    kind: Kind
    answers: Answers
    files: tuple[Path, ...] = ()
    strokes: Sequence[Sequence[Points]] = ()

    @property
    def of_digits(self) -> bool:
        """Whether they are digits."""
        return bool(self.answers.labels[0] != OUTLIER)


def _unwatched(_what: str, _done: int, _of: int) -> None:
    """Nobody wants to know."""


def run_suites(
    recognizer: Recognizer, inputs: Inputs, complain: Complain, watch: Watch = _unwatched
) -> list[Suite]:
    """Let a model answer to everything there is.

    Args:
        recognizer: the model.
        inputs: what the user has beside what comes with the program.
        complain: is told of each file that cannot be read.
        watch: is told how far it is; what it raises breaks the work off.

    Returns:
        The suites, those of digits first. Several of one kind are told apart by the file's name.
    """
    run = _Run(recognizer, inputs.all_writers, complain, watch)
    # Generators: each reads its file when its turn comes.
    jobs = [
        *([("", _mnist(run))] if inputs.mnist else []),
        *([("", _own_samples(run))] if inputs.samples else []),
        *((path.stem, _pens(run, path)) for path in inputs.pen_files),
        *((path.stem, _labelled(run, path)) for path in inputs.pictures),
        *([("", _scribbles(run))] if inputs.scribbles else []),
        *((path.stem, _outliers(run, path)) for path in inputs.outliers),
    ]
    found: list[tuple[str, Suite]] = []
    for origin, suites in jobs:
        try:
            found.extend((origin, suite) for suite in suites)
        except (DataError, InkError) as error:
            complain(str(error))
    return sorted(_named_apart(found), key=lambda suite: not suite.of_digits)


def _named_apart(found: list[tuple[str, Suite]]) -> list[Suite]:
    """The suites, each with a name of its own; given with the names of their files."""
    names = [suite.name for _, suite in found]
    taken: dict[str, Suite] = {}
    for origin, suite in found:
        full = suite.name if names.count(suite.name) == 1 else f"{suite.name}:{origin}"
        unique, number = full, 2
        while unique in taken:
            unique, number = f"{full}-{number}", number + 1
        taken[unique] = replace(suite, name=unique)
    return list(taken.values())


@dataclass(frozen=True)
class _Run:
    """What all suites of one evaluation share; the fields are those of `run_suites`."""

    recognizer: Recognizer
    all_writers: bool
    complain: Complain
    watch: Watch

    def answers(
        self,
        what: str,
        corpus: Corpus,
        names: tuple[str, ...] | None = None,
        sources: tuple[str, ...] = (),
    ) -> Answers:
        return answers(
            self.recognizer.classifier, corpus, names, sources, partial(self.watch, what)
        )


def _mnist(run: _Run) -> Iterator[Suite]:
    run.watch("mnist-test", 0, 1)
    yield Suite("mnist-test", "mnist", run.answers("mnist-test", load_mnist("test")))


def _scribbles(run: _Run) -> Iterator[Suite]:
    drawn = scribbles(_SCRIBBLES, np.random.default_rng(_SCRIBBLE_SEED))
    frames = frame_characters(drawn, watch=partial(run.watch, "scribbles"))
    corpus = Corpus(frames, np.full(_SCRIBBLES, OUTLIER), "scribbles", "")
    yield Suite("scribbles", "pen", run.answers("scribbles", corpus), strokes=drawn)


def _own_samples(run: _Run) -> Iterator[Suite]:
    with SampleStore(complain=run.complain) as store:
        samples = store.page() if run.all_writers else store.part("test")
    for name, outliers in (("own-samples", False), ("own-outliers", True)):
        chosen = [sample for sample in samples if (sample.label == OUTLIER) == outliers]
        if chosen:
            corpus = corpus_of(chosen, name)
            names = tuple(sample.id for sample in chosen)
            strokes = [[stroke.points for stroke in sample.strokes] for sample in chosen]
            yield Suite(name, "own", run.answers(name, corpus, names), strokes=strokes)


def _pens(run: _Run, path: Path) -> Iterator[Suite]:
    run.watch(path.name, 0, 1)
    pens = read_pen_file(path, run.complain)
    digits = list(_pen_suite(run, pens, "pen-writers", outliers=False))
    letters = list(_pen_suite(run, pens, "letters", outliers=True))
    if not digits and not letters:
        raise DataError(
            "{path} holds nothing by a writer kept for the test: "
            "score all writers (--all-writers) to see the others.",
            path=path,
        )
    yield from digits
    yield from letters


def _pen_suite(run: _Run, pens: PenCharacters, name: str, *, outliers: bool) -> Iterator[Suite]:
    wanted = (pens.labels == OUTLIER) == outliers
    if not run.all_writers:
        wanted &= pens.of_part("test")
    if not wanted.any():
        return
    chosen = pens.select(wanted)
    names = tuple(
        Sentence("{number} by {writer}", number=str(at), writer=writer)
        for at, writer in zip(np.flatnonzero(wanted), chosen.writers, strict=True)
    )
    frames = frame_characters(chosen.characters, watch=partial(run.watch, pens.name))
    corpus = Corpus(frames, chosen.labels, chosen.name, chosen.checksum)
    given = run.answers(pens.name, corpus, names, chosen.writers)
    yield Suite(name, "pen", given, strokes=chosen.characters)


def _outliers(run: _Run, path: Path) -> Iterator[Suite]:
    run.watch(path.name, 0, 1)
    pictures = list(_pictures_in(path)) if is_folder(path) else [path]
    if not any(file.suffix.lower() in PICTURE_SUFFIXES for file in pictures):
        try:
            pens = read_pen_file(path, run.complain)
        except DataError as error:
            if not is_folder(path):
                raise
            raise DataError("{path} holds neither pictures nor pen files.", path=path) from error
        suites = list(_pen_suite(run, pens, "outliers", outliers=True))
        if not suites:
            raise DataError(
                "{path} holds nothing but digits, or nothing by a writer kept for the test: "
                "score all writers (--all-writers) to see the others.",
                path=path,
            )
        yield from suites
        return
    items = [(picture, OUTLIER, "") for picture in pictures]
    folder = path if is_folder(path) else path.parent
    yield from _read_pictures(run, "outliers", folder, items)


def _labelled(run: _Run, folder: Path) -> Iterator[Suite]:
    run.watch(folder.name, 0, 1)
    items = list(labelled_pictures(folder, run.complain))
    if not items:
        raise DataError(
            "{folder} holds no labelled pictures: name its folders 0 to 9, or add a "
            "{table} with the columns file and label.",
            folder=folder,
            table=LABELS_FILE,
        )
    yield from _read_pictures(run, "pictures", folder, items)


def labelled_pictures(folder: Path, complain: Complain) -> Iterator[tuple[Path, int, str]]:
    """The pictures of a folder with their labels, 0 to 9, and sources, "" if unknown.

    The labels are those of labels.csv, columns `file`, relative to the folder, `label` and maybe
    `source_repo`; or else the names of the subfolders, 0 to 9.

    Raises:
        DataError: the folder or its labels.csv cannot be read.
    """
    if not is_folder(folder):
        raise DataError(
            "{folder} is not a folder: name one that holds labelled pictures.", folder=folder
        )
    table = folder / LABELS_FILE
    if not is_file(table):
        for digit in range(10):
            if is_folder(folder / str(digit)):
                for file in _pictures_in(folder / str(digit)):
                    yield file, digit, ""
        return
    try:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if not {"file", "label"} <= set(rows.fieldnames or ()):
                raise DataError("{path} lacks a column: it needs file and label.", path=table)
            for row in rows:
                name, label = row["file"] or "", (row["label"] or "").strip()
                if not name or len(label) != 1 or label not in "0123456789":
                    complain(
                        Sentence(
                            "{path}, line {line}: “{label}” is no label of one digit.",
                            path=table,
                            line=str(rows.line_num),
                            label=label,
                        )
                    )
                    continue
                yield folder / name, int(label), (row.get("source_repo") or "").strip()
    except OSError as error:
        raise DataError("{path} cannot be read: {why}.", path=table, why=reason(error)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(
            "{path} is not a table of comma-separated values: {why}.",
            path=table,
            why=reason(error),
        ) from error


def _pictures_in(folder: Path) -> Iterator[Path]:
    """The pictures in a folder and its subfolders, in the order of their names."""
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in PICTURE_SUFFIXES and is_file(file):
            yield file


def _read_pictures(
    run: _Run, name: str, folder: Path, items: list[tuple[Path, int, str]]
) -> Iterator[Suite]:
    """Read pictures: one of a digit as one glyph, another as it comes, its best glyph counting."""
    read: list[tuple[Path, int, str, Glyph | None]] = []
    for done, (file, label, source) in enumerate(items):
        run.watch(folder.name, done, len(items))
        try:
            reading = run.recognizer.read_picture(file, single=label != OUTLIER)
        except InkError as error:
            run.complain(str(error))
            continue
        best = max(reading.glyphs, key=lambda glyph: glyph.digit_score, default=None)
        read.append((file, label, source, best))
    if not read:
        return
    glyphs = [glyph for _, _, _, glyph in read]
    nothing = np.zeros(10, np.float32)
    blank = np.zeros((SIDE, SIDE), np.float32)
    sources = tuple(source for _, _, source, _ in read)
    yield Suite(
        name,
        "picture",
        Answers(
            np.array([label for _, label, _, _ in read], np.int64),
            np.array([glyph.probabilities if glyph else nothing for glyph in glyphs], np.float32),
            np.array([glyph.digit_score if glyph else -np.inf for glyph in glyphs], np.float32),
            np.array([glyph is not None and glyph.is_digit for glyph in glyphs]),
            to_bytes(np.array([glyph.frame if glyph else blank for glyph in glyphs], np.float32)),
            tuple(_within(folder, file) for file, _, _, _ in read),
            sources if any(sources) else (),
        ),
        tuple(file for file, _, _, _ in read),
    )


def _within(folder: Path, file: Path) -> str:
    """What to call a file found in a folder."""
    return str(file.relative_to(folder)) if file.is_relative_to(folder) else str(file)
