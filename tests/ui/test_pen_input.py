"""What hands do to a pad: pens, fingers and mice together, dialogs in between, edges, sizes."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot
from ui.pen import Pen
from ui.tablet import send_tablet

from digitpad.ink.strokes import Drawing
from digitpad.ui import pen_input
from digitpad.ui.canvas import Canvas
from digitpad.ui.main_window import MainWindow
from digitpad.ui.theme import Theme, apply_theme

LEFT = Qt.MouseButton.LeftButton
RIGHT = Qt.MouseButton.RightButton
NONE = Qt.MouseButton.NoButton
SYSTEM = Qt.MouseEventSource.MouseEventSynthesizedBySystem
QT = Qt.MouseEventSource.MouseEventSynthesizedByQt
REAL = Qt.MouseEventSource.MouseEventNotSynthesized


@pytest.fixture
def pad(qtbot: QtBot) -> Canvas:
    """A pad without a window around it."""
    pad = Canvas()
    qtbot.addWidget(pad)
    pad.resize(500, 400)
    pad.show()
    qtbot.waitExposed(pad)
    return pad


@pytest.fixture
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


def mouse(
    pad: Canvas,
    kind: str,
    at: tuple[float, float],
    source: Qt.MouseEventSource = REAL,
    button: Qt.MouseButton = LEFT,
) -> None:
    """A mouse event as the system or Qt makes it, of a real mouse or of another device."""
    place = QPointF(*at)
    moves, up = kind == "MouseMove", kind == "MouseButtonRelease"
    event = QMouseEvent(
        QEvent.Type[kind],
        place,
        pad.mapTo(pad.window(), place),
        QPointF(pad.mapToGlobal(place)),
        NONE if moves else button,
        NONE if up else button,
        Qt.KeyboardModifier.NoModifier,
        source,
    )
    QApplication.sendEvent(pad, event)


def hover(pad: Canvas, kind: str, at: tuple[float, float]) -> None:
    mouse(pad, kind, at, button=NONE)


def tablet(pad: Canvas, kind: str, at: tuple[float, float], pressure: float = 0.5) -> None:
    send_tablet(pad, f"Tablet{kind}", QPointF(*at), pressure)


def ends(pad: Canvas) -> list[tuple[float, float]]:
    """Where the strokes end, in pixels of the pad."""
    found = [pad.view.transform.map(QPointF(*s.points[-1].tolist())) for s in pad.drawing.strokes]
    return [(round(place.x(), 2), round(place.y(), 2)) for place in found]


@pytest.mark.parametrize("source", [SYSTEM, QT])
def test_a_pen_draws_once_though_the_system_makes_mouse_events_of_it(
    pad: Canvas, source: Qt.MouseEventSource
) -> None:
    for kind, mouse_kind, at in (
        ("Press", "MouseButtonPress", (100, 100)),
        ("Move", "MouseMove", (150, 150)),
        ("Move", "MouseMove", (200, 100)),
        ("Release", "MouseButtonRelease", (200, 100)),
    ):
        tablet(pad, kind, at)
        mouse(pad, mouse_kind, at, source)
    (stroke,) = pad.drawing.strokes
    assert len(stroke.points) == 3


@pytest.mark.parametrize("source", [SYSTEM, QT])
def test_a_finger_draws_once_though_the_system_makes_mouse_events_of_it(
    pad: Canvas, finger: QPointingDevice, source: Qt.MouseEventSource
) -> None:
    QTest.touchEvent(pad, finger).press(0, QPoint(100, 100), pad).commit()
    mouse(pad, "MouseButtonPress", (100, 100), source)
    QTest.touchEvent(pad, finger).move(0, QPoint(150, 150), pad).commit()
    mouse(pad, "MouseMove", (150, 150), source)
    QTest.touchEvent(pad, finger).release(0, QPoint(150, 150), pad).commit()
    mouse(pad, "MouseButtonRelease", (150, 150), source)
    (stroke,) = pad.drawing.strokes
    assert len(stroke.points) == 2


def test_a_second_finger_does_not_disturb_the_first(pad: Canvas, finger: QPointingDevice) -> None:
    def touch() -> QTest.QTouchEventSequence:
        return QTest.touchEvent(pad, finger)

    touch().press(3, QPoint(100, 100), pad).commit()
    touch().stationary(3).press(4, QPoint(400, 300), pad).commit()
    touch().move(3, QPoint(150, 120), pad).move(4, QPoint(410, 310), pad).commit()
    touch().move(3, QPoint(200, 140), pad).release(4, QPoint(410, 310), pad).commit()
    touch().release(3, QPoint(200, 140), pad).commit()
    (stroke,) = pad.drawing.strokes
    assert len(stroke.points) == 3
    assert ends(pad) == [(200, 140)]


def test_the_first_finger_lifted_ends_the_stroke_though_another_still_rests(
    pad: Canvas, finger: QPointingDevice
) -> None:
    QTest.touchEvent(pad, finger).press(1, QPoint(100, 100), pad).commit()
    QTest.touchEvent(pad, finger).stationary(1).press(2, QPoint(300, 300), pad).commit()
    QTest.touchEvent(pad, finger).release(1, QPoint(100, 100), pad).stationary(2).commit()
    assert not pad.pen_is_down
    QTest.touchEvent(pad, finger).move(2, QPoint(350, 350), pad).commit()
    QTest.touchEvent(pad, finger).release(2, QPoint(350, 350), pad).commit()
    assert len(pad.drawing) == 1


def test_a_palm_before_the_pen_leaves_no_ink(pad: Canvas, finger: QPointingDevice) -> None:
    QTest.touchEvent(pad, finger).press(0, QPoint(350, 300), pad).commit()
    QTest.touchEvent(pad, finger).move(0, QPoint(352, 304), pad).commit()
    tablet(pad, "Press", (100, 100))
    QTest.touchEvent(pad, finger).move(0, QPoint(356, 308), pad).commit()
    tablet(pad, "Move", (120, 160))
    QTest.touchEvent(pad, finger).release(0, QPoint(356, 308), pad).commit()
    tablet(pad, "Release", (120, 160), 0.0)
    (stroke,) = pad.drawing.strokes
    assert stroke.pressures is not None
    assert ends(pad) == [(120, 160)]


def test_a_palm_while_the_pen_is_near_leaves_no_ink_and_a_finger_later_does(
    pad: Canvas, finger: QPointingDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(pen_input.time, "monotonic", lambda: now)
    tablet(pad, "Press", (100, 100))
    tablet(pad, "Release", (100, 100), 0.0)

    def tap() -> None:
        QTest.touchEvent(pad, finger).press(0, QPoint(300, 300), pad).commit()
        QTest.touchEvent(pad, finger).release(0, QPoint(300, 300), pad).commit()

    now += 0.3
    tap()
    assert len(pad.drawing) == 1
    now += 5
    tap()
    assert len(pad.drawing) == 2


def test_a_mouse_that_is_pushed_while_the_pen_draws_draws_nothing(pad: Canvas) -> None:
    tablet(pad, "Press", (100, 100))
    mouse(pad, "MouseButtonPress", (300, 300))
    mouse(pad, "MouseMove", (350, 300))
    mouse(pad, "MouseButtonRelease", (350, 300))
    tablet(pad, "Move", (150, 100))
    tablet(pad, "Release", (150, 100))
    assert ends(pad) == [(150, 100)]


def test_a_touch_that_the_system_takes_back_leaves_nothing(
    pad: Canvas, finger: QPointingDevice
) -> None:
    before = pad.grab().toImage()
    QTest.touchEvent(pad, finger).press(0, QPoint(100, 100), pad).commit()
    QTest.touchEvent(pad, finger).move(0, QPoint(200, 200), pad).commit()
    cancelled = QTouchEvent(QEvent.Type.TouchCancel, finger, Qt.KeyboardModifier.NoModifier, [])
    QApplication.sendEvent(pad, cancelled)
    QTest.touchEvent(pad, finger).release(0, QPoint(200, 200), pad).commit()
    assert not pad.drawing
    assert pad.grab().toImage() == before


def test_a_stroke_that_leaves_the_pad_and_returns_is_one_stroke_inside_it(pad: Canvas) -> None:
    mouse(pad, "MouseButtonPress", (400, 200))
    for at in ((480, 210), (560, 230), (900, -300), (560, 260), (450, 280)):
        mouse(pad, "MouseMove", at)
    mouse(pad, "MouseButtonRelease", (450, 280))
    (stroke,) = pad.drawing.strokes
    left, top, right, bottom = pad.view.box_to_pixels(stroke.box).getCoords()
    assert left >= 0
    assert top >= 0
    assert right <= pad.width() + 0.01
    assert bottom <= pad.height() + 0.01
    assert ends(pad) == [(450, 280)]


def test_a_pen_lifted_outside_ends_its_stroke_at_the_edge(pad: Canvas) -> None:
    mouse(pad, "MouseButtonPress", (400, 200))
    mouse(pad, "MouseMove", (490, 200))
    mouse(pad, "MouseButtonRelease", (700, 200))
    assert not pad.pen_is_down
    assert ends(pad) == [(500, 200)]


@pytest.fixture
def dialog(pad: Canvas, qtbot: QtBot) -> Iterator[QDialog]:
    """Comes up in front of the pad and takes the rest of the mouse's events."""
    pad.activateWindow()
    qtbot.waitUntil(pad.isActiveWindow)
    dialog = QMessageBox(pad)
    dialog.setText("Something else.")
    yield dialog
    dialog.close()


