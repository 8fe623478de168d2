"""Labelled frames and strokes: MNIST, pen digits, the user's samples."""

from digitpad.sentences import Error


class DataError(Error):
    """Data cannot be had; the message is a sentence for the user that names the file."""
