"""`digitpad evaluate`: score a model."""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from digitpad.library.files import is_folder


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "evaluate",
        help="score a model",
        description="Score a model on MNIST's test digits and on scribbles, and on pen strokes, "
        "labelled pictures and outliers if you have some.",
    )
    parser.add_argument(
        "--model", metavar="PATH", type=Path, help="other than the one in use: a folder or .tflite"
    )
    parser.add_argument(
        "--pen-file",
        dest="pen_files",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="pen strokes (.npz, UNIPEN, .inkml, or a folder of these); the writers kept for the "
        "test are scored. May be given again",
    )
    parser.add_argument(
        "--all-writers",
        action="store_true",
        help="score all writers; fair only to a model that was not trained on pen files",
    )
    parser.add_argument(
        "--pictures",
        action="append",
        default=[],
        type=Path,
        metavar="FOLDER",
        help="pictures of one digit each, in subfolders 0 to 9, or with a labels.csv whose columns "
        "are file, label and, if you like, source_repo. May be given again",
    )
    parser.add_argument(
        "--outliers",
        action="append",
        default=[],
        type=Path,
        metavar="PATH",
        help="what is no digit: a folder of pictures, a picture, or a pen file, of which the "
        "digits do not count. May be given again",
    )
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.add_argument(
        "--report", metavar="FILE", type=Path, help="write a page with the pictures in it as well"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Score a model on every suite there is and print the figures."""
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.evaluation.html import to_html
    from digitpad.evaluation.inputs import Inputs
    from digitpad.evaluation.report import make_report, to_json
    from digitpad.evaluation.suites import run_suites
    from digitpad.evaluation.text import to_text
    from digitpad.library import ModelError
    from digitpad.library.files import write_whole
    from digitpad.library.store import Library
    from digitpad.recognition.recognizer import Recognizer
    from digitpad.sentences import reason

    exit_code = DONE

    def complain(sentence: str) -> None:
        nonlocal exit_code
        exit_code = SOME_FAILED
        print(f"digitpad: {sentence}", file=sys.stderr)

    if arguments.report:
        try:
            _check_place(arguments.report)
        except OSError as error:
            complain(f"{arguments.report} cannot be written: {reason(error)}.")
            return exit_code
    try:
        recognizer = Recognizer.load(arguments.model or Library().current())
    except ModelError as error:
        complain(str(error))
        return exit_code
    inputs = Inputs(
        tuple(arguments.pen_files),
        arguments.all_writers,
        tuple(arguments.pictures),
        tuple(arguments.outliers),
    )
    report = make_report(recognizer.card, run_suites(recognizer, inputs, complain))
    if arguments.json:
        print(json.dumps(to_json(report), indent=2, ensure_ascii=False))
    else:
        print(to_text(report))
    if arguments.report:
        try:
            write_whole(arguments.report, to_html(report))
        except OSError as error:
            complain(f"{arguments.report} cannot be written: {reason(error)}.")
    return exit_code


def _check_place(file: Path) -> None:
    """Find out whether a file can be written before there is anything to write; makes its folder.

    Raises:
        OSError: it cannot.
    """
    if is_folder(file):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=file.parent):
        pass
