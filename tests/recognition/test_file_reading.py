"""What is told of a file's reading, and which files are found."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from digitpad.recognition.file_reading import details, find_files
from digitpad.recognition.reading import Glyph, Reading

_HIGH = 40.0


def written(text: str, high: float = _HIGH) -> Reading:
    """A line of sure digits; x stands for what is none, `high` pixels high, on the same line."""
    glyphs = []
    for at, character in enumerate(text):
        probabilities = np.full(10, 0.001, np.float32)
        probabilities[int(character) if character.isdigit() else 3] = 0.991
        is_digit = character.isdigit()
        glyphs.append(
            Glyph(
                probabilities=probabilities,
                digit_score=9.0 if is_digit else -9.0,
                is_digit=is_digit,
                box=(40.0 * at, _HIGH - (_HIGH if is_digit else high), 40.0 * at + 25.0, _HIGH),
                frame=np.zeros((28, 28), np.float32),
            )
        )
    return Reading(tuple(glyphs))


def test_a_number_with_a_character_that_was_not_read_is_doubtful_and_says_so() -> None:
    found = details("phone.png", written("01715x6789"))
    assert (found["text"], found["unread"]) == ("017156789", 1)
    assert found["confidence"] == 0.5
    assert found["notes"] == ["One character was not read."]
    found = details("phone.png", written("x171x56789"))
    assert found["notes"] == ["2 characters were not read."]


@pytest.mark.parametrize(
    ("text", "high"),
    [("0171556789", _HIGH), ("0171x556789", 0.3 * _HIGH), ("", _HIGH)],
)
def test_a_dash_and_a_blank_page_are_no_characters_that_were_not_read(
    text: str, high: float
) -> None:
    found = details("phone.png", written(text, high))
    assert found["confidence"] == (pytest.approx(0.991) if text else 0)
    assert found["unread"] == 0
    assert found["notes"] == []


def test_hidden_files_in_a_folder_are_left_alone_unless_they_are_named(tmp_path: Path) -> None:
    (tmp_path / ".trash").mkdir()
    for name in ("a.png", ".hidden.png", "._a.png", ".trash/b.png"):
        (tmp_path / name).touch()
    assert list(find_files([str(tmp_path)])) == [str(tmp_path / "a.png")]
    hidden = str(tmp_path / ".hidden.png")
    assert list(find_files([hidden])) == [hidden]
    inside = str(tmp_path / ".trash")
    assert list(find_files([inside])) == [str(tmp_path / ".trash" / "b.png")]
