"""The card beside a saved model: what it is, how it was trained, what it scored."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from digitpad.library import ModelError
from digitpad.sentences import reason

CARD_FILE: Final = "card.json"
KERAS_FILE: Final = "model.keras"
TFLITE_FILE: Final = "model.tflite"

Output: TypeAlias = Literal["logits", "probabilities"]
DigitScore: TypeAlias = Literal["energy", "confidence"]


@dataclass(frozen=True)
class Card:
    """What is known of a model.

    Attributes:
        name: as the user reads it.
        output: what the network's last layer gives: unnormalised log-odds, or probabilities.
        digit_threshold: a glyph is a digit if its digit score is at least this; None if unknown,
            then everything is.
        digit_score: what that score is. "energy": the log of the summed exponentials of the
            logits, which training against outliers made log-odds. "confidence": the logarithm of
            the largest probability, for models that know digits only.
        paper: what the model takes for bare paper; 0 for ours, 255 or 1 for black on white.
        ink: likewise for full ink.
        transposed: whether rows and columns change places on their way into the model.
        order: at place d, the number of the output that stands for the digit d; None: they stand
            in order.
        source: the name of the file that an imported model came in.
        created: ISO 8601, UTC; empty if unknown.
        preset: the plan it was trained by, by name; empty for an imported model.
        plan: that plan in full, enough to run it again.
        data: each part of the corpus with its size and checksum.
        versions: of the programs that trained it.
        scores: by suite (`mnist-test` and others), each accuracy, loss and the like.
        notes: anything else worth knowing, for people.
    """

    name: str
    output: Output = "logits"
    digit_threshold: float | None = None
    digit_score: DigitScore = "energy"
    paper: float = 0.0
    ink: float = 1.0
    transposed: bool = False
    order: tuple[int, ...] | None = None
    source: str = ""
    created: str = ""
    preset: str = ""
    plan: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    notes: str = ""

    @property
    def threshold_is_log_odds(self) -> bool:
        """Whether the digit score is the log-odds of being a digit, and has a threshold."""
        return (
            self.digit_threshold is not None
            and self.output == "logits"
            and self.digit_score == "energy"
        )

    def to_json(self) -> str:
        """The card as a JSON document, for people to read as well."""
        text = json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"
        # The name of a file that a model came in may be no Unicode.
        return text.encode(errors="replace").decode()


def read_card(path: Path) -> Card:
    """Read a card; keys of a later version are ignored.

    Raises:
        ModelError: the file is missing, unreadable, or no card.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(
            "{path} is missing, so nothing is known of the model beside it.", path=path
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(
            "{path} cannot be read as a model's card: {why}.", path=path, why=reason(error)
        ) from error
    known = {f.name for f in fields(Card)}
    try:
        card = Card(**{key: value for key, value in content.items() if key in known})
    except (TypeError, AttributeError):
        raise ModelError("{path} is not a model's card: it has no name.", path=path) from None
    if not _makes_sense(card):
        raise ModelError(
            "{path} is not a model's card: its output or threshold makes no sense.", path=path
        )
    # JSON knows no tuples.
    return card if card.order is None else replace(card, order=tuple(card.order))


def _makes_sense(card: Card) -> bool:
    """Whether what the program reckons with is there, in a card that anyone may have written."""
    texts = (card.name, card.created, card.preset, card.notes, card.source)
    tables = (card.plan, card.data, card.versions, card.scores)
    return (
        card.output in ("logits", "probabilities")
        and card.digit_score in ("energy", "confidence")
        and (card.digit_threshold is None or _is_number(card.digit_threshold))
        and _is_number(card.paper)
        and _is_number(card.ink)
        and card.paper != card.ink
        and isinstance(card.transposed, bool)
        and (card.order is None or _is_order(card.order))
        and all(isinstance(text, str) for text in texts)
        and all(isinstance(table, Mapping) for table in tables)
    )


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def _is_order(value: Any) -> bool:
    """Whether the numbers 0 to 9 are all there, each once."""
    return (
        isinstance(value, (list, tuple))
        and all(type(number) is int for number in value)
        and sorted(value) == list(range(10))
    )
