"""How large a picture is shown on the pad, and which part of it is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMarginsF, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QTransform, QWheelEvent

from digitpad.ink.strokes import Box
from digitpad.ui.sheet import Picture, PictureSource

if TYPE_CHECKING:
    from digitpad.ui.canvas import Canvas

_MARGIN: Final = 12.0
"""Pixels of the pad around a picture, so that boxes at its edge can be taken hold of."""
_LARGEST: Final = 8.0
"""Pixels of the screen for a pixel of the picture, as far as it is kept."""
_STEP: Final = 1.25
_WHEEL_STEP: Final = 120.0
"""What a wheel tells for a notch, in eighths of a degree."""
_NOTCH: Final = 60.0
"""Pixels of the screen that a notch of the wheel moves a picture by."""


class PictureZoom(QObject):
    """Shows all of a picture, or a part of it larger.

    Ctrl and the wheel, or two fingers on a touchpad, zoom to where the pointer is; the wheel alone
    and the middle button move what is in sight.

    Signals:
        changed(): another part of the picture is in sight, or in another size.
    """

    changed = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._times = 1.0
        self._middle = QPointF(0.5, 0.5)  # of what is in sight, in shares of the picture
        self._held: QPointF | None = None
        self._picture: Picture | None = None

    @property
    def is_zoomed(self) -> bool:
        """Whether the picture is shown larger than it fits into the pad."""
        return self._times > 1.0

    def follow(self, picture: Picture | None) -> None:
        """This lies on the pad now. Of another picture, or if it was turned, all is shown."""
        before, self._picture = self._picture, picture
        if before is None and picture is not None:
            self._canvas.installEventFilter(self)
        elif picture is None:
            # A pen that draws need not wait for it.
            self._canvas.removeEventFilter(self)
        if before is None or picture is None or _seen(before) != _seen(picture):
            self.fit()

    def place(self, picture: Picture) -> QRectF:
        """Where the whole picture is, in pixels of the canvas, most of it out of sight perhaps."""
        room = self._room()
        size = self._fitting(picture) * self._times
        place = QRectF(QPointF(0, 0), size)
        place.moveCenter(room.center())
        # A side that fits stays in the middle; one that does not leaves no room empty.
        across = max(0.0, (size.width() - room.width()) / 2)
        down = max(0.0, (size.height() - room.height()) / 2)
        x = (0.5 - self._middle.x()) * size.width()
        y = (0.5 - self._middle.y()) * size.height()
        place.translate(min(max(x, -across), across), min(max(y, -down), down))
        return place

    # What can be done

    def zoom_in(self) -> None:
        """Show it a step larger."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """Show it a step smaller."""
        self.zoom(1 / _STEP)

    def fit(self) -> None:
        """Show all of it."""
        self._show(1.0, QPointF(0.5, 0.5))

    def zoom(self, times: float, at: QPointF | None = None) -> None:
        """Show it so many times as large; what is `at` a place of the canvas stays there."""
        picture = self._picture
        if picture is None:
            return
        centre = self._room().center()
        at = centre if at is None else at
        stays = _share(self.place(picture), at)
        fitting = self._fitting(picture)
        largest = max(_LARGEST * picture.image.width() / fitting.width(), 1.0)
        after = min(max(self._times * times, 1.0), largest)
        size, aside = fitting * after, centre - at
        self._show(after, stays + QPointF(aside.x() / size.width(), aside.y() / size.height()))

    def move(self, by: QPointF) -> None:
        """Move what is in sight by pixels of the canvas."""
        picture = self._picture
        if picture is not None:
            place = self.place(picture).translated(by)
            self._show(self._times, _share(place, self._room().center()))

    def reveal(self, box: Box) -> None:
        """Bring a box of the picture into sight, if it is out of it."""
        picture = self._picture
        if picture is None or not self.is_zoomed:
            return
        place = self.place(picture)
        scale = place.width() / max(picture.width, 1)
        left, top, right, bottom = box
        rect = QRectF(left, top, right - left, bottom - top)
        shown = QTransform(scale, 0, 0, scale, place.x(), place.y()).mapRect(rect)
        if not QRectF(self._canvas.rect()).contains(shown):
            self.move(self._room().center() - shown.center())

    # The mouse and the touchpad

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for the view rather than for the picture."""
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        if isinstance(event, QMouseEvent) and self._drag(event):
            return True
        return super().eventFilter(watched, event)

    def _wheel(self, event: QWheelEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP ** (event.angleDelta().y() / _WHEEL_STEP), event.position())
        elif self.is_zoomed:
            turned = QPointF(event.angleDelta()) * (_NOTCH / _WHEEL_STEP)
            self.move(QPointF(event.pixelDelta()) if event.hasPixelDelta() else turned)
        else:
            return False
        event.accept()
        return True

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoom(1.0 + event.value(), event.position())
        return True

    def _drag(self, event: QMouseEvent) -> bool:
        middle = Qt.MouseButton.MiddleButton
        if event.type() == QEvent.Type.MouseButtonPress and event.buttons() == middle:
            self._held = event.position()
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            return True
        if self._held is None:
            return False
        if event.type() == QEvent.Type.MouseMove and event.buttons() & middle:
            before, self._held = self._held, event.position()
            self.move(self._held - before)
            return True
        self._held = None
        self._canvas.setCursor(self._canvas.picture_tool.cursor_at(event.position()))
        return event.button() == middle

    # Places

    def _room(self) -> QRectF:
        margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        return QRectF(self._canvas.rect()).marginsRemoved(margins)

    def _fitting(self, picture: Picture) -> QSizeF:
        """The size at which all of it is in sight."""
        room = self._room()
        width, height = max(picture.width, 1), max(picture.height, 1)
        scale = min(room.width() / width, room.height() / height, _LARGEST)
        return QSizeF(width * scale, height * scale)

    def _show(self, times: float, middle: QPointF) -> None:
        before = self._times, self._middle
        self._times, self._middle = times, middle
        picture = self._picture
        if picture is not None:
            # Where its edges end the way: what is beyond would have to be gone back in vain.
            self._middle = _share(self.place(picture), self._room().center())
        if (self._times, self._middle) != before:
            self._canvas.update()
            self.changed.emit()


def _seen(picture: Picture) -> tuple[PictureSource, int]:
    return picture.source, picture.turns


def _share(place: QRectF, at: QPointF) -> QPointF:
    """Which point of a picture is somewhere, in shares of its width and height."""
    return QPointF((at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height())
