"""Live recognition off the GUI thread: the latest drawing wins."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digitpad.ink import InkError
from digitpad.ink.strokes import Drawing
from digitpad.library import ModelError
from digitpad.library.card import Card
from digitpad.ui.saying import said
from digitpad.ui.sheet import Picture, PictureSource

if TYPE_CHECKING:
    from digitpad.recognition.reading import Reading
    from digitpad.recognition.recognizer import Recognizer

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class DrawingRead:
    """A drawing was read.

    Attributes:
        drawing: the one that was read.
        reading: empty if the drawing is, or if there is no model.
        seconds: what it took.
    """

    drawing: Drawing
    reading: Reading
    seconds: float


@dataclass(frozen=True, eq=False)
class PictureRead:
    """A picture was read. `before`: what it was on the pad, if it was there already."""

    picture: Picture
    before: Picture | None = None


@dataclass(frozen=True)
class ModelReady:
    """A model is in use from now on. `path` is None for the shipped one."""

    path: Path | None
    card: Card


@dataclass(frozen=True)
class ModelBroken:
    """A model cannot be used; `message` says why. `path` is None for the shipped one."""

    path: Path | None
    message: str


@dataclass(frozen=True, eq=False)
class _DrawingRequest:
    drawing: Drawing
    unfinished: bool = False


@dataclass(frozen=True, eq=False)
class _PictureRequest:
    source: PictureSource
    before: Picture | None = None


class ModelService(QObject):
    """Owns the one thread in which models are loaded and ink is read.

    Requests are not queued: a newer drawing or picture takes the place of one that still waits. So
    the pen may move faster than drawings are read, and what is shown at the end is the last one.
    Nothing heavy is imported before the thread runs.

    Signals:
        drawingRead(DrawingRead), pictureRead(PictureRead), modelReady(ModelReady),
        modelBroken(ModelBroken), pictureFailed(str), drawingFailed(str): as the names say, in the
        thread of the receiver; the strings are sentences for the user.
    """

    drawingRead = Signal(object)
    pictureRead = Signal(object)
    pictureFailed = Signal(str)
    drawingFailed = Signal(str)
    modelReady = Signal(object)
    modelBroken = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model_number = 0
        """Counts the models that came into use; tells readings of one from those of another."""
        self._recognizer: Recognizer | None = None
        self._wake = threading.Condition()
        self._model: tuple[Path | None] | None = None
        self._ink: _DrawingRequest | _PictureRequest | None = None
        self._again: _DrawingRequest | _PictureRequest | None = None
        self._stopping = False
        # A daemon: if the window is never closed properly, the process can still end.
        self._thread = threading.Thread(target=self._run, name="digitpad-recognition", daemon=True)

    @property
    def recognizer(self) -> Recognizer | None:
        """The recognizer in use; None until a model is loaded. It may be called from any thread."""
        return self._recognizer

    def start(self) -> None:
        """Start the thread; requests made before wait for it."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it: as long as one reading takes."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join()

    def use_model(self, path: Path | None) -> None:
        """Load a model, None: the shipped one; if it is broken, the one in use stays in use."""
        with self._wake:
            self._model = (path,)
            self._wake.notify()

    def read_drawing(self, drawing: Drawing, *, unfinished: bool = False) -> None:
        """Read a drawing, unless a newer request comes first. Never blocks.

        Args:
            drawing: what is on the pad.
            unfinished: the pen is still down; see Recognizer.read_strokes.
        """
        self._request(_DrawingRequest(drawing, unfinished))

    def read_picture(self, source: PictureSource) -> None:
        """Read a picture, unless a newer request comes first. Never blocks."""
        self._request(_PictureRequest(source))

    def read_again(self, ink: Drawing | Picture) -> None:
        """Read what is on the pad already, with a new model or as the user has changed it.

        Gives way to any other request.
        """
        request: _DrawingRequest | _PictureRequest = (
            _DrawingRequest(ink) if isinstance(ink, Drawing) else _PictureRequest(ink.source, ink)
        )
        with self._wake:
            self._again = request
            self._wake.notify()

    def _request(self, ink: _DrawingRequest | _PictureRequest) -> None:
        with self._wake:
            self._ink, self._again = ink, None
            self._wake.notify()

    # In the thread

    def _run(self) -> None:
        # What the first stroke needs on the screen is there before the model, and the pen need not
        # wait for it to be imported.
        import digitpad.ui.ink_layer  # noqa: F401

        while True:
            with self._wake:
                while not (self._stopping or self._model or self._ink or self._again):
                    self._wake.wait()
                if self._stopping:
                    return
                model, ink = self._model, None
                # A model that waits goes first: it is what the ink should be read with.
                if model is not None:
                    self._model = None
                elif self._ink is not None:
                    ink, self._ink = self._ink, None
                else:
                    ink, self._again = self._again, None
            if model is not None:
                self._load(model[0])
            elif isinstance(ink, _DrawingRequest):
                self._read_drawing(ink)
            elif ink is not None:
                self._read_picture(ink)

    def _load(self, path: Path | None) -> None:
        try:
            from digitpad.recognition.recognizer import Recognizer

            recognizer = Recognizer.load(path)
            _warm(recognizer)
        except ModelError as error:
            self.modelBroken.emit(ModelBroken(path, said(error)))
        except Exception as error:
            _log.exception("Loading the model %s failed", path)
            self.modelBroken.emit(
                ModelBroken(path, self.tr("The model cannot be loaded: {why}").format(why=error))
            )
        else:
            self._recognizer = recognizer
            self.model_number += 1
            self.modelReady.emit(ModelReady(path, recognizer.card))

    def _read_drawing(self, request: _DrawingRequest) -> None:
        from digitpad.recognition.reading import Reading

        started = time.perf_counter()
        reading = Reading()
        try:
            if self._recognizer is not None:
                reading = self._recognizer.read_strokes(
                    request.drawing, unfinished=request.unfinished
                )
        except InkError as error:
            self.drawingFailed.emit(said(error))
            return
        except Exception as error:
            _log.exception("Reading a drawing failed")
            self.drawingFailed.emit(self.tr("The drawing cannot be read: {why}").format(why=error))
            return
        self.drawingRead.emit(DrawingRead(request.drawing, reading, time.perf_counter() - started))

    def _read_picture(self, request: _PictureRequest) -> None:
        from digitpad.ui.picture_reading import read_again, read_picture

        before = request.before
        try:
            if before is None:
                picture = read_picture(self._recognizer, request.source)
            else:
                same = before.model_number == self.model_number
                picture = read_again(self._recognizer, before, same_model=same)
        except InkError as error:
            self.pictureFailed.emit(said(error))
        except Exception as error:
            _log.exception("Reading the picture %s failed", request.source)
            self.pictureFailed.emit(self.tr("The picture cannot be read: {why}").format(why=error))
        else:
            if not self._is_outdated():
                picture = replace(picture, model_number=self.model_number)
                self.pictureRead.emit(PictureRead(picture, before))

    def _is_outdated(self) -> bool:
        """Whether a newer request waits; a picture may take long enough for the user to move on."""
        with self._wake:
            return self._ink is not None


def _warm(recognizer: Recognizer) -> None:
    """Read something once: the first stroke of the user must not be the slow one."""
    recognizer.read_strokes([[(0.0, 0.0), (10.0, 30.0), (5.0, 40.0)]], single=True)
