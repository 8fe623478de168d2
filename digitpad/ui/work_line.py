"""How far work in the background is, or why it failed, in one line that takes no room if idle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from digitpad.ui.announce import tell_assistants

_BAR_WIDTH = 140


class WorkLine(QWidget):
    """A few words and a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setObjectName("workText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setObjectName("workProgress")
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR_WIDTH, 8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(self._text, stretch=1)
        self.clear()

    @property
    def text(self) -> str:
        """The words on show."""
        return self._text.text()

    def clear(self) -> None:
        """Nothing is under way."""
        self._say("", QPalette.ColorRole.PlaceholderText)
        self.bar.hide()

    def show_progress(self, text: str, done: int, of: int) -> None:
        """What is being done, and how much of it is; `of` below 2: nobody knows."""
        self._say(text, QPalette.ColorRole.PlaceholderText)
        self.bar.setRange(0, of if of > 1 else 0)
        self.bar.setValue(done)
        self.bar.show()

    def say(self, sentence: str) -> None:
        """What came of it, or why it failed."""
        self._say(sentence, QPalette.ColorRole.WindowText)
        self.bar.hide()

    def _say(self, text: str, colour: QPalette.ColorRole) -> None:
        self._text.setText(text)
        self._text.setForegroundRole(colour)
        tell_assistants(self._text, text)
