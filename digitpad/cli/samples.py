"""`digitpad samples`: the user's own samples without the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from digitpad.data.sample import Sample
    from digitpad.data.samples import SampleStore

_NONE: Final = "none"
_SHORTEST: Final = 4
"""Letters of an id that must be given: fewer are more likely a slip than meant."""


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "samples",
        help="the digits that you kept",
        description="List, export, import and remove the samples that were kept in the window. "
        "Retraining learns from them.",
    )
    jobs = parser.add_subparsers(title="jobs", metavar="JOB", required=True)

    listing = jobs.add_parser(
        "list",
        help="the samples, the latest first",
        description="One line a sample: its id, its label, what it was read as, when it was kept.",
    )
    _add_label(listing)
    listing.add_argument(
        "--json", action="store_true", help="one JSON object a line, without the ink"
    )
    listing.set_defaults(run=_list)

    export = jobs.add_parser(
        "export", help="write samples to a file", description="Write samples as JSON, one a line."
    )
    export.add_argument("file", type=Path, metavar="FILE", help="“-”: standard output")
    _add_label(export)
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    export.set_defaults(run=_export)

    taking = jobs.add_parser(
        "import",
        help="add samples from files",
        description="Add samples from files that “export” wrote. Ink that is here already stays "
        "as it is.",
    )
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taking.set_defaults(run=_import)

    remove = jobs.add_parser("remove", help="delete samples; export them first to keep them")
    remove.add_argument(
        "ids", nargs="+", metavar="ID", help="as “list” tells, or the first letters of it"
    )
    remove.set_defaults(run=_remove)


def _add_label(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--label",
        choices=[*map(str, range(10)), _NONE],
        help=f"only samples of one digit, or, by “{_NONE}”, of what is no digit",
    )


def _list(arguments: argparse.Namespace) -> int:
    def job(store: SampleStore, _: Callable[[str], None]) -> None:
        for sample in store.page(_label(arguments)):
            print(_as_json(sample) if arguments.json else _as_line(sample))

    return _with_store(job)


def _export(arguments: argparse.Namespace) -> int:
    from digitpad.data.sample import to_line
    from digitpad.data.sample_files import export_samples
    from digitpad.library.files import is_there

    def job(store: SampleStore, complain: Callable[[str], None]) -> None:
        samples = store.page(_label(arguments))
        if str(arguments.file) == "-":
            for sample in samples:
                print(to_line(sample))
        elif is_there(arguments.file) and not arguments.force:
            complain(f"{arguments.file} is there already; --force replaces it.")
        else:
            count = export_samples(samples, arguments.file)
            print(f"{count:,} samples written to {arguments.file}")

    return _with_store(job)


def _import(arguments: argparse.Namespace) -> int:
    from digitpad.data import DataError
    from digitpad.data.sample_files import import_samples

    def job(store: SampleStore, complain: Callable[[str], None]) -> None:
        for file in arguments.files:
            try:
                found = import_samples(store, file, complain)
            except DataError as error:
                complain(str(error))
            else:
                print(f"{file}: {found.added:,} added, {found.known:,} known")

    return _with_store(job)


def _remove(arguments: argparse.Namespace) -> int:
    def job(store: SampleStore, complain: Callable[[str], None]) -> None:
        for start in arguments.ids:
            found = store.starting_with(start.lower()) if len(start) >= _SHORTEST else []
            if len(found) == 1:
                store.remove(found)
            elif found:
                complain(f"{len(found)} samples begin with “{start}”: give more letters of the id.")
            else:
                complain(f"There is no sample “{start}”.")

    return _with_store(job)


def _with_store(job: Callable[[SampleStore, Callable[[str], None]], None]) -> int:
    """Do a job with the store; whatever fails is named in a line on stderr."""
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.data import DataError
    from digitpad.data.samples import SampleStore

    exit_code = DONE

    def complain(sentence: str) -> None:
        nonlocal exit_code
        exit_code = SOME_FAILED
        print(f"digitpad: {sentence}", file=sys.stderr)

    with SampleStore(complain=complain) as store:
        try:
            job(store, complain)
        except DataError as error:
            complain(str(error))
    return exit_code


def _label(arguments: argparse.Namespace) -> int | None:
    if arguments.label is None:
        return None
    return -1 if arguments.label == _NONE else int(arguments.label)


def _called(label: int) -> str:
    return _NONE if label < 0 else str(label)


def _as_line(sample: Sample) -> str:
    read = f"read as {_called(sample.read_as)}, {sample.confidence:.0%}" if sample.model else ""
    return f"{sample.id}\t{_called(sample.label)}\t{read}\t{sample.created}"


def _as_json(sample: Sample) -> str:
    return json.dumps(
        {
            "id": sample.id,
            "label": sample.label,
            "created": sample.created,
            "model": sample.model,
            "read_as": sample.read_as,
            "confidence": round(sample.confidence, 4),
            "strokes": len(sample.strokes),
        },
        ensure_ascii=False,
    )
