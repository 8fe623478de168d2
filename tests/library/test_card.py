import json
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
    "content",
    ["", "[]", "{}", '{"name": "x", "output": "words"}', '{"name": "x"', "\x00\xff", "[" * 100_000],
    ids=lambda text: text[:20],
)
def test_a_broken_card_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "card.json"
    file.write_text(content, encoding="latin-1")
    with pytest.raises(ModelError, match=r"card\.json"):
        read_card(file)


def test_a_missing_card_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        read_card(tmp_path / "card.json")


def test_how_an_imported_model_wants_its_frames_reads_back(tmp_path: Path) -> None:
    card = Card("theirs", paper=255.0, ink=0.0, transposed=True, order=(*range(1, 10), 0))
    file = tmp_path / "card.json"
    file.write_text(card.to_json(), encoding="utf-8")
    assert read_card(file) == card


@pytest.mark.parametrize(
    "nonsense",
    [
        {"order": [0] * 10},
        {"order": [0, 1, 2]},
        {"order": [str(digit) for digit in range(10)]},
        {"paper": "white"},
        {"ink": float("nan")},
        {"paper": 1.0, "ink": 1.0},
        {"digit_score": "mood"},
        {"digit_threshold": True},
        {"transposed": 1},
        {"name": 7},
        {"scores": []},
    ],
)
def test_a_card_that_makes_no_sense_is_refused(tmp_path: Path, nonsense: dict[str, object]) -> None:
    file = tmp_path / "card.json"
    file.write_text(json.dumps({"name": "x"} | nonsense), encoding="utf-8")
    with pytest.raises(ModelError, match="makes no sense"):
        read_card(file)


def test_a_model_from_a_file_whose_name_is_no_text_has_a_card_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "card.json"
    file.write_text(Card("x", source="\udcff.tflite").to_json(), encoding="utf-8")
    assert read_card(file).source == "?.tflite"
