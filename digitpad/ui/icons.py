"""Our icons: one set for light and dark, drawn in currentColor and tinted from the palette."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImageReader, QPalette, QPixmap

from digitpad import assets

# Menus and buttons show 16 and 20 pixels; on a screen twice as dense, twice that. Qt makes smaller
# what is between.
_SIZES: Final = (16, 20, 32, 40)
_APP_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, palette: QPalette | None = None) -> QIcon:
    """The icon resources/icons/`name`.svg in the palette's colours; ask again when they change."""
    palette = palette or QGuiApplication.palette()
    made = QIcon()
    groups = (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    )
    for mode, group in groups:
        colour = palette.color(group, QPalette.ColorRole.ButtonText)
        for size in _SIZES:
            made.addPixmap(_pixmap(name, size, colour), mode)
    return made


def pixmap(name: str, size: int, palette: QPalette, ratio: float = 1.0) -> QPixmap:
    """The same drawing for a label, `size` pixels at 100 % on a screen of this pixel ratio."""
    made = _pixmap(name, round(size * ratio), palette.color(QPalette.ColorRole.ButtonText))
    made.setDevicePixelRatio(ratio)
    return made


def app_icon() -> QIcon:
    """The program's own icon, in its own colours; `packaging/make_icons.py` draws its sizes."""
    made = QIcon()
    for size in _APP_SIZES:
        # Read by Qt when a size is asked for, and not before.
        path = assets.resources() / "icons" / "app" / f"digitpad-{size}.png"
        made.addFile(str(path), QSize(size, size))
    return made


def _pixmap(name: str, size: int, colour: QColor) -> QPixmap:
    svg = _svg(name).replace("currentColor", colour.name())
    if colour.alphaF() < 1:
        svg = svg.replace("<svg ", f'<svg opacity="{colour.alphaF():.2f}" ', 1)
    buffer = QBuffer()
    buffer.setData(QByteArray(svg.encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    return QPixmap.fromImage(reader.read())


@cache
def _svg(name: str) -> str:
    return (assets.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
