"""Errors that nobody expected: logged, told once, and the window stays."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from digitpad.ui.error_hook import LOG_FILE, ErrorHook, log_to_file
from digitpad.ui.main_window import MainWindow


@pytest.fixture
def log_file(home: Path) -> Iterator[Path]:
    """The log of the program, which is closed again after the test."""
    logger = logging.getLogger("digitpad")
    before = list(logger.handlers)
    log_to_file()
    yield home / LOG_FILE
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture
def hook(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> ErrorHook:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = ErrorHook(window.warn, window)
    made.install()
    return made


def _fail(hook: Callable[..., None], error: Exception) -> None:
    try:
        raise error
    except type(error) as caught:
        hook(type(caught), caught, caught.__traceback__)


@pytest.mark.usefixtures("hook")
def test_an_unexpected_error_is_logged_and_told_and_the_window_stays(
    window: MainWindow, log_file: Path, qtbot: QtBot
) -> None:
    _fail(sys.excepthook, ZeroDivisionError("a digit too far"))
    qtbot.waitUntil(lambda: "a digit too far" in window.messages.message)
    assert str(log_file) in window.messages.message
    log = log_file.read_text(encoding="utf-8")
    assert "Traceback" in log
    assert "a digit too far" in log
    assert window.isVisible()


def test_the_same_error_is_told_once_and_logged_each_time(
    window: MainWindow, hook: ErrorHook, log_file: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    hook.failed.connect(told.append)
    for _ in range(5):
        _fail(sys.excepthook, ValueError("again"))
    _fail(sys.excepthook, ValueError("another"))
    qtbot.waitUntil(lambda: "another" in window.messages.message)
    assert len(told) == 2
    assert log_file.read_text(encoding="utf-8").count("ValueError: again") == 5


@pytest.mark.usefixtures("hook")
def test_an_error_in_another_thread_is_told_in_the_window(
    window: MainWindow, log_file: Path, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=lambda: [][1])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "IndexError" in window.messages.message)
    assert "IndexError" in log_file.read_text(encoding="utf-8")


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