def test_a_dialog_in_the_middle_of_a_stroke_ends_it_there(
    pad: Canvas, qtbot: QtBot, dialog: QDialog
) -> None:
    mouse(pad, "MouseButtonPress", (100, 100))
    mouse(pad, "MouseMove", (150, 150))
    dialog.open()
    qtbot.waitUntil(lambda: not pad.pen_is_down)
    assert ends(pad) == [(150, 150)]
    assert pad.undo_stack.count() == 1
    dialog.reject()
    mouse(pad, "MouseButtonPress", (300, 300))
    mouse(pad, "MouseMove", (350, 300))
    mouse(pad, "MouseButtonRelease", (350, 300))
    assert ends(pad) == [(150, 150), (350, 300)]


def test_a_release_that_nobody_told_ends_the_stroke_at_the_next_event(pad: Canvas) -> None:
    mouse(pad, "MouseButtonPress", (100, 100))
    mouse(pad, "MouseMove", (150, 150))
    hover(pad, "MouseMove", (400, 300))
    assert ends(pad) == [(150, 150)]
    mouse(pad, "MouseButtonPress", (100, 300))
    mouse(pad, "MouseMove", (150, 300))
    mouse(pad, "MouseButtonPress", (300, 300))
    mouse(pad, "MouseButtonRelease", (300, 300))
    assert ends(pad) == [(150, 150), (150, 300), (300, 300)]


