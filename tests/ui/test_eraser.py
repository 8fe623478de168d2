"""Rubbing strokes out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from ui.pen import Pen
from ui.tablet import send_tablet

from digitpad.ink.strokes import Drawing
from digitpad.ui.canvas import Canvas
from digitpad.ui.main_window import MainWindow

LEFT = np.array([[-100, -100], [-100, 100]], float)
RIGHT = np.array([[100, -100], [100, 100]], float)

Drag = Callable[[Canvas, QPointF, QPointF], None]


def on_screen(canvas: Canvas, x: float, y: float) -> QPointF:
    return canvas.view.transform.map(QPointF(x, y))


def with_right_button(canvas: Canvas, begin: QPointF, end: QPointF) -> None:
    window = canvas.window().windowHandle()
    places: list[QPoint] = [
        canvas.mapTo(canvas.window(), at.toPoint()) for at in (begin, (begin + end) / 2, end)
    ]
    QTest.mousePress(window, Qt.MouseButton.RightButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(window, place)
    QTest.mouseRelease(window, Qt.MouseButton.RightButton, pos=places[-1])


def with_other_end(canvas: Canvas, begin: QPointF, end: QPointF) -> None:
    eraser = QPointingDevice.PointerType.Eraser
    send_tablet(canvas, "TabletPress", begin, 0.5, eraser)
    send_tablet(canvas, "TabletMove", end, 0.5, eraser)
    send_tablet(canvas, "TabletRelease", end, 0.0, eraser)


@pytest.fixture
def canvas(window: MainWindow) -> Canvas:
    window.canvas.load_drawing(Drawing.of([LEFT, RIGHT]))
    return window.canvas


@pytest.mark.parametrize("drag", [with_right_button, with_other_end])
def test_the_stroke_that_is_passed_over_goes_and_the_other_stays(
    canvas: Canvas, drag: Drag
) -> None:
    drag(canvas, on_screen(canvas, -150, 0), on_screen(canvas, -50, 0))
    (left,) = canvas.drawing.strokes
    np.testing.assert_allclose(left.points, RIGHT)


@pytest.mark.parametrize("drag", [with_right_button, with_other_end])
def test_one_drag_is_one_step_to_undo(canvas: Canvas, drag: Drag) -> None:
    drag(canvas, on_screen(canvas, -150, 0), on_screen(canvas, 150, 0))
    assert not canvas.drawing
    canvas.undo()
    assert len(canvas.drawing.strokes) == 2


def test_a_drag_beside_the_ink_changes_nothing(canvas: Canvas) -> None:
    steps = canvas.undo_stack.count()
    with_right_button(canvas, on_screen(canvas, -30, -80), on_screen(canvas, 30, 80))
    assert len(canvas.drawing.strokes) == 2
    assert canvas.undo_stack.count() == steps


def test_with_the_eraser_chosen_the_pen_rubs_out_until_it_draws_again(
    window: MainWindow, canvas: Canvas
) -> None:
    window.actions_.eraser.trigger()
    Pen(canvas).stroke([(0.1, 0.5), (0.25, 0.5), (0.4, 0.5)])
    assert len(canvas.drawing.strokes) == 1
    window.actions_.eraser.trigger()
    Pen(canvas).stroke([(0.1, 0.5), (0.25, 0.5), (0.4, 0.5)])
    assert len(canvas.drawing.strokes) == 2


def rub_left_stroke(canvas: Canvas) -> None:
    Pen(canvas).stroke([(0.1, 0.5), (0.25, 0.5), (0.4, 0.5)])


def test_e_held_rubs_out_and_e_let_go_draws_again(window: MainWindow, canvas: Canvas) -> None:
    window.activateWindow()
    QTest.keyPress(window, Qt.Key.Key_E)
    rub_left_stroke(canvas)
    assert len(canvas.drawing.strokes) == 1
    QTest.keyRelease(window, Qt.Key.Key_E)
    assert not window.actions_.eraser.isChecked()
    rub_left_stroke(canvas)
    assert len(canvas.drawing.strokes) == 2


def test_e_tapped_stays_until_it_is_tapped_again(window: MainWindow, canvas: Canvas) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_E)
    assert window.actions_.eraser.isChecked()
    rub_left_stroke(canvas)
    assert window.actions_.eraser.isChecked()
    QTest.keyClick(window, Qt.Key.Key_E)
    assert not window.actions_.eraser.isChecked()


def test_a_button_beside_the_pen_and_the_cursor_show_the_eraser(
    window: MainWindow, canvas: Canvas
) -> None:
    button = next(
        button
        for button in window.pad.findChildren(QToolButton)
        if button.defaultAction() is window.actions_.eraser
    )
    assert button.isVisible()
    assert not button.icon().isNull()
    assert "(E)" in button.toolTip()
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Eraser"
    assert not interface.state().checked
    pen = canvas.cursor().shape()
    button.click()
    assert interface.state().checked
    assert canvas.cursor().shape() != pen
    assert canvas.cursor().pixmap().width() > 10
    button.click()
    assert canvas.cursor().shape() == pen


def test_the_cursor_shows_the_eraser_while_the_right_button_rubs(canvas: Canvas) -> None:
    pen = canvas.cursor().shape()
    place = on_screen(canvas, 0, 0).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.RightButton, pos=place)
    assert canvas.cursor().shape() != pen
    QTest.mouseRelease(canvas, Qt.MouseButton.RightButton, pos=place)
    assert canvas.cursor().shape() == pen


def test_a_quick_eraser_misses_nothing_on_its_way(canvas: Canvas) -> None:
    canvas.load_drawing(Drawing.of([[(x, -20), (x, 20)] for x in range(-150, 151, 5)]))
    with_other_end(canvas, on_screen(canvas, -190, 3), on_screen(canvas, 190, -3))
    assert not canvas.drawing
    canvas.undo()
    assert len(canvas.drawing) == 61


def test_a_dot_is_rubbed_out(canvas: Canvas) -> None:
    canvas.load_drawing(Drawing.of([[(0, 0)], [(60, 0), (90, 0)]]))
    with_right_button(canvas, on_screen(canvas, -20, 10), on_screen(canvas, 20, 10))
    assert len(canvas.drawing) == 1
