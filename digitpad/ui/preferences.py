"""What the user prefers: shown in the settings window, put into effect, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from digitpad.library import ModelError
from digitpad.library.store import Library
from digitpad.ui.actions import Actions
from digitpad.ui.canvas import DEFAULT_PEN_SIZE, Canvas
from digitpad.ui.model_service import ModelService
from digitpad.ui.saying import said
from digitpad.ui.settings import Settings
from digitpad.ui.side_windows import SideWindows
from digitpad.ui.theme import Theme, apply_theme

if TYPE_CHECKING:
    from digitpad.ui.settings_window import SettingsWindow


class Preferences(QObject):
    """Between the settings file, the settings window and what they are about.

    Signals:
        reopenWanted(): the window is to be made anew, in another language.
        complained(str): a sentence for the user: a choice could not be put into effect.
    """

    reopenWanted = Signal()
    complained = Signal(str)

    def __init__(
        self,
        actions: Actions,
        canvas: Canvas,
        settings: Settings,
        library: Library,
        service: ModelService,
        side_windows: SideWindows,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._canvas = canvas
        self._settings = settings
        self._library = library
        self._service = service
        self._side_windows = side_windows
        self._window: SettingsWindow | None = None
        self.is_busy: Callable[[], bool] = lambda: False
        """Whether something is under way that a new window would end."""
        canvas.set_pen_size(settings.pen_size or canvas.pen_size)
        actions.themes.triggered.connect(self._use_theme_of)
        actions.settings.triggered.connect(self.show)
        self._follow_theme()

    def show(self) -> None:
        """Open the settings window."""
        self._window = self._side_windows.show("settings", self._make)
        self._window.show_note("")
        self._refresh()

    def remember(self) -> None:
        """Write down what has no moment of its own."""
        self._settings.pen_size = self._canvas.pen_size

    def _make(self) -> SettingsWindow:
        from digitpad.ui.settings_window import SettingsWindow

        window = SettingsWindow(self._side_windows.parent())  # type: ignore[arg-type]
        window.penSizeChosen.connect(self._canvas.set_pen_size)
        window.themeChosen.connect(self._use_theme)
        window.languageChosen.connect(self._use_language)
        window.modelChosen.connect(self._use_model)
        window.forgetRecent.connect(self._forget_recent)
        window.defaultsWanted.connect(self._restore_defaults)
        # What may change elsewhere while the settings are open.
        self._canvas.penSizeChanged.connect(self._refresh)
        self._service.modelReady.connect(self._refresh)
        return window

    def _refresh(self) -> None:
        if self._window is None or self._window.isHidden():
            return
        from digitpad.ui.settings_window import Choices

        models: list[tuple[str, Path | None]] = [(self.tr("The one that came with digitpad"), None)]
        models += [(entry.name, entry.path) for entry in self._library.list()]
        self._window.show_choices(
            Choices(
                pen_size=self._canvas.pen_size,
                theme=self._settings.theme,
                language=self._settings.language,
                models=models,
                model=self._library.current(),
                recent=len(self._settings.recent_files),
            )
        )

    # Each choice

    def _use_theme_of(self, action: QAction) -> None:
        self._use_theme(action.data())

    def _use_theme(self, theme: Theme) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme)
        self._settings.theme = theme
        self._follow_theme()
        self._refresh()

    def _follow_theme(self) -> None:
        for action in self._actions.themes.actions():
            action.setChecked(action.data() == self._settings.theme)

    def _use_language(self, code: str) -> None:
        self._settings.language = code
        if not self.is_busy():
            self.reopenWanted.emit()
        elif self._window is not None:
            self._window.show_note(
                self.tr(
                    "A training is under way: the new language shows the next time that digitpad "
                    "is started."
                )
            )

    def _use_model(self, path: Path | None) -> None:
        try:
            self._library.use(None if path is None else path.name)
        except ModelError as error:
            self.complained.emit(said(error))
            self._refresh()
        else:
            self._service.use_model(path)

    def _forget_recent(self) -> None:
        self._settings.clear_recent_files()
        self._refresh()

    def _restore_defaults(self) -> None:
        self._canvas.set_pen_size(DEFAULT_PEN_SIZE)
        self._use_theme(Theme.SYSTEM)
        if self._library.current() is not None:
            self._use_model(None)
        if self._settings.language:
            self._use_language("")
        self._refresh()
