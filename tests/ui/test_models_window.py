"""The models window: what a user sees of the library and does with it."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Windows
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from digitpad import assets
from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, read_card
from digitpad.library.store import Library
from digitpad.training import model_files
from digitpad.training.model_files import Stopped
from digitpad.ui.model_rows import Column, Row
from digitpad.ui.models_window import ModelsWindow

_CARD = read_card(assets.shipped_model() / CARD_FILE)
SHIPPED = f"{_CARD.scores['mnist-test']['accuracy'] * 100:.2f} %"


def put(home: Path, name: str, **changes: object) -> Path:
    """A model of the user's: the shipped one under another name."""
    folder = home / "models" / name
    shutil.copytree(assets.shipped_model(), folder)
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps(card | {"name": name} | changes))
    return folder


@pytest.fixture
def library(home: Path) -> Library:
    put(home, "first", created="2026-01-01T00:00:00+00:00", preset="cnn")
    put(
        home,
        "second",
        created="2026-01-02T00:00:00+00:00",
        scores={"mnist-test": {"accuracy": 0.9123}},
    )
    return Library(home)


@pytest.fixture
def models(library: Library, qtbot: QtBot) -> Iterator[ModelsWindow]:
    window = ModelsWindow(library)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.shut_down()


def names(window: ModelsWindow) -> list[str]:
    return [window.rows.index(at, Column.NAME).data() for at in range(len(window.rows.rows))]


def choose(window: ModelsWindow, *chosen: str) -> list[Row]:
    """Click on the rows of these names, with Ctrl from the second on."""
    table = window.table
    table.clearSelection()
    for count, name in enumerate(chosen):
        at = next(at for at, row in enumerate(window.rows.rows) if row.name == name)
        middle = table.visualRect(window.rows.index(at, Column.NAME)).center()
        key = Qt.KeyboardModifier.ControlModifier if count else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, key, middle)
    return window.chosen


def press(window: ModelsWindow, action: str) -> None:
    button = window.findChild(QPushButton, f"{action}Button")
    assert button.isEnabled()
    button.click()


def can(window: ModelsWindow, action: str) -> bool:
    return window.findChild(QPushButton, f"{action}Button").isEnabled()


# What is shown


def test_the_shipped_model_is_first_and_the_one_in_use_is_marked(models: ModelsWindow) -> None:
    assert names(models) == ["Shipped model (in use)", "first", "second"]
    assert [row.is_shipped for row in models.chosen] == [True]
    assert f"MNIST test\t{SHIPPED}" in models.details.text
    texts = [models.rows.index(2, column).data() for column in Column]
    assert texts[:3] == ["second", "best", "91.23 %"]
    assert "MB" in texts[3]
    assert "26" in texts[4]


def test_the_shipped_model_can_be_neither_renamed_nor_deleted(models: ModelsWindow) -> None:
    choose(models, "")
    assert not can(models, "renameModel")
    assert not can(models, "removeModel")
    assert not can(models, "useModel")
    assert can(models, "exportModel")
    index = models.rows.index(0, Column.NAME)
    assert not models.rows.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_a_run_tells_its_last_epoch(models: ModelsWindow, library: Library) -> None:
    epoch = {"epoch": 3, "epochs": 3, "loss": 0.1234, "accuracy": 0.96}
    history = {
        "epochs_planned": 3, "steps": 30, "samples": 500, "layers": [], "progress": [],
        "epochs": [epoch | {"val_loss": 0.2345, "val_accuracy": 0.95}],
        "scores": [], "compared": [],
    }  # fmt: skip
    (library.folder / "first" / "history.json").write_text(json.dumps(history))
    choose(models, "first")
    assert "Loss, validation\t0.2345" in models.details.text
    assert "Accuracy, training\t96.00 %" in models.details.text


def test_a_broken_folder_is_told_with_what_to_do(models: ModelsWindow, library: Library) -> None:
    (library.folder / "first" / "model.tflite").unlink()
    models.refresh()
    choose(models, "first")
    assert "model.tflite is missing" in models.details.text
    assert "Put back what is missing, or delete it" in models.details.text
    assert not can(models, "useModel")
    assert not can(models, "exportModel")
    press(models, "removeModel")
    assert names(models) == ["Shipped model (in use)", "second"]


def test_a_model_that_comes_from_elsewhere_appears_by_itself(
    models: ModelsWindow, home: Path, qtbot: QtBot
) -> None:
    choose(models, "second")
    put(home, "third", created="2026-01-03T00:00:00+00:00")
    qtbot.waitUntil(lambda: "third" in names(models), timeout=10_000)
    assert [row.name for row in models.chosen] == ["second"]


