"""One frame, large, with what one or two models say to it, and the way to the pad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from digitpad.data.corpus import OUTLIER, Frames
from digitpad.ink.strokes import Drawing, Points
from digitpad.ui.announce import tell_assistants
from digitpad.ui.frame_image import SIDE, colours_of, image_of, picture_of
from digitpad.ui.measures import scaled
from digitpad.ui.pad_view import fitted
from digitpad.ui.probability_bars import ProbabilityBars
from digitpad.ui.reflow import Page, VerticalScroll

_WIDTH: Final = 232
"""Of the panel, in pixels."""
_ROOMY: Final = 28
"""Pixels of a row of the bars, beyond which it only takes the eye longer."""

_LARGE: Final = 224
"""Pixels of the frame's side: eight for each of its own."""

Ink: TypeAlias = Drawing | Path | QImage
"""What can be put on the pad."""


@dataclass(frozen=True, eq=False)
class Answer:
    """What a model says to a frame.

    Attributes:
        model: its name, for people.
        probabilities: float32 (10,); all 0 if it found no ink.
        is_digit: by the threshold of its card.
    """

    model: str
    probabilities: NDArray[np.float32]
    is_digit: bool


@dataclass(frozen=True, eq=False)
class Item:
    """A frame and what is known of it.

    Attributes:
        name: what it is called, for people.
        label: 0 to 9, or -1 for what is no digit.
        frame: uint8 (28, 28).
        answers: of one model, of two, or of none yet.
        strokes: float (m, 2) each, y down, if it was written with a pen.
        file: the picture it is from, if it is from one.
    """

    name: str
    label: int
    frame: Frames
    answers: tuple[Answer, ...] = ()
    strokes: Sequence[Points] = ()
    file: Path | None = None

    @property
    def ink(self) -> Ink:
        """What to put on the pad: the strokes, or the picture, or else the frame as a picture."""
        if len(self.strokes):
            return fitted(Drawing.of(self.strokes))
        return picture_of(self.frame) if self.file is None else self.file


class FrameDetails(QWidget):
    """Shows an item, or that none is chosen.

    Signals:
        padRequested(Ink): the user wants it on the pad.
    """

    padRequested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frameDetails")
        self.setFixedWidth(scaled(_WIDTH))
        self._item: Item | None = None
        self._picture = _LargeFrame()
        self._title = QLabel()
        self._title.setObjectName("detailTitle")
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._name = QLabel()
        self._name.setObjectName("detailName")
        self._name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self._title, self._name):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._captions = [QLabel(), QLabel()]
        self._bars = [ProbabilityBars(), ProbabilityBars()]
        for at, (caption, bars) in enumerate(zip(self._captions, self._bars, strict=True)):
            # The main window's bars are found by the name that theirs would share.
            bars.setObjectName(f"detailBars{at + 1}")
            bars.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bars.setMaximumHeight(10 * scaled(_ROOMY))
            caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            caption.setTextFormat(Qt.TextFormat.PlainText)
            caption.setWordWrap(True)
        self.button = QPushButton(self.tr("Se&nd to the Pad"))
        self.button.setObjectName("sendToPad")
        self.button.setToolTip(
            self.tr("Put it on the pad in place of what is there; undo brings that back.")
        )
        self.button.clicked.connect(self._send)
        content = Page()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._picture)
        layout.addSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._name)
        for caption, bars in zip(self._captions, self._bars, strict=True):
            layout.addSpacing(4)
            layout.addWidget(caption)
            layout.addWidget(bars, stretch=10)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(VerticalScroll(content), stretch=1)
        outer.addWidget(self.button)
        self.show_item(None)

    @property
    def item(self) -> Item | None:
        """The item on show."""
        return self._item

    def show_item(self, item: Item | None) -> None:
        """Show an item; None: that there is none."""
        self._item = item
        self._picture.show_frame(None if item is None else item.frame)
        self.button.setEnabled(item is not None)
        answers = () if item is None else item.answers
        for at, (caption, bars) in enumerate(zip(self._captions, self._bars, strict=True)):
            there = at < len(answers)
            caption.setVisible(there and len(answers) > 1)
            # The first bars keep their place while there is nothing to show in them.
            bars.setVisible(there or at == 0)
            if there and item is not None:
                caption.setText(
                    self.tr("{model}: {what}").format(
                        model=answers[at].model, what=said(item.label, answers[at], self)
                    )
                )
                seen = answers[at].probabilities
                bars.show_probabilities(
                    [float(p) for p in seen] if seen.any() else (), is_digit=answers[at].is_digit
                )
            else:
                bars.show_probabilities(())
        if item is None:
            self._title.setText(self.tr("Nothing chosen"))
            self._name.setText(self.tr("Choose a picture to see it large."))
        else:
            # Two answers stand each above its bars.
            only = answers[0] if len(answers) == 1 else None
            self._title.setText(describe(item.label, only, self))
            self._name.setText(item.name)

    def _send(self) -> None:
        if self._item is not None:
            self.padRequested.emit(self._item.ink)


