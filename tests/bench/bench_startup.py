"""How long until the window is on the screen: `python tests/bench/bench_startup.py`.

From the start of the process to the first expose event, against a bare PySide6 window in the same
run, taking turns. Needs a screen, `xvfb-run` will do; offscreen otherwise.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 7

WAIT_UNTIL_EXPOSED = """
while not window.windowHandle().isExposed():
    application.processEvents()
print(time.time() - float(os.environ["STARTED"]))
peak = [line for line in open("/proc/self/status")] if os.path.exists("/proc/self/status") else []
print(next((int(line.split()[1]) // 1024 for line in peak if line.startswith("VmRSS")), 0))
os._exit(0)
"""
BARE = """
import os, time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
"""
PAD = """
import os, time
from digitpad.ui.app import build
application, window = build(["digitpad"])
"""


def measure(script: str, home: str) -> float:
    """Seconds from the start of a process to its window on the screen."""
    environment = os.environ | {"STARTED": str(time.time()), "DIGITPAD_HOME": home}
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys() and sys.platform == "linux":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-c", script + WAIT_UNTIL_EXPOSED],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[0])


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as home:
        for script in (BARE, PAD):
            measure(script, home)  # the files are in the cache from now on
        times = [(measure(BARE, home), measure(PAD, home)) for _ in range(ROUNDS)]
    bare, pad = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"bare PySide6 window  {bare * 1e3:6.0f} ms")
    print(f"digitpad             {pad * 1e3:6.0f} ms, {pad / bare:.2f} times as long")


if __name__ == "__main__":
    main()
