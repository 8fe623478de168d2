"""How long a frame and a prediction take: `python tests/bench/bench_recognition.py`.

With --keras the same prediction is made by Keras as well, in the same run: the plain way.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np

from digitpad import Recognizer, assets
from digitpad.data.mnist import load_mnist
from digitpad.ink.frame import frame_strokes

REPEATS = 400


def median_ms(job: Callable[[], object], repeats: int = REPEATS) -> float:
    """Median duration of a job, in milliseconds, after a few runs to warm up."""
    for _ in range(5):
        job()
    durations = []
    for _ in range(repeats):
        start = time.perf_counter()
        job()
        durations.append(time.perf_counter() - start)
    return float(np.median(durations)) * 1e3


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keras", action="store_true")
    arguments = parser.parse_args()
    recognizer = Recognizer.load()
    frame = load_mnist("test").inputs[:1]
    angle = np.linspace(0, 2 * np.pi, 60)
    eight = np.stack([30 * np.sin(2 * angle), 60 * np.cos(angle)], 1).astype(np.float32)
    classify = median_ms(lambda: recognizer.classify(frame))
    print(f"frame of a stroke of 60 points  {median_ms(lambda: frame_strokes([eight])):7.3f} ms")
    print(f"classify one frame, one thread  {classify:7.3f} ms")
    reading = median_ms(lambda: recognizer.read_strokes([eight]))
    print(f"stroke to reading               {reading:7.3f} ms")
    if arguments.keras:
        import keras

        model = keras.models.load_model(assets.shipped_model() / "model.keras")
        tensor = frame[..., None]
        for name, job in {
            "model(x)": lambda: np.asarray(model(tensor)),
            "model.predict(x)": lambda: model.predict(tensor, verbose=0),
        }.items():
            plain = median_ms(job, 40)
            print(f"{name:31} {plain:7.3f} ms, {plain / classify:.0f} times as long")


if __name__ == "__main__":
    main()
