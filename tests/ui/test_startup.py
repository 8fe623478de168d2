"""The first half second: nothing heavy stands between the user and the pad."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# What takes long to import and is not on the screen at first.
HEAVY = (
    "numpy",
    "scipy",
    "PIL",
    "ai_edge_litert",
    "tensorflow",
    "keras",
    "pyqtgraph",
    "sqlite3",
    "logging.handlers",
    "subprocess",
    "multiprocessing",
    "importlib.resources",
)

LIST = """
import sys
from digitpad.ui.app import build
app, window = build(["digitpad"])
print(*[name for name in sys.argv[1:] if name in sys.modules])
"""

MEMORY = """
import sys
from PySide6.QtCore import QEventLoop
from digitpad.ui.app import build
app, window = build(["digitpad"])
loop = QEventLoop()
window.service.modelReady.connect(loop.quit)
loop.exec()
status = open("/proc/self/status").read()
print(int(status.split("VmRSS:")[1].split()[0]) // 1024)
print(*[name for name in ("tensorflow", "keras") if name in sys.modules])
window.shut_down()
"""


def _run(script: str, home: Path, *words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        env=os.environ | {"DIGITPAD_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )
    return done.stdout.splitlines()


def test_nothing_heavy_is_imported_before_the_window_is_shown(tmp_path: Path) -> None:
    assert _run(LIST, tmp_path, *HEAVY) == [""]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for the memory")
def test_window_and_model_fit_in_200_mebibytes_without_tensorflow(tmp_path: Path) -> None:
    mebibytes, heavy = _run(MEMORY, tmp_path)
    assert int(mebibytes) <= 200
    assert heavy == ""
