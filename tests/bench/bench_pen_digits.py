"""How near generated digits come to real ones: `python tests/bench/bench_pen_digits.py PENS`.

Trains the quick preset twice, with MNIST only and with MNIST and generated characters, and reads
with both what real people wrote: all of PENS, since neither model met anyone in it. Mistakes of one
half of the writers of pen-train.npz were looked at while the templates were drawn; the figures of
the other half are the honest ones.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitpad.data.pen_digits import generate
from digitpad.data.pen_files import PenCharacters, read_pen_file
from digitpad.recognition.classifier import Classifier
from digitpad.training.plan import Plan, preset

COUNT = 10_000


def looked_at(writer: str) -> bool:
    """Whether this writer's mistakes were looked at while the templates were drawn."""
    return hashlib.sha256(writer.encode()).digest()[0] % 2 == 0


def trained(plan: Plan) -> Classifier:
    """The model of a plan, trained as a user would."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "plan.json"
        file.write_text(plan.to_json(), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "digitpad", "train", "--plan", str(file)],
            env=os.environ | {"DIGITPAD_HOME": home, "TF_CPP_MIN_LOG_LEVEL": "3"},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        (model,) = Path(home).rglob("model.tflite")
        return Classifier.load(model.parent)


def report(
    name: str, classifier: Classifier, pens: PenCharacters, frames: NDArray[np.float32]
) -> None:
    """Print how the model reads each half of the writers."""
    seen = classifier.predict(frames)
    right = seen.probabilities.argmax(axis=1) == pens.labels
    digits = pens.labels >= 0
    halves = np.array([looked_at(writer) for writer in pens.writers])
    for half, who in ((halves, "looked at"), (~halves, "not looked at")):
        print(
            f"{name:20} writers {who:14}"
            f" digits right {right[digits & half].mean():7.2%}"
            f", kept {seen.are_digits[digits & half].mean():7.2%}"
            f"; letters refused {(~seen.are_digits[~digits & half]).mean():7.2%}"
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pens", type=Path, help="a file of real pen characters")
    pens = read_pen_file(parser.parse_args().pens)
    frames = pens.framed().inputs
    generate(1000, 1, outlier_share=0.25)  # The curves of the templates are computed once.
    start = time.process_time()
    generate(COUNT, 1, outlier_share=0.25)
    print(f"generate             {(time.process_time() - start) / COUNT * 1e3:.3f} ms a character")
    for name, plan in (
        ("MNIST only", preset("quick", generated=0, scribbles=0)),
        ("MNIST and generated", preset("quick")),
    ):
        report(name, trained(plan), pens, frames)


if __name__ == "__main__":
    main()
