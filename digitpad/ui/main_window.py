"""The window: menus, layout, and who tells what to whom. It holds no logic."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QWidget,
)

from digitpad.library import ModelError
from digitpad.library.store import Library
from digitpad.ui.actions import Actions
from digitpad.ui.announce import Announcer
from digitpad.ui.data_windows import DataWindows
from digitpad.ui.eraser_key import EraserKey
from digitpad.ui.files import Files
from digitpad.ui.help_menu import HelpMenu
from digitpad.ui.measures import MARGINS, fit_to_screen
from digitpad.ui.message_bar import MessageBar
from digitpad.ui.model_desk import ModelDesk
from digitpad.ui.model_service import (
    DrawingRead,
    ModelBroken,
    ModelReady,
    ModelService,
)
from digitpad.ui.pad_keeper import PadKeeper
from digitpad.ui.pad_panel import PadPanel
from digitpad.ui.picture_desk import PictureDesk
from digitpad.ui.preferences import Preferences
from digitpad.ui.reading_panel import ReadingPanel
from digitpad.ui.retraining import Retraining
from digitpad.ui.sample_keeping import SampleKeeping
from digitpad.ui.saying import said
from digitpad.ui.settings import Settings
from digitpad.ui.sheet import Sheet
from digitpad.ui.side_windows import SideWindows
from digitpad.ui.status_line import StatusLine
from digitpad.ui.training_desk import TrainingDesk
from digitpad.ui.why_desk import WhyDesk

# Windows beside this one, and what only they and a training need, are imported when they open: this
# one is to be on the screen at once.

if TYPE_CHECKING:
    from digitpad.recognition.reading import Reading
    from digitpad.training.plan import Plan


class MainWindow(QMainWindow):
    """The pad and what was read on it.

    Attributes:
        reading: the reading on show.

    Signals:
        readingChanged(Reading): after label, bars and frames have it.
    """

    readingChanged = Signal(object)

    def __init__(self, settings: Settings | None = None, library: Library | None = None) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("digitpad")
        self.setAcceptDrops(True)
        self.settings = settings or Settings()
        self.library = library or Library()
        self.service = ModelService(self)
        self.retraining = Retraining(self.library, self)
        self.side_windows = SideWindows(self)
        self._reading: Reading | None = None
        self._model: ModelReady | None = None
        self._is_closing = False

        self.actions_ = Actions(self)
        actions = self.actions_
        self.pad = PadPanel([actions.undo, actions.redo, actions.clear], actions.eraser)
        self.canvas = self.pad.canvas
        EraserKey(actions.eraser, self.canvas, self)
        self.files = Files(self.canvas, self.settings, self)
        self.data_windows = DataWindows(
            self.side_windows, self.service, self.library, self.settings, self
        )
        self.models = ModelDesk(
            self.side_windows,
            self.service,
            self.library,
            lambda first, second: self.data_windows.evaluate().compare(first, second),
            self,
        )
        self.panel = ReadingPanel()
        self.status_line = StatusLine(self.actions_.stop_training)
        self.setStatusBar(self.status_line)
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(MARGINS)
        layout.setSpacing(28)
        layout.addWidget(self.pad, stretch=1)
        layout.addWidget(self.panel)
        self.setCentralWidget(middle)
        self.messages = MessageBar(self.canvas)
        self.pictures = PictureDesk(
            self.pad,
            self.panel,
            self.service,
            self.files,
            self.messages,
            self.side_windows,
            self,
        )
        view_menu = self.menuBar().actions()[2]
        self.menuBar().insertMenu(view_menu, self.pictures.actions.menu)
        self.actions_.put_after_open(self.pictures.actions.folder)
        self.pad_keeper = PadKeeper(self.canvas, self)
        self.keeping = SampleKeeping(self.service, self.panel, self.messages, self)
        self.preferences = Preferences(
            self.actions_,
            self.canvas,
            self.settings,
            self.library,
            self.service,
            self.side_windows,
            self,
        )
        self.announcer = Announcer(self.panel.label)
        self.readingChanged.connect(self.announcer.show_reading)
        self.why = WhyDesk(self.side_windows, self.service, self.panel, self)
        self.readingChanged.connect(self.why.follow)
        self.help_menu = HelpMenu(self.actions_, self.side_windows, self)
        self.training = TrainingDesk(
            self.retraining,
            self.side_windows,
            self.actions_,
            self.status_line,
            self.messages,
            self,
        )
        self._connect()
        self._restore()

    @property
    def reading(self) -> Reading:
        """The reading on show; empty when the pad is."""
        if self._reading is None:
            from digitpad.recognition.reading import Reading

            return Reading()
        return self._reading

    def start(self) -> None:
        """Load the model in use, in the background; what nobody sees at first can follow now."""
        self.pad_keeper.restore()
        self.actions_.tint()
        self.service.use_model(self.library.current())
        self.service.start()

    # Wiring

    def _connect(self) -> None:
        canvas, service, actions = self.canvas, self.service, self.actions_
        canvas.sheetChanged.connect(self._follow_sheet)
        stack = canvas.undo_stack
        for action, can, signal in (
            (actions.undo, stack.canUndo, stack.canUndoChanged),
            (actions.redo, stack.canRedo, stack.canRedoChanged),
        ):
            action.setEnabled(can())
            signal.connect(action.setEnabled)
        actions.undo.triggered.connect(canvas.undo)
        actions.redo.triggered.connect(canvas.redo)
        actions.clear.triggered.connect(canvas.clear)
        actions.thicker.triggered.connect(lambda: canvas.set_pen_size(canvas.pen_size + 2))
        actions.thinner.triggered.connect(lambda: canvas.set_pen_size(canvas.pen_size - 2))
        self.panel.glyphChosen.connect(self._mark_glyphs)

        service.drawingRead.connect(self._take_drawing)
        self.pictures.readingFound.connect(self._show_reading)
        service.drawingFailed.connect(self.warn)
        service.modelReady.connect(self._take_model)
        service.modelBroken.connect(self._offer_shipped_model)

        files = self.files
        files.told.connect(self.messages.tell)
        files.complained.connect(self.warn)
        self.pad_keeper.complained.connect(self.warn)
        actions.open.triggered.connect(files.choose_picture)
        actions.paste.triggered.connect(files.paste)
        actions.save.triggered.connect(files.choose_where_to_save)
        actions.quit.triggered.connect(self.close)
        actions.copy.triggered.connect(self._copy_reading)
        actions.copy_picture.triggered.connect(files.copy_as_picture)
        actions.recent_menu.aboutToShow.connect(lambda: files.list_recent(actions.recent_menu))
        actions.full_screen.toggled.connect(self._show_full_screen)

        actions.use_shipped.triggered.connect(self.use_shipped_model)
        actions.models.triggered.connect(self.models.open)
        actions.evaluate.triggered.connect(self.data_windows.evaluate)
        actions.browse_data.triggered.connect(self.data_windows.browse)
        self.data_windows.padRequested.connect(files.put_on_pad)
        self.readingChanged.connect(self.keeping.show_reading)
        self.keeping.listen_to(actions, self.side_windows)
        self.keeping.padRequested.connect(files.put_on_pad)
        self.keeping.changed.connect(self.pictures.tell_reading)
        self.preferences.complained.connect(self.warn)
        retraining = self.retraining
        self.preferences.is_busy = lambda: retraining.is_running
        retraining.modelTaken.connect(service.use_model)
        self.training.idle.connect(self._training_idle)
        actions.why.triggered.connect(self.why.show)
        self._follow_actions()

    def _follow_actions(self) -> None:
        """Offer only what can be done."""
        actions = self.actions_
        self._offer_for(self.canvas.sheet)
        actions.copy.setEnabled(bool(self._reading and self._reading.text))
        actions.use_shipped.setEnabled(self._model is None or self._model.path is not None)

    def _offer_for(self, sheet: Sheet) -> None:
        self.actions_.clear.setEnabled(bool(sheet))
        self.actions_.eraser.setEnabled(sheet.picture is None)
        self.actions_.save.setEnabled(bool(sheet.drawing))
        self.actions_.copy_picture.setEnabled(bool(sheet.drawing))

    def warn(self, text: str) -> None:
        """Tell the user that something went wrong."""
        self.messages.warn(text)

    # Reading

    def _follow_sheet(self, sheet: Sheet) -> None:
        if sheet.drawing:
            # Who draws has read the good news, or does not care.
            self.messages.dismiss(warnings=False)
        self._offer_for(sheet)
        if sheet.picture is None:
            self.service.read_drawing(sheet.drawing, unfinished=self.canvas.pen_is_down)
        else:
            self.status_line.forget_speed()

    def _take_drawing(self, read: DrawingRead) -> None:
        if self.canvas.sheet.picture is None:
            if read.reading.glyphs:
                self.status_line.show_speed(read.seconds)
            self._show_reading(read.reading)

    def _show_reading(self, reading: Reading) -> None:
        self._reading = reading = self.keeping.put_right(reading)
        self.panel.show_reading(reading)
        self._mark_glyphs()
        self.actions_.copy.setEnabled(bool(reading.text))
        self.readingChanged.emit(reading)

    def _mark_glyphs(self) -> None:
        """Boxes tell glyphs apart: a lone one on an otherwise empty pad needs none."""
        glyphs = self.reading.glyphs
        needed = len(glyphs) > 1 or self.canvas.sheet.picture is not None
        boxes = tuple(glyph.box for glyph in glyphs) if needed else ()
        self.canvas.set_boxes(boxes, self.panel.chosen)

    def _copy_reading(self) -> None:
        QGuiApplication.clipboard().setText(self.reading.text)

    # Models

    def _take_model(self, model: ModelReady) -> None:
        self._model = model
        self.status_line.show_model(model.card)
        self._follow_actions()
        self.service.read_again(self.canvas.sheet.picture or self.canvas.sheet.drawing)

    def _offer_shipped_model(self, broken: ModelBroken) -> None:
        if self._model is None:
            self.status_line.show_model(None)
        if broken.path is None:
            self.warn(
                self.tr("{why} You can draw, but nothing is read: install digitpad again.").format(
                    why=broken.message
                )
            )
        else:
            self.messages.warn(
                broken.message,
                button=self.tr("Use the Shipped Model"),
                action=self.use_shipped_model,
            )

    def use_shipped_model(self) -> None:
        """Go back to the model that the program came with."""
        try:
            self.library.use(None)
        except ModelError as error:
            self.warn(said(error))
        self.service.use_model(None)

    # Pictures

    def open_picture(self, path: Path) -> None:
        """Read a picture and show it; if that fails, say so and leave the pad as it is."""
        self.files.open(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome pictures."""
        if self.files.may_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the picture that was dropped."""
        if self.files.take(event.mimeData()):
            event.acceptProposedAction()

    # Training

    def retrain(self, plan: Plan) -> None:
        """Start a training run in the background."""
        self.retraining.start(plan)

    def _training_idle(self) -> None:
        if self._is_closing:
            self.close()

    # The window itself

    def confirm_stop_training(self) -> bool:
        """Ask whether to stop the run and quit; tests answer in its place."""
        answer = QMessageBox.question(
            self,
            self.tr("Stop the training?"),
            self.tr("A training is under way. Stop it and quit? Its model will not be saved."),
        )
        return answer == QMessageBox.StandardButton.Yes

    def _restore(self) -> None:
        if not self.restoreGeometry(self.settings.geometry):
            self.resize(960, 700)
            fit_to_screen(self)

    def _show_full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_"):
            self.actions_.tint()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing running behind."""
        if self.retraining.is_running:
            event.ignore()
            if not self._is_closing and self.confirm_stop_training():
                self._is_closing = True
                # The run may have ended while the question was on screen.
                if self.retraining.is_running:
                    self.training.stop()
                else:
                    self.close()
            return
        if not self.side_windows.may_close():
            self._is_closing = False
            event.ignore()
            return
        self.shut_down()
        event.accept()

    def shut_down(self) -> None:
        """End all threads and processes, and remember the window; harmless if done already."""
        self.retraining.stop_and_wait()
        self.pad_keeper.shut_down()
        self.side_windows.shut_down()
        self.service.stop()
        self.keeping.close()
        self.settings.geometry = self.saveGeometry()
        self.preferences.remember()
        self.settings.write()
