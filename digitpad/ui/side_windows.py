"""The windows beside the main one: each is made when first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from digitpad.ui.measures import fit_to_screen

Window = TypeVar("Window", bound=QWidget)


class SideWindows(QObject):
    """Keeps one window of each kind; none of them keeps the program alive on its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._made: dict[str, QWidget] = {}

    def show(self, kind: str, make: Callable[[], Window]) -> Window:
        """Bring the window of a kind to the front, made now if there is none yet."""
        window = self._made.get(kind)
        if window is None:
            window = self._made[kind] = make()
            window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
            _close_by_keys(window)
            fit_to_screen(window)
        window.show()
        window.activateWindow()
        return window  # type: ignore[return-value]

    def may_close(self) -> bool:
        """Whether the program may end: windows that something can be lost in ask."""
        asking = (getattr(window, "may_close", None) for window in self._made.values())
        return all(may_close() for may_close in asking if may_close is not None)

    def shut_down(self) -> None:
        """End what the windows have under way: those that have threads have such a method too."""
        for window in self._made.values():
            shut_down = getattr(window, "shut_down", None)
            if shut_down is not None:
                shut_down()


def _close_by_keys(window: QWidget) -> None:
    QShortcut(QKeySequence(QKeySequence.StandardKey.Close), window, window.close)
    if not isinstance(window, QDialog):
        # As dialogs do by themselves.
        QShortcut(QKeySequence(Qt.Key.Key_Escape), window, window.close)
