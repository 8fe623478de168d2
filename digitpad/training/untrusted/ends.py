"""What goes into a network and what comes out: a frame, and ten numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digitpad.library import ModelError
from digitpad.sentences import Sentence

_OF_FRAMES: Final = ((28, 28, 1), (28, 28), (784,), (1, 28, 28))


def check_input(shape: Sequence[int]) -> None:
    """Check a network's input, the number of frames first.

    Raises:
        ModelError: it is no frame.
    """
    if tuple(shape[1:]) not in _OF_FRAMES:
        raise ModelError(
            "it takes {numbers}; digitpad gives 28x28 pixels: 28x28, 28x28x1 or 784 numbers.",
            numbers=_numbers(shape),
        )


def check_output(shape: Sequence[int]) -> None:
    """Check a network's output, the number of frames first.

    Raises:
        ModelError: it is not ten numbers.
    """
    if tuple(shape[1:]) != (10,):
        raise ModelError("it gives {numbers}, and there are ten digits.", numbers=_numbers(shape))


def _numbers(shape: Sequence[int]) -> Sentence:
    inner = "x".join("?" if size == -1 else str(size) for size in shape[1:])
    return Sentence("{size} numbers", size=inner) if inner else Sentence("no numbers")
