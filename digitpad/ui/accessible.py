"""What hand-drawn widgets are to a screen reader: a kind of thing, with a value, not just a name.

Names and descriptions are the widgets' own; see digitpad.ui.announce for what is said aloud.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_Role = QAccessible.Role

# By class, so that no widget need be imported before it is seen.
_ROLES: Final = {
    "Canvas": _Role.Canvas,
    "ReadingLabel": _Role.StaticText,
    "MessageBar": _Role.AlertMessage,
    "ProbabilityBars": _Role.Chart,
    "FrameStrip": _Role.List,
    "FrameGrid": _Role.List,
    "SampleGrid": _Role.List,
    "ConfusionMatrix": _Role.Chart,
    "Curves": _Role.Chart,
    "ReliabilityDiagram": _Role.Chart,
    "ScoreHistogram": _Role.Chart,
    "EvidenceView": _Role.Graphic,
}


class _Thing(QAccessibleWidget):
    """A widget of a kind; its value is what it says of itself at the moment."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._widget = widget

    def text(self, kind: QAccessible.Text) -> str:
        """Its name and description are Qt's; its value is what stands in it."""
        if kind == QAccessible.Text.Value and self.isValid():
            # A label's name hides its text.
            shown = getattr(self._widget, "text", None)
            return shown() if callable(shown) else self._widget.accessibleDescription()
        return super().text(kind)


def _make(name: str, thing: QObject) -> QAccessibleInterface | None:
    role = _ROLES.get(name)
    return None if role is None or not isinstance(thing, QWidget) else _Thing(thing, role)


@cache
def tell_kinds() -> None:
    """Have Qt ask here what a widget is; once in a process is enough."""
    QAccessible.installFactory(_make)
