"""Native libraries that greet everyone on standard error, kept quiet."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator

_lock = threading.Lock()


@contextlib.contextmanager
def muted_stderr() -> Iterator[None]:
    """Nothing reaches standard error, Python's or a native library's, while the block runs.

    LiteRT tells of its delegate and TensorFlow of oneDNN whatever their settings say; on a
    terminal that looks like an error. Python exceptions are not affected.
    """
    with _lock:
        try:
            if sys.stderr is not None:
                sys.stderr.flush()
            kept = os.dup(2)
        except (OSError, ValueError):
            # No standard error at all, as in a windowed program on Windows: quiet already.
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            os.close(nowhere)
