"""The drawing on the pad, kept on disk, so that it is there again after a restart or a crash."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from digitpad.ink import InkError
from digitpad.ink.strokes import Drawing
from digitpad.library.files import user_home, write_whole
from digitpad.ui.background import Background
from digitpad.ui.canvas import Canvas
from digitpad.ui.sheet import Sheet

_log = logging.getLogger(__name__)

_CALM_MS: Final = 1500
"""Without a change before the drawing is written: while the pen moves nothing else should."""
_FILE: Final = "drawing.inkml"
_SET_ASIDE: Final = "drawing.broken.inkml"


class PadKeeper(QObject):
    """Writes the drawing down a moment after the last stroke, and when the window goes.

    Signals:
        complained(str): a sentence for the user about a drawing that could not be brought back.
    """

    complained = Signal(str)

    def __init__(self, canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._file = user_home() / _FILE
        self._kept: Drawing | None = None
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CALM_MS)
        self._timer.timeout.connect(self._write_soon)

    def restore(self) -> None:
        """Put the drawing of the last time on the pad, if the pad is empty, and follow it."""
        sheet = self._canvas.sheet
        if not sheet.drawing and sheet.picture is None:
            drawing = self._read()
            if drawing:
                self._kept = drawing
                # Nothing for undo: the user has not done this.
                self._canvas.show_sheet(Sheet(drawing))
        self._canvas.sheetChanged.connect(self._follow)
        self._follow(self._canvas.sheet)

    def shut_down(self) -> None:
        """Write what is not written yet."""
        self._timer.stop()
        self._background.stop_and_wait()
        drawing = self._to_keep()
        if drawing is not None:
            self._take_down(drawing)

    def _follow(self, sheet: Sheet) -> None:
        if sheet.picture is None and sheet.drawing is not self._kept:
            self._timer.start()

    def _to_keep(self) -> Drawing | None:
        """The drawing, unless it is on disk already; a picture leaves what is there alone."""
        sheet = self._canvas.sheet
        if sheet.picture is not None or sheet.drawing is self._kept:
            return None
        if not sheet.drawing and not self._kept:
            return None
        return sheet.drawing

    def _write_soon(self) -> None:
        if self._canvas.pen_is_down or self._background.is_running:
            self._timer.start()
            return
        drawing = self._to_keep()
        if drawing is not None:
            self._background.start(lambda _: self._take_down(drawing))

    def _take_down(self, drawing: Drawing) -> None:
        """Write a drawing, or remove the file of one that was cleared away."""
        try:
            if drawing:
                from digitpad.ink.inkml import to_inkml

                write_whole(self._file, to_inkml(drawing))
            else:
                self._file.unlink(missing_ok=True)
        except OSError:
            # A full or read-only disk: the user would hear of it every two seconds.
            _log.warning("The drawing could not be kept in %s", self._file, exc_info=True)
            return
        self._kept = drawing

    def _read(self) -> Drawing | None:
        if not self._file.is_file():
            return None
        from digitpad.ink.inkml import read_inkml

        try:
            return read_inkml(self._file)
        except InkError:
            _log.warning("The drawing in %s could not be read", self._file, exc_info=True)
            aside = self._file.with_name(_SET_ASIDE)
            self._set_aside(aside)
            self.complained.emit(
                self.tr(
                    "The drawing of the last time could not be read. Its file was set aside: {path}"
                ).format(path=aside)
            )
            return None

    def _set_aside(self, aside: Path) -> None:
        try:
            self._file.replace(aside)
        except OSError:
            _log.warning("It could not be set aside", exc_info=True)
