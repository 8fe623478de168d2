"""Errors that nobody expected: logged, told once in a dialog, and the window stays."""

from __future__ import annotations

import errno
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from digitpad.ui.app import Program
from digitpad.ui.error_dialog import ErrorDialog
from digitpad.ui.error_hook import ErrorHook, Report, report_on
from digitpad.ui.logs import CRASH_FILE, LOG_FILE, CrashLog, log_folder, log_to_file
from digitpad.ui.main_window import MainWindow


@pytest.fixture
def log_file() -> Iterator[Path]:
    """The log of the program, which is closed again after the test."""
    logger = logging.getLogger("digitpad")
    before = list(logger.handlers)
    log_to_file()
    yield log_folder() / LOG_FILE
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture
def dialog(window: MainWindow) -> ErrorDialog:
    return ErrorDialog(window)


@pytest.fixture
def hook(dialog: ErrorDialog, monkeypatch: pytest.MonkeyPatch) -> ErrorHook:
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    made = ErrorHook(dialog.show_report, dialog)
    made.install()
    return made


def _fail(hook: Callable[..., None], error: Exception) -> None:
    try:
        raise error
    except type(error) as caught:
        hook(type(caught), caught, caught.__traceback__)


@pytest.mark.usefixtures("hook")
def test_an_unexpected_error_is_logged_and_told_and_the_window_stays(
    window: MainWindow, dialog: ErrorDialog, log_file: Path, qtbot: QtBot
) -> None:
    _fail(sys.excepthook, ZeroDivisionError("a digit too far"))
    qtbot.waitUntil(dialog.isVisible)
    assert "did not expect" in dialog.findChild(QLabel, "errorWhat").text()
    assert "Your drawing is safe" in dialog.findChild(QLabel, "errorAdvice").text()
    for details in (dialog.details, log_file.read_text(encoding="utf-8")):
        assert "Traceback" in details
        assert "a digit too far" in details
    assert window.isVisible()
    assert not dialog.isModal()  # drawing goes on


@pytest.mark.usefixtures("hook", "log_file")
def test_the_details_can_be_copied_with_the_versions_in_them(
    dialog: ErrorDialog, qtbot: QtBot
) -> None:
    _fail(sys.excepthook, ZeroDivisionError("a digit too far"))
    qtbot.waitUntil(dialog.isVisible)
    dialog.findChild(QPushButton, "errorCopy").click()
    copied = QGuiApplication.clipboard().text()
    assert "a digit too far" in copied
    assert "Qt 6." in copied


def test_the_same_error_is_told_once_and_logged_each_time(
    hook: ErrorHook, dialog: ErrorDialog, log_file: Path, qtbot: QtBot
) -> None:
    told: list[Report] = []
    hook.failed.connect(told.append)
    for _ in range(5):
        _fail(sys.excepthook, ValueError("again"))
    _fail(sys.excepthook, ValueError("another"))
    qtbot.waitUntil(lambda: "another" in dialog.details)
    assert len(told) == 2
    assert dialog.details.count("ValueError: again") == 1
    assert log_file.read_text(encoding="utf-8").count("ValueError: again") == 5


@pytest.mark.usefixtures("hook")
def test_an_error_in_another_thread_is_told_in_the_window(
    dialog: ErrorDialog, log_file: Path, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=lambda: [][1])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "IndexError" in dialog.details)
    assert "IndexError" in log_file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("hook")
def test_an_error_in_a_slot_is_told_in_the_window(
    window: MainWindow, dialog: ErrorDialog, log_file: Path, qtbot: QtBot
) -> None:
    def fail(_checked: bool) -> None:
        raise RuntimeError("the menu broke")

    window.actions_.about.triggered.disconnect()
    window.actions_.about.triggered.connect(fail)
    window.actions_.about.trigger()
    qtbot.waitUntil(lambda: "the menu broke" in dialog.details)
    assert "the menu broke" in log_file.read_text(encoding="utf-8")
    assert window.isVisible()


@pytest.mark.parametrize(
    ("error", "what", "advice"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full", "Free some space"),
        (MemoryError(), "not enough memory", "Close other programs"),
        (PermissionError(errno.EACCES, "denied", "/a/b.png"), "/a/b.png", "Check who may"),
        (KeyError("x"), "did not expect", "report it"),
    ],
)
def test_each_kind_of_error_says_what_to_do(error: Exception, what: str, advice: str) -> None:
    report = report_on(error)
    assert what in report.what
    assert advice in report.advice


def test_a_crash_is_told_at_the_next_start(log_file: Path) -> None:
    crash = (
        "from digitpad.ui.logs import CrashLog, log_to_file\n"
        "import faulthandler; log_to_file(); log = CrashLog(); assert not log.last\n"
        "faulthandler._sigabrt()"
    )
    assert subprocess.run([sys.executable, "-c", crash], check=False).returncode != 0
    crashes = CrashLog()
    crashes.close()
    assert "Fatal Python error" in crashes.last
    assert "Fatal Python error" in log_file.read_text(encoding="utf-8")
    again = CrashLog()
    again.close()
    assert again.last == ""  # told once


def test_what_windows_tells_of_a_file_dialog_is_no_crash() -> None:
    log_folder().mkdir(parents=True)
    (log_folder() / CRASH_FILE).write_text("Windows fatal exception: code 0x8001010d\n")
    crashes = CrashLog()
    crashes.close()
    assert crashes.last == ""


def test_a_home_that_cannot_be_written_is_no_reason_not_to_start(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder should be")
    logger = logging.getLogger("digitpad")
    before = list(logger.handlers)
    log_to_file()
    (handler,) = set(logger.handlers) - set(before)
    logger.warning("still heard")
    logger.removeHandler(handler)
    assert "still heard" in capsys.readouterr().err


def test_the_window_offers_the_log_after_a_crash(window: MainWindow) -> None:
    app = QApplication.instance()
    (program,) = [each for each in app.findChildren(Program) if each.window is window]
    program.tell_of_crash()
    assert "crashed" in window.messages.message
    assert window.findChild(QPushButton, "messageButton").text() == "Show Log Folder"
    folder = log_folder()
    with_url: list[QUrl] = []
    handler = _Handler(with_url)
    QDesktopServices.setUrlHandler("file", handler, "take")
    try:
        window.findChild(QPushButton, "messageButton").click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(url.toLocalFile()) for url in with_url] == [folder]
    assert folder.is_dir()


class _Handler(QObject):
    """Stands in for the file manager."""

    def __init__(self, urls: list[QUrl]) -> None:
        super().__init__()
        self._urls = urls

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self._urls.append(url)
