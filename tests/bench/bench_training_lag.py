"""Whether the window stays quick while a model is trained.

    python tests/bench/bench_training_lag.py [--seconds S] [--preset NAME]

A timer in the event loop of the real window is due every 4 ms; how late it comes is the lag that
a mouse event would have met. Prints the lag with nothing going on, while a pen draws, and both
while a training child runs, and beside each how late a bare thread that sleeps as long wakes up in
the same time: what the machine itself adds. QT_QPA_PLATFORM picks the screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ui.pen import DIGITS

from digitpad.training.plan import preset
from digitpad.ui.app import build
from digitpad.ui.main_window import MainWindow

ROOT: Final = Path(__file__).resolve().parents[2]
PERIOD_S: Final = 0.004
MOVE_MS: Final = 8
PATIENCE_S: Final = 120.0


class Stopwatch:
    """How late a timer of the event loop comes that is due every 4 ms, and a bare thread."""

    def __init__(self) -> None:
        self.lag: list[float] = []
        self.machine: list[float] = []
        self._due = 0.0
        self._ends = threading.Event()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._thread = threading.Thread(target=self._sleep)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._wind()

    def stop(self) -> None:
        """End."""
        self._timer.stop()
        self._ends.set()
        self._thread.join()

    def _wind(self) -> None:
        self._due = time.perf_counter() + PERIOD_S
        self._timer.start(round(PERIOD_S * 1000))

    def _tick(self) -> None:
        self.lag.append(max(0.0, time.perf_counter() - self._due))
        self._wind()

    def _sleep(self) -> None:
        while not self._ends.is_set():
            due = time.perf_counter() + PERIOD_S
            time.sleep(PERIOD_S)
            self.machine.append(max(0.0, time.perf_counter() - due))


class Hand:
    """Draws digits over and over, a move every 8 ms, as a mouse of 125 Hz."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._moves = self._all_moves()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: next(self._moves))

    def start(self) -> None:
        """Begin to draw."""
        self._timer.start(MOVE_MS)

    def stop(self) -> None:
        """Lift the pen and clear."""
        self._timer.stop()
        self._window.canvas.clear()

    def _all_moves(self) -> Iterator[None]:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        while True:
            for strokes in DIGITS.values():
                for stroke in strokes:
                    self._send(QEvent.Type.MouseButtonPress, stroke[0], left)
                    for at in stroke:
                        self._send(QEvent.Type.MouseMove, at, left)
                        yield
                    self._send(QEvent.Type.MouseButtonRelease, stroke[-1], none)
                self._window.canvas.clear()
                self._window.canvas.undo_stack.clear()

    def _send(self, kind: QEvent.Type, at: tuple[float, float], held: Qt.MouseButton) -> None:
        canvas = self._window.canvas
        place = QPointF((0.2 + 0.6 * at[0]) * canvas.width(), (0.2 + 0.6 * at[1]) * canvas.height())
        button = Qt.MouseButton.NoButton
        if kind != QEvent.Type.MouseMove:
            button = Qt.MouseButton.LeftButton
        where = QPointF(canvas.mapToGlobal(place))
        keys = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(canvas, QMouseEvent(kind, place, where, button, held, keys))


def run_until(app: QApplication, done: Callable[[], bool]) -> None:
    """Run the event loop until something is so."""
    timer = QTimer()
    end = time.perf_counter() + PATIENCE_S

    def check() -> None:
        if done() or time.perf_counter() > end:
            app.quit()

    timer.timeout.connect(check)
    timer.start(50)
    app.exec()
    if not done():
        raise SystemExit("gave up waiting")


def measure(app: QApplication, name: str, seconds: float) -> None:
    """Watch the event loop for some seconds and print what was seen."""
    watch = Stopwatch()
    end = time.perf_counter() + seconds
    watch.start()
    run_until(app, lambda: time.perf_counter() > end)
    watch.stop()
    for what, late in (("event loop", watch.lag), ("bare thread", watch.machine)):
        ms = np.array(late) * 1000
        print(
            f"{name:26} {what:12} median {np.median(ms):6.2f} ms   "
            f"99 % {np.percentile(ms, 99):6.2f} ms   max {ms.max():6.2f} ms   n {len(ms)}"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--preset", default="quick")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["DIGITPAD_HOME"] = home
        # For the child, where the program is not installed.
        os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        app, window = build(["digitpad"])
        app.setQuitOnLastWindowClosed(False)
        app.aboutToQuit.disconnect(window.shut_down)  # run_until leaves the loop again and again.
        run_until(app, lambda: window.service.recognizer is not None)
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
        print(f"screen {app.platformName()}, {os.cpu_count()} cores, load {load:.1f}")
        hand = Hand(window)
        measure(app, "at rest", options.seconds)
        hand.start()
        measure(app, "drawing", options.seconds)
        hand.stop()
        told: list[object] = []
        window.retraining.told.connect(told.append)
        window.retrain(preset(options.preset))
        measure(app, "training begins", options.seconds)
        run_until(app, lambda: len(told) > 1 or not window.retraining.is_running)
        if not window.retraining.is_running:
            raise SystemExit(window.messages.message)
        measure(app, "training", options.seconds)
        hand.start()
        measure(app, "training and drawing", options.seconds)
        hand.stop()
        window.retraining.stop()
        run_until(app, lambda: not window.retraining.is_running)
        window.shut_down()


if __name__ == "__main__":
    main()
