"""A training run on a terminal: a bar while it runs, a line an epoch."""

from __future__ import annotations

from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from digitpad.training import events


class Report:
    """Prints events for people; the bar only where there is a terminal to draw it on."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[figures]}"),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("preparing", total=None, figures="")

    def __enter__(self) -> Report:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def __call__(self, event: events.Event) -> None:
        """Show one event."""
        match event:
            case events.Started():
                self._bar.update(self._task, description="training", total=event.steps)
                self._say(
                    f"{event.preset}: {event.samples:,} samples, {event.parameters:,} weights, "
                    f"{event.epochs} epochs of {event.steps // event.epochs:,} steps"
                )
                for layer in event.layers:
                    self._say(f"  {layer.kind:<22}{layer.shape:<14}{layer.parameters:>10,}")
            case events.Progress():
                figures = f"loss {event.loss:.4f}, {event.samples_per_s:,.0f} samples/s"
                self._bar.update(self._task, completed=event.step, figures=figures)
            case events.Epoch():
                self._say(
                    f"epoch {event.epoch:>3} of {event.epochs}: average cost {event.loss:.4f}, "
                    f"accuracy {event.accuracy:.2%}; held back: cost {event.val_loss:.4f}, "
                    f"accuracy {event.val_accuracy:.2%}"
                )
            case events.Paused():
                self._bar.update(self._task, description="waiting")
            case events.Resumed():
                self._bar.update(self._task, description="training")
            case events.Evaluated():
                self._say(f"{event.suite}: {_score(event)}")
            case events.Compared():
                self._say(f"{event.suite}, the other model: {_score(event)}")
            case events.Saved():
                self._say(f"saved in {event.path}")
            case events.Cancelled():
                self._say("stopped; nothing was saved")
            case events.Failed():
                self._say(f"failed: {event.message}")

    def _say(self, line: str) -> None:
        self._console.print(line, soft_wrap=True, markup=False)


def _score(event: events.Evaluated | events.Compared) -> str:
    return f"{event.accuracy:.2%} " + ("refused" if event.outliers else "right")
