"""PySide6's own question about each module gets the answer that it would find, only sooner."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from digitpad.ui.quick_imports import skip_feature_search

SAME_ANSWERS = """
import sys
from digitpad.ui.app import build
import shibokensupport.feature as feature
quick = feature._mod_uses_pyside
app, window = build(["digitpad"])
import digitpad.ui.curves, rich.progress, tempfile, concurrent.futures
for name, module in list(sys.modules.items()):
    # A module of ours, or of pyqtgraph's, without Qt is kept apart too, which does no harm.
    ours = name.partition(".")[0] in ("digitpad", "pyqtgraph", "__main__")
    if quick.search(module) if ours else quick.search(module) != quick(module):
        if not quick(module) or not ours:
            print(name)
window.shut_down()
"""


def test_no_module_is_taken_for_another_kind(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAME_ANSWERS],
        capture_output=True,
        text=True,
        env=os.environ | {"DIGITPAD_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_a_module_that_nobody_knows_is_still_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    feature = pytest.importorskip("shibokensupport.feature")
    asked: list[str] = []

    def search(module: ModuleType, *_more: object) -> bool:
        asked.append(module.__name__)
        return True

    monkeypatch.setattr(feature, "_mod_uses_pyside", search)
    skip_feature_search()
    skip_feature_search()
    answers = [
        feature._mod_uses_pyside(ModuleType(name))
        for name in ("elsewhere", "numpy.linalg", "json", "digitpad.ui.canvas", "pyqtgraph")
    ]
    assert answers == [True, False, False, True, True]
    assert asked == ["elsewhere"], "and once only"


def test_a_pyside_without_the_search_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    feature = pytest.importorskip("shibokensupport.feature")
    with monkeypatch.context() as changed:
        changed.delattr(feature, "_mod_uses_pyside")
        skip_feature_search()
        assert not hasattr(feature, "_mod_uses_pyside")
