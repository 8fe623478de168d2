"""The evaluation window, on a few digits and scribbles, with real models and files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from conftest import Windows
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from digitpad import assets
from digitpad.data.corpus import Corpus
from digitpad.data.mnist import load_mnist
from digitpad.evaluation import suites
from digitpad.ui.evaluation_comparison import ComparisonPage
from digitpad.ui.evaluation_page import SuitePage
from digitpad.ui.evaluation_setup import NO_MODEL
from digitpad.ui.evaluation_window import EvaluationWindow
from digitpad.ui.main_window import MainWindow
from digitpad.ui.theme import palette

FEW = 400


@pytest.fixture(scope="module")
def few() -> Corpus:
    """Digits of which the shipped model misreads one."""
    return load_mnist("test").select(slice(FEW))


@pytest.fixture(autouse=True)
def few_digits(few: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suites, "load_mnist", lambda _: few)
    monkeypatch.setattr(suites, "_SCRIBBLES", 30)


@pytest.fixture
def folder(few: Corpus, tmp_path: Path) -> Path:
    """Pictures of a 7, a 2 and a 1, dark on light, the last one labelled wrong."""
    for frame, digit in zip(few.frames, (7, 2, 4), strict=False):
        path = tmp_path / "photos" / str(digit) / "one.png"
        path.parent.mkdir(parents=True)
        Image.fromarray(255 - frame).resize((140, 140)).save(path)
    return tmp_path / "photos"


@pytest.fixture
def other(home: Path) -> Path:
    """A model of the user's that refuses nearly everything: the shipped one, another threshold."""
    folder = home / "models" / "strict"
    shutil.copytree(assets.shipped_model(), folder)
    card = json.loads((folder / "card.json").read_text())
    card |= {"name": "strict", "digit_threshold": 8.0}
    (folder / "card.json").write_text(json.dumps(card))
    return folder


@pytest.fixture
def evaluation(window: MainWindow) -> EvaluationWindow:
    """The window as it is opened from the menu."""
    window.actions_.evaluate.trigger()
    return window.findChild(EvaluationWindow, "evaluationWindow")


def _finish(evaluation: EvaluationWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not evaluation._background.is_running, timeout=60_000)


def _run(evaluation: EvaluationWindow, qtbot: QtBot) -> None:
    evaluation.findChild(QPushButton, "startEvaluation").click()
    _finish(evaluation, qtbot)


def _page(evaluation: EvaluationWindow) -> SuitePage:
    page = evaluation.pages.currentWidget()
    assert isinstance(page, SuitePage)
    return page


def _titles(evaluation: EvaluationWindow) -> list[str]:
    return [evaluation.pages.tabText(at) for at in range(evaluation.pages.count())]


def _uncheck(evaluation: EvaluationWindow, row: int) -> None:
    evaluation.setup.suites.item(row).setCheckState(Qt.CheckState.Unchecked)


def test_a_page_for_digits_and_one_for_what_is_none(
    evaluation: EvaluationWindow, qtbot: QtBot
) -> None:
    assert evaluation.pages.count() == 0
    assert evaluation.findChild(QLabel, "evaluationHint").isVisible()
    _run(evaluation, qtbot)
    assert _titles(evaluation) == ["MNIST test", "Scribbles"]
    figure = _page(evaluation).findChild(QLabel, "figure1")
    assert figure.accessibleName() == "Accuracy"
    assert figure.text().startswith("99.")
    assert evaluation.work.text == ""


def test_the_work_can_be_watched_and_cancelled(evaluation: EvaluationWindow, qtbot: QtBot) -> None:
    start = evaluation.findChild(QPushButton, "startEvaluation")
    stop = evaluation.findChild(QPushButton, "stopEvaluation")
    start.click()
    assert evaluation.work.bar.isVisible()
    assert stop.isVisible()
    assert not start.isVisible()
    qtbot.waitUntil(lambda: "shipped" in evaluation.work.text, timeout=20_000)
    stop.click()
    assert not evaluation.work.bar.isVisible()
    assert start.isVisible()
    evaluation._background.stop_and_wait()
    qtbot.waitUntil(lambda: not evaluation._background._threads)
    assert evaluation.pages.count() == 0


def test_the_program_ends_while_a_model_is_scored(new_window: Windows) -> None:
    window = new_window.open()
    window.data_windows.evaluate().start()
    new_window.close(window)


def test_a_click_on_a_cell_opens_the_pictures_behind_it(
    evaluation: EvaluationWindow, few: Corpus, qtbot: QtBot
) -> None:
    _run(evaluation, qtbot)
    page = _page(evaluation)
    place = page.matrix.cell_place(7, 7).center().toPoint()
    qtbot.mouseClick(page.matrix, Qt.MouseButton.LeftButton, pos=place)
    assert len(page.grid.order) == int(np.sum(few.labels == 7))
    assert set(few.labels[page.grid.order]) == {7}
    heading = page.findChild(QLabel, "picturesHeading").text()
    count = len(page.grid.order)
    assert heading == f"7 read as 7: {count} of {count}"
    page.findChild(QPushButton, "showWorst").click()
    assert len(page.grid.order) < 5


