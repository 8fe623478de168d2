"""What the bars, the frames, the label and the settings do on their own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from digitpad.recognition.reading import Glyph, Reading
from digitpad.ui.frame_strip import FrameStrip
from digitpad.ui.main_window import MainWindow
from digitpad.ui.message_bar import MessageBar
from digitpad.ui.probability_bars import ProbabilityBars
from digitpad.ui.reading_label import ReadingLabel
from digitpad.ui.reading_panel import ReadingPanel
from digitpad.ui.settings import Settings
from digitpad.ui.status_line import clock
from digitpad.ui.theme import Theme, palette


def _glyph(digit: int, *, is_digit: bool = True, strokes: tuple[int, ...] = ()) -> Glyph:
    probabilities = np.full(10, 0.01, np.float32)
    probabilities[digit] = 0.91
    frame = np.zeros((28, 28), np.float32)
    frame[4:24, 4 + digit] = 1
    return Glyph(probabilities, 1.0, is_digit, (0, 0, 20, 20), frame, strokes=strokes)


@pytest.fixture
def bars(qtbot: QtBot) -> ProbabilityBars:
    made = ProbabilityBars()
    qtbot.addWidget(made)
    made.resize(300, 280)
    return made


def _row(bars: ProbabilityBars, digit: int) -> QImage:
    image = bars.grab().toImage()
    height = image.height() // 10
    return image.copy(0, digit * height, image.width(), height)


def test_the_top_digit_is_set_off_without_colour(bars: ProbabilityBars) -> None:
    probabilities = [0.02] * 10
    probabilities[4] = 0.82
    bars.show_probabilities(probabilities)
    marker = _row(bars, 4).copy(0, 0, 11, 28)
    no_marker = _row(bars, 5).copy(0, 0, 11, 28)
    background = no_marker.pixelColor(5, 14)
    assert marker.pixelColor(4, 14) != background
    assert no_marker.pixelColor(4, 14) == background
    assert bars.top == 4


def test_a_longer_bar_means_more_probable(bars: ProbabilityBars) -> None:
    accent = bars.palette().accent().color()

    def length(share: float) -> int:
        rest = (1 - share) / 9
        bars.show_probabilities([share] + [rest] * 9)
        row = _row(bars, 0)
        return sum(row.pixelColor(x, 14) == accent for x in range(30, row.width()))

    lengths = [length(share) for share in (0.2, 0.5, 1.0)]
    assert lengths[0] < lengths[1] < lengths[2]
    assert lengths[1] == pytest.approx(lengths[2] / 2, abs=8)


def test_each_bar_has_its_percentage(bars: ProbabilityBars) -> None:
    bars.show_probabilities([0.001, 0.996] + [0.003 / 8] * 8)
    assert bars.percent(1).startswith("99")
    assert bars.percent(1).endswith("6 %")
    assert bars.percent(2).endswith("0 %")


def test_without_a_reading_there_is_neither_bar_nor_percentage(bars: ProbabilityBars) -> None:
    bars.show_probabilities([0.1] * 10)
    bars.show_probabilities(())
    assert bars.percent(3) == ""
    assert bars.top is None
    accent = bars.palette().accent().color()
    image = bars.grab().toImage()
    colours = {image.pixelColor(x, y).rgb() for x in range(0, 300, 3) for y in range(0, 280, 3)}
    assert accent.rgb() not in colours


def test_a_screen_reader_hears_the_most_probable_digit(bars: ProbabilityBars) -> None:
    assert bars.accessibleName()
    assert "Nothing" in bars.accessibleDescription()
    bars.show_probabilities([0.9] + [0.1 / 9] * 9)
    assert "0 is the most probable" in bars.accessibleDescription()
    bars.show_probabilities([0.1] * 10, is_digit=False)
    assert "No digit" in bars.accessibleDescription()


@pytest.fixture
def strip(qtbot: QtBot) -> FrameStrip:
    made = FrameStrip()
    qtbot.addWidget(made)
    made.resize(300, 100)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_frame_shows_every_pixel_that_the_model_sees(strip: FrameStrip) -> None:
    frame = np.zeros((28, 28), np.float32)
    frame[3, 20] = 1.0
    strip.show_frames([frame], 0)
    image = strip.viewport().grab().toImage()
    ink = strip.palette().text().color()
    # Tiles of three pixels a side, two from the edge.
    assert image.pixelColor(2 + 3 * 20 + 1, 2 + 3 * 3 + 1) == ink
    assert image.pixelColor(2 + 3 * 21 + 1, 2 + 3 * 3 + 1) == strip.palette().base().color()


def test_a_click_on_a_frame_chooses_its_glyph(strip: FrameStrip, qtbot: QtBot) -> None:
    strip.show_frames([_glyph(digit).frame for digit in range(3)], 2)
    with qtbot.waitSignal(strip.glyphChosen) as chosen:
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(130, 40))
    assert chosen.args == [1]


def test_arrow_keys_choose_frames_and_scroll_to_them(strip: FrameStrip) -> None:
    strip.show_frames([_glyph(digit % 10).frame for digit in range(30)], 0)
    for _ in range(35):
        QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.chosen == 29
    assert strip.horizontalScrollBar().value() == strip.horizontalScrollBar().maximum() > 0
    assert "30 of 30" in strip.accessibleDescription()


def test_in_the_lowest_window_the_scroll_bar_cuts_no_frame_off(
    strip: FrameStrip, qtbot: QtBot
) -> None:
    strip.resize(strip.minimumSizeHint())
    strip.show_frames([_glyph(digit % 10).frame for digit in range(30)], 0)
    qtbot.waitUntil(strip.horizontalScrollBar().isVisible)
    image = strip.viewport().grab().toImage()
    around = strip.palette().highlight().color()
    column = [image.pixelColor(30, y) == around for y in range(image.height())]
    assert sum(above != below for above, below in pairwise([False, *column, False])) == 4


def test_bars_show_the_glyph_that_was_chosen_in_the_strip(qtbot: QtBot) -> None:
    panel = ReadingPanel()
    qtbot.addWidget(panel)
    panel.show_reading(Reading((_glyph(2, strokes=(0,)), _glyph(6, strokes=(1,)))))
    assert panel.bars.top == 6  # the one that was written last
    panel.strip.choose(0)
    assert panel.bars.top == 2
    panel.show_reading(Reading((_glyph(3, strokes=(0,)), _glyph(6, strokes=(1,)))))
    assert panel.bars.top == 3  # the choice stays while no glyph is added


def test_of_a_picture_the_first_digit_is_shown_not_the_label_before_it(qtbot: QtBot) -> None:
    panel = ReadingPanel()
    qtbot.addWidget(panel)
    label = _glyph(6, is_digit=False)
    panel.show_reading(Reading((label, label, _glyph(2), _glyph(8))))
    assert panel.bars.top == 2
    panel.show_reading(Reading((label,)))
    assert panel.chosen == 0  # where there is no digit, the first of all


def test_nothing_moves_when_the_reading_changes(qtbot: QtBot) -> None:
    panel = ReadingPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()
    qtbot.waitExposed(panel)

    def places() -> list[tuple[int, int, int, int]]:
        QApplication.sendPostedEvents()
        return [widget.geometry().getRect() for widget in panel.findChildren(QWidget)[:5]]

    empty = places()
    readings = [
        Reading((_glyph(7),)),
        Reading((_glyph(7, is_digit=False),)),
        Reading(tuple(_glyph(at % 10) for at in range(40))),
    ]
    for reading in readings:
        panel.show_reading(reading)
        assert places()[:3] == empty[:3]
    panel.show_reading(None)
    assert places() == empty


def test_a_long_reading_is_made_smaller_until_it_fits(qtbot: QtBot) -> None:
    label = ReadingLabel()
    qtbot.addWidget(label)
    label.resize(280, 92)
    label.show_text("7")
    large = label.font().pixelSize()
    label.show_text("20260714")
    assert label.font().pixelSize() < large
    assert label.fontMetrics().horizontalAdvance("20260714") <= 280
    label.show_text("12\n34\n56")
    assert label.fontMetrics().lineSpacing() * 3 <= 92 * 1.1
    label.show_text("7")
    assert label.font().pixelSize() == large


def test_a_reading_of_many_rows_shows_whole_rows_and_how_many_more_there_are(qtbot: QtBot) -> None:
    label = ReadingLabel()
    qtbot.addWidget(label)
    label.resize(280, 92)
    rows = [str(1000 + at) for at in range(12)]
    label.show_text("\n".join(rows))
    *shown, last = label.text().split("\n")
    assert shown == rows[: len(shown)]
    assert last == f"… {12 - len(shown)} more rows"
    high = label.fontMetrics().lineSpacing()
    assert (len(shown) + 1) * high <= 92 < (len(shown) + 2) * high + 2
    assert label.toolTip() == "\n".join(rows)
    label.resize(280, 44)
    assert label.text().split("\n")[0] == "1000"
    assert label.text().endswith("more rows")
    label.resize(280, 92)
    label.show_text("7")
    assert label.text() == "7"


def test_a_message_is_read_without_losing_what_is_below(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    host.show()
    qtbot.waitExposed(host)
    bar = MessageBar(host)
    bar.warn("The file moon.png is no picture.")
    assert bar.isVisible()
    assert bar.message == "The file moon.png is no picture."
    assert bar.geometry().bottom() < 400
    host.resize(300, 300)
    assert bar.geometry().right() < 300
    assert bar.geometry().bottom() < 300
    bar.dismiss(warnings=False)
    assert bar.isVisible()
    bar.dismiss()
    assert bar.message == ""


def test_settings_are_remembered_among_the_users_files(home: Path) -> None:
    settings = Settings()
    settings.pen_size = 23
    settings.theme = Theme.DARK
    settings.add_recent_file(Path("/pictures/one.png"))
    settings.write()
    assert (home / "settings.ini").is_file()
    again = Settings()
    assert again.pen_size == 23
    assert again.theme is Theme.DARK
    assert again.recent_files == [Path("/pictures/one.png")]


def test_nonsense_in_the_settings_file_counts_as_not_there(home: Path) -> None:
    home.mkdir()
    (home / "settings.ini").write_text(
        "[pen]\nsize=thick\n[window]\ntheme=plaid\ngeometry=7\n[recent]\nfiles=\n"
    )
    settings = Settings()
    assert settings.pen_size is None
    assert settings.theme is Theme.SYSTEM
    assert settings.geometry.isEmpty()


def test_at_most_ten_recent_pictures_are_kept_each_once() -> None:
    settings = Settings()
    for number in [*range(14), 9]:
        settings.add_recent_file(Path(f"/pictures/{number}.png"))
    names = [path.stem for path in settings.recent_files]
    assert names[0] == "9"
    assert len(names) == len(set(names)) == 10


def _contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_in_light_and_in_dark(dark: bool) -> None:
    made = palette(dark=dark)
    for text, paper in (
        (made.text(), made.base()),
        (made.windowText(), made.window()),
        (made.placeholderText(), made.window()),
        (made.highlightedText(), made.highlight()),
    ):
        assert _contrast(text.color(), paper.color()) >= 4.5
    assert _contrast(made.accent().color(), made.window().color()) >= 3


def test_dark_and_light_can_be_changed_while_the_window_is_open(
    window: MainWindow, qtbot: QtBot
) -> None:
    def lightness() -> int:
        return window.grab().toImage().pixelColor(window.width() - 4, 200).lightness()

    window.findChild(QAction, "actionThemeDark").trigger()
    qtbot.waitUntil(lambda: lightness() < 80)
    window.findChild(QAction, "actionThemeLight").trigger()
    qtbot.waitUntil(lambda: lightness() > 200)
    assert window.settings.theme is Theme.LIGHT


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(12.3, "0:12"), (0, "0:00"), (75, "1:15"), (3725, "1:02:05"), (-4, "0:00"), (1e300, "0:00")],
)
def test_time_left_is_read_as_on_a_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_the_window_fits_a_small_screen(window: MainWindow) -> None:
    window.resize(10, 10)
    QApplication.sendPostedEvents()
    assert window.width() <= 700
    assert window.height() <= 560
    assert window.canvas.width() >= 240
