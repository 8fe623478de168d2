"""Where the files that come with the program are: in the wheel, or beside a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent


def resources() -> Path:
    """The folder of icons, translations, desktop files and MNIST."""
    return _folder("resources")


def shipped_model() -> Path:
    """The folder of the model that the program is shipped with."""
    return _folder("models")


def _folder(name: str) -> Path:
    installed: Traversable = files("digitpad") / name
    # A wheel is unpacked on installation, so its resources are files with paths.
    return Path(str(installed)) if installed.is_dir() else _CHECKOUT / name
