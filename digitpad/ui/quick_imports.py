"""Importing beside PySide6 without its search of every module's source."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def skip_feature_search() -> None:
    """Tell PySide6 that no module uses its `__feature__` switches, without having it look.

    PySide6 reads the source of every module that is imported after it, NumPy's, SciPy's and ours,
    to find out whether it says "PySide6" and so might use snake_case names: 0.3 ms a module, a
    third of all that importing the window takes. Nothing of digitpad uses these names. Where
    PySide6 has no such function (any more), nothing happens.
    """
    import PySide6.QtCore  # noqa: F401

    try:
        feature: Any = import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _uses_no_feature


def _uses_no_feature(_module: object) -> bool:
    return False
