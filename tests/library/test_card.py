from pathlib import Path

import pytest

from digitpad.library import ModelError
from digitpad.library.card import Card, read_card


def test_a_card_reads_back_as_it_was_written(tmp_path: Path) -> None:
    card = Card("mine", digit_threshold=1.5, scores={"mnist-test": {"accuracy": 0.99}})
    file = tmp_path / "card.json"
    file.write_text(card.to_json(), encoding="utf-8")
    assert read_card(file) == card


def test_a_card_of_a_later_version_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "card.json"
    file.write_text('{"name": "mine", "mood": "good"}', encoding="utf-8")
    assert read_card(file).name == "mine"


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"name": "x", "output": "words"}', '{"name": "x"', "\x00\xff"]
)
def test_a_broken_card_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "card.json"
    file.write_text(content, encoding="latin-1")
    with pytest.raises(ModelError, match=r"card\.json"):
        read_card(file)


def test_a_missing_card_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        read_card(tmp_path / "card.json")
