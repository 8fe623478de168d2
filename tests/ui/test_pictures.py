"""Pictures: opened, dropped, pasted, and those that are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageOps
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from ui.pen import DIGITS, Pen

from digitpad.ui.main_window import MainWindow


def write_digit(digit: int, path: Path, *, size: int = 240) -> Path:
    """A picture of a digit: dark ink on light paper, as a felt pen leaves it."""
    picture = Image.new("L", (size, size), 235)
    for stroke in DIGITS[digit]:
        corners = [(size * (0.2 + 0.6 * x), size * (0.15 + 0.7 * y)) for x, y in stroke]
        ImageDraw.Draw(picture).line(corners, fill=30, width=size // 14, joint="curve")
    picture.save(path)
    return path


@pytest.fixture
def seven(tmp_path: Path) -> Path:
    return write_digit(7, tmp_path / "seven.png")


@pytest.fixture
def reads(window: MainWindow, qtbot: QtBot) -> Callable[[str], None]:
    def wait(text: str) -> None:
        qtbot.waitUntil(lambda: window.panel.label.text() == text, timeout=10_000)

    return wait


@pytest.fixture
def says(window: MainWindow, qtbot: QtBot) -> Callable[[str], None]:
    """Waits until the window says a sentence that holds some words."""

    def wait(words: str) -> None:
        qtbot.waitUntil(lambda: words in window.messages.message, timeout=10_000)

    return wait


def test_a_picture_is_shown_and_read(
    window: MainWindow, seven: Path, reads: Callable[[str], None]
) -> None:
    window.open_picture(seven)
    reads("7")
    assert window.reading.text == "7"
    picture = window.canvas.sheet.picture
    assert picture is not None
    assert (picture.width, picture.height) == (240, 240)
    assert window.panel.bars.top == 7
    assert len(window.panel.strip.frames) == 1
    left, top, right, bottom = window.reading.glyphs[0].box
    assert 0 < left < right < 240
    assert 0 < top < bottom < 240


def test_beside_a_picture_no_time_is_shown_that_a_drawing_took(
    window: MainWindow, seven: Path, reads: Callable[[str], None]
) -> None:
    speed = window.findChild(QLabel, "speedLabel")
    Pen(window.canvas).digit(0)
    reads("0")
    assert speed.text().endswith(" ms")
    window.open_picture(seven)
    reads("7")
    assert speed.text() == ""
    window.actions_.undo.trigger()
    reads("0")
    assert speed.text().endswith(" ms")


def lightness_along(window: MainWindow, start: QPointF, end: QPointF) -> list[int]:
    """How light the pad's pixels are from one place to another, 0 to 255."""
    image = window.canvas.grab().toImage()
    steps = round(max(abs(end.x() - start.x()), abs(end.y() - start.y())))
    places = [(start + (end - start) * (at / steps)).toPoint() for at in range(steps + 1)]
    return [image.pixelColor(place).lightness() for place in places]


def test_boxes_stand_out_on_a_dark_picture(
    window: MainWindow, seven: Path, reads: Callable[[str], None]
) -> None:
    ImageOps.invert(Image.open(seven)).save(seven)
    window.open_picture(seven)
    reads("7")
    edge = window.canvas.picture_tool.box_on_screen(window.reading.glyphs[0].box)
    left = QPointF(edge.left(), edge.center().y())
    dark = lightness_along(window, left - QPointF(14, 0), left - QPointF(6, 0))
    outline = lightness_along(window, left - QPointF(4, 0), left + QPointF(4, 0))
    assert max(dark) < 60
    assert max(outline) > 170


