"""`digitpad desktop` puts the program where Linux desktops look, and takes it out again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from digitpad import __version__, assets
from digitpad.cli.desktop import with_command
from digitpad.ui import app

DESKTOP = assets.resources() / "desktop"

on_linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Linux desktops only")


def _digitpad(*words: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "digitpad", "desktop", *words],
        capture_output=True,
        text=True,
        env=os.environ | {"XDG_DATA_HOME": str(data)},
        check=False,
    )


def _exec_words(entry: str) -> list[str]:
    (line,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    # As a desktop reads it: the string's escapes first, then the command's quotes, then the fields.
    command = line.removeprefix("Exec=").replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', command)
    return [
        re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%") if quoted else plain
        for quoted, plain in words
    ]


@on_linux
def test_install_and_remove_leave_nothing_behind(tmp_path: Path) -> None:
    data = tmp_path / "the user's data"
    done = _digitpad("install", data=data)
    assert (done.returncode, done.stderr) == (0, "")
    (file,) = (data / "applications").glob("*.desktop")
    entry = file.read_text(encoding="utf-8")
    assert _exec_words(entry) == [sys.executable, "-m", "digitpad", "window", "%F"]
    icons = data / "icons" / "hicolor"
    assert (icons / "48x48" / "apps" / "digitpad.png").is_file()
    assert (icons / "scalable" / "apps" / "digitpad.svg").is_file()
    assert (data / "mime" / "packages" / "digitpad.xml").is_file()
    assert _digitpad("remove", data=data).returncode == 0
    left = [path for path in data.rglob("*digitpad*") if path.is_file()]
    assert not left
    again = _digitpad("remove", data=data)
    assert "was not in the menu" in again.stdout
    assert again.returncode == 0


@on_linux
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_text("a file where the folder should be")
    done = _digitpad("install", data=data)
    assert done.returncode == 1
    assert str(data) in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "path", ["/opt/a b/digitpad", '/odd/"quote"/$HOME', "/back\\slash", "/a`b", "/100%"]
)
def test_any_path_of_the_program_can_be_started(path: str) -> None:
    entry = with_command("[Desktop Entry]\nExec=digitpad-window %F\n", [path, "window"])
    assert _exec_words(entry) == [path, "window", "%F"]


def test_the_metainfo_names_this_version_and_the_desktop_file() -> None:
    (file,) = DESKTOP.glob("*.metainfo.xml")
    root = ET.parse(file).getroot()
    (entry,) = DESKTOP.glob("*.desktop")
    # One id everywhere: stores, menus, Wayland and portals tell the program by it.
    assert root.findtext("launchable") == entry.name == f"{root.findtext('id')}.desktop"
    assert root.findtext("id") == app.DESKTOP_ID
    assert root.find("releases/release").get("version") == __version__
    assert file.name == f"{root.findtext('id')}.metainfo.xml"


@pytest.mark.parametrize(
    ("tool", "file"),
    [
        (["desktop-file-validate"], "org.digitpad.Digitpad.desktop"),
        (["appstreamcli", "validate", "--no-net"], "org.digitpad.Digitpad.metainfo.xml"),
    ],
)
def test_the_desktop_files_are_valid(tool: list[str], file: str) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is not installed")
    done = subprocess.run([*tool, str(DESKTOP / file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
