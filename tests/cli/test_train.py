"""`digitpad train` before anything is trained."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitpad.cli import main


def test_a_model_to_compare_with_that_is_none_is_said_before_the_training(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nope"
    assert main(["train", "--preset", "softmax", "--against", str(missing)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    [line] = told.err.splitlines()
    assert str(missing) in line
