"""The story of a run as its curves tell it, kept beside the model."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path
from statistics import fmean
from typing import Any, Final, get_type_hints

from digitpad.training.events import (
    Compared,
    Epoch,
    Evaluated,
    Event,
    Layer,
    Progress,
    Started,
)

HISTORY_FILE: Final = "history.json"
PLAN_FILE: Final = "plan.json"
"""The plan in full, beside the model; `digitpad train --plan` runs it again."""

_MOST_POINTS: Final = 1200
"""Points of a curve: more than a screen has pixels for are thinned out."""


@dataclass
class History:
    """What a run has told so far; events go in, curves come out.

    Attributes:
        epochs_planned: how many there are to be.
        steps: of the whole run, as planned.
        samples: characters to learn from.
        layers: of the network.
        progress: step, loss and accuracy over some batches each, in order; thinned out.
        epochs: the epochs that are over.
        scores: what the finished model scored.
        compared: what the model that it was compared with scored.
        kept_epoch: the epoch whose model was saved; None if that is not known.
    """

    epochs_planned: int = 0
    steps: int = 0
    samples: int = 0
    layers: tuple[Layer, ...] = ()
    progress: list[tuple[int, float, float]] = field(default_factory=list)
    epochs: list[Epoch] = field(default_factory=list)
    scores: list[Evaluated] = field(default_factory=list)
    compared: list[Compared] = field(default_factory=list)
    kept_epoch: int | None = None

    def add(self, event: Event) -> None:
        """Take in what a run tells; what has no place in a curve is passed over."""
        match event:
            case Started():
                self.epochs_planned, self.steps = event.epochs, event.steps
                self.samples, self.layers = event.samples, event.layers
            case Progress():
                self.progress.append((event.step, event.loss, event.accuracy))
                if len(self.progress) > _MOST_POINTS:
                    self._thin()
            case Epoch():
                self.epochs.append(event)
            case Evaluated():
                self.scores.append(event)
            case Compared():
                self.compared.append(event)

    @property
    def steps_an_epoch(self) -> float:
        """By which steps turn into epochs; at least 1."""
        return max(self.steps / max(self.epochs_planned, 1), 1.0)

    @property
    def best_epoch(self) -> Epoch | None:
        """The one that did best on what was held back; None before the first is over."""
        if not self.epochs:
            return None
        return max(self.epochs, key=lambda epoch: (epoch.val_accuracy, -epoch.val_loss))

    def to_json(self) -> str:
        """The history as a JSON document that `from_json` reads."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def from_json(cls, text: str) -> History:
        """The history of a JSON document; fields of a later version are ignored.

        Raises:
            ValueError: it is no history.
        """
        try:
            content: dict[str, Any] = json.loads(text)
            return cls(
                epochs_planned=int(content["epochs_planned"]),
                steps=int(content["steps"]),
                samples=int(content["samples"]),
                layers=tuple(_made(Layer, layer) for layer in content["layers"]),
                progress=[(int(at), float(x), float(y)) for at, x, y in content["progress"]],
                epochs=[_made(Epoch, epoch) for epoch in content["epochs"]],
                scores=[_made(Evaluated, score) for score in content["scores"]],
                compared=[_made(Compared, score) for score in content["compared"]],
                kept_epoch=content.get("kept_epoch"),
            )
        except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise ValueError(f"not the history of a training: {error}") from error

    def _thin(self) -> None:
        """Halve the points: neighbours become their mean, at the step of the last of them."""
        width = 2 * self.progress[-1][0] / _MOST_POINTS
        self.progress = [
            (together[-1][0], fmean(at[1] for at in together), fmean(at[2] for at in together))
            for together in (
                list(group) for _, group in groupby(self.progress, lambda at: int(at[0] / width))
            )
        ]


def read_history(model: Path) -> History | None:
    """The history beside a model, given by its folder; None if there is none that can be read."""
    try:
        return History.from_json((model / HISTORY_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _made(kind: type[Any], content: dict[str, Any]) -> Any:
    """A record from what a file holds, each field of its type, numbers being numbers."""
    hints = get_type_hints(kind)
    made = kind(**{key: hints[key](value) for key, value in content.items() if key in hints})
    if not all(math.isfinite(value) for value in vars(made).values() if isinstance(value, float)):
        raise ValueError("not the history of a training: a figure is not a number")
    return made
