"""Many pictures at once: a list with what was read in each, the doubtful first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPalette,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from digitpad.library.files import write_whole
from digitpad.sentences import reason
from digitpad.ui.files_model import SORT_ROLE, Column, FileRow, FilesModel
from digitpad.ui.files_reading import FilesReading
from digitpad.ui.files_table import FilesTable
from digitpad.ui.measures import LEAST_HEIGHT, MARGINS, scaled
from digitpad.ui.message_bar import MessageBar
from digitpad.ui.saying import said

_NARROWEST: Final = 560
THUMBNAIL: Final = 152
"""Pixels of a thumbnail's longer side: half as many points."""


class FilesWindow(QWidget):
    """Reads files and folders, lists them, and takes corrections.

    Attributes:
        model: the rows, in the order in which they were found.
        messages: over the foot of the list.

    Signals:
        pictureWanted(Path): the user wants it on the pad.
        finished(): all that was to be read was read, or reading was cancelled.
    """

    pictureWanted = Signal(object)
    finished = Signal()

    def __init__(self, command: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        """An empty list.

        Args:
            command: the words that start a child that reads, with the model in use.
            parent: the main window.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("filesWindow")
        self.setWindowTitle(self.tr("Many Pictures"))
        self.setAcceptDrops(True)
        self.setMinimumSize(scaled(_NARROWEST), LEAST_HEIGHT)
        self.resize(900, 600)
        self._command = command
        self._reading: FilesReading | None = None
        self._waiting: list[str] = []
        self._to_read = 0
        self._done = 0
        self._was_cancelled = False
        self.model = FilesModel(self)
        self._proxy = _Order(self)
        self._proxy.setSourceModel(self.model)
        self._proxy.setSortRole(SORT_ROLE)
        self._proxy.setSortLocaleAware(True)
        self.table = FilesTable()
        self.table.setModel(self._proxy)
        self._shape_table()
        self.table.wanted.connect(self._open)
        self.messages = MessageBar(self.table)
        self._progress = QProgressBar()
        self._progress.setObjectName("filesProgress")
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Pictures read"))
        self._status = QLabel(self.tr("Drop pictures or folders here."))
        self._status.setObjectName("filesStatus")
        self._status.setWordWrap(True)
        self._cancel = self._button(self.tr("&Cancel"), "filesCancel", self.cancel)
        self._export = self._button(self.tr("&Export…"), "filesExport", self.choose_where_to_export)
        self._empty = self._button(self.tr("E&mpty List"), "filesEmpty", self.empty)
        add_files = self._button(self.tr("Add &Files…"), "filesAdd", self.choose_files)
        add_folder = self._button(self.tr("Add F&older…"), "filesAddFolder", self.choose_folder)
        self._lay_out(add_files, add_folder)
        self._add_undo()
        self.model.undo_stack.indexChanged.connect(lambda _: self.messages.dismiss())
        self.model.dataChanged.connect(self._show_state)
        self.model.modelReset.connect(self._show_state)
        self._show_state()

    def _button(self, text: str, name: str, then: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(then)
        return button

    def _lay_out(self, add_files: QPushButton, add_folder: QPushButton) -> None:
        top = QHBoxLayout()
        for button in (add_files, add_folder, self._empty):
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self._export)
        bottom = QHBoxLayout()
        bottom.addWidget(self._status, stretch=1)
        bottom.addWidget(self._progress, stretch=1)
        bottom.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGINS)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.table, stretch=1)
        layout.addLayout(bottom)

    def _shape_table(self) -> None:
        table = self.table
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.REMARK, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.FILE, 260), (Column.READING, 170), (Column.CONFIDENCE, 110)):
            header.resizeSection(column, scaled(width))
        table.sortByColumn(Column.CONFIDENCE, Qt.SortOrder.AscendingOrder)

    def _add_undo(self) -> None:
        stack = self.model.undo_stack
        for action, keys in (
            (stack.createUndoAction(self), QKeySequence.StandardKey.Undo),
            (stack.createRedoAction(self), QKeySequence.StandardKey.Redo),
        ):
            action.setShortcuts(keys)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.addAction(action)
        self._restore = QAction(self.tr("&Take Correction Back"), self)
        self._restore.triggered.connect(self._take_back)
        self.table.addAction(self._restore)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    # Reading

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders; those that come while others are read wait for them."""
        self.messages.dismiss()
        self._waiting += [str(path) for path in paths]
        self._was_cancelled = False
        if self._reading is None:
            self._read_waiting()

    def _read_waiting(self) -> None:
        names, self._waiting = self._waiting, []
        reading = FilesReading(names, self.model.files, self._command(), self)
        self._reading = reading
        reading.counted.connect(self._count)
        reading.arrived.connect(self._take)
        reading.ended.connect(self._end)
        self._to_read = self._done = 0
        reading.start()
        self._show_state()

    def _count(self, count: int) -> None:
        self._to_read = count
        self._show_state()

    def _take(self, rows: list[FileRow]) -> None:
        self.model.append(rows)
        self._done += len(rows)
        self._show_state()

    def _end(self) -> None:
        assert self._reading is not None
        self._reading.deleteLater()
        self._reading = None
        if self._waiting and not self._was_cancelled:
            self._read_waiting()
            return
        self._waiting.clear()
        self._show_state()
        self.finished.emit()

    def cancel(self) -> None:
        """Read no more; what was read stays."""
        if self._reading is not None:
            self._was_cancelled = True
            self._cancel.setEnabled(False)
            self._reading.stop()

    def empty(self) -> None:
        """Take everything out of the list; undo brings it back."""
        self._was_cancelled = False
        self.model.clear()
        self.messages.tell(
            self.tr("The list is empty now."),
            button=self.tr("Undo"),
            action=self.model.undo_stack.undo,
        )

    def may_close(self) -> bool:
        """Whether the program may end; asks if corrections would be lost with it."""
        if not self.model.has_unexported:
            return True
        answer = self.ask_about_corrections()
        if answer == QMessageBox.StandardButton.Save:
            self.show()
            self.choose_where_to_export()
        return answer == QMessageBox.StandardButton.Discard

    def ask_about_corrections(self) -> QMessageBox.StandardButton:
        """Ask what is to become of corrections: save, discard or cancel; tests answer instead."""
        buttons = QMessageBox.StandardButton
        return QMessageBox.warning(
            self.parentWidget() or self,
            self.tr("Export the corrections?"),
            self.tr(
                "What you put right in the list of many pictures is in no file yet. "
                "Without an export it is lost."
            ),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )

    def shut_down(self) -> None:
        """End what is under way, and wait for it; nothing is asked after that."""
        self.model.undo_stack.setClean()
        if self._reading is not None:
            self._reading.stop_and_wait()
            self._reading = None

    def _show_state(self) -> None:
        reads = self._reading is not None
        rows = self.model.rows
        self._progress.setVisible(reads)
        self._cancel.setVisible(reads)
        self._cancel.setEnabled(reads and not self._was_cancelled)
        # No range yet: the files are still being looked for.
        self._progress.setRange(0, self._to_read)
        self._progress.setValue(self._done)
        # Half a list would look like a whole one.
        self._export.setEnabled(bool(rows) and not reads)
        self._empty.setEnabled(bool(rows) and not reads)
        self._status.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._status.setText(self._state())

    def _state(self) -> str:
        rows = self.model.rows
        if self._reading is not None:
            if not self._to_read:
                return self.tr("Looking for pictures…")
            return self.tr("{done} of {count} read").format(
                done=_number(self._done), count=_number(self._to_read)
            )
        if not rows:
            return self.tr("Drop pictures or folders here.")
        failed = sum(row.failed for row in rows)
        doubtful = sum(row.is_doubtful for row in rows)
        text = self.tr("Pictures: {count}. Doubtful: {doubtful}. Not readable: {failed}.")
        if self._was_cancelled:
            text = self.tr(
                "Cancelled. Pictures: {count}. Doubtful: {doubtful}. Not readable: {failed}."
            )
        return text.format(
            count=_number(len(rows)), doubtful=_number(doubtful), failed=_number(failed)
        )

    # Files in and out

    def choose_files(self) -> None:
        """Ask for pictures."""
        dialog = QFileDialog(self, self.tr("Add Pictures"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._ask(dialog)

    def choose_folder(self) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self, self.tr("Add Folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.open()

    def choose_where_to_export(self) -> None:
        """Ask for the file to write."""
        dialog = QFileDialog(self, self.tr("Export"))
        dialog.setObjectName("exportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [self.tr("Comma-separated values (*.csv)"), self.tr("JSON, all details (*.json)")]
        )
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if "*.json" in chosen else "csv")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.open()

    def export(self, path: Path) -> None:
        """Write the list as JSON if the name ends so, as CSV otherwise."""
        as_json = path.suffix.lower() == ".json"
        text = self.model.to_json() if as_json else self.model.to_csv()
        try:
            write_whole(path, text.encode("utf-8", "surrogateescape"))
        except OSError as error:
            self._status.setForegroundRole(QPalette.ColorRole.WindowText)
            self._status.setText(
                self.tr("The list cannot be written to {path}: {why}.").format(
                    path=path, why=said(reason(error))
                )
            )
        else:
            self.model.undo_stack.setClean()
            self._status.setText(self.tr("The list is written to {path}.").format(path=path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        urls = event.mimeData().urls()
        self.add([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    # Rows

    def _open(self, index: QModelIndex) -> None:
        row = self.model.rows[self._proxy.mapToSource(index).row()]
        self.pictureWanted.emit(Path(row.file))

    def _take_back(self) -> None:
        for index in self.table.selectionModel().selectedRows():
            self.model.correct(self._proxy.mapToSource(index).row(), None)


class _Order(QSortFilterProxyModel):
    """The rows as they are sorted: by what has been put right only when the user sorts anew."""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        model = self.sourceModel()
        if isinstance(model, FilesModel):
            model.settle()
        super().sort(column, order)


def _number(count: int) -> str:
    return QLocale().toString(count)
