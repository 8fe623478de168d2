"""`digitpad classify`: read pictures and drawings without the window."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digitpad.recognition.reading import Reading


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "classify",
        help="read the digits in pictures and drawings",
        description="Read the digits in pictures and in drawings (.inkml), one line a file: its "
        "name, a tab, the digits.",
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="a picture, a drawing, or a folder of them"
    )
    parser.add_argument("--single", action="store_true", help="each picture holds one digit")
    parser.add_argument(
        "--model", metavar="PATH", type=Path, help="a model other than the one in use"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line, all details")
    form.add_argument("--csv", action="store_true", help="comma-separated: file, text, confidence")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read each file; name those that cannot be read on stderr and go on."""
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.ink import InkError
    from digitpad.ink.inkml import SUFFIX, read_inkml
    from digitpad.library import ModelError
    from digitpad.library.store import Library
    from digitpad.recognition.recognizer import Recognizer

    path = arguments.model or Library().current()
    try:
        recognizer = Recognizer.load(path)
    except ModelError as error:
        print(f"digitpad: {error}", file=sys.stderr)
        return SOME_FAILED
    writer = csv.writer(sys.stdout)
    if arguments.csv:
        writer.writerow(["file", "text", "confidence"])
    exit_code = DONE
    for file in _pictures(arguments.files):
        try:
            if file.lower().endswith(SUFFIX):
                reading = recognizer.read_strokes(read_inkml(Path(file)), single=arguments.single)
            else:
                reading = recognizer.read_picture(file, single=arguments.single)
        except InkError as error:
            print(f"digitpad: {error}", file=sys.stderr)
            exit_code = SOME_FAILED
            continue
        for note in reading.notes:
            print(f"digitpad: {note}", file=sys.stderr)
        if arguments.json:
            print(json.dumps(_details(file, reading), ensure_ascii=False))
        elif arguments.csv:
            writer.writerow([file, reading.text, f"{_confidence(reading):.4f}"])
        else:
            print(f"{file}\t{reading.text.replace(chr(10), ' ')}")
        sys.stdout.flush()
    return exit_code


def _pictures(names: list[str]) -> Iterator[str]:
    """The files named, and those in the folders named, in the order of their names."""
    from digitpad.ink.inkml import SUFFIX
    from digitpad.ink.picture import PICTURE_SUFFIXES

    for name in names:
        if not Path(name).is_dir():
            yield name
            continue
        for folder, subfolders, files in os.walk(name):
            subfolders.sort()
            for file in sorted(files):
                if Path(file).suffix.lower() in (*PICTURE_SUFFIXES, SUFFIX):
                    yield str(Path(folder) / file)


def _confidence(reading: Reading) -> float:
    """How sure the least sure digit is; 0 without a digit."""
    return min((glyph.confidence for glyph in reading.glyphs if glyph.is_digit), default=0.0)


def _details(file: str, reading: Reading) -> dict[str, Any]:
    return {
        "file": file,
        "text": reading.text,
        "confidence": round(_confidence(reading), 4),
        "glyphs": [
            {
                "digit": glyph.digit,
                "is_digit": glyph.is_digit,
                "confidence": round(glyph.confidence, 4),
                "digit_score": round(glyph.digit_score, 4),
                "probabilities": [round(float(p), 5) for p in glyph.probabilities],
                "box": [round(float(edge), 1) for edge in glyph.box],
                "row": glyph.row,
            }
            for glyph in reading.glyphs
        ],
        "notes": list(reading.notes),
    }
