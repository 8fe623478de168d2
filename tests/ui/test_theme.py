"""Light, dark and high contrast: everything that is to be seen can be seen."""

from __future__ import annotations

import pytest
from conftest import Windows
from pyqtgraph import PlotWidget
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from digitpad.ui import theme
from digitpad.ui.curves import Curves
from digitpad.ui.theme import Theme, apply_theme, palette

Role = QPalette.ColorRole
FUSION_SHADE = 140
"""By how much Fusion darkens Window for the outline of a control."""


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 has it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(window: QWidget) -> int:
    """Of a window's ground, 0 to 255."""
    return window.palette().color(Role.Window).lightness()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("strong", [False, True])
def test_text_and_marks_stand_off_from_their_ground(dark: bool, strong: bool) -> None:
    colours = palette(dark=dark, strong=strong)
    grounds = [colours.color(role) for role in (Role.Window, Role.Base, Role.AlternateBase)]
    least = {
        Role.Text: 7.0,
        Role.WindowText: 7.0,
        Role.PlaceholderText: 7.0 if strong else 4.2,
        Role.Accent: 4.5,
        Role.Link: 4.5,
    }
    for role, wanted in least.items():
        for ground in grounds:
            assert contrast(colours.color(role), ground) >= wanted, (role, ground.name())
    chosen = colours.color(Role.HighlightedText), colours.color(Role.Highlight)
    assert contrast(*chosen) >= 4.5


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK])
def test_the_outline_of_a_control_can_be_seen(
    chosen: Theme, new_window: Windows, qtbot: QtBot
) -> None:
    window = new_window.open(wait_for_model=False)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, chosen)
    for control in (QCheckBox(), QLineEdit()):
        qtbot.addWidget(control)
        control.ensurePolished()
        outline = control.palette().color(Role.Window).darker(FUSION_SHADE)
        for role in (Role.Base, Role.Window):
            assert contrast(outline, window.palette().color(role)) >= 2.95, role
    apply_theme(app, Theme.SYSTEM)


def test_the_program_follows_when_the_system_turns_dark(
    new_window: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = new_window.open(wait_for_model=False)
    hints = QGuiApplication.styleHints()
    was = lightness(window)
    # The desktop's switch, which a platform without a screen does not have.
    for dark in (True, False):
        monkeypatch.setattr(theme, "_system_is_dark", lambda _, dark=dark: dark)
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        qtbot.waitUntil(lambda dark=dark: (lightness(window) < 80) == dark)
    assert lightness(window) == was


def test_a_theme_that_was_chosen_stays_when_the_system_changes(
    new_window: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = new_window.open(wait_for_model=False)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, Theme.LIGHT)
    monkeypatch.setattr(theme, "_system_is_dark", lambda _: True)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    QApplication.processEvents()
    assert lightness(window) > 200
    monkeypatch.undo()
    apply_theme(app, Theme.SYSTEM)


def test_the_curves_of_a_run_turn_dark_with_the_rest(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, Theme.LIGHT)
    curves = Curves()
    qtbot.addWidget(curves)
    curves.show()
    qtbot.waitExposed(curves)
    for chosen in (Theme.DARK, Theme.LIGHT):
        apply_theme(app, chosen)
        QApplication.processEvents()
        for plot in curves.findChildren(PlotWidget):
            assert plot.backgroundBrush().color() == curves.palette().color(QPalette.ColorRole.Base)
    apply_theme(app, Theme.SYSTEM)
