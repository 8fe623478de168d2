"""Every window of the program, opened as its user opens it and with something in it."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QSlider,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.pen import Pen
from ui.test_pictures import write_digit

from digitpad import assets
from digitpad.ui.dataset_browser import DatasetBrowser
from digitpad.ui.error_dialog import ErrorDialog
from digitpad.ui.error_hook import report_on
from digitpad.ui.evaluation_window import EvaluationWindow
from digitpad.ui.files_window import FilesWindow
from digitpad.ui.main_window import MainWindow
from digitpad.ui.models_window import ModelsWindow
from digitpad.ui.samples_window import SamplesWindow
from digitpad.ui.training_window import TrainingWindow

Kind = TypeVar("Kind", bound=QWidget)


class Opener:
    """Opens any of the windows beside the main one."""

    def __init__(self, window: MainWindow, qtbot: QtBot, folder: Path) -> None:
        self._window = window
        self._qtbot = qtbot
        self._folder = folder

    def open(self, kind: str) -> QWidget:
        """The window of a kind, on the screen, active, and settled."""
        opened: QWidget = getattr(self, kind)()
        self._qtbot.waitExposed(opened)
        opened.activateWindow()
        self._qtbot.waitUntil(opened.isActiveWindow)
        return opened

    def _find(self, kind: type[QWidget]) -> QWidget:
        return self._window.findChild(kind)

    def _named(self, name: str) -> QWidget:
        return self._window.findChild(QWidget, name)

    def drawing(self) -> QWidget:
        Pen(self._window.canvas).digit(1, left=0.05, size=0.4)
        Pen(self._window.canvas).digit(7, left=0.55, size=0.4)
        self._qtbot.waitUntil(lambda: self._window.reading.text == "17", timeout=20_000)
        return self._window

    def picture(self) -> QWidget:
        self._window.open_picture(write_digit(7, self._folder / "seven.png"))
        self._qtbot.waitUntil(lambda: self._window.reading.text == "7", timeout=20_000)
        return self._window

    def settings(self) -> QWidget:
        self._window.preferences.show()
        return self._named("settingsWindow")

    def guide(self) -> QWidget:
        self._window.actions_.guide.trigger()
        return self._named("guideWindow")

    def about(self) -> QWidget:
        self._window.actions_.about.trigger()
        return self._named("aboutWindow")

    def shortcuts(self) -> QWidget:
        self._window.actions_.shortcuts.trigger()
        return self._named("shortcutsWindow")

    def error(self) -> QWidget:
        dialog = ErrorDialog(self._window)
        dialog.show_report(report_on(ValueError("x")))
        return dialog

    def why(self) -> QWidget:
        self.drawing()
        self._window.actions_.why.trigger()
        why = self._named("whyWindow")
        headline = why.findChild(QLabel, "whyHeadline")
        self._qtbot.waitUntil(lambda: "7" in headline.text(), timeout=20_000)
        return why

    def training(self) -> QWidget:
        self._window.actions_.retrain.trigger()
        return self._find(TrainingWindow)

    def models(self) -> QWidget:
        for name in ("first", "second"):
            folder = self._window.library.folder / name
            shutil.copytree(assets.shipped_model(), folder)
            card = json.loads((folder / "card.json").read_text())
            (folder / "card.json").write_text(json.dumps(card | {"name": name}))
        self._window.actions_.models.trigger()
        models = self._find(ModelsWindow)
        assert isinstance(models, ModelsWindow)
        self._qtbot.waitUntil(lambda: len(models.rows.rows) == 3)
        models.table.setCurrentIndex(models.table.model().index(1, 0))
        return models

    def samples(self) -> QWidget:
        self.drawing()
        self._window.actions_.keep_all.trigger()
        self._window.actions_.samples.trigger()
        samples = self._find(SamplesWindow)
        assert isinstance(samples, SamplesWindow)
        self._qtbot.waitUntil(lambda: len(samples.grid.order) == 2, timeout=20_000)
        return samples

    def browser(self) -> QWidget:
        self._window.actions_.browse_data.trigger()
        browser = self._find(DatasetBrowser)
        assert isinstance(browser, DatasetBrowser)
        self._qtbot.waitUntil(lambda: browser.work.bar.isHidden(), timeout=30_000)
        return browser

    def evaluation(self) -> QWidget:
        self._window.actions_.evaluate.trigger()
        return self._find(EvaluationWindow)

    def evaluated(self) -> QWidget:
        evaluation = self.evaluation()
        assert isinstance(evaluation, EvaluationWindow)
        evaluation.findChild(QAbstractButton, "startEvaluation").click()
        self._qtbot.waitUntil(lambda: not evaluation._background.is_running, timeout=60_000)
        return evaluation

    def files(self) -> QWidget:
        folder = self._folder / "scans"
        folder.mkdir()
        for digit in (7, 0):
            write_digit(digit, folder / f"{digit}.png")
        self._window.files.severalWanted.emit([folder])
        files = self._find(FilesWindow)
        cancel = files.findChild(QAbstractButton, "filesCancel")
        label = files.findChild(QLabel, "filesStatus")
        self._qtbot.waitUntil(
            lambda: not cancel.isVisible() and "2" in label.text(), timeout=30_000
        )
        return files


KINDS: Final = [name for name in vars(Opener) if not name.startswith("_") and name != "open"]

CONTROLS: Final = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)


def mnemonic(text: str) -> str:
    """The letter by which a text is reached with Alt; "" if there is none."""
    at = text.replace("&&", "  ").find("&")
    return text[at + 1].lower() if at >= 0 else ""


def clashes(texts: list[str]) -> list[str]:
    """The texts that share their letter with another."""
    counts = Counter(mnemonic(text) for text in texts if mnemonic(text))
    return [text for text in texts if counts[mnemonic(text)] > 1]


def labels(window: QWidget) -> list[str]:
    """All that stands on a window with a letter to reach it, menus apart."""
    texts = [label.text() for label in _visible(window, QLabel) if label.buddy()]
    texts += [button.text() for button in _visible(window, QAbstractButton)]
    texts += [group.title() for group in _visible(window, QGroupBox)]
    for bar in _visible(window, QTabBar):
        texts += [bar.tabText(at) for at in range(bar.count())]
    return texts


def _visible(window: QWidget, *kinds: type[Kind]) -> Iterator[Kind]:
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.window() is window and widget.isVisibleTo(window):
            yield widget


def focusable(window: QWidget) -> list[QWidget]:
    """The widgets of a window that Tab is to reach; inner parts of others apart."""
    return [
        widget
        for widget in _visible(window, QWidget)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    ]


def unnamed(window: QWidget) -> list[str]:
    """What a screen reader comes to and can say nothing of."""
    silent = []
    for widget in {*focusable(window), *_visible(window, *CONTROLS)}:
        if isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
            continue
        if widget.objectName().startswith("qt_"):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            silent.append(_called(widget))
    return silent


def tab_round(window: QWidget, at_each: Callable[[QWidget], None]) -> list[QWidget]:
    """Press Tab until it comes round; `at_each` is called with what it has come to."""
    reached: list[QWidget] = []
    for _ in range(300):
        last = QApplication.focusWidget()
        QTest.keyClick(last or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        # The pad stays where it is while Tab goes from box to box.
        if now is None or (len(reached) > 1 and now is reached[0] and now is not last):
            break
        if now not in reached:
            reached.append(now)
            at_each(now)
    return reached


def unreached(window: QWidget, reached: list[QWidget]) -> list[str]:
    """What should have been reached, and was not; of a group of buttons one is enough."""
    groups = {id(widget.parent()) for widget in reached if isinstance(widget, QAbstractButton)}
    missing = []
    for widget in focusable(window):
        in_group = isinstance(widget, QAbstractButton) and (
            widget.group() is not None or widget.autoExclusive()
        )
        if widget not in reached and not (in_group and id(widget.parent()) in groups):
            missing.append(_called(widget))
    return missing


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}"


def read_aloud(interface: QAccessibleInterface, room: int = 2_000) -> int:
    """Ask all that a screen reader asks of a window and what is in it; how much there was."""
    text = QAccessible.Text
    for kind in (text.Name, text.Description, text.Value):
        assert isinstance(interface.text(kind), str)
    assert interface.role() != QAccessible.Role.NoRole
    interface.state()
    seen = 1
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and seen < room:
            seen += read_aloud(child, room - seen)
    return seen
