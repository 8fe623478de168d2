"""Frames to probabilities with LiteRT, a tenth of a millisecond each."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from digitpad import assets
from digitpad.ink.frame import SIDE, Frame
from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, TFLITE_FILE, Card, read_card
from digitpad.quiet import muted_stderr
from digitpad.sentences import reason, shown

_BATCH: Final = 64
_IDENTIFIER: Final = b"TFL3"
"""What a .tflite file has in its second four bytes."""
_KERAS: Final = (".keras", ".h5", ".hdf5")
_MOST_BYTES: Final = 500_000_000
"""Of a model; ours have half a million."""
_INPUT_SHAPES: Final = ((SIDE, SIDE, 1), (SIDE, SIDE), (SIDE * SIDE,), (1, SIDE, SIDE))
_TYPES: Final = (np.float32, np.uint8, np.int8)
"""Of a model's numbers; the whole ones stand for others by the quantization told beside them."""
_LEAST: Final = 1e-12
"""A probability of 0 would have no logarithm."""


@dataclass(frozen=True, eq=False)
class Prediction:
    """What the model thinks of n frames.

    Attributes:
        probabilities: float32 (n, 10), rows sum to 1.
        digit_scores: float32 (n,), larger the more digit-like.
        are_digits: bool (n,).
    """

    probabilities: NDArray[np.float32]
    digit_scores: NDArray[np.float32]
    are_digits: NDArray[np.bool_]


