"""The user's models on disk, and the cards that say what they are."""

from typing import Final

from digitpad.sentences import Error

SHIPPED: Final = "shipped"
"""What the model that came with the program is called; no other may be."""


class ModelError(Error):
    """A model cannot be used; the message is a sentence for the user that names the file."""
