"""The picture on the pad and everything around it that follows: menu, buttons, bars, the reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from digitpad.ui.announce import tell_assistants
from digitpad.ui.files import Files
from digitpad.ui.message_bar import MessageBar
from digitpad.ui.model_service import ModelService, PictureRead
from digitpad.ui.pad_panel import PadPanel
from digitpad.ui.picture_actions import PictureActions
from digitpad.ui.reading_panel import ReadingPanel
from digitpad.ui.saying import all_said
from digitpad.ui.sheet import PictureSource, Sheet
from digitpad.ui.side_windows import SideWindows

if TYPE_CHECKING:
    from digitpad.ui.files_window import FilesWindow


class PictureDesk(QObject):
    """Has pictures read, puts them on the pad, and offers what can be done to the one there.

    Attributes:
        actions: what can be done.

    Signals:
        readingFound(Reading): of the picture that is on the pad now.
    """

    readingFound = Signal(object)

    def __init__(
        self,
        pad: PadPanel,
        panel: ReadingPanel,
        service: ModelService,
        files: Files,
        messages: MessageBar,
        windows: SideWindows,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._pad = pad
        self._canvas = pad.canvas
        self._had_picture = False
        self._how_to = self.tr(
            "Drag over the picture to read only a part of it. Click a box to choose it; then it "
            "can be moved, resized, split and deleted. Drag with Shift to draw a new one. Ctrl and "
            "the wheel show it larger, the middle button moves it."
        )
        self._of_drawing = pad.canvas.accessibleDescription()
        self._panel = panel
        self._service = service
        self._files = files
        self._messages = messages
        self._windows = windows
        self._window = window
        self.actions = actions = PictureActions(window)
        pad.set_picture_bar(actions.bar())
        tool = self._canvas.picture_tool
        actions.left.triggered.connect(lambda: tool.turn(-1))
        actions.right.triggered.connect(lambda: tool.turn(1))
        actions.whole.triggered.connect(lambda: tool.read_part(None))
        zoom = self._canvas.zoom
        actions.zoom_in.triggered.connect(zoom.zoom_in)
        actions.zoom_out.triggered.connect(zoom.zoom_out)
        actions.fit.triggered.connect(zoom.fit)
        zoom.changed.connect(self._offer)
        actions.add.triggered.connect(tool.add_box)
        actions.merge.triggered.connect(tool.merge)
        actions.split.triggered.connect(tool.split)
        actions.delete.triggered.connect(tool.delete)
        tool.boxChosen.connect(self._choose)
        panel.glyphChosen.connect(self._offer)
        actions.folder.triggered.connect(files.choose_folder)
        files.pictureWanted.connect(self._read)
        files.severalWanted.connect(self._read_several)
        service.pictureRead.connect(self._take)
        service.pictureFailed.connect(self._refuse)
        self._canvas.sheetChanged.connect(self._follow)
        self._canvas.menuWanted.connect(actions.menu.popup)

    def _read(self, source: PictureSource) -> None:
        self._messages.dismiss()
        self._service.read_picture(source)

    def _read_several(self, paths: list[Path]) -> None:
        self._windows.show("files", self._make_files_window).add(paths)

    def _make_files_window(self) -> FilesWindow:
        from digitpad.ui.files_window import FilesWindow

        window = FilesWindow(self._reader, self._window)
        window.pictureWanted.connect(self._files.put_on_pad)
        return window

    def _reader(self) -> list[str]:
        """The words that start a process which reads files with the model in use."""
        from digitpad.training.job import own_command
        from digitpad.ui.files_window import THUMBNAIL

        words = [*own_command(), "classify", "--serve", "--thumbnail", str(THUMBNAIL)]
        recognizer = self._service.recognizer
        if recognizer is not None:
            words += ["--model", str(recognizer.classifier.path)]
        return words

    def _take(self, read: PictureRead) -> None:
        picture = read.picture
        if read.before is not None:
            self._canvas.update_picture(picture, read.before)
            return
        self._canvas.show_picture(picture)
        self._files.was_opened(picture.source)
        if picture.reading.notes:
            self._messages.tell(all_said(picture.reading.notes))
        elif not picture.reading.glyphs and self._service.recognizer is not None:
            self._messages.tell(self.tr("No digit was found in this picture."))

    def _refuse(self, why: str) -> None:
        self._messages.warn(why)
        sheet = self._canvas.sheet
        if sheet.picture is None:
            # A change of the drawing, Clear for one, may have waited behind the picture in vain.
            self._service.read_again(sheet.drawing)

    def _follow(self, sheet: Sheet) -> None:
        picture = sheet.picture
        if picture is None and not self._had_picture:
            return
        self._had_picture = picture is not None
        self._pad.show_picture_bar(picture is not None)
        self._describe(len(picture.shown_boxes) if picture is not None else None)
        self._canvas.setToolTip("" if picture is None else self._how_to)
        if picture is not None:
            if picture.is_stale:
                self._canvas.set_boxes((), -1)
            else:
                self.readingFound.emit(picture.reading)
            if picture.is_stale or picture.model_number != self._service.model_number:
                self._service.read_again(picture)
        self._offer()

    def tell_reading(self) -> None:
        """Tell the reading of the picture on the pad again, if it is read."""
        picture = self._canvas.sheet.picture
        if picture is not None and not picture.is_stale:
            self.readingFound.emit(picture.reading)

    def _describe(self, count: int | None) -> None:
        """What a screen reader says of the pad; `count` boxes of a picture, None: no picture."""
        if count is None:
            text = self._of_drawing
        else:
            text = self.tr(
                "A picture, {count} boxes. Tab goes from box to box; the arrow keys move one, "
                "Delete takes it away."
            ).format(count=count)
        tell_assistants(self._canvas, text)

    def _choose(self, number: int) -> None:
        picture = self._canvas.sheet.picture
        if picture is not None and not picture.is_stale:
            self._panel.strip.choose(number)
        self._offer()

    def _offer(self) -> None:
        """Offer only what can be done."""
        actions, tool = self.actions, self._canvas.picture_tool
        picture = self._canvas.sheet.picture
        for action in (actions.left, actions.right, actions.add, actions.zoom_in):
            action.setEnabled(picture is not None)
        for action in (actions.zoom_out, actions.fit):
            action.setEnabled(picture is not None and self._canvas.zoom.is_zoomed)
        changed = picture is not None and (picture.part or picture.boxes) is not None
        actions.whole.setEnabled(changed)
        count = len(picture.shown_boxes) if picture is not None else 0
        chosen = tool.chosen >= 0
        actions.merge.setEnabled(chosen and count > 1)
        actions.split.setEnabled(chosen)
        actions.delete.setEnabled(chosen)
