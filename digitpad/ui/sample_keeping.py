"""“Right?”: keep what was read as a sample, with the label that the user gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from digitpad.ui.actions import Actions
from digitpad.ui.label_buttons import NO_DIGIT
from digitpad.ui.message_bar import MessageBar
from digitpad.ui.model_service import DrawingRead, ModelReady, ModelService
from digitpad.ui.reading_panel import ReadingPanel
from digitpad.ui.saying import said
from digitpad.ui.side_windows import SideWindows

if TYPE_CHECKING:
    from digitpad.data.sample import Sample
    from digitpad.data.samples import SampleStore
    from digitpad.recognition.reading import Glyph, Reading
    from digitpad.ui.samples_window import SamplesWindow


class SampleKeeping(QObject):
    """Keeps glyphs of the reading on show as samples, and marks those that are kept.

    The samples' file is opened when the first ink is read, not before.

    Signals:
        changed(): samples were added, changed or removed, here, in another window or by another
            program.
        padRequested(Drawing or QImage): the user wants a sample on the pad.
    """

    changed = Signal()
    padRequested = Signal(object)

    def __init__(
        self, service: ModelService, panel: ReadingPanel, messages: MessageBar, window: QWidget
    ) -> None:
        """To be made before others listen to `service`: it must know a drawing before they do."""
        super().__init__(window)
        self._panel = panel
        self._messages = messages
        self._service = service
        self._drawing: DrawingRead | None = None
        self._model = ""
        self._reading: Reading | None = None
        self._store: SampleStore | None = None
        self._labels: dict[str, int] | None = None
        self._actions: Actions | None = None
        self._window = window
        service.drawingRead.connect(self._remember)
        service.modelReady.connect(self._use_model)
        panel.glyphChosen.connect(self._mark)
        panel.labels.labelChosen.connect(self.keep)
        self.changed.connect(self._forget_labels)
        QGuiApplication.instance().applicationStateChanged.connect(self._look_again)  # type: ignore[union-attr]

    def listen_to(self, actions: Actions, windows: SideWindows) -> None:
        """Do what the menus ask for; the samples have a window of their own."""
        self._actions = actions
        actions.keep_all.triggered.connect(self.keep_all)
        actions.keep_as.triggered.connect(lambda action: self.keep(action.data()))
        actions.samples.triggered.connect(lambda: windows.show("samples", self._make_window))
        self._mark()

    def _make_window(self) -> SamplesWindow:
        from digitpad.ui.samples_window import SamplesWindow

        window = SamplesWindow(self, self._service, self._window)
        window.padRequested.connect(self.padRequested)
        return window

    @property
    def store(self) -> SampleStore:
        """The user's samples. Whoever changes them says so by `changed`."""
        if self._store is None:
            from digitpad.data.samples import SampleStore

            self._store = SampleStore(complain=lambda told: self._messages.warn(said(told)))
        return self._store

    def show_reading(self, reading: Reading) -> None:
        """Follow what is on the pad."""
        self._reading = reading
        self._mark()

    def put_right(self, reading: Reading) -> Reading:
        """The reading of a picture with the labels of those of its glyphs that are samples.

        A drawing is read as ever: who does not like that draws the digit again.
        """
        kept = self._known_labels()
        if not kept or any(glyph.strokes for glyph in reading.glyphs):
            return reading
        from digitpad.ui.put_right import PutRight

        labels = [kept.get(self._sample(glyph, NO_DIGIT).id) for glyph in reading.glyphs]
        return PutRight(reading.glyphs, reading.notes, labels)

    def keep(self, label: int) -> None:
        """Keep the chosen glyph as a sample: 0 to 9, or -1 for no digit."""
        if self._reading is None or self._panel.chosen < 0:
            return
        glyph = self._reading.glyphs[self._panel.chosen]
        sample = self._sample(glyph, label)
        # Of a picture the reading on show follows, see `put_right`.
        is_shown = label == sample.read_as or not glyph.strokes
        self._keep([sample], self._told(label, is_shown=is_shown))

    def _told(self, label: int, *, is_shown: bool) -> str:
        """What to tell of one sample; `is_shown`: it is what the reading on show says."""
        if is_shown and label == NO_DIGIT:
            return self.tr("Kept as no digit. Retraining will learn from it.")
        if is_shown:
            return self.tr("Kept as {digit}. Retraining will learn from it.").format(digit=label)
        if label == NO_DIGIT:
            return self.tr(
                "Kept as no digit. It is read as before until you retrain, which learns from it."
            )
        return self.tr(
            "Kept as {digit}. It is read as before until you retrain, which learns from it."
        ).format(digit=label)

    def keep_all(self) -> None:
        """Keep every glyph as it was read, but for those that are kept already."""
        if self._reading is None or not self._reading.glyphs:
            return
        as_read = [self._sample(glyph, _label_read(glyph)) for glyph in self._reading.glyphs]
        kept = self._known_labels()
        samples = [sample for sample in as_read if sample.id not in kept]
        if not samples:
            self._messages.tell(self.tr("All of this is kept already."))
        elif len(samples) == 1 == len(as_read):
            self.keep(samples[0].label)
        else:
            self._keep(
                samples,
                self.tr(
                    "Glyphs kept as they were read: {count}. Retraining will learn from them."
                ).format(count=len(samples)),
            )

    def close(self) -> None:
        """Close the file; harmless if it is not open."""
        if self._store is not None:
            self._store.close()

    def _keep(self, samples: list[Sample], text: str) -> None:
        from digitpad.data import DataError

        try:
            before = self.store.keep(samples)
        except DataError as error:
            self._messages.warn(said(error))
            return
        self.changed.emit()
        self._messages.tell(
            text, button=self.tr("Undo"), action=lambda: self._take_back(samples, before)
        )

    def _take_back(self, samples: list[Sample], before: list[Sample]) -> None:
        from digitpad.data import DataError

        try:
            self.store.take_back(samples, before)
        except DataError as error:
            self._messages.warn(said(error))
        self.changed.emit()

    def _sample(self, glyph: Glyph, label: int) -> Sample:
        from digitpad.data.corpus import to_bytes
        from digitpad.data.sample import Sample

        known = self._drawing
        drawn = known is not None and known.reading is self._reading
        return Sample(
            label,
            to_bytes(glyph.frame),
            tuple(known.drawing.strokes[at] for at in glyph.strokes) if known and drawn else (),
            model=self._model,
            read_as=_label_read(glyph),
            confidence=glyph.confidence,
        )

    # What is on show

    def _remember(self, read: DrawingRead) -> None:
        self._drawing = read

    def _use_model(self, model: ModelReady) -> None:
        self._model = model.card.name
        # Now, while nobody draws yet: it takes some milliseconds.
        self._known_labels()

    def _mark(self) -> None:
        """Mark what the chosen glyph was read as, and what it is kept as."""
        labels, at = self._panel.labels, self._panel.chosen
        labels.setEnabled(at >= 0)
        if self._actions is not None:
            self._actions.keep_all.setEnabled(at >= 0)
            self._actions.keep_as.setEnabled(at >= 0)
        if self._reading is None or at < 0:
            labels.show_labels(None, None)
            return
        glyph = self._reading.glyphs[at]
        kept = self._known_labels()
        given = kept.get(self._sample(glyph, NO_DIGIT).id) if kept else None
        labels.show_labels(_label_read(glyph), given)

    def _known_labels(self) -> dict[str, int]:
        """The labels of all samples by id; read anew only after a change."""
        if self._labels is None:
            from digitpad.data import DataError

            try:
                self._labels = self.store.labels()
            except DataError:
                # Nobody has asked for a sample yet; who keeps one is told.
                self._labels = {}
        return self._labels

    def _forget_labels(self) -> None:
        self._labels = None
        self._mark()

    def _look_again(self, state: Qt.ApplicationState) -> None:
        """Whoever comes back to this program may have changed samples in another."""
        if state != Qt.ApplicationState.ApplicationActive or self._store is None:
            return
        from digitpad.data import DataError

        try:
            if self._store.changed_elsewhere():
                self.changed.emit()
        except DataError:
            self._labels = None


def _label_read(glyph: Glyph) -> int:
    return glyph.digit if glyph.is_digit else NO_DIGIT
