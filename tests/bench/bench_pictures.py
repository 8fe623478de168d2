"""How well pictures are read: `python -m tests.bench.bench_pictures FOLDER [--model PATH]`.

FOLDER holds labels.csv (file, label, source_repo: pictures of one digit), multi.csv (file, text,
source_repo: pictures of numbers, lines of writing separated by "|", no text if there is no digit),
or both. Prints a figure for each source, their mean, and the time from file to reading.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from digitpad import Recognizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, help="a model's folder; the shipped one if left out")
    parser.add_argument("--sources", nargs="*", help="only sources whose name holds one of these")
    parser.add_argument("--not-sources", nargs="*", default=[], help="and none of these")
    parser.add_argument("--mistakes", action="store_true", help="name each picture read wrongly")
    options = parser.parse_args()
    recognizer = Recognizer.load(options.model)
    for table, column in (("labels.csv", "label"), ("multi.csv", "text")):
        if not (options.folder / table).exists():
            continue
        with (options.folder / table).open(newline="", encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if _wanted(row, options)]
        print(f"{table}: {len(rows)} pictures")
        _measure(recognizer, options, rows, column)


def _wanted(row: dict[str, str], options: argparse.Namespace) -> bool:
    source = row["source_repo"]
    return (not options.sources or any(part in source for part in options.sources)) and not any(
        part in source for part in options.not_sources
    )


def _expected(text: str) -> str:
    """Digits only, each line of writing a line."""
    lines = ("".join(c for c in line if c.isdigit()) for line in text.split("|"))
    return "\n".join(line for line in lines if line)


def _measure(
    recognizer: Recognizer, options: argparse.Namespace, rows: list[dict[str, str]], column: str
) -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    told: dict[str, list[bool]] = defaultdict(list)
    wrong_digits = digits = 0
    seconds = []
    for row in rows:
        path = options.folder / row["file"]
        start = time.perf_counter()
        reading = recognizer.read_picture(path)
        seconds.append(time.perf_counter() - start)
        expected = _expected(row[column])
        right[row["source_repo"]].append(reading.text == expected)
        digits += len(expected.replace("\n", ""))
        wrong_digits += edits(expected.replace("\n", ""), reading.text.replace("\n", ""))
        if column == "label":
            alone = recognizer.read_picture(path, single=True)
            told[row["source_repo"]].append(
                bool(alone.glyphs) and str(alone.glyphs[0].digit) == expected
            )
        if options.mistakes and reading.text != expected:
            print(f"  {row['file']}: {expected!r} read as {reading.marked_text!r}")
    for source in sorted(right):
        hint = f"  told that it is one {_percent(told[source])}" if source in told else ""
        print(f"  {_percent(right[source])}  {source} ({len(right[source])}){hint}")
    mean = statistics.mean(statistics.mean(values) for values in right.values())
    line = f"  {100 * mean:5.1f} %  mean over sources"
    if told:
        hinted = statistics.mean(statistics.mean(values) for values in told.values())
        line += f"; told that it is one {100 * hinted:.1f} %"
    every = [value for values in right.values() for value in values]
    print(f"{line}; {100 * statistics.mean(every):.1f} % of all pictures")
    if digits:
        print(f"  {100 * wrong_digits / digits:5.1f} %  of digits wrong, missing or invented")
    seconds.sort()
    print(
        f"  {1e3 * statistics.median(seconds):.0f} ms a picture, "
        f"{1e3 * seconds[-1]:.0f} ms the slowest"
    )


def _percent(values: Iterable[bool]) -> str:
    return f"{100 * statistics.mean(values):5.1f} %"


def edits(expected: str, found: str) -> int:
    """The least number of digits to change, add or drop (Levenshtein 1966)."""
    previous = list(range(len(found) + 1))
    for at, wanted in enumerate(expected, 1):
        current = [at]
        for other, got in enumerate(found, 1):
            change = previous[other - 1] + (wanted != got)
            current.append(min(change, previous[other] + 1, current[-1] + 1))
        previous = current
    return previous[-1]


if __name__ == "__main__":
    main()
