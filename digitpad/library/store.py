"""The model library: one folder a model, and a note of which one is in use."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from digitpad.library import SHIPPED, ModelError
from digitpad.library.card import CARD_FILE, TFLITE_FILE, Card, read_card
from digitpad.library.files import (
    folder_written_whole,
    is_folder,
    is_name,
    user_home,
    write_whole,
)
from digitpad.sentences import Sentence, reason

_IN_USE: Final = "in-use.json"
_WASTEBASKET: Final = ".wastebasket"
_LONGEST_NAME: Final = 80
_MOST_BYTES: Final = 200
_LONGEST_ENDING: Final = 6
"""Of a name that is taken: a line and a number."""
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""What Windows takes for a device, whatever follows a dot."""
_KEPT_S: Final = 30 * 24 * 3600.0
"""How long a deleted model can be had back."""


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


@dataclass(frozen=True)
class Broken:
    """A folder in the library that no model can be loaded from.

    Attributes:
        name: of the folder.
        path: the folder.
        why: a sentence for the user.
    """

    name: str
    path: Path
    why: str


class Library:
    """The user's models under `home`/models."""

    def __init__(self, home: Path | None = None) -> None:
        """A library under `home`, the user's data folder if None; nothing is created yet."""
        self.folder = (user_home() if home is None else home) / "models"

    def list(self) -> list[Entry]:
        """The models, oldest first; folders that hold none, or a broken card, are passed over."""
        entries = []
        for path in self._folders():
            try:
                entries.append(Entry(path.name, path, read_card(path / CARD_FILE)))
            except ModelError:
                continue
        return sorted(entries, key=lambda entry: (entry.card.created, entry.name))

    def broken(self) -> Sequence[Broken]:
        """The folders that hold no model that could be loaded, by name, and why."""
        found = []
        for path in self._folders():
            try:
                read_card(path / CARD_FILE)
                if not (path / TFLITE_FILE).is_file():
                    raise ModelError("{path} is missing.", path=path / TFLITE_FILE)
            except ModelError as error:
                found.append(Broken(path.name, path, str(error)))
        current = self.current()
        if current is not None and not is_folder(current):
            missing = Sentence("{path} is in use, and is missing.", path=current)
            found.append(Broken(current.name, current, missing))
        return sorted(found, key=lambda folder: folder.name)

    def find(self, name: str) -> Entry:
        """The model of that name.

        Raises:
            ModelError: there is none, or its card is broken.
        """
        path = self._existing(name)
        return Entry(name, path, read_card(path / CARD_FILE))

    def current(self) -> Path | None:
        """The folder of the model in use; None for the shipped one. It may turn out broken."""
        try:
            content = json.loads((self.folder / _IN_USE).read_text(encoding="utf-8"))
            name = content["name"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return self.folder / name if isinstance(name, str) and is_name(name) else None

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
                "The choice of model cannot be kept in {folder}: {why}.",
                folder=self.folder,
                why=reason(error),
            ) from error

    def check_writable(self) -> None:
        """Find out now, before any long work, whether a model can be added.

        Raises:
            ModelError: it cannot.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as error:
            raise _unwritable(self.folder, error) from error

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
            raise _unwritable(self.folder, error) from error
        return path

    def rename(self, name: str, new_name: str) -> Path:
        """Call a model something else; if it was in use, it still is.

        Returns:
            The model's new folder.

        Raises:
            ModelError: there is no such model, the name is taken or no name at all, or the folder
                cannot be renamed.
        """
        path = self._existing(name)
        slug = _slug(new_name, default="")
        if not slug:
            raise ModelError(
                "“{name}” cannot be a model's name: it has no letter or digit.", name=new_name
            )
        target = self.folder / slug
        if target == path:
            return path
        # On a disk that does not tell capitals apart, a change of capitals finds itself.
        if slug == SHIPPED or (target.exists() and not target.samefile(path)):
            raise ModelError("There is a model “{name}” already; choose another name.", name=slug)
        was_in_use = self.current() == path
        card = read_card(path / CARD_FILE)
        try:
            path.rename(target)
        except OSError as error:
            raise ModelError(
                "{path} cannot be renamed: {why}.", path=path, why=reason(error)
            ) from error
        try:
            write_whole(target / CARD_FILE, replace(card, name=slug).to_json())
        except OSError as error:
            raise ModelError(
                "The model is called {name} now, but its card cannot be changed: {why}.",
                name=slug,
                why=reason(error),
            ) from error
        if was_in_use:
            self.use(slug)
        return target

    def remove(self, name: str) -> Path:
        """Put a model into the wastebasket; if it was in use, the shipped one is from now on.

        Returns:
            Its place in the wastebasket, for `restore`. It is kept there for thirty days.

        Raises:
            ModelError: there is no such model, or it cannot be moved.
        """
        path = self._existing(name)
        was_in_use = self.current() == path
        basket = self.folder / _WASTEBASKET
        try:
            basket.mkdir(exist_ok=True)
            self._empty_of_old(basket)
            target = _unused(basket, name)
            path.rename(target)
            # When it was thrown away, for `_empty_of_old`.
            os.utime(target)
        except OSError as error:
            raise ModelError(
                "{path} cannot be deleted: {why}.", path=path, why=reason(error)
            ) from error
        if was_in_use:
            self.use(None)
        return target

    def removed(self) -> Sequence[str]:
        """The names of what is in the wastebasket, the latest first."""
        try:
            found = [path for path in (self.folder / _WASTEBASKET).iterdir() if path.is_dir()]
            found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        except OSError:
            return []
        return [path.name for path in found]

    def restore(self, name: str) -> Path:
        """Take a model out of the wastebasket.

        Args:
            name: of its folder there, as `remove` gave it.

        Returns:
            The model's folder; with a number if its name was taken in the meantime.

        Raises:
            ModelError: it is not there, or cannot be moved.
        """
        path = self.folder / _WASTEBASKET / name
        if not is_name(name) or not is_folder(path):
            raise ModelError("There is no model “{name}” in the wastebasket.", name=name)
        target = self._free(name)
        try:
            path.rename(target)
        except OSError as error:
            raise ModelError(
                "{path} cannot be restored: {why}.", path=path, why=reason(error)
            ) from error
        return target

    def _folders(self) -> Sequence[Path]:
        """Every folder of the library that is, or was, a model."""
        try:
            return [
                path
                for path in self.folder.iterdir()
                if path.is_dir() and not path.name.startswith(".")
            ]
        except OSError:
            return []

    def _existing(self, name: str) -> Path:
        path = self.folder / name
        if not is_name(name) or not is_folder(path):
            if name == SHIPPED:
                raise ModelError("The shipped model stays as it is and what it is called.")
            raise ModelError(
                "There is no model “{name}” in the library {folder}.", name=name, folder=self.folder
            )
        return path

    @staticmethod
    def _empty_of_old(basket: Path) -> None:
        now = time.time()
        for path in basket.iterdir():
            if now - path.stat().st_mtime > _KEPT_S:
                shutil.rmtree(path, ignore_errors=True)

    def _free(self, slug: str) -> Path:
        return _unused(self.folder, slug)


def _unwritable(folder: Path, error: OSError) -> ModelError:
    return ModelError(
        "The model cannot be saved in {folder}: {why}. "
        "Free some space or check the folder's permissions, then try again.",
        folder=folder,
        why=reason(error),
    )


def _unused(folder: Path, slug: str) -> Path:
    """A path in a folder that nothing has yet, with a number if need be."""
    path, number = folder / slug, 2
    while path.exists() or path.name == SHIPPED:
        path, number = folder / f"{_cut(slug, _LONGEST_ENDING)}-{number}", number + 1
    return path


def _slug(name: str, default: str = "model") -> str:
    """A name that is a fine folder name on every platform."""
    short = _cut(re.sub(r"[^\w.\- ]+", "-", name)) or default
    return f"{short}-" if short.split(".")[0].lower() in _DEVICES else short


def _cut(name: str, spare: int = 0) -> str:
    """The beginning of a name, as much as a folder may be called, with room for a few letters."""
    name = name[: _LONGEST_NAME - spare]
    # Disks count bytes, and a Chinese character has three or four.
    return name.encode()[: _MOST_BYTES - spare].decode(errors="ignore").strip(" .-")


def size_of(folder: Path) -> int:
    """The bytes of a model's files; what cannot be looked at counts for nothing."""
    try:
        return sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    except OSError:
        return 0
