"""The card beside a saved model: what it is, how it was trained, what it scored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from digitpad.library import ModelError

CARD_FILE: Final = "card.json"
KERAS_FILE: Final = "model.keras"
TFLITE_FILE: Final = "model.tflite"

Output: TypeAlias = Literal["logits", "probabilities"]


@dataclass(frozen=True)
class Card:
    """What is known of a model.

    Attributes:
        name: as the user reads it.
        output: what the network's last layer gives: unnormalised log-odds, or probabilities.
        digit_threshold: a glyph is a digit if its digit score is at least this; None if unknown,
            then everything is.
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
    created: str = ""
    preset: str = ""
    plan: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    notes: str = ""

    def to_json(self) -> str:
        """The card as a JSON document, for people to read as well."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


def read_card(path: Path) -> Card:
    """Read a card; keys of a later version are ignored.

    Raises:
        ModelError: the file is missing, unreadable, or no card.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(
            f"{path} is missing, so nothing is known of the model beside it."
        ) from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read as a model's card: {error}") from error
    known = {f.name for f in fields(Card)}
    try:
        card = Card(**{key: value for key, value in content.items() if key in known})
    except (TypeError, AttributeError):
        raise ModelError(f"{path} is not a model's card: it has no name.") from None
    threshold = card.digit_threshold
    if card.output not in ("logits", "probabilities") or not (
        threshold is None or isinstance(threshold, (int, float))
    ):
        raise ModelError(f"{path} is not a model's card: its output or threshold makes no sense.")
    return card
