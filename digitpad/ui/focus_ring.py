"""A ring around what the keyboard has reached, where Qt's own style shows none."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QSlider,
    QToolButton,
    QWidget,
)

_AWAY: Final = 2
_CORNER: Final = 5.0
# Flat buttons, sliders and what scrolls: Fusion paints them alike with the focus and without.
_UNMARKED: Final = (QToolButton, QSlider, QAbstractScrollArea)
# What is painted by hand says by this property that it wants the ring.
WANTS_RING: Final = "wantsFocusRing"
# Who takes the mouse, a pen or a finger to it knows where it is.
_TAKEN_OVER: Final = (
    QEvent.Type.Hide,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TabletPress,
    QEvent.Type.TouchBegin,
)


class FocusRing(QObject):
    """Keeps one ring in each application, and moves it with the focus."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._around: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._leave()
        if now is None or not (isinstance(now, _UNMARKED) or now.property(WANTS_RING)):
            return
        if isinstance(now, QAbstractItemView) and now.currentIndex().isValid():
            return  # Its current item has a frame.
        # As every platform does: who uses the mouse knows where it is.
        if now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self._around = now
            now.installEventFilter(self)
            now.window().installEventFilter(self)
            self._ring = _Ring(now)

    def _leave(self) -> None:
        ring, around = self._ring, self._around
        self._ring = self._around = None
        try:
            if around is not None:
                around.removeEventFilter(self)
                around.window().removeEventFilter(self)
            if ring is not None:
                ring.hide()
                ring.deleteLater()
        except RuntimeError:
            # Its window has gone, and the ring with it.
            pass

    def _place(self) -> None:
        if self._ring is not None:
            self._ring.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and vanish with the widget."""
        if self._ring is not None:
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
                # When the layouts of the window have had their turn.
                QTimer.singleShot(0, self._place)
            elif event.type() in _TAKEN_OVER and watched is self._around:
                self._leave()
        return super().eventFilter(watched, event)


class _Ring(QWidget):
    """Lies over the widget's neighbours, and takes no events."""

    def __init__(self, around: QWidget) -> None:
        # Of the window: the widget's parent would cut off what lies beyond its edge.
        super().__init__(around.window())
        self._around = around
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Go where the widget is."""
        place = QRect(self._around.mapTo(self._around.window(), QPoint()), self._around.size())
        self.setGeometry(place.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line in the accent colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().accent().color(), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.end()
