"""What `digitpad train` prints for people, when nobody is there to see a bar."""

from io import StringIO

from digitpad.cli.progress import Report
from digitpad.training.events import (
    Compared,
    Epoch,
    Evaluated,
    Layer,
    Paused,
    Progress,
    Resumed,
    Saved,
    Started,
)


def printed() -> list[str]:
    stream = StringIO()
    with Report(stream) as report:
        report(Started("softmax", 2, 1100, 55_000, 7850, (Layer("dense", "Dense", "10", 7850),)))
        report(Progress(100, 1100, 1.5, 0.7, 9000.0, 3.0))
        report(Paused())
        report(Resumed())
        report(Epoch(1, 2, 1.216, 0.7924, 0.7753, 0.8478))
        report(Epoch(2, 2, 0.6704, 0.8541, 0.5869, 0.8682))
        report(Evaluated("mnist-test", 0.8739, 0.55, 10_000))
        report(Evaluated("scribbles", 0.25, 0.0, 1000, outliers=True))
        report(Compared("mnist-test", 0.9957, 0.014, 10_000))
        report(Saved("models/softmax", 2))
    return stream.getvalue().splitlines()


def test_the_average_cost_is_printed_each_epoch() -> None:
    epochs = [line for line in printed() if line.startswith("epoch")]
    assert len(epochs) == 2
    assert "average cost 1.2160" in epochs[0]
    assert "average cost 0.6704" in epochs[1]
    assert "86.82%" in epochs[1]


def test_layers_scores_and_the_place_of_the_model_are_printed() -> None:
    lines = printed()
    assert any(line.split() == ["Dense", "10", "7,850"] for line in lines)
    assert "mnist-test: 87.39% right" in lines
    assert "scribbles: 25.00% refused" in lines
    assert "mnist-test, the other model: 99.57% right" in lines
    assert lines[-1] == "saved in models/softmax"


def test_there_is_no_bar_where_there_is_no_terminal() -> None:
    text = "\n".join(printed())
    assert "\x1b" not in text
    assert "━" not in text
    assert "samples/s" not in text
