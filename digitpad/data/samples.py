"""The user's samples, in one SQLite file among the user's files."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import numpy as np

from digitpad.data import DataError
from digitpad.data.corpus import Corpus
from digitpad.data.sample import LABELS, Sample, strokes_from_bytes, strokes_to_bytes
from digitpad.data.sqlite_file import SqliteFile
from digitpad.library.files import user_home
from digitpad.sentences import Sentence

FILE: Final = "samples.sqlite"

_log = logging.getLogger(__name__)

Part: TypeAlias = Literal["train", "test"]

_APPLICATION: Final = 0x64706164
"""“dpad”: tells our files from those of other programs that use SQLite."""
_MIGRATIONS: Final = (
    """CREATE TABLE samples (
        id TEXT PRIMARY KEY,
        created TEXT NOT NULL,
        label INTEGER NOT NULL CHECK (label BETWEEN -1 AND 9),
        strokes BLOB NOT NULL,
        frame BLOB NOT NULL CHECK (length(frame) = 784),
        model TEXT NOT NULL,
        read_as INTEGER NOT NULL CHECK (read_as BETWEEN -1 AND 9),
        confidence REAL NOT NULL
    );
    CREATE INDEX samples_in_order ON samples (created, id);
    CREATE INDEX samples_by_label ON samples (label, created, id);""",
)
"""Each takes the file from one version to the next; a new file goes through all of them."""
_COLUMNS: Final = "id, created, label, strokes, frame, model, read_as, confidence"
_IN_ORDER: Final = "ORDER BY created DESC, id"
_MANY: Final = 500
"""Ids named in one statement; SQLite has a limit."""
_TEST_SHARE: Final = 5
"""One in so many samples is kept for the test."""


def part_of(identity: str) -> Part:
    """Whether a sample is for training or for the test: drawn once, by its id."""
    return "test" if int(identity[:8], 16) % _TEST_SHARE == 0 else "train"


def corpus_of(samples: Sequence[Sample], name: str) -> Corpus:
    """Samples as a corpus, in their order."""
    return Corpus(
        np.array([sample.frame for sample in samples], np.uint8).reshape(-1, 28, 28),
        np.array([sample.label for sample in samples], np.int64),
        name,
        _checksum([(sample.id, sample.label) for sample in samples]),
    )


class SampleStore:
    """The samples under `home`. Nothing is created until there is one to keep.

    A store belongs to the thread that uses it; several programs may have one on the same file. All
    methods raise DataError, with a sentence for the user, if the file cannot be read or written.
    """

    def __init__(
        self,
        home: Path | None = None,
        complain: Callable[[str], None] | None = None,
        *,
        patience_s: float = 3.0,
    ) -> None:
        """A store under `home`, the user's data folder if None.

        Args:
            home: where the file is, or will be.
            complain: is told in a sentence when a damaged file was set aside and a new one begun;
                None: that is a DataError, so that whoever needs the samples does not go without.
                Likewise of each sample that is damaged and passed over; None: the log is.
            patience_s: how long to wait for another program that is writing.
        """
        path = (user_home() if home is None else home) / FILE
        self._file = SqliteFile(
            path, Sentence("your samples"), _APPLICATION, _MIGRATIONS, complain, patience_s
        )
        self._complain = _log.warning if complain is None else complain
        self._seen = 0, 0

    @property
    def path(self) -> Path:
        """Of the file, whether there is one or not."""
        return self._file.path

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._file.close()

    def __enter__(self) -> SampleStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    def __len__(self) -> int:
        return sum(self.counts().values())

    def counts(self) -> dict[int, int]:
        """How many samples there are by label: all eleven, -1 for no digit."""
        rows = self._file.read("SELECT label, count(*) FROM samples GROUP BY label")
        return dict.fromkeys(LABELS, 0) | dict(rows)

    def find(self, identities: Iterable[str]) -> list[Sample]:
        """The samples with these ids, in the order given; ids that there are not are passed over.

        So the answer to an id that is not there, or to no id, is an empty list. One that is damaged
        is a DataError.
        """
        return [_sample(row) for row in self._rows(identities)]

    def _rows(self, identities: Iterable[str]) -> list[Sequence[Any]]:
        """What the file has of these ids, in the order given."""
        wanted = list(identities)
        found: dict[str, Sequence[Any]] = {}
        for some in _pieces(wanted):
            query = f"SELECT {_COLUMNS} FROM samples WHERE id IN ({_marks(some)})"
            found |= {row[0]: row for row in self._file.read(query, some)}
        return [found[identity] for identity in wanted if identity in found]

    def page(
        self, label: int | None = None, *, first: int = 0, count: int | None = None
    ) -> list[Sample]:
        """Samples in full, the latest first: of one label, None: of all; from the `first`-th on.

        Those that are damaged are passed over.
        """
        where, values = _of_label(label)
        query = f"SELECT {_COLUMNS} FROM samples {where} {_IN_ORDER} LIMIT ? OFFSET ?"
        rows = self._file.read(query, [*values, -1 if count is None else count, first])
        return _whole(rows, self._complain)

    def labels(self) -> dict[str, int]:
        """The label of every sample, by id."""
        return dict(self._file.read("SELECT id, label FROM samples"))

    def starting_with(self, start: str) -> list[str]:
        """The ids that start so, to let people type less of them."""
        rows = self._file.read(
            "SELECT id FROM samples WHERE substr(id, 1, ?) = ?", [len(start), start]
        )
        return [row[0] for row in rows]

    def corpus(self, label: int | None = None) -> tuple[list[str], Corpus]:
        """The ids and, as a corpus, frames and labels, the latest first; None: of all labels."""
        where, values = _of_label(label)
        rows = self._file.read(f"SELECT id, label, frame FROM samples {where} {_IN_ORDER}", values)
        frames = np.frombuffer(b"".join(row[2] for row in rows), np.uint8).reshape(-1, 28, 28)
        labels = np.array([row[1] for row in rows], np.int64)
        return [row[0] for row in rows], Corpus(
            frames, labels, "own samples", _checksum([(row[0], row[1]) for row in rows])
        )

    def part(self, part: Part) -> list[Sample]:
        """Those to train on, or those kept for the test, oldest first."""
        return [sample for sample in reversed(self.page()) if part_of(sample.id) == part]

    def changed_elsewhere(self) -> bool:
        """Whether another program has changed the samples since this was last asked."""
        rows = self._file.read("PRAGMA data_version")
        now = self._file.openings, rows[0][0] if rows else 0
        before, self._seen = self._seen, now
        return now != before

    # Writing

    def keep(self, samples: Iterable[Sample]) -> list[Sample]:
        """Keep samples, all or none. Those whose ink they replace are returned, for `take_back`."""
        samples = list(samples)
        before = _whole(self._rows(sample.id for sample in samples))
        with self._file.writing() as connection:
            connection.executemany(_insert("REPLACE"), map(_row, samples))
        return before

    def take_back(self, kept: Iterable[Sample], before: Iterable[Sample]) -> None:
        """Undo `keep`, given what it was given and what it returned."""
        with self._file.writing() as connection:
            connection.executemany("DELETE FROM samples WHERE id = ?", [(s.id,) for s in kept])
            connection.executemany(_insert("REPLACE"), map(_row, before))

    def add(self, samples: Iterable[Sample]) -> int:
        """Add those whose ink is not there yet, all or none; how many these were."""
        with self._file.writing() as connection:
            before = connection.total_changes
            connection.executemany(_insert("IGNORE"), map(_row, samples))
            return connection.total_changes - before

    def relabel(self, labels: dict[str, int]) -> dict[str, int]:
        """Change labels, by id; the labels before, which undo it. Ids that are not there: not."""
        with self._file.writing() as connection:
            before: dict[str, int] = {}
            for some in _pieces(list(labels)):
                query = f"SELECT id, label FROM samples WHERE id IN ({_marks(some)})"
                before |= dict(connection.execute(query, some).fetchall())
            connection.executemany(
                "UPDATE samples SET label = ? WHERE id = ?",
                [(labels[identity], identity) for identity in before],
            )
        return before

    def remove(self, identities: Iterable[str]) -> list[Sample]:
        """Delete samples; those deleted are returned, and `add` brings them back.

        Those that are damaged are deleted for good.
        """
        rows = self._rows(identities)
        if rows:
            with self._file.writing() as connection:
                connection.executemany(
                    "DELETE FROM samples WHERE id = ?", [row[:1] for row in rows]
                )
        return _whole(rows)


def _of_label(label: int | None) -> tuple[str, list[int]]:
    return ("", []) if label is None else ("WHERE label = ?", [label])


def _insert(conflict: Literal["REPLACE", "IGNORE"]) -> str:
    return f"INSERT OR {conflict} INTO samples ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def _row(sample: Sample) -> tuple[Any, ...]:
    frame = np.ascontiguousarray(sample.frame, np.uint8).tobytes()
    strokes = strokes_to_bytes(sample.strokes)
    return (
        sample.id, sample.created, sample.label, strokes, frame,
        sample.model, sample.read_as, sample.confidence,
    )  # fmt: skip


def _sample(row: Sequence[Any]) -> Sample:
    identity, created, label, strokes, frame, model, read_as, confidence = row
    try:
        drawn = strokes_from_bytes(strokes)
    except DataError as error:
        raise DataError(
            "The sample {name} is damaged: {why} Remove it.", name=str(identity), why=error
        ) from error
    pixels = np.frombuffer(frame, np.uint8).reshape(28, 28)
    return Sample(label, pixels, drawn, created, model, read_as, confidence)


def _whole(
    rows: Iterable[Sequence[Any]], complain: Callable[[str], object] = lambda _: None
) -> list[Sample]:
    """The samples in rows that are not damaged; `complain` is told in a sentence of the others."""
    samples = []
    for row in rows:
        try:
            samples.append(_sample(row))
        except DataError as error:
            complain(str(error))
    return samples


def _pieces(identities: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(identities), _MANY):
        yield identities[at : at + _MANY]


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))


def _checksum(what: Sequence[tuple[str, int]]) -> str:
    return hashlib.md5(repr(what).encode(), usedforsecurity=False).hexdigest()
