"""The training window: choose what to train, watch it learn, and decide what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from digitpad.library.files import write_whole
from digitpad.sentences import reason
from digitpad.training import TrainingError
from digitpad.training.events import Event, LastEvent, Paused, Progress, Resumed, Saved
from digitpad.training.plan import DEFAULT_PRESET, PRESETS, Plan
from digitpad.training.weights import folder_of, network_of
from digitpad.ui.measures import GAP, LEAST_HEIGHT, MARGINS
from digitpad.ui.plan_form import PlanForm
from digitpad.ui.preset_list import PresetList
from digitpad.ui.reflow import VerticalScroll
from digitpad.ui.retraining import Retraining
from digitpad.ui.run_view import RunView
from digitpad.ui.saying import said
from digitpad.ui.stop_question import StopQuestion


class TrainingWindow(QDialog):
    """Two pages: the plan, and the run. Closing it while a run goes on only hides it.

    Signals:
        startRequested(Plan): the user wants this run.
        stopRequested(): the run is to stop, and nothing of it to be kept.
        keepRequested(): the run is to stop, and its best model so far to be saved.
        useRequested(): the finished model is to be used.
        keepOldRequested(): the old model is to stay in use.
    """

    startRequested = Signal(object)
    stopRequested = Signal()
    keepRequested = Signal()
    useRequested = Signal()
    keepOldRequested = Signal()

    def __init__(self, retraining: Retraining, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingWindow")
        self.setWindowTitle(self.tr("Train a Model"))
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._retraining = retraining
        self._question: StopQuestion | None = None
        self._is_paused = False
        self._pages = QStackedWidget()
        self._presets = PresetList()
        self._presets.chosen.connect(self._choose_preset)
        self._form = PlanForm(PRESETS[DEFAULT_PRESET])
        self._run = RunView()
        self._pages.addWidget(self._plan_page())
        self._pages.addWidget(self._run_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGINS)
        layout.addWidget(self._pages)
        self._form.changed.connect(self._check)
        result = self._run.result
        result.useWanted.connect(self.useRequested)
        result.keepOldWanted.connect(self.keepOldRequested)
        retraining.started.connect(self._begin)
        retraining.told.connect(self._follow)
        retraining.ended.connect(self._end)
        retraining.decided.connect(self._settle)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.resize(960, 700)
        self._check()
        self._catch_up()

    # The plan

    @property
    def plan(self) -> Plan:
        """The plan as it is filled in.

        Raises:
            TrainingError: it cannot be run.
        """
        return self._form.plan

    def _plan_page(self) -> QWidget:
        page = QWidget()
        intro = QLabel(
            self.tr(
                "Train a new model in the background, and go on drawing. When it is done you see "
                "it beside the model in use, and choose."
            )
        )
        intro.setWordWrap(True)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self._presets)
        middle.addWidget(self._form, stretch=1)
        self._problem = QLabel()
        self._problem.setObjectName("planProblem")
        self._problem.setWordWrap(True)
        load = _button(self.tr("&Load Plan…"), "loadPlan")
        save = _button(self.tr("Sa&ve Plan…"), "savePlan")
        close = _button(self.tr("Close"), "closeTraining")
        self._start = _button(self.tr("&Start"), "startTraining")
        self._start.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(load)
        row.addWidget(save)
        row.addSpacing(12)
        row.addWidget(self._problem, stretch=1)
        row.addWidget(close)
        row.addWidget(self._start)
        load.clicked.connect(self._choose_plan_to_load)
        save.clicked.connect(self._choose_where_to_save)
        close.clicked.connect(self.reject)
        self._start.clicked.connect(self._start_run)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(intro)
        layout.addLayout(middle, stretch=1)
        layout.addLayout(row)
        return page

    def _choose_preset(self, plan: Plan) -> None:
        self.show_plan(replace(plan, name=self._form.plan_name))

    def show_plan(self, plan: Plan) -> None:
        """Fill the form in as a plan has it."""
        self._presets.choose(plan.preset)
        self._form.show_plan(plan)
        self._check()

    def load_plan(self, file: Path) -> None:
        """Fill the form in from a file, or say why that cannot be done."""
        try:
            plan = Plan.from_json(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            why = said(reason(error))
            self._complain(self.tr("{file} cannot be read: {why}").format(file=file, why=why))
        except TrainingError as error:
            self._complain(self.tr("{file}: {why}").format(file=file.name, why=said(error)))
        else:
            self.show_plan(plan)

    def save_plan(self, file: Path) -> None:
        """Write the form's plan to a file, or say why that cannot be done."""
        try:
            write_whole(file, self.plan.to_json())
        except TrainingError as error:
            self._complain(said(error))
        except OSError as error:
            why = said(reason(error))
            self._complain(self.tr("{file} cannot be written: {why}").format(file=file, why=why))

    def _choose_plan_to_load(self) -> None:
        kind = self.tr("Training plans (*.json);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load a Plan"), "", kind)
        if name:
            self.load_plan(Path(name))

    def _choose_where_to_save(self) -> None:
        kind = self.tr("Training plans (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the Plan"), "plan.json", kind)
        if name:
            self.save_plan(Path(name))

    def _check(self) -> None:
        """Say at once what cannot be run."""
        self._complain(self._obstacle())
        self._start.setEnabled(not self._problem.text() and not self._retraining.is_running)

    def _obstacle(self) -> str:
        try:
            self.plan  # noqa: B018 - it is made to see whether it can be
        except TrainingError as error:
            return said(error)
        folder = folder_of(self._form.start, self._retraining.library)
        network = "" if folder is None else network_of(folder)
        if not folder or network == self._form.network:
            return ""
        if not network:
            return self.tr(
                "That model's network is not known, so its weights cannot be learnt on from."
            )
        return self.tr(
            "Those weights are of the network {theirs}: choose it, or start from scratch."
        ).format(theirs=network)

    def _complain(self, text: str) -> None:
        self._problem.setText(text)

    def _start_run(self) -> None:
        self.startRequested.emit(self.plan)

    # The run

    def _run_page(self) -> QWidget:
        page = QWidget()
        self._pause = _button(self.tr("&Pause"), "pauseTraining")
        self._stop = _button(self.tr("S&top…"), "stopTraining")
        self._hide = _button(self.tr("&Hide"), "hideTraining")
        self._again = _button(self.tr("&New Training…"), "newTraining")
        row = QHBoxLayout()
        row.addWidget(self._pause)
        row.addWidget(self._stop)
        row.addWidget(self._again)
        row.addStretch(1)
        row.addWidget(self._hide)
        self._pause.clicked.connect(self._pause_or_resume)
        self._stop.clicked.connect(self.ask_to_stop)
        self._hide.clicked.connect(self.reject)
        self._again.clicked.connect(self._show_plan_page)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(VerticalScroll(self._run), stretch=1)
        layout.addLayout(row)
        return page

    def _show_plan_page(self) -> None:
        self._pages.setCurrentIndex(0)
        self._check()
        self._start.setDefault(True)
        self._start.setFocus()

    def _catch_up(self) -> None:
        """A run that began before this window was made is shown as well."""
        retraining = self._retraining
        if retraining.plan is None or retraining.history is None:
            return
        self._begin(retraining.plan)
        if retraining.last is not None and not retraining.is_running:
            self._end(retraining.last)
            if retraining.undecided is None and isinstance(retraining.last, Saved):
                self._run.result.show_decision(new=retraining.was_taken)

    def _begin(self, plan: Plan) -> None:
        assert self._retraining.history is not None
        self._run.begin(plan, self._retraining.history)
        self._show_paused(False)
        self._offer(running=True)
        self._pause.setEnabled(False)
        self._pages.setCurrentIndex(1)

    def _follow(self, event: Event) -> None:
        self._run.follow(event)
        if isinstance(event, Progress | Paused):
            self._pause.setEnabled(self._stop.isEnabled())
        if isinstance(event, Paused | Resumed):
            self._show_paused(isinstance(event, Paused))

    def _end(self, last: LastEvent) -> None:
        if self._question is not None:
            self._question.reject()
        self._offer(running=False)
        self._run.end(last)
        self._check()

    def _settle(self) -> None:
        self._run.result.show_decision(new=self._retraining.was_taken)
        self._again.setFocus()

    def _offer(self, *, running: bool) -> None:
        for button in (self._pause, self._stop):
            button.setVisible(running)
            button.setEnabled(running)
        self._again.setVisible(not running)
        self._hide.setText(self.tr("&Hide") if running else self.tr("Close"))

    def _show_paused(self, paused: bool) -> None:
        self._is_paused = paused
        self._pause.setText(self.tr("&Resume") if paused else self.tr("&Pause"))

    def _pause_or_resume(self) -> None:
        if self._is_paused:
            self._retraining.resume()
        else:
            self._retraining.pause()

    # Stopping it

    def ask_to_stop(self) -> None:
        """Stop the run; if it has a model worth keeping, ask what is to become of it."""
        history = self._retraining.history
        best = history.best_epoch if history else None
        if best is None:
            self._stop_run()
            return
        if self._question is not None:
            return
        self._question = box = StopQuestion(best, self)
        box.keepWanted.connect(self._keep_best)
        box.discardWanted.connect(self._stop_run)
        box.finished.connect(self._forget_question)
        # Not exec(): the run and its curves go on below.
        box.open()

    def _forget_question(self) -> None:
        if self._question is not None:
            self._question.deleteLater()
            self._question = None

    def _keep_best(self) -> None:
        self._await_end()
        self._run.show_scoring()
        self.keepRequested.emit()

    def _stop_run(self) -> None:
        self._await_end()
        self._run.show_stopping()
        self.stopRequested.emit()

    def _await_end(self) -> None:
        self._pause.setEnabled(False)
        self._stop.setEnabled(False)

    def shut_down(self) -> None:
        """Wait for what is being loaded."""
        self._run.shut_down()


def _button(text: str, name: str) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(False)
    return made
