"""`digitpad window`: open the pad."""

from __future__ import annotations

import argparse
from typing import Any


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "window", help="open the pad (the default)", description="Open the pad."
    )
    parser.add_argument("files", metavar="PICTURE", nargs="*", help="a picture to open on it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the window, and return when it is closed."""
    from digitpad.ui import app

    return app.run(["digitpad", *arguments.files])
