"""A grid of frames, as many as there are: only the rows in sight are made, and kept as images."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from digitpad.data.corpus import Frames
from digitpad.ui.announce import tell_assistants
from digitpad.ui.frame_image import SIDE
from digitpad.ui.frame_rows import EDGE, GAP, FrameRows

ZOOMS: Final = range(1, 5)
"""Screen pixels, before the screen's own scale, for each of a frame's."""


class FrameGrid(QAbstractScrollArea):
    """Shows some of many frames, each with a caption; one of them is chosen.

    What each is called is asked only of those in sight, so sixty thousand cost no more than sixty.

    Signals:
        chosenChanged(int): the index, among all frames, of the one that was chosen; -1 for none.
    """

    chosenChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frameGrid")
        self.setAccessibleName(self.tr("Pictures"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._frames: Frames = np.zeros((0, SIDE, SIDE), np.uint8)
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self._caption: Callable[[int], tuple[str, bool]] = lambda _: ("", False)
        self._describe: Callable[[int], str] = lambda _: ""
        self._nothing = self.tr("There is nothing to see here.")
        self._zoom = 2
        self._at = -1
        self._rows = FrameRows(self)
        self._layout = self._rows.layout(self._zoom)
        # Every pixel is painted: what lies below need not be.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tell()

    # What is shown

    def show_frames(
        self,
        frames: Frames,
        order: NDArray[np.int64],
        caption: Callable[[int], tuple[str, bool]],
        describe: Callable[[int], str],
    ) -> None:
        """Show frames.

        Args:
            frames: uint8 (n, 28, 28), all there are.
            order: int64 (k,), the indices of those to show.
            caption: a few letters for an index, and whether they are to stand out.
            describe: a sentence for an index.
        """
        self._frames, self._caption, self._describe = frames, caption, describe
        self._at = -1
        self._show_order(order)

    def set_order(self, order: NDArray[np.int64]) -> None:
        """Show others of the same frames; the chosen one stays chosen if it is among them."""
        chosen = self.chosen
        where = np.flatnonzero(order == chosen)
        self._at = int(where[0]) if len(where) else -1
        self._show_order(order)
        if chosen >= 0 > self._at:
            self.chosenChanged.emit(-1)

    def refresh(self) -> None:
        """The captions have changed."""
        self._forget()

    def say_of_nothing(self, text: str) -> None:
        """What to write where there are no frames."""
        self._nothing = text
        self._tell()
        self.viewport().update()

    @property
    def order(self) -> NDArray[np.int64]:
        """The indices of the frames on show."""
        return self._order

    @property
    def chosen(self) -> int:
        """The index, among all frames, of the chosen one; -1 if there is none."""
        return int(self._order[self._at]) if self._at >= 0 else -1

    @property
    def zoom(self) -> int:
        """How large the frames are, one of ZOOMS."""
        return self._zoom

    def set_zoom(self, zoom: int) -> None:
        """Show larger or smaller frames; what is in the middle of the view stays in sight."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom == self._zoom:
            return
        middle = (self._scrolled + self.viewport().height() // 2) // self._layout.height
        at = self._at if self._at >= 0 else middle * self._columns
        self._zoom = zoom
        self._lay_out()
        self._bring_into_view(min(at, len(self._order) - 1))

    def choose(self, at: int) -> None:
        """Choose by the place on show, as a click does; a place that is none changes nothing."""
        if not 0 <= at < len(self._order):
            return
        self._bring_into_view(at)
        if at == self._at:
            return
        before, self._at = self._at, at
        for place in (before, at):
            if place >= 0:
                self.viewport().update(self._place(place).adjusted(-3, -3, 3, 3))
        self._tell()
        self.chosenChanged.emit(self.chosen)

    def _show_order(self, order: NDArray[np.int64]) -> None:
        self._order = order
        self._lay_out()
        if self._at < 0:
            self.verticalScrollBar().setValue(0)
        else:
            self._bring_into_view(self._at)
        self._tell()

    def _tell(self) -> None:
        if not len(self._order):
            text = self._nothing
        elif self._at < 0:
            text = self.tr("{count} pictures, none of them chosen.").format(
                count=self.locale().toString(len(self._order))
            )
        else:
            text = self.tr("Picture {number} of {count}: {what}").format(
                number=self.locale().toString(self._at + 1),
                count=self.locale().toString(len(self._order)),
                what=self._describe(self.chosen),
            )
        tell_assistants(self, text)

    # Layout: cells of one size, row by row, in whole pixels of the screen

    def _lay_out(self) -> None:
        self._layout = layout = self._rows.layout(self._zoom)
        rows = -(-len(self._order) // layout.columns)
        height, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(layout.height // 2)
        bar.setRange(0, max(0, rows * layout.height + 2 * EDGE - height))
        self._forget()

    @property
    def _columns(self) -> int:
        return self._layout.columns

    @property
    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _place(self, at: int) -> QRect:
        """Where a frame is, in the viewport."""
        layout = self._layout
        row, column = divmod(at, layout.columns)
        top = EDGE + row * layout.height - self._scrolled
        return QRect(layout.left(column), top, layout.tile, layout.tile)

    def place_at(self, point: QPoint) -> int:
        """Which place on show lies under a point of the viewport; -1 if none does."""
        layout = self._layout
        column = (point.x() - EDGE) // layout.width
        row = (point.y() - EDGE + self._scrolled) // layout.height
        at = row * layout.columns + column
        inside = 0 <= column < layout.columns and row >= 0 and at < len(self._order)
        return at if inside else -1

    def _bring_into_view(self, at: int) -> None:
        if at < 0:
            return
        bar, row = self.verticalScrollBar(), at // self._columns
        top, height = row * self._layout.height, self._layout.height + 2 * EDGE
        if top < bar.value():
            bar.setValue(top)
        elif top + height > bar.value() + self.viewport().height():
            bar.setValue(top + height - self.viewport().height())

    def _forget(self) -> None:
        """Make all rows anew."""
        self._rows.forget()
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the rows that the event touches one below the other; mark the chosen frame."""
        painter = QPainter(self.viewport())
        area, palette = event.rect(), self.palette()
        background = palette.color(QPalette.ColorRole.Window)
        if not len(self._order):
            painter.fillRect(area, background)
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(16, 16, -16, -16)
            how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, how, self._nothing)
            painter.end()
            return
        height, start = self._layout.height, EDGE - self._scrolled
        first = max(0, (area.top() - start) // height)
        last = min((area.bottom() - start) // height, (len(self._order) - 1) // self._columns)
        for row in range(first, last + 1):
            painter.drawImage(QPoint(0, start + row * height), self._image_of(row))
        # Rows are opaque; what lies above the first and below the last is left.
        end = start + (last + 1) * height
        painter.fillRect(
            QRect(area.left(), area.top(), area.width(), start - area.top()), background
        )
        painter.fillRect(QRect(area.left(), end, area.width(), area.bottom() + 1 - end), background)
        if self._at >= 0:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 3))
            around = QRectF(self._place(self._at)).adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.drawRoundedRect(around, 4, 4)
        painter.end()

    def _image_of(self, row: int) -> QImage:
        columns = self._columns
        indices = self._order[row * columns : (row + 1) * columns]
        return self._rows.image(row, self._frames, indices, self._caption, self._layout)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the keys that move a cursor."""
        columns = self._columns
        page = columns * max(1, self.viewport().height() // self._layout.height)
        last = len(self._order) - 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._order),
            Qt.Key.Key_End: len(self._order),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or last < 0:
            super().keyPressEvent(event)
            return
        at = self._at + step if self._at >= 0 else 0
        if abs(step) == columns and not 0 <= at <= last:
            return
        self.choose(min(max(at, 0), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the frame under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(self.place_at(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.place_at(event.pos())
            text = self._describe(int(self._order[at])) if at >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Follow to a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is in sight in sight."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        if event.type() == QEvent.Type.PaletteChange:
            self._forget()
        elif event.type() == QEvent.Type.FontChange:
            self._lay_out()
        super().changeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stays in sight is moved, not painted anew."""
        self.viewport().scroll(dx, dy)

    def sizeHint(self) -> QSize:
        """Some rows."""
        return QSize(10 * (self._layout.tile + GAP) + 2 * EDGE, 4 * self._layout.height)

    def minimumSizeHint(self) -> QSize:
        """One row of a few."""
        return QSize(3 * (self._layout.tile + GAP) + 2 * EDGE, self._layout.height + 2 * EDGE)
