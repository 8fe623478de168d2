"""Mouse, tablet and finger as one pen, which either draws or rubs out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

_TOUCH_EVENTS: Final = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)


class PenWidget(QWidget):
    """Tells a subclass where the pen is; which device a pen is, `pen` tells: an event's type.

    Mouse events that the system makes up of a tablet's or a finger's are not heard, so nothing is
    drawn twice.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._button = Qt.MouseButton.NoButton

    # For the subclass to do

    def pen_down(
        self, pen: QEvent.Type, position: QPointF, pressure: float | None, *, rubs: bool
    ) -> None:
        """A pen touches; `rubs`: with its eraser. `pressure`, 0 to 1, is None if it knows none."""

    def pen_move(self, pen: QEvent.Type, position: QPointF, pressure: float | None) -> None:
        """It moves, touching or not."""

    def pen_up(self, pen: QEvent.Type, position: QPointF) -> None:
        """It is lifted."""

    def pen_cancelled(self, pen: QEvent.Type) -> None:
        """What it did since it touched was not meant."""

    # Events

    def event(self, event: QEvent) -> bool:
        """Touch events have no method of their own."""
        if event.type() in _TOUCH_EVENTS and isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Draw with the left button, rub out with the right one."""
        draws = event.button() == Qt.MouseButton.LeftButton
        rubs = event.button() == Qt.MouseButton.RightButton
        first = event.buttons() == event.button()
        if (draws or rubs) and first and _is_a_mouse(event):
            self._button = event.button()
            self.pen_down(QEvent.Type.MouseMove, event.position(), None, rubs=rubs)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the pen."""
        if _is_a_mouse(event):
            self.pen_move(QEvent.Type.MouseMove, event.position(), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if event.button() == self._button and _is_a_mouse(event):
            self.pen_up(QEvent.Type.MouseMove, event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen that knows its pressure, and has an eraser at its other end."""
        event.accept()
        pen, position = QEvent.Type.TabletMove, event.position()
        if event.type() == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            rubs = event.pointerType() == QPointingDevice.PointerType.Eraser
            self.pen_down(pen, position, event.pressure(), rubs=rubs)
        elif event.type() == QEvent.Type.TabletMove:
            self.pen_move(pen, position, event.pressure())
        elif event.type() == QEvent.Type.TabletRelease:
            self.pen_up(pen, position)

    def _touch(self, event: QTouchEvent) -> None:
        event.accept()
        pen = QEvent.Type.TouchUpdate
        if event.type() == QEvent.Type.TouchCancel or event.pointCount() > 1:
            # A second finger is a gesture, or a palm, and no stroke.
            self.pen_cancelled(pen)
            return
        if event.pointCount() == 0:
            return
        position = event.point(0).position()
        if event.type() == QEvent.Type.TouchBegin:
            self.pen_down(pen, position, None, rubs=False)
        elif event.type() == QEvent.Type.TouchUpdate:
            self.pen_move(pen, position, None)
        else:
            self.pen_up(pen, position)


def _is_a_mouse(event: QMouseEvent) -> bool:
    return event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
