"""Opens the window that tells why, and keeps it told of the glyph that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from digitpad.ui.model_service import ModelService
from digitpad.ui.reading_panel import ReadingPanel
from digitpad.ui.side_windows import SideWindows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digitpad.ui.why_window import WhyWindow


class WhyDesk(QObject):
    """Costs nothing until the window is asked for, nor while it is closed."""

    def __init__(
        self, windows: SideWindows, service: ModelService, panel: ReadingPanel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._windows, self._service, self._panel, self._parent = windows, service, panel, parent
        self._window: WhyWindow | None = None
        panel.glyphChosen.connect(self.follow)

    def show(self) -> None:
        """Show the window, with the glyph that is looked at."""
        self._window = self._windows.show("why", self._make)
        self.follow()

    def follow(self, _changed: object = None) -> None:
        """Explain the glyph that is looked at now."""
        if self._window is None or not self._window.isVisible():
            return
        recognizer = self._service.recognizer
        classifier = recognizer.classifier if recognizer is not None else None
        self._window.explain(classifier, self._panel.glyph)

    def _make(self) -> WhyWindow:
        from digitpad.ui.why_window import WhyWindow

        return WhyWindow(self._parent)
