"""Keys that mean the same in every list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_delete(listed: QWidget, take_away: Callable[[], object]) -> None:
    """Let Delete, and Backspace where keyboards have no other, take away what is chosen in a list.

    Args:
        listed: the list; elsewhere the keys keep their meaning.
        take_away: the `click` of the button that does it, which does nothing when it must not.
    """
    for key in (QKeySequence.StandardKey.Delete, Qt.Key.Key_Backspace):
        shortcut = QShortcut(QKeySequence(key), listed)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(take_away)
