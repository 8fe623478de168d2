"""Which weights a run can begin with, told without TensorFlow."""

from __future__ import annotations

from pathlib import Path

from digitpad import assets
from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, read_card
from digitpad.library.store import Library
from digitpad.training.plan import CURRENT, IN_LIBRARY, SCRATCH


def folder_of(start: str, library: Library) -> Path | None:
    """The folder of the model that `Plan.start` names; None if the run starts from scratch."""
    if start == SCRATCH:
        return None
    if start.startswith(IN_LIBRARY):
        return library.folder / start.removeprefix(IN_LIBRARY)
    current = library.current() if start == CURRENT else None
    return assets.shipped_model() if current is None else current


def network_of(folder: Path) -> str:
    """The network of a model that was trained here, by its card; "" if that is not known."""
    try:
        network = read_card(folder / CARD_FILE).plan.get("network", "")
    except (ModelError, AttributeError):
        return ""
    return network if isinstance(network, str) else ""
