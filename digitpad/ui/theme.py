"""Light and dark."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication


class Theme(Enum):
    """What the user asks for; the value is what the settings file holds."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES: Final = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}

_Role = QPalette.ColorRole

_LIGHT: Final = {
    _Role.Window: "#f4f4f2",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#ececea",
    _Role.Text: "#1d2126",
    _Role.WindowText: "#1d2126",
    _Role.ButtonText: "#1d2126",
    _Role.BrightText: "#ffffff",
    _Role.PlaceholderText: "#6b7078",
    _Role.Button: "#fbfbfa",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e9e9e6",
    _Role.Mid: "#c3c4c2",
    _Role.Dark: "#9b9c9a",
    _Role.Shadow: "#6f706e",
    _Role.Highlight: "#1f62c9",
    _Role.Accent: "#1f62c9",
    _Role.HighlightedText: "#ffffff",
    _Role.Link: "#1f62c9",
    _Role.LinkVisited: "#6a4fb3",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1d2126",
}
_DARK: Final = {
    _Role.Window: "#202225",
    _Role.Base: "#17191b",
    _Role.AlternateBase: "#2a2d31",
    _Role.Text: "#eceded",
    _Role.WindowText: "#eceded",
    _Role.ButtonText: "#eceded",
    _Role.BrightText: "#ffffff",
    _Role.PlaceholderText: "#9aa0a8",
    _Role.Button: "#2c2f33",
    _Role.Light: "#43474d",
    _Role.Midlight: "#363a3f",
    _Role.Mid: "#4b5057",
    _Role.Dark: "#141618",
    _Role.Shadow: "#0b0c0d",
    _Role.Highlight: "#78aaff",
    _Role.Accent: "#78aaff",
    _Role.HighlightedText: "#10151d",
    _Role.Link: "#78aaff",
    _Role.LinkVisited: "#b79cff",
    _Role.ToolTipBase: "#2c2f33",
    _Role.ToolTipText: "#eceded",
}
# Fusion outlines a control in a darker shade of Window, which in the dark nobody sees, and in the
# light hardly. These stand off from Window and Base by 3 to 1, as WCAG 2.2 asks (1.4.11).
_OUTLINES: Final = {False: "#8a8c8a", True: "#70767e"}
_OUTLINED: Final = (
    "QAbstractSpinBox",
    "QCheckBox",
    "QComboBox",
    "QLineEdit",
    "QListView",
    "QPlainTextEdit",
    "QProgressBar",
    "QPushButton",
    "QRadioButton",
    "QSlider",
    "QTableView",
)
_SHADE: Final = 140
_GREYED: Final = (_Role.Text, _Role.WindowText, _Role.ButtonText, _Role.HighlightedText)
# For who asks the system for more contrast: black, white, and one colour that is neither.
_PAPERS: Final = (
    _Role.Window,
    _Role.Base,
    _Role.AlternateBase,
    _Role.Button,
    _Role.Light,
    _Role.Midlight,
    _Role.ToolTipBase,
    _Role.HighlightedText,
)
_ACCENTS: Final = (_Role.Highlight, _Role.Accent, _Role.Link, _Role.LinkVisited)
_STRONG: Final = {False: ("#ffffff", "#000000", "#0037a6"), True: ("#000000", "#ffffff", "#ffe14d")}
_THEME: Final = "digitpadTheme"
"""The application's property that says what is asked for."""


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Make the program light or dark, or as the system is, now and when the system changes.

    Where Qt draws the controls itself (Fusion, the style of a Linux desktop that brings none), the
    colours are ours; elsewhere they are the platform's.
    """
    hints = app.styleHints()
    is_first = app.property(_THEME) is None
    app.setProperty(_THEME, theme.value)
    hints.setColorScheme(_SCHEMES[theme])
    _colour(app)
    if is_first:
        hints.colorSchemeChanged.connect(lambda: _colour(app))
        # Qt knows of contrast from 6.10 on.
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(lambda: _colour(app))


def _colour(app: QApplication) -> None:
    if app.style().objectName().lower() != "fusion":
        return
    hints, theme = app.styleHints(), Theme(app.property(_THEME))
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and _system_is_dark(app))
    strong = False
    if hasattr(hints, "accessibility"):
        wanted = hints.accessibility().contrastPreference()
        strong = wanted == Qt.ContrastPreference.HighContrast
    app.setPalette(palette(dark=dark, strong=strong))
    outlined = palette(dark=dark, strong=strong)
    if not strong:  # Fusion's own outlines are strong then.
        outlined.setColor(_Role.Window, QColor(_OUTLINES[dark]).lighter(_SHADE))
    for name in _OUTLINED:
        # PySide's stub wants bytes, and PySide itself a str.
        app.setPalette(outlined, name)  # type: ignore[arg-type]


def _system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def palette(*, dark: bool, strong: bool = False) -> QPalette:
    """Our palette: one accent colour, everything else grey; `strong`: nothing is grey."""
    colours = dict(_DARK if dark else _LIGHT)
    if strong:
        paper, ink, accent = _STRONG[dark]
        colours = {role: paper if role in _PAPERS else ink for role in colours}
        colours |= dict.fromkeys(_ACCENTS, accent)
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    greyed = QColor(colours[_Role.PlaceholderText])
    greyed.setAlphaF(0.65)
    for role in _GREYED:
        made.setColor(QPalette.ColorGroup.Disabled, role, greyed)
    for role in (_Role.Highlight, _Role.Accent):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[_Role.Mid]))
    return made