class Classifier:
    """A model in memory. Safe to call from any thread, one call at a time.

    Attributes:
        card: what is known of the model.
        path: where it was loaded from.
        content: the bytes of its .tflite file, as they were then.
    """

    def __init__(self, model: bytes, card: Card, path: Path) -> None:
        """Prepare a .tflite model given as bytes.

        Raises:
            ModelError: it is not a .tflite model, or not one from 28x28 to ten outputs.
        """
        self.card = card
        self.path = path
        self.content = model
        self._lock = threading.Lock()
        self._interpreters: dict[int, Any] = {}
        # Now rather than at the first stroke: a broken model is found, and a sound one is warm.
        self.predict(np.zeros((1, SIDE, SIDE), np.float32))

    @classmethod
    def load(cls, path: str | Path | None = None) -> Classifier:
        """Load a model by its folder or .tflite file, the card beside it; None: the shipped one.

        Of a .keras or .h5 file it is the .tflite file of that name beside it.

        Raises:
            ModelError: it is missing, broken, or does not fit.
        """
        given = assets.shipped_model() if path is None else Path(path)
        try:
            file = given / TFLITE_FILE if given.is_dir() else given
            model, file = _content(file)
        except OSError as error:
            raise ModelError(
                "The model {path} cannot be read: {why}.", path=shown(given), why=reason(error)
            ) from error
        except ValueError:
            raise ModelError("There is no model at {path}.", path=shown(given)) from None
        return cls(model, read_card(_card_of(file)), file)

    def with_card(self, card: Card) -> Classifier:
        """The same model, read by another card.

        Raises:
            ModelError: it cannot be run.
        """
        return Classifier(self.content, card, self.path)

    def predict(self, frames: NDArray[np.float32]) -> Prediction:
        """Classify frames.

        Args:
            frames: float32 (n, 28, 28), 0 paper to 1 ink.

        Raises:
            ValueError: the frames have another shape.
        """
        frames = np.ascontiguousarray(frames, np.float32)
        if frames.ndim != 3 or frames.shape[1:] != (SIDE, SIDE):
            raise ValueError(f"frames must be shaped (n, 28, 28), not {frames.shape}")
        return self._predictions(self.outputs(self.as_trained(frames)))

    def outputs(self, frames: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the network itself says of inputs that it takes as they are.

        Args:
            frames: float32 (n, 28, 28), in whatever values the network was trained on.

        Returns:
            float32 (n, 10), in the network's own order.
        """
        outputs = np.empty((len(frames), 10), np.float32)
        with self._lock:
            together = len(frames) >= _BATCH and self._takes_batches
            whole = len(frames) - len(frames) % _BATCH if together else 0
            for start in range(0, whole, _BATCH):
                outputs[start : start + _BATCH] = self._run(frames[start : start + _BATCH])
            for at in range(whole, len(frames)):
                outputs[at] = self._run(frames[at : at + 1])[0]
        return outputs

    def as_trained(self, frames: NDArray[np.float32]) -> NDArray[np.float32]:
        """Frames, float32 (n, 28, 28), in the values that the network was trained on."""
        card = self.card
        if card.transposed:
            frames = np.ascontiguousarray(frames.transpose(0, 2, 1))
        if card.paper != 0.0 or card.ink != 1.0:
            frames = np.float32(card.paper) + frames * np.float32(card.ink - card.paper)
        return frames

    def _predictions(self, outputs: NDArray[np.float32]) -> Prediction:
        card = self.card
        if card.order is not None:
            outputs = outputs[:, card.order]
        if card.output == "logits":
            top = outputs.max(axis=1, keepdims=True)
            odds = np.exp(outputs - top)
            total = odds.sum(axis=1, keepdims=True)
            probabilities = odds / total
        else:
            # Rounding, or a sigmoid for each digit, may have left them with another sum.
            outputs = np.maximum(outputs, _LEAST)
            probabilities = outputs / outputs.sum(axis=1, keepdims=True)
        if card.output == "logits" and card.digit_score == "energy":
            # The free energy of Liu et al., "Energy-based out-of-distribution detection", 2020:
            # training gives it the meaning of log-odds for being a digit.
            scores = (top + np.log(total))[:, 0]
        else:
            # Hendrycks and Gimpel, "A baseline for detecting misclassified and
            # out-of-distribution examples", 2017.
            scores = np.log(np.maximum(probabilities.max(axis=1), _LEAST))
        threshold = card.digit_threshold
        are_digits = scores >= (-np.inf if threshold is None else threshold)
        return Prediction(probabilities, scores, are_digits)

    @property
    def _takes_batches(self) -> bool:
        """Whether the model is made for any number of frames at once."""
        signature = self._interpreter(1).get_input_details()[0]["shape_signature"]
        return bool(signature[0] == -1)

    def _interpreter(self, batch: int) -> Any:
        interpreter = self._interpreters.get(batch)
        if interpreter is None:
            interpreter = self._interpreters[batch] = self._prepare(batch)
        return interpreter

    def _run(self, frames: Frame) -> NDArray[np.float32]:
        interpreter = self._interpreter(len(frames))
        given = interpreter.get_input_details()[0]
        told = interpreter.get_output_details()[0]
        inputs = frames.reshape(given["shape"])
        if given["dtype"] != np.float32:
            scale, zero = given["quantization"]
            limits = np.iinfo(given["dtype"])
            whole = np.rint(inputs / (scale or 1.0) + zero)
            inputs = whole.clip(limits.min, limits.max).astype(given["dtype"])
        interpreter.set_tensor(given["index"], inputs)
        try:
            interpreter.invoke()
        except (ValueError, RuntimeError) as error:
            raise ModelError(
                "{path} breaks off when it is run: {why}", path=self.path, why=error
            ) from error
        result = interpreter.get_tensor(told["index"])
        if told["dtype"] != np.float32:
            scale, zero = told["quantization"]
            result = (result.astype(np.float32) - np.float32(zero)) * np.float32(scale or 1.0)
        outputs: NDArray[np.float32] = result.reshape(len(frames), 10)
        return outputs

    def _prepare(self, batch: int) -> Any:
        try:
            interpreter = Interpreter(model_content=self.content, num_threads=1)
            inputs, outputs = interpreter.get_input_details(), interpreter.get_output_details()
        except (ValueError, RuntimeError) as error:
            raise ModelError(
                "{path} is not a LiteRT model: the file is broken.", path=self.path
            ) from error
        fits = (
            len(inputs) == len(outputs) == 1
            and tuple(inputs[0]["shape"][1:]) in _INPUT_SHAPES
            and tuple(outputs[0]["shape"][1:]) == (10,)
            and all(tensor["dtype"] in _TYPES for tensor in (inputs[0], outputs[0]))
        )
        if not fits:
            raise ModelError(
                "{path} does not go from a 28x28 frame to ten numbers.", path=self.path
            )
        try:
            shape = (batch, *inputs[0]["shape"][1:])
            interpreter.resize_tensor_input(inputs[0]["index"], shape)
            with muted_stderr():
                interpreter.allocate_tensors()
        except (ValueError, RuntimeError) as error:
            raise ModelError(
                "{path} cannot be prepared to run: {why}", path=self.path, why=error
            ) from error
        return interpreter


def _content(file: Path) -> tuple[bytes, Path]:
    """What a .tflite file holds, and which one it is; that beside a Keras file, if it is one.

    Raises:
        ModelError: it is missing or something else.
        OSError: it cannot be read.
    """
    if file.suffix.lower() in _KERAS:
        converted = file.with_suffix(".tflite")
        if file.exists() and not converted.exists():
            raise ModelError(
                "{path} cannot be used as it is: import it with “digitpad models import”, or in "
                "the window.",
                path=shown(file),
            )
        file = converted
    if not file.exists():
        raise ModelError("There is no model at {path}.", path=shown(file))
    # Before all of it is read, and before the card is looked for: who names a picture, or a device
    # without end, is to hear that it is no model.
    if file.is_file():
        with file.open("rb") as opened:
            if opened.read(8)[4:] == _IDENTIFIER and file.stat().st_size <= _MOST_BYTES:
                opened.seek(0)
                return opened.read(), file
    raise ModelError(
        "{path} is not a LiteRT model: the file is broken or something else.", path=shown(file)
    )


def _card_of(file: Path) -> Path:
    """Where the card of a .tflite file is: beside it, or under its name, as it is exported."""
    card, exported = file.with_name(CARD_FILE), file.with_suffix(".json")
    return exported if exported.is_file() and not card.exists() else card
