"""The samples that the user kept: look at them, correct them, take them along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from digitpad.data import DataError
from digitpad.data.corpus import OUTLIER, Corpus, Frames
from digitpad.data.sample import Sample
from digitpad.data.sample_files import SUFFIX
from digitpad.ink.strokes import Drawing
from digitpad.ui.frame_details import Answer, FrameDetails, Item, describe
from digitpad.ui.label_buttons import LabelButtons
from digitpad.ui.label_filter import LabelFilter
from digitpad.ui.measures import GAP, LEAST_HEIGHT, MARGINS
from digitpad.ui.message_bar import MessageBar
from digitpad.ui.model_service import ModelService
from digitpad.ui.sample_editing import SampleEditing
from digitpad.ui.sample_grid import SampleGrid
from digitpad.ui.saying import said

if TYPE_CHECKING:
    from digitpad.ui.sample_keeping import SampleKeeping

_SIZE: Final = (980, 680)
_NONE: Final = Corpus(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64), "", "")
_Key = Qt.Key


class SamplesWindow(QWidget):
    """A window of its own: counts by label above the grid, what is selected beside it.

    Signals:
        padRequested(Ink): the user wants something on the pad.
    """

    padRequested = Signal(object)

    def __init__(
        self, keeping: SampleKeeping, service: ModelService, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("samplesWindow")
        self.setWindowTitle(self.tr("Samples"))
        self.setAcceptDrops(True)
        self._keeping = keeping
        self._service = service
        self._ids: list[str] = []
        self._corpus = _NONE
        self._sample: Sample | None = None
        self.filter = LabelFilter()
        self.filter.chosen.connect(self._filter)
        self.grid = SampleGrid()
        self.grid.selectionChanged.connect(self._follow_selection)
        self.grid.selectionChanged.connect(self._put_news_away)
        self.details = FrameDetails()
        self.details.padRequested.connect(self._send_to_pad)
        self.messages = MessageBar(self.grid)
        self.editing = SampleEditing(lambda: keeping.store, self)
        self.editing.changed.connect(keeping.changed)
        self.editing.told.connect(self._tell)
        self.editing.complained.connect(self.messages.warn)
        keeping.changed.connect(self.read_anew)
        service.modelReady.connect(self._follow_selection)
        self._make_buttons()
        self._lay_out()
        self._listen_to_keys()
        self.setMinimumHeight(LEAST_HEIGHT)
        self.resize(*_SIZE)
        self.grid.setFocus()
        self.read_anew()

    @property
    def selected(self) -> list[str]:
        """The ids of the selected samples, in the order on show."""
        return [self._ids[index] for index in self.grid.selected]

    # Layout

    def _make_buttons(self) -> None:
        self.labels = LabelButtons(rows=2)
        self.labels.setAccessibleName(self.tr("Change the label"))
        self.labels.explain(self.tr("This is a {digit}"), self.tr("This is no digit"))
        self.labels.labelChosen.connect(lambda label: self.editing.relabel(self.selected, label))
        self.delete = self._button("deleteSamples", self.tr("&Delete"), self._delete)
        self.bring_in = self._button("importSamples", self.tr("&Import…"), self._ask_what)
        self.bring_in.setToolTip(self.tr("Add samples from a file"))
        self.take_out = self._button("exportSamples", self.tr("&Export…"), self._ask_where)

    def _button(self, name: str, text: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        self._count = QLabel()
        self._count.setObjectName("selectedCount")
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        caption = QLabel(self.tr("Label"))
        caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._count, stretch=1)
        foot.addWidget(self.bring_in)
        foot.addWidget(self.take_out)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.filter)
        left.addWidget(self.grid, stretch=1)
        left.addLayout(foot)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.details, stretch=1)
        right.addSpacing(8)
        right.addWidget(caption)
        right.addWidget(self.labels)
        right.addSpacing(6)
        right.addWidget(self.delete)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGINS)
        layout.setSpacing(GAP)
        layout.addLayout(left, stretch=1)
        layout.addLayout(right)

    def _listen_to_keys(self) -> None:
        standard = QKeySequence.StandardKey
        for key, do in (
            (standard.Undo, self.editing.undo),
            (standard.Redo, self.editing.redo),
            (standard.SelectAll, self.grid.select_all),
            (standard.Close, self.close),
        ):
            for keys in QKeySequence.keyBindings(key):
                QShortcut(keys, self).activated.connect(do)

    # What is shown

    def read_anew(self) -> None:
        """Show the samples as they are now; what was selected stays so if it is still there."""
        selected, at = set(self.selected), self._first_selected()
        scrolled = self.grid.verticalScrollBar().value()
        try:
            self._ids, self._corpus = self._keeping.store.corpus()
        except DataError as error:
            self._ids, self._corpus = [], _NONE
            self.messages.warn(said(error))
        labels, counts = np.unique(self._corpus.labels, return_counts=True)
        self.filter.show_counts(dict(zip(labels.tolist(), counts.tolist(), strict=True)))
        self.take_out.setEnabled(bool(self._ids))
        self.grid.show_frames(self._corpus.frames, self._order(), self._caption, self._describe)
        self._say_of_nothing()
        self.grid.verticalScrollBar().setValue(scrolled)
        again = {index for index, identity in enumerate(self._ids) if identity in selected}
        again &= set(self.grid.order.tolist())
        if selected and not again and len(self.grid.order):
            # Gone from here: the next one takes its place, for the next press of a key.
            at = min(at, len(self.grid.order) - 1)
            again = {int(self.grid.order[at])}
        if len(again) == 1:
            self.grid.choose(int(np.flatnonzero(self.grid.order == next(iter(again)))[0]))
        self.grid.select(again)
        self._follow_selection()

    def _first_selected(self) -> int:
        """The place on show of the first selected one."""
        selected = self.grid.selected
        return int(np.flatnonzero(self.grid.order == selected[0])[0]) if selected else 0

    def _order(self) -> NDArray[np.int64]:
        """Indices of those that the filter lets through."""
        wanted, labels = self.filter.label, self._corpus.labels
        return np.arange(len(labels)) if wanted is None else np.flatnonzero(labels == wanted)

    def _filter(self) -> None:
        self.grid.set_order(self._order())
        self._say_of_nothing()
        self._follow_selection()

    def _say_of_nothing(self) -> None:
        if self._ids:
            self.grid.say_of_nothing(self.tr("There are no samples of this kind."))
        else:
            self.grid.say_of_nothing(
                self.tr(
                    "There are no samples yet. Draw a digit and press what it is under “Right?”: "
                    "it is kept here, and retraining learns from it."
                )
            )

    def _caption(self, index: int) -> tuple[str, bool]:
        label = int(self._corpus.labels[index])
        return ("-" if label == OUTLIER else str(label)), False

    def _describe(self, index: int) -> str:
        return describe(int(self._corpus.labels[index]), None, self)

    def _follow_selection(self) -> None:
        """Show the sample that is selected alone, and offer what can be done."""
        selected = self.selected
        count = len(selected)
        self._sample = self._read(selected[0]) if count == 1 else None
        self.details.show_item(None if self._sample is None else self._item(self._sample))
        self.labels.setEnabled(count > 0)
        self.delete.setEnabled(count > 0)
        given = {int(self._corpus.labels[at]) for at in self.grid.selected}
        self.labels.show_labels(None, given.pop() if len(given) == 1 else None)
        shown = self.locale().toString(len(self.grid.order))
        if count > 1:
            text = self.tr("{count} of {shown} selected; type a digit to change their label")
        elif count == 1:
            text = self.tr("{shown} shown; type a digit to change the label")
        else:
            text = self.tr("{shown} shown") if self._ids else ""
        self._count.setText(text.format(count=self.locale().toString(count), shown=shown))
        self.take_out.setToolTip(
            self.tr("Save the selected samples in a file")
            if count
            else self.tr("Save the samples on show in a file")
        )

    def _read(self, identity: str) -> Sample | None:
        try:
            found = self._keeping.store.find([identity])
        except DataError as error:
            self.messages.warn(said(error))
            return None
        return found[0] if found else None

    def _item(self, sample: Sample) -> Item:
        when = QDateTime.fromString(sample.created, Qt.DateFormat.ISODateWithMs).toLocalTime()
        words = {
            "when": self.locale().toString(when, QLocale.FormatType.ShortFormat),
            "model": sample.model,
            "digit": sample.read_as,
            "share": self.locale().toString(sample.confidence * 100, "f", 1),
        }
        if not sample.model:
            text = self.tr("Kept {when}.")
        elif sample.read_as == OUTLIER:
            text = self.tr("Kept {when}, when “{model}” took it for no digit.")
        else:
            text = self.tr("Kept {when}, when “{model}” read it as {digit} at {share} %.")
        return Item(
            text.format(**words),
            sample.label,
            sample.frame,
            self._answers(sample.frame),
            [stroke.points for stroke in sample.strokes],
        )

    def _answers(self, frame: Frames) -> tuple[Answer, ...]:
        """What the model in use says to a frame; nothing while there is none."""
        recognizer = self._service.recognizer
        if recognizer is None:
            return ()
        said = recognizer.classifier.predict(frame[None].astype(np.float32) / np.float32(255))
        return (Answer(recognizer.card.name, said.probabilities[0], bool(said.are_digits[0])),)

    # What is done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit or a minus is a label for what is selected; Delete deletes it."""
        text = event.text()
        if text.isascii() and text.isdigit():
            self.editing.relabel(self.selected, int(text))
        elif text == "-":
            self.editing.relabel(self.selected, OUTLIER)
        elif event.key() in (_Key.Key_Delete, _Key.Key_Backspace):
            self._delete()
        else:
            super().keyPressEvent(event)

    def _delete(self) -> None:
        self.editing.remove(self.selected)

    def _tell(self, text: str, undoable: bool) -> None:
        if undoable:
            self.messages.tell(text, button=self.tr("Undo"), action=self.editing.undo)
        else:
            self.messages.tell(text)

    def _put_news_away(self) -> None:
        """Whoever goes on has read the good news; what it covers can be seen again."""
        self.messages.dismiss(warnings=False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the file that was dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.editing.bring_in(Path(files[0]))
            event.acceptProposedAction()

    def shut_down(self) -> None:
        """End what is under way."""
        self.editing.shut_down()

    def _send_to_pad(self) -> None:
        if self._sample is None or self.details.item is None:
            return
        # The very strokes, not scaled: then the pad knows that they are kept.
        drawn = self._sample.strokes
        self.padRequested.emit(Drawing(drawn) if drawn else self.details.item.ink)

    def _ask_what(self) -> None:
        dialog = QFileDialog(self, self.tr("Import Samples"))
        dialog.setObjectName("importDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, self.editing.bring_in)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Export Samples"))
        dialog.setObjectName("exportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        identities = self.selected or [self._ids[index] for index in self.grid.order]
        self._ask(dialog, lambda path: self.editing.take_out(identities, path))

    def _ask(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(
            [self.tr("Samples (*{suffix})").format(suffix=SUFFIX), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()
