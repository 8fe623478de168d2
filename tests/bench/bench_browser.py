"""How long a frame takes while the dataset browser scrolls: `python tests/bench/bench_browser.py`.

MNIST's digits in our grid, against the plain way, a QListWidget with an icon for each. Both are
scrolled as by a wheel, some pixels a frame, and as by the scroll bar's handle, thousands a frame.
Prints for each the time to fill it, and the median, 99th percentile and maximum of a frame's time,
scrolling and painting all of the viewport; and the median of its processor time, which other work
on the machine hardly changes. At 60 frames a second there are 16.7 ms for all of it. Sizes:
--width, --height; QT_QPA_PLATFORM=offscreen measures without a screen.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QListView, QListWidget

from digitpad.data.mnist import load_mnist
from digitpad.ui.frame_grid import FrameGrid

WHEEL: Final = 40
"""Pixels a frame."""
HANDLE: Final = 4000
FRAMES: Final = 400


def grid_of(frames: np.ndarray, labels: np.ndarray) -> FrameGrid:
    """Our grid, one caption in ten standing out."""
    grid = FrameGrid()
    grid.show_frames(
        frames,
        np.arange(len(frames)),
        lambda at: (
            (f"{labels[at]}→{labels[at - 1]}", True) if at % 10 == 0 else (f"{labels[at]}", False)
        ),
        lambda at: f"A {labels[at]}",
    )
    return grid


def list_of(frames: np.ndarray, labels: np.ndarray) -> QListWidget:
    """The plain way: an item with an icon for every frame."""
    plain = QListWidget()
    plain.setViewMode(QListView.ViewMode.IconMode)
    plain.setResizeMode(QListView.ResizeMode.Adjust)
    plain.setMovement(QListView.Movement.Static)
    plain.setUniformItemSizes(True)
    plain.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    plain.setIconSize(QSize(56, 56))
    plain.setGridSize(QSize(64, 76))
    for frame, label in zip(frames, labels, strict=True):
        image = QImage((255 - frame).tobytes(), 28, 28, 28, QImage.Format.Format_Grayscale8)
        plain.addItem(str(label))
        plain.item(plain.count() - 1).setIcon(QIcon(QPixmap.fromImage(image.scaled(56, 56))))
    return plain


def measure(
    app: QApplication, view: QAbstractScrollArea, step: int
) -> tuple[list[float], list[float]]:
    """Seconds of each of many frames, by the clock and of the processor."""
    bar, at = view.verticalScrollBar(), 0
    times: list[float] = []
    busy: list[float] = []
    for _ in range(FRAMES):
        at = (at + step) % max(bar.maximum(), 1)
        began, worked = time.perf_counter(), time.thread_time()
        bar.setValue(at)
        view.viewport().repaint()
        times.append(time.perf_counter() - began)
        busy.append(time.thread_time() - worked)
        app.processEvents()
    return times, busy


def tell(name: str, measured: tuple[Sequence[float], Sequence[float]]) -> float:
    """Print the figures of some times, seconds, and return the median of the processor's."""
    ms, busy = (np.array(times) * 1000 for times in measured)
    print(
        f"  {name:24} median {np.median(ms):6.2f} ms   99 % {np.percentile(ms, 99):6.2f} ms   "
        f"max {ms.max():6.2f} ms   processor {np.median(busy):6.2f} ms"
    )
    return float(np.median(busy))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--width", type=int, default=1120)
    parser.add_argument("--height", type=int, default=780)
    options = parser.parse_args()
    app = QApplication([])
    train = load_mnist("train")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"screen {app.platformName()}, {options.width}x{options.height}, load {load:.1f}")
    medians: dict[str, float] = {}
    ways: list[tuple[str, int, Callable[..., QAbstractScrollArea]]] = [
        ("plain list", 10_000, list_of),
        ("grid", 10_000, grid_of),
        ("grid", 60_000, grid_of),
    ]
    for name, count, make in ways:
        began = time.perf_counter()
        view = make(train.frames[:count], train.labels[:count])
        view.resize(options.width, options.height)
        view.show()
        app.processEvents()
        print(f"{name} of {count:,}: filled in {(time.perf_counter() - began) * 1000:.0f} ms")
        medians[f"{name} {count} wheel"] = tell("by the wheel", measure(app, view, WHEEL))
        medians[f"{name} {count} handle"] = tell("by the handle", measure(app, view, HANDLE))
        view.close()
        view.deleteLater()
        app.processEvents()
    for how in ("wheel", "handle"):
        ratio = medians[f"grid 10000 {how}"] / medians[f"plain list 10000 {how}"]
        print(f"a frame of the grid by the {how}: {ratio:.2f} of the plain list's")


if __name__ == "__main__":
    main()
