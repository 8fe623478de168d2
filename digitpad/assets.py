"""Where the files that come with the program are: in the wheel, or beside a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent


def resources() -> Path:
    """The folder of icons, translations, desktop files and MNIST."""
    return _folder("resources")


def shipped_model() -> Path:
    """The folder of the model that the program is shipped with."""
    return _folder("models")


@cache
def _folder(name: str) -> Path:
    # A wheel is unpacked on installation, and PyInstaller's folder holds files as well, so that
    # resources are beside the modules. importlib.resources would say the same, and takes 4 ms of
    # the first half second to import.
    installed = Path(__file__).resolve().parent / name
    return installed if installed.is_dir() else _CHECKOUT / name
