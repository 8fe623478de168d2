"""Score a model, or two: how often it is right, where it is wrong, and on which pictures."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from digitpad.library.files import write_whole
from digitpad.library.store import Library
from digitpad.sentences import reason
from digitpad.ui.background import Background
from digitpad.ui.evaluation_comparison import ComparisonPage
from digitpad.ui.evaluation_page import Evaluated, SuitePage, suite_title
from digitpad.ui.evaluation_running import Evaluation, Step, evaluation_of
from digitpad.ui.evaluation_setup import EvaluationSetup
from digitpad.ui.frame_details import FrameDetails
from digitpad.ui.measures import GAP, LEAST_HEIGHT, MARGINS, scaled
from digitpad.ui.saying import all_said, said
from digitpad.ui.settings import Settings
from digitpad.ui.work_line import WorkLine

_SIZE: Final = (1240, 840)
_WIDEST_HINT: Final = 440
_PAGES: Final = (SuitePage, ComparisonPage)
_COMPLAINTS: Final = 3
"""Sentences about files that could not be read which are shown at once."""


class EvaluationWindow(QWidget):
    """What to score at the left, a page a suite in the middle, the chosen picture at the right.

    Signals:
        padRequested(Ink): the user wants something on the pad.
    """

    padRequested = Signal(object)

    def __init__(self, library: Library, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("evaluationWindow")
        self.setWindowTitle(self.tr("Evaluate"))
        self._evaluation: Evaluation | None = None
        self._background = Background(self)
        self._background.told.connect(self._show_step)
        self._background.done.connect(self._take)
        self._background.failed.connect(self._fail)
        self.setup = EvaluationSetup(library, settings)
        self.setup.changed.connect(self._follow)
        self.details = FrameDetails()
        self.details.padRequested.connect(self.padRequested)
        self.work = WorkLine()
        self.start_button = QPushButton(self.tr("&Evaluate"))
        self.start_button.setObjectName("startEvaluation")
        self.start_button.clicked.connect(self.start)
        self.stop_button = QPushButton(self.tr("Cance&l"))
        self.stop_button.setObjectName("stopEvaluation")
        self.stop_button.clicked.connect(self.stop)
        self.save_button = QPushButton(self.tr("Save Re&port…"))
        self.save_button.setObjectName("saveReport")
        self.save_button.clicked.connect(self._ask_where)
        self.views = QTabBar()
        self.views.setObjectName("viewChoice")
        self.views.setAccessibleName(self.tr("Which model's figures to see"))
        self.views.setDrawBase(False)
        self.views.setExpanding(False)
        self.views.currentChanged.connect(self._show_view)
        self.pages = QTabWidget()
        self.pages.setObjectName("suitePages")
        self.pages.setDocumentMode(True)
        self.pages.currentChanged.connect(self._show_item)
        self._hint = QLabel(
            self.tr(
                "Choose a model and what to score it on, then press Evaluate. A second model to "
                "compare with shows what only one of the two reads."
            )
        )
        self._hint.setObjectName("evaluationHint")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.setMaximumWidth(scaled(_WIDEST_HINT))
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.resize(*_SIZE)
        self._follow()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.setup, stretch=1)
        left.addWidget(self.start_button)
        left.addWidget(self.stop_button)
        left.addWidget(self.save_button)
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.views)
        column.addWidget(self.pages, stretch=1)
        self._middle = QStackedWidget()
        before = QWidget()
        centred = QHBoxLayout(before)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addWidget(self._hint)
        self._middle.addWidget(before)
        self._middle.addWidget(results)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._middle, stretch=1)
        middle.addWidget(self.work)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGINS)
        layout.setSpacing(GAP)
        layout.addLayout(left)
        layout.addLayout(middle, stretch=1)
        layout.addWidget(self.details)

    # What others ask for

    def compare(self, first: Path | None, second: Path | None) -> None:
        """Score two models side by side now; None is the shipped one."""
        self.setup.list_models()
        self.setup.choose(self.setup.first, first)
        self.setup.choose(self.setup.second, second)
        self.start()

    def list_models(self) -> None:
        """The library, or the model in use, has changed."""
        self.setup.list_models()

    # Running

    def start(self) -> None:
        """Score what is chosen; an evaluation under way is given up."""
        if not self.setup.has_suites:
            return
        self._background.start(evaluation_of(self.setup.models, self.setup.inputs))
        self.work.show_progress(self.tr("One moment, please."), 0, 0)
        self._follow()

    def stop(self) -> None:
        """Give it up; figures of an earlier one stay."""
        self._background.stop()
        self.work.clear()
        self._follow()

    def _show_step(self, step: Step) -> None:
        what = suite_title(step.what)
        text = (
            self.tr("{model} is being scored on {what}…").format(model=step.model, what=what)
            if what
            else self.tr("{model} is being loaded…").format(model=step.model)
        )
        self.work.show_progress(text, step.done, step.of)

    def _fail(self, sentence: str) -> None:
        self.work.say(sentence)
        self._follow()

    def _follow(self) -> None:
        running = self._background.is_running
        same = self.setup.second.currentData() == self.setup.first.currentData()
        self.start_button.setEnabled(self.setup.has_suites and not same)
        self.start_button.setToolTip(
            self.tr("Choose two different models to compare.")
            if same
            else ""
            if self.setup.has_suites
            else self.tr("Choose something to score the model on.")
        )
        self.start_button.setVisible(not running)
        self.stop_button.setVisible(running)
        self.save_button.setEnabled(self._evaluation is not None and not running)

    # Results

    def _take(self, evaluation: Evaluation) -> None:
        complaints = [said(complaint) for complaint in evaluation.complaints]
        if not evaluation.suite_names:
            if not complaints:
                complaints = [self.tr("Outliers are told from digits: score on some digits too.")]
            self.work.say(_first_of(complaints, self))
            self._follow()
            return
        self._evaluation = evaluation
        if complaints:
            self.work.say(_first_of(complaints, self))
        else:
            self.work.clear()
        self._fill_views()
        self._middle.setCurrentIndex(1)
        self._follow()

    def _fill_views(self) -> None:
        assert self._evaluation is not None
        self.views.blockSignals(True)
        while self.views.count():
            self.views.removeTab(0)
        models = self._evaluation.models
        if len(models) > 1:
            self.views.addTab(self.tr("Side by Side"))
        for evaluated in models:
            self.views.addTab(evaluated.model.replace("&", "&&"))
        self.views.setCurrentIndex(0)
        self.views.setVisible(len(models) > 1)
        self.views.blockSignals(False)
        self._make_save_menu()
        self._show_view(0)

    def _show_view(self, view: int) -> None:
        """Make the pages of one model, or of the comparison; the suite on show stays the same."""
        evaluation = self._evaluation
        if evaluation is None or view < 0:
            return
        at = self.pages.currentIndex()
        self.pages.blockSignals(True)
        while self.pages.count():
            old = self.pages.widget(0)
            self.pages.removeTab(0)
            if old is not None:
                old.deleteLater()
        for name in evaluation.suite_names:
            page = self._make_page(view, name)
            page.itemChosen.connect(self._show_item)
            self.pages.addTab(page, suite_title(name).replace("&", "&&"))
        self.pages.setCurrentIndex(min(max(at, 0), self.pages.count() - 1))
        self.pages.blockSignals(False)
        self._show_item()

    def _make_page(self, view: int, name: str) -> SuitePage | ComparisonPage:
        assert self._evaluation is not None
        models = self._evaluation.models
        if len(models) == 1:
            return SuitePage(models[0], name)
        if view == 0:
            return ComparisonPage(models[0], models[1], name)
        return SuitePage(models[view - 1], name)

    def _show_item(self, _item: object = None) -> None:
        page = self.pages.currentWidget()
        self.details.show_item(page.item if isinstance(page, _PAGES) else None)

    # The report

    def _make_save_menu(self) -> None:
        """With two models, ask whose report."""
        assert self._evaluation is not None
        models = self._evaluation.models
        old = self.save_button.menu()
        if old is not None:
            self.save_button.setMenu(None)  # type: ignore[arg-type]
            old.deleteLater()
        if len(models) == 1:
            return
        menu = QMenu(self.save_button)
        for evaluated in models:
            text = self.tr("Of {model}…").format(model=evaluated.model.replace("&", "&&"))
            menu.addAction(text, partial(self._ask_where, False, evaluated))
        self.save_button.setMenu(menu)

    def _ask_where(self, _checked: bool = False, evaluated: Evaluated | None = None) -> None:
        if self._evaluation is None:
            return
        chosen = evaluated or self._evaluation.models[0]
        dialog = QFileDialog(self, self.tr("Save Report"))
        dialog.setObjectName("saveReportDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Web page (*.html)"), self.tr("JSON (*.json)")])
        dialog.setDefaultSuffix("html")
        dialog.filterSelected.connect(
            lambda name: dialog.setDefaultSuffix("json" if "*.json" in name else "html")
        )
        dialog.fileSelected.connect(lambda name: self.save(chosen, Path(name)))
        dialog.open()

    def save(self, evaluated: Evaluated, path: Path) -> None:
        """Write a model's report, as JSON or as a page, by the ending of the name."""
        from digitpad.evaluation.html import to_html
        from digitpad.evaluation.report import to_json

        if path.suffix.lower() == ".json":
            content = json.dumps(to_json(evaluated.report), indent=2, ensure_ascii=False) + "\n"
        else:
            content = to_html(evaluated.report, said, QLocale().bcp47Name())
        try:
            write_whole(path, content)
        except OSError as error:
            self.work.say(
                self.tr("The report cannot be saved as {path}: {why}.").format(
                    path=path, why=said(reason(error))
                )
            )
        else:
            self.work.say(self.tr("The report is saved as {path}.").format(path=path))

    # The window itself

    def shut_down(self) -> None:
        """End all threads."""
        self._background.stop_and_wait()


def _first_of(complaints: list[str], window: EvaluationWindow) -> str:
    """The first of many sentences, and how many more there are."""
    shown = complaints[:_COMPLAINTS]
    more = len(complaints) - _COMPLAINTS
    if more > 0:
        shown.append(window.tr("{count} more could not be read.").format(count=more))
    return all_said(shown)
