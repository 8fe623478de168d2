"""Mouse, tablet and finger as one pen, which either draws or rubs out."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QHideEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

_TOUCH_EVENTS: Final = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)
_MOUSE: Final = QEvent.Type.MouseMove
_TABLET: Final = QEvent.Type.TabletMove
_FINGER: Final = QEvent.Type.TouchUpdate
_PALM_S: Final = 1.0
"""Seconds after a tablet's pen was heard of in which a touch is the hand that holds it."""


class PenWidget(QWidget):
    """Tells a subclass where the pen is.

    There is one pen at a time. The first to touch draws, and others are not heard until it is
    lifted: fingers beside the first, a mouse beside a pen. But a tablet's pen goes before a finger:
    where both touch, the finger is a palm, and what it drew is taken back. Mouse events that Qt or
    the system make up of a tablet's or a finger's are not heard, so nothing is drawn twice.

    A pen whose end nobody told, because a dialog came between, ends where it was last seen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._button = Qt.MouseButton.NoButton
        self._down: QEvent.Type | None = None
        self._last = QPointF()
        self._finger = -1
        self._tablet_heard = float("-inf")

    # For the subclass to do

    def pen_down(self, position: QPointF, pressure: float | None, *, rubs: bool) -> None:
        """A pen touches; `rubs`: with its eraser. `pressure`, 0 to 1, is None if it knows none."""

    def pen_move(self, position: QPointF, pressure: float | None) -> None:
        """It moves while it touches."""

    def pen_up(self, position: QPointF) -> None:
        """It is lifted."""

    def pen_cancelled(self) -> None:
        """What it did since it touched was not meant."""

    # One pen at a time

    def _press(
        self, pen: QEvent.Type, at: QPointF, pressure: float | None, *, rubs: bool = False
    ) -> None:
        if self._down == _FINGER and pen == _TABLET:
            self._cancel(_FINGER)
        elif self._down == pen:
            # It cannot touch twice: that it was lifted was told to somebody else.
            self.lift_pen()
        if self._down is None:
            self._down, self._last = pen, at
            self.pen_down(at, pressure, rubs=rubs)

    def _move(self, pen: QEvent.Type, at: QPointF, pressure: float | None) -> None:
        if self._down == pen:
            self._last = at
            self.pen_move(at, pressure)

    def _lift(self, pen: QEvent.Type, at: QPointF) -> None:
        if self._down == pen:
            self._down = None
            self.pen_up(at)

    def _cancel(self, pen: QEvent.Type) -> None:
        if self._down == pen:
            self._down = None
            self.pen_cancelled()

    def lift_pen(self) -> None:
        """End what a pen is doing, where it was last seen."""
        if self._down is not None:
            self._lift(self._down, self._last)

    # Events

    def event(self, event: QEvent) -> bool:
        """Touch events have no method of their own."""
        if event.type() in _TOUCH_EVENTS and isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """A dialog that came between hears of the pen's end instead of this widget."""
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and QApplication.activeModalWidget() is not None:
            self.lift_pen()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody can go on with what they do not see."""
        self.lift_pen()
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Draw with the left button, rub out with the right one."""
        draws = event.button() == Qt.MouseButton.LeftButton
        rubs = event.button() == Qt.MouseButton.RightButton
        first = event.buttons() == event.button()
        if (draws or rubs) and first and _is_a_mouse(event):
            self._button = event.button()
            self._press(_MOUSE, event.position(), None, rubs=rubs)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the pen."""
        if not _is_a_mouse(event):
            return
        if event.buttons() & self._button:
            self._move(_MOUSE, event.position(), None)
        elif self._down == _MOUSE:
            self.lift_pen()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if event.button() == self._button and _is_a_mouse(event):
            self._lift(_MOUSE, event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen that knows its pressure, and has an eraser at its other end."""
        event.accept()
        self._tablet_heard = time.monotonic()
        position = event.position()
        if event.type() == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            rubs = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._press(_TABLET, position, event.pressure(), rubs=rubs)
        elif event.type() == QEvent.Type.TabletMove:
            if event.buttons() != Qt.MouseButton.NoButton or event.pressure() > 0:
                self._move(_TABLET, position, event.pressure())
            elif self._down == _TABLET:
                self.lift_pen()
        elif event.type() == QEvent.Type.TabletRelease:
            self._lift(_TABLET, position)

    def _touch(self, event: QTouchEvent) -> None:
        event.accept()
        if event.type() == QEvent.Type.TouchCancel:
            self._cancel(_FINGER)
            return
        if event.type() == QEvent.Type.TouchBegin and event.pointCount() == 1:
            finger = event.point(0)
            if time.monotonic() - self._tablet_heard > _PALM_S:
                self._finger = finger.id()
                self._press(_FINGER, finger.position(), None)
            return
        for finger in event.points():
            if finger.id() != self._finger:
                continue
            if finger.state() == QEventPoint.State.Released:
                self._lift(_FINGER, finger.position())
            elif finger.state() == QEventPoint.State.Updated:
                self._move(_FINGER, finger.position(), None)


def _is_a_mouse(event: QMouseEvent) -> bool:
    return event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
