"""The table of many files: what was read in each, how sure it is, and what the user put right."""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QPixmap, QPixmapCache, QUndoCommand, QUndoStack

from digitpad.ui.saying import all_said, said

if TYPE_CHECKING:
    from digitpad.recognition.file_reading import FileRead

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
SORT_ROLE: Final = _Role.UserRole
DOUBT_ROLE: Final = _Role.UserRole + 1
DOUBTFUL: Final = 0.9
"""Confidence below which a reading is worth a look."""
_FAILED_RANK: Final = -1.0
_CORRECTED_RANK: Final = 2.0


class Column(IntEnum):
    """The columns, from the left."""

    FILE = 0
    READING = 1
    CONFIDENCE = 2
    REMARK = 3


@dataclass(frozen=True, eq=False)
class FileRow:
    """One file, kept small: thousands of them are.

    Attributes:
        file: its name.
        text: what was read; "" if nothing was.
        confidence: 0 to 1.
        remark: a sentence for the user, why it failed or what was left out.
        failed: it could not be read.
        thumbnail: the bytes of a JPEG, or none.
        packed: all that was read, as compressed JSON; empty if it failed.
        corrected: what the user says it reads; None: nothing.
    """

    file: str
    text: str
    confidence: float
    remark: str
    failed: bool
    thumbnail: bytes
    packed: bytes
    corrected: str | None = None

    @classmethod
    def of(cls, read: FileRead) -> FileRow:
        """The row of a file that was read."""
        found = read.details
        return cls(
            file=read.file,
            text=found.get("text", ""),
            confidence=found.get("confidence", 0.0),
            remark=said(read.error) or all_said(found.get("notes", ())),
            failed=bool(read.error),
            thumbnail=read.thumbnail,
            packed=zlib.compress(json.dumps(found).encode()) if found else b"",
        )

    @property
    def shown_text(self) -> str:
        """What it reads by the user or, failing that, by the model."""
        return self.text if self.corrected is None else self.corrected

    @property
    def is_doubtful(self) -> bool:
        """Whether it is worth a look: it may be wrong, and nobody has said what is right."""
        return not self.failed and self.corrected is None and self.confidence < DOUBTFUL

    @property
    def details(self) -> dict[str, Any]:
        """What the command line tells of it, with the user's correction."""
        found: dict[str, Any] = {"file": self.file, "text": "", "confidence": 0.0, "glyphs": []}
        if self.packed:
            found = json.loads(zlib.decompress(self.packed))
        if self.failed:
            found["error"] = self.remark
        if self.corrected is not None:
            found |= {"read_as": self.text, "text": self.corrected, "confidence": 1.0}
            found |= {"corrected": True, "unread": 0}
        return found


