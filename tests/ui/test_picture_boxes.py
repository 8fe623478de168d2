"""A picture on the pad: turned, read in part, and its boxes put right, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from ui.hand import CTRL, HEIGHT, NONE, SHIFT, WIDTH, Hand, sheet

from digitpad.ink.strokes import Box
from digitpad.ui.main_window import MainWindow


@pytest.fixture
def settled(window: MainWindow, qtbot: QtBot) -> Callable[[str], None]:
    """Waits until the picture was read as it is now, and its text is this."""

    def is_read(text: str) -> bool:
        picture = window.canvas.sheet.picture
        return picture is not None and not picture.is_stale and window.reading.marked_text == text

    def wait(text: str) -> None:
        qtbot.waitUntil(lambda: is_read(text), timeout=10_000)

    return wait


@pytest.fixture
def shown(window: MainWindow, tmp_path: Path, settled: Callable[[str], None]) -> MainWindow:
    sheet().save(tmp_path / "number.png")
    window.open_picture(tmp_path / "number.png")
    settled("7230")
    return window


@pytest.fixture
def hand(shown: MainWindow) -> Hand:
    return Hand(shown)


def boxes(window: MainWindow) -> tuple[Box, ...]:
    picture = window.canvas.sheet.picture
    assert picture is not None
    return picture.shown_boxes


def key(window: MainWindow, which: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.windowHandle(), which, keys)


def middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def test_a_drag_reads_only_that_part_and_undo_reads_all(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None]
) -> None:
    hand.drag((125, 5), (355, 195))
    settled("23")
    assert all(120 < box[0] < box[2] < 360 for box in boxes(shown))
    shown.actions_.undo.trigger()
    settled("7230")
    shown.actions_.redo.trigger()
    settled("23")
    shown.pictures.actions.whole.trigger()
    settled("7230")
    assert not shown.pictures.actions.whole.isEnabled()


def test_a_drag_that_ends_outside_the_picture_reads_up_to_its_edge(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None]
) -> None:
    hand.drag((365, 5), (600, 300))
    settled("0")
    picture = shown.canvas.sheet.picture
    assert picture is not None
    assert picture.part is not None
    assert picture.part[2:] == (WIDTH, HEIGHT)


def test_escape_goes_back_to_the_whole_picture(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None]
) -> None:
    hand.drag((5, 5), (115, 195))
    settled("7")
    key(shown, Qt.Key.Key_Escape)
    settled("7230")


def test_a_clicked_box_shows_its_bars_and_its_frame(shown: MainWindow, hand: Hand) -> None:
    for number, digit in ((2, 3), (0, 7), (3, 0)):
        hand.click(*middle(boxes(shown)[number]))
        assert shown.panel.strip.chosen == number
        assert shown.panel.bars.top == digit


def test_a_digit_that_is_put_right_is_right_in_the_reading_and_in_what_is_copied(
    shown: MainWindow, hand: Hand, tmp_path: Path, settled: Callable[[str], None]
) -> None:
    hand.click(*middle(boxes(shown)[0]))
    key(shown, Qt.Key.Key_5, CTRL)
    assert shown.panel.label.text() == shown.reading.text == "5230"
    assert "Kept as 5. Retraining" in shown.messages.message
    key(shown, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "5230"
    # What the model thinks of it is still there to be seen.
    assert shown.panel.strip.chosen == 0
    assert shown.panel.bars.top == 7
    # Opened again, the picture still reads so.
    shown.actions_.clear.trigger()
    shown.open_picture(tmp_path / "number.png")
    settled("5230")


def test_undo_in_the_message_takes_back_what_was_put_right(shown: MainWindow, hand: Hand) -> None:
    hand.click(*middle(boxes(shown)[0]))
    key(shown, Qt.Key.Key_Minus, CTRL)
    assert shown.panel.label.text() == "?230"
    assert shown.reading.text == "230"
    shown.messages.findChild(QPushButton, "messageButton").click()
    assert shown.panel.label.text() == shown.reading.text == "7230"


def test_a_frame_chosen_in_the_strip_chooses_its_box(shown: MainWindow) -> None:
    shown.panel.strip.choose(2)
    assert shown.canvas.picture_tool.chosen == 2


def test_tab_goes_from_box_to_box_and_then_on(shown: MainWindow, hand: Hand) -> None:
    hand.click(*middle(boxes(shown)[1]))
    key(shown, Qt.Key.Key_Tab)
    assert shown.panel.strip.chosen == 2
    assert "3 of 4" in shown.canvas.accessibleDescription()
    key(shown, Qt.Key.Key_Backtab, SHIFT)
    key(shown, Qt.Key.Key_Backtab, SHIFT)
    assert shown.panel.strip.chosen == 0
    for _ in range(4):
        key(shown, Qt.Key.Key_Tab)
    assert not shown.canvas.hasFocus()


def test_delete_takes_the_chosen_box_away_and_not_the_picture(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None]
) -> None:
    hand.click(*middle(boxes(shown)[1]))
    key(shown, Qt.Key.Key_Delete)
    settled("730")
    assert len(shown.panel.strip.frames) == 3
    key(shown, Qt.Key.Key_Delete)
    settled("70")
    shown.actions_.undo.trigger()
    shown.actions_.undo.trigger()
    settled("7230")


def test_without_a_chosen_box_delete_clears_the_pad(shown: MainWindow) -> None:
    key(shown, Qt.Key.Key_Delete)
    assert not shown.canvas.sheet


def test_all_boxes_may_go_and_one_may_be_drawn_by_hand(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None]
) -> None:
    hand.click(*middle(boxes(shown)[0]))
    for _ in range(4):
        key(shown, Qt.Key.Key_Delete)
    settled("")
    hand.drag((245, 20), (355, 180), SHIFT)
    settled("3")
    assert shown.panel.bars.top == 3
    hand.drag((5, 20), (115, 180), SHIFT)
    settled("73")
    assert shown.panel.strip.chosen == 0


def test_two_boxes_merge_and_the_one_splits_again(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None], qtbot: QtBot
) -> None:
    before = boxes(shown)
    hand.click(*middle(before[0]))
    shown.pictures.actions.merge.trigger()
    qtbot.waitUntil(lambda: len(shown.reading.glyphs) == 3)
    both = boxes(shown)[0]
    assert both[0] == before[0][0]
    assert both[2] == before[1][2]
    shown.pictures.actions.split.trigger()
    settled("7230")
    left, right = boxes(shown)[:2]
    assert before[0][2] <= left[2] == right[0] <= before[1][0]
    assert shown.canvas.undo_stack.undoText() == "Split Box"


def test_boxes_chosen_with_ctrl_merge(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None], qtbot: QtBot
) -> None:
    before = boxes(shown)
    hand.click(*middle(before[1]))
    hand.click(*middle(before[2]), CTRL)
    hand.click(*middle(before[3]), CTRL)
    key(shown, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(shown.reading.glyphs) == 2)
    assert boxes(shown)[1][0] == before[1][0]
    assert boxes(shown)[1][2] == before[3][2]
    shown.actions_.undo.trigger()
    settled("7230")


def test_a_box_is_dragged_onto_another_digit(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None]
) -> None:
    box = boxes(shown)[3]
    x, y = middle(box)
    hand.click(x, y)
    hand.drag((x, y), (x - 240, y))
    moved = shown.canvas.picture_tool.held_box
    assert moved is not None
    assert middle(moved) == (pytest.approx(x - 240, abs=2), pytest.approx(y, abs=2))
    shown.actions_.undo.trigger()
    settled("7230")
    assert boxes(shown)[3] == box


def test_a_box_is_resized_by_its_corner_to_hold_two_digits(
    shown: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    box, following = boxes(shown)[:2]
    hand.click(*middle(box))
    on_screen = shown.canvas.picture_tool.box_on_screen(box)
    scale = shown.canvas.picture_tool.picture_place().width() / WIDTH
    margin = (on_screen.right() - shown.canvas.picture_tool.box_on_screen(box, 0.0).right()) / scale
    corner = (box[2] + margin, box[3] + margin)
    hand.drag(corner, (following[2] + margin, corner[1]))
    grown = boxes(shown)[0]
    assert grown[:2] == box[:2]
    assert grown[2] == pytest.approx(following[2], abs=2)
    qtbot.waitUntil(lambda: shown.reading.glyphs[0].box == grown)


def test_arrow_keys_move_and_resize_a_box_as_one_step_to_undo(
    shown: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    box = boxes(shown)[3]
    hand.click(*middle(box))
    steps = shown.canvas.undo_stack.count()
    for _ in range(3):
        key(shown, Qt.Key.Key_Right)
    key(shown, Qt.Key.Key_Up, SHIFT)
    moved = boxes(shown)[3]
    assert moved[0] > box[0]
    assert moved[1] < box[1]
    assert moved[2] - moved[0] == pytest.approx(box[2] - box[0])
    key(shown, Qt.Key.Key_Right, CTRL)
    assert boxes(shown)[3][2] > moved[2]
    assert boxes(shown)[3][0] == moved[0]
    assert shown.canvas.undo_stack.count() == steps + 1
    # The box cuts the 0 now, and what is left of it may be read as anything.
    qtbot.waitUntil(lambda: shown.reading.glyphs[3].box == boxes(shown)[3])
    shown.actions_.undo.trigger()
    assert boxes(shown)[3] == box


def test_a_box_is_added_by_a_key_and_can_be_moved_at_once(shown: MainWindow, qtbot: QtBot) -> None:
    key(shown, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: len(shown.reading.glyphs) == 5)
    assert shown.canvas.picture_tool.held_box in boxes(shown)


def test_a_sideways_picture_is_turned_and_read_again(
    window: MainWindow, tmp_path: Path, settled: Callable[[str], None], qtbot: QtBot
) -> None:
    sheet("7230").transpose(Image.Transpose.ROTATE_90).save(tmp_path / "sideways.png")
    window.open_picture(tmp_path / "sideways.png")
    qtbot.waitUntil(lambda: window.canvas.sheet.picture is not None, timeout=10_000)
    key(window, Qt.Key.Key_R, CTRL)
    settled("7230")
    picture = window.canvas.sheet.picture
    assert picture is not None
    assert (picture.width, picture.height) == (WIDTH, HEIGHT)
    Hand(window).drag((125, 5), (355, 195))
    settled("23")
    window.pictures.actions.left.trigger()
    picture = window.canvas.sheet.picture
    assert picture is not None
    assert (picture.width, picture.height) == (HEIGHT, WIDTH)
    window.actions_.undo.trigger()
    settled("23")


def test_a_part_is_read_in_the_detail_that_the_file_has(
    window: MainWindow, tmp_path: Path, settled: Callable[[str], None], qtbot: QtBot
) -> None:
    page = Image.new("L", (4000, 3000), 238)
    small = sheet("23").resize((60, 50), Image.Resampling.LANCZOS)
    page.paste(small, (2000, 1500))
    page.save(tmp_path / "page.png")
    window.open_picture(tmp_path / "page.png")
    qtbot.waitUntil(lambda: window.canvas.sheet.picture is not None, timeout=10_000)
    for _ in range(4):
        window.canvas.picture_tool.turn(1)
    Hand(window).drag((1940, 1440), (2120, 1610))
    settled("23")


def test_pen_size_and_picture_buttons_take_turns(shown: MainWindow) -> None:
    bar = shown.findChild(QWidget, "pictureBar")
    assert bar.isVisible()
    assert not shown.pad.pen_slider.isVisible()
    assert len(bar.findChildren(QToolButton)) == 7
    shown.actions_.clear.trigger()
    assert not bar.isVisible()
    assert shown.pad.pen_slider.isVisible()
    assert not shown.pictures.actions.left.isEnabled()
    assert not shown.pictures.actions.delete.isEnabled()


def test_a_new_model_reads_the_users_boxes_again(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None], qtbot: QtBot
) -> None:
    hand.click(*middle(boxes(shown)[0]))
    key(shown, Qt.Key.Key_Delete)
    settled("230")
    before = shown.reading
    with qtbot.waitSignal(shown.service.modelReady, timeout=20_000):
        shown.use_shipped_model()
    qtbot.waitUntil(lambda: shown.reading is not before, timeout=10_000)
    settled("230")
    assert shown.reading.glyphs[0].frame is not before.glyphs[0].frame


def test_the_reading_of_a_picture_is_copied(shown: MainWindow) -> None:
    shown.actions_.copy.trigger()
    assert QGuiApplication.clipboard().text() == "7230"


# The offscreen platform cannot grab a keyboard for a menu, and says so.
offscreen_menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _ask_for_menu(window: MainWindow, reason: QContextMenuEvent.Reason, at: QPoint) -> QMenu:
    canvas = window.canvas
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, at, canvas.mapToGlobal(at)))
    return window.pictures.actions.menu


@offscreen_menus
def test_the_right_button_chooses_a_box_and_offers_what_can_be_done(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None]
) -> None:
    at = hand.place(*middle(boxes(shown)[2]))
    menu = _ask_for_menu(shown, QContextMenuEvent.Reason.Mouse, at)
    assert menu.isVisible()
    assert shown.canvas.picture_tool.chosen == 2
    menu.close()
    shown.pictures.actions.delete.trigger()
    settled("720")


@offscreen_menus
def test_the_menu_key_offers_the_same_at_the_chosen_box(shown: MainWindow, hand: Hand) -> None:
    hand.click(*middle(boxes(shown)[1]))
    menu = _ask_for_menu(shown, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    assert menu.isVisible()
    place = shown.canvas.mapToGlobal(hand.place(*middle(boxes(shown)[1])))
    assert (menu.pos() - place).manhattanLength() < 12
    assert shown.canvas.picture_tool.chosen == 1
    menu.close()


@offscreen_menus
def test_the_right_button_over_boxes_chosen_together_keeps_them(
    shown: MainWindow, hand: Hand, settled: Callable[[str], None]
) -> None:
    hand.click(*middle(boxes(shown)[0]))
    hand.click(*middle(boxes(shown)[1]), CTRL)
    at = hand.place(*middle(boxes(shown)[0]))
    _ask_for_menu(shown, QContextMenuEvent.Reason.Mouse, at).close()
    shown.pictures.actions.delete.trigger()
    settled("30")


def test_a_drawing_has_no_menu_because_the_right_button_rubs_it_out(shown: MainWindow) -> None:
    shown.canvas.clear()
    menu = _ask_for_menu(shown, QContextMenuEvent.Reason.Mouse, QPoint(50, 50))
    assert not menu.isVisible()


def test_the_pad_tells_what_a_hand_can_do_to_a_picture(shown: MainWindow) -> None:
    assert "Drag over the picture" in shown.canvas.toolTip()
    shown.canvas.clear()
    assert shown.canvas.toolTip() == ""
