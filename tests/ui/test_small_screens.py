"""Every window fits a small screen, in either language, and nothing in it is cut off there.

A screen of 1920 by 1080 pixels at 200 % has 960 by 540 of the pixels that Qt counts; a panel and a
title bar take some of them.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import PySide6
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.pen import DIGITS, placed

from digitpad import assets
from digitpad.data.mnist import load_mnist
from digitpad.evaluation import suites
from digitpad.ink.strokes import Drawing
from digitpad.library.store import Library
from digitpad.training.events import (
    Compared,
    Epoch,
    Evaluated,
    Failed,
    LastEvent,
    Layer,
    Progress,
    Saved,
    Started,
)
from digitpad.training.history import History
from digitpad.training.plan import PRESETS
from digitpad.ui import languages
from digitpad.ui.evaluation_window import EvaluationWindow
from digitpad.ui.main_window import MainWindow
from digitpad.ui.reading_label import ReadingLabel
from digitpad.ui.retraining import Retraining
from digitpad.ui.settings import Settings
from digitpad.ui.training_window import TrainingWindow

SMALL = QSize(944, 476)
OTHERS = (QSize(1024, 660), QSize(1880, 1120))
TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations"
WINDOWS = {
    "actionRetrain": "trainingWindow",
    "actionEvaluate": "evaluationWindow",
    "actionBrowseData": "datasetBrowser",
    "actionSamples": "samplesWindow",
    "actionModels": "modelsWindow",
    "actionSettings": "settingsWindow",
    "actionGuide": "guideWindow",
    "actionShortcuts": "shortcutsWindow",
    "actionAbout": "aboutWindow",
    "actionWhy": "whyWindow",
}


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's resources with the translation compiled, as a build does it."""
    resources = tmp_path_factory.mktemp("resources")
    for entry in assets.resources().iterdir():
        if entry.name != "translations":
            (resources / entry.name).symlink_to(entry)
    (resources / "translations").mkdir()
    tool = next(Path(PySide6.__file__).parent.glob("lrelease*"))
    for source in TRANSLATIONS.glob("*.ts"):
        compiled = resources / "translations" / f"{source.stem}.qm"
        subprocess.run([tool, "-silent", source, "-qm", compiled], check=True)
    return resources


@pytest.fixture(params=["en", "zh_CN"], autouse=True)
def language(
    request: pytest.FixtureRequest,
    translated: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
) -> Iterator[str]:
    """Both languages, one after the other."""
    monkeypatch.setattr(assets, "resources", lambda: translated)
    settings = Settings()
    settings.language = request.param
    settings.write()
    languages.speak(qapp, request.param)
    yield request.param
    languages.speak(qapp, languages.ENGLISH)


def least(window: QWidget) -> QSize:
    """The smallest size that a window lets its user give it."""
    return window.minimumSizeHint().expandedTo(window.minimumSize())


def cut_off(window: QWidget) -> list[str]:
    """Texts that have less room than they need, as far as the window is on the screen."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ReadingLabel):
            continue
        if isinstance(widget, QLabel) and widget.text():
            need = widget.minimumSizeHint()
            if widget.wordWrap():
                need = QSize(0, widget.heightForWidth(widget.width()))
        elif isinstance(widget, QComboBox | QPushButton) or (
            isinstance(widget, QAbstractButton) and widget.text()
        ):
            need = widget.minimumSizeHint()
        else:
            continue
        if widget.width() < need.width() - 1 or widget.height() < need.height() - 1:
            text = widget.text() if hasattr(widget, "text") else widget.currentText()
            found.append(f"{text!r} in {widget.size()} instead of {need}")
    return found


def check(window: QWidget) -> None:
    """A window fits, and shows all of its texts whether it is small or large."""
    name = f"{window.objectName()} {window.windowTitle()!r}"
    small = least(window)
    assert small.width() <= SMALL.width(), f"{name} is {small} at least"
    assert small.height() <= SMALL.height(), f"{name} is {small} at least"
    before = window.size()
    for size in (small, SMALL, *OTHERS):
        window.resize(size)
        # Layouts have their turn with the next events, those of what scrolls one turn later.
        for _ in range(3):
            QApplication.processEvents()
        assert window.size() == size.expandedTo(least(window)), name
        assert not cut_off(window), f"{name} at {size}"
    window.resize(before)


@pytest.fixture
def digits(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The main window with 2, 0 and 3 on the pad."""
    drawn = [
        [(600 * x, 600 * y) for x, y in path]
        for at, digit in enumerate((2, 0, 3))
        for path in placed(DIGITS[digit], 0.05 + at * 0.32, 0.3, 0.25)
    ]
    window.canvas.load_drawing(Drawing.of([np.array(path, np.float32) for path in drawn]))
    qtbot.waitUntil(lambda: window.reading.text == "203", timeout=10_000)
    return window