def test_the_matrix_is_worked_with_keys_and_says_what_it_shows(
    evaluation: EvaluationWindow, few: Corpus, qtbot: QtBot
) -> None:
    _run(evaluation, qtbot)
    page = _page(evaluation)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(page.matrix, key)
    ones = int(np.sum(few.labels == 1))
    assert page.matrix.accessibleDescription() == f"1 read as 1: {ones} of {ones}"
    assert len(page.grid.order) == ones
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert "read as such" in page.grid.accessibleDescription()


def test_a_mistake_is_shown_large_with_its_probabilities_and_sent_to_the_pad(
    evaluation: EvaluationWindow, window: MainWindow, few: Corpus, qtbot: QtBot
) -> None:
    _run(evaluation, qtbot)
    page = _page(evaluation)
    page.grid.choose(0)
    item = evaluation.details.item
    assert np.array_equal(item.frame, few.frames[page.grid.chosen])
    assert int(item.answers[0].probabilities.argmax()) != item.label
    evaluation.details.button.click()
    qtbot.waitUntil(lambda: window.canvas.sheet.picture is not None, timeout=10_000)


def test_a_scribble_comes_to_the_pad_as_strokes(
    evaluation: EvaluationWindow, window: MainWindow, qtbot: QtBot, other: Path
) -> None:
    card = json.loads((other / "card.json").read_text())
    # A model that takes everything for a digit makes mistakes of all scribbles.
    (other / "card.json").write_text(json.dumps(card | {"digit_threshold": -100.0}))
    evaluation.setup.list_models()
    evaluation.setup.choose(evaluation.setup.first, other)
    _run(evaluation, qtbot)
    evaluation.pages.setCurrentIndex(1)
    page = _page(evaluation)
    assert len(page.grid.order) == 30
    page.grid.choose(0)
    evaluation.details.button.click()
    assert len(window.canvas.drawing) >= 1


