"""The model library: one folder a model, and a note of which one is in use."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from digitpad.library import ModelError
from digitpad.library.card import CARD_FILE, Card, read_card
from digitpad.library.files import folder_written_whole, user_home, write_whole

_IN_USE: Final = "in-use.json"


@dataclass(frozen=True)
class Entry:
    """A model in the library.

    Attributes:
        name: of its folder; what the user calls it.
        path: its folder.
        card: what is known of it.
    """

    name: str
    path: Path
    card: Card


class Library:
    """The user's models under `home`/models."""

    def __init__(self, home: Path | None = None) -> None:
        """A library under `home`, the user's data folder if None; nothing is created yet."""
        self.folder = (user_home() if home is None else home) / "models"

    def list(self) -> list[Entry]:
        """The models, oldest first; folders that hold none, or a broken card, are passed over."""
        entries = []
        for card in self.folder.glob(f"*/{CARD_FILE}"):
            if card.parent.name.startswith("."):
                continue
            try:
                entries.append(Entry(card.parent.name, card.parent, read_card(card)))
            except ModelError:
                continue
        return sorted(entries, key=lambda entry: (entry.card.created, entry.name))

    def find(self, name: str) -> Entry:
        """The model of that name.

        Raises:
            ModelError: there is none, or its card is broken.
        """
        path = self.folder / name
        if name != _slug(name) or not path.is_dir():
            raise ModelError(f"There is no model “{name}” in the library {self.folder}.")
        return Entry(name, path, read_card(path / CARD_FILE))

    def current(self) -> Path | None:
        """The folder of the model in use; None for the shipped one. It may turn out broken."""
        try:
            content = json.loads((self.folder / _IN_USE).read_text(encoding="utf-8"))
            name = content["name"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return self.folder / name if isinstance(name, str) and name == _slug(name) else None

    def use(self, name: str | None) -> None:
        """Take a model into use from now on; None: the shipped one.

        Raises:
            ModelError: there is no such model, or the choice cannot be written down.
        """
        if name is not None:
            self.find(name)
        try:
            write_whole(self.folder / _IN_USE, json.dumps({"name": name}) + "\n")
        except OSError as error:
            raise ModelError(
                f"The choice of model cannot be kept: {self.folder}: {error.strerror}."
            ) from error

    def save(self, name: str, write: Callable[[Path], None]) -> Path:
        """Add a model, whole or not at all.

        Args:
            name: what to call it; a number is added if the name is taken.
            write: puts the model's files into the folder that it is given.

        Returns:
            The model's folder.

        Raises:
            ModelError: it cannot be written.
        """
        path = self._free(_slug(name))
        try:
            with folder_written_whole(path) as temporary:
                write(temporary)
        except OSError as error:
            raise ModelError(
                f"The model cannot be saved in {self.folder}: {error.strerror or error}. "
                "Free some space or check the folder's permissions, then train again."
            ) from error
        return path

    def remove(self, name: str) -> None:
        """Delete a model; if it was in use, the shipped one is from now on.

        Raises:
            ModelError: there is no such model, or it cannot be deleted.
        """
        path = self.folder / name
        if name != _slug(name) or not path.is_dir():
            raise ModelError(f"There is no model “{name}” in the library {self.folder}.")
        if self.current() == path:
            self.use(None)
        try:
            shutil.rmtree(path)
        except OSError as error:
            raise ModelError(f"{path} cannot be deleted: {error.strerror}.") from error

    def _free(self, slug: str) -> Path:
        path, number = self.folder / slug, 2
        while path.exists():
            path, number = self.folder / f"{slug}-{number}", number + 1
        return path


def _slug(name: str) -> str:
    """A name that is a fine folder name on every platform."""
    return re.sub(r"[^\w.\- ]+", "-", name).strip(" .-") or "model"
