"""An SQLite file of the user's: brought up to date, set aside if damaged, shared by programs."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from digitpad.data import DataError
from digitpad.sentences import Sentence, reason


class SqliteFile:
    """One file and, when it is used, a connection to it. It is made when it is first written.

    It belongs to the thread that uses it; several programs may have one on the same file. All
    methods raise DataError, with a sentence for the user, if the file cannot be read or written.

    Attributes:
        path: of the file.
        patience_s: how long to wait for another program that is writing.
        openings: how often the file was opened; after another one it may hold anything.
    """

    def __init__(
        self,
        path: Path,
        what: str,
        application: int,
        migrations: Sequence[str],
        complain: Callable[[str], None] | None,
        patience_s: float,
    ) -> None:
        """A file that need not exist.

        Args:
            path: of the file.
            what: is in it, for people: “your samples”.
            application: a number that tells our files from those of other programs.
            migrations: each takes the file from one version to the next, statements with
                semicolons between them; a new file goes through all of them.
            complain: is told in a sentence when a damaged file was set aside and a new one begun;
                None: that is a DataError.
            patience_s: how long to wait for another program that is writing.
        """
        self.path = path
        self.patience_s = patience_s
        self._what = what
        self._application = application
        self._migrations = migrations
        self._complain = complain
        self.openings = 0
        self._open: sqlite3.Connection | None = None
        self._opened: os.stat_result | None = None

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def read(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows that answer a query; none if there is no file, and none is made."""
        if self._open is None and not self.path.exists():
            return []
        with self._explained("reading"):
            return self._connection().execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is made whole or not at all."""
        with self._explained("writing"):
            connection = self._connection()
            with _transaction(connection):
                yield connection

    def _connection(self) -> sqlite3.Connection:
        if self._open is not None and not self._is_in_place():
            # Deleted or replaced under our feet: what is written to it now would be lost.
            self.close()
        if self._open is None:
            try:
                self._open = self._connect()
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                if self._complain is None:
                    raise DataError(self._set_aside()) from error
                self._complain(self._set_aside())
                self._open = self._connect()
            self._opened = self.path.stat()
            self.openings += 1
        return self._open

    def _is_in_place(self) -> bool:
        """Whether the file that was opened is the one that is there."""
        try:
            return self._opened is not None and os.path.samestat(self._opened, self.path.stat())
        except OSError:
            return False

    def _connect(self) -> sqlite3.Connection:
        """Open the file, make it if there is none, and bring it to the present version.

        Raises:
            DataError: it is of a later version of the program.
            sqlite3.DatabaseError: it cannot be opened or is damaged; or it is another program's,
                which counts as damaged.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=self.patience_s, isolation_level=None)
        try:
            if not self._is_current(connection):
                with _transaction(connection):
                    self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        version = _number(connection, "user_version")
        if version > len(self._migrations):
            raise DataError(
                "{path} was written by a later version of digitpad: update this one.",
                path=self.path,
            )
        for script in self._migrations[version:]:
            for statement in script.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {self._application}")
        connection.execute(f"PRAGMA user_version = {len(self._migrations)}")

    def _is_current(self, connection: sqlite3.Connection) -> bool:
        if _number(connection, "application_id") != self._application:
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise _ForeignError("This is another program's file.")
            return False
        return _number(connection, "user_version") == len(self._migrations)

    def _set_aside(self) -> Sentence:
        """Move a damaged file out of the way; what to tell the user."""
        self.close()
        stem = f"{self.path.stem}-damaged-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        aside, number = self.path.with_name(f"{stem}{self.path.suffix}"), 2
        while aside.exists():
            aside, number = self.path.with_name(f"{stem}-{number}{self.path.suffix}"), number + 1
        try:
            self.path.rename(aside)
            # A journal that is left behind would be rolled into the new file.
            for side in ("-journal", "-wal", "-shm"):
                Path(f"{self.path}{side}").unlink(missing_ok=True)
        except OSError as error:
            raise DataError(
                "{path} cannot be read, and it cannot be moved out of the way: {why}.",
                path=self.path,
                why=reason(error),
            ) from error
        return Sentence(
            "The file with {what}, {path}, could not be read. "
            "It is now called {name}, and a new one is begun.",
            what=self._what,
            path=self.path,
            name=aside.name,
        )

    @contextmanager
    def _explained(self, doing: Literal["reading", "writing"]) -> Iterator[None]:
        """Say what goes wrong inside for people."""
        try:
            yield
        except sqlite3.Error as error:
            if _is_damage(error):
                raise DataError(self._set_aside()) from error
            raise self._failed(doing, _reason(error)) from error
        except OSError as error:
            raise self._failed(doing, reason(error)) from error

    def _failed(self, doing: Literal["reading", "writing"], why: str) -> DataError:
        if doing == "reading":
            return DataError("{path} cannot be read: {why}.", path=self.path, why=why)
        return DataError("{path} cannot be written: {why}.", path=self.path, why=why)


class _ForeignError(sqlite3.DatabaseError):
    """A fine SQLite file of some other program."""


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    # At once a writer: one that reads first and then finds that another wrote cannot go on.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary error code."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _is_damage(error: sqlite3.Error) -> bool:
    return isinstance(error, _ForeignError) or _code(error) in (
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_CORRUPT,
    )


def _reason(error: sqlite3.Error) -> str:
    match _code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Sentence("another program is using it; try again in a moment")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return Sentence("it, or the folder that it is in, may not be written to")
        case sqlite3.SQLITE_FULL:
            return Sentence("the disk is full")
        case _:
            return str(error)
