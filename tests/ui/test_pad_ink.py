"""Ink looks the same whether it came point by point or was painted in one go."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QRegion
from pytestqt.qtbot import QtBot
from ui.tablet import send_tablet

from digitpad.ink.strokes import Drawing
from digitpad.ui.canvas import Canvas
from digitpad.ui.ink_layer import InkLayer, to_segments

RATIOS = [1.0, 1.25, 1.5, 2.0]


@pytest.fixture
def pad(qtbot: QtBot) -> Canvas:
    """A pad without a window around it."""
    pad = Canvas()
    qtbot.addWidget(pad)
    pad.resize(560, 460)
    pad.grab()  # Until it is first seen, a widget does not hear how large it is.
    return pad


@pytest.fixture(params=RATIOS)
def canvas(pad: Canvas, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Canvas:
    """A pad on a screen of some pixels to one of the widget."""
    monkeypatch.setattr(pad, "devicePixelRatioF", lambda: request.param)
    return pad


def picture(canvas: Canvas, parts: list[QRect] | None = None) -> NDArray[np.uint8]:
    """What is on the screen, grey (h, w); painted in parts, or in one go."""
    ratio = canvas.devicePixelRatioF()
    size = canvas.size() * ratio
    image = QImage(size, QImage.Format.Format_Grayscale8)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    for part in parts or [canvas.rect()]:
        canvas.render(image, part.topLeft(), QRegion(part))
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width()].copy()


def wavy(speed: float, count: int) -> list[tuple[QPointF, float]]:
    """A stroke with pressure, some pixels from point to point, that never leaves the pad."""
    places = []
    for at in range(count):
        way = at * speed / 60
        place = QPointF(230 + 170 * np.sin(way), 230 + 160 * np.sin(1.7 * way))
        places.append((place, 0.5 + 0.5 * np.cos(3 * way)))
    return places


def draw(canvas: Canvas, points: list[tuple[QPointF, float]], *, lift: bool = True) -> None:
    """With a pen that knows its pressure; the screen is painted now and then in between."""
    send_tablet(canvas, "TabletPress", *points[0])
    for at, (place, pressure) in enumerate(points[1:]):
        send_tablet(canvas, "TabletMove", place, pressure)
        if at % 3 == 0:
            picture(canvas)
    if lift:
        send_tablet(canvas, "TabletRelease", points[-1][0], 0.0)


@pytest.mark.parametrize("speed", [0.7, 9.0, 140.0])
def test_ink_drawn_point_by_point_is_the_ink_drawn_in_one_go(canvas: Canvas, speed: float) -> None:
    draw(canvas, wavy(speed, 40), lift=False)
    while_down = picture(canvas)
    canvas._painter.ink.forget()
    np.testing.assert_array_equal(picture(canvas), while_down)
    send_tablet(canvas, "TabletRelease", wavy(speed, 40)[-1][0], 0.0)
    np.testing.assert_array_equal(picture(canvas), while_down)
    canvas.undo()
    canvas.redo()
    np.testing.assert_array_equal(picture(canvas), while_down)
    assert (while_down < 60).sum() > 500


@pytest.mark.parametrize("step", [0.6, 5.3, 61.0])
def test_a_straight_stroke_has_no_notches(canvas: Canvas, step: float) -> None:
    """Each column of pixels of a level stroke is like the next, while the pen is down too."""
    points = [(QPointF(60 + at * step, 200.3), 0.6) for at in range(int(330 / step))]
    draw(canvas, points, lift=False)
    ratio = canvas.devicePixelRatioF()
    rows = picture(canvas)
    begin, end = round(80 * ratio), round((60 + step * (len(points) - 1) - 20) * ratio)
    body = rows[20:-20, begin:end]
    assert (body < 60).any()
    # One shade of 255 is what rounding may make of it.
    assert np.ptp(body.astype(int), axis=1).max() <= 1


def test_pressure_makes_the_ink_thicker_without_steps(canvas: Canvas) -> None:
    points = [(QPointF(60 + 8 * at, 200), at / 40) for at in range(41)]
    draw(canvas, points)
    rows = picture(canvas)[20:-20]
    ratio = canvas.devicePixelRatioF()
    # Soft edges count by how dark they are, so that this knows parts of a pixel.
    paper, ink = int(rows.max()), int(rows.min())
    widths = ((paper - rows.astype(float)) / (paper - ink)).sum(axis=0)
    steps = np.diff(widths[round(80 * ratio) : round(360 * ratio)])
    assert steps.min() > -0.1
    assert steps.max() < 0.2
    assert widths[round(360 * ratio)] > 1.8 * widths[round(80 * ratio)]


def test_painting_in_parts_leaves_no_seams(canvas: Canvas) -> None:
    draw(canvas, wavy(9.0, 120))
    whole = picture(canvas)
    size = canvas.size()
    parts = [
        QRect(x, y, 37, 41) for x in range(0, size.width(), 37) for y in range(0, size.height(), 41)
    ]
    np.testing.assert_array_equal(picture(canvas, [part & canvas.rect() for part in parts]), whole)


def test_a_stroke_rubbed_out_leaves_no_trace_and_no_hole(canvas: Canvas) -> None:
    crossing = [[(-100, -100), (100, 100)], [(-100, 100), (100, -100)], [(-90, 0), (90, 3)]]
    canvas.load_drawing(Drawing.of(crossing))
    picture(canvas)
    strokes = canvas.drawing.strokes
    canvas.change(type(canvas.sheet)(Drawing(strokes[1:])), "Erase")
    kept = picture(canvas)
    canvas._painter.ink.forget()
    np.testing.assert_array_equal(picture(canvas), kept)
    canvas.undo()
    brought_back = picture(canvas)
    canvas._painter.ink.forget()
    np.testing.assert_array_equal(picture(canvas), brought_back)
    assert (brought_back != kept).any()


def test_ink_on_another_screen_is_as_sharp_as_if_it_was_drawn_there(
    pad: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window is moved to a screen of another scale while the pen is down."""
    canvas = pad
    ratio = 1.0
    monkeypatch.setattr(canvas, "devicePixelRatioF", lambda: ratio)
    points = wavy(9.0, 60)
    draw(canvas, points[:30], lift=False)
    ratio = 1.75
    for place, pressure in points[30:]:
        send_tablet(canvas, "TabletMove", place, pressure)
    send_tablet(canvas, "TabletRelease", points[-1][0], 0.0)
    moved = picture(canvas)
    canvas._painter.ink.forget()
    np.testing.assert_array_equal(picture(canvas), moved)


