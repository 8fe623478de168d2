"""The command `digitpad`: opens the window, or does its jobs without it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Final

from digitpad import __version__

DONE: Final = 0
SOME_FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130
"""What a shell gives to a program that was ended with Ctrl+C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: the words after the command's name; None: those of this process.

    Returns:
        0 done, 1 some input failed, 2 wrong usage.
    """
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, `head` say, has had enough. Python would complain once more on exit.
        sys.stdout = None
        return DONE


def open_window() -> int:
    """Open the window; what a start menu runs."""
    return main(["window", *sys.argv[1:]])


def _parser() -> argparse.ArgumentParser:
    # Each command imports what it needs when it runs: `--help` answers at once, and nothing but
    # training imports TensorFlow.
    from digitpad.cli import classify, desktop, evaluate, models, samples, train, window

    parser = argparse.ArgumentParser(
        prog="digitpad",
        description="A drawing pad that reads handwritten digits. Without a command: open it.",
    )
    parser.add_argument("--version", action="version", version=f"digitpad {__version__}")
    parser.set_defaults(run=window.run, files=[])
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in (window, classify, train, evaluate, models, samples, desktop):
        command.add_to(commands)
    return parser
