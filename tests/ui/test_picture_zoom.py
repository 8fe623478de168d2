"""A picture on the pad, shown larger, so that small boxes can be put right."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.hand import CTRL, HEIGHT, WIDTH, Hand, sheet
from ui.pen import Pen

from digitpad.ui.main_window import MainWindow


def reads(window: MainWindow, text: str) -> bool:
    picture = window.canvas.sheet.picture
    return picture is not None and not picture.is_stale and window.reading.marked_text == text


@pytest.fixture
def shown(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    sheet().save(tmp_path / "number.png")
    window.open_picture(tmp_path / "number.png")
    qtbot.waitUntil(lambda: reads(window, "7230"), timeout=10_000)
    return window


@pytest.fixture
def hand(shown: MainWindow) -> Hand:
    return Hand(shown)


def place(window: MainWindow) -> QRectF:
    return window.canvas.picture_tool.picture_place()


def middle(window: MainWindow, number: int) -> tuple[float, float]:
    left, top, right, bottom = window.reading.glyphs[number].box
    return (left + right) / 2, (top + bottom) / 2


def test_ctrl_and_the_wheel_show_it_larger_where_the_pointer_is(
    shown: MainWindow, hand: Hand
) -> None:
    before, at = place(shown), hand.place(200, 100)
    hand.wheel(200, 100, 3, CTRL)
    assert place(shown).width() > 1.9 * before.width()
    assert (hand.place(200, 100) - at).manhattanLength() <= 2
    hand.wheel(200, 100, -30, CTRL)
    assert place(shown) == before


def test_it_cannot_be_lost_from_sight(shown: MainWindow, hand: Hand) -> None:
    hand.wheel(10, 10, 4, CTRL)
    for _ in range(50):
        hand.wheel(240, 100, 5)
    assert place(shown).top() > -1 or place(shown).height() < shown.canvas.height()
    for _ in range(50):
        shown.canvas.zoom.move(QPointF(-500, -500))
    assert place(shown).right() >= shown.canvas.width() - 20
    # And the way back begins at once.
    right = place(shown).right()
    shown.canvas.zoom.move(QPointF(30, 0))
    assert place(shown).right() == pytest.approx(right + 30)


def test_the_middle_button_moves_it(shown: MainWindow, hand: Hand) -> None:
    hand.wheel(240, 100, 4, CTRL)
    before = place(shown).topLeft()
    handle, start = shown.windowHandle(), shown.canvas.mapTo(shown, QPoint(200, 200))
    button = Qt.MouseButton.MiddleButton
    QTest.mousePress(handle, button, pos=start)
    QTest.mouseMove(handle, start + QPoint(-40, 0))
    assert shown.canvas.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(handle, button, pos=start + QPoint(-40, 0))
    assert place(shown).topLeft().x() == pytest.approx(before.x() - 40)
    assert shown.canvas.cursor().shape() != Qt.CursorShape.ClosedHandCursor
    picture = shown.canvas.sheet.picture
    assert picture is not None
    assert picture.part is None


def test_two_fingers_on_a_touchpad_show_it_larger(shown: MainWindow) -> None:
    before, at = place(shown), QPointF(200, 200)
    QApplication.sendEvent(
        shown.canvas,
        QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            at,
            at,
            at,
            0.5,
            QPointF(),
        ),
    )
    assert place(shown).width() == pytest.approx(1.5 * before.width())


def test_boxes_are_chosen_and_dragged_where_they_are_shown(
    shown: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    x, y = middle(shown, 1)
    hand.wheel(x, y, 3, CTRL)
    hand.click(x, y)
    assert shown.canvas.picture_tool.chosen == 1
    box = shown.reading.glyphs[1].box
    hand.drag((x, y), (x + 8, y + 4))
    picture = shown.canvas.sheet.picture
    assert picture is not None
    assert picture.boxes is not None
    assert picture.boxes[1] == pytest.approx(
        [box[0] + 8, box[1] + 4, box[2] + 8, box[3] + 4], abs=1
    )
    # It is still shown as large when it has been read.
    qtbot.waitUntil(lambda: reads(shown, "7230"), timeout=10_000)
    assert shown.canvas.zoom.is_zoomed


def test_tab_brings_the_next_box_into_sight(shown: MainWindow, hand: Hand) -> None:
    hand.wheel(5, 100, 6, CTRL)
    pad = QRectF(shown.canvas.rect())
    last = shown.reading.glyphs[3].box
    assert not pad.contains(shown.canvas.picture_tool.box_on_screen(last))
    shown.canvas.setFocus()
    for _ in range(4):
        QTest.keyClick(shown.canvas, Qt.Key.Key_Tab)
    assert shown.canvas.picture_tool.chosen == 3
    assert pad.contains(shown.canvas.picture_tool.box_on_screen(last).center())


def test_the_menu_zooms_and_offers_only_what_can_be_done(shown: MainWindow) -> None:
    actions, before = shown.pictures.actions, place(shown)
    assert actions.zoom_in.isEnabled()
    assert not actions.zoom_out.isEnabled()
    assert not actions.fit.isEnabled()
    QTest.keyClick(shown.windowHandle(), Qt.Key.Key_Plus)
    actions.zoom_in.trigger()
    assert place(shown).width() > 1.5 * before.width()
    QTest.keyClick(shown.windowHandle(), Qt.Key.Key_Minus)
    assert actions.fit.isEnabled()
    QTest.keyClick(shown.windowHandle(), Qt.Key.Key_0)
    assert place(shown) == before
    for _ in range(60):
        actions.zoom_in.trigger()
    picture = shown.canvas.sheet.picture
    assert picture is not None
    assert place(shown).width() <= 8.01 * picture.image.width()


def test_another_picture_and_a_turned_one_are_shown_whole(
    shown: MainWindow, hand: Hand, tmp_path: Path, qtbot: QtBot
) -> None:
    hand.wheel(240, 100, 4, CTRL)
    shown.pictures.actions.right.trigger()
    assert not shown.canvas.zoom.is_zoomed
    shown.canvas.zoom.zoom_in()
    sheet("7").save(tmp_path / "seven.png")
    shown.open_picture(tmp_path / "seven.png")
    qtbot.waitUntil(lambda: reads(shown, "7"), timeout=10_000)
    assert not shown.canvas.zoom.is_zoomed
    assert QRectF(shown.canvas.rect()).contains(place(shown))


def test_a_drawing_is_not_zoomed(window: MainWindow, qtbot: QtBot) -> None:
    Pen(window.canvas).digit(0)
    qtbot.waitUntil(lambda: window.reading.text == "0", timeout=10_000)
    assert not window.pictures.actions.zoom_in.isEnabled()
    before = window.canvas.view
    window.canvas.zoom.zoom_in()
    assert window.canvas.view == before


def test_the_whole_sheet_fits_at_first(shown: MainWindow) -> None:
    assert QRectF(shown.canvas.rect()).contains(place(shown))
    assert place(shown).width() / place(shown).height() == pytest.approx(WIDTH / HEIGHT)
