"""What can wait until the window is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_PATIENCE_MS: Final = 1000
"""A window that starts minimised, or on a screen that sleeps, is not painted; work starts then."""


class AfterFirstPaint(QObject):
    """Calls a function once, when a window has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)
        self._timer.start(_PATIENCE_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint event."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # The event is still to be handled: go on when what it paints is on the screen.
            self._timer.start(0)
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        self._window.removeEventFilter(self)
        self._then()
        self.deleteLater()
