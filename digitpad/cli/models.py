"""`digitpad models`: the model library without the window."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from digitpad.library import SHIPPED

if TYPE_CHECKING:
    from digitpad.library.card import Card

_STAGES: Final = {
    "checking": "checking the file",
    "loading": "loading TensorFlow and the network",
    "converting": "converting",
    "trying": "trying how it wants its digits",
    "scoring": "scoring it on MNIST's test digits",
}


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "models",
        help="the model library",
        description="List, choose, compare, rename and remove models; import and export files.",
    )
    jobs = parser.add_subparsers(title="jobs", metavar="JOB", required=True)

    listing = jobs.add_parser("list", help="the models, the one in use with a star")
    listing.add_argument("--json", action="store_true", help="as JSON, with cards and sizes")
    listing.set_defaults(run=_list)

    use = jobs.add_parser("use", help="take a model into use")
    use.add_argument("name", help=f"of the model, or “{SHIPPED}”")
    use.set_defaults(run=_use)

    compare = jobs.add_parser("compare", help="the scores of models side by side")
    compare.add_argument("names", nargs="+", metavar="NAME", help=f"of a model, or “{SHIPPED}”")
    compare.set_defaults(run=_compare)

    taking = jobs.add_parser(
        "import",
        help="add model files to the library",
        description="Add .keras, .h5 and .tflite files with 28x28 inputs and ten outputs. They are "
        "checked first: nothing in them is ever run.",
    )
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taking.add_argument("--name", help="what to call it; its file's name otherwise")
    taking.add_argument("--use", action="store_true", help="take it into use")
    taking.set_defaults(run=_import, usage=taking)

    giving = jobs.add_parser(
        "export",
        help="write a model, or its card, to files",
        description="The ending of each file says what is written: the network as .keras, .h5 or "
        ".tflite, or its card as .json.",
    )
    giving.add_argument("name", help=f"of the model, or “{SHIPPED}”")
    giving.add_argument("files", nargs="+", type=Path, metavar="FILE")
    giving.add_argument("--force", action="store_true", help="replace files that are there")
    giving.set_defaults(run=_export, usage=giving)

    rename = jobs.add_parser("rename", help="call a model something else")
    rename.add_argument("name")
    rename.add_argument("new_name", metavar="NEW")
    rename.set_defaults(run=_rename)

    remove = jobs.add_parser("remove", help="put models into the wastebasket")
    remove.add_argument("names", nargs="+", metavar="NAME")
    remove.set_defaults(run=_remove)

    restore = jobs.add_parser("restore", help="take models out of the wastebasket")
    restore.add_argument(
        "names", nargs="*", metavar="NAME", help="as `remove` told; none: list what is there"
    )
    restore.set_defaults(run=_restore)

    # The child that looks into files from elsewhere; see training.model_files. Not for people.
    child = jobs.add_parser("child")
    child.add_argument("job", choices=("import", "h5"))
    child.add_argument("source", type=Path)
    child.add_argument("folder", type=Path)
    child.set_defaults(run=_child)


def _list(arguments: argparse.Namespace) -> int:
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.library.store import Library

    library = Library()
    current, broken = library.current(), library.broken()
    if arguments.json:
        print(json.dumps(_listed(), indent=2, ensure_ascii=False))
    else:
        print(f"{'*' if current is None else ' '} {SHIPPED}")
        for entry in library.list():
            star = "*" if entry.path == current else " "
            score = _percent(_accuracy(entry.card, "mnist-test"))
            told = "not scored" if score == "-" else f"{score} MNIST"
            print(f"{star} {entry.name}\t{told}\t{entry.card.created}")
    for folder in broken:
        print(f"digitpad: {folder.name}: {folder.why}", file=sys.stderr)
    return SOME_FAILED if broken else DONE


def _listed() -> dict[str, Any]:
    """The library as plain data."""
    from dataclasses import asdict

    from digitpad import assets
    from digitpad.library import ModelError
    from digitpad.library.card import CARD_FILE, read_card
    from digitpad.library.store import Library, size_of

    library = Library()
    current = library.current()
    models = [
        {
            "name": entry.name,
            "path": str(entry.path),
            "in_use": entry.path == current,
            "bytes": size_of(entry.path),
            "card": asdict(entry.card),
        }
        for entry in library.list()
    ]
    path = assets.shipped_model()
    try:
        card = asdict(read_card(path / CARD_FILE))
    except ModelError:
        card = {}
    shipped = {
        "name": SHIPPED,
        "path": str(path),
        "in_use": current is None,
        "bytes": size_of(path),
        "card": card,
    }
    broken = [
        {"name": folder.name, "path": str(folder.path), "why": folder.why}
        for folder in library.broken()
    ]
    return {"models": [shipped, *models], "broken": broken, "wastebasket": library.removed()}


def _use(arguments: argparse.Namespace) -> int:
    from digitpad.library.store import Library

    name = None if arguments.name == SHIPPED else arguments.name
    return _attempt([lambda: Library().use(name)])


def _compare(arguments: argparse.Namespace) -> int:
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.library import ModelError
    from digitpad.library.card import CARD_FILE, read_card

    cards: dict[str, Card] = {}
    failed = False
    for name in arguments.names:
        try:
            cards[name] = read_card(_folder(name) / CARD_FILE)
        except ModelError as error:
            _complain(error)
            failed = True
    suites = dict.fromkeys(suite for card in cards.values() for suite in card.scores)
    rows = [["", *cards]]
    rows += [
        [suite, *(_percent(_accuracy(card, suite)) for card in cards.values())] for suite in suites
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if cards:
        for row in rows:
            cells = [row[0].ljust(widths[0])]
            cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
            print("  ".join(cells).rstrip())
    return SOME_FAILED if failed else DONE


def _import(arguments: argparse.Namespace) -> int:
    from digitpad.library.store import Library
    from digitpad.training.model_files import ModelWork

    if len(arguments.files) > 1 and (arguments.name or arguments.use):
        arguments.usage.error("--name and --use are for one file")
    work, library = ModelWork(), Library()

    def take(file: Path) -> None:
        with _telling(file) as tell:
            path = work.import_model(library, file, arguments.name or "", tell)
        print(f"{file}\t{path.name}")
        if arguments.use:
            library.use(path.name)

    return _attempt([lambda file=file: take(file) for file in arguments.files])  # type: ignore[misc]


def _export(arguments: argparse.Namespace) -> int:
    from digitpad.library import ModelError
    from digitpad.library.files import is_there
    from digitpad.training.model_files import EXPORTS, ModelWork

    for file in arguments.files:
        if file.suffix.lower() not in EXPORTS:
            arguments.usage.error(f"{file}: the name must end in one of {' '.join(EXPORTS)}")
    work = ModelWork()

    def give(file: Path) -> None:
        if is_there(file) and not arguments.force:
            raise ModelError("{path} is there already; --force replaces it.", path=file)
        with _telling(file) as tell:
            work.export_model(_folder(arguments.name), file, tell)

    return _attempt([lambda file=file: give(file) for file in arguments.files])  # type: ignore[misc]


def _rename(arguments: argparse.Namespace) -> int:
    from digitpad.library.store import Library

    return _attempt([lambda: Library().rename(arguments.name, arguments.new_name)])


def _remove(arguments: argparse.Namespace) -> int:
    from digitpad.library.store import Library

    def remove(name: str) -> None:
        kept = Library().remove(name)
        print(f"{name}\tin the wastebasket: digitpad models restore {shlex.quote(kept.name)}")

    return _attempt([lambda name=name: remove(name) for name in arguments.names])  # type: ignore[misc]


def _restore(arguments: argparse.Namespace) -> int:
    from digitpad.cli import DONE
    from digitpad.library.store import Library

    library = Library()
    if not arguments.names:
        for name in library.removed():
            print(name)
        return DONE
    return _attempt(
        [lambda name=name: library.restore(name) for name in arguments.names]  # type: ignore[misc]
    )


def _child(arguments: argparse.Namespace) -> int:
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.cli.supervised import end_with_parent, give_way, own_stdout
    from digitpad.training import importing

    give_way()
    end_with_parent()
    with own_stdout() as lines:
        done = importing.run(
            arguments.job,
            arguments.source,
            arguments.folder,
            lambda line: print(line, file=lines, flush=True),
        )
    return DONE if done else SOME_FAILED


def _folder(name: str) -> Path:
    """The folder of a model by its name.

    Raises:
        ModelError: there is no such model.
    """
    from digitpad import assets
    from digitpad.library.store import Library

    return assets.shipped_model() if name == SHIPPED else Library().find(name).path


def _attempt(jobs: Iterable[Callable[[], object]]) -> int:
    """Do each, and go on when one fails."""
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.library import ModelError

    code = DONE
    for job in jobs:
        try:
            job()
        except ModelError as error:
            _complain(error)
            code = SOME_FAILED
    return code


def _complain(error: Exception) -> None:
    # One line a file, whatever it is about.
    print(f"digitpad: {' '.join(str(error).split())}", file=sys.stderr)


class _telling:  # noqa: N801 - reads like a function where it is used
    """Says on a terminal how far a file is, and takes it away again; nothing elsewhere."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._on = sys.stderr.isatty()

    def __enter__(self) -> Callable[[str], None]:
        return self._tell

    def __exit__(self, *_: object) -> None:
        if self._on:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _tell(self, stage: str) -> None:
        if self._on:
            text = f"\r\x1b[K{self._file.name}: {_STAGES.get(stage, stage)}…"
            print(text, end="", file=sys.stderr, flush=True)


def _accuracy(card: Card, suite: str) -> float | None:
    """The share that a model has right in a suite, or refuses where that is right."""
    found = card.scores.get(suite)
    if not isinstance(found, dict):
        return None
    share = found.get("accuracy", found.get("refused"))
    return share if isinstance(share, float | int) else None


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.2%}"