def test_the_eraser_ends_with_the_dialog_too(pad: Canvas, dialog: QDialog, qtbot: QtBot) -> None:
    pad.load_drawing(Drawing.of([[(-100, -100), (-100, 100)], [(100, -100), (100, 100)]]))
    mouse(pad, "MouseButtonPress", (10, 200), button=RIGHT)
    mouse(pad, "MouseMove", (200, 200), button=RIGHT)
    dialog.open()
    qtbot.waitUntil(lambda: not pad.isActiveWindow())
    dialog.reject()
    hover(pad, "MouseMove", (490, 200))
    assert len(pad.drawing) == 1


def test_the_pad_hidden_in_the_middle_of_a_stroke_keeps_it(pad: Canvas) -> None:
    mouse(pad, "MouseButtonPress", (100, 100))
    mouse(pad, "MouseMove", (150, 150))
    pad.hide()
    assert not pad.pen_is_down
    assert ends(pad) == [(150, 150)]


def test_theme_and_size_may_change_in_the_middle_of_a_stroke(window: MainWindow) -> None:
    canvas, pen = window.canvas, Pen(window.canvas)
    pen.down((0.3, 0.3))
    pen.move((0.4, 0.35))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, Theme.DARK)
    try:
        pen.move((0.5, 0.5))
        dark = canvas.grab().toImage()
        place = canvas.view.transform.map(QPointF(*canvas.drawing.strokes[0].points[0].tolist()))
        assert dark.pixelColor(place.toPoint()).lightness() > 180
        window.resize(700, 640)
        QApplication.sendPostedEvents()
        pen.move((0.6, 0.4))
        pen.up((0.7, 0.7))
        shown = canvas.grab().toImage()
        canvas._painter.ink.forget()
        assert canvas.grab().toImage() == shown
    finally:
        apply_theme(app, Theme.SYSTEM)
    assert len(canvas.drawing.strokes[0].points) >= 4


