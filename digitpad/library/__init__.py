"""The user's models on disk, and the cards that say what they are."""

from digitpad.sentences import Error


class ModelError(Error):
    """A model cannot be used; the message is a sentence for the user that names the file."""
