"""How long until the window is on the screen: `python tests/bench/bench_startup.py [ROUNDS]`.

From the start of the process to the first expose event, against a bare PySide6 window in the same
run, taking turns. Minima and medians, of the time on the clock and of the processor's; on a busy
machine the latter tells more. Then the memory with the model loaded, and `digitpad classify`. Needs
a screen, `xvfb-run` will do; offscreen otherwise.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WAIT_UNTIL_EXPOSED = """
while not window.windowHandle().isExposed():
    application.processEvents()
print(time.time() - float(os.environ["STARTED"]), time.process_time(), flush=True)
os._exit(0)
"""
BARE = f"""
import os, time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
{WAIT_UNTIL_EXPOSED}
"""
PAD = f"""
import os, time
from digitpad.ui.app import build
application, window = build(["digitpad"])
{WAIT_UNTIL_EXPOSED}
"""
MEMORY = """
import os
from PySide6.QtCore import QEventLoop
from digitpad.ui.app import build
application, window = build(["digitpad"])
loop = QEventLoop()
window.service.modelReady.connect(loop.quit)
loop.exec()
status = open("/proc/self/status").read()
print(int(status.split("VmRSS:")[1].split()[0]) / 1024, flush=True)
os._exit(0)
"""
CLASSIFY = """
import os, sys, time
from digitpad.cli import main
main(["classify", os.environ["PICTURE"]])
print(time.time() - float(os.environ["STARTED"]), time.process_time(), flush=True)
"""


def run(script: str, home: str) -> tuple[float, ...]:
    """The numbers in the last line that a process prints."""
    environment = os.environ | {"STARTED": str(time.time()), "DIGITPAD_HOME": home}
    environment["PICTURE"] = str(Path(home) / "digit.png")
    # Who starts a program for the second time has its modules compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys() and sys.platform == "linux":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    return tuple(float(word) for word in done.stdout.splitlines()[-1].split())


def compare(name: str, bare: list[float], pad: list[float]) -> None:
    """Print one line."""
    parts = [
        f"{what} {1e3 * of(bare):4.0f} and {1e3 * of(pad):4.0f} ms, {of(pad) / of(bare):.2f} times"
        for what, of in (("least", min), ("median", statistics.median))
    ]
    print(f"{name:16}{';  '.join(parts)}")


def main() -> None:
    """Print the figures."""
    from PIL import Image, ImageDraw

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as home:
        picture = Image.new("L", (200, 200), 255)
        points = [(55, 45), (145, 48), (85, 160)]
        ImageDraw.Draw(picture).line(points, fill=20, width=12, joint="curve")
        picture.save(Path(home) / "digit.png")
        for script in (BARE, PAD, CLASSIFY):
            run(script, home)  # the files are in the cache from now on
        bare, pad, read = [], [], []
        for _ in range(rounds):
            bare.append(run(BARE, home))
            pad.append(run(PAD, home))
            read.append(run(CLASSIFY, home))
        print("a bare window and digitpad's:")
        for at, name in enumerate(("on the clock", "processor")):
            compare(name, [each[at] for each in bare], [each[at] for each in pad])
        for at, name in enumerate(("on the clock", "processor")):
            times = [each[at] for each in read]
            print(
                f"classify, {name}: least {min(times):.2f} s, "
                f"median {statistics.median(times):.2f} s"
            )
        if Path("/proc/self/status").exists():
            print(f"memory with the model loaded: {run(MEMORY, home)[0]:.0f} MiB")


if __name__ == "__main__":
    main()
