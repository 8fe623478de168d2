"""`digitpad window`: open the pad."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, Final

_SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""One of these tells Qt on Linux where to show a window; without any it ends the process."""


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "window", help="open the pad (the default)", description="Open the pad."
    )
    parser.add_argument("files", metavar="PICTURE", nargs="*", help="a picture to open on it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the window, and return when it is closed."""
    from digitpad.cli import SOME_FAILED

    if sys.platform not in ("win32", "darwin") and not any(map(os.environ.get, _SCREENS)):
        print(
            "digitpad: There is no screen to open the window on. “digitpad classify” reads "
            "pictures without one.",
            file=sys.stderr,
        )
        return SOME_FAILED
    from digitpad.ui import app

    return app.run(["digitpad", *arguments.files])
