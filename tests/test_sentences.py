"""What the rooms below the window say: English for all, with the parts kept for other languages."""

import copy
import errno
import json
import pickle
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import numpy as np
import pytest

from digitpad.ink import InkError
from digitpad.sentences import Sentence, as_json, from_json, reason


def test_a_sentence_is_english_with_its_values() -> None:
    sentence = Sentence("{path} has {count} parts.", path=PurePosixPath("a.png"), count=12_345)

    assert sentence == "a.png has 12,345 parts."
    assert sentence.template == "{path} has {count} parts."
    assert sentence.values == {"path": "a.png", "count": 12_345}


def test_values_with_braces_and_numpy_s_numbers_are_taken_as_they_are() -> None:
    sentence = Sentence("{name}: {count}", name="{odd}", count=np.int64(2))

    assert sentence == "{odd}: 2"
    assert type(sentence.values["count"]) is int


def test_an_error_within_an_error_can_still_be_translated() -> None:
    inner = InkError("a trace has {count} values.", count=1)
    outer = InkError("{name} is no drawing: {why}", name="a.inkml", why=inner)

    assert str(outer) == "a.inkml is no drawing: a trace has 1 values."
    why = str(outer).values["why"]  # type: ignore[attr-defined]
    assert why.template == "a trace has {count} values."


def test_the_text_of_an_error_is_still_a_sentence() -> None:
    told = str(InkError("{name} is empty.", name="a.png"))

    assert isinstance(told, Sentence)
    assert isinstance(str(told), Sentence)
    assert str(InkError(told)) is told


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_copies_and_other_processes_get_all_of_it(copied: Callable[[Any], Any]) -> None:
    error = InkError("{name}: {why}", name="{", why=Sentence("{count} are missing", count=3))

    again = copied(error)

    assert str(again) == str(error)
    assert again.args[0].values == error.args[0].values


def test_as_json_it_comes_back_whole() -> None:
    told = Sentence("{name}: {why} ({count})", name="a", why=Sentence("no {x}", x="ink"), count=3)
    line = json.dumps({"message": told, **as_json(told)})

    event = json.loads(line)
    again = from_json(event["message"], event)

    assert isinstance(again, Sentence)
    assert again == told
    assert again.values == told.values
    assert isinstance(again.values["why"], Sentence)


def test_a_plain_text_adds_nothing_to_json_and_comes_back_plain() -> None:
    assert as_json("as it is") == {}
    assert type(from_json("as it is", {})) is str


def test_what_another_version_says_in_other_parts_is_told_in_english() -> None:
    told = {"template": "{path} has no {part}", "values": {"path": "a"}}

    assert from_json("a has no b", told) == "a has no b"


def test_the_usual_reasons_can_be_translated_whatever_language_the_system_speaks() -> None:
    assert (
        reason(OSError(errno.ENOSPC, "Auf dem Gerät ist kein Platz")) == "No space left on device"
    )
    assert reason(OSError(errno.EDOM, "halted")) == "halted"
    assert reason(OSError("odd")) == "odd"
