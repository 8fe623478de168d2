"""The user's files: where they are, and how to write them whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final


def _read_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK: Final = _read_umask()
"""Read now, while there is one thread: whoever asks for it changes it for a moment."""


def is_folder(path: str | Path) -> bool:
    """Whether there is such a folder; no for a name that no file can have, where Path may raise."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: str | Path) -> bool:
    """Whether there is such a file; likewise."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: str | Path) -> bool:
    """Whether there is such a file or folder; likewise."""
    return os.path.exists(path)  # noqa: PTH110


def is_name(name: str) -> bool:
    """Whether a word names one file or folder within another one, and none that is hidden."""
    return bool(name) and Path(name).name == name and not name.startswith(".")


def user_home() -> Path:
    """The folder of the user's models, samples and logs; DIGITPAD_HOME overrides it."""
    override = os.environ.get("DIGITPAD_HOME")
    if override:
        return Path(override)
    # Only those who need it pay for the import.
    import platformdirs

    return platformdirs.user_data_path("digitpad", appauthor=False)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all; what was there before stays until then.

    Raises:
        OSError: it cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    # Of a long name only the beginning: with what is added it would be too long for the disk.
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # Temporary files are for their owner alone; this one is as open as the user's umask.
        Path(temporary).chmod(0o666 & ~_UMASK)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


@contextmanager
def folder_written_whole(path: Path) -> Iterator[Path]:
    """A temporary folder that becomes `path` when the block ends well, and vanishes otherwise.

    Raises:
        OSError: it cannot be written, or `path` exists by then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=path.parent))
    try:
        yield temporary
        for file in temporary.iterdir():
            with file.open("rb+") as handle:
                os.fsync(handle.fileno())
        # mkdtemp makes a folder for its owner alone; the library is as open as the user's umask.
        temporary.chmod(0o777 & ~_UMASK)
        temporary.rename(path)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(path: Path) -> None:
    """Make a rename in a folder last through a power cut, where the platform can."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
