"""The table of many files: a row each, keys that correct, Return that shows the picture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRegularExpression,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from digitpad.ui.files_model import DOUBT_ROLE, Column

_ROW_HEIGHT: Final = 64


class FilesTable(QTableView):
    """Rows of files: typing a digit corrects the reading, Return shows the picture.

    Return after a correction goes on to the next doubtful row.

    Signals:
        wanted(QModelIndex): the row whose picture is to be shown.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filesTable")
        self.setAccessibleName(self.tr("Pictures and what was read in them"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setItemDelegateForColumn(Column.READING, _DigitsDelegate(self))
        self.doubleClicked.connect(lambda index: self.wanted.emit(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and F2 edit the reading wherever the cursor is in the row."""
        at = self.currentIndex()
        if at.isValid() and self.state() != QAbstractItemView.State.EditingState:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.wanted.emit(at)
                return
            typed = event.text()
            if event.key() == Qt.Key.Key_F2 or (typed.isascii() and typed.isdigit()):
                reading = at.siblingAtColumn(Column.READING)
                self.setCurrentIndex(reading)
                self.edit(reading)
                editor = self.indexWidget(reading) or self.findChild(QLineEdit, "readingEditor")
                if isinstance(editor, QLineEdit) and typed.isdigit():
                    editor.setText(typed)
                return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What was confirmed with Return is done: on to the next."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next doubtful row, from the last one on to the first; stay if there is none."""
        at, count = self.currentIndex(), self.model().rowCount()
        for step in range(1, count):
            index = at.siblingAtRow((at.row() + step) % count)
            if index.data(DOUBT_ROLE):
                self.setCurrentIndex(index)
                return


class _DigitsDelegate(QStyledItemDelegate):
    """Lets digits and spaces be typed, nothing else."""

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A line for digits."""
        editor = QLineEdit(parent)
        editor.setObjectName("readingEditor")
        editor.setAccessibleName(self.tr("What the picture reads"))
        editor.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9 ]*"), editor))
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Start with what was read."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Take what was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)
