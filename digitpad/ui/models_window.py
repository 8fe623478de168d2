"""The model library: what there is, what it scored, and what to do with it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from digitpad.library import ModelError
from digitpad.library.store import Library
from digitpad.ui.measures import GAP, LEAST_HEIGHT, MARGINS
from digitpad.ui.message_bar import MessageBar
from digitpad.ui.model_details import ModelDetails
from digitpad.ui.model_dialogs import (
    action_button,
    ask_for_models,
    ask_where,
    import_hint,
    list_removed,
    told_of,
)
from digitpad.ui.model_rows import Column, ModelRows, Row
from digitpad.ui.model_table import model_table
from digitpad.ui.model_transfers import Export, Import, ModelTransfers, Transfer
from digitpad.ui.saying import said
from digitpad.ui.work_line import WorkLine

_SIZE: Final = (980, 600)
_LEAST_TABLE: Final = 440
_MOST_COMPLAINTS: Final = 3


class ModelsWindow(QWidget):
    """Models at the left, what is known of the chosen one at the right.

    Signals:
        modelChosen(Path or None): this one is in use from now on; None: the shipped one.
        compareRequested(Path or None, Path or None): score these two side by side.
    """

    modelChosen = Signal(object)
    compareRequested = Signal(object, object)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("modelsWindow")
        self.setWindowTitle(self.tr("Models"))
        self.setAcceptDrops(True)
        self._library = library
        self._complaints: list[str] = []
        self._thrown: list[tuple[str, bool]] = []
        self.rows = ModelRows(library)
        self.rows.renameRequested.connect(self._rename)
        self.transfers = ModelTransfers(library, self)
        self.transfers.progressed.connect(self._show_progress)
        self.transfers.finished.connect(self._take)
        self.transfers.failed.connect(self._complain)
        self.transfers.idle.connect(self._rest)
        self.table = model_table(self.rows)
        # Double click and Enter; F2 edits.
        self.table.activated.connect(self.use)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.details = ModelDetails()
        self.work = WorkLine()
        self._hint = import_hint()
        self.use_action = self._action("useModel", self.tr("&Use"), self.use)
        self.rename_action = self._action("renameModel", self.tr("&Rename"), self._edit_name)
        self.remove_action = self._action(
            "removeModel", self.tr("&Delete"), self.remove, QKeySequence.StandardKey.Delete
        )
        self.compare_action = self._action("compareModels", self.tr("&Compare"), self._compare)
        self.import_action = self._action(
            "importModels", self.tr("&Import…"), self._choose_files, QKeySequence.StandardKey.Open
        )
        self.export_action = self._action(
            "exportModel", self.tr("&Export…"), self._choose_target, QKeySequence.StandardKey.Save
        )
        self.rename_action.setShortcut(QKeySequence("F2"))
        self.cancel_button = QPushButton(self.tr("Cance&l"))
        self.cancel_button.setObjectName("cancelTransfer")
        self.cancel_button.clicked.connect(self.transfers.stop)
        self._show_work(False)
        self.wastebasket = QPushButton(self.tr("&Wastebasket"))
        self.wastebasket.setObjectName("wastebasketButton")
        menu = QMenu(self)
        menu.aboutToShow.connect(
            lambda: list_removed(
                menu, library.removed(), lambda name: self._restore([(name, False)])
            )
        )
        self.wastebasket.setMenu(menu)
        self._lay_out()
        self.messages = MessageBar(self.table)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self._undo)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.refresh)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.resize(*_SIZE)
        self._choose([row.path for row in self.rows.rows if row.in_use])
        self._watch()
        self._follow()

    def _action(
        self,
        name: str,
        text: str,
        do: object,
        key: QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.triggered.connect(do)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        left = QWidget()
        left.setMinimumWidth(_LEAST_TABLE)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.table, stretch=1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(left)
        split.addWidget(self.details)
        split.setStretchFactor(0, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._hint, stretch=1)
        line.addWidget(self.work, stretch=1)
        line.addWidget(self.cancel_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for action in (self.use_action, self.compare_action, self.rename_action):
            buttons.addWidget(action_button(action))
        buttons.addWidget(action_button(self.remove_action))
        buttons.addWidget(self.wastebasket)
        buttons.addStretch(1)
        for action in (self.import_action, self.export_action):
            buttons.addWidget(action_button(action))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGINS)
        layout.setSpacing(12)
        layout.addWidget(split, stretch=1)
        layout.addLayout(line)
        layout.addLayout(buttons)

    # What is chosen

    @property
    def chosen(self) -> list[Row]:
        """The selected rows, from the top."""
        places = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [row for at, row in enumerate(self.rows.rows) if at in places]

    def refresh(self) -> None:
        """Look at the library again; what is chosen stays so, as far as it is still there."""
        if self.table.state() == QAbstractItemView.State.EditingState:
            return
        paths = [row.path for row in self.chosen]
        if self.rows.refresh():
            self._choose(paths)
        self._watch()
        self._follow()

    def _choose(self, paths: list[Path]) -> None:
        selection = self.table.selectionModel()
        selection.clear()
        flags = QItemSelectionModel.SelectionFlag
        for at, row in enumerate(self.rows.rows):
            if row.path in paths:
                index = self.rows.index(at, Column.NAME)
                selection.select(index, flags.Select | flags.Rows)
                selection.setCurrentIndex(index, flags.NoUpdate)

    def _watch(self) -> None:
        """Other windows, and the command line, change the library as well."""
        folder = self._library.folder
        wanted = [str(path) for path in (folder, folder.parent) if path.is_dir()][:1]
        if self._watcher.directories() != wanted:
            if self._watcher.directories():
                self._watcher.removePaths(self._watcher.directories())
            if wanted:
                self._watcher.addPaths(wanted)

    def _follow(self, *_: object) -> None:
        """Offer only what can be done with what is chosen."""
        rows = self.chosen
        one = rows[0] if len(rows) == 1 else None
        sound = [row for row in rows if row.card is not None]
        self.use_action.setEnabled(one is not None and one.card is not None and not one.in_use)
        self.rename_action.setEnabled(
            one is not None and one.card is not None and not one.is_shipped
        )
        self.remove_action.setEnabled(any(self._can_go(row) for row in rows))
        self.compare_action.setEnabled(len(rows) == len(sound) == 2)
        self.export_action.setEnabled(one is not None and one.card is not None)
        self.details.show_rows(rows)

    @staticmethod
    def _can_go(row: Row) -> bool:
        return not row.is_shipped

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.use_action, self.compare_action, self.rename_action])
        menu.addActions([self.export_action, self.remove_action])
        menu.popup(self.table.viewport().mapToGlobal(at))

    # What is done with it

    def use(self, *_: object) -> None:
        """Take the chosen model into use."""
        if not self.use_action.isEnabled():
            return
        [row] = self.chosen
        try:
            self._library.use(row.name or None)
        except ModelError as error:
            self.messages.warn(said(error))
            return
        self.messages.hide()
        self.modelChosen.emit(row.choice)
        self.refresh()

    def _compare(self) -> None:
        first, second = self.chosen
        self.compareRequested.emit(first.choice, second.choice)

    def _edit_name(self) -> None:
        [row] = self.chosen
        self.table.edit(self.rows.index(self.rows.rows.index(row), Column.NAME))

    def _rename(self, row: Row, name: str) -> None:
        try:
            path = self._library.rename(row.name, name)
        except ModelError as error:
            self.messages.warn(said(error))
            return
        self.messages.hide()
        self.rows.refresh()
        self._choose([path])
        if row.in_use:
            # It was loaded from a folder that is called something else now.
            self.modelChosen.emit(path)

    def remove(self) -> None:
        """Put the chosen models into the wastebasket."""
        thrown: list[tuple[str, bool]] = []
        names, complaints, taken_out_of_use = [], [], False
        for row in self.chosen:
            if not self._can_go(row):
                continue
            try:
                if row.path.is_dir():
                    thrown.append((self._library.remove(row.name).name, row.in_use))
                else:
                    # It is only said to be in use.
                    self._library.use(None)
                names.append(row.name)
                taken_out_of_use |= row.in_use
            except ModelError as error:
                complaints.append(said(error))
        if taken_out_of_use:
            self.modelChosen.emit(None)
        self.refresh()
        self._thrown = thrown
        if complaints:
            self.messages.warn("\n".join(complaints[:_MOST_COMPLAINTS]))
        elif thrown:
            self.messages.tell(self._farewell(names), button=self.tr("Undo"), action=self._undo)

    def _farewell(self, names: list[str]) -> str:
        if len(names) == 1:
            return self.tr("“{name}” is in the wastebasket for thirty days.").format(name=names[0])
        return self.tr("{count} models are in the wastebasket for thirty days.").format(
            count=len(names)
        )

    def _undo(self) -> None:
        """Take what was thrown away last out of the wastebasket."""
        thrown, self._thrown = self._thrown, []
        self._restore(thrown)

    def _restore(self, thrown: list[tuple[str, bool]]) -> None:
        """Take models out of the wastebasket: of each its name there, and whether it was in use."""
        back: list[Path] = []
        try:
            for name, was_in_use in thrown:
                path = self._library.restore(name)
                back.append(path)
                if was_in_use:
                    self._library.use(path.name)
                    self.modelChosen.emit(path)
        except ModelError as error:
            self.messages.warn(said(error))
        else:
            self.messages.hide()
        self.refresh()
        if back:
            self._choose(back)

    # Files in and out

    def import_files(self, files: list[Path]) -> None:
        """Import files in the background, one after another."""
        self.messages.hide()
        self._complaints = []
        self.transfers.add([Import(file) for file in files])

    def export(self, row: Row, target: Path) -> None:
        """Write a model, or its card, to a file, in the background."""
        self.messages.hide()
        self._complaints = []
        self.transfers.add([Export(row.path, target)])

    def _choose_files(self) -> None:
        ask_for_models(self, self.import_files)

    def _choose_target(self) -> None:
        [row] = self.chosen
        ask_where(self, row.name or "digitpad", lambda path: self.export(row, path))

    def _show_progress(self, transfer: Transfer, stage: str) -> None:
        text = told_of(transfer, stage)
        if self.transfers.waiting:
            text = self.tr("{what} {count} more to come.").format(
                what=text, count=self.transfers.waiting
            )
        self.work.show_progress(text, 0, 0)
        self._show_work(True)

    def _show_work(self, shown: bool) -> None:
        """In the place of the hint, which may be read when nothing is under way."""
        self._hint.setHidden(shown)
        for widget in (self.work, self.cancel_button):
            widget.setVisible(shown)

    def _take(self, transfer: Transfer, path: Path) -> None:
        self.refresh()
        if isinstance(transfer, Import):
            self._choose([path])
            text = self.tr("“{name}” is in the library.").format(name=path.name)
        else:
            text = self.tr("Written to {path}.").format(path=path)
        if not self._complaints:
            self.messages.tell(text)

    def _complain(self, sentence: str) -> None:
        self._complaints.append(sentence)
        told = self._complaints[:_MOST_COMPLAINTS]
        more = len(self._complaints) - len(told)
        if more:
            told.append(self.tr("{count} more files were not imported.").format(count=more))
        self.messages.warn("\n".join(told))

    def _rest(self) -> None:
        self.work.clear()
        self._show_work(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the files that were dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.import_files(files)

    def shut_down(self) -> None:
        """Leave neither thread nor child process behind."""
        self.transfers.stop_and_wait()
