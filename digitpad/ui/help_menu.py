"""The Help menu: the guide, the shortcuts, the log and what this program is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from digitpad.ui.actions import Actions
from digitpad.ui.side_windows import SideWindows


class HelpMenu(QObject):
    """Opens the windows of the Help menu, each of which is imported when it opens."""

    def __init__(self, actions: Actions, side_windows: SideWindows, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._side_windows = side_windows
        self._window = parent
        actions.guide.triggered.connect(self.show_guide)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.log_folder.triggered.connect(self._show_log_folder)
        actions.about.triggered.connect(self._show_about)

    def show_guide(self) -> None:
        """Open the guide."""
        from digitpad.ui.guide import GuideWindow

        self._side_windows.show("guide", lambda: GuideWindow(self._window))

    def _show_shortcuts(self) -> None:
        from digitpad.ui.help_windows import ShortcutsWindow

        ShortcutsWindow(self._actions.all(), self._window).show()

    def _show_log_folder(self) -> None:
        from digitpad.ui.show_folder import show_log_folder

        show_log_folder(self._window)

    def _show_about(self) -> None:
        from digitpad.ui.help_windows import AboutWindow

        AboutWindow(self._window).show()
