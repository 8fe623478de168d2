"""Labelled frames and strokes: MNIST, pen digits, the user's samples."""


class DataError(Exception):
    """Data cannot be had; the message is a sentence for the user that names the file."""
