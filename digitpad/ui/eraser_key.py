"""E chooses the eraser: tapped, until it is tapped again; held, for as long as it is held."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from digitpad.ui.canvas import Canvas


class EraserKey(QObject):
    """Lets go of the eraser with the key, if something was rubbed out while it was down.

    The action is what the key triggers, so that whoever has the focus may use E for itself.
    """

    def __init__(self, action: QAction, canvas: Canvas, window: QWidget) -> None:
        super().__init__(window)
        self._action = action
        self._canvas = canvas
        self._drags: int | None = None
        # The key repeats while it is held, which would choose pen and eraser in turn.
        action.setAutoRepeat(False)
        action.toggled.connect(self._follow)
        canvas.choose_eraser(action.isChecked())
        window.installEventFilter(self)

    def _follow(self, on: bool) -> None:
        self._canvas.choose_eraser(on)
        self._drags = self._canvas.eraser.drags if on else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Key releases come up to the window from whoever has the focus."""
        if (
            event.type() == QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_E
            and not event.isAutoRepeat()
        ):
            before, self._drags = self._drags, None
            if before is not None and self._canvas.eraser.drags > before:
                self._action.setChecked(False)
        return super().eventFilter(watched, event)
