"""Checks a frozen program: `python packaging/check_frozen.py dist/digitpad`.

It starts, reads a digit on the command line and in its window, and trains a small network in a
child process, which the window's retraining does by the very same command. Without a screen, on
Linux: `xvfb-run python packaging/check_frozen.py dist/digitpad`. Needs Python alone.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

SIDE: Final = 200
# Enough to see that it learns, and no more.
PLAN: Final = ("--preset", "softmax", "--epochs", "1", "--no-samples")
WINDOW_S: Final = 120.0
TRAINING_S: Final = 900.0


def main() -> int:
    """Run the checks; 0 if all is well."""
    folder = Path(sys.argv[1])
    program = folder / ("digitpad.exe" if sys.platform == "win32" else "digitpad")
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary) / "home"
        # Nothing of the Python that runs this script may help.
        words = {name: value for name, value in os.environ.items() if "PYTHON" not in name}
        environment = words | {"DIGITPAD_HOME": str(home)}
        seven = Path(temporary) / "seven.png"
        seven.write_bytes(picture_of_a_seven())

        print("size     ", size_of(folder))
        check_languages(folder)
        print("version  ", run([program, "--version"], environment).strip())
        started = time.perf_counter()
        read = run([program, "classify", seven], environment)
        print("classify ", read.strip(), f"in {time.perf_counter() - started:.2f} s")
        assert read.split("\t")[1].strip() == "7", read
        check_window(program, seven, home, environment)
        check_training(program, environment)
    print("all is well")
    return 0


def check_languages(folder: Path) -> None:
    """For each language that the window speaks, Qt's own words are there too."""
    translations = list(folder.rglob("digitpad_*.qm"))
    assert translations, "the program speaks English only"
    for ours in translations:
        language = ours.stem.removeprefix("digitpad_")
        assert list(folder.rglob(f"qtbase_{language}.qm")), f"Qt speaks no {language}"
        print("language ", language)


def check_window(program: Path, picture: Path, home: Path, environment: dict[str, str]) -> None:
    """The window comes up and reads a picture, which is among the recent ones after that."""
    log, settings = home / "logs" / "digitpad.log", home / "settings.ini"
    started = time.perf_counter()
    process = subprocess.Popen([program, "window", picture], env=environment)
    try:
        wait(lambda: log.exists() and "Started: digitpad" in log.read_text(), process)
        print(f"window    painted after {time.perf_counter() - started:.2f} s")
        wait(lambda: settings.exists() and "seven.png" in settings.read_text(), process)
        print(f"          a picture read after {time.perf_counter() - started:.2f} s")
    finally:
        process.terminate()
        process.wait()
    assert " ERROR " not in log.read_text(), log.read_text()
    assert " CRITICAL " not in log.read_text(), log.read_text()


def check_training(program: Path, environment: dict[str, str]) -> None:
    """A child process trains, says so, and saves a model that can be used."""
    started = time.perf_counter()
    command = [program, "train", *PLAN, "--name", "checked", "--use", "--events"]
    lines = run(command, environment, TRAINING_S).splitlines()
    events = [json.loads(line) for line in lines if line.startswith("{")]
    kinds = [event["event"] for event in events]
    print("training ", *dict.fromkeys(kinds), f"in {time.perf_counter() - started:.0f} s")
    assert kinds[-1] == "saved", events[-1]
    listed = run([program, "models", "list"], environment)
    assert "checked" in listed, listed


def run(words: list[str | Path], environment: dict[str, str], timeout: float = WINDOW_S) -> str:
    """What a command prints; it must end well."""
    done = subprocess.run(
        words,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{words} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def wait(until: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for something that the program does."""
    deadline = time.monotonic() + WINDOW_S
    while not until():
        if process.poll() is not None:
            raise SystemExit(f"the window has gone, with {process.returncode}")
        if time.monotonic() > deadline:
            raise SystemExit("the window does not get on")
        time.sleep(0.02)


def size_of(folder: Path) -> str:
    """The size of all files, and of the largest folders among them."""
    sizes: dict[str, int] = {}
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            parts = file.relative_to(folder).parts
            name = parts[1] if len(parts) > 2 else "files beside"
            sizes[name] = sizes.get(name, 0) + file.stat().st_size
    largest = sorted(sizes, key=lambda name: -sizes[name])[:5]
    details = ", ".join(f"{name} {sizes[name] / 1e6:.0f}" for name in largest)
    return f"{sum(sizes.values()) / 1e6:.0f} MB ({details})"


def picture_of_a_seven() -> bytes:
    """A PNG, black on white."""
    rows = []
    for y in range(SIDE):
        bar = range(55, 145) if 40 <= y < 54 else range(0)
        # The leg, from the bar's right end down to the left.
        foot = round(138 - (y - 47) * 0.5)
        leg = range(foot - 7, foot + 7) if 47 <= y < 160 else range(0)
        rows.append(b"\0" + bytes(20 if x in bar or x in leg else 255 for x in range(SIDE)))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(b"".join(rows)))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    sys.exit(main())
