"""Reading a folder of pictures in the window: memory, the window's smoothness, and speed.

    python tests/bench/bench_folder.py [PICTURES]

Makes 1,000 pictures of numbers, reads 100 of them in one process, and then all of them in the list
window, on all cores. Memory is read from /proc, so it is told on Linux only.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PIL import Image, ImageDraw
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication
from ui.pen import DIGITS

_ALONE: Final = 100
_FIRST: Final = 200
_BEAT_MS: Final = 5


def make_pictures(folder: Path, count: int) -> list[Path]:
    """Numbers of one to seven digits on grainy paper of 800 by 600 pixels."""
    paths = []
    paper = Image.effect_noise((800, 600), 12).point(lambda grey: grey + 90)
    for number in range(count):
        chance = random.Random(number)
        sheet = paper.copy()
        draw = ImageDraw.Draw(sheet)
        for place in range(1 + number % 7):
            digit = chance.choice(list(DIGITS))
            left, top = 40 + 105 * place, 230 + chance.randrange(-30, 30)
            for stroke in DIGITS[digit]:
                points = [(left + 70 * x, top + 100 * y) for x, y in stroke]
                draw.line(points, fill=40, width=6, joint="curve")
        paths.append(folder / f"{number:04}.jpg")
        sheet.save(paths[-1], quality=85)
    return paths


def memory_mb(process: int) -> float:
    """What a process holds now, in MB; 0 where that cannot be told."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


def children() -> Iterator[int]:
    """This process' children."""
    for task in Path("/proc/self/task").glob("*/children"):
        yield from map(int, task.read_text().split())


class Heart:
    """Beats every few milliseconds in the event loop; a late beat is a window that hung."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(1000 * (now - self._last) - _BEAT_MS)
        self._last = now


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = make_pictures(folder, count)
        alone = _one_process(paths[:_ALONE])
        print(f"one process: {alone:.1f} pictures a second", flush=True)
        _window(folder, count, alone)


def _one_process(paths: list[Path]) -> float:
    from digitpad import Recognizer

    recognizer = Recognizer.load()
    recognizer.read_picture(paths[0])
    started = time.perf_counter()
    for path in paths:
        recognizer.read_picture(path)
    return len(paths) / (time.perf_counter() - started)


def _window(folder: Path, count: int, alone: float) -> None:
    from digitpad.training.job import own_command
    from digitpad.ui.files_window import THUMBNAIL, FilesWindow

    app = QApplication([])
    command = [*own_command(), "classify", "--serve", "--thumbnail", str(THUMBNAIL)]
    window = FilesWindow(lambda: command)
    window.show()
    app.processEvents()
    at_first = 0.0
    first_row = started = time.perf_counter()

    def watch() -> None:
        nonlocal at_first, first_row
        rows = len(window.model.rows)
        if rows and first_row == started:
            first_row = time.perf_counter()
        if rows >= min(_FIRST, count) and not at_first:
            at_first = memory_mb(os.getpid())
            each = [memory_mb(child) for child in children()]
            print(f"after {rows}: window {at_first:.0f} MB, children {_list(each)} MB", flush=True)
        if rows >= count - 8:
            last[:] = [memory_mb(child) for child in children()] or last

    last: list[float] = []
    heart = Heart()
    timer = QTimer()
    timer.timeout.connect(watch)
    timer.start(20)
    loop = QEventLoop()
    window.finished.connect(loop.quit)
    window.add([folder])
    loop.exec()
    seconds = time.perf_counter() - started
    now = memory_mb(os.getpid())
    print(f"after {len(window.model.rows)}: window {now:.0f} MB, children {_list(last)} MB")
    gaps = sorted(heart.gaps)
    print(
        f"event loop late by {gaps[len(gaps) // 2]:.1f} ms in the median, "
        f"{gaps[int(0.99 * len(gaps))]:.1f} ms at the 99th percentile, {gaps[-1]:.1f} ms at worst"
    )
    speed = count / seconds
    print(
        f"window: {speed:.1f} pictures a second, {speed / alone:.2f} times one process, with "
        f"{first_row - started:.1f} s to the first row"
    )
    window.shut_down()


def _list(numbers: list[float]) -> str:
    return ", ".join(f"{number:.0f}" for number in numbers) or "no"


if __name__ == "__main__":
    main()
