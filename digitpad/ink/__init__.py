"""Ink: where there is writing, whether it came from a pen or from a picture.

The lowest layer. It knows NumPy, SciPy and Pillow and nothing of models, files of ours or windows.
"""

from digitpad.sentences import Error


class InkError(Error):
    """Ink cannot be had from what was given; the message is a sentence for the user."""
