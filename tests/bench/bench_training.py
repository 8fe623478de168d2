"""How long `digitpad train --preset quick` takes: `python tests/bench/bench_training.py`.

The whole process, from its start to the saved model, against the plain way in the same minute:
ten epochs of a 784-1000-10 network by Keras' own `fit`, batch 32, Adam, in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time

PLAIN = """
import keras
from digitpad.data.mnist import load_mnist
train = load_mnist("train")
model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(1000, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train.inputs, train.labels, batch_size=32, epochs=10, verbose=0)
"""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"DIGITPAD_HOME": home, "TF_CPP_MIN_LOG_LEVEL": "3"}
        words = [sys.executable, "-m", "digitpad", "train", "--preset", "quick", "--events"]
        start = time.perf_counter()
        marks: dict[str, float] = {}
        accuracy = 0.0
        with subprocess.Popen(
            words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as child:
            assert child.stdout is not None
            for line in child.stdout:
                event = json.loads(line)
                marks.setdefault(event["event"], time.perf_counter() - start)
                if event["event"] == "epoch":
                    marks["trained"] = time.perf_counter() - start
                if event.get("suite") == "mnist-test":
                    accuracy = event["accuracy"]
        quick = time.perf_counter() - start
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", PLAIN], env=environment, check=True, stderr=subprocess.DEVNULL
    )
    plain = time.perf_counter() - start
    print(f"quick                    {quick:6.1f} s, {accuracy:.2%} on MNIST's test digits")
    print(f"  start, import, corpus  {marks['started']:6.1f} s")
    print(f"  training               {marks['trained'] - marks['started']:6.1f} s")
    print(f"  convert, score, save   {quick - marks['trained']:6.1f} s")
    print(f"784-1000-10, 10 epochs   {plain:6.1f} s")
    print(f"ratio                    {quick / plain:6.2f}")


if __name__ == "__main__":
    main()