def test_an_empty_library_says_how_to_fill_it(home: Path, qtbot: QtBot) -> None:
    window = ModelsWindow(Library(home))
    qtbot.addWidget(window)
    assert names(window) == ["Shipped model (in use)"]
    assert any("Drop .keras" in label.text() for label in window.findChildren(QLabel))


# What is done


def test_use_takes_a_model_into_use(models: ModelsWindow, library: Library, qtbot: QtBot) -> None:
    choose(models, "second")
    with qtbot.waitSignal(models.modelChosen) as chosen:
        press(models, "useModel")
    assert chosen.args == [library.folder / "second"]
    assert library.current() == library.folder / "second"
    assert names(models) == ["Shipped model", "first", "second (in use)"]
    assert not can(models, "useModel")


def test_enter_and_double_click_take_a_model_into_use(
    models: ModelsWindow, library: Library
) -> None:
    choose(models, "first")
    QTest.keyClick(models.table, Qt.Key.Key_Return)
    assert library.current() == library.folder / "first"


def test_f2_renames_in_place(models: ModelsWindow, library: Library, qtbot: QtBot) -> None:
    library.use("second")
    models.refresh()
    choose(models, "second")
    models.rename_action.trigger()
    editor = models.table.findChild(QLineEdit)
    assert editor.text() == "second"
    editor.setText("better")
    with qtbot.waitSignal(models.modelChosen) as chosen:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert names(models) == ["Shipped model", "first", "better (in use)"]
    assert chosen.args == [library.folder / "better"]
    assert [row.name for row in models.chosen] == ["better"]


def test_a_name_that_is_taken_is_said_and_nothing_changes(
    models: ModelsWindow, qtbot: QtBot
) -> None:
    choose(models, "second")
    models.rename_action.trigger()
    editor = models.table.findChild(QLineEdit)
    editor.setText("first")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in models.messages.message, timeout=10_000)
    assert names(models) == ["Shipped model (in use)", "first", "second"]


def test_what_is_deleted_comes_back_in_use_as_it_was(
    models: ModelsWindow, library: Library, qtbot: QtBot
) -> None:
    library.use("first")
    models.refresh()
    choose(models, "first", "second")
    with qtbot.waitSignal(models.modelChosen) as chosen:
        press(models, "removeModel")
    assert chosen.args == [None]
    assert names(models) == ["Shipped model (in use)"]
    assert "2 models are in the wastebasket" in models.messages.message
    with qtbot.waitSignal(models.modelChosen) as chosen:
        models.findChild(QPushButton, "messageButton").click()
    assert chosen.args == [library.folder / "first"]
    assert names(models) == ["Shipped model", "first (in use)", "second"]
    assert models.messages.message == ""