def test_a_white_picture_on_the_white_pad_has_an_edge(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    Image.new("L", (240, 240), 255).save(tmp_path / "white.png")
    window.open_picture(tmp_path / "white.png")
    qtbot.waitUntil(lambda: window.canvas.sheet.picture is not None)
    place = window.canvas.picture_tool.picture_place()
    edge = QPointF(place.left(), place.center().y())
    across = lightness_along(window, edge - QPointF(4, 0), edge + QPointF(4, 0))
    assert across[0] == across[-1] == 255
    assert min(across) < 240


def test_the_open_dialog_opens_what_was_chosen(
    window: MainWindow, seven: Path, reads: Callable[[str], None]
) -> None:
    window.actions_.open.trigger()
    dialog = window.findChild(QFileDialog, "openDialog")
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(seven))
    dialog.close()
    reads("7")


def test_opening_a_picture_keeps_the_drawing_for_undo(
    window: MainWindow, seven: Path, reads: Callable[[str], None]
) -> None:
    Pen(window.canvas).digit(0)
    reads("0")
    window.open_picture(seven)
    reads("7")
    window.actions_.undo.trigger()
    reads("0")
    assert len(window.canvas.drawing) == 1
    window.actions_.redo.trigger()
    reads("7")


def test_a_picture_is_cleared_away_to_draw_and_undo_brings_it_back(
    window: MainWindow, seven: Path, reads: Callable[[str], None]
) -> None:
    window.open_picture(seven)
    reads("7")
    window.actions_.clear.trigger()
    reads("")
    Pen(window.canvas).digit(0)
    reads("0")
    assert window.canvas.sheet.picture is None
    window.actions_.undo.trigger()
    reads("")
    window.actions_.undo.trigger()
    reads("7")


def drop_data(window: QWidget, data: QMimeData) -> bool:
    """Drag something over the window and let it go; whether the window wanted it."""
    where = QPointF(window.rect().center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        drop = QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(window, drop)
    return enter.isAccepted()


def test_a_picture_dropped_on_the_window_is_read(
    window: MainWindow, seven: Path, reads: Callable[[str], None]
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(seven))])
    assert drop_data(window, data)
    reads("7")


def test_dropped_text_is_not_wanted(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("7")
    assert not drop_data(window, data)


def test_a_pasted_picture_is_read(
    window: MainWindow, seven: Path, reads: Callable[[str], None]
) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(seven)))
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    reads("7")


def test_a_copied_file_is_read_when_pasted(
    window: MainWindow, seven: Path, reads: Callable[[str], None]
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(seven))])
    QGuiApplication.clipboard().setMimeData(data)
    window.actions_.paste.trigger()
    reads("7")


