import json

import pytest

from digitpad.training import TrainingError
from digitpad.training.plan import PRESETS, Plan, preset


def test_every_preset_survives_being_written_down() -> None:
    for plan in PRESETS.values():
        assert Plan.from_json(plan.to_json()) == plan


def test_a_plan_of_a_later_version_is_read_as_far_as_it_is_understood() -> None:
    content = preset("cnn", seed=7).as_dict() | {"telepathy": True}
    assert Plan.from_json(json.dumps(content)) == preset("cnn", seed=7)


def test_the_presets_are_those_that_the_manual_names() -> None:
    assert list(PRESETS) == ["softmax", "mlp-128", "mlp-1000", "cnn", "quick", "best"]


def test_an_unknown_preset_is_answered_with_those_there_are() -> None:
    with pytest.raises(TrainingError, match=r"softmax.*best"):
        preset("fastest")


@pytest.mark.parametrize(
    "change",
    [
        {"epochs": 0},
        {"batch_size": 0},
        {"learning_rate": -1.0},
        {"label_smoothing": 1.0},
        {"held_back": 60_000},
        {"mnist": False, "generated": 0},
        {"learning_rate": float("nan")},
        {"learning_rate": float("inf")},
        {"learning_rate": 10**400},
        {"epochs": 2.5},
        {"augment": "yes"},
        {"optimizer": "magic"},
        {"network": "transformer"},
        *({"start": start} for start in ("somewhere", "library/", "library/..", "library/a/..")),
        {"seed": -1},
        {"pen_files": (1,)},
        {"generated": -5},
    ],
)
def test_a_plan_that_cannot_be_run_says_why(change: dict[str, object]) -> None:
    with pytest.raises(TrainingError, match="cannot be run"):
        preset("quick", **change)


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"preset": "x"', '{"epochs": "many"}'])
def test_a_file_that_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(TrainingError, match="not a training plan"):
        Plan.from_json(text)


def test_a_plan_that_lacks_something_is_refused_by_its_name() -> None:
    content = preset("cnn").as_dict()
    del content["epochs"]
    with pytest.raises(TrainingError, match="it does not say epochs"):
        Plan.from_json(json.dumps(content))


def test_one_pen_file_that_is_no_list_is_not_taken_for_many() -> None:
    content = preset("cnn").as_dict() | {"pen_files": "abc"}
    with pytest.raises(TrainingError, match=r"pen_files cannot be 'abc'"):
        Plan.from_json(json.dumps(content))


def test_a_file_nested_without_end_is_no_plan() -> None:
    with pytest.raises(TrainingError, match="not a training plan"):
        Plan.from_json("[" * 100_000)
