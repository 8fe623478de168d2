"""`digitpad evaluate`: score a model."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digitpad.data.corpus import Corpus
    from digitpad.recognition.classifier import Classifier


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "evaluate",
        help="score a model",
        description="Score a model on MNIST's test digits, and on pen strokes if you have some.",
    )
    parser.add_argument("--model", metavar="PATH", type=Path, help="other than the one in use")
    parser.add_argument(
        "--pen-file",
        dest="pen_files",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="pen strokes; the writers kept for the test are scored. May be given again",
    )
    parser.add_argument(
        "--all-writers",
        action="store_true",
        help="score all writers; fair only to a model that was not trained on pen files",
    )
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Score a model on every suite there is and print the figures."""
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.data import DataError
    from digitpad.data.mnist import load_mnist
    from digitpad.data.pen_files import pen_suites, read_pen_file
    from digitpad.library import ModelError
    from digitpad.library.store import Library
    from digitpad.recognition.classifier import Classifier

    try:
        classifier = Classifier.load(arguments.model or Library().current())
        suites = {"mnist-test": load_mnist("test")}
        for file in arguments.pen_files:
            suites |= pen_suites(read_pen_file(file), all_writers=arguments.all_writers)
    except (ModelError, DataError) as error:
        print(f"digitpad: {error}", file=sys.stderr)
        return SOME_FAILED
    found = {name: _figures(classifier, corpus) for name, corpus in suites.items()}
    if arguments.json:
        print(json.dumps({"model": classifier.card.name, "suites": found}, indent=2))
    else:
        print(f"model: {classifier.card.name}")
        for name, figures in found.items():
            print(f"\n{name}: {len(suites[name]):,}")
            for figure, value in figures.items():
                if isinstance(value, float):
                    print(f"  {figure.replace('_', ' '):20} {value:.4f}")
            if "recall" in figures:
                recalls = (f"{d}: {share:.2%}" for d, share in enumerate(figures["recall"]))
                print(f"  {'recall':20} {'  '.join(recalls)}")
    return DONE


def _figures(classifier: Classifier, corpus: Corpus) -> dict[str, Any]:
    from digitpad.evaluation import refused, score

    if not (corpus.labels >= 0).any():
        return {"refused": refused(classifier, corpus)}
    found = score(classifier, corpus)
    return {
        "accuracy": found.accuracy,
        "loss": found.loss,
        "calibration_error": found.calibration_error,
        "kept_as_digits": found.kept,
        "recall": [round(float(share), 6) for share in found.recall],
        "confusion": found.confusion.tolist(),
    }
