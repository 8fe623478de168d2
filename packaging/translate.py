"""Bring the translations up to date with the program's sentences.

python packaging/translate.py            # then: pyside6-linguist resources/translations/*.ts

It is lupdate, told where the program's sentences are: in `tr` and `translate` in the window, and
below it where a `Sentence` is made or an error is raised (see digitpad/sentences.py). What the
program does not say any more is dropped from the files.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
ALIASES = ("Sentence", "InkError", "DataError", "ModelError", "TrainingError", "_Refused")


def qt_tool(name: str) -> Path:
    """A tool of Qt's that PySide6 brings along."""
    package = find_spec("PySide6")
    if package is None or package.origin is None:
        raise RuntimeError("PySide6 is not installed.")
    return Path(package.origin).with_name(name + (".exe" if sys.platform == "win32" else ""))


def update(file: Path) -> None:
    """Hold a .ts file against the sources."""
    # In folders lupdate looks for no Python.
    sources = [str(path) for path in sorted((ROOT / "digitpad").rglob("*.py"))]
    aliases = ",".join(f"tr+={name}" for name in ALIASES)
    command = [str(qt_tool("lupdate")), "-silent", "-no-obsolete", "-locations", "none"]
    command += ["-tr-function-alias", aliases, *sources, "-ts", str(file)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:]]
    for translation in given or sorted((ROOT / "resources" / "translations").glob("*.ts")):
        update(translation)
