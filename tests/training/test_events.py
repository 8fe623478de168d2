import json

import pytest

from digitpad.training.events import (
    Cancelled,
    Compared,
    Epoch,
    Evaluated,
    Event,
    Failed,
    Layer,
    Paused,
    Progress,
    Resumed,
    Saved,
    Started,
    from_line,
    to_line,
)


@pytest.mark.parametrize(
    "event",
    [
        Started("quick", 3, 1200, 60_000, 55_000),
        Started("cnn", 1, 10, 640, 7, (Layer("dense", "Dense", "10", 7),)),
        Progress(5, 100, 0.3, 0.9, 8000.0, 12.5),
        Epoch(1, 3, 0.3, 0.9, 0.2, 0.95),
        Evaluated("mnist-test", 0.99, 0.03),
        Evaluated("scribbles", 0.99, 0.0, 1000, outliers=True),
        Compared("mnist-test", 0.98, 0.05, 10_000),
        Paused(),
        Resumed(),
        Saved("here", 3),
        Saved("somewhere/über"),
        Cancelled(),
        Failed("No “room”\nleft"),
    ],
)
def test_every_event_is_one_line_with_its_name_first(event: Event) -> None:
    line = to_line(event)
    assert "\n" not in line
    assert next(iter(json.loads(line))) == "event"
    assert from_line(line) == event


@pytest.mark.parametrize(
    "line",
    [
        "",
        "W tensorflow",
        "{}",
        '{"event": "dance"}',
        "[1]",
        "7",
        '{"event": "started", "layers": 1}',
    ],
)
def test_a_line_that_is_no_event_is_passed_over(line: str) -> None:
    assert from_line(line) is None
