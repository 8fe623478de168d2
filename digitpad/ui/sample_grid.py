"""The grid of frames, of which several may be selected."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from digitpad.ui.frame_grid import FrameGrid

_Modifier = Qt.KeyboardModifier
_TINT: Final = 0.16


class SampleGrid(FrameGrid):
    """A FrameGrid in which Shift and Ctrl select more than one.

    Signals:
        selectionChanged(): other frames are selected.
    """

    selectionChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleGrid")
        self.setAccessibleName(self.tr("Samples"))
        self._selected: set[int] = set()
        self._anchor = -1

    @property
    def selected(self) -> list[int]:
        """The indices, among all frames, of those selected, in the order on show."""
        return [int(index) for index in self.order if int(index) in self._selected]

    def set_order(self, order: NDArray[np.int64]) -> None:
        """Show others of the same frames; what is not among them is not selected any more."""
        super().set_order(order)
        self.select(set(order.tolist()) & self._selected)

    def select(self, indices: set[int]) -> None:
        """Select frames by their indices among all."""
        self._anchor = self._at
        self._select(indices)

    def select_all(self) -> None:
        """Select all that are on show."""
        self._select(set(self.order.tolist()))

    def _select(self, indices: set[int]) -> None:
        if indices != self._selected:
            self._selected = indices
            self.viewport().update()
            self.selectionChanged.emit()

    def _select_to(self, modifiers: Qt.KeyboardModifier) -> None:
        """The chosen frame has changed: alone, with Shift all from the anchor on, Ctrl one more."""
        at = self._at
        if at < 0:
            return
        if modifiers & _Modifier.ShiftModifier and self._anchor >= 0:
            first, last = sorted((self._anchor, at))
            self._select(set(self.order[first : last + 1].tolist()))
            return
        self._anchor = at
        index = int(self.order[at])
        if modifiers & _Modifier.ControlModifier:
            self._select(self._selected ^ {index})
        else:
            self._select({index})

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the frame under the mouse; none if there is none."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        super().mousePressEvent(event)
        if self.place_at(event.position().toPoint()) >= 0:
            self._select_to(event.modifiers())
        elif not event.modifiers():
            self._select(set())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select with the keys that move a cursor; Space adds or removes one."""
        before = self._at
        if event.key() == Qt.Key.Key_Space and before >= 0:
            self._select(self._selected ^ {int(self.order[before])})
            return
        super().keyPressEvent(event)
        if self._at != before:
            self._select_to(event.modifiers() & _Modifier.ShiftModifier)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline and tint what is selected."""
        super().paintEvent(event)
        if not self._selected:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(accent, 3))
        accent.setAlphaF(_TINT)
        painter.setBrush(accent)
        for at in self._places_in(event.rect()):
            if int(self.order[at]) in self._selected:
                around = QRectF(self._place(at)).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(around, 4, 4)
        painter.end()

    def _places_in(self, area: QRect) -> range:
        """The places on show in the rows that an area of the viewport touches."""
        places = range(len(self.order))
        first = bisect_left(places, area.top(), key=lambda at: self._place(at).bottom())
        last = bisect_right(places, area.bottom(), key=lambda at: self._place(at).top())
        return range(first, last)