def test_pictures_of_the_users_are_scored_and_wrong_ones_open(
    evaluation: EvaluationWindow, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    (folder / "7" / "broken.png").write_bytes(b"nothing")
    evaluation.setup.add_pictures(folder)
    _run(evaluation, qtbot)
    assert _titles(evaluation) == ["MNIST test", "Pictures", "Scribbles"]
    assert "broken.png" in evaluation.work.text
    evaluation.pages.setCurrentIndex(1)
    page = _page(evaluation)
    assert [int(page._suite.answers.labels[at]) for at in page.grid.order] == [4]
    page.grid.choose(0)
    assert evaluation.details.item.ink == folder / "4" / "one.png"
    evaluation.details.button.click()
    qtbot.waitUntil(lambda: window.reading.text == "1", timeout=10_000)


def test_what_was_added_is_there_next_time_until_it_is_taken_off(
    new_window: Windows, folder: Path, tmp_path: Path
) -> None:
    window = new_window.open()
    setup = window.data_windows.evaluate().setup
    setup.add_pictures(folder)
    setup.add_pictures(folder)
    setup.add_pen_file(tmp_path / "pens.npz")
    setup.add_outliers(tmp_path / "sheets")
    assert setup.suites.count() == 5
    new_window.close(window)
    window = new_window.open()
    evaluation = window.data_windows.evaluate()
    assert evaluation.setup.inputs.pictures == (folder,)
    remove = evaluation.findChild(QPushButton, "removeSuite")
    evaluation.setup.suites.setCurrentRow(0)
    assert not remove.isEnabled()
    for _ in range(3):
        evaluation.setup.suites.setCurrentRow(evaluation.setup.suites.count() - 1)
        remove.click()
    assert evaluation.setup.suites.count() == 2
    assert window.settings.pen_files == window.settings.picture_folders == []
    assert folder.is_dir()


def test_what_cannot_be_read_is_said_and_the_rest_is_scored(
    evaluation: EvaluationWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("one.npz", "two.npz", "three.npz", "four.npz"):
        evaluation.setup.add_pen_file(tmp_path / name)
    _run(evaluation, qtbot)
    assert _titles(evaluation) == ["MNIST test", "Scribbles"]
    assert "one.npz" in evaluation.work.text
    assert "1 more" in evaluation.work.text


def test_without_digits_it_is_said_what_is_missing_and_without_suites_there_is_no_start(
    evaluation: EvaluationWindow, qtbot: QtBot
) -> None:
    _uncheck(evaluation, 0)
    _run(evaluation, qtbot)
    assert "score on some digits" in evaluation.work.text
    assert evaluation.pages.count() == 0
    _uncheck(evaluation, 1)
    assert not evaluation.findChild(QPushButton, "startEvaluation").isEnabled()


def test_a_broken_model_is_named_and_earlier_figures_stay(
    evaluation: EvaluationWindow, other: Path, qtbot: QtBot
) -> None:
    _run(evaluation, qtbot)
    evaluation.setup.list_models()
    evaluation.setup.choose(evaluation.setup.first, other)
    (other / "model.tflite").write_bytes(b"no model at all")
    _run(evaluation, qtbot)
    assert "strict" in evaluation.work.text
    assert _titles(evaluation) == ["MNIST test", "Scribbles"]


def test_two_models_are_compared_side_by_side(
    evaluation: EvaluationWindow, other: Path, qtbot: QtBot
) -> None:
    evaluation.compare(None, other)
    _finish(evaluation, qtbot)
    views = [evaluation.views.tabText(at) for at in range(evaluation.views.count())]
    assert views == ["Side by Side", "best, shipped", "strict"]
    page = evaluation.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    assert "equally well" in page.verdict.text()
    table = page.findChild(QTableWidget, "comparisonTable")
    kept = next(row for row in range(14) if table.item(row, 0).text() == "Kept as digits")
    assert table.item(kept, 1).font().bold()
    assert not table.item(kept, 2).font().bold()
    assert table.item(kept, 3).text().startswith("-")
    page.grid.choose(0)
    assert [answer.model for answer in evaluation.details.item.answers] == [
        "best, shipped",
        "strict",
    ]
    evaluation.views.setCurrentIndex(2)
    assert isinstance(evaluation.pages.currentWidget(), SuitePage)


def test_what_only_one_model_reads_is_listed(
    evaluation: EvaluationWindow, other: Path, qtbot: QtBot
) -> None:
    evaluation.compare(other, None)
    _finish(evaluation, qtbot)
    evaluation.pages.setCurrentIndex(1)
    page = evaluation.pages.currentWidget()
    # A strict model refuses every scribble that the shipped one refuses, and maybe more.
    assert not page.findChild(QPushButton, "onlySecond").isEnabled()
    first = len(page._found.only_first)
    assert page.findChild(QPushButton, "onlyFirst").text() == f"Only “strict” is right: {first}"


def test_a_model_cannot_be_compared_with_itself(evaluation: EvaluationWindow, other: Path) -> None:
    start = evaluation.findChild(QPushButton, "startEvaluation")
    evaluation.setup.list_models()
    assert start.isEnabled()
    evaluation.setup.second.setCurrentIndex(1)
    assert evaluation.setup.second.currentData() is None
    assert not start.isEnabled()
    evaluation.setup.choose(evaluation.setup.first, other)
    assert start.isEnabled()


def test_the_list_of_models_follows_the_library_and_the_choice_stays(
    evaluation: EvaluationWindow, window: MainWindow, other: Path, qtbot: QtBot
) -> None:
    setup = evaluation.setup
    assert setup.first.count() == 1
    window.library.use("strict")
    window.service.use_model(other)
    qtbot.waitUntil(lambda: setup.first.count() == 2, timeout=10_000)
    assert setup.first.itemText(1) == "strict (in use)"
    assert setup.first.currentIndex() == 0
    assert setup.second.currentData() == NO_MODEL


@pytest.mark.parametrize("name", ["scores.html", "scores.json"])
def test_the_report_is_saved_as_a_page_or_as_data(
    evaluation: EvaluationWindow, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    save = evaluation.findChild(QPushButton, "saveReport")
    assert not save.isEnabled()
    _run(evaluation, qtbot)
    save.click()
    dialog = evaluation.findChild(QFileDialog, "saveReportDialog")
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.reject()
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert name in evaluation.work.text
    if name.endswith("html"):
        assert "<svg" in text
    else:
        assert json.loads(text)["suites"]["mnist-test"]["size"] == FEW


def test_a_report_that_cannot_be_saved_is_said(
    evaluation: EvaluationWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    _run(evaluation, qtbot)
    taken = tmp_path / "taken.html"
    taken.mkdir()
    evaluation.save(evaluation._evaluation.models[0], taken)
    assert "taken.html" in evaluation.work.text
    assert taken.is_dir()


def test_counts_can_be_read_on_their_shading_in_light_and_dark(
    evaluation: EvaluationWindow, qtbot: QtBot
) -> None:
    _run(evaluation, qtbot)
    matrix = _page(evaluation).matrix
    for dark in (False, True):
        matrix.setPalette(palette(dark=dark))
        image = matrix.grab().toImage()
        corner = matrix.cell_place(1, 1).topLeft().toPoint()
        shade = image.pixelColor(corner.x() + 3, corner.y() + 3)
        text = matrix.palette().color(QPalette.ColorRole.WindowText)
        assert _contrast(shade.getRgbF()[:3], text.getRgbF()[:3]) > 4.5


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """As WCAG defines it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
