"""Everything a training run is told, as plain data, and the plans that have a name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from digitpad.training import TrainingError

Optimizer: TypeAlias = Literal["sgd", "adam", "adamw"]
Schedule: TypeAlias = Literal["constant", "cosine"]


@dataclass(frozen=True)
class Plan:
    """Everything a training run is told. The same plan gives the same model.

    Attributes:
        preset: the named plan that this one is, or started from.
        description: one line for the user.
        network: which of the networks of `training.architectures`.
        epochs: passes over the corpus.
        batch_size: samples a step.
        learning_rate: the largest one of the schedule.
        optimizer: plain SGD, Adam, or Adam with decoupled weight decay.
        schedule: "cosine" rises for half an epoch and falls to nothing at the end of the run.
        weight_decay: only for adamw.
        label_smoothing: share of the target given to all classes alike.
        augment: warp each training frame anew whenever it is used.
        doubt: after a fifth of the epochs, real pen digits to whose label the model itself gives
            less than this probability are left out for the rest: most are mislabelled.
        held_back: MNIST training digits kept for validation.
        mnist: whether MNIST's training digits are in the corpus.
        mnist_passes: how many times an epoch goes through them.
        generated: characters from data.pen_digits in the corpus; a fifth of them outliers.
        scribbles: strokes that mean nothing in the corpus, as outliers; see data.scribbles.
        pen_files: files of real pen strokes to train on; see data.pen_files.
        pen_variants: how many times each real pen character is drawn, each with another pen.
        seed: of everything that is drawn by lot.
        name: of the finished model in the library; empty: made from the preset.
    """

    preset: str
    description: str
    network: str
    epochs: int
    batch_size: int
    learning_rate: float
    optimizer: Optimizer = "adam"
    schedule: Schedule = "constant"
    weight_decay: float = 0.0
    label_smoothing: float = 0.0
    augment: bool = False
    doubt: float = 0.0
    held_back: int = 5000
    mnist: bool = True
    mnist_passes: int = 1
    generated: int = 0
    scribbles: int = 0
    pen_files: tuple[str, ...] = ()
    pen_variants: int = 1
    seed: int = 1
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be run.

        Raises:
            TrainingError: a value is out of its range.
        """
        self._require(self.epochs >= 1, "epochs must be 1 or more")
        self._require(self.batch_size >= 1, "the batch size must be 1 or more")
        self._require(self.learning_rate > 0, "the learning rate must be above 0")
        self._require(self.mnist_passes >= 1, "MNIST must be gone through at least once")
        self._require(0 <= self.doubt < 0.5, "doubt must be in [0, 0.5)")
        self._require(0 <= self.label_smoothing < 1, "label smoothing must be in [0, 1)")
        self._require(
            100 <= self.held_back <= 30_000, "between 100 and 30,000 digits must be held back"
        )
        self._require(
            self.mnist or bool(self.pen_files) or self.generated > 0,
            "the corpus must hold something",
        )

    def _require(self, fine: bool, rule: str) -> None:
        if not fine:
            raise TrainingError(f"This plan cannot be run: {rule}.")

    def as_dict(self) -> dict[str, Any]:
        """The plan as plain values."""
        return asdict(self)

    def to_json(self) -> str:
        """The plan as a JSON document that `from_json` reads."""
        return json.dumps(self.as_dict(), indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Plan:
        """The plan of a JSON document.

        Raises:
            TrainingError: it is no plan.
        """
        known = {f.name for f in fields(cls)}
        try:
            content: dict[str, Any] = json.loads(text)
            content["pen_files"] = tuple(content.get("pen_files", ()))
            return cls(**{key: value for key, value in content.items() if key in known})
        except (ValueError, TypeError, AttributeError) as error:
            raise TrainingError(f"This is not a training plan: {error}") from error


_PLANS: Final = (
    Plan(
        preset="softmax",
        description="Softmax regression, 784 to 10: where every course begins. About 91 %.",
        network="softmax",
        epochs=25,
        batch_size=100,
        learning_rate=0.01,
        optimizer="sgd",
    ),
    Plan(
        preset="mlp-128",
        description="One hidden layer of 128, the first network of most tutorials. About 97.5 %.",
        network="mlp-128",
        epochs=10,
        batch_size=32,
        learning_rate=1e-3,
    ),
    Plan(
        preset="mlp-1000",
        description="One hidden layer of 1000; eight times the weights. About 98 %.",
        network="mlp-1000",
        epochs=10,
        batch_size=32,
        learning_rate=1e-3,
    ),
    Plan(
        preset="cnn",
        description="Two convolution and pooling stages, two dense layers. About 99 %.",
        network="cnn",
        epochs=6,
        batch_size=64,
        learning_rate=1e-3,
    ),
    Plan(
        preset="quick",
        description="A small network for pads, trained in well under a minute. 99 % and more.",
        network="small",
        epochs=3,
        batch_size=192,
        learning_rate=5e-3,
        optimizer="adamw",
        schedule="cosine",
        weight_decay=0.01,
        generated=20_000,
        scribbles=2_000,
    ),
    Plan(
        preset="best",
        description="The network that digitpad is shipped with, trained for an hour or more.",
        network="best",
        epochs=24,
        batch_size=128,
        learning_rate=3e-3,
        optimizer="adamw",
        schedule="cosine",
        weight_decay=0.05,
        augment=True,
        doubt=0.05,
        mnist_passes=2,
        generated=24_000,
        scribbles=12_000,
        pen_variants=3,
        held_back=2500,
    ),
)

PRESETS: Final[Mapping[str, Plan]] = MappingProxyType({plan.preset: plan for plan in _PLANS})
"""The named plans, in the order in which to show them."""

DEFAULT_PRESET: Final = "quick"


def preset(name: str, /, **changes: Any) -> Plan:
    """The plan of that name, with some values changed.

    Raises:
        TrainingError: there is no such preset, or a changed value is out of its range.
    """
    try:
        plan = PRESETS[name]
    except KeyError:
        names = ", ".join(PRESETS)
        raise TrainingError(f"There is no preset “{name}”; there are {names}.") from None
    return replace(plan, **changes)