def describe(label: int, answer: Answer | None, widget: QWidget) -> str:
    """What a character is and what it was taken for, in one sentence without a full stop."""
    if answer is None:
        if label == OUTLIER:
            return QCoreApplication.translate("FrameDetails", "No digit")
        return QCoreApplication.translate("FrameDetails", "A {digit}").format(digit=label)
    if not answer.probabilities.any():
        if label == OUTLIER:
            return QCoreApplication.translate("FrameDetails", "No digit, and no ink was found")
        return QCoreApplication.translate(
            "FrameDetails", "A {digit}, in which no ink was found"
        ).format(digit=label)
    read = int(answer.probabilities.argmax())
    words = {
        "digit": label,
        "read": read,
        "share": widget.locale().toString(float(answer.probabilities.max()) * 100, "f", 1),
    }
    if label == OUTLIER:
        if answer.is_digit:
            return QCoreApplication.translate(
                "FrameDetails", "No digit, taken for a {read} at {share} %"
            ).format(**words)
        return QCoreApplication.translate("FrameDetails", "No digit, and refused as such").format(
            **words
        )
    if read == label and answer.is_digit:
        return QCoreApplication.translate(
            "FrameDetails", "A {digit}, read as such at {share} %"
        ).format(**words)
    if read == label:
        return QCoreApplication.translate(
            "FrameDetails", "A {digit}, read as such at {share} %, but taken for no digit"
        ).format(**words)
    if answer.is_digit:
        return QCoreApplication.translate(
            "FrameDetails", "A {digit}, read as {read} at {share} %"
        ).format(**words)
    return QCoreApplication.translate(
        "FrameDetails", "A {digit}, read as {read} at {share} %, and taken for no digit"
    ).format(**words)


def said(label: int, answer: Answer, widget: QWidget) -> str:
    """What one of several models says to a character, in a few words."""
    if not answer.probabilities.any():
        return QCoreApplication.translate("FrameDetails", "no ink found")
    words = {
        "read": int(answer.probabilities.argmax()),
        "share": widget.locale().toString(float(answer.probabilities.max()) * 100, "f", 1),
    }
    if label == OUTLIER and not answer.is_digit:
        return QCoreApplication.translate("FrameDetails", "refused")
    if answer.is_digit:
        return QCoreApplication.translate("FrameDetails", "{read} at {share} %").format(**words)
    return QCoreApplication.translate(
        "FrameDetails", "{read} at {share} %, taken for no digit"
    ).format(**words)


class _LargeFrame(QWidget):
    """A frame whose pixels can be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("largeFrame")
        self.setAccessibleName(self.tr("The chosen picture, as the model sees it"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._frame: Frames | None = None
        self._image: QImage | None = None

    def show_frame(self, frame: Frames | None) -> None:
        """Show a frame, uint8 (28, 28)."""
        self._frame = frame
        self._image = None
        tell_assistants(
            self,
            self.tr("None is chosen.")
            if frame is None
            else self.tr("{side} by {side} pixels.").format(side=SIDE),
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Eight pixels for one."""
        return QSize(_LARGE, _LARGE)

    def minimumSizeHint(self) -> QSize:
        """Four pixels for one."""
        return QSize(_LARGE // 2, _LARGE // 2)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._image = None
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, or where one would be."""
        painter = QPainter(self)
        side = min(self.width(), self.height()) // SIDE * SIDE
        place = QRect(0, 0, side, side)
        if self._frame is not None:
            if self._image is None:
                self._image = image_of(self._frame, colours_of(self.palette()))
            painter.drawImage(place, self._image)
        pen = painter.pen()
        pen.setColor(self.palette().color(QPalette.ColorRole.Mid))
        if self._frame is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()
