"""What the rooms below say, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from digitpad.sentences import Sentence, Value


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
    return words.format(**{name: _shown(value) for name, value in text.values.items()})


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return said(value)
    return QLocale().toString(value)
