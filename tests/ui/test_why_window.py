"""See Why, as its user meets it."""

import numpy as np
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from digitpad.ink.strokes import Drawing
from digitpad.ui.evidence_view import EvidenceView
from digitpad.ui.main_window import MainWindow

SEVEN = [np.array([[100, 100], [190, 100], [140, 220]], float)]
ONE = [np.array([[100, 100], [100, 220]], float)]


def draw(qtbot: QtBot, window: MainWindow, strokes: list[np.ndarray]) -> None:
    with qtbot.waitSignal(window.readingChanged, check_params_cb=lambda reading: reading.glyphs):
        window.canvas.load_drawing(Drawing.of(strokes))


def child(window: QWidget, name: str) -> str:
    return window.findChild(QLabel, name).text()


def test_it_explains_what_is_on_the_pad_and_follows_it(qtbot: QtBot, window: MainWindow) -> None:
    draw(qtbot, window, SEVEN)
    window.actions_.why.trigger()
    why = window.findChild(QDialog, "whyWindow")
    qtbot.waitUntil(lambda: child(why, "whyHeadline").startswith("Read as 7"))
    view = why.findChildren(EvidenceView)[0]
    assert view.accessibleName() == "For and against 7"
    draw(qtbot, window, ONE)
    qtbot.waitUntil(lambda: child(why, "whyHeadline").startswith("Read as 1"))


def test_an_empty_pad_is_told_as_one(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_.why.trigger()
    why = window.findChild(QDialog, "whyWindow")
    assert "Draw a digit" in child(why, "whyHeadline")
    draw(qtbot, window, SEVEN)
    qtbot.waitUntil(lambda: child(why, "whyHeadline").startswith("Read as 7"))
    window.canvas.clear()
    qtbot.waitUntil(lambda: "Draw a digit" in child(why, "whyHeadline"))


def test_nothing_is_computed_while_it_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_.why.trigger()
    why = window.findChild(QDialog, "whyWindow")
    why.close()
    draw(qtbot, window, SEVEN)
    assert "Draw a digit" in child(why, "whyHeadline")
