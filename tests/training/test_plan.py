import pytest

from digitpad.training import TrainingError
from digitpad.training.plan import PRESETS, Plan, preset


def test_every_preset_survives_being_written_down() -> None:
    for plan in PRESETS.values():
        assert Plan.from_json(plan.to_json()) == plan


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
    ],
)
def test_a_plan_that_cannot_be_run_says_why(change: dict[str, object]) -> None:
    with pytest.raises(TrainingError, match="cannot be run"):
        preset("quick", **change)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"preset": "x"', '{"epochs": "many"}'])
def test_a_file_that_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(TrainingError, match="not a training plan"):
        Plan.from_json(text)
