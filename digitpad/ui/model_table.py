"""The table of the models window, as a view."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from digitpad.ui.model_rows import Column, ModelRows

_ROW_MARGIN: Final = 5
"""Pixels above and below a name: the eye finds its row, a finger as well."""


class RoomyRows(QStyledItemDelegate):
    """Rows with air between them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As large as the style would have it, and some more height."""
        return super().sizeHint(option, index) + QSize(0, 2 * _ROW_MARGIN)


def model_table(rows: ModelRows) -> QTreeView:
    """A row a model; several can be chosen, names are edited where they stand."""
    table = QTreeView()
    table.setObjectName("modelTable")
    table.setAccessibleName(QCoreApplication.translate("ModelsWindow", "Models"))
    table.setModel(rows)
    table.setItemDelegate(RoomyRows(table))
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAllColumnsShowFocus(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    header = table.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
    return table
