"""What to score: a model, maybe a second one, and the suites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from digitpad import assets
from digitpad.evaluation.inputs import Inputs
from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, read_card
from digitpad.library.store import Library
from digitpad.ui.list_keys import on_delete
from digitpad.ui.measures import scaled
from digitpad.ui.mnemonics import plain
from digitpad.ui.settings import Settings

_WIDTH: Final = 190
NO_MODEL: Final = "none"
"""What the second choice holds while there is nothing to compare with."""

_MNIST, _SCRIBBLES, _PENS, _PICTURES, _OUTLIERS = range(5)


@dataclass(frozen=True)
class _Suite:
    """What a line of the list stands for."""

    kind: int
    path: Path


class EvaluationSetup(QWidget):
    """The left side of the window.

    Signals:
        changed(): what the controls say has changed.
    """

    changed = Signal()

    def __init__(self, library: Library, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(scaled(_WIDTH))
        self._library = library
        self._settings = settings
        self.first = self._choice("firstModel")
        self.second = self._choice("secondModel")
        self.suites = QListWidget()
        self.suites.setObjectName("suiteList")
        self.suites.setAccessibleName(self.tr("What to score the model on"))
        self.suites.setSpacing(2)
        self.suites.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.suites.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.everybody = QCheckBox(self.tr("All &writers"))
        self.everybody.setObjectName("allWriters")
        self.everybody.setToolTip(
            self.tr(
                "Score what all writers of a pen file wrote, not only those kept for the test. "
                "Fair only to a model that was not trained on that file."
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for text, widget in (
            (self.tr("&Model"), self.first),
            (self.tr("&Compare with"), self.second),
            (self.tr("Sco&re on"), self.suites),
        ):
            label = QLabel(text)
            label.setBuddy(widget)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            layout.addWidget(label)
            layout.addWidget(widget)
            layout.addSpacing(6)
        layout.addLayout(self._make_buttons())
        layout.addWidget(self.everybody)
        self._list_suites()
        self.list_models()
        self.suites.itemChanged.connect(self.changed)
        self.suites.currentItemChanged.connect(self._follow)
        self.everybody.toggled.connect(self.changed)
        self._follow()

    # Models

    def list_models(self) -> None:
        """List the shipped model and those of the library; what was chosen stays chosen."""
        current = self._library.current()
        models: list[tuple[str, Path | None]] = [(self._shipped(), None)]
        models += [(entry.name, entry.path) for entry in self._library.list()]
        for choice in (self.first, self.second):
            is_new = choice.count() == 0
            before = choice.currentData()
            choice.blockSignals(True)
            choice.clear()
            if choice is self.second:
                choice.addItem(self.tr("Nothing"), NO_MODEL)
            for name, path in models:
                text = self.tr("{model} (in use)").format(model=name) if path == current else name
                choice.addItem(text, path)
            wanted = (NO_MODEL if choice is self.second else current) if is_new else before
            choice.setCurrentIndex(max(_place_of(choice, wanted), 0))
            choice.blockSignals(False)
        self.changed.emit()

    def choose(self, choice: QComboBox, path: Path | None) -> None:
        """Choose a model by its folder, None: the shipped one; it need not be in the library."""
        if _place_of(choice, path) < 0 and path is not None:
            choice.addItem(path.name, path)
        choice.setCurrentIndex(_place_of(choice, path))

    @property
    def models(self) -> list[tuple[str, Path | None]]:
        """The chosen models, one or two: what each is called, and its folder."""
        chosen = [(self._name(self.first.currentData()), self.first.currentData())]
        if self.second.currentData() != NO_MODEL:
            chosen.append((self._name(self.second.currentData()), self.second.currentData()))
        return chosen

    def _name(self, path: Path | None) -> str:
        return self._shipped() if path is None else path.name

    def _shipped(self) -> str:
        try:
            name = read_card(assets.shipped_model() / CARD_FILE).name
        except ModelError:
            return self.tr("shipped model")
        return self.tr("{model}, shipped").format(model=name)

    # Suites

    @property
    def inputs(self) -> Inputs:
        """What to score on."""
        return Inputs(
            tuple(self._checked(_PENS)),
            self.everybody.isChecked(),
            tuple(self._checked(_PICTURES)),
            tuple(self._checked(_OUTLIERS)),
            bool(self._checked(_MNIST)),
            bool(self._checked(_SCRIBBLES)),
        )

    @property
    def has_suites(self) -> bool:
        """Whether there is anything to score on."""
        return any(item.checkState() == Qt.CheckState.Checked for item in self._items())

    def add(self, kind: int, path: Path) -> None:
        """Add a file or a folder to what is scored on, and remember it."""
        if kind == _PENS:
            self._settings.pen_files = [*self._settings.pen_files, path]
        elif kind == _PICTURES:
            self._settings.picture_folders = [*self._settings.picture_folders, path]
        else:
            self._settings.outliers = [*self._settings.outliers, path]
        if _Suite(kind, path) not in map(_suite_of, self._items()):
            self._list(kind, path)
        self._follow()
        self.changed.emit()

    def add_pen_file(self, path: Path) -> None:
        """Score on a pen file, or a folder of them, as well."""
        self.add(_PENS, path)

    def add_pictures(self, path: Path) -> None:
        """Score on a folder of labelled pictures as well."""
        self.add(_PICTURES, path)

    def add_outliers(self, path: Path) -> None:
        """Score on pictures or pen characters that are no digits as well."""
        self.add(_OUTLIERS, path)

    def _items(self) -> list[QListWidgetItem]:
        return [self.suites.item(row) for row in range(self.suites.count())]

    def _checked(self, kind: int) -> list[Path]:
        return [
            _suite_of(item).path
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked and _suite_of(item).kind == kind
        ]

    def _list_suites(self) -> None:
        self._list(_MNIST, Path("mnist"))
        self._list(_SCRIBBLES, Path("scribbles"))
        for kind, paths in (
            (_PENS, self._settings.pen_files),
            (_PICTURES, self._settings.picture_folders),
            (_OUTLIERS, self._settings.outliers),
        ):
            for path in paths:
                self._list(kind, path)

    def _list(self, kind: int, path: Path) -> None:
        texts = {
            _MNIST: self.tr("MNIST's test digits"),
            _SCRIBBLES: self.tr("Scribbles"),
            _PENS: self.tr("Pen file {name}"),
            _PICTURES: self.tr("Pictures in {name}"),
            _OUTLIERS: self.tr("No digits: {name}"),
        }
        item = QListWidgetItem(texts[kind].format(name=path.name))
        item.setData(Qt.ItemDataRole.UserRole, _Suite(kind, path))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        if kind in (_PENS, _PICTURES, _OUTLIERS):
            item.setToolTip(str(path))
        self.suites.addItem(item)

    def _make_buttons(self) -> QHBoxLayout:
        add = QPushButton(self.tr("&Add"))
        add.setObjectName("addSuite")
        menu = QMenu(add)
        for text, kind, folder in (
            (self.tr("Pen &File…"), _PENS, False),
            (self.tr("F&older of Pen Files…"), _PENS, True),
            (self.tr("Folder of Labelled &Pictures…"), _PICTURES, True),
            (self.tr("Folder of What Is &No Digit…"), _OUTLIERS, True),
        ):
            menu.addAction(text, self._asker(text, kind, folder=folder))
        add.setMenu(menu)
        self._remove = QPushButton(self.tr("&Take Off"))
        self._remove.setObjectName("removeSuite")
        self._remove.setToolTip(self.tr("Take it off the list. The file itself stays."))
        self._remove.clicked.connect(self._take_off)
        on_delete(self.suites, self._remove.click)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(self._remove)
        row.addStretch(1)
        return row

    def _asker(self, title: str, kind: int, *, folder: bool) -> Callable[[], None]:
        def ask() -> None:
            dialog = QFileDialog(self, plain(title))
            dialog.setObjectName("addSuiteDialog")
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            mode = QFileDialog.FileMode
            dialog.setFileMode(mode.Directory if folder else mode.ExistingFile)
            dialog.fileSelected.connect(lambda name: self.add(kind, Path(name)))
            dialog.open()

        return ask

    def _take_off(self) -> None:
        item = self.suites.currentItem()
        kind, path = _suite_of(item).kind, _suite_of(item).path
        settings = self._settings
        if kind == _PENS:
            settings.pen_files = [other for other in settings.pen_files if other != path]
        elif kind == _PICTURES:
            others = [other for other in settings.picture_folders if other != path]
            settings.picture_folders = others
        else:
            settings.outliers = [other for other in settings.outliers if other != path]
        self.suites.takeItem(self.suites.row(item))
        self._follow()
        self.changed.emit()

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(name)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.currentIndexChanged.connect(self.changed)
        # A model's name may be longer than there is room for.
        choice.currentTextChanged.connect(choice.setToolTip)
        return choice

    def _follow(self) -> None:
        item = self.suites.currentItem()
        added = item is not None and _suite_of(item).kind > _SCRIBBLES
        self._remove.setEnabled(added)
        pens = any(_suite_of(other).kind == _PENS for other in self._items())
        self.everybody.setVisible(pens or bool(self._settings.outliers))


def _suite_of(item: QListWidgetItem) -> _Suite:
    suite: _Suite = item.data(Qt.ItemDataRole.UserRole)
    return suite


def _place_of(choice: QComboBox, data: object) -> int:
    """Where a choice has some data; -1 if nowhere. Qt itself cannot tell Python objects apart."""
    places = range(choice.count())
    return next((at for at in places if choice.itemData(at) == data), -1)
