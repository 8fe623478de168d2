"""The entries of a training plan's form: small widgets with one way to read and to write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from digitpad.ui.list_keys import on_delete

_LIST_ROWS: Final = 3


class NumberEdit(QLineEdit):
    """A number that may be as small as 0.0001 or as large as 1e9, in the language's own writing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        validator = QDoubleValidator(self)
        validator.setNotation(QDoubleValidator.Notation.ScientificNotation)
        validator.setBottom(0)
        self.setValidator(validator)

    @property
    def number(self) -> float:
        """What is written there; -1, which no plan takes, if it is no number."""
        value, fine = self.locale().toDouble(self.text())
        if not fine:
            # A point is understood wherever a comma is usual.
            try:
                return float(self.text())
            except ValueError:
                return -1.0
        return float(value)

    @number.setter
    def number(self, value: float) -> None:
        locale = self.locale()
        locale.setNumberOptions(locale.NumberOption.OmitGroupSeparator)
        self.setText(locale.toString(float(value), "g", 6))


class FileList(QWidget):
    """Paths of files and folders, to add to and remove from.

    Signals:
        changed(): the list is another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Pen files"))
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._list.setMaximumHeight(self._list.fontMetrics().lineSpacing() * _LIST_ROWS + 12)
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.setAutoDefault(False)
        add = QPushButton(self.tr("Add Files…"))
        add_folder = QPushButton(self.tr("Add Folder…"))
        for button in (add, add_folder):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        for button in (add, add_folder, self._remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._list)
        layout.addLayout(buttons)
        add.clicked.connect(self._choose_files)
        add_folder.clicked.connect(self._choose_folder)
        self._remove.clicked.connect(self._remove_selected)
        on_delete(self._list, self._remove.click)
        self._list.itemSelectionChanged.connect(self._follow)
        self._follow()

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths, in their order."""
        return tuple(self._list.item(at).toolTip() for at in range(self._list.count()))

    @paths.setter
    def paths(self, paths: tuple[str, ...]) -> None:
        self._list.clear()
        for path in dict.fromkeys(paths):
            self._list.addItem(Path(path).name or path)
            self._list.item(self._list.count() - 1).setToolTip(path)
        self._follow()

    def _follow(self) -> None:
        self._list.setVisible(self._list.count() > 0)
        self._remove.setVisible(self._list.count() > 0)
        self._remove.setEnabled(bool(self._list.selectedItems()))

    def _choose_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Pen strokes to train on"),
            "",
            self.tr("Pen files (*.npz *.inkml *.dat *.unp *.tra *.tes);;All files (*)"),
        )
        self._add(files)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("A folder of pen files"))
        self._add([folder] if folder else [])

    def _add(self, paths: list[str]) -> None:
        if paths:
            self.paths = (*self.paths, *paths)
            self.changed.emit()

    def _remove_selected(self) -> None:
        gone = {item.toolTip() for item in self._list.selectedItems()}
        self.paths = tuple(path for path in self.paths if path not in gone)
        self.changed.emit()


def count(lowest: int, highest: int, step: int = 1) -> QSpinBox:
    """An entry for a whole number."""
    made = QSpinBox()
    made.setRange(lowest, highest)
    made.setSingleStep(step)
    made.setGroupSeparatorShown(True)
    return made


def choice(options: dict[str, str]) -> QComboBox:
    """An entry for one of some values, given with what to call them."""
    made = QComboBox()
    for value, text in options.items():
        made.addItem(text, value)
    return made


def read(entry: QWidget) -> Any:
    """The value that an entry holds."""
    match entry:
        case QSpinBox():
            return entry.value()
        case QCheckBox():
            return entry.isChecked()
        case QComboBox():
            return entry.currentData()
        case NumberEdit():
            return entry.number
        case QLineEdit():
            return entry.text().strip()
        case FileList():
            return entry.paths
    raise TypeError(f"no entry of a form: {entry}")


def write(entry: QWidget, value: Any) -> None:
    """Make an entry hold a value."""
    match entry:
        case QSpinBox():
            entry.setValue(value)
        case QCheckBox():
            entry.setChecked(value)
        case QComboBox():
            if entry.findData(value) < 0:
                entry.addItem(str(value), value)
            entry.setCurrentIndex(entry.findData(value))
        case NumberEdit():
            entry.number = value
        case QLineEdit():
            entry.setText(value)
        case FileList():
            entry.paths = value
        case _:
            raise TypeError(f"no entry of a form: {entry}")


def changes(entry: QWidget) -> Any:
    """The signal with which an entry tells that its value is another."""
    match entry:
        case QSpinBox():
            return entry.valueChanged
        case QCheckBox():
            return entry.toggled
        case QComboBox():
            return entry.currentIndexChanged
        case QLineEdit():
            return entry.textChanged
        case FileList():
            return entry.changed
    raise TypeError(f"no entry of a form: {entry}")
