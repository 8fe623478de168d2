"""Everything a training run is told, as plain data, and the plans that have a name."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, cast, get_args, get_origin, get_type_hints

from digitpad.library import SHIPPED
from digitpad.library.files import is_name
from digitpad.sentences import Sentence, reason
from digitpad.training import TrainingError

Optimizer: TypeAlias = Literal["sgd", "adam", "adamw"]
Schedule: TypeAlias = Literal["constant", "cosine"]
Network: TypeAlias = Literal["softmax", "mlp-128", "mlp-1000", "cnn", "small", "best"]

NETWORK_NAMES: Final[tuple[Network, ...]] = get_args(Network)
"""What `training.networks` builds; said here for those who must not import TensorFlow."""

SCRATCH: Final = "scratch"
CURRENT: Final = "current"
IN_LIBRARY: Final = "library/"
"""Before the name of a model of the library, in `Plan.start`."""
LARGEST_SEED: Final = 2_000_000_000
"""Seed and epoch added up must be an int32."""
_MOST: Final = 1_000_000
"""Epochs, samples and so on: more is a slip of the finger."""


@dataclass(frozen=True)
class Plan:
    """Everything a training run is told. The same plan gives the same model.

    Attributes:
        preset: the named plan that this one is, or started from.
        description: one line for the user.
        network: which of the networks of `training.networks`.
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
        pen_variants: how many times each real pen character is drawn: with another pen each time,
            by mouse, in a picture.
        samples: whether the user's own samples are in the corpus, if there are any; see
            training.own_samples.
        start: the weights to begin with: "scratch", those that the seed makes; "shipped";
            "current", those of the model in use; or "library/" and the name of a model there.
        blend: share of the weights that it began with in those of the finished model, unless it
            began from scratch. The mean of
            a model and of what became of it reads hands that neither knew better than both do
            (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022).
        h5: save the model as .h5 too, for programs that read nothing newer.
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
    samples: bool = False
    start: str = SCRATCH
    blend: float = 0.0
    h5: bool = False
    seed: int = 1
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be run.

        Raises:
            TrainingError: a value is out of its range.
        """
        hints = _hints()
        for name, value in self.as_dict().items():
            self._require(
                _fits(value, hints[name]),
                Sentence("{name} cannot be {value}", name=name, value=repr(value)),
            )
        self._require(1 <= self.epochs <= _MOST, Sentence("epochs must be 1 or more"))
        self._require(1 <= self.batch_size <= _MOST, Sentence("the batch size must be 1 or more"))
        self._require(self.learning_rate > 0, Sentence("the learning rate must be above 0"))
        self._require(self.weight_decay >= 0, Sentence("the weight decay must not be negative"))
        self._require(
            1 <= self.mnist_passes <= 100, Sentence("MNIST must be gone through at least once")
        )
        self._require(
            1 <= self.pen_variants <= 100, Sentence("pen strokes must be drawn at least once")
        )
        self._require(0 <= self.doubt < 0.5, Sentence("doubt must be in [0, 0.5)"))
        self._require(0 <= self.label_smoothing < 1, Sentence("label smoothing must be in [0, 1)"))
        self._require(
            100 <= self.held_back <= 30_000,
            Sentence("between 100 and 30,000 digits must be held back"),
        )
        self._require(
            min(self.generated, self.scribbles) >= 0
            and max(self.generated, self.scribbles) <= _MOST,
            Sentence("between 0 and 1,000,000 characters can be drawn"),
        )
        self._require(
            0 <= self.seed <= LARGEST_SEED, Sentence("the seed must be 0 to 2,000,000,000")
        )
        self._require(
            self.network in NETWORK_NAMES,
            Sentence(
                "there is no network “{name}”; there are {names}",
                name=self.network,
                names=", ".join(NETWORK_NAMES),
            ),
        )
        self._require(
            self.start in (SCRATCH, SHIPPED, CURRENT)
            or (self.start.startswith(IN_LIBRARY) and is_name(self.start.removeprefix(IN_LIBRARY))),
            Sentence(
                "start must be {names} or {prefix} and a name",
                names=", ".join((SCRATCH, SHIPPED, CURRENT)),
                prefix=IN_LIBRARY,
            ),
        )
        self._require(0 <= self.blend < 1, Sentence("the share to blend in must be in [0, 1)"))
        self._require(
            self.mnist or bool(self.pen_files) or self.generated > 0,
            Sentence("the corpus must hold something"),
        )

    def _require(self, fine: bool, rule: Sentence) -> None:
        if not fine:
            raise TrainingError("This plan cannot be run: {rule}.", rule=rule)

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
        try:
            content: dict[str, Any] = json.loads(text)
            files = content.get("pen_files", [])
            content["pen_files"] = tuple(files) if isinstance(files, list) else files
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise TrainingError("This is not a training plan: {why}", why=reason(error)) from error
        missing = [f.name for f in fields(cls) if f.default is MISSING and f.name not in content]
        if missing:
            raise TrainingError(
                "This is not a training plan: it does not say {names}.", names=", ".join(missing)
            )
        return cls(**{f.name: content[f.name] for f in fields(cls) if f.name in content})


@cache
def _hints() -> dict[str, Any]:
    return get_type_hints(Plan)


def _fits(value: object, hint: Any) -> bool:
    """Whether a value, which a file may have brought in, is of the type that its field has."""
    if hint is float:
        # Asked so, a whole number that no float can hold is refused like infinity.
        return type(value) in (int, float) and abs(cast("float", value)) <= sys.float_info.max
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(isinstance(part, str) for part in value)
    return type(value) is hint


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
        batch_size=256,
        learning_rate=1.4e-2,
        optimizer="adamw",
        schedule="cosine",
        weight_decay=0.1,
        generated=30_000,
        scribbles=1_500,
        samples=True,
    ),
    Plan(
        preset="best",
        description="The network that digitpad is shipped with, trained for two hours or more.",
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
        generated=40_000,
        samples=True,
        scribbles=12_000,
        pen_variants=4,
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
        raise TrainingError(
            "There is no preset “{name}”; there are {names}.", name=name, names=names
        ) from None
    return replace(plan, **changes)