def test_the_main_window(digits: MainWindow) -> None:
    check(digits)


def test_a_training_does_not_make_the_main_window_wider(digits: MainWindow) -> None:
    before = least(digits)
    digits.status_line.show_training("mlp-1000")
    digits.status_line.show_event(Progress(100, 7000, 0.1, 0.9, 1234.5, 3599.0))
    assert least(digits) == before
    check(digits)


def test_the_windows_beside_it(digits: MainWindow) -> None:
    for action, name in WINDOWS.items():
        already = set(QApplication.topLevelWidgets())
        digits.findChild(QAction, action).trigger()
        opened = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget not in already and widget.isVisible() and widget.isWindow()
        ]
        assert name in [window.objectName() for window in opened]
        for window in opened:
            room = digits.screen().availableGeometry().size().expandedTo(least(window))
            assert window.width() <= room.width()
            assert window.height() <= room.height()
            check(window)
            window.close()


@pytest.mark.parametrize(
    "last",
    [Saved("model", 2), Failed("The pen file strokes-of-everybody.npz cannot be read. " * 4), None],
)
def test_a_run_and_what_came_of_it(last: LastEvent | None, home: Path, qtbot: QtBot) -> None:
    retraining = Retraining(Library(home))
    dialog = TrainingWindow(retraining)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    retraining.plan, history = PRESETS["mlp-1000"], History()
    retraining.history = history
    retraining.started.emit(retraining.plan)
    layers = tuple(Layer(f"layer{at}", "MaxPooling2D", "12 x 12 x 32", 51264) for at in range(9))
    events = [Started("mlp-1000", 3, 300, 60_000, 184_586, layers)]
    for epoch in (1, 2):
        events.append(Progress(100 * epoch, 300, 0.5 / epoch, 0.9, 12_345.6, 3600.0))
        events.append(Epoch(epoch, 3, 0.4 / epoch, 0.93, 0.3, 0.97))
    if isinstance(last, Saved):
        for suite in ("mnist-test", "scribbles", "pen-writers", "letters", "own-samples"):
            events.append(Evaluated(suite, 0.991, 0.02, 10_000, suite == "letters"))
            events.append(Compared(suite, 0.992, 0.02, 10_000, suite == "letters"))
    for event in events:
        history.add(event)
        retraining.told.emit(event)
    if last is not None:
        retraining.ended.emit(last)
    check(dialog)
    dialog.shut_down()


def test_an_evaluation_with_its_results(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    few = load_mnist("test").select(slice(300))
    monkeypatch.setattr(suites, "load_mnist", lambda _: few)
    monkeypatch.setattr(suites, "_SCRIBBLES", 20)
    window.actions_.evaluate.trigger()
    evaluation = window.findChild(EvaluationWindow, "evaluationWindow")
    evaluation.start()
    qtbot.waitUntil(lambda: evaluation.pages.count() == 2, timeout=60_000)
    for page in range(2):
        evaluation.pages.setCurrentIndex(page)
        check(evaluation)
