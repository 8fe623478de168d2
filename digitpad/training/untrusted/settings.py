"""Checks of a layer's settings: each gives the value, cleaned, or raises ValueError."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final, TypeAlias

Check: TypeAlias = Callable[[Any], Any]

_MOST: Final = 65_536
"""Of units, filters, pixels: more than any network on 28x28 pixels has."""


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError
    return value


def number(value: Any) -> float | int:
    """A number that can be reckoned with."""
    if type(value) not in (int, float) or not math.isfinite(value) or abs(value) > 1e9:
        raise ValueError
    return value


def count(value: Any) -> int:
    """Of units, of pixels: at least one."""
    if type(value) is not int or not 0 < value <= _MOST:
        raise ValueError
    return value


def place(value: Any) -> int:
    """An axis, or a step of a shape, where -1 may stand for what is left."""
    if type(value) is not int or not -8 <= value <= _MOST:
        raise ValueError
    return value


def axis(value: Any) -> int:
    """An axis; Keras 2 gives a list of the only one."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return place(value)


def one_or_more(check: Check) -> Check:
    """One value, or a list of them, or of lists, as for each side of each axis."""

    def checked(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            if len(value) > 8:
                raise ValueError
            return [checked(item) for item in value]
        return check(value)

    return checked


def optional(check: Check) -> Check:
    """A value, or none."""
    return lambda value: None if value is None else check(value)


def word(*allowed: str) -> Check:
    """One of some words."""

    def checked(value: Any) -> str:
        if not isinstance(value, str) or value.lower() not in allowed:
            raise ValueError
        return value.lower()

    return checked
