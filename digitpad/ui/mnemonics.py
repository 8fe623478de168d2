"""The text of a menu entry where it is no menu entry: in a list, as a window's title."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """Without the mark of the mnemonic, which Chinese puts in brackets at the end, and the dots."""
    return re.sub(r"\(&.\)", "", text).replace("&", "").rstrip("…")
