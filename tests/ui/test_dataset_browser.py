"""The dataset browser, on a few of MNIST's digits and with real files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from conftest import Windows
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui.pen import Pen

from digitpad import assets
from digitpad.data import sources
from digitpad.data.corpus import Corpus
from digitpad.data.mnist import load_mnist
from digitpad.data.pen_digits import generate
from digitpad.data.sample import Sample
from digitpad.data.samples import SampleStore
from digitpad.data.sources import PenFileSource, SamplesSource
from digitpad.evaluation.picking import Order, Verdict, Wish
from digitpad.ui.dataset_browser import DatasetBrowser
from digitpad.ui.main_window import MainWindow
from digitpad.ui.pad_view import PAD_SIDE
from digitpad.ui.theme import palette

FEW = 600


@pytest.fixture(scope="module")
def few() -> Corpus:
    """Digits among which the shipped model misreads one."""
    return load_mnist("test").select(slice(FEW))


@pytest.fixture(autouse=True)
def few_digits(few: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "load_mnist", lambda _: few)


def _open(window: MainWindow, qtbot: QtBot) -> DatasetBrowser:
    window.actions_.browse_data.trigger()
    browser = window.findChild(DatasetBrowser, "datasetBrowser")
    qtbot.waitUntil(lambda: len(browser.grid.order) == FEW, timeout=20_000)
    return browser


@pytest.fixture
def browser(window: MainWindow, qtbot: QtBot) -> DatasetBrowser:
    """The browser with everything read by the shipped model."""
    browser = _open(window, qtbot)
    _wait_until_all_is_read(browser, qtbot)
    return browser


def _wait_until_all_is_read(browser: DatasetBrowser, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: browser.work.bar.isHidden() and _is_known(browser), timeout=30_000)


def _is_known(browser: DatasetBrowser) -> bool:
    known = browser._loading.predictions
    return known is not None and known.is_complete


def _show(browser: DatasetBrowser, source: object) -> None:
    browser.sources.setCurrentIndex(browser._place_of(source))  # type: ignore[arg-type]


def _count(browser: DatasetBrowser) -> str:
    return browser.findChild(QLabel, "shownCount").text()


def _write_pens(path: Path, count: int) -> Path:
    characters, labels = generate(count, 3)
    strokes = [points for paths in characters for points in paths]
    np.savez(
        path,
        xy=np.concatenate(strokes).round().astype(np.int16),
        stroke_start=np.cumsum([0, *map(len, strokes)]),
        item_start=np.cumsum([0, *map(len, characters)]),
        label=labels.astype(str),
        writer=np.full(count, "ann"),
    )
    return path


def test_the_grid_can_be_used_before_the_model_has_read_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    browser = _open(window, qtbot)
    browser.grid.choose(3)
    assert browser.details.item is not None
    _wait_until_all_is_read(browser, qtbot)
    # What was chosen meanwhile has its probabilities by now.
    assert len(browser.details.item.answers) == 1


def test_a_digit_is_filtered_and_counted(browser: DatasetBrowser, few: Corpus) -> None:
    assert _count(browser) == f"{FEW} of {FEW} shown"
    browser.filter.labels.setCurrentIndex(1 + 4)
    fours = np.flatnonzero(few.labels == 4)
    assert np.array_equal(browser.grid.order, fours)
    assert _count(browser) == f"{len(fours)} of {FEW} shown"
    browser.filter.reset.click()
    assert len(browser.grid.order) == FEW


def test_what_is_read_wrong_stands_out_and_says_so(browser: DatasetBrowser, few: Corpus) -> None:
    browser.filter.set_wish(Wish(verdict=Verdict.WRONG))
    wrong = browser.grid.order
    assert 0 < len(wrong) < 12
    browser.grid.choose(0)
    answer = browser.details.item.answers[0]
    read, label = int(answer.probabilities.argmax()), int(few.labels[wrong[0]])
    assert read != label
    title = browser.findChild(QLabel, "detailTitle").text()
    assert f"A {label}, read as {read}" in title
    assert browser._caption(int(wrong[0])) == (f"{label}→{read}", True)
    assert f"A {label}, read as {read}" in browser.grid.accessibleDescription()


def test_confidence_bounds_and_sorts(browser: DatasetBrowser) -> None:
    browser.filter.set_wish(Wish(lowest=0.5, highest=0.99, order=Order.LEAST_CONFIDENT))
    known = browser._loading.predictions
    shown = known.confidences[browser.grid.order]
    assert len(shown) == np.sum((known.confidences >= 0.5) & (known.confidences <= 0.99)) > 0
    assert np.all(np.diff(shown) >= 0)
    browser.filter.orders.setCurrentIndex(2)
    assert np.all(np.diff(known.confidences[browser.grid.order]) <= 0)


def test_bounds_that_cross_cannot_be_set(browser: DatasetBrowser) -> None:
    browser.filter.highest.setValue(40)
    browser.filter.lowest.setValue(90)
    assert browser.filter.wish.lowest <= browser.filter.wish.highest == 0.4


def test_nothing_to_show_is_said_and_a_click_away_from_all(browser: DatasetBrowser) -> None:
    browser.filter.labels.setCurrentIndex(browser.filter.labels.count() - 1)
    assert len(browser.grid.order) == 0
    assert "Show All" in browser.grid.accessibleDescription()
    browser.findChild(QPushButton, "filterReset").click()
    assert _count(browser) == f"{FEW} of {FEW} shown"


def test_a_filter_keeps_what_is_chosen_if_it_is_still_there(
    browser: DatasetBrowser, few: Corpus
) -> None:
    browser.grid.choose(10)
    label = int(few.labels[10])
    browser.filter.labels.setCurrentIndex(1 + label)
    assert browser.grid.chosen == 10
    browser.filter.labels.setCurrentIndex(1 + (label + 1) % 10)
    assert browser.grid.chosen == -1
    assert browser.details.item is None


def test_keys_and_clicks_choose(browser: DatasetBrowser, qtbot: QtBot) -> None:
    grid = browser.grid
    chosen: list[int] = []
    grid.chosenChanged.connect(chosen.append)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_End)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert chosen == [0, 1, 1 + grid._columns, FEW - 1]
    assert grid.verticalScrollBar().value() == grid.verticalScrollBar().maximum()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    place = grid._place(2).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen[-2:] == [0, 2]
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert grid.chosen == 2


def test_larger_pictures_keep_the_chosen_one_in_sight(browser: DatasetBrowser) -> None:
    browser.grid.choose(400)
    browser.grid.set_zoom(4)
    place = browser.grid._place(400)
    assert place.width() == 28 * 4
    assert browser.grid.viewport().rect().contains(place)


def test_a_digit_sent_to_the_pad_is_read_there(
    browser: DatasetBrowser, window: MainWindow, few: Corpus, qtbot: QtBot
) -> None:
    assert few.labels[0] == 7
    browser.grid.choose(0)
    browser.details.button.click()
    qtbot.waitUntil(lambda: window.reading.text == "7", timeout=10_000)
    assert window.canvas.sheet.picture is not None
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.reading.text == "", timeout=10_000)


def test_a_pen_file_is_added_shown_remembered_and_its_strokes_come_to_the_pad(
    new_window: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    pens = _write_pens(tmp_path / "pens.npz", 30)
    window = new_window.open()
    browser = _open(window, qtbot)
    browser.add_pen_file(pens)
    qtbot.waitUntil(lambda: len(browser.grid.order) == 30, timeout=20_000)
    browser.grid.choose(4)
    browser.details.button.click()
    assert len(window.canvas.drawing) == len(browser.details.item.strokes) > 0
    left, top, right, bottom = window.canvas.drawing.box
    assert (left + right, top + bottom) == pytest.approx((0, 0), abs=0.1)
    assert PAD_SIDE / 2 < max(right - left, bottom - top) < PAD_SIDE
    new_window.close(window)
    browser = _open(new_window.open(), qtbot)
    _show(browser, PenFileSource(pens))
    qtbot.waitUntil(lambda: len(browser.grid.order) == 30, timeout=20_000)
    browser.findChild(QPushButton, "forgetSource").click()
    assert browser._place_of(PenFileSource(pens)) == -1
    assert pens.exists()


@pytest.mark.parametrize("content", [b"", b"no pen file at all", None])
def test_a_pen_file_that_is_none_is_named_and_the_rest_still_works(
    browser: DatasetBrowser, qtbot: QtBot, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "broken.npz"
    if content is not None:
        path.write_bytes(content)
    browser.add_pen_file(path)
    qtbot.waitUntil(lambda: "broken.npz" in browser.work.text, timeout=10_000)
    assert "broken.npz" in browser.grid.accessibleDescription()
    browser.sources.setCurrentIndex(0)
    qtbot.waitUntil(lambda: len(browser.grid.order) == FEW, timeout=10_000)
    assert browser.work.text == ""


def test_own_samples_are_there_and_new_ones_after_the_window_was_closed(
    window: MainWindow, few: Corpus, qtbot: QtBot
) -> None:
    browser = _open(window, qtbot)
    _show(browser, SamplesSource())
    qtbot.waitUntil(lambda: "nothing here yet" in browser.grid.accessibleDescription())
    browser.close()
    with SampleStore() as store:
        store.keep([Sample(int(few.labels[at]), few.frames[at]) for at in range(3)])
    window.actions_.browse_data.trigger()
    qtbot.waitUntil(lambda: len(browser.grid.order) == 3, timeout=10_000)


def test_right_and_wrong_follow_the_model_in_use(
    browser: DatasetBrowser, window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    before = browser._loading.predictions
    folder = home / "models" / "other"
    shutil.copytree(assets.shipped_model(), folder)
    card = (folder / "card.json").read_text()
    (folder / "card.json").write_text(card.replace('"name": "best"', '"name": "other"'))
    browser.grid.choose(0)
    window.service.use_model(folder)
    qtbot.waitUntil(
        lambda: (
            bool(browser.details.item.answers) and browser.details.item.answers[0].model == "other"
        ),
        timeout=20_000,
    )
    assert browser._loading.predictions is not before
    _wait_until_all_is_read(browser, qtbot)
    # Back again, and nothing has to be read a second time.
    window.service.use_model(None)
    _wait_until_all_is_read(browser, qtbot)


def test_only_the_rows_in_sight_are_made_however_many_there_are(
    window: MainWindow, few: Corpus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = np.tile(np.arange(FEW), 100)
    monkeypatch.setattr(sources, "load_mnist", lambda _: few.select(many))
    window.service.stop()
    asked: list[int] = []
    caption: Callable[[DatasetBrowser, int], tuple[str, bool]] = DatasetBrowser._caption

    def count(browser: DatasetBrowser, index: int) -> tuple[str, bool]:
        asked.append(index)
        return caption(browser, index)

    monkeypatch.setattr(DatasetBrowser, "_caption", count)
    window.actions_.browse_data.trigger()
    browser = window.findChild(DatasetBrowser, "datasetBrowser")
    qtbot.waitUntil(lambda: len(browser.grid.order) == 60_000, timeout=20_000)
    browser._loading.stop_and_wait()
    browser.grid.grab()
    asked.clear()
    browser.grid.refresh()
    browser.grid.grab()
    assert 0 < len(asked) < 300
    asked.clear()
    browser.grid.viewport().update()
    browser.grid.grab()
    assert asked == []


def test_frames_and_captions_follow_light_and_dark(browser: DatasetBrowser) -> None:
    light = browser.grid.grab().toImage()
    browser.setPalette(palette(dark=True))
    dark = browser.grid.grab().toImage()
    middle = browser.grid._place(0).topLeft() + QPoint(4, 4)
    assert light.pixelColor(middle).lightness() > 200
    assert dark.pixelColor(middle).lightness() < 60


def test_the_program_ends_while_the_browser_is_reading(
    new_window: Windows, few: Corpus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "load_mnist", lambda _: few.select(np.tile(np.arange(FEW), 100)))
    window = new_window.open()
    window.actions_.browse_data.trigger()
    browser = window.findChild(DatasetBrowser, "datasetBrowser")
    qtbot.waitUntil(lambda: len(browser.grid.order) == 60_000, timeout=20_000)
    new_window.close(window)


def test_the_pad_reads_while_the_browser_does(
    window: MainWindow, few: Corpus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "load_mnist", lambda _: few.select(np.tile(np.arange(FEW), 100)))
    window.actions_.browse_data.trigger()
    browser = window.findChild(DatasetBrowser, "datasetBrowser")
    qtbot.waitUntil(lambda: len(browser.grid.order) == 60_000, timeout=20_000)
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.panel.label.text() == "7", timeout=5_000)
    assert not _is_known(browser)


def test_opening_the_window_waits_for_no_heavy_import() -> None:
    code = (
        "import sys; import digitpad.ui.dataset_browser, digitpad.ui.evaluation_window; "
        "print([name for name in sys.modules if name in ('scipy.stats', 'scipy.interpolate')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
