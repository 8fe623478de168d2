"""Eleven buttons that say what a glyph is: ten digits, and no digit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from digitpad.ui.announce import tell_assistants
from digitpad.ui.focus_ring import WANTS_RING

_HEIGHT: Final = 30
_NARROWEST: Final = 20
_SPARE: Final = 8
"""Pixels of a button's width that are air, and may go."""
_CORNER: Final = 5.0
NO_DIGIT: Final = -1
"""The same as data.corpus.OUTLIER, whose module takes its time to import."""
LABELS: Final = (*range(10), NO_DIGIT)


class ButtonRow(QWidget):
    """Flat buttons that are one stop for the Tab key; arrow keys go from one to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: list[FlatButton] = []

    def add(self, button: FlatButton) -> None:
        """Make a button the last one in the row."""
        self._row.append(button)

    def stop_at(self, stop: FlatButton) -> None:
        """Make a button the one that the Tab key comes to."""
        for button in self._row:
            is_stop = button is stop or button.hasFocus()
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from button to button."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((at for at, button in enumerate(self._row) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
        else:
            self._row[(at + step) % len(self._row)].setFocus()


class LabelButtons(ButtonRow):
    """Asks for a label. One may be marked as likely, and one shown as given.

    Signals:
        labelChosen(int): 0 to 9, or -1 for no digit.
    """

    labelChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, rows: int = 1) -> None:
        """Buttons in one row, or in two: “no digit” below the digits."""
        super().__init__(parent)
        self.setObjectName("labelButtons")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        self._buttons: dict[int, FlatButton] = {}
        for label in LABELS:
            text = self.tr("no digit") if label == NO_DIGIT else str(label)
            button = self._buttons[label] = FlatButton(text)
            button.setObjectName(f"label-{'none' if label == NO_DIGIT else label}")
            button.clicked.connect(lambda _=False, label=label: self.labelChosen.emit(label))
            self.add(button)
            if label != NO_DIGIT:
                layout.addWidget(button, 0, label)
            elif rows == 1:
                button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
                layout.setColumnMinimumWidth(10, 1)
                layout.addWidget(button, 0, 11)
            else:
                layout.addWidget(button, 1, 0, 1, 10)
        self.show_labels(None, None)

    def button(self, label: int) -> QAbstractButton:
        """The button of a label."""
        return self._buttons[label]

    def explain(self, tip: str, tip_for_none: str) -> None:
        """What the tool tips say; “{digit}” in `tip` becomes the button's digit."""
        for label, button in self._buttons.items():
            text = tip_for_none if label == NO_DIGIT else tip.format(digit=label)
            button.setToolTip(text)
            button.setAccessibleName(text)

    def show_labels(self, likely: int | None, given: int | None) -> None:
        """Mark the label that is likely, and the one that was given; None: there is none."""
        for label, button in self._buttons.items():
            button.show_state(likely=label == likely and given is None, given=label == given)
        stop = given if given is not None else likely
        self.stop_at(self._buttons[LABELS[0] if stop is None else stop])


class FlatButton(QAbstractButton):
    """A small flat button; outlined in the accent colour if likely, filled with it if given.

    It may have a note in small type below its text.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty(WANTS_RING, True)
        self._likely = self._given = False
        self._note = ""

    def set_note(self, note: str) -> None:
        """Write something small below the text."""
        if note != self._note:
            self._note = note
            self.updateGeometry()
            self.update()

    @property
    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.8, 6.0))
        return font

    def show_state(self, *, likely: bool, given: bool) -> None:
        """Be marked as likely, as given, or as neither."""
        if (likely, given) == (self._likely, self._given):
            return
        self._likely, self._given = likely, given
        if given:
            text = self.tr("This is what it is kept as.")
        else:
            text = self.tr("This is what was read.") if likely else ""
        tell_assistants(self, text)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        height = max(_HEIGHT, QFontMetrics(self.font()).height() + 12)
        if not self._note:
            return QSize(max(width + 12, _NARROWEST), height)
        below = QFontMetrics(self._small)
        width = max(width, below.horizontalAdvance(self._note))
        return QSize(max(width + 14, _NARROWEST), height + below.height() - 2)

    def minimumSizeHint(self) -> QSize:
        """Less air in large type, but no text is ever cut."""
        hint = self.sizeHint()
        return QSize(hint.width() - _SPARE, hint.height())

    def event(self, event: QEvent) -> bool:
        """Show under the mouse that it can be pressed."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the row."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the palette."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        accent = palette.color(role.Accent)
        enabled = self.isEnabled()
        fill, line, width = palette.color(role.Button), palette.color(role.Mid), 1.0
        text = palette.color(role.ButtonText)
        if self._given and enabled:
            fill, line, text = accent, accent, palette.color(role.HighlightedText)
        elif self._likely and enabled:
            line, width = accent, 1.75
        if enabled and not self._given and (self.underMouse() or self.isDown()):
            fill = palette.color(role.Mid if self.isDown() else role.Midlight)
        if not enabled:
            fill = QColor(Qt.GlobalColor.transparent)
            line.setAlphaF(0.6)
        painter.setPen(QPen(line, width))
        painter.setBrush(fill)
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        font = self.font()
        font.setBold(enabled and (self._likely or self._given))
        painter.setFont(font)
        painter.setPen(text)
        if self._note:
            middle = self.rect().center().y() + 1
            upper = self.rect().adjusted(0, 4, 0, 0)
            upper.setBottom(middle + 2)
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self.text())
            painter.setFont(self._small)
            lower = self.rect().adjusted(0, 0, 0, -4)
            lower.setTop(middle + 2)
            if not self._given:
                painter.setPen(palette.color(role.PlaceholderText))
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._note)
            painter.setPen(text)
        else:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
