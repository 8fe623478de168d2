"""Keeping samples on the pad, and the window in which they are seen, corrected and taken along."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from conftest import Windows
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui.pen import Pen

from digitpad.data.corpus import OUTLIER, to_bytes
from digitpad.data.mnist import load_mnist
from digitpad.data.sample import Sample
from digitpad.data.sample_files import export_samples
from digitpad.data.samples import FILE, SampleStore
from digitpad.ink.strokes import Drawing
from digitpad.ui.label_buttons import NO_DIGIT
from digitpad.ui.main_window import MainWindow
from digitpad.ui.samples_window import SamplesWindow


def test_the_window_and_the_data_mean_the_same_by_no_digit() -> None:
    assert NO_DIGIT == OUTLIER


# On the pad


@pytest.fixture
def reads(window: MainWindow, qtbot: QtBot) -> Callable[[str], None]:
    """Waits until the window shows a reading of the drawing as it is, to its last point."""
    latest: list[Drawing] = []
    window.service.drawingRead.connect(lambda read: latest.append(read.drawing))

    def wait(text: str) -> None:
        def is_shown() -> bool:
            is_latest = bool(latest) and latest[-1] is window.canvas.drawing
            return is_latest and window.panel.label.text() == text

        qtbot.waitUntil(is_shown, timeout=10_000)

    return wait


def kept(home: Path) -> list[Sample]:
    with SampleStore(home) as store:
        return store.page()


def marks(window: MainWindow) -> tuple[int | None, int | None]:
    """The label marked as likely and the one shown as given, as a screen reader hears of them."""
    said = {
        label: window.panel.labels.button(label).accessibleDescription()
        for label in (*range(10), NO_DIGIT)
    }
    likely = [label for label, text in said.items() if "read" in text]
    given = [label for label, text in said.items() if "kept" in text]
    return (likely[0] if likely else None), (given[0] if given else None)


def test_before_there_is_ink_nothing_can_be_kept(window: MainWindow, home: Path) -> None:
    assert not window.panel.labels.isEnabled()
    assert not window.actions_.keep_all.isEnabled()
    window.panel.labels.button(7).click()
    window.actions_.keep_all.trigger()
    assert not (home / FILE).exists()


def test_one_click_confirms_what_was_read(
    window: MainWindow, home: Path, reads: Callable[[str], None]
) -> None:
    Pen(window.canvas).digit(7)
    reads("7")
    assert marks(window) == (7, None)
    window.panel.labels.button(7).click()
    assert marks(window) == (None, 7)
    assert "Kept as 7" in window.messages.message
    [sample] = kept(home)
    assert sample.label == sample.read_as == 7
    assert sample.confidence == pytest.approx(window.reading.glyphs[0].confidence)
    assert sample.model
    np.testing.assert_array_equal(sample.strokes[0].points, window.canvas.drawing.strokes[0].points)
    assert sample.strokes[0].times is not None
    np.testing.assert_array_equal(sample.frame, to_bytes(window.reading.glyphs[0].frame))


def test_a_wrong_reading_is_kept_as_what_it_is_and_the_screen_stays_as_it_is(
    window: MainWindow, home: Path, reads: Callable[[str], None]
) -> None:
    Pen(window.canvas).digit(7)
    reads("7")
    places = [widget.geometry() for widget in window.panel.findChildren(QLabel)]
    window.panel.labels.button(1).click()
    assert window.panel.label.text() == "7"
    assert "retrain" in window.messages.message
    assert [(sample.label, sample.read_as) for sample in kept(home)] == [(1, 7)]
    assert [widget.geometry() for widget in window.panel.findChildren(QLabel)] == places


def test_undo_in_the_message_takes_the_sample_back(
    window: MainWindow, home: Path, reads: Callable[[str], None]
) -> None:
    Pen(window.canvas).digit(7)
    reads("7")
    button = window.messages.findChild(QPushButton, "messageButton")
    window.panel.labels.button(7).click()
    window.panel.labels.button(1).click()
    assert [sample.label for sample in kept(home)] == [1]
    button.click()
    assert [sample.label for sample in kept(home)] == [7]
    assert marks(window) == (None, 7)
    window.panel.labels.button(NO_DIGIT).click()
    assert [sample.label for sample in kept(home)] == [OUTLIER]


def test_a_first_sample_that_is_taken_back_leaves_none(
    window: MainWindow, home: Path, reads: Callable[[str], None]
) -> None:
    Pen(window.canvas).digit(7)
    reads("7")
    window.panel.labels.button(7).click()
    window.messages.findChild(QPushButton, "messageButton").click()
    assert kept(home) == []
    assert marks(window) == (7, None)


def test_the_confirmation_goes_away_when_the_next_digit_is_drawn(
    window: MainWindow, reads: Callable[[str], None]
) -> None:
    Pen(window.canvas).digit(7)
    reads("7")
    window.panel.labels.button(7).click()
    assert window.messages.message
    window.actions_.clear.trigger()
    Pen(window.canvas).digit(0)
    assert not window.messages.message


def test_ink_that_is_kept_is_marked_when_it_comes_back(
    window: MainWindow, reads: Callable[[str], None], qtbot: QtBot
) -> None:
    Pen(window.canvas).digit(7)
    reads("7")
    window.panel.labels.button(1).click()
    window.actions_.clear.trigger()
    reads("")
    assert marks(window) == (None, None)
    window.actions_.undo.trigger()
    reads("7")
    qtbot.waitUntil(lambda: marks(window) == (None, 1))


def test_keys_keep_the_chosen_glyph_and_confirm_the_rest(
    window: MainWindow, home: Path, reads: Callable[[str], None]
) -> None:
    pen = Pen(window.canvas)
    for at, digit in enumerate((2, 0, 3)):
        pen.digit(digit, left=0.02 + at * 0.33, top=0.35, size=0.3)
    reads("203")
    window.panel.strip.choose(1)
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert [sample.label for sample in kept(home)] == [6]
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sorted(sample.label for sample in kept(home)) == [2, 3, 6]
    window.messages.findChild(QPushButton, "messageButton").click()
    assert [sample.label for sample in kept(home)] == [6]
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.actions_.keep_all.trigger()
    assert "already" in window.messages.message


def test_the_label_buttons_are_one_stop_for_tab_and_arrows_go_along_them(
    window: MainWindow, reads: Callable[[str], None]
) -> None:
    Pen(window.canvas).digit(7)
    reads("7")
    buttons = [window.panel.labels.button(label) for label in (*range(10), NO_DIGIT)]
    stops = [at for at, button in enumerate(buttons) if button.focusPolicy() & Qt.TabFocus]
    assert stops == [7]
    buttons[7].setFocus()
    QTest.keyClick(buttons[7], Qt.Key.Key_Right)
    assert window.focusWidget() is buttons[8]
    QTest.keyClick(buttons[8], Qt.Key.Key_Space)
    assert marks(window) == (None, 8)


def test_a_glyph_of_a_picture_is_kept_as_its_frame(
    window: MainWindow, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(picture).line([(55, 45), (145, 48), (85, 160)], fill=20, width=12, joint="curve")
    picture.save(tmp_path / "seven.png")
    window.open_picture(tmp_path / "seven.png")
    qtbot.waitUntil(lambda: window.panel.label.text() == "7", timeout=10_000)
    window.panel.labels.button(7).click()
    [sample] = kept(home)
    assert sample.strokes == ()
    np.testing.assert_array_equal(sample.frame, to_bytes(window.reading.glyphs[0].frame))
    assert marks(window) == (None, 7)


def test_a_sample_that_cannot_be_kept_is_said(
    window: MainWindow, home: Path, reads: Callable[[str], None]
) -> None:
    (home / FILE).mkdir(parents=True)
    Pen(window.canvas).digit(7)
    reads("7")
    window.panel.labels.button(7).click()
    assert FILE in window.messages.message
    assert marks(window) == (7, None)


def test_a_damaged_file_is_set_aside_and_said_at_the_start(
    new_window: Windows, home: Path, qtbot: QtBot
) -> None:
    home.mkdir()
    (home / FILE).write_bytes(b"This is no database. " * 500)
    window = new_window.open()
    qtbot.waitUntil(lambda: "samples-damaged" in window.messages.message)
    Pen(window.canvas).digit(7)
    qtbot.waitUntil(lambda: window.panel.label.text() == "7", timeout=10_000)
    window.panel.labels.button(7).click()
    assert [sample.label for sample in kept(home)] == [7]


# The window of samples


@pytest.fixture
def some(home: Path) -> list[Sample]:
    """Thirty samples, the latest first, as the window shows them."""
    test = load_mnist("test")
    samples = [
        Sample(
            int(test.labels[at]),
            test.frames[at],
            created=f"2026-01-01T00:00:{59 - at}.000+00:00",
            model="best",
            read_as=1,
            confidence=0.5,
        )
        for at in range(30)
    ]
    with SampleStore(home) as store:
        store.keep(samples)
    return samples


@pytest.fixture
def samples(window: MainWindow) -> SamplesWindow:
    """The window of samples, opened from the menu."""
    window.actions_.samples.trigger()
    found = window.findChild(SamplesWindow, "samplesWindow")
    assert found.isVisible()
    return found


def shown(samples: SamplesWindow) -> list[str]:
    return [samples._ids[index] for index in samples.grid.order]


def click(samples: SamplesWindow, at: int, *modifiers: Qt.KeyboardModifier) -> None:
    """Click on the frame at a place of the grid."""
    place: QPoint = samples.grid._place(at).center()
    pressed = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        pressed |= modifier
    QTest.mouseClick(samples.grid.viewport(), Qt.MouseButton.LeftButton, pressed, place)


def button(samples: SamplesWindow, name: str) -> QPushButton:
    return samples.findChild(QPushButton, name)


def test_without_samples_the_window_says_how_to_make_some(samples: SamplesWindow) -> None:
    assert "Right?" in samples.grid.accessibleDescription()
    assert not button(samples, "deleteSamples").isEnabled()
    assert not button(samples, "exportSamples").isEnabled()
    assert button(samples, "importSamples").isEnabled()


def test_all_samples_are_shown_with_counts_the_latest_first(
    some: list[Sample], samples: SamplesWindow
) -> None:
    assert shown(samples) == [sample.id for sample in some]
    ones = [sample.id for sample in some if sample.label == 1]
    assert samples.filter.button(None).accessibleName() == "All: 30"
    assert samples.filter.button(1).accessibleName() == f"1: {len(ones)}"
    samples.filter.button(1).click()
    assert shown(samples) == ones
    samples.filter.button(OUTLIER).click()
    assert shown(samples) == []
    assert "of this kind" in samples.grid.accessibleDescription()


def test_a_sample_that_is_chosen_is_shown_with_its_story(
    some: list[Sample], samples: SamplesWindow
) -> None:
    click(samples, 2)
    assert samples.selected == [some[2].id]
    story = samples.findChild(QLabel, "detailName").text()
    assert "best" in story
    assert "50.0 %" in story
    assert samples.details.item is not None
    assert samples.details.item.answers[0].probabilities.argmax() == some[2].label


def test_typing_a_digit_changes_the_label_of_what_is_selected(
    some: list[Sample], samples: SamplesWindow, home: Path
) -> None:
    click(samples, 0)
    click(samples, 2, Qt.KeyboardModifier.ShiftModifier)
    click(samples, 4, Qt.KeyboardModifier.ControlModifier)
    assert samples.selected == [some[at].id for at in (0, 1, 2, 4)]
    QTest.keyClick(samples.grid, Qt.Key.Key_8)
    labels = [sample.label for sample in kept(home)]
    assert [labels[at] for at in (0, 1, 2, 4)] == [8] * 4
    assert labels[3] == some[3].label
    assert samples.selected == [some[at].id for at in (0, 1, 2, 4)]
    QTest.keyClick(samples, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [sample.label for sample in kept(home)] == [sample.label for sample in some]
    QTest.keyClick(samples, Qt.Key.Key_Z, Qt.ControlModifier | Qt.ShiftModifier)
    assert [sample.label for sample in kept(home)] == labels
    QTest.keyClick(samples.grid, Qt.Key.Key_Minus)
    assert [sample.label for sample in kept(home)].count(OUTLIER) == 4


def test_in_a_filtered_grid_a_relabelled_sample_gives_way_to_the_next(
    some: list[Sample], samples: SamplesWindow
) -> None:
    ones = [sample.id for sample in some if sample.label == 1]
    samples.filter.button(1).click()
    click(samples, 0)
    samples.labels.button(7).click()
    assert shown(samples) == ones[1:]
    assert samples.selected == [ones[1]]


def test_deleted_samples_come_back_by_undo(
    some: list[Sample], samples: SamplesWindow, home: Path
) -> None:
    click(samples, 0)
    QTest.keyClick(samples.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(samples.grid, Qt.Key.Key_Delete)
    assert shown(samples) == [sample.id for sample in some[2:]]
    assert "deleted: 2" in samples.messages.message
    button(samples, "messageButton").click()
    assert shown(samples) == [sample.id for sample in some]
    QTest.keyClick(samples, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    button(samples, "deleteSamples").click()
    assert kept(home) == []
    samples.editing.undo()
    assert [sample.id for sample in kept(home)] == [sample.id for sample in some]


@pytest.mark.usefixtures("some")
def test_a_change_that_cannot_be_written_is_said_and_can_be_tried_again(
    samples: SamplesWindow, home: Path, window: MainWindow
) -> None:
    window.keeping.store.close()
    window.keeping.store._file.patience_s = 0
    other = sqlite3.connect(home / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        click(samples, 0)
        QTest.keyClick(samples.grid, Qt.Key.Key_Delete)
        assert "another program" in samples.messages.message
    finally:
        other.close()
    assert len(kept(home)) == 30
    QTest.keyClick(samples.grid, Qt.Key.Key_Delete)
    assert len(kept(home)) == 29


def test_samples_are_exported_and_imported(
    some: list[Sample], samples: SamplesWindow, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    click(samples, 3)
    button(samples, "exportSamples").click()
    dialog = samples.findChild(QFileDialog, "exportDialog")
    dialog.fileSelected.emit(str(tmp_path / "one.jsonl"))
    dialog.close()
    qtbot.waitUntil(lambda: "Samples saved as" in samples.messages.message)
    QTest.keyClick(samples.grid, Qt.Key.Key_Delete)
    assert len(kept(home)) == 29
    button(samples, "importSamples").click()
    dialog = samples.findChild(QFileDialog, "importDialog")
    dialog.fileSelected.emit(str(tmp_path / "one.jsonl"))
    dialog.close()
    qtbot.waitUntil(lambda: "Samples added: 1." in samples.messages.message)
    assert shown(samples) == [sample.id for sample in some]


def test_a_damaged_sample_is_told_of_can_be_deleted_and_does_not_stop_an_export(
    some: list[Sample], samples: SamplesWindow, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with sqlite3.connect(home / FILE) as file:
        file.execute("UPDATE samples SET strokes = x'0102' WHERE id = ?", [some[3].id])
    file.close()
    click(samples, 3)
    assert some[3].id in samples.messages.message
    samples.editing.take_out(shown(samples), tmp_path / "rest.jsonl")
    qtbot.waitUntil(lambda: "Samples saved as" in samples.messages.message)
    assert len((tmp_path / "rest.jsonl").read_text(encoding="utf-8").splitlines()) == 29
    button(samples, "deleteSamples").click()
    assert "Samples deleted: 1." in samples.messages.message
    assert some[3].id not in shown(samples)
    assert len(kept(home)) == 29


def test_an_import_that_fails_is_said(samples: SamplesWindow, tmp_path: Path, qtbot: QtBot) -> None:
    samples.editing.bring_in(tmp_path / "gone.jsonl")
    qtbot.waitUntil(lambda: "gone.jsonl" in samples.messages.message)
    (tmp_path / "bad.jsonl").write_text("nonsense\n")
    samples.editing.bring_in(tmp_path / "bad.jsonl")
    qtbot.waitUntil(lambda: "bad.jsonl, line 1" in samples.messages.message)


def test_a_file_that_is_dropped_is_imported(
    some: list[Sample], samples: SamplesWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    export_samples(some[:3], tmp_path / "three.jsonl")
    samples.editing.remove([sample.id for sample in some])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "three.jsonl"))])
    place, buttons, keys = QPointF(samples.rect().center()), Qt.LeftButton, Qt.NoModifier
    enter = QDragEnterEvent(place.toPoint(), Qt.CopyAction, data, buttons, keys)
    QApplication.sendEvent(samples, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(samples, QDropEvent(place, Qt.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: shown(samples) == [sample.id for sample in some[:3]])


def test_a_digit_kept_on_the_pad_appears_in_the_window_and_goes_back_to_the_pad(
    window: MainWindow, samples: SamplesWindow, reads: Callable[[str], None], qtbot: QtBot
) -> None:
    Pen(window.canvas).digit(7)
    reads("7")
    window.panel.labels.button(7).click()
    assert len(shown(samples)) == 1
    window.actions_.clear.trigger()
    reads("")
    click(samples, 0)
    samples.details.button.click()
    reads("7")
    qtbot.waitUntil(lambda: marks(window) == (None, 7))
    button(samples, "deleteSamples").click()
    assert marks(window) == (7, None)


def test_what_another_program_adds_is_seen_on_coming_back(
    some: list[Sample], samples: SamplesWindow, window: MainWindow, home: Path
) -> None:
    with SampleStore(home) as other:
        other.remove([some[0].id])
    window.keeping._look_again(Qt.ApplicationState.ApplicationActive)
    assert shown(samples) == [sample.id for sample in some[1:]]
