"""The README's screenshots, of the real window: `python tests/screenshots.py`.

Without a screen: `xvfb-run -s "-screen 0 1280x900x24" python tests/screenshots.py`.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs"
DEADLINE_MS: Final = 20_000


def main() -> None:
    """Draw a seven with a bar on the pad and save what the window looks like."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QWidget
    from ui.pen import Pen

    from digitpad.ui.app import build

    _, window = build(["digitpad"])
    window.resize(960, 700)
    pad = window.findChild(QWidget, "canvas")
    pen = Pen(pad)
    loop = QEventLoop()

    def read(_: object) -> None:
        if [len(glyph.strokes) for glyph in window.reading.glyphs] == [2]:
            QTimer.singleShot(0, loop.quit)

    window.readingChanged.connect(read)

    def draw() -> None:
        pen.digit(7, left=0.15, top=0.15, size=0.7)
        pen.stroke([(0.35 + at / 60, 0.5 - at / 900) for at in range(19)])

    QTimer.singleShot(1500, draw)
    QTimer.singleShot(DEADLINE_MS, loop.quit)
    loop.exec()
    FOLDER.mkdir(exist_ok=True)
    window.grab().save(str(FOLDER / "window.png"))
    window.shut_down()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["DIGITPAD_HOME"] = home
        main()
