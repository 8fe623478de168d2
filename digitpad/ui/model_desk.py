"""Where the models window meets the rest: the model in use, and the evaluation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from digitpad.library.store import Library
from digitpad.ui.model_service import ModelService
from digitpad.ui.side_windows import SideWindows

if TYPE_CHECKING:
    from digitpad.ui.models_window import ModelsWindow


class ModelDesk(QObject):
    """Opens the models window, made when it is first asked for."""

    def __init__(
        self,
        windows: SideWindows,
        service: ModelService,
        library: Library,
        compare: Callable[[Path | None, Path | None], None],
        parent: QWidget,
    ) -> None:
        """Prepare; `compare` is given two models to score side by side, None: the shipped one."""
        super().__init__(parent)
        self._windows = windows
        self._service = service
        self._library = library
        self._compare = compare
        self._parent = parent
        self._window: ModelsWindow | None = None
        service.modelReady.connect(self._refresh)

    def open(self) -> None:
        """Show the models window."""
        self._windows.show("models", self._make)
        self._refresh()

    def _make(self) -> ModelsWindow:
        from digitpad.ui.models_window import ModelsWindow

        self._window = window = ModelsWindow(self._library, self._parent)
        window.modelChosen.connect(self._service.use_model)
        window.compareRequested.connect(self._compare)
        return window

    def _refresh(self, _: object = None) -> None:
        if self._window is not None:
            self._window.refresh()
