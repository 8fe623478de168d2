"""How long a mouse move takes to become bars on the screen.

    python tests/bench/bench_live.py [STROKES.npz] [--drawings N]

Replays strokes into the real window and prints:

- move to bars: from the mouse event until the bars that show its reading have been painted,
- handler: how long the pad's own event handler keeps the event loop busy, what of that it computed,
  and how long a loop of fixed work took beside it, which tells how busy the machine was,
- listeners and ink: what everybody who listens to the pad computes after a move, and what the pad
  computes to paint it,
- coalesced: moves that arrive faster than they can be read, and whether the last one was shown.

Without a file of strokes it draws digits of its own. QT_QPA_PLATFORM picks the screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ui.pen import DIGITS

from digitpad.recognition.reading import Reading
from digitpad.ui.app import build
from digitpad.ui.main_window import MainWindow

_PATIENCE_S = 5.0


class _PaintWatch(QObject):
    """Remembers when a widget was last painted."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.painted = 0.0
        original = widget.paintEvent

        def paint(event: QEvent) -> None:
            original(event)
            self.painted = time.perf_counter()

        widget.paintEvent = paint


class Bench:
    """A window and a hand with a stopwatch."""

    def __init__(self) -> None:
        self.app, self.window = build(["digitpad"])
        self.canvas = self.window.canvas
        self.handler_times: list[float] = []
        self.handler_cpu: list[float] = []
        self.control_times: list[float] = []
        self.listener_cpu: list[float] = []
        self.ink_cpu: list[float] = []
        telling = self.canvas._telling.timeout
        telling.disconnect()
        telling.connect(_timed(self.canvas._tell, self.listener_cpu))
        self.canvas.paintEvent = _timed(self.canvas.paintEvent, self.ink_cpu)
        self.shown: Reading | None = None
        self.window.readingChanged.connect(self._keep)
        self.bars = _watched(self.window)

    def _keep(self, reading: Reading) -> None:
        self.shown = reading

    def wait_for(self, condition: object, what: str) -> None:
        """Run the event loop until something is so."""
        end = time.perf_counter() + _PATIENCE_S
        while not condition():  # type: ignore[operator]
            self.app.processEvents()
            if time.perf_counter() > end:
                raise SystemExit(f"gave up waiting for {what}")

    def send(self, kind: QEvent.Type, at: Sequence[float], buttons: Qt.MouseButton) -> None:
        """One mouse event into the pad, timed."""
        place = QPointF(at[0] * self.canvas.width(), at[1] * self.canvas.height())
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else _LEFT
        event = QMouseEvent(
            kind,
            place,
            QPointF(self.canvas.mapToGlobal(place)),
            button,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        started, cpu_started = time.perf_counter(), time.thread_time()
        QApplication.sendEvent(self.canvas, event)
        self.handler_cpu.append(time.thread_time() - cpu_started)
        self.handler_times.append(time.perf_counter() - started)
        # A plain loop of about as much work, in the same moment: what a busy machine adds to both.
        started = time.perf_counter()
        sum(range(8_000))
        self.control_times.append(time.perf_counter() - started)


def _timed(function: Callable[..., None], cpu: list[float]) -> Callable[..., None]:
    """The function, which notes what it computed."""

    def timed(*arguments: object) -> None:
        started = time.thread_time()
        function(*arguments)
        cpu.append(time.thread_time() - started)

    return timed


_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.MouseButton.NoButton


def _watched(window: MainWindow) -> _PaintWatch:
    return _PaintWatch(window.panel.bars)


def move_to_bars(bench: Bench, drawings: Sequence[list[NDArray[np.float64]]]) -> list[float]:
    """Seconds from each move to the bars that show it: one move at a time, as a hand does."""
    times = []
    for strokes in drawings:
        for stroke in strokes:
            bench.send(QEvent.Type.MouseButtonPress, stroke[0], _LEFT)
            for at in stroke[1:]:
                bench.shown = None
                before = len(bench.canvas.drawing.strokes[-1].points)
                started = time.perf_counter()
                bench.send(QEvent.Type.MouseMove, at, _LEFT)
                if len(bench.canvas.drawing.strokes[-1].points) == before:
                    continue  # The same pixel: nothing changes.
                bench.wait_for(
                    lambda: bench.shown is not None and bench.bars.painted > started,  # noqa: B023
                    "the bars",
                )
                times.append(bench.bars.painted - started)
            bench.send(QEvent.Type.MouseButtonRelease, stroke[-1], _NONE)
            bench.app.processEvents()
        bench.window.canvas.clear()
        bench.wait_for(lambda: not bench.window.reading.glyphs, "the empty pad")
        bench.canvas.undo_stack.clear()
    return times


def burst(bench: Bench, drawings: Sequence[list[NDArray[np.float64]]]) -> tuple[int, int]:
    """All moves of each drawing at once: how many moves, and how many readings were shown.

    Gives up if the reading of the last move does not come to stand on the screen.
    """
    readings: list[Reading] = []
    bench.window.readingChanged.connect(readings.append)
    moves = 0
    for strokes in drawings:
        for stroke in strokes:
            bench.send(QEvent.Type.MouseButtonPress, stroke[0], _LEFT)
            for at in stroke[1:]:
                bench.send(QEvent.Type.MouseMove, at, _LEFT)
            moves += len(stroke) - 1
            bench.send(QEvent.Type.MouseButtonRelease, stroke[-1], _NONE)
        recognizer = bench.window.service.recognizer
        assert recognizer is not None
        expected = recognizer.read_strokes(bench.canvas.drawing)
        bench.wait_for(lambda: _same(bench.window.reading, expected), "the last one")  # noqa: B023
        bench.window.canvas.clear()
        bench.wait_for(lambda: not bench.window.reading.glyphs, "the empty pad")
        bench.canvas.undo_stack.clear()
    return moves, len(readings)


def _same(one: Reading, other: Reading) -> bool:
    return len(one.glyphs) == len(other.glyphs) and all(
        np.array_equal(a.frame, b.frame) for a, b in zip(one.glyphs, other.glyphs, strict=True)
    )


def strokes_of(path: Path | None, count: int) -> Iterator[list[NDArray[np.float64]]]:
    """Drawings in fractions of the pad: of a file, or our own."""
    if path is None:
        own = [[np.array(stroke) for stroke in strokes] for strokes in DIGITS.values()]
        for at in range(count):
            yield [0.2 + 0.6 * stroke for stroke in own[at % len(own)]]
        return
    file = np.load(path)
    points, strokes, items = file["xy"], file["stroke_start"], file["item_start"]
    strokes = np.append(strokes, len(points))
    items = np.append(items, len(strokes) - 1)
    chosen = np.random.default_rng(1).choice(len(items) - 1, count, replace=False)
    for item in chosen:
        parts = [
            points[strokes[at] : strokes[at + 1]].astype(float)
            for at in range(items[item], items[item + 1])
        ]
        low = np.min([part.min(axis=0) for part in parts], axis=0)
        high = np.max([part.max(axis=0) for part in parts], axis=0)
        extent = max(float((high - low).max()), 1.0)
        yield [0.2 + 0.6 * (part - low) / extent for part in parts]


def tell(name: str, seconds: Sequence[float]) -> None:
    """Print the figures of some times."""
    ms = np.array(seconds) * 1000
    print(
        f"{name:14} median {np.median(ms):6.2f} ms   99 % {np.percentile(ms, 99):6.2f} ms   "
        f"max {ms.max():6.2f} ms   n {len(ms)}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("strokes", nargs="?", type=Path)
    parser.add_argument("--drawings", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["DIGITPAD_HOME"] = home
        bench = Bench()
        bench.wait_for(lambda: bench.window.service.recognizer is not None, "the model")
        drawings = list(strokes_of(options.strokes, options.drawings))
        move_to_bars(bench, drawings[:3])  # Warm: fonts, caches.
        kept = (bench.handler_times, bench.handler_cpu, bench.control_times)
        for times in (*kept, bench.listener_cpu, bench.ink_cpu):
            times.clear()
        times = move_to_bars(bench, drawings)
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
        print(f"screen {bench.app.platformName()}, {len(drawings)} drawings, load {load:.1f}")
        tell("move to bars", times)
        tell("handler", bench.handler_times)
        tell("  its CPU", bench.handler_cpu)
        tell("control loop", bench.control_times)
        tell("listeners, CPU", bench.listener_cpu)
        tell("ink, CPU", bench.ink_cpu)
        moves, readings = burst(bench, drawings)
        print(
            f"coalesced      {moves} moves at once, {readings} readings shown, "
            "the last move's reading shown each time"
        )
        bench.window.close()


if __name__ == "__main__":
    main()
