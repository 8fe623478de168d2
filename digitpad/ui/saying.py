"""What the rooms below say, in the language of the window."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from digitpad.sentences import Sentence, filled


def said(what: object) -> str:
    """A text or an error of the rooms below, in the user's language.

    Args:
        what: a sentence, an error of ours, or anything else, which stays as `str` gives it.
    """
    text = str(what)
    if not isinstance(text, Sentence):
        return text
    # Below the window no sentence belongs to a class.
    words = QCoreApplication.translate("", text.template)
    values = {name: said(v) if isinstance(v, str) else v for name, v in text.values.items()}
    return filled(words, values, QLocale().toString)


def all_said(sentences: Iterable[object]) -> str:
    """Several sentences, one after the other, each as `said` says it."""
    # After its full stop Chinese has no space.
    return re.sub(r"(?<=。) ", "", " ".join(map(said, sentences)))