def test_pasting_what_is_no_picture_says_so(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("seven")
    window.actions_.paste.trigger()
    assert "no picture in the clipboard" in window.messages.message


@pytest.mark.parametrize("form", ["{path}", '"{path}"', "file://{path}", "  {path}\n"])
def test_a_path_copied_as_text_is_read_when_pasted(
    window: MainWindow, seven: Path, reads: Callable[[str], None], form: str
) -> None:
    QGuiApplication.clipboard().setText(form.format(path=seven.as_posix()))
    window.actions_.paste.trigger()
    reads("7")


def test_several_paths_copied_as_text_are_listed(window: MainWindow, tmp_path: Path) -> None:
    paths = [write_digit(digit, tmp_path / f"{digit}.png") for digit in (7, 0)]
    wanted: list[list[Path]] = []
    window.files.severalWanted.disconnect()
    window.files.severalWanted.connect(wanted.append)
    QGuiApplication.clipboard().setText("\n".join(map(str, paths)))
    window.actions_.paste.trigger()
    assert wanted == [paths]


@pytest.mark.parametrize("as_link", [True, False])
def test_an_address_is_not_fetched_and_the_window_says_what_to_do(
    window: MainWindow, as_link: bool
) -> None:
    data = QMimeData()
    if as_link:
        data.setUrls([QUrl("https://example.org/seven.png")])
    else:
        data.setText("https://example.org/seven.png")
    assert drop_data(window, data)
    assert "save it and open the file" in window.messages.message


def test_a_text_too_long_for_a_path_is_no_picture(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("/" + "seven" * 4000)
    window.actions_.paste.trigger()
    assert "no picture in the clipboard" in window.messages.message


def _not_a_picture(path: Path) -> None:
    path.write_text("This is a letter to my aunt.")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncated(path: Path) -> None:
    write_digit(7, path)
    path.write_bytes(path.read_bytes()[:200])


def _missing(path: Path) -> None:
    assert not path.exists()


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [_not_a_picture, _empty, _truncated, _missing, _folder])
def test_a_bad_file_is_named_in_one_sentence_and_the_drawing_stays(
    window: MainWindow,
    tmp_path: Path,
    reads: Callable[[str], None],
    says: Callable[[str], None],
    make: Callable[[Path], None],
) -> None:
    Pen(window.canvas).digit(0)
    reads("0")
    path = tmp_path / "bad.png"
    make(path)
    window.open_picture(path)
    says("bad.png")
    assert "Traceback" not in window.messages.message
    assert "\n" not in window.messages.message
    assert window.panel.label.text() == "0"
    assert len(window.canvas.drawing) == 1
    assert window.canvas.sheet.picture is None
    Pen(window.canvas).stroke([(0.9, 0.1), (0.95, 0.3)])
    assert len(window.canvas.drawing) == 2


def test_a_bad_file_opened_right_after_clear_leaves_no_reading_of_what_is_gone(
    window: MainWindow, tmp_path: Path, reads: Callable[[str], None], says: Callable[[str], None]
) -> None:
    Pen(window.canvas).digit(0)
    reads("0")
    window.actions_.clear.trigger()
    window.open_picture(tmp_path / "missing.png")
    says("missing.png")
    reads("")
    assert not window.reading.glyphs


def test_a_blank_sheet_reads_as_nothing_and_the_window_says_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "blank.png"
    Image.new("L", (200, 200), 240).save(path)
    window.open_picture(path)
    qtbot.waitUntil(lambda: window.messages.message != "")
    assert window.reading.text == ""


def _recent(window: MainWindow) -> list[str]:
    menu = window.findChild(QMenu, "menuRecent")
    menu.aboutToShow.emit()
    return [action.text().lstrip("&123456789 ") for action in menu.actions()]


def test_pictures_that_were_read_are_offered_again_the_latest_first(
    window: MainWindow, seven: Path, tmp_path: Path, reads: Callable[[str], None]
) -> None:
    zero = write_digit(0, tmp_path / "zero.png")
    for path, text in ((seven, "7"), (zero, "0"), (seven, "7")):
        window.open_picture(path)
        reads(text)
    assert _recent(window)[:2] == ["seven.png", "zero.png"]
    window.findChild(QMenu, "menuRecent").actions()[1].trigger()
    reads("0")


def test_a_recent_picture_that_is_gone_is_forgotten(
    window: MainWindow, seven: Path, reads: Callable[[str], None], says: Callable[[str], None]
) -> None:
    window.open_picture(seven)
    reads("7")
    assert "seven.png" in _recent(window)
    seven.unlink()
    window.findChild(QMenu, "menuRecent").actions()[0].trigger()
    says("seven.png")
    assert "seven.png" not in _recent(window)
    assert window.panel.label.text() == "7"


def test_recent_pictures_of_one_name_are_told_apart_and_have_keys(
    window: MainWindow, tmp_path: Path, reads: Callable[[str], None]
) -> None:
    for digit, folder in ((7, "monday"), (0, "tuesday")):
        (tmp_path / folder).mkdir()
        window.open_picture(write_digit(digit, tmp_path / folder / "a&b.png"))
        reads(str(digit))
    menu = window.findChild(QMenu, "menuRecent")
    menu.aboutToShow.emit()
    first, second = menu.actions()[:2]
    assert first.text() == "&1 a&&b.png (tuesday)"
    assert second.text() == "&2 a&&b.png (monday)"
    assert menu.toolTipsVisible()
    assert first.toolTip() == str(tmp_path / "tuesday" / "a&b.png")
