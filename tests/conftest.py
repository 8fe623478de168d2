"""What all tests share: a platform without a screen, a home of their own, and no leftovers."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QThread
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from digitpad.ui.app import build
from digitpad.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder that is empty, so that no test sees or spoils the real one."""
    folder = tmp_path / "home"
    monkeypatch.setenv("DIGITPAD_HOME", str(folder))
    return folder


def _child_processes() -> set[int]:
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return {child.pid for child in multiprocessing.active_children() if child.pid}
    children = set()
    for task in tasks.iterdir():
        try:
            children |= {int(pid) for pid in (task / "children").read_text().split()}
        except OSError:
            continue  # A thread that has ended in between has no children either.
    return children


def _running_qthreads() -> list[QThread]:
    return [thing for thing in gc.get_objects() if isinstance(thing, QThread) and _runs(thing)]


def _runs(thread: QThread) -> bool:
    try:
        return thread.isRunning()
    except RuntimeError:  # Qt has deleted it, and Python does not know yet.
        return False


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread or a child process of ours behind."""
    before = _child_processes()
    yield
    threads = [t.name for t in threading.enumerate() if t.name.startswith("digitpad")]
    assert not threads, f"threads left running: {threads}"
    if QApplication.instance() is not None:
        qthreads = [thread.objectName() for thread in _running_qthreads()]
        assert not qthreads, f"QThreads left running: {qthreads}"
    assert not _child_processes() - before, "a child process was left behind"


def _delete(window: QObject) -> None:
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def new_window(qtbot: QtBot) -> Iterator[Windows]:
    """Opens windows as the program does, and closes them when the test is over."""
    windows = Windows(qtbot)
    yield windows
    windows.close_all()


@pytest.fixture
def window(new_window: Windows) -> MainWindow:
    """The program's window with the shipped model loaded."""
    return new_window.open()


def _must_not_ask() -> bool:
    raise AssertionError("the window asked about a training that it had ended itself")


class Windows:
    """The windows of one test."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._open: list[MainWindow] = []

    def open(self, *words: str, wait_for_model: bool = True) -> MainWindow:
        """Open a window; `words` follow the program's name on the command line."""
        _, window = build(["digitpad", *words])
        self._open.append(window)
        self._qtbot.waitExposed(window)
        if wait_for_model:
            label = window.findChild(QLabel, "modelLabel")
            self._qtbot.waitUntil(lambda: label.text() != "", timeout=20_000)
        return window

    def replace(self, window: MainWindow, other: MainWindow) -> None:
        """The program itself has put another window in a window's place."""
        self._open[self._open.index(window)] = other

    def close(self, window: MainWindow) -> None:
        """Close a window as its user does."""
        self._open.remove(window)
        window.close()
        self._qtbot.waitUntil(window.isHidden, timeout=20_000)
        _delete(window)

    def close_all(self) -> None:
        """Close what is left, without questions."""
        for window in self._open:
            window.shut_down()
            # Nobody is here to answer, and after that there is nothing left to ask about.
            window.confirm_stop_training = _must_not_ask  # type: ignore[method-assign]
            window.close()
            _delete(window)
        self._open.clear()
