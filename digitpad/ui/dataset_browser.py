"""Look through the digits that the program trains and is tested on, and one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from digitpad.data.corpus import OUTLIER
from digitpad.data.sources import (
    Collection,
    GeneratedSource,
    MnistSource,
    PenFileSource,
    SamplesSource,
    Source,
)
from digitpad.evaluation.picking import Wish, pick
from digitpad.ui.browser_filter import BrowserFilter
from digitpad.ui.browser_loading import BrowserLoading
from digitpad.ui.frame_details import Answer, FrameDetails, Item, describe
from digitpad.ui.frame_grid import ZOOMS, FrameGrid
from digitpad.ui.measures import GAP, LEAST_HEIGHT, MARGINS
from digitpad.ui.saying import said
from digitpad.ui.settings import Settings
from digitpad.ui.work_line import WorkLine

if TYPE_CHECKING:
    from digitpad.library.card import Card

_SIZE: Final = (1120, 780)
_SOURCE_LETTERS: Final = 20


class DatasetBrowser(QWidget):
    """A window of its own: a source as a grid, a filter above it, what is chosen beside it.

    Signals:
        padRequested(Ink): the user wants something on the pad.
    """

    padRequested = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("datasetBrowser")
        self.setWindowTitle(self.tr("Digits"))
        self._settings = settings
        self._collection: Collection | None = None
        self._model_name = ""
        self._was_shown = False
        self._loading = BrowserLoading(self)
        self._loading.progressed.connect(self._show_progress)
        self._loading.loaded.connect(self._take)
        self._loading.predicted.connect(self._follow_predictions)
        self._loading.failed.connect(self._complain)
        self.sources = QComboBox()
        self.sources.setObjectName("sourceChoice")
        # A file's name may be long; its tool tip has it in full.
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.sources.setSizeAdjustPolicy(policy)
        self.sources.setMinimumContentsLength(_SOURCE_LETTERS)
        self.filter = BrowserFilter()
        self.filter.wishChanged.connect(self._pick)
        self.grid = FrameGrid()
        self.grid.chosenChanged.connect(self._show_chosen)
        self.details = FrameDetails()
        self.details.padRequested.connect(self.padRequested)
        self.count = QLabel()
        self.count.setObjectName("shownCount")
        self.work = WorkLine()
        self._lay_out()
        self._list_sources()
        self.sources.currentIndexChanged.connect(self._open_source)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.resize(*_SIZE)
        self._open_source()

    # Layout

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Source"))
        label.setBuddy(self.sources)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        add = QPushButton(self.tr("&Add"))
        add.setObjectName("addSource")
        menu = QMenu(add)
        menu.addAction(self.tr("Pen &File…"), lambda: self._ask(folder=False))
        menu.addAction(self.tr("F&older of Pen Files…"), lambda: self._ask(folder=True))
        add.setMenu(menu)
        self._forget = QPushButton(self.tr("&Take off the List"))
        self._forget.setObjectName("forgetSource")
        self._forget.setToolTip(self.tr("The file itself stays where it is."))
        self._forget.clicked.connect(self._forget_source)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.sources)
        top.addWidget(add)
        top.addWidget(self._forget)
        top.addStretch(1)
        order = QLabel(self.tr("O&rder"))
        order.setBuddy(self.filter.orders)
        order.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        top.addWidget(order)
        top.addWidget(self.filter.orders)
        zoom = QSlider(Qt.Orientation.Horizontal)
        zoom.setObjectName("zoom")
        zoom.setAccessibleName(self.tr("Size of the pictures"))
        zoom.setToolTip(zoom.accessibleName())
        zoom.setRange(ZOOMS[0], ZOOMS[-1])
        zoom.setPageStep(1)
        zoom.setValue(self.grid.zoom)
        zoom.setFixedWidth(96)
        zoom.valueChanged.connect(self.grid.set_zoom)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.count)
        foot.addWidget(self.work, stretch=1)
        foot.addWidget(zoom)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(top)
        left.addWidget(self.filter)
        left.addWidget(self.grid, stretch=1)
        left.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGINS)
        layout.setSpacing(GAP)
        layout.addLayout(left, stretch=1)
        layout.addWidget(self.details)

    # Sources

    def _list_sources(self) -> None:
        for text, source in (
            (self.tr("MNIST, test digits"), MnistSource("test")),
            (self.tr("MNIST, training digits"), MnistSource("train")),
            (self.tr("Generated pen characters"), GeneratedSource()),
            (self.tr("My samples"), SamplesSource()),
        ):
            self.sources.addItem(text, source)
        for path in self._settings.pen_files:
            self._list_pen_file(path)

    def _list_pen_file(self, path: Path) -> None:
        self.sources.addItem(self.tr("Pen file {name}").format(name=path.name), PenFileSource(path))
        self.sources.setItemData(self.sources.count() - 1, str(path), Qt.ItemDataRole.ToolTipRole)

    @property
    def source(self) -> Source:
        """The source on show."""
        source: Source = self.sources.currentData()
        return source

    def _ask(self, *, folder: bool) -> None:
        dialog = QFileDialog(self, self.tr("Add Pen File"))
        dialog.setObjectName("penFileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.add_pen_file(Path(name)))
        dialog.open()

    def add_pen_file(self, path: Path) -> None:
        """List a pen file, or a folder of them, and show it; a click takes it off again."""
        self._settings.pen_files = [*self._settings.pen_files, path]
        at = self._place_of(PenFileSource(path))
        if at < 0:
            self._list_pen_file(path)
            at = self.sources.count() - 1
        self._loading.forget(PenFileSource(path))
        if at == self.sources.currentIndex():
            self._open_source()
        self.sources.setCurrentIndex(at)

    def _place_of(self, source: Source) -> int:
        places = range(self.sources.count())
        return next((at for at in places if self.sources.itemData(at) == source), -1)

    def _forget_source(self) -> None:
        source = self.source
        if isinstance(source, PenFileSource):
            paths = self._settings.pen_files
            self._settings.pen_files = [path for path in paths if path != source.path]
            self.sources.removeItem(self.sources.currentIndex())

    def _open_source(self) -> None:
        self._forget.setVisible(isinstance(self.source, PenFileSource))
        self._show_nothing()
        self._collection = None
        self.grid.say_of_nothing(self.tr("One moment, please."))
        self.work.clear()
        self._loading.show(self.source)

    def _show_nothing(self) -> None:
        frames, order = np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64)
        self.grid.show_frames(frames, order, self._caption, self._describe)
        self.details.show_item(None)
        self.count.setText("")

    def _take(self, collection: Collection) -> None:
        self._collection = collection
        self.work.clear()
        self.grid.say_of_nothing(
            self.tr("Nothing here is as wanted: Show All shows everything again.")
            if len(collection)
            else self.tr("There is nothing here yet. Keep a digit that was read on the pad.")
        )
        order = pick(collection.corpus.labels, None, Wish(self.filter.wish.label))
        self.grid.show_frames(collection.corpus.frames, order, self._caption, self._describe)
        self.details.show_item(None)
        self._pick()

    def _complain(self, sentence: str) -> None:
        self.work.say(sentence)
        if self._collection is None:
            self.grid.say_of_nothing(sentence)

    def _show_progress(self, done: int, of: int) -> None:
        if self._loading.is_loading:
            self.work.show_progress(self.tr("Reading the file…"), done, of)
        elif done < of:
            text = self.tr("{model} is reading them…").format(model=self._model_name)
            self.work.show_progress(text, done, of)
        else:
            self.work.clear()

    # The model

    def use_model(self, path: Path | None, card: Card, number: int) -> None:
        """Judge by another model: the one in use, so that right and wrong are about that.

        Args:
            path: of its folder; None for the shipped one.
            card: what is known of it.
            number: tells it from another that had the same path before.
        """
        self._model_name = card.name
        self._loading.use_model(path, number)

    def _follow_predictions(self) -> None:
        if self.filter.wish.needs_predictions:
            self._pick()
        self.grid.refresh()
        chosen, item = self.grid.chosen, self.details.item
        if item is None or chosen < 0:
            return
        answer = self._answer(chosen)
        if (answer is None) == bool(item.answers) or (
            answer is not None and answer.model != item.answers[0].model
        ):
            self._show_chosen(chosen)

    def _answer(self, index: int) -> Answer | None:
        known = self._loading.predictions
        if known is None or not known.known[index]:
            return None
        probabilities, is_digit = known.probabilities[index], bool(known.are_digits[index])
        return Answer(self._model_name, probabilities, is_digit)

    # What is shown

    def _pick(self) -> None:
        if self._collection is None:
            return
        labels = self._collection.corpus.labels
        order = pick(labels, self._loading.predictions, self.filter.wish)
        if not np.array_equal(order, self.grid.order):
            self.grid.set_order(order)
        self.count.setText(
            self.tr("{shown} of {count} shown").format(
                shown=self.locale().toString(len(order)), count=self.locale().toString(len(labels))
            )
        )

    def _caption(self, index: int) -> tuple[str, bool]:
        """The label; if it was read otherwise, that too; “?” if it was refused."""
        assert self._collection is not None
        label = int(self._collection.corpus.labels[index])
        stands_for = "?" if label == OUTLIER else str(label)
        known = self._loading.predictions
        if known is None or not known.known[index]:
            return stands_for, False
        if known.right[index]:
            refused = label != OUTLIER and not known.are_digits[index]
            return f"{stands_for}→?" if refused else stands_for, False
        return f"{stands_for}→{known.read[index]}", True

    def _describe(self, index: int) -> str:
        assert self._collection is not None
        label = int(self._collection.corpus.labels[index])
        sentence = describe(label, self._answer(index), self)
        return self.tr("{what} (no. {name})").format(
            what=sentence, name=said(self._collection.names[index])
        )

    def _show_chosen(self, index: int) -> None:
        collection = self._collection
        if index < 0 or collection is None:
            self.details.show_item(None)
            return
        answer = self._answer(index)
        self.details.show_item(
            Item(
                self.tr("No. {name}").format(name=said(collection.names[index])),
                int(collection.corpus.labels[index]),
                collection.corpus.frames[index],
                () if answer is None else (answer,),
                collection.strokes[index] if len(collection.strokes) else (),
                collection.files[index] if len(collection.files) else None,
            )
        )

    # The window itself

    def shut_down(self) -> None:
        """End all threads."""
        self._loading.stop_and_wait()

    def showEvent(self, event: QShowEvent) -> None:
        """What may have changed while the window was closed is read again."""
        super().showEvent(event)
        if self._was_shown and not event.spontaneous() and self.source.changes:
            self._open_source()
        self._was_shown = True
