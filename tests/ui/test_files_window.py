"""Many pictures: listed, corrected, exported; and cancelled."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.test_pictures import drop_data, write_digit

from digitpad.recognition.file_reading import FileRead
from digitpad.ui.files_model import Column, FileRow
from digitpad.ui.files_window import FilesWindow
from digitpad.ui.main_window import MainWindow

NAMES = ("a.png", "b.png", "bad.png", "sub/c.png")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A seven, a zero, a file that is no picture, and below them a three."""
    folder = tmp_path / "scans"
    (folder / "sub").mkdir(parents=True)
    write_digit(7, folder / "a.png")
    write_digit(0, folder / "b.png")
    (folder / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    write_digit(3, folder / "sub" / "c.png")
    (folder / "notes.txt").write_text("7")
    return folder


def drop(window: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert drop_data(window, data)


def wait_until_read(files: FilesWindow, qtbot: QtBot, count: int) -> None:
    label = files.findChild(QLabel, "filesStatus")
    cancel = files.findChild(QPushButton, "filesCancel")
    qtbot.waitUntil(
        lambda: not cancel.isVisible() and f"Pictures: {count}." in label.text(), timeout=30_000
    )


@pytest.fixture
def files(window: MainWindow, folder: Path, qtbot: QtBot) -> FilesWindow:
    """The list of what is in the folder, read."""
    drop(window, folder)
    found = window.findChild(FilesWindow, "filesWindow")
    assert found is not None
    assert found.isVisible()
    wait_until_read(found, qtbot, 4)
    return found


def shown(files: FilesWindow, column: Column) -> list[str]:
    """A column as the user sees it, from the top."""
    model = files.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_a_dropped_folder_is_listed_the_doubtful_first(files: FilesWindow, folder: Path) -> None:
    assert [row.file for row in files.model.rows] == [str(folder / name) for name in NAMES]
    assert [row.text for row in files.model.rows] == ["7", "0", "", "3"]
    assert shown(files, Column.FILE)[0] == "bad.png"
    sure = [row.confidence for row in files.model.rows if not row.failed]
    assert shown(files, Column.CONFIDENCE)[1] == f"{100 * min(sure):.1f} %"
    status = files.findChild(QLabel, "filesStatus")
    assert "Not readable: 1." in status.text()


def test_a_file_that_cannot_be_read_says_why(files: FilesWindow) -> None:
    [row] = [row for row in files.model.rows if row.failed]
    assert "bad.png" in row.remark
    assert row.remark in shown(files, Column.REMARK)


def test_each_picture_has_a_thumbnail(files: FilesWindow) -> None:
    for row in range(4):
        index = files.model.index(row, Column.FILE)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if files.model.rows[row].failed:
            assert picture is None
        else:
            assert picture.width() == picture.height() == 152


def test_the_list_is_sorted_by_a_click_on_a_header(files: FilesWindow) -> None:
    files.table.sortByColumn(Column.FILE, Qt.SortOrder.AscendingOrder)
    assert shown(files, Column.FILE) == ["a.png", "b.png", "bad.png", "c.png"]
    files.table.sortByColumn(Column.READING, Qt.SortOrder.DescendingOrder)
    assert shown(files, Column.READING) == ["7", "3", "0", ""]


def choose(files: FilesWindow, name: str) -> None:
    at = shown(files, Column.FILE).index(name)
    files.table.setFocus()
    files.table.setCurrentIndex(files.table.model().index(at, Column.FILE))


def test_typing_corrects_a_reading_and_ctrl_z_takes_it_back(
    files: FilesWindow, qtbot: QtBot
) -> None:
    choose(files, "b.png")
    QTest.keyClick(files.table, Qt.Key.Key_4)
    editor = files.table.findChild(QLineEdit, "readingEditor")
    QTest.keyClicks(editor, "2 x1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: files.model.rows[1].shown_text == "42\n1")
    assert files.model.rows[1].text == "0"
    assert "Corrected; 0 was read." in shown(files, Column.REMARK)
    # What was put right needs no more looking at, when the list is sorted the next time.
    files.table.sortByColumn(Column.CONFIDENCE, Qt.SortOrder.DescendingOrder)
    assert shown(files, Column.FILE)[0] == "b.png"
    QTest.keyClick(files, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert files.model.rows[1].corrected is None


def row(name: str, text: str, confidence: float, *notes: str) -> FileRow:
    found = {"text": text, "confidence": confidence, "notes": list(notes)}
    return FileRow.of(FileRead(name, found))


@pytest.fixture
def many(qtbot: QtBot) -> FilesWindow:
    """A list of fifteen numbers, ten of them doubtful, and one file that could not be read."""
    files = FilesWindow(list)
    qtbot.addWidget(files)
    rows = [row(f"{at:02}.png", f"{at}", 0.05 + 0.088 * at) for at in range(15)]
    files.model.append([*rows, FileRow.of(FileRead("bad.png", error="bad.png is broken."))])
    files.show()
    return files


def type_over(files: FilesWindow, digits: str) -> None:
    """Correct the row that the cursor is in, and press Return."""
    QTest.keyClick(files.table, digits[0])
    editor = files.table.findChild(QLineEdit, "readingEditor")
    QTest.keyClicks(editor, digits[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)


def chosen(files: FilesWindow) -> list[str]:
    rows = files.table.selectionModel().selectedRows(Column.FILE)
    return [row.data() for row in rows]


def test_return_after_a_correction_goes_on_to_the_next_doubtful_row(
    many: FilesWindow, qtbot: QtBot
) -> None:
    before = shown(many, Column.FILE)
    assert before[:3] == ["bad.png", "00.png", "01.png"]
    choose(many, "00.png")
    for at in range(10):
        type_over(many, f"9{at}")
        qtbot.waitUntil(lambda: many.table.findChild(QLineEdit, "readingEditor") is None)
        assert many.model.rows[at].corrected == f"9{at}"
        # After the last one there is none to go to.
        assert chosen(many) == [f"{min(at + 1, 9):02}.png"]
        assert shown(many, Column.FILE) == before


def test_the_count_of_the_doubtful_follows_the_corrections(many: FilesWindow) -> None:
    status = many.findChild(QLabel, "filesStatus")
    many.model.correct(3, "1")
    assert "Doubtful: 9." in status.text()
    many.model.undo_stack.undo()
    assert "Doubtful: 10." in status.text()


def test_an_emptied_list_comes_back_with_its_corrections(many: FilesWindow) -> None:
    many.model.correct(3, "111")
    many.findChild(QPushButton, "filesEmpty").click()
    assert shown(many, Column.FILE) == []
    # One of those that come then was there before.
    many.model.append([row("new.png", "5", 1.0), row("00.png", "5", 1.0)])
    many.model.correct(0, "6")
    stack = many.model.undo_stack
    stack.undo()
    stack.undo()
    assert [row.file for row in many.model.rows][-2:] == ["bad.png", "new.png"]
    assert many.model.rows[3].corrected == "111"
    stack.redo()
    stack.redo()
    assert [row.corrected for row in many.model.rows] == ["6", None]


def test_undo_in_the_message_brings_an_emptied_list_back(many: FilesWindow) -> None:
    many.findChild(QPushButton, "filesEmpty").click()
    many.messages.findChild(QPushButton, "messageButton").click()
    assert len(many.model.rows) == 16
    assert not many.messages.message


def test_the_window_does_not_close_over_corrections_that_are_not_exported(
    files: FilesWindow, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Save]
    monkeypatch.setattr(files, "ask_about_corrections", lambda: answers.pop(0))
    assert files.may_close()
    files.model.correct(1, "8")
    assert not window.close()
    assert files.findChild(QFileDialog, "exportDialog") is None
    assert not window.close()
    dialog = files.findChild(QFileDialog, "exportDialog")
    dialog.fileSelected.emit(str(tmp_path / "list.csv"))
    dialog.close()
    assert window.isVisible()
    assert window.close()
    assert answers == []


def test_a_character_that_was_not_read_is_remarked(many: FilesWindow) -> None:
    many.model.append([row("short.png", "7", 0.5, "One character was not read.")])
    assert "One character was not read." in shown(many, Column.REMARK)
    assert many.model.rows[-1].is_doubtful


def test_half_a_list_is_not_exported(slow: FilesWindow, qtbot: QtBot) -> None:
    export = slow.findChild(QPushButton, "filesExport")
    slow.add([Path("first"), Path("slow")])
    qtbot.waitUntil(lambda: len(slow.model.rows) == 1, timeout=20_000)
    assert not export.isEnabled()
    with qtbot.waitSignal(slow.finished, timeout=5_000):
        slow.cancel()
    assert export.isEnabled()


def test_typing_what_was_read_is_no_correction(files: FilesWindow) -> None:
    files.model.setData(files.model.index(0, Column.READING), " 7 ")
    assert files.model.rows[0].corrected is None
    assert files.model.undo_stack.count() == 0


def test_a_double_click_shows_the_picture_on_the_pad(
    files: FilesWindow, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    at = shown(files, Column.FILE).index("c.png")
    index = files.table.model().index(at, Column.FILE)
    place = files.table.visualRect(index).center()
    view = files.table.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: window.reading.text == "3", timeout=10_000)
    assert window.canvas.sheet.picture is not None
    assert window.canvas.sheet.picture.source == folder / "sub" / "c.png"


def test_return_shows_the_picture_on_the_pad(
    files: FilesWindow, window: MainWindow, qtbot: QtBot
) -> None:
    choose(files, "a.png")
    QTest.keyClick(files.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.text == "7", timeout=10_000)


def test_the_list_is_exported_as_the_command_line_prints_it(
    files: FilesWindow, tmp_path: Path, folder: Path
) -> None:
    files.model.correct(1, "8")
    files.findChild(QPushButton, "filesExport").click()
    dialog = files.findChild(QFileDialog, "exportDialog")
    dialog.fileSelected.emit(str(tmp_path / "list.csv"))
    dialog.close()
    with (tmp_path / "list.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    texts = ["7", "8", "", "3"]
    assert [row["file"] for row in rows] == [str(folder / name) for name in NAMES]
    assert [row["text"] for row in rows] == texts
    assert list(rows[0]) == ["file", "text", "confidence", "remark"]
    assert rows[1]["remark"] == "Corrected; 0 was read."
    assert "bad.png" in rows[2]["remark"]
    files.export(tmp_path / "list.json")
    found = json.loads((tmp_path / "list.json").read_text())
    assert [entry["text"] for entry in found] == texts
    assert found[0]["glyphs"][0]["digit"] == 7
    assert (found[1]["corrected"], found[1]["read_as"]) == (True, "0")
    assert "bad.png" in found[2]["error"]


def test_an_export_that_cannot_be_written_says_so(files: FilesWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    files.export(tmp_path / "file" / "list.csv")
    status = files.findChild(QLabel, "filesStatus")
    assert "cannot be written" in status.text()
    # In the narrowest window too all of it can be read.
    assert status.wordWrap()


def test_more_files_join_the_list_and_none_is_read_twice(
    files: FilesWindow, tmp_path: Path, folder: Path, qtbot: QtBot
) -> None:
    new = write_digit(1, tmp_path / "one.png")
    with qtbot.waitSignal(files.finished, timeout=30_000):
        drop(files, folder, new)
    wait_until_read(files, qtbot, 5)
    assert files.model.rows[-1].file == str(new)
    assert files.model.rows[-1].text == "1"


def test_several_chosen_in_the_open_dialog_are_listed(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    window.actions_.open.trigger()
    dialog = window.findChild(QFileDialog, "openDialog")
    dialog.filesSelected.emit([str(folder / "a.png"), str(folder / "b.png")])
    dialog.close()
    files = window.findChild(FilesWindow, "filesWindow")
    wait_until_read(files, qtbot, 2)
    assert [row.text for row in files.model.rows] == ["7", "0"]


def test_a_folder_is_opened_from_the_menu(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    window.pictures.actions.folder.trigger()
    dialog = window.findChild(QFileDialog, "openFolderDialog")
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    wait_until_read(window.findChild(FilesWindow, "filesWindow"), qtbot, 4)


def test_a_folder_without_pictures_is_an_empty_list(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    window.files.severalWanted.emit([tmp_path / "empty"])
    files = window.findChild(FilesWindow, "filesWindow")
    qtbot.waitUntil(lambda: not files.findChild(QPushButton, "filesCancel").isVisible())
    assert not files.findChild(QPushButton, "filesExport").isEnabled()


@pytest.fixture
def slow(qtbot: QtBot) -> Iterator[FilesWindow]:
    """A list whose reader never answers for files named slow."""
    script = (
        "import json, sys, time\n"
        "for line in sys.stdin:\n"
        "    file = json.loads(line)\n"
        "    if 'slow' in file: time.sleep(60)\n"
        "    print(json.dumps({'file': file, 'text': '7', 'confidence': 1.0}), flush=True)\n"
    )
    files = FilesWindow(lambda: [sys.executable, "-c", script])
    qtbot.addWidget(files)
    files.show()
    yield files
    files.shut_down()


def test_reading_is_cancelled_at_once_and_what_was_read_stays(
    slow: FilesWindow, qtbot: QtBot
) -> None:
    slow.add([Path("first"), *(Path(f"slow{at}") for at in range(50))])
    qtbot.waitUntil(lambda: len(slow.model.rows) == 1, timeout=20_000)
    bar = slow.findChild(QProgressBar, "filesProgress")
    assert (bar.value(), bar.maximum()) == (1, 51)
    with qtbot.waitSignal(slow.finished, timeout=5_000):
        slow.findChild(QPushButton, "filesCancel").click()
    assert [row.file for row in slow.model.rows] == ["first"]
    assert "Cancelled" in slow.findChild(QLabel, "filesStatus").text()


def test_the_program_ends_while_pictures_are_read(slow: FilesWindow, qtbot: QtBot) -> None:
    slow.add([Path("first"), Path("slow")])
    qtbot.waitUntil(lambda: len(slow.model.rows) == 1, timeout=20_000)
    slow.shut_down()
    # The fixture that all tests share looks for threads and processes left behind.
    assert len(slow.model.rows) == 1


def test_reading_does_not_hold_the_window_up(
    slow: FilesWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches: list[int] = []
    append = slow.model.append

    def counted(rows: list[FileRow]) -> None:
        batches.append(len(rows))
        append(rows)

    monkeypatch.setattr(slow.model, "append", counted)
    with qtbot.waitSignal(slow.finished, timeout=60_000):
        slow.add([Path(f"quick{at}") for at in range(400)])
    assert len(slow.model.rows) == 400
    assert max(batches) <= 40
