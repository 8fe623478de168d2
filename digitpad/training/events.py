"""What a training run tells, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TypeAlias

from digitpad.sentences import as_json, from_json


@dataclass(frozen=True)
class Layer:
    """A layer of the network: what kind, the shape that it gives a frame, how many weights."""

    name: str
    kind: str
    shape: str
    parameters: int


@dataclass(frozen=True)
class Started:
    """The corpus is ready and the first step is about to run."""

    preset: str
    epochs: int
    steps: int
    samples: int
    parameters: int
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True)
class Progress:
    """Some steps were done; loss and accuracy are of the training samples since the last one."""

    step: int
    steps: int
    loss: float
    accuracy: float
    samples_per_s: float
    eta_s: float


@dataclass(frozen=True)
class Epoch:
    """An epoch is over; `val_` figures are of samples held back from training."""

    epoch: int
    epochs: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float


@dataclass(frozen=True)
class Paused:
    """The run waits, as it was asked to."""


@dataclass(frozen=True)
class Resumed:
    """The run goes on after a pause."""


@dataclass(frozen=True)
class Evaluated:
    """The finished model was scored; for suites of outliers, accuracy is the share refused.

    `size` is how many characters the suite has; 0 if that was not told.
    """

    suite: str
    accuracy: float
    loss: float
    size: int = 0
    outliers: bool = False


@dataclass(frozen=True)
class Compared:
    """The model to compare with was scored on the same suite; the fields are Evaluated's."""

    suite: str
    accuracy: float
    loss: float
    size: int = 0
    outliers: bool = False


@dataclass(frozen=True)
class Saved:
    """The model is on disk, whole. The last event of a run that succeeded.

    `epoch` is the one after which the model was as it was saved; 0 if it was within the first.
    """

    path: str
    epoch: int = 0


@dataclass(frozen=True)
class Cancelled:
    """The run was stopped by the user. The last event of such a run; nothing was saved."""


@dataclass(frozen=True)
class Failed:
    """The run broke off. The last event of such a run; nothing was saved.

    Beside the `message`, a line of JSON has the parts of the sentence, `template` and `values`.
    """

    message: str


Event: TypeAlias = (
    Started
    | Progress
    | Epoch
    | Paused
    | Resumed
    | Evaluated
    | Compared
    | Saved
    | Cancelled
    | Failed
)
LastEvent: TypeAlias = Saved | Cancelled | Failed

_BY_NAME: dict[str, type[Event]] = {
    kind.__name__.lower(): kind
    for kind in (
        *(Started, Progress, Epoch, Paused, Resumed, Evaluated, Compared),
        *(Saved, Cancelled, Failed),
    )
}


def to_line(event: Event) -> str:
    """The event as a line of JSON, `event` first, without the newline."""
    content = {"event": type(event).__name__.lower(), **asdict(event)}
    if isinstance(event, Failed):
        content |= as_json(event.message)
    return json.dumps(content)


def from_line(line: str) -> Event | None:
    """The event of a line, or None if the line holds none that this version knows."""
    try:
        content = json.loads(line)
        if "layers" in content:
            content["layers"] = tuple(Layer(**layer) for layer in content["layers"])
        kind = _BY_NAME[content.pop("event")]
        if kind is Failed:
            return Failed(from_json(content["message"], content))
        return kind(**content)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
