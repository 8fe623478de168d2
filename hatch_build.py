"""What a build makes: each translation's .qm, for the program, from its .ts, for translators."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface):
    """Runs Qt's lrelease, which PySide6 brings along."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the translations beside their sources; an editable install finds them there."""
        for source in sorted(Path(self.root, "resources", "translations").glob("*.ts")):
            compiled = source.with_suffix(".qm")
            subprocess.run([_lrelease(), "-silent", source, "-qm", compiled], check=True)


def _lrelease() -> Path:
    # Not imported: a build needs none of Qt but this program.
    package = find_spec("PySide6")
    if package is None or package.origin is None:
        raise RuntimeError("PySide6 is not there to compile the translations with.")
    suffix = ".exe" if sys.platform == "win32" else ""
    return Path(package.origin).with_name(f"lrelease{suffix}")
