"""The frames: each glyph as the model sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from digitpad.ui.announce import say, tell_assistants

# Imported with the first frame: see digitpad.ink.strokes.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SIDE: Final = 28
# Whole multiples of 28, so that each pixel of a frame is a square of the same size.
_LARGE: Final = 84
_SMALL: Final = 56
_GAP: Final = 8
_EDGE: Final = 3


class FrameStrip(QAbstractScrollArea):
    """Shows 28x28 frames side by side; one of them is chosen.

    Signals:
        glyphChosen(int): the user chose a frame.
    """

    glyphChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frameStrip")
        self.setAccessibleName(self.tr("What the model sees"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._frames: tuple[NDArray[np.float32], ...] = ()
        self._images: tuple[QImage, ...] = ()
        self._reads: tuple[str, ...] = ()
        self._chosen = -1
        self._describe()

    @property
    def frames(self) -> tuple[NDArray[np.float32], ...]:
        """The frames on show, float32 (28, 28), 0 paper to 1 ink."""
        return self._frames

    @property
    def chosen(self) -> int:
        """The index of the chosen frame; -1 if there is none."""
        return self._chosen

    def show_frames(
        self, frames: Sequence[NDArray[np.float32]], chosen: int, reads: Sequence[str] = ()
    ) -> None:
        """Show frames, float32 (28, 28).

        Args:
            frames: in reading order.
            chosen: which of them is; -1: none.
            reads: for a screen reader, the digit that each reads; "" for what is no digit.
        """
        count = len(self._frames)
        self._reads = tuple(reads)
        self._frames = tuple(frames)
        self._images = tuple(self._image(frame) for frame in frames)
        self._chosen = chosen
        if len(frames) != count:
            self._lay_out()
        self._show_chosen()
        self._describe()
        self.viewport().update()

    def choose(self, index: int) -> None:
        """Choose a frame as a click on it does."""
        if 0 <= index < len(self._frames) and index != self._chosen:
            self._chosen = index
            self._show_chosen()
            self._describe()
            say(self, self.accessibleDescription())
            self.viewport().update()
            self.glyphChosen.emit(index)

    def _describe(self) -> None:
        if not self._frames:
            text = self.tr("There is no ink to see.")
        else:
            reads = self._reads[self._chosen] if 0 <= self._chosen < len(self._reads) else ""
            if reads:
                text = self.tr("Frame {number} of {count} reads {digit}.")
            elif self._reads:
                text = self.tr("Frame {number} of {count} does not look like a digit.")
            else:
                text = self.tr("Frame {number} of {count}, 28 by 28 pixels.")
            count = len(self._frames)
            text = text.format(number=self._chosen + 1, count=count, digit=reads)
        tell_assistants(self, text)

    def _image(self, frame: NDArray[np.float32]) -> QImage:
        """The frame in the palette's colours: paper is Base, ink is Text."""
        import numpy as np

        palette = self.palette()
        paper = _rgb(palette.color(QPalette.ColorRole.Base))
        ink = _rgb(palette.color(QPalette.ColorRole.Text))
        pixels = (paper + (ink - paper) * frame[..., None]).round().astype(np.uint8)
        # A copy, because QImage does not keep the array alive.
        return QImage(pixels.tobytes(), _SIDE, _SIDE, _SIDE * 3, QImage.Format.Format_RGB888).copy()

    # Layout

    @property
    def _tile(self) -> int:
        fits_large = len(self._frames) * (_LARGE + _GAP) <= self.width()
        return _LARGE if fits_large and self.height() >= _LARGE + 2 * _EDGE else _SMALL

    def _place(self, index: int) -> QRect:
        tile = self._tile
        left = _EDGE + index * (tile + _GAP) - self.horizontalScrollBar().value()
        return QRect(left, _EDGE, tile, tile)

    def _even(self, place: QRect) -> QRectF:
        """The part of a tile in which a frame's pixels are all as large, at 150 % too."""
        ratio = self.devicePixelRatioF()
        side = place.width() * ratio // _SIDE * _SIDE
        inset = (place.width() * ratio - side) // 2
        left, top = round(place.x() * ratio) + inset, round(place.y() * ratio) + inset
        return QRectF(left / ratio, top / ratio, side / ratio, side / ratio)

    def _lay_out(self) -> None:
        needed = 2 * _EDGE + len(self._frames) * (self._tile + _GAP) - _GAP
        bar = self.horizontalScrollBar()
        bar.setPageStep(self.viewport().width())
        bar.setSingleStep(self._tile + _GAP)
        bar.setRange(0, max(0, needed - self.viewport().width()))

    def _show_chosen(self) -> None:
        if self._chosen < 0:
            return
        place, bar = self._place(self._chosen), self.horizontalScrollBar()
        if place.left() < _EDGE:
            bar.setValue(bar.value() + place.left() - _EDGE)
        else:
            beyond = place.x() + place.width() + _EDGE - self.viewport().width()
            bar.setValue(bar.value() + max(0, beyond))

    def sizeHint(self) -> QSize:
        """One large frame high, whatever is on show, so that nothing jumps."""
        return QSize(280, _LARGE + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        """Small frames, and the scroll bar below them, in a low window."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(_LARGE + 2 * _EDGE, _SMALL + 2 * _EDGE + bar)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bar right."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._images = tuple(self._image(frame) for frame in self._frames)
            self.viewport().update()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the frame under the mouse."""
        for index in range(len(self._frames)):
            if self._place(index).contains(event.position().toPoint()):
                self.choose(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The click is ours to the end."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the arrow keys, Home and End."""
        places = {
            Qt.Key.Key_Left: self._chosen - 1,
            Qt.Key.Key_Right: self._chosen + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._frames) - 1,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        else:
            self.choose(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frames, or where the first will be."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        outline = QColor(palette.color(QPalette.ColorRole.Mid))
        accent = palette.color(QPalette.ColorRole.Accent)
        if not self._images:
            painter.setPen(QPen(outline, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self._place(0)).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        for index, image in enumerate(self._images):
            place = self._place(index)
            painter.fillRect(place, palette.color(QPalette.ColorRole.Base))
            painter.drawImage(self._even(place), image)
            # The only frame is chosen anyway; an outline would tell nothing.
            chosen = index == self._chosen and (len(self._images) > 1 or self.hasFocus())
            painter.setPen(QPen(accent, 3) if chosen else QPen(outline, 1))
            painter.drawRoundedRect(QRectF(place).adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4)
        painter.end()


def _rgb(colour: QColor) -> NDArray[np.float32]:
    import numpy as np

    return np.array([colour.red(), colour.green(), colour.blue()], np.float32)
