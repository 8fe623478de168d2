"""Strokes as they are recorded, smoothed, scaled and saved."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from ui.pen import DIGITS, Pen

from digitpad import Recognizer
from digitpad.ink.strokes import Drawing, Stroke
from digitpad.ui import smooth
from digitpad.ui.drawing_files import save_drawing, to_image
from digitpad.ui.main_window import MainWindow
from digitpad.ui.pad_view import PAD_SIDE, PadView
from digitpad.ui.stroke_recorder import StrokeRecorder


def test_a_snapshot_does_not_change_when_the_stroke_goes_on() -> None:
    recorder = StrokeRecorder()
    snapshots = []
    for at in range(1000):
        recorder.add(at, 2 * at, at / 100)
        snapshots.append(recorder.snapshot())
    for length, stroke in enumerate(snapshots, start=1):
        expected = np.arange(length)
        np.testing.assert_array_equal(stroke.points, np.column_stack([expected, 2 * expected]))
    with pytest.raises(ValueError, match="read-only"):
        snapshots[10].points[0] = 7


def test_a_pen_that_rests_adds_no_points() -> None:
    recorder = StrokeRecorder()
    assert recorder.add(1, 1, 0.0)
    assert not recorder.add(1, 1, 0.1)
    assert recorder.add(1, 2, 0.2)
    assert len(recorder) == 2


def test_a_curve_has_no_corner_between_its_points() -> None:
    angles = np.linspace(0, np.pi, 7)
    circle = Stroke.of(100 * np.column_stack([np.cos(angles), np.sin(angles)]))
    path = smooth.whole_path(circle)
    # Away from the straight ends, directions change little by little, not at the points.
    directions = np.array([path.angleAtPercent(at) for at in np.linspace(0.15, 0.85, 200)])
    turns = np.abs((np.diff(directions) + 180) % 360 - 180)
    assert turns.max() < 3
    radii = [
        np.hypot(path.pointAtPercent(at).x(), path.pointAtPercent(at).y())
        for at in np.linspace(0, 1, 50)
    ]
    assert min(radii) > 92


def _rows(stroke: Stroke) -> list[list[float]]:
    recorder = StrokeRecorder(with_pressure=stroke.pressures is not None)
    pressures = np.ones(len(stroke.points)) if stroke.pressures is None else stroke.pressures
    for at, ((x, y), pressure) in enumerate(zip(stroke.points, pressures, strict=True)):
        recorder.add(x, y, at / 100, pressure)
    return recorder.last(len(stroke.points))


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_pieces_that_come_one_by_one_are_those_of_the_whole_stroke(count: int) -> None:
    chance = np.random.default_rng(count)
    points = chance.normal(0, 50, (count, 2)).astype(np.float32)
    stroke = Stroke(points, pressures=chance.random(count).astype(np.float32))
    rows = _rows(stroke)
    grown = [smooth.newest_piece(rows[max(0, end - 3) : end]) for end in range(2, count + 1)]
    grown.append(smooth.tail(rows[-2:]))
    np.testing.assert_array_equal(np.array(grown), smooth.pieces(stroke))
    np.testing.assert_array_equal(np.array(grown[:-1]).size, smooth.pieces(stroke)[:-1].size)


def test_the_width_follows_the_pressure_without_a_step() -> None:
    points = np.array([[0, 0], [10, 0], [20, 0], [30, 0]], np.float32)
    pressures = np.array([0.1, 0.4, 0.7, 1.0], np.float32)
    pieces = smooth.pieces(Stroke(points, pressures=pressures))
    begins, ends = pieces[:, 6], pieces[:, 7]
    np.testing.assert_array_equal(begins[1:], ends[:-1])
    assert list(ends) == sorted(ends)
    assert ends[-1] == pytest.approx(1.0)
    assert begins[0] < 0.5
    assert (smooth.pieces(Stroke(points))[:, 6:] == 1).all()


@pytest.mark.parametrize("size", [(300, 900), (900, 300), (400, 400), (120, 130)])
def test_no_ink_is_cut_off_whatever_the_shape_of_the_pad(size: tuple[int, int]) -> None:
    drawing = Drawing.of([[(-310, -40), (295, 30)], [(0, -190), (10, 180)]])
    view = PadView.fit(QSizeF(*size), drawing, margin=10)
    left, top, right, bottom = view.box_to_pixels(drawing.box, margin=9.9).getCoords()
    assert left >= 0
    assert top >= 0
    assert right <= size[0]
    assert bottom <= size[1]


def test_positions_survive_the_way_to_canvas_units_and_back() -> None:
    view = PadView.fit(QSizeF(640, 480), Drawing(), margin=10)
    x, y = view.to_units(QPointF(123, 45))
    back = view.transform.map(QPointF(x, y))
    assert (back.x(), back.y()) == pytest.approx((123, 45))
    assert view.scale == pytest.approx(480 / PAD_SIDE)


def _drawing(digit: int) -> Drawing:
    return Drawing.of([200 * np.array(stroke) for stroke in DIGITS[digit]])


def test_a_drawing_saved_as_png_is_read_as_the_same_digit(tmp_path: Path) -> None:
    path = tmp_path / "three.png"
    save_drawing(_drawing(3), 16, path)
    assert Recognizer.load().read_picture(path).text == "3"


def test_a_drawing_saved_as_svg_looks_like_the_one_saved_as_png(tmp_path: Path) -> None:
    path = tmp_path / "three.svg"
    save_drawing(_drawing(3), 16, path)
    assert ElementTree.parse(path).getroot().tag.endswith("svg")
    svg = QImage(str(path))
    png = to_image(_drawing(3), 16).scaled(svg.size())
    shares = []
    for image in (svg, png):
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), -1)
        shares.append(rows[:, : grey.width()] < 128)
    assert (shares[0] != shares[1]).mean() < 0.02
    assert 0.03 < shares[0].mean() < 0.3


def test_the_window_says_where_the_drawing_was_saved(window: MainWindow, tmp_path: Path) -> None:
    Pen(window.canvas).digit(1)
    window.files.save(tmp_path / "one.png")
    assert "one.png" in window.messages.message
    assert not QImage(str(tmp_path / "one.png")).isNull()


def test_a_drawing_that_cannot_be_saved_is_said_and_stays(
    window: MainWindow, tmp_path: Path
) -> None:
    Pen(window.canvas).digit(1)
    (tmp_path / "file").write_text("in the way")
    window.files.save(tmp_path / "file" / "one.png")
    assert "cannot be saved" in window.messages.message
    assert "one.png" in window.messages.message
    assert len(window.canvas.drawing) == 1


def test_ink_is_as_sharp_as_the_screen(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a screen of twice the pixels, an edge of ink is as many pixels wide, not twice as many."""
    canvas = window.canvas
    Pen(canvas).stroke([(0.4, 0.1), (0.5, 0.5), (0.6, 0.9)])

    def edge_width(ratio: int) -> float:
        monkeypatch.setattr(canvas, "devicePixelRatioF", lambda: float(ratio))
        image = QImage(canvas.size() * ratio, QImage.Format.Format_Grayscale8)
        image.setDevicePixelRatio(ratio)
        canvas.render(image)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
        inner = rows[image.height() // 4 : image.height() * 3 // 4, 20 : image.width() - 20]
        return float(((inner > 50) & (inner < 240)).sum(axis=1).mean())

    assert edge_width(1) > 1
    assert edge_width(2) == pytest.approx(edge_width(1), rel=0.2)


def test_a_move_repaints_only_what_changed(window: MainWindow) -> None:
    canvas = window.canvas
    pen = Pen(canvas)
    pen.down((0.3, 0.3))
    pen.move((0.4, 0.4))
    canvas.repaint()
    areas: list[int] = []
    paint = canvas.paintEvent

    def watched(event: QPaintEvent) -> None:
        areas.append(event.rect().width() * event.rect().height())
        paint(event)

    canvas.paintEvent = watched  # type: ignore[method-assign]
    for at in range(10):
        pen.move((0.41 + at / 100, 0.41))
        QApplication.sendPostedEvents()
    pen.up((0.5, 0.41))
    assert areas
    assert max(areas) < canvas.width() * canvas.height() / 20
