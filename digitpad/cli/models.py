"""`digitpad models`: the model library without the window."""

from __future__ import annotations

import argparse
import sys
from typing import Any, Final

_SHIPPED: Final = "shipped"


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "models", help="the model library", description="List, choose and remove models."
    )
    jobs = parser.add_subparsers(title="jobs", metavar="JOB", required=True)
    jobs.add_parser("list", help="the models, the one in use with a star").set_defaults(run=_list)
    use = jobs.add_parser("use", help="take a model into use")
    use.add_argument("name", help=f"of the model, or “{_SHIPPED}”")
    use.set_defaults(run=_use)
    remove = jobs.add_parser("remove", help="delete a model")
    remove.add_argument("name", help="of the model")
    remove.set_defaults(run=_remove)


def _list(_: argparse.Namespace) -> int:
    from digitpad.cli import DONE
    from digitpad.library.store import Library

    library = Library()
    current = library.current()
    print(f"{'*' if current is None else ' '} {_SHIPPED}")
    for entry in library.list():
        star = "*" if entry.path == current else " "
        accuracy = entry.card.scores.get("mnist-test", {}).get("accuracy")
        score = f"{accuracy:.2%} MNIST" if accuracy is not None else "not scored"
        print(f"{star} {entry.name}\t{score}\t{entry.card.created}")
    return DONE


def _use(arguments: argparse.Namespace) -> int:
    from digitpad.library.store import Library

    name = None if arguments.name == _SHIPPED else arguments.name
    return _attempt(lambda: Library().use(name))


def _remove(arguments: argparse.Namespace) -> int:
    from digitpad.library.store import Library

    return _attempt(lambda: Library().remove(arguments.name))


def _attempt(job: Any) -> int:
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.library import ModelError

    try:
        job()
    except ModelError as error:
        print(f"digitpad: {error}", file=sys.stderr)
        return SOME_FAILED
    return DONE
