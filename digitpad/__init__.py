"""digitpad reads handwritten digits, from strokes and from pictures.

from digitpad import Recognizer

reading = Recognizer.load().read_strokes(strokes)
print(reading.text)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digitpad.ink.strokes import Drawing
    from digitpad.recognition.reading import Glyph, Reading
    from digitpad.recognition.recognizer import Recognizer

__all__ = ["Drawing", "Glyph", "Reading", "Recognizer"]
__version__ = "0.1.0"

# The names are looked up when they are first used: the window is to be on the screen before SciPy
# and LiteRT are imported, and every module of the package imports this one.
_HOMES = {
    "Drawing": "digitpad.ink.strokes",
    "Glyph": "digitpad.recognition.reading",
    "Reading": "digitpad.recognition.reading",
    "Recognizer": "digitpad.recognition.recognizer",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
