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
_GREYED: Final = (_Role.Text, _Role.WindowText, _Role.ButtonText, _Role.HighlightedText)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Make the program light or dark, or as the system is.

    Where Qt draws the controls itself (Fusion, the style of a Linux desktop that brings none), the
    colours are ours; elsewhere they are the platform's.
    """
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[theme])
    if app.style().objectName().lower() != "fusion":
        return
    dark = theme is Theme.DARK or (
        theme is Theme.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark
    )
    app.setPalette(palette(dark=dark))


def palette(*, dark: bool) -> QPalette:
    """Our palette: one accent colour, everything else grey."""
    colours = _DARK if dark else _LIGHT
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
