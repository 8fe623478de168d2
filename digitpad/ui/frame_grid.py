"""A grid of frames, as many as there are: only the rows in sight are made, and kept as images."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from digitpad.data.corpus import Frames
from digitpad.ui.announce import tell_assistants
from digitpad.ui.frame_image import SIDE, colours_of, to_image

ZOOMS: Final = range(1, 5)
"""Screen pixels, before the screen's own scale, for each of a frame's."""

_GAP: Final = 8
_EDGE: Final = 4
_BELOW: Final = 2
"""Between a frame and its caption: room for the outline of the chosen one."""
_KEPT_ROWS: Final = 96
"""More than any screen shows, so that a row is made once while it is in sight or near."""


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
        self.viewport().setAutoFillBackground(False)
        self._frames: Frames = np.zeros((0, SIDE, SIDE), np.uint8)
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self._caption: Callable[[int], tuple[str, bool]] = lambda _: ("", False)
        self._describe: Callable[[int], str] = lambda _: ""
        self._nothing = self.tr("There is nothing to see here.")
        self._zoom = 2
        self._at = -1
        self._rows: OrderedDict[int, QPixmap] = OrderedDict()
        self._colours = colours_of(self.palette())
        self._measure()
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
        middle = (self._scrolled + self.viewport().height() // 2) // self._cell.height()
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

    def _measure(self) -> None:
        self._small = QFont(self.font())
        self._small.setPointSizeF(max(self.font().pointSizeF() * 0.85, 6.0))
        self._bold = QFont(self._small)
        self._bold.setBold(True)
        self._metrics = QFontMetrics(self._bold)

    @property
    def _scale(self) -> int:
        """Pixels of the screen for each of a frame's: a whole number, so that all are alike."""
        return max(1, round(self._zoom * self.devicePixelRatioF()))

    @property
    def _tile(self) -> int:
        """Width and height of a frame in the widget's units."""
        return round(SIDE * self._scale / self.devicePixelRatioF())

    @property
    def _narrowest(self) -> int:
        """Units from one frame to the next if there are none to spare."""
        return max(self._tile, self._metrics.horizontalAdvance("0→0") + 2) + _GAP

    @property
    def _columns(self) -> int:
        return max(1, (self.viewport().width() - 2 * _EDGE) // self._narrowest)

    @property
    def _cell(self) -> QSize:
        # What is to spare lies between the columns, not beside them.
        width = (self.viewport().width() - 2 * _EDGE) // self._columns
        height = self._tile + _BELOW + self._metrics.height() + _GAP
        return QSize(max(width, self._narrowest), height)

    @property
    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _place(self, at: int) -> QRect:
        """Where a frame is, in the viewport."""
        cell = self._cell
        row, column = divmod(at, self._columns)
        left = _EDGE + column * cell.width() + (cell.width() - self._tile) // 2
        return QRect(left, _EDGE + row * cell.height() - self._scrolled, self._tile, self._tile)

    def place_at(self, point: QPoint) -> int:
        """Which place on show lies under a point of the viewport; -1 if none does."""
        cell = self._cell
        column, row = (
            (point.x() - _EDGE) // cell.width(),
            (point.y() - _EDGE + self._scrolled) // cell.height(),
        )
        at = row * self._columns + column
        inside = 0 <= column < self._columns and row >= 0 and at < len(self._order)
        return at if inside else -1

    def _lay_out(self) -> None:
        rows = -(-len(self._order) // self._columns)
        height, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(self._cell.height() // 2)
        bar.setRange(0, max(0, rows * self._cell.height() + 2 * _EDGE - height))
        self._forget()

    def _bring_into_view(self, at: int) -> None:
        if at < 0:
            return
        bar, row = self.verticalScrollBar(), at // self._columns
        top, height = row * self._cell.height(), self._cell.height() + 2 * _EDGE
        if top < bar.value():
            bar.setValue(top)
        elif top + height > bar.value() + self.viewport().height():
            bar.setValue(top + height - self.viewport().height())

    def _forget(self) -> None:
        """Make all rows anew."""
        self._rows.clear()
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the rows in sight side by side; mark the chosen frame."""
        painter = QPainter(self.viewport())
        if not len(self._order):
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(16, 16, -16, -16)
            how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, how, self._nothing)
            painter.end()
            return
        height = self._cell.height()
        first = max(0, (event.rect().top() + self._scrolled - _EDGE) // height)
        last = (event.rect().bottom() + self._scrolled - _EDGE) // height
        last = min(last, (len(self._order) - 1) // self._columns)
        for row in range(first, last + 1):
            painter.drawPixmap(QPoint(0, _EDGE + row * height - self._scrolled), self._row(row))
        if self._at >= 0:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 3))
            around = QRectF(self._place(self._at)).adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.drawRoundedRect(around, 4, 4)
        painter.end()

    def _row(self, row: int) -> QPixmap:
        found = self._rows.get(row)
        if found is None:
            found = self._rows[row] = self._make_row(row)
            if len(self._rows) > _KEPT_ROWS:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(row)
        return found

    def _make_row(self, row: int) -> QPixmap:
        """One row as an image: frames in one sweep, captions below them."""
        indices = self._order[row * self._columns : (row + 1) * self._columns]
        ratio, scale, cell = self.devicePixelRatioF(), self._scale, self._cell
        pixels = np.zeros(
            (round(cell.height() * ratio), round((_EDGE + cell.width() * self._columns) * ratio)),
            np.uint32,
        )
        tiles = self._colours[self._frames[indices]].repeat(scale, axis=1).repeat(scale, axis=2)
        places = [self._place(at) for at in range(len(indices))]
        for tile, place in zip(tiles, places, strict=True):
            left = round(place.left() * ratio)
            pixels[: tile.shape[0], left : left + tile.shape[1]] = tile
        image = to_image(pixels)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.WindowText)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        outline = palette.color(QPalette.ColorRole.Mid)
        for index, place in zip(indices, places, strict=True):
            caption, stands_out = self._caption(int(index))
            place.moveTop(0)
            painter.setPen(QPen(text, 2) if stands_out else outline)
            # A line of two pixels lies with its middle on the edge; one, beyond it.
            painter.drawRect(
                place.adjusted(1, 1, -1, -1) if stands_out else place.adjusted(0, 0, -1, -1)
            )
            painter.setFont(self._bold if stands_out else self._small)
            painter.setPen(text if stands_out else quiet)
            below = QRect(
                place.center().x() - cell.width() // 2,
                self._tile + _BELOW,
                cell.width(),
                self._metrics.height(),
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, caption)
        painter.end()
        return QPixmap.fromImage(image)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the keys that move a cursor."""
        columns = self._columns
        page = columns * max(1, self.viewport().height() // self._cell.height())
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is in sight in sight."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colours = colours_of(self.palette())
            self._forget()
        elif event.type() == QEvent.Type.FontChange:
            self._measure()
            self._lay_out()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Some rows."""
        return QSize(10 * self._narrowest + 2 * _EDGE, 4 * self._cell.height())

    def minimumSizeHint(self) -> QSize:
        """One row of a few."""
        return QSize(3 * self._narrowest + 2 * _EDGE, self._cell.height() + 2 * _EDGE)
