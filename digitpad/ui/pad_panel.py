"""The left side of the window: the pad and, below it, what belongs to the pen."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from digitpad.ui import icons
from digitpad.ui.canvas import PEN_SIZES, Canvas
from digitpad.ui.measures import scaled
from digitpad.ui.mnemonics import plain

# Pixels from which on icon, name and slider have room side by side.
_WIDE: Final = 480
_NARROWEST: Final = 320


class PadPanel(QWidget):
    """The canvas, the pen's size, and buttons for what is done most."""

    def __init__(
        self, tools: list[QAction], eraser: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.canvas = Canvas()
        self.pen_slider = QSlider(Qt.Orientation.Horizontal)
        self.pen_slider.setObjectName("penSize")
        self.pen_slider.setAccessibleName(self.tr("Pen size"))
        self.pen_slider.setRange(PEN_SIZES[0], PEN_SIZES[-1])
        self.pen_slider.setValue(self.canvas.pen_size)
        self.pen_slider.setMinimumWidth(64)
        self.pen_slider.setMaximumWidth(180)
        self.pen_slider.setToolTip(
            self.tr("How thick the pen is on the pad. The reading does not depend on it.")
        )
        self.pen_slider.valueChanged.connect(self.canvas.set_pen_size)
        self.canvas.penSizeChanged.connect(self.pen_slider.setValue)
        self._thin, self._thick = QLabel(), QLabel()
        label = QLabel(self.tr("Pe&n"))
        label.setBuddy(self.pen_slider)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._pen_bar = QWidget()
        pen_bar = QHBoxLayout(self._pen_bar)
        pen_bar.setContentsMargins(2, 0, 0, 0)
        pen_bar.setSpacing(6)
        pen_bar.addWidget(label)
        pen_bar.addSpacing(4)
        pen_bar.addWidget(self._thin)
        pen_bar.addWidget(self.pen_slider, stretch=1)
        pen_bar.addWidget(self._thick)
        pen_bar.addWidget(self._button(eraser))
        pen_bar.addStretch(1)
        self._picture_bar: QWidget | None = None
        self._bar = bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(6)
        bar.addWidget(self._pen_bar, stretch=1)
        self._tools = [self._button(tool) for tool in tools]
        for button in self._tools:
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.canvas, stretch=1)
        layout.addLayout(bar)
        # Not what the buttons with their words would ask for: those go when there is little room.
        self.setMinimumWidth(scaled(_NARROWEST))
        self._tint()

    def set_picture_bar(self, bar: QWidget) -> None:
        """What stands in the pen's place while a picture is on the pad."""
        self._picture_bar = bar
        self._bar.insertWidget(1, bar)
        self._bar.insertStretch(2, 1)
        self.show_picture_bar(False)
        self._order_tabs(bar)

    def _order_tabs(self, bar: QWidget) -> None:
        """From the pad through what stands below it, from left to right."""
        chain: list[QWidget] = [self.canvas]
        for part in (self._pen_bar, bar):
            chain += [child for child in part.findChildren(QWidget) if _is_reached(child)]
        chain += self._tools
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def show_picture_bar(self, shown: bool) -> None:
        """Show the buttons for a picture, or the pen's size."""
        if self._picture_bar is not None:
            self._picture_bar.setVisible(shown)
            self._pen_bar.setVisible(not shown)
            self._bar.setStretch(2, 1 if shown else 0)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(plain(action.text()))
        button.setIconSize(QSize(20, 20))
        button.setAutoRaise(True)
        return button

    def _tint(self) -> None:
        for label, name in ((self._thin, "pen-thin"), (self._thick, "pen-thick")):
            label.setPixmap(icons.pixmap(name, 20, self.palette(), self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where there is no room for them; the tool tips say them."""
        style = Qt.ToolButtonStyle
        wide = self.width() >= scaled(_WIDE)
        for button in self._tools:
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly
            )
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)


def _is_reached(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