def test_ink_at_the_edge_of_the_layer_is_cut_and_not_lost() -> None:
    layer = InkLayer(30, 20, QColor("black"))
    line = [(-50.0, 10.0, 0.0, 10.0, 80.0, 10.0, 1.0, 1.0)]
    layer.stamp(to_segments(line, 6, 1.0, 0.0, 0.0))
    rows = np.frombuffer(layer.image.constBits(), np.uint8).reshape(20, -1)[:, :30]
    assert (rows[8:12] == 255).all()
    assert (rows[:6] == 0).all()
    with layer.stamped_for_now(to_segments(line, 18, 1.0, 0.0, 5.0)):
        assert layer.image.pixelColor(29, 19).alpha() == 255
    assert layer.image.pixelColor(29, 19).alpha() == 0
    far_away = [(-500.0, -90.0, -500.0, -90.0, -500.0, -90.0, 1.0, 1.0)]
    with layer.stamped_for_now(to_segments(far_away, 6, 1.0, 0.0, 0.0)):
        assert layer.image.pixelColor(0, 0).alpha() == 0


def test_half_covered_pixels_are_half_dark() -> None:
    layer = InkLayer(40, 20, QColor("black"))
    layer.stamp(to_segments([(0, 10.5, 20, 10.5, 40, 10.5, 1, 1)], 6, 1.0, 0.0, 0.0))
    column = [layer.image.pixelColor(20, y).alpha() for y in range(6, 15)]
    assert column == [0, 128, 255, 255, 255, 255, 255, 128, 0]


SCREEN = """
import sys
import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from digitpad.ui.app import build

def grab():
    app.processEvents()
    image = window.screen().grabWindow(window.winId()).toImage()
    bits = np.frombuffer(image.convertToFormat(image.Format.Format_RGB32).constBits(), np.uint8)
    return bits.reshape(image.height(), -1, 4)[..., :3].copy()

app, window = build(["digitpad"])
canvas, handle = window.canvas, window.windowHandle()
at = lambda x, y: canvas.mapTo(window, QPoint(x, y))
app.processEvents()
empty = grab()
QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at(60, 61))
for step in range(1, 45):
    QTest.mouseMove(handle, at(60 + 7 * step, 61 + 3 * step + step * step // 12))
    app.processEvents()
QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at(60 + 7 * 44, 350))
grown = grab()
canvas._painter.ink.forget()
print(canvas.devicePixelRatioF(), (grab() != grown).sum(), (empty != grown).sum() > 1000)
window.shut_down()
"""


@pytest.mark.parametrize("scale", ["1.25", "1.5"])
def test_what_the_screen_shows_at_a_broken_scale_is_what_is_painted_anew(
    scale: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCREEN],
        capture_output=True,
        text=True,
        env=os.environ
        | {
            "DIGITPAD_HOME": str(tmp_path),
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": scale,
        },
        check=True,
    )
    assert done.stdout.split() == [scale, "0", "True"], done.stderr


def test_nothing_is_computed_before_the_screen_asks_for_it(pad: Canvas) -> None:
    """The pen's events stay quick however wide the pen: pixels are the paint event's."""
    canvas = pad
    send_tablet(canvas, "TabletPress", QPointF(50, 50), 1.0)
    before = picture(canvas)
    for at in range(5):
        send_tablet(canvas, "TabletMove", QPointF(60 + at * 20, 70), 1.0)
    assert len(canvas._painter.ink._waiting) == 5
    assert (picture(canvas) != before).any()
    assert not canvas._painter.ink._waiting
