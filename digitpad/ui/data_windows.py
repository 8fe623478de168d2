"""The windows about data and scores: which model they know of, and what they send to the pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from digitpad.library.store import Library
from digitpad.ui.model_service import ModelReady, ModelService
from digitpad.ui.settings import Settings
from digitpad.ui.side_windows import SideWindows

if TYPE_CHECKING:
    from digitpad.ui.dataset_browser import DatasetBrowser
    from digitpad.ui.evaluation_window import EvaluationWindow


class DataWindows(QObject):
    """Opens the dataset browser and the evaluation.

    Signals:
        padRequested(Drawing or PictureSource): the user wants it on the pad.
    """

    padRequested = Signal(object)

    def __init__(
        self,
        windows: SideWindows,
        service: ModelService,
        library: Library,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._windows = windows
        self._service = service
        self._library = library
        self._settings = settings
        self._parent = parent
        self._model: ModelReady | None = None
        self._browser: DatasetBrowser | None = None
        self._evaluation: EvaluationWindow | None = None
        service.modelReady.connect(self._take_model)

    def browse(self) -> None:
        """Show the dataset browser."""
        self._windows.show("browser", self._make_browser)

    def evaluate(self) -> EvaluationWindow:
        """Show the evaluation."""
        return self._windows.show("evaluation", self._make_evaluation)

    def _make_browser(self) -> DatasetBrowser:
        from digitpad.ui.dataset_browser import DatasetBrowser

        self._browser = browser = DatasetBrowser(self._settings, self._parent)
        browser.padRequested.connect(self.padRequested)
        self._tell_browser()
        return browser

    def _make_evaluation(self) -> EvaluationWindow:
        from digitpad.ui.evaluation_window import EvaluationWindow

        window = EvaluationWindow(self._library, self._settings, self._parent)
        window.padRequested.connect(self.padRequested)
        self._evaluation = window
        return window

    def _take_model(self, model: ModelReady) -> None:
        self._model = model
        self._tell_browser()
        if self._evaluation is not None:
            self._evaluation.list_models()

    def _tell_browser(self) -> None:
        if self._browser is not None and self._model is not None:
            number = self._service.model_number
            self._browser.use_model(self._model.path, self._model.card, number)
