"""`digitpad desktop`: put the program into the menu of a Linux desktop, or take it out again."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from digitpad import assets

# What keeps a list of the files; a desktop without the tool looks for itself.
_REFRESH: Final = (
    ("update-desktop-database", "applications"),
    ("update-mime-database", "mime"),
    ("gtk-update-icon-cache", "icons/hicolor"),
)


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "desktop",
        help="put digitpad into the menu of a Linux desktop",
        description="Put digitpad into the menu of a Linux desktop for this user, with its icon "
        "and the files that it opens, or take it out again.",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    actions.add_parser("install", help="put it in").set_defaults(run=_install)
    actions.add_parser("remove", help="take it out").set_defaults(run=_remove)


def _install(_arguments: argparse.Namespace) -> int:
    from digitpad.training.job import own_command

    if not _is_linux():
        return 1
    home = _data_home()
    try:
        for source, target in _files():
            path = home / target
            path.parent.mkdir(parents=True, exist_ok=True)
            if source.suffix == ".desktop":
                text = source.read_text(encoding="utf-8")
                path.write_text(with_command(text, [*own_command(), "window"]), encoding="utf-8")
            else:
                shutil.copyfile(source, path)
    except OSError as error:
        print(f"digitpad: {error.filename}: {error.strerror}.", file=sys.stderr)
        return 1
    _refresh(home)
    print(f"digitpad is in the menu; its files are in {home}.")
    return 0


def _remove(_arguments: argparse.Namespace) -> int:
    if not _is_linux():
        return 1
    home = _data_home()
    there = [home / target for _, target in _files() if (home / target).exists()]
    try:
        for path in there:
            path.unlink()
    except OSError as error:
        print(f"digitpad: {error.filename}: {error.strerror}.", file=sys.stderr)
        return 1
    _refresh(home)
    print("digitpad is no longer in the menu." if there else "digitpad was not in the menu.")
    return 0


def with_command(entry: str, command: Sequence[str]) -> str:
    """A desktop entry that starts the program by the given words instead of by its bare name."""
    words = " ".join(_quoted(word) for word in command)
    lines = [
        f"Exec={words} %F" if line.startswith("Exec=") else line for line in entry.splitlines()
    ]
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    """A word of an Exec line, by the Desktop Entry Specification."""
    escaped = "".join(f"\\{mark}" if mark in '"`$\\' else mark for mark in word)
    # The line is unescaped twice: as a string of the file, and as a command.
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'


def _files() -> Iterator[tuple[Path, str]]:
    """Each file of the program that a desktop wants, and where under the data folder."""
    desktop, icons = assets.resources() / "desktop", assets.resources() / "icons"
    for entry in desktop.glob("*.desktop"):
        yield entry, f"applications/{entry.name}"
    for metainfo in desktop.glob("*.metainfo.xml"):
        yield metainfo, f"metainfo/{metainfo.name}"
    yield desktop / "digitpad-mime.xml", "mime/packages/digitpad.xml"
    yield icons / "digitpad.svg", "icons/hicolor/scalable/apps/digitpad.svg"
    for icon in (icons / "app").glob("digitpad-*.png"):
        size = icon.stem.removeprefix("digitpad-")
        yield icon, f"icons/hicolor/{size}x{size}/apps/digitpad.png"


def _data_home() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _is_linux() -> bool:
    if sys.platform in ("win32", "darwin"):
        print("digitpad: this command is for Linux desktops.", file=sys.stderr)
        return False
    return True


def _refresh(home: Path) -> None:
    for tool, folder in _REFRESH:
        program = shutil.which(tool)
        if program and (home / folder).is_dir():
            subprocess.run(
                [program, str(home / folder)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
