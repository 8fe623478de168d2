"""What a screen reader hears: of widgets that are drawn by hand, and of the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from digitpad.recognition.reading import Reading

_SETTLED_MS: Final = 700
"""A reading that has not changed for so long is one that the pen has finished."""


def tell_assistants(widget: QWidget, description: str) -> None:
    """Make `description` what the widget says of itself; nothing happens if it says so already."""
    if widget.accessibleDescription() != description:
        widget.setAccessibleDescription(description)


def say(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Have a screen reader say something now.

    Args:
        widget: in whose name.
        text: a sentence.
        at_once: it breaks in on what is being said, as an error should.
    """
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)


class Announcer(QObject):
    """Has a screen reader say the reading once it has settled, and not at each stroke.

    Signals:
        announced(str): what was said.
    """

    announced = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        """`widget`: in whose name it is said."""
        super().__init__(widget)
        self._widget = widget
        self._last = ""
        self._next = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED_MS)
        self._timer.timeout.connect(self._say)

    def show_reading(self, reading: Reading) -> None:
        """There is a reading; it is said if no other follows soon."""
        if not reading.glyphs:
            # An empty pad is worth a word only to whoever heard that there was something on it.
            self._next = self.tr("The pad is empty.") if self._last else ""
        elif not reading.text:
            self._next = self.tr("No digit.")
        elif len(reading.glyphs) == 1 and reading.text == str(reading.glyphs[0].digit):
            self._next = self.tr("{text}, {percent} percent sure.").format(
                text=reading.text, percent=round(reading.glyphs[0].confidence * 100)
            )
        else:
            self._next = self.tr("{digits}.").format(digits=", ".join(reading.text.split()))
        self._timer.start()

    def _say(self) -> None:
        if not self._next or self._next == self._last:
            return
        self._last = self._next
        say(self._widget, self._next)
        self.announced.emit(self._next)
