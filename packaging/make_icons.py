"""Draws the program's icon in every size that desktops ask for: `python packaging/make_icons.py`.

From resources/icons/digitpad.svg: PNGs in resources/icons/app, digitpad.ico for Windows and
digitpad.icns for macOS beside this file. They are in the repository; run it when the drawing has
changed.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Final

from PIL import Image

HERE: Final = Path(__file__).resolve().parent
ICONS: Final = HERE.parent / "resources" / "icons"
PNG_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
ICO_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_SIZES: Final = (16, 32, 64, 128, 256, 512)


def main() -> None:
    """Draw all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    _ = QGuiApplication([])
    folder = ICONS / "app"
    folder.mkdir(exist_ok=True)
    for size in PNG_SIZES:
        draw(size).save(folder / f"digitpad-{size}.png", optimize=True)
    # Pillow takes the picture of the right size where there is one: none is scaled.
    drawn = {size: draw(size) for size in {*ICO_SIZES, *ICNS_SIZES}}
    drawn[256].save(
        HERE / "digitpad.ico",
        sizes=[(size, size) for size in ICO_SIZES],
        append_images=[drawn[size] for size in ICO_SIZES],
    )
    drawn[512].save(HERE / "digitpad.icns", append_images=[drawn[size] for size in ICNS_SIZES])


def draw(size: int) -> Image.Image:
    """The icon, `size` pixels wide and high, with a transparent ground."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtGui import QImageReader

    reader = QImageReader(str(ICONS / "digitpad.svg"), QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    reader.read().save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


if __name__ == "__main__":
    main()
