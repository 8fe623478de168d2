"""The library as a table: a row a model, the shipped one first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from digitpad import assets
from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, Card, read_card
from digitpad.library.store import Library, size_of
from digitpad.ui.saying import said

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_AnyIndex = QModelIndex()


@dataclass(frozen=True)
class Row:
    """A model, or a folder that should be one.

    Attributes:
        name: as the library has it; "" for the shipped one.
        path: its folder.
        card: what is known of it; None if the folder is broken.
        why: if it is broken, why; a sentence.
        size: of its files, in bytes.
        in_use: whether it reads what is on the pad.
    """

    name: str
    path: Path
    card: Card | None
    why: str = ""
    size: int = 0
    in_use: bool = False

    @property
    def is_shipped(self) -> bool:
        """Whether it is the one that the program came with."""
        return not self.name

    @property
    def choice(self) -> Path | None:
        """As the rest of the program names it: None is the shipped one."""
        return None if self.is_shipped else self.path


class Column(IntEnum):
    """What a row tells, from left to right."""

    NAME = 0
    NETWORK = 1
    ACCURACY = 2
    SIZE = 3
    CREATED = 4


def rows_of(library: Library) -> list[Row]:
    """The shipped model, the library's, oldest first, and its broken folders."""
    current = library.current()
    shipped = assets.shipped_model()
    try:
        rows = [Row("", shipped, read_card(shipped / CARD_FILE), "", size_of(shipped))]
    except ModelError as error:
        rows = [Row("", shipped, None, said(error))]
    broken = {folder.name: folder for folder in library.broken()}
    for entry in library.list():
        if entry.name not in broken:
            rows.append(Row(entry.name, entry.path, entry.card, "", size_of(entry.path)))
    for folder in broken.values():
        rows.append(Row(folder.name, folder.path, None, said(folder.why), size_of(folder.path)))
    return [
        Row(row.name, row.path, row.card, row.why, row.size, row.choice == current) for row in rows
    ]


class ModelRows(QAbstractTableModel):
    """The table's content.

    Signals:
        renameRequested(Row, str): the user has typed another name.
    """

    renameRequested = Signal(object, str)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._rows = rows_of(library)

    @property
    def rows(self) -> list[Row]:
        """What is shown, from the top."""
        return self._rows

    def refresh(self) -> bool:
        """Look at the library again; whether anything has changed."""
        rows = rows_of(self._library)
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    # What Qt asks for

    def rowCount(self, parent: Index = _AnyIndex) -> int:
        """As many as there are folders, and the shipped model."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _AnyIndex) -> int:
        """See Column."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """What a column is about."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _alignment(section)
        if role != _Role.DisplayRole:
            return None
        return {
            Column.NAME: self.tr("Name"),
            Column.NETWORK: self.tr("Network"),
            Column.ACCURACY: self.tr("MNIST"),
            Column.SIZE: self.tr("Size"),
            Column.CREATED: self.tr("Made"),
        }[Column(section)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names of one's own models can be edited."""
        flags = super().flags(index)
        row = self._rows[index.row()]
        if index.column() == Column.NAME and not row.is_shipped and row.card is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a cell shows."""
        row, column = self._rows[index.row()], Column(index.column())
        if role == _Role.DisplayRole:
            return self._text(row, column)
        if role == _Role.EditRole:
            return row.name
        if role == _Role.TextAlignmentRole:
            return _alignment(column)
        if role == _Role.FontRole and row.in_use:
            font = QFont()
            font.setBold(True)
            return font
        if role == _Role.ForegroundRole and row.card is None:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        if role == _Role.ToolTipRole and column == Column.NAME:
            return row.why or str(row.path)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """A name was typed; whoever listens renames, and the row follows."""
        if role != _Role.EditRole or str(value) == self._rows[index.row()].name:
            return False
        self.renameRequested.emit(self._rows[index.row()], str(value))
        return False

    def _text(self, row: Row, column: Column) -> str:
        locale = QLocale()
        card = row.card
        if column == Column.NAME:
            name = self.tr("Shipped model") if row.is_shipped else row.name
            return self.tr("{name} (in use)").format(name=name) if row.in_use else name
        if column == Column.SIZE:
            return data_size(row.size) if row.size else ""
        if card is None:
            return self.tr("broken") if column == Column.NETWORK else ""
        if column == Column.NETWORK:
            return network_of(card) or self.tr("imported")
        if column == Column.ACCURACY:
            share = share_of(card, "mnist-test")
            return "" if share is None else percent(share)
        made = _date(card.created)
        return "" if made is None else locale.toString(made, QLocale.FormatType.ShortFormat)


def network_of(card: Card) -> str:
    """What the network is called; "" if that is not known."""
    network = card.plan.get("network")
    return card.preset or (network if isinstance(network, str) else "")


def share_of(card: Card, suite: str) -> float | None:
    """The share that a model has right, or refuses, in a suite; None if a card does not say."""
    found = card.scores.get(suite)
    if not isinstance(found, dict):
        return None
    share = found.get("accuracy", found.get("refused"))
    return float(share) if isinstance(share, (int, float)) else None


def data_size(size: int) -> str:
    """Bytes as the user's language writes them, in thousands of each other."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def percent(share: float) -> str:
    """A share as the user's language writes it, to a hundredth of a percent."""
    return f"{QLocale().toString(share * 100, 'f', 2)} %"


def _date(iso: str) -> Any:
    try:
        return datetime.fromisoformat(iso).astimezone().date()
    except ValueError:
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft
    if column in (Column.ACCURACY, Column.SIZE, Column.CREATED):
        side = Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
