"""digitpad reads handwritten digits, from strokes and from pictures.

    from digitpad import Recognizer

    reading = Recognizer.load().read_strokes(strokes)
    print(reading.text)
"""

from digitpad.ink.strokes import Drawing
from digitpad.recognition.reading import Glyph, Reading
from digitpad.recognition.recognizer import Recognizer

__all__ = ["Drawing", "Glyph", "Reading", "Recognizer"]
__version__ = "0.1.0"