class FilesModel(QAbstractTableModel):
    """Rows in the order in which they came.

    Attributes:
        undo_stack: the user's corrections; clean when they are exported.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._rows: list[FileRow] = []
        self._settled: dict[str, str] = {}

    # What is in it

    @property
    def rows(self) -> Sequence[FileRow]:
        """All rows."""
        return self._rows

    @property
    def files(self) -> frozenset[str]:
        """The names of all files."""
        return frozenset(row.file for row in self._rows)

    @property
    def has_unexported(self) -> bool:
        """Whether there are corrections that no exported file holds as they are now."""
        corrected = any(row.corrected is not None for row in self._rows)
        return corrected and not self.undo_stack.isClean()

    def append(self, rows: Sequence[FileRow]) -> None:
        """Add files that were read; those that undo has brought back meanwhile are there."""
        known = self.files
        new = [row for row in rows if row.file not in known]
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def clear(self) -> None:
        """Take everything out of the list. Can be undone."""
        self.undo_stack.push(_Emptying(self, self.tr("Empty List")))

    def replace_rows(self, rows: Sequence[FileRow]) -> None:
        """Other rows in place of all, without a step to undo."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def correct(self, at: int, text: str | None) -> None:
        """The user says what a file reads; None: what was read is right. Can be undone."""
        row = self._rows[at]
        if text == row.text:
            text = None
        if text != row.corrected:
            name = self.tr("Correct {file}").format(file=Path(row.file).name)
            self.undo_stack.push(_Correction(self, at, row.corrected, text, name))

    def put(self, at: int, corrected: str | None) -> None:
        """Set a correction, without a step to undo."""
        self._rows[at] = replace(self._rows[at], corrected=corrected)
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def settle(self) -> None:
        """Sort rows by what they are now; until then a correction leaves its row where it is."""
        self._settled = {row.file: row.corrected for row in self._rows if row.corrected is not None}

    # As files

    def to_csv(self) -> str:
        """As `digitpad classify --csv` prints it; files that could not be read say why."""
        from digitpad.recognition.file_reading import CSV_COLUMNS, csv_row

        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(CSV_COLUMNS)
        for row in self._rows:
            writer.writerow(csv_row(row.details, self._text(row, Column.REMARK)))
        return text.getvalue()

    def to_json(self) -> str:
        """A JSON array of what `digitpad classify --json` prints, one object a line."""
        lines = (json.dumps(row.details, ensure_ascii=True) for row in self._rows)
        return "[\n" + ",\n".join(lines) + "\n]\n"

    # For Qt

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many files."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The columns' titles."""
        if role != _Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return {
            Column.FILE: self.tr("Picture"),
            Column.READING: self.tr("Reading"),
            Column.CONFIDENCE: self.tr("Confidence"),
            Column.REMARK: self.tr("Remark"),
        }[Column(section)]

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """The reading can be typed over."""
        flags = super().flags(index)
        if index.column() == Column.READING:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        """A cell."""
        row, column = self._rows[index.row()], Column(index.column())
        if role == _Role.DisplayRole:
            return self._text(row, column)
        if role == _Role.EditRole:
            return row.shown_text.replace("\n", " ")
        if role == SORT_ROLE:
            return self._rank(row, column)
        if role == DOUBT_ROLE:
            return row.is_doubtful
        if role == _Role.DecorationRole and column == Column.FILE:
            return _picture(row)
        if role == _Role.ToolTipRole:
            return {Column.FILE: row.file, Column.READING: row.shown_text}.get(
                column, self._text(row, Column.REMARK)
            )
        if role == _Role.FontRole and column == Column.READING:
            font = QFont()
            font.setPointSizeF(font.pointSizeF() * 1.4)
            font.setItalic(row.corrected is not None)
            return font
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = _Role.EditRole) -> bool:
        """Take what was typed: digits; a space begins a new row of writing."""
        if role != _Role.EditRole or index.column() != Column.READING:
            return False
        self.correct(index.row(), "\n".join(str(value).split()))
        return True

    def _text(self, row: FileRow, column: Column) -> str:
        if column == Column.FILE:
            return Path(row.file).name
        if column == Column.READING:
            return row.shown_text.replace("\n", "  ")
        if column == Column.CONFIDENCE:
            if row.failed or row.corrected is not None or not row.text:
                return ""
            return self.tr("{number} %").format(
                number=QLocale().toString(100 * row.confidence, "f", 1)
            )
        if row.corrected is not None:
            if not row.text:
                return self.tr("Corrected; no digit was read.")
            was = row.text.replace("\n", " ")
            return self.tr("Corrected; {reading} was read.").format(reading=was)
        if not row.remark and not row.text:
            return self.tr("No digit was found.")
        if not row.remark and row.is_doubtful:
            return self.tr("Doubtful")
        return row.remark

    def _rank(self, row: FileRow, column: Column) -> Any:
        settled = self._settled.get(row.file)
        if row.corrected != settled:
            row = replace(row, corrected=settled)
        if column == Column.CONFIDENCE:
            if row.corrected is not None:
                return _CORRECTED_RANK
            return _FAILED_RANK if row.failed else row.confidence
        return row.file if column == Column.FILE else self._text(row, column)


class _Correction(QUndoCommand):
    def __init__(
        self, model: FilesModel, at: int, before: str | None, after: str | None, text: str
    ) -> None:
        super().__init__(text)
        self._model = model
        self._at = at
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._model.put(self._at, self._after)

    def undo(self) -> None:
        self._model.put(self._at, self._before)


class _Emptying(QUndoCommand):
    """Rows that go and come back; what has joined the list in the meantime stays in it."""

    def __init__(self, model: FilesModel, text: str) -> None:
        super().__init__(text)
        self._model = model
        self._others: list[FileRow] = []
        self._known = model.files

    def redo(self) -> None:
        self._swap()

    def undo(self) -> None:
        self._swap()

    def _swap(self) -> None:
        # Corrections know rows by their places: those of before are to have theirs again.
        here = list(self._model.rows)
        known = self._known | {row.file for row in self._others}
        self._model.replace_rows([*self._others, *(row for row in here if row.file not in known)])
        self._others, self._known = here, self._model.files


def _picture(row: FileRow) -> QPixmap | None:
    """The thumbnail; decoded when it comes into sight, and forgotten for others."""
    if not row.thumbnail:
        return None
    name = f"digitpad-thumbnail-{row.file}"
    pixmap = QPixmap()
    if not QPixmapCache.find(name, pixmap):
        pixmap.loadFromData(row.thumbnail, "JPEG")
        # Twice as many pixels as points, for dense screens.
        pixmap.setDevicePixelRatio(2.0)
        QPixmapCache.insert(name, pixmap)
    return pixmap
