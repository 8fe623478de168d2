"""Samples in a file of their own, to take to another machine: JSON lines, one sample each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from digitpad.data import DataError
from digitpad.data.sample import Sample, from_line, to_line
from digitpad.data.samples import SampleStore
from digitpad.library.files import write_whole
from digitpad.sentences import Sentence, reason

SUFFIX: Final = ".jsonl"
_LONGEST_LINE: Final = 4_000_000
"""Bytes; a drawing with so many points takes the better part of an hour."""
_MOST_COMPLAINTS: Final = 5
_AT_ONCE: Final = 200


@dataclass(frozen=True)
class Imported:
    """What became of a file.

    Attributes:
        added: samples that are new here.
        known: samples whose ink was here already; they stay as they are.
        refused: lines that are no samples.
    """

    added: int
    known: int
    refused: int


def export_samples(samples: Iterable[Sample], path: Path) -> int:
    """Write samples to a file, whole or not at all; how many they are.

    Raises:
        DataError: it cannot be written.
    """
    lines = [to_line(sample) for sample in samples]
    try:
        write_whole(path, "".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise DataError("{path} cannot be written: {why}.", path=path, why=reason(error)) from error
    return len(lines)


def import_samples(store: SampleStore, path: Path, complain: Callable[[str], None]) -> Imported:
    """Add the samples in a file to the user's.

    Args:
        store: where to.
        path: a file that `export_samples` wrote, or one like it by anybody.
        complain: is told in a sentence of lines that are no samples; the others are taken.

    Raises:
        DataError: the file cannot be read, or the samples cannot be kept.
    """
    added = known = refused = 0
    batch: list[Sample] = []

    def take() -> None:
        nonlocal added, known
        new = store.add(batch)
        added, known = added + new, known + len(batch) - new
        batch.clear()

    for number, line in _lines(path):
        try:
            batch.append(from_line(line))
        except DataError as error:
            refused += 1
            if refused <= _MOST_COMPLAINTS:
                complain(
                    Sentence(
                        "{path}, line {line}: this is no sample: {why}",
                        path=path,
                        line=str(number),
                        why=error,
                    )
                )
        if len(batch) == _AT_ONCE:
            take()
    take()
    if refused > _MOST_COMPLAINTS:
        complain(Sentence("{path}: {count} lines are no samples.", path=path, count=refused))
    return Imported(added, known, refused)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers."""
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(_LONGEST_LINE + 1):
                number += 1
                if len(line) > _LONGEST_LINE:
                    raise DataError(
                        "{path}, line {line}, is too long to be a sample.",
                        path=path,
                        line=str(number),
                    )
                if line.strip():
                    yield number, line
    except OSError as error:
        raise DataError("{path} cannot be read: {why}.", path=path, why=reason(error)) from error
