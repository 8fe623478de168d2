"""Files written whole, and names that may be anything."""

import os
from pathlib import Path

import pytest

from digitpad.library import files
from digitpad.library.files import (
    folder_written_whole,
    is_file,
    is_folder,
    is_name,
    is_there,
    write_whole,
)


def test_what_is_written_does_not_open_the_files_of_other_threads_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    masks: list[int] = []
    monkeypatch.setattr(os, "umask", masks.append)
    write_whole(tmp_path / "file", "text")
    with folder_written_whole(tmp_path / "folder") as folder:
        (folder / "file").touch()
    assert masks == []


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such modes")
def test_what_is_written_is_as_open_as_the_user_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_UMASK", 0o027)
    write_whole(tmp_path / "file", "text")
    with folder_written_whole(tmp_path / "folder"):
        pass
    modes = [(tmp_path / name).stat().st_mode & 0o777 for name in ("file", "folder")]
    assert modes == [0o640, 0o750]


@pytest.mark.parametrize("name", ["x" * 300, "null\0byte", "file/deeper"])
def test_a_name_that_no_file_can_have_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / name
    assert not is_folder(path)
    assert not is_file(path)
    assert not is_there(path)


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../a", "a/", "/", ".hidden"])
def test_a_way_out_of_a_folder_is_no_name_in_it(name: str) -> None:
    assert not is_name(name)
    assert is_name("My+Model 2")
