"""Importing beside PySide6 without its search of every module's source."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

_WITH_QT: Final = frozenset(("digitpad", "pyqtgraph"))
_WITHOUT_QT: Final = sys.stdlib_module_names | {
    *("PIL", "ai_edge_litert", "flatbuffers", "h5py", "numpy", "pi_heif", "platformdirs", "rich"),
    "scipy",
}


def skip_feature_search() -> None:
    """Tell PySide6 which modules use it, without having it look.

    PySide6 reads the source of every module that is imported after it, NumPy's, SciPy's and ours,
    to find out whether it says "PySide6" and so must be kept apart from `__feature__` switches,
    snake_case names for example, that another module has set: 0.3 ms a module, a third of all that
    importing the window takes. The answer for those that take long is known here and is the one
    that the search would give; of others PySide6 still reads the source.

    The function is none of PySide6's interface, though it is there from 6.3 to 6.11 at least. Where
    there is none, nothing happens.
    """
    import PySide6.QtCore  # noqa: F401

    try:
        feature: Any = import_module("shibokensupport.feature")
    except ImportError:
        return
    search = getattr(feature, "_mod_uses_pyside", None)
    if callable(search) and not hasattr(search, "search"):
        feature._mod_uses_pyside = _quick(search)


def _quick(search: Callable[..., Any]) -> Callable[..., Any]:
    # All that it needs is its own: modules are still imported when the interpreter takes this one
    # apart at its end.
    with_qt, without_qt = _WITH_QT, _WITHOUT_QT

    def uses_pyside(module: object, *more: Any) -> Any:
        package = str(getattr(module, "__name__", "")).partition(".")[0]
        if package in with_qt:
            return True
        if package in without_qt:
            return False
        return search(module, *more)

    uses_pyside.search = search  # type: ignore[attr-defined]
    return uses_pyside
