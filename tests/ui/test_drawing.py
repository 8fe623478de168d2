"""Drawing on the pad and watching the reading follow."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot
from ui.pen import DIGITS, Pen, placed
from ui.tablet import send_tablet

from digitpad.ink.frame import Frame, frame_strokes
from digitpad.recognition.reading import Reading
from digitpad.ui.main_window import MainWindow


@pytest.fixture
def pen(window: MainWindow) -> Pen:
    return Pen(window.canvas)


@pytest.fixture
def reads(window: MainWindow, qtbot: QtBot) -> Callable[[str], None]:
    """Waits until the window shows a reading."""

    def wait(text: str) -> None:
        qtbot.waitUntil(lambda: window.panel.label.text() == text, timeout=5_000)

    return wait


@pytest.mark.parametrize("digit", DIGITS)
def test_a_drawn_digit_is_read(
    window: MainWindow, pen: Pen, reads: Callable[[str], None], digit: int
) -> None:
    pen.digit(digit)
    reads(str(digit))
    assert window.reading.text == str(digit)
    assert window.panel.bars.top == digit
    assert window.panel.bars.probabilities[digit] == max(window.panel.bars.probabilities)


def test_the_reading_follows_the_pen_before_it_lifts(
    window: MainWindow, pen: Pen, reads: Callable[[str], None]
) -> None:
    (path,) = placed(DIGITS[7], 0.25, 0.2, 0.6)
    seen: list[Reading] = []
    window.readingChanged.connect(seen.append)
    pen.down(path[0])
    for at in path[1:]:
        pen.move(at)
    reads("7")
    assert window.canvas.pen_is_down
    assert len(seen) > 3
    assert np.ptp([reading.glyphs[0].probabilities[7] for reading in seen if reading.glyphs]) > 0.2


def test_bars_label_and_frame_are_up_to_date_when_the_window_says_so(
    window: MainWindow, pen: Pen, reads: Callable[[str], None]
) -> None:
    agreed = []

    def compare(reading: Reading) -> None:
        shown = window.panel
        agreed.append(
            reading is window.reading
            and shown.label.text() == reading.marked_text
            and len(shown.strip.frames) == len(reading.glyphs)
            and np.allclose(
                shown.bars.probabilities, reading.glyphs[0].probabilities if reading.glyphs else ()
            )
        )

    window.readingChanged.connect(compare)
    pen.digit(3)
    reads("3")
    assert agreed
    assert all(agreed)


def test_a_click_draws_a_dot(window: MainWindow, pen: Pen, qtbot: QtBot) -> None:
    before = window.canvas.grab().toImage()
    pen.down((0.5, 0.5))
    pen.up((0.5, 0.5))
    qtbot.waitUntil(lambda: len(window.reading.glyphs) == 1)
    (stroke,) = window.canvas.drawing.strokes
    assert stroke.points.shape == (1, 2)
    after = window.canvas.grab().toImage()
    middle = window.canvas.rect().center()
    assert before.pixelColor(middle).lightness() > 200
    assert after.pixelColor(middle).lightness() < 60


def test_only_the_left_button_draws(window: MainWindow) -> None:
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mousePress(window.canvas, button, pos=QPoint(50, 50))
        QTest.mouseMove(window.canvas, QPoint(90, 90))
        QTest.mouseRelease(window.canvas, button, pos=QPoint(90, 90))
    assert not window.canvas.drawing


def test_moving_without_a_button_draws_nothing(window: MainWindow, pen: Pen) -> None:
    pen.move((0.2, 0.2))
    pen.move((0.7, 0.7))
    assert not window.canvas.drawing


def test_an_empty_pad_shows_no_digit_and_no_probabilities(window: MainWindow) -> None:
    assert window.reading.text == ""
    assert window.reading.glyphs == ()
    assert window.panel.label.text() == ""
    assert window.panel.bars.probabilities == ()
    assert window.panel.strip.frames == ()


def test_clear_empties_everything_and_undo_brings_it_back(
    window: MainWindow, pen: Pen, reads: Callable[[str], None]
) -> None:
    pen.digit(0)
    reads("0")
    window.actions_.clear.trigger()
    reads("")
    assert window.panel.bars.probabilities == ()
    assert not window.canvas.drawing
    window.actions_.undo.trigger()
    reads("0")
    assert len(window.canvas.drawing) == 1


def test_undo_and_redo_take_one_stroke_at_a_time_and_the_reading_follows(
    window: MainWindow, pen: Pen, reads: Callable[[str], None]
) -> None:
    undo, redo = window.actions_.undo, window.actions_.redo
    assert not undo.isEnabled()
    pen.digit(1, left=0.05, size=0.4)
    pen.digit(7, left=0.55, size=0.4)
    reads("17")
    undo.trigger()
    reads("1")
    redo.trigger()
    reads("17")
    assert not redo.isEnabled()
    undo.trigger()
    undo.trigger()
    reads("")
    assert not undo.isEnabled()


def test_undo_while_the_pen_is_down_takes_back_the_stroke_under_it(
    window: MainWindow, pen: Pen, reads: Callable[[str], None]
) -> None:
    pen.digit(1, left=0.05, size=0.4)
    reads("1")
    pen.down((0.6, 0.2))
    pen.move((0.8, 0.7))
    window.canvas.undo()
    pen.move((0.9, 0.9))
    pen.up((0.9, 0.9))
    reads("1")
    assert len(window.canvas.drawing) == 1


def test_ink_looks_the_same_after_undo_and_redo(window: MainWindow, pen: Pen) -> None:
    pen.digit(3)
    drawn = window.canvas.grab().toImage()
    window.actions_.undo.trigger()
    assert _difference(drawn, window.canvas.grab().toImage()) > 0.01
    window.actions_.redo.trigger()
    # Joints of pieces are anti-aliased twice while drawing, which no eye can see.
    assert _difference(drawn, window.canvas.grab().toImage()) < 0.001


def _difference(one: QImage, other: QImage) -> float:
    """The mean difference of two images of one size, as a share of black against white."""
    grey = [image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (one, other)]
    pixels = [np.frombuffer(image.constBits(), np.uint8) for image in grey]
    return float(np.abs(pixels[0].astype(float) - pixels[1]).mean() / 255)


def test_the_keyboard_undoes_redoes_and_clears(
    window: MainWindow, pen: Pen, reads: Callable[[str], None]
) -> None:
    pen.digit(7)
    reads("7")
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    reads("")
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Z, shift)
    reads("7")
    QTest.keyClick(window, Qt.Key.Key_Delete)
    reads("")


def _wait_for_frame(window: MainWindow, qtbot: QtBot, frame: Frame) -> None:
    """Wait until exactly this frame is on show, and no other."""

    def is_shown() -> bool:
        shown = window.panel.strip.frames
        return len(shown) == 1 and np.array_equal(shown[0], frame)

    qtbot.waitUntil(is_shown, timeout=5_000)


def test_pen_size_changes_the_screen_and_not_the_frame(
    window: MainWindow, pen: Pen, reads: Callable[[str], None], qtbot: QtBot
) -> None:
    pen.digit(3)
    frame = frame_strokes([stroke.points for stroke in window.canvas.drawing.strokes])
    _wait_for_frame(window, qtbot, frame)
    thin = window.canvas.grab().toImage()
    slider = window.findChild(QSlider, "penSize")
    slider.setValue(slider.maximum())
    assert _difference(thin, window.canvas.grab().toImage()) > 0.01
    window.actions_.clear.trigger()
    reads("")
    pen.digit(3)
    _wait_for_frame(window, qtbot, frame)


def test_the_size_of_the_window_changes_neither_drawing_nor_frame(
    window: MainWindow, pen: Pen, qtbot: QtBot
) -> None:
    pen.digit(2)
    (stroke,) = window.canvas.drawing.strokes
    frame, points = frame_strokes([stroke.points]), stroke.points.copy()
    for width, height in ((700, 900), (1300, 600), (640, 480)):
        window.resize(width, height)
        np.testing.assert_array_equal(window.canvas.drawing.strokes[0].points, points)
        shown = window.canvas.view.box_to_pixels(window.canvas.drawing.box)
        assert QRectF(window.canvas.rect()).contains(shown)
    _wait_for_frame(window, qtbot, frame)
    # The same digit drawn in a smaller window has as good as the same frame.
    window.actions_.clear.trigger()
    pen.digit(2)
    (smaller,) = window.canvas.drawing.strokes
    assert np.abs(frame_strokes([smaller.points]) - frame).mean() < 0.01


def test_a_digit_drawn_small_is_read_as_one_drawn_large(
    pen: Pen, reads: Callable[[str], None]
) -> None:
    pen.digit(2, left=0.4, top=0.4, size=0.12)
    reads("2")


def test_a_glyph_that_is_no_digit_shows_as_a_question_mark(
    window: MainWindow, pen: Pen, reads: Callable[[str], None]
) -> None:
    # A zigzag of five teeth, which looks like no digit at all.
    teeth = [(0.1 + 0.08 * at, 0.3 if at % 2 else 0.7) for at in range(11)]
    pen.stroke(teeth)
    reads("?")
    assert window.reading.text == ""
    assert window.panel.bars.top is None


def test_a_stroke_that_leaves_the_pad_stays_in_sight(window: MainWindow, pen: Pen) -> None:
    pen.stroke([(0.5, 0.5), (0.9, 0.6), (1.02, 0.7)])
    shown = window.canvas.view.box_to_pixels(window.canvas.drawing.box)
    assert QRectF(window.canvas.rect()).adjusted(-0.1, -0.1, 0.1, 0.1).contains(shown)


def test_strokes_know_when_they_were_drawn(window: MainWindow, pen: Pen) -> None:
    pen.stroke([(0.2, 0.2), (0.3, 0.3), (0.4, 0.4)])
    pen.stroke([(0.6, 0.2), (0.6, 0.3)])
    first, second = (stroke.times for stroke in window.canvas.drawing.strokes)
    assert first is not None
    assert second is not None
    assert 0 <= first[0] < first[-1] < second[0] < second[-1]


def test_a_finger_draws_one_stroke_and_no_second_one_by_its_mouse(window: MainWindow) -> None:
    finger = QTest.createTouchDevice()
    canvas = window.canvas
    QTest.touchEvent(canvas, finger).press(0, QPoint(100, 100), canvas).commit()
    QTest.touchEvent(canvas, finger).move(0, QPoint(120, 200), canvas).commit()
    QTest.touchEvent(canvas, finger).release(0, QPoint(120, 200), canvas).commit()
    (stroke,) = canvas.drawing.strokes
    np.testing.assert_allclose(
        stroke.points[-1], canvas.view.to_units(QPointF(120, 200)), atol=0.01
    )


def test_a_pen_with_pressure_draws_one_stroke_that_knows_it(window: MainWindow) -> None:
    canvas = window.canvas
    for kind, at, pressure in (
        ("TabletPress", QPointF(100, 100), 0.2),
        ("TabletMove", QPointF(110, 160), 0.9),
        ("TabletMove", QPointF(115, 220), 0.6),
        ("TabletRelease", QPointF(115, 221), 0.0),
    ):
        send_tablet(canvas, kind, at, pressure)
    (stroke,) = canvas.drawing.strokes
    assert stroke.pressures is not None
    np.testing.assert_allclose(stroke.pressures, [0.2, 0.9, 0.6, 0.6], atol=1e-6)


def test_moves_that_come_together_are_told_once_and_none_is_lost(
    window: MainWindow, qtbot: QtBot
) -> None:
    canvas = window.canvas
    told: list[int] = []
    canvas.sheetChanged.connect(lambda sheet: told.append(len(sheet.drawing.strokes[-1].points)))
    send_tablet(canvas, "TabletPress", QPointF(50, 50), 0.5)
    for at in range(40):
        send_tablet(canvas, "TabletMove", QPointF(60 + 5 * at, 90), 0.5)
    assert told == []
    with qtbot.waitSignal(canvas.sheetChanged):
        pass
    assert told == [41]
    send_tablet(canvas, "TabletRelease", QPointF(260, 90), 0.0)
    assert len(canvas.drawing.strokes[-1].points) == 42
    qtbot.waitUntil(lambda: told == [41, 42])