def test_twenty_thousand_points_draw_as_quickly_at_the_end_as_at_the_beginning(
    pad: Canvas,
) -> None:
    angles = np.linspace(0, 400, 20_000)
    places = np.column_stack([250 + 150 * np.cos(angles), 200 + 150 * np.sin(0.99 * angles)])
    mouse(pad, "MouseButtonPress", tuple(places[0]))
    spent = []
    for first in range(1, 20_000, 2_000):
        started = time.thread_time()
        for at in places[first : first + 2_000]:
            mouse(pad, "MouseMove", tuple(at))
        spent.append(time.thread_time() - started)
        pad.grab()
    mouse(pad, "MouseButtonRelease", tuple(places[-1]))
    assert len(pad.drawing.strokes[0].points) > 19_900
    # Linear: each point costs the same. Twice is what a busy machine may make of it.
    assert min(spent[5:]) < 2 * max(spent[:5])


def test_five_hundred_strokes_are_drawn_rubbed_out_and_brought_back(pad: Canvas) -> None:
    for row in range(20):
        for column in range(25):
            x, y = 20 + 18 * column, 20 + 18 * row
            mouse(pad, "MouseButtonPress", (x, y))
            mouse(pad, "MouseMove", (x + 6, y + 8))
            mouse(pad, "MouseButtonRelease", (x + 10, y + 2))
    assert len(pad.drawing) == 500
    full = pad.grab().toImage()
    mouse(pad, "MouseButtonPress", (0, 0), button=RIGHT)
    mouse(pad, "MouseMove", (500, 370), button=RIGHT)
    mouse(pad, "MouseButtonRelease", (500, 370), button=RIGHT)
    assert 300 < len(pad.drawing) < 490
    pad.undo()
    assert pad.grab().toImage() == full
    for _ in range(500):
        pad.undo()
    assert len(pad.drawing) == 1, "as many steps as are kept"
    for _ in range(500):
        pad.redo()
    assert 300 < len(pad.drawing) < 490


def test_the_devices_of_these_tests_are_what_they_say(finger: QPointingDevice) -> None:
    assert finger.type() == QInputDevice.DeviceType.TouchScreen


def test_a_scribble_without_end_is_read_all_the_same(window: MainWindow, qtbot: QtBot) -> None:
    """Once, it must not keep what is drawn after it from being read for longer than a breath."""
    angles = np.linspace(0, 400, 20_000)
    scribble = np.column_stack([150 * np.cos(angles), 150 * np.sin(0.99 * angles)])
    window.canvas.load_drawing(Drawing.of([scribble]))
    window.canvas.clear()
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.reading.text == "7", timeout=5_000)
