"""What is said to people below the window, so that the window can say it in their language.

The rooms below `ui` know no Qt and speak English. A `Sentence` is such an English text that still
knows what it was made of; an `Error` is raised with one. `ui.saying` looks the words up.

`packaging/translate.py` finds the words where a `Sentence` or one of the errors is made, if they
stand there as they are: no f-string, no variable. A test sees to it.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Mapping
from json import JSONDecodeError
from os import PathLike
from typing import Any, Final, Self, TypeAlias

Value: TypeAlias = "str | int | float"
"""What a sentence is filled in with; a str may be a Sentence in its turn."""

_NAME: Final = re.compile(r"\{([a-z_]+)\}")


class Sentence(str):
    """A text in English that can be said in another language.

    It is a string as any other, and stays what it is where `str()` is called on it or on an error.

    Attributes:
        template: the words, with a {name} in the place of each value.
        values: what the names stand for.
    """

    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Fill a template in.

        Args:
            template: words with {names}; or a sentence, which is taken as it is.
            values: strings, sentences, errors (for what they say), paths and numbers. Numbers are
                written with commas, in the window as is usual in its language: give those that
                count nothing as strings.
        """
        if isinstance(template, cls):
            return template
        plain = {name: _plain(value) for name, value in values.items()}
        self = super().__new__(cls, filled(template, plain, "{:,}".format))
        self.template = template
        self.values = plain
        return self

    def __str__(self) -> str:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, (self.template, self.values)


class Error(Exception):
    """Something that cannot be done, said in a sentence for the user; `str` gives the sentence.

    Raise it as `Error("{name} is empty.", name=name)`, as a `Sentence` is made.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(Sentence(template, **values))


def filled(template: str, values: Mapping[str, Value], number: Callable[[int | float], str]) -> str:
    """A template with values in the places of their names, and nothing else done to it.

    It may come from another process, so it is not for `str.format`, which does more.
    """

    def shown(match: re.Match[str]) -> str:
        value = values.get(match[1], match[0])
        return value if isinstance(value, str) else number(value)

    return _NAME.sub(shown, template)


def as_json(text: str) -> dict[str, Any]:
    """What to add to a JSON object that has `text` in it, for `from_json`; {} for a plain str."""
    if not isinstance(text, Sentence):
        return {}
    values = {
        name: {"text": str.__str__(value), **as_json(value)}
        if isinstance(value, Sentence)
        else value
        for name, value in text.values.items()
    }
    return {"template": text.template, "values": values}


def from_json(text: str, told: Mapping[str, Any]) -> str:
    """A text from another process: the sentence that `told` holds, or else `text`, in English."""
    template, values = told.get("template"), told.get("values")
    if not isinstance(template, str) or not isinstance(values, dict):
        return text
    sentence = _made_again(
        template,
        {
            name: from_json(str(value.get("text", "")), value) if isinstance(value, dict) else value
            for name, value in values.items()
        },
    )
    # From a program of another version it may be something else.
    return sentence if sentence == text else text


def reason(error: Exception) -> str:
    """What the system or a library complains of, without a full stop.

    A sentence for the usual reasons why a file cannot be opened or is no JSON; for others what the
    library says, which may be in any language.
    """
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0) or error.strerror or str(error)
    if isinstance(error, JSONDecodeError):
        return Sentence(
            "line {line}, column {column} is no JSON", line=error.lineno, column=error.colno
        )
    if isinstance(error, UnicodeDecodeError):
        return Sentence("it is no text in UTF-8")
    return str(error)


def shown(name: str | PathLike[str]) -> str:
    """A name in a sentence: it may hold anything, a line break too; a sentence has one line."""
    text = str(name)
    return text if text.isprintable() else ascii(text)


_REASONS: Final = {
    errno.EACCES: Sentence("Permission denied"),
    errno.EPERM: Sentence("Operation not permitted"),
    errno.ENOENT: Sentence("No such file or directory"),
    errno.ENOTDIR: Sentence("Not a directory"),
    errno.EISDIR: Sentence("Is a directory"),
    errno.EEXIST: Sentence("File exists"),
    errno.ENOTEMPTY: Sentence("Directory not empty"),
    errno.ENOSPC: Sentence("No space left on device"),
    errno.EROFS: Sentence("Read-only file system"),
    errno.ENAMETOOLONG: Sentence("File name too long"),
    errno.EBUSY: Sentence("Device or resource busy"),
    errno.EIO: Sentence("Input/output error"),
    errno.EMFILE: Sentence("Too many open files"),
    errno.ENOMEM: Sentence("Cannot allocate memory"),
    errno.ENODEV: Sentence("No such device"),
    errno.ENXIO: Sentence("No such device or address"),
}


def _made_again(template: str, values: Mapping[str, Value]) -> Sentence:
    return Sentence(template, **values)


def _plain(value: object) -> Value:
    """A value as it can be kept, sent to another process and shown."""
    if isinstance(value, Error):
        return str(value)
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, PathLike):
        return str(value)
    try:
        # NumPy's numbers.
        return int(value.__index__())  # type: ignore[attr-defined]
    except AttributeError:
        return str(value)
