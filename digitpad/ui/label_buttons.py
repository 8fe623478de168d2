"""Eleven buttons that say what a glyph is: ten digits, and no digit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from digitpad.ui.announce import tell_assistants

_HEIGHT: Final = 30
_NARROWEST: Final = 20
_CORNER: Final = 5.0
NO_DIGIT: Final = -1
"""The same as data.corpus.OUTLIER, whose module takes its time to import."""
_LABELS: Final = (*range(10), NO_DIGIT)


class LabelButtons(QWidget):
    """Asks for a label. One may be marked as likely, and one shown as given.

    One stop for the Tab key; arrow keys go from button to button.

    Signals:
        labelChosen(int): 0 to 9, or -1 for no digit.
    """

    labelChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelButtons")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        # A group, so that the arrow keys move among them.
        group = QButtonGroup(self)
        group.setExclusive(False)
        self._buttons: dict[int, _LabelButton] = {}
        for label in _LABELS:
            text = self.tr("no digit") if label == NO_DIGIT else str(label)
            button = self._buttons[label] = _LabelButton(text)
            button.setObjectName(f"label-{'none' if label == NO_DIGIT else label}")
            button.clicked.connect(lambda _=False, label=label: self.labelChosen.emit(label))
            group.addButton(button)
            if label == NO_DIGIT:
                layout.addSpacing(4)
                button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            layout.addWidget(button)
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
        focused = given if given is not None else likely
        for label, button in self._buttons.items():
            button.show_state(likely=label == likely and given is None, given=label == given)
            is_stop = label == (_LABELS[0] if focused is None else focused)
            policy = Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus
            if not button.hasFocus():
                button.setFocusPolicy(policy)


class _LabelButton(QAbstractButton):
    """A small flat button; outlined in the accent colour if likely, filled with it if given."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._likely = self._given = False

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
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 12
        return QSize(max(width, _NARROWEST), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same: a digit is never cut."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Show under the mouse that it can be pressed."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

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
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(text, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 3, 3)
        painter.end()