def test_the_delete_key_deletes_and_ctrl_z_undoes(models: ModelsWindow) -> None:
    choose(models, "first")
    models.activateWindow()
    QTest.keyClick(models.table, Qt.Key.Key_Delete)
    assert names(models) == ["Shipped model (in use)", "second"]
    QTest.keyClick(models.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(models) == ["Shipped model (in use)", "first", "second"]


def test_the_wastebasket_gives_back_what_was_deleted_earlier(
    models: ModelsWindow, library: Library
) -> None:
    library.remove("first")
    models.refresh()
    menu = models.wastebasket.menu()
    menu.aboutToShow.emit()
    [action] = menu.actions()
    assert action.text() == "first"
    action.trigger()
    assert names(models) == ["Shipped model (in use)", "first", "second"]
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [False]


def test_two_chosen_are_shown_side_by_side_and_can_be_compared(
    models: ModelsWindow, library: Library, qtbot: QtBot
) -> None:
    choose(models, "first")
    assert not can(models, "compareModels")
    choose(models, "", "second")
    assert f"MNIST test\t{SHIPPED}\t91.23 %" in models.details.text
    with qtbot.waitSignal(models.compareRequested) as wanted:
        press(models, "compareModels")
    assert wanted.args == [None, library.folder / "second"]


def test_a_library_that_cannot_be_written_says_so(
    models: ModelsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    for action in ("useModel", "removeModel"):
        choose(models, "first")
        press(models, action)
        assert "Permission denied" in models.messages.message
        assert names(models) == ["Shipped model (in use)", "first", "second"]


# Files in and out, with a stand-in for the child


class StandInWork:
    """Refuses files whose name begins with "bad"; waits for those with "slow" until stopped."""

    latest: StandInWork

    def __init__(self) -> None:
        self.stopped = threading.Event()
        StandInWork.latest = self

    def import_model(
        self, library: Library, source: Path, name: str = "", on_stage: Callable = print
    ) -> Path:
        on_stage("checking")
        if source.name.startswith("bad"):
            raise ModelError(f"{source} is not imported: its layer “l” is a Lambda layer.")
        if source.name.startswith("slow"):
            assert self.stopped.wait(20)
            raise Stopped
        return library.save(
            name or source.stem,
            lambda folder: [
                shutil.copy(file, folder) for file in assets.shipped_model().iterdir()
            ] and None,
        )  # fmt: skip

    def export_model(self, folder: Path, target: Path, on_stage: Callable = print) -> None:
        on_stage("converting")
        target.write_text(f"made of {folder.name}")

    def stop(self) -> None:
        self.stopped.set()


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_files, "ModelWork", StandInWork)


def drop(window: QWidget, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    entering = QDragEnterEvent(
        window.rect().center(), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(
        QPointF(window.rect().center()), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, dropping)


@pytest.mark.usefixtures("stand_in")
def test_dropped_files_come_in_and_the_refused_one_is_told(
    models: ModelsWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(models.transfers.idle, timeout=10_000):
        drop(models, Path("/x/good.keras"), Path("/x/bad.h5"), Path("/x/fine.tflite"))
        assert models.work.text.startswith("good.keras: ")
        assert models.cancel_button.isVisible()
    assert set(names(models)) >= {"good", "fine"}
    assert models.messages.message == "/x/bad.h5 is not imported: its layer “l” is a Lambda layer."
    assert models.work.text == ""
    assert not models.cancel_button.isVisible()


@pytest.mark.usefixtures("stand_in")
def test_an_imported_model_is_chosen_and_told(models: ModelsWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(models.transfers.idle, timeout=10_000):
        models.import_action.trigger()
        dialog = models.findChild(QFileDialog, "importDialog")
        dialog.filesSelected.emit(["/x/good.keras"])
        dialog.close()
    assert [row.name for row in models.chosen] == ["good"]
    assert "“good” is in the library" in models.messages.message


@pytest.mark.usefixtures("stand_in")
def test_an_import_can_be_cancelled(models: ModelsWindow, qtbot: QtBot) -> None:
    models.import_files([Path("/x/slow.h5"), Path("/x/good.h5")])
    qtbot.waitUntil(lambda: "checking" in models.work.text, timeout=10_000)
    assert "1 more to come" in models.work.text
    models.cancel_button.click()
    assert StandInWork.latest.stopped.is_set()
    assert models.work.text == ""
    assert names(models) == ["Shipped model (in use)", "first", "second"]
    assert models.messages.message == ""


@pytest.mark.usefixtures("stand_in")
def test_closing_the_program_ends_an_import(models: ModelsWindow, qtbot: QtBot) -> None:
    models.import_files([Path("/x/slow.h5")])
    qtbot.waitUntil(lambda: "checking" in models.work.text, timeout=10_000)
    models.shut_down()
    assert StandInWork.latest.stopped.is_set()


@pytest.mark.usefixtures("stand_in")
def test_export_writes_the_chosen_model(models: ModelsWindow, qtbot: QtBot, tmp_path: Path) -> None:
    choose(models, "second")
    press(models, "exportModel")
    dialog = models.findChild(QFileDialog, "exportDialog")
    with qtbot.waitSignal(models.transfers.idle, timeout=10_000):
        dialog.fileSelected.emit(str(tmp_path / "out.h5"))
        dialog.close()
    assert (tmp_path / "out.h5").read_text() == "made of second"
    assert "out.h5" in models.messages.message


# In the program


@pytest.mark.usefixtures("library")
def test_the_menu_opens_it_and_use_changes_the_model_on_the_pad(
    new_window: Windows, qtbot: QtBot
) -> None:
    window = new_window.open()
    window.actions_.models.trigger()
    models = window.findChild(ModelsWindow, "modelsWindow")
    qtbot.waitExposed(models)
    choose(models, "second")
    press(models, "useModel")
    label = window.findChild(QLabel, "modelLabel")
    qtbot.waitUntil(lambda: label.text().startswith("second"), timeout=10_000)
    # Chosen elsewhere, it is marked here.
    window.actions_.use_shipped.trigger()
    qtbot.waitUntil(lambda: names(models)[0] == "Shipped model (in use)", timeout=10_000)
