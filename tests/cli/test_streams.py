"""The command where standard streams are closed or full, and where names are odd."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest
from PIL import Image, ImageDraw

from digitpad.cli import main

posix = pytest.mark.skipif(os.name != "posix", reason="streams are closed by a shell")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")


@pytest.fixture
def seven(tmp_path: Path) -> Path:
    picture = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(picture).line([(55, 45), (145, 48), (85, 160)], fill=20, width=12, joint="curve")
    path = tmp_path / "seven.png"
    picture.save(path)
    return path


def digitpad(
    shell: str, *words: str | Path, home: Path, stdout: int | IO[Any] = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """The command under a shell; `"$@"` in `shell` stands for it."""
    return subprocess.run(
        ["sh", "-c", shell, "sh", sys.executable, "-m", "digitpad", *map(str, words)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"DIGITPAD_HOME": str(home), "PYTHONUTF8": "1"},
        check=False,
    )


@posix
def test_without_standard_input_files_are_read_and_a_dash_is_named(
    seven: Path, tmp_path: Path
) -> None:
    done = digitpad('"$@" <&-', "classify", "-", seven, home=tmp_path)
    assert done.stdout == f"{seven}\t7\n"
    assert done.stderr.splitlines() == [
        "digitpad: Standard input is empty: send a picture or a drawing."
    ]
    assert done.returncode == 1


@posix
def test_without_standard_output_bad_files_are_still_named(seven: Path, tmp_path: Path) -> None:
    done = digitpad('"$@" >&-', "classify", "--csv", seven, tmp_path / "missing", home=tmp_path)
    assert len(done.stderr.splitlines()) == 1
    assert "missing" in done.stderr
    assert done.returncode == 1


@posix
def test_without_standard_error_complaints_do_not_get_between_the_readings(
    seven: Path, tmp_path: Path
) -> None:
    done = digitpad('"$@" 2>&-', "classify", tmp_path / "missing", seven, home=tmp_path)
    assert done.stdout == f"{seven}\t7\n"
    assert done.returncode == 1


@full
@pytest.mark.parametrize("words", [["models", "list"], ["classify", "--csv"], ["classify"]])
def test_a_full_disk_under_the_output_is_said_in_one_line(
    seven: Path, tmp_path: Path, words: list[str]
) -> None:
    words = [*words, str(seven)] if words[0] == "classify" else words
    with Path("/dev/full").open("w") as device:
        done = digitpad('"$@"', *words, home=tmp_path, stdout=device)
    [line] = done.stderr.splitlines()
    assert line.startswith("digitpad: The output cannot be written: ")
    assert done.returncode == 1


@posix
@pytest.mark.parametrize("name", ["two\nlines.png", "tab\there.png", "separator\u2028.png"])
def test_a_name_with_a_line_break_in_it_stays_on_one_line(
    seven: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = seven.rename(tmp_path / name)
    assert main(["classify", str(file)]) == 0
    assert capsys.readouterr().out == f"{str(file)!a}\t7\n"


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there")
def test_the_json_of_a_name_that_is_no_text_is_json_all_the_same(
    seven: Path, tmp_path: Path
) -> None:
    odd = os.fsencode(tmp_path) + b"/\xff\xfe.png"
    seven.rename(os.fsdecode(odd))
    done = digitpad('"$@"', "classify", "--json", os.fsdecode(odd), home=tmp_path)
    assert os.fsencode(json.loads(done.stdout)["file"]) == odd


def test_an_empty_name_is_no_file_and_not_the_folder_one_is_in(
    seven: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(seven.parent)
    assert main(["classify", ""]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "empty" in told.err


def test_a_folder_with_nothing_to_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["classify", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"digitpad: {tmp_path} holds no picture and no drawing.\n"


def test_a_folder_that_may_not_be_looked_into_is_named(
    seven: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = seven.parent / "locked"
    locked.mkdir()
    look = os.scandir

    def scandir(path: Any = ".") -> Any:
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert main(["classify", str(seven.parent)]) == 1
    told = capsys.readouterr()
    assert told.out == f"{seven}\t7\n"
    assert told.err.splitlines() == [
        f"digitpad: {locked} cannot be opened (Permission denied): check who may read it."
    ]


@posix
@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii:strict"])
def test_a_name_that_a_terminal_cannot_show_breaks_no_command(
    tmp_path: Path, encoding: str
) -> None:
    file = os.fsdecode(os.fsencode(tmp_path) + "/数".encode() + b"\xff.jsonl")
    Path(file).write_text("")
    shell = f'PYTHONIOENCODING={encoding} "$@"'
    done = subprocess.run(
        ["sh", "-c", shell, "sh", sys.executable, "-m", "digitpad", "samples", "import", file],
        capture_output=True,
        env=os.environ | {"DIGITPAD_HOME": str(tmp_path)},
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode == 0
    assert b"0 added" in done.stdout


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen there")
@pytest.mark.parametrize("words", [[], ["window"], ["window", "seven.png"]])
def test_without_a_screen_the_window_says_so_and_does_not_crash(
    tmp_path: Path, words: list[str]
) -> None:
    places = "env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM"
    done = digitpad(f'{places} "$@"', *words, home=tmp_path)
    [line] = done.stderr.splitlines()
    assert "no screen" in line
    assert done.returncode == 1
