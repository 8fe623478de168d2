"""The network of a plan, with the weights that the plan says to begin with. Needs Keras."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import keras

from digitpad import assets
from digitpad.library import SHIPPED, ModelError
from digitpad.library.card import CARD_FILE, KERAS_FILE, read_card
from digitpad.library.store import Library
from digitpad.sentences import Sentence
from digitpad.training import TrainingError
from digitpad.training.networks import NETWORKS
from digitpad.training.plan import CURRENT, IN_LIBRARY, Plan
from digitpad.training.weights import folder_of


def settle_start(plan: Plan, library: Library) -> Plan:
    """The plan with the name of the model in use in place of "current", which may change."""
    if plan.start != CURRENT:
        return plan
    current = library.current()
    return replace(plan, start=SHIPPED if current is None else IN_LIBRARY + current.name)


def build(plan: Plan, library: Library) -> keras.Model:
    """The network, ready to be trained.

    Raises:
        TrainingError: the weights to begin with cannot be had, or are of another network.
    """
    model = NETWORKS[plan.network]()
    folder = folder_of(plan.start, library)
    if folder is None:
        return model
    weights = _weights(folder)
    if [part.shape for part in weights] != [part.shape for part in model.get_weights()]:
        raise TrainingError(
            "The weights of {model} do not fit the network “{network}”: choose the "
            "network that they are of, or start from scratch.",
            model=_called(folder),
            network=plan.network,
        )
    model.set_weights(weights)
    return model


def _weights(folder: Path) -> list:  # type: ignore[type-arg]
    """The weights of a model of ours.

    Raises:
        TrainingError: there are none that can be read, or they are used to other inputs.
    """
    try:
        card = read_card(folder / CARD_FILE)
    except ModelError as error:
        raise TrainingError("There is nothing to start from: {why}", why=error) from error
    ours = (card.paper, card.ink, card.transposed, card.order) == (0, 1, False, None)
    if not ours or card.output != "logits":
        raise TrainingError(
            "The training cannot start from {model}: it was made elsewhere, and is used "
            "to another input or output. Start from scratch.",
            model=_called(folder),
        )
    file = folder / KERAS_FILE
    if not file.is_file():
        raise TrainingError(
            "The training cannot start from {model}: it has no weights to go on from, "
            "as {name} is missing. Start from scratch.",
            model=_called(folder),
            name=KERAS_FILE,
        )
    try:
        return keras.models.load_model(file, compile=False, safe_mode=True).get_weights()
    except Exception as error:  # Keras raises whatever the broken part of a file provokes.
        raise TrainingError(
            "The training cannot start from {model}: {path} cannot be read. {why}",
            model=_called(folder),
            path=file,
            why=f"{type(error).__name__}: {error}",
        ) from error


def _called(folder: Path) -> Sentence:
    if folder == assets.shipped_model():
        return Sentence("the shipped model")
    return Sentence("“{name}”", name=folder.name)
