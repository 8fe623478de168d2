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
    QProgressBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.test_pictures import drop_data, write_digit

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
    # What was put right needs no more looking at.
    assert shown(files, Column.FILE)[-1] == "b.png"
    QTest.keyClick(files, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert files.model.rows[1].corrected is None


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
    readable = [str(folder / name) for name in NAMES if name != "bad.png"]
    assert [(row["file"], row["text"]) for row in rows] == list(zip(readable, "783", strict=True))
    assert list(rows[0]) == ["file", "text", "confidence"]
    files.export(tmp_path / "list.json")
    found = json.loads((tmp_path / "list.json").read_text())
    assert [entry["text"] for entry in found] == ["7", "8", "", "3"]
    assert found[0]["glyphs"][0]["digit"] == 7
    assert (found[1]["corrected"], found[1]["read_as"]) == (True, "0")
    assert "bad.png" in found[2]["error"]


def test_an_export_that_cannot_be_written_says_so(files: FilesWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    files.export(tmp_path / "file" / "list.csv")
    assert "cannot be written" in files.findChild(QLabel, "filesStatus").text()


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
