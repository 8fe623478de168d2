"""The command `digitpad`: opens the window, or does its jobs without it."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from typing import Final

from digitpad import __version__

DONE: Final = 0
SOME_FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130
"""What a shell gives to a program that was ended with Ctrl+C."""

_FULL: Final = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO)
"""Why standard output cannot be written, if it is a file."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: the words after the command's name; None: those of this process.

    Returns:
        0 done, 1 some input failed, 2 wrong usage.
    """
    _settle_streams()
    arguments = _parser().parse_args(argv)
    try:
        code = int(arguments.run(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, `head` say, has had enough. Python would complain once more on exit.
        sys.stdout = None
        return DONE
    except OSError as error:
        if error.filename is not None or error.errno not in _FULL:
            raise
        # Whatever a command writes to a file it looks after itself: this is standard output.
        sys.stdout = None
        print(f"digitpad: The output cannot be written: {error.strerror}.", file=sys.stderr)
        return SOME_FAILED
    return code


def _settle_streams() -> None:
    """Give the process the standard streams that it was started without, closed or none at all.

    Python has None in their place, and the next file to be opened would get their number: then what
    a library prints to standard error would land in a model.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    if isinstance(sys.stdout, io.TextIOWrapper):
        # The name of a file may be any bytes, and goes out as it came in where that is possible.
        unicode = sys.stdout.encoding.lower().startswith("utf")
        sys.stdout.reconfigure(errors="surrogateescape" if unicode else "backslashreplace")


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
