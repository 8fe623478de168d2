"""Child processes: they do what could take the program down with it, or hold it up."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Mapping, Sequence


def start_child(
    command: Sequence[str],
    *,
    in_background: bool = True,
    with_complaints: bool = True,
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[str]:
    """Start a child that is spoken to line by line, in UTF-8.

    It is to end when its standard input closes, which is open as long as we are here.

    Args:
        command: its words.
        in_background: with lower priority than the rest of the machine, on Windows; elsewhere a
            child sees to that itself.
        with_complaints: whether its standard error is for us to read; it is lost otherwise.
        environment: what is to be different in it than in ours.

    Raises:
        OSError: the system does not start it.
    """
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
        if in_background:
            flags |= subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if with_complaints else subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        env=os.environ | dict(environment or {}),
        creationflags=flags,
        # In a group of its own, Ctrl+C in the terminal is ours to pass on.
        process_group=0 if os.name == "posix" else None,
    )


def drain(child: subprocess.Popen[str], complaints: deque[str]) -> None:
    """Keep what a child complains of until it ends."""
    assert child.stderr is not None
    complaints.extend(line.rstrip() for line in child.stderr)
