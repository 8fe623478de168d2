"""What a child process does that listens to the window, or to another command."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from typing import TextIO


def give_way() -> None:
    """Run at lower priority, where the system knows such a thing; elsewhere the parent sees to it.

    Less low than a training run: someone waits for this.
    """
    if hasattr(os, "nice"):
        os.nice(5)


def end_with_parent() -> None:
    """End this process as soon as standard input closes: whoever started it has gone."""

    def watch() -> None:
        with contextlib.suppress(OSError, ValueError):
            while sys.stdin.buffer.read(1):
                pass
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def own_stdout() -> Iterator[TextIO]:
    """Standard output for us alone: what libraries print goes to standard error instead."""
    sys.stdout.flush()
    ours = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace")
    os.dup2(2, 1)
    try:
        yield ours
    finally:
        os.dup2(ours.fileno(), 1)
        # What could not be written before cannot be now; whoever wrote it knows.
        with contextlib.suppress(OSError):
            ours.close()
