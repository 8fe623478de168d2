"""What was found out about a model from elsewhere, in sentences for its card."""

from __future__ import annotations

from collections.abc import Sequence

from digitpad.library.card import Card
from digitpad.sentences import Sentence


def findings(card: Card) -> Sequence[Sentence]:
    """The sentences that the notes of an imported model's card are made of.

    They follow from the rest of the card, so that a window in another language need not show what
    the card holds in English.
    """
    found = [Sentence("Imported from {name}.", name=card.source)]
    if (card.paper, card.ink) != (0.0, 1.0):
        paper, ink = f"{card.paper:g}", f"{card.ink:g}"
        found.append(Sentence("Its paper is {paper} and its ink {ink}.", paper=paper, ink=ink))
    if card.transposed:
        found.append(Sentence("It reads rows as columns."))
    if card.order is not None:
        order = " ".join(map(str, card.order))
        found.append(
            Sentence("Its outputs for the digits 0 to 9 are numbers {order}.", order=order)
        )
    if card.digit_score == "confidence":
        found.append(
            Sentence(
                "It knows digits only: whether a glyph is one is told by how sure it is of the "
                "most probable digit, and letters may pass."
            )
        )
    return found


def notes(card: Card) -> str:
    """They as one text, in English, as cards hold it."""
    return " ".join(findings(card))
