"""One sentence to the user, over the foot of the pad, that stops nobody from drawing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from digitpad.ui import icons
from digitpad.ui.announce import say, tell_assistants

_MARGIN: Final = 12
_CORNER: Final = 8.0


class MessageBar(QWidget):
    """Lies over its parent's foot, so that nothing moves when it comes and goes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAccessibleName(self.tr("Message"))
        self._icon_name = "info"
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setObjectName("messageText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setObjectName("messageButton")
        self._button.clicked.connect(self._do)
        self._action: Callable[[], None] | None = None
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.hide)
        self._host = parent
        self._rows = layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 8, 10)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, stretch=1)
        layout.addWidget(self._button)
        layout.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def message(self) -> str:
        """The sentence on show; "" when there is none."""
        return "" if self.isHidden() else self._text.text()

    def tell(
        self, text: str, *, button: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Say something that went as it should; `button` offers to take it back."""
        self._say("info", text, button, action)

    def warn(
        self, text: str, *, button: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Say what went wrong; `button` offers a way out."""
        self._say("warning", text, button, action)

    def dismiss(self, *, warnings: bool = True) -> None:
        """Take the sentence away, unless it offers a way out of what went wrong.

        `warnings`: also if it says what went wrong and offers none.
        """
        if self._icon_name == "info" or (warnings and self._action is None):
            self.hide()

    def _say(
        self, icon: str, text: str, button: str = "", action: Callable[[], None] | None = None
    ) -> None:
        self._icon_name = icon
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action
        self._tint()
        tell_assistants(self, text)
        say(self, text, at_once=icon == "warning")
        self._place()
        self.show()
        self.raise_()

    def _do(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _place(self) -> None:
        width = self._host.width() - 2 * _MARGIN
        height = self._rows.totalHeightForWidth(width)
        height = max(height, self.minimumSizeHint().height())
        self.setGeometry(_MARGIN, self._host.height() - _MARGIN - height, width, height)

    def _tint(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(self._icon_name, 20, self.palette(), ratio))
        self._close.setIcon(icons.icon("close", self.palette()))

    def showEvent(self, event: QShowEvent) -> None:
        """Stay as wide as the parent, from now on."""
        self._host.installEventFilter(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The parent's events are those of a pen, which nobody else should keep waiting."""
        self._host.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self._tint()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An opaque card with a line of the accent colour, so that what is below is not read."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QColor(self.palette().color(QPalette.ColorRole.Accent))
        painter.setPen(QPen(outline, 1.25))
        painter.setBrush(self.palette().button())
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(card, _CORNER, _CORNER)
        painter.end()
