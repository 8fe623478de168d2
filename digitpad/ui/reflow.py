"""What makes a window usable when it is small: things go below each other, and scroll."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

_SPACING: Final = 24
_NO_LIMIT: Final = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX."""


class Reflow(QWidget):
    """Lays widgets side by side where there is room, and one below the other where there is not."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = _SPACING) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._spacing = spacing
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end; `stretch`: its share of the room, as in a QBoxLayout."""
        self._widgets.append(widget)
        self._layout.addWidget(widget, stretch)

    @property
    def is_narrow(self) -> bool:
        """Whether the widgets are one below the other."""
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See how much room there is."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        fits = self.width() >= self._least(across=True).width()
        direction = directions.LeftToRight if fits else directions.TopToBottom
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
            self.updateGeometry()
        most = [widget.maximumHeight() for widget in self._widgets]
        self.setMaximumHeight(min(_NO_LIMIT, max(most) if fits else sum(most)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widgets below each other, as high as they are as they stand."""
        width = self._least(across=False).width()
        return QSize(width, self._least(across=not self.is_narrow).height())

    def _least(self, *, across: bool) -> QSize:
        sizes = [
            widget.minimumSizeHint().expandedTo(widget.minimumSize()) for widget in self._widgets
        ]
        if not sizes:
            return QSize(0, 0)
        widths, heights = [size.width() for size in sizes], [size.height() for size in sizes]
        gaps = self._spacing * (len(sizes) - 1)
        if across:
            return QSize(sum(widths) + gaps, max(heights))
        return QSize(max(widths), sum(heights) + gaps)


class Page(QWidget):
    """What scrolls: before it does, everything in it is as low as it can be."""

    def heightForWidth(self, width: int) -> int:
        """The least height; a scroll area would go by what the page would like to have."""
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)


class VerticalScroll(QScrollArea):
    """A page that is as wide as its place, and that scrolls where it is higher."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What is in it can be reached with the Tab key, and is scrolled to.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is on the page has changed, and with it how narrow it can be."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """As large as the page would like to be."""
        page = self.widget()
        return super().sizeHint() if page is None else page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as the page at its narrowest, beside a scroll bar; as high as some lines."""
        page = self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        width = 0 if page is None else max(page.minimumSizeHint().width(), page.minimumWidth())
        return QSize(width + bar, min(self.sizeHint().height(), 6 * self.fontMetrics().height()))
