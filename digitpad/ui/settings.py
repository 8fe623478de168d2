"""What the window remembers from one start to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings

from digitpad.library.files import user_home
from digitpad.sentences import reason
from digitpad.ui.saying import said
from digitpad.ui.theme import Theme

_MOST_RECENT: Final = 10


class Settings:
    """Reads and writes settings.ini among the user's files; nonsense in it counts as not there.

    Attributes:
        notice: a sentence for the user if the file was damaged; "" otherwise.
    """

    def __init__(self) -> None:
        self.notice = ""
        path = user_home() / "settings.ini"
        self._file = _read(path)
        if _is_damaged(path, self._file):
            del self._file  # Qt would write it again on its way out.
            self.notice = _set_aside(path)
            self._file = _read(path)

    @property
    def geometry(self) -> QByteArray:
        """The window's place, as QWidget.saveGeometry gives it; empty at the first start."""
        value = self._file.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._file.setValue("window/geometry", value)

    @property
    def pen_size(self) -> int | None:
        """The width of the pen in canvas units."""
        try:
            return int(str(self._file.value("pen/size")))
        except ValueError:
            return None

    @pen_size.setter
    def pen_size(self, value: int) -> None:
        self._file.setValue("pen/size", value)

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the system is."""
        try:
            return Theme(self._file.value("window/theme"))
        except ValueError:
            return Theme.SYSTEM

    @theme.setter
    def theme(self, value: Theme) -> None:
        self._file.setValue("window/theme", value.value)

    @property
    def language(self) -> str:
        """The code of the window's language, as in `languages`; "" for the system's."""
        value = self._file.value("window/language")
        return value if isinstance(value, str) else ""

    @language.setter
    def language(self, value: str) -> None:
        self._file.setValue("window/language", value)

    @property
    def recent_files(self) -> list[Path]:
        """Pictures that were opened, the latest first."""
        value = self._file.value("recent/files")
        # QSettings gives a list of one back as what was in it.
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(str(name)) for name in names][:_MOST_RECENT]

    def add_recent_file(self, path: Path) -> None:
        """Put a picture at the top of the recent ones."""
        path = path.absolute()
        others = [other for other in self.recent_files if other != path]
        self._write_recent([path, *others])

    def remove_recent_file(self, path: Path) -> None:
        """Forget a picture, because it is no more."""
        self._write_recent([other for other in self.recent_files if other != path.absolute()])

    def clear_recent_files(self) -> None:
        """Forget all pictures."""
        self._write_recent([])

    def _write_recent(self, paths: list[Path]) -> None:
        self._file.setValue("recent/files", [str(path) for path in paths[:_MOST_RECENT]])

    @property
    def pen_files(self) -> list[Path]:
        """Files of pen characters, and folders of them, that the user has added."""
        return self._read_paths("data/pen-files")

    @pen_files.setter
    def pen_files(self, paths: list[Path]) -> None:
        self._write_paths("data/pen-files", paths)

    @property
    def picture_folders(self) -> list[Path]:
        """Folders of labelled pictures that the user has added."""
        return self._read_paths("data/picture-folders")

    @picture_folders.setter
    def picture_folders(self, paths: list[Path]) -> None:
        self._write_paths("data/picture-folders", paths)

    @property
    def outliers(self) -> list[Path]:
        """Folders of pictures, and pen files, without digits that the user has added."""
        return self._read_paths("data/outliers")

    @outliers.setter
    def outliers(self, paths: list[Path]) -> None:
        self._write_paths("data/outliers", paths)

    def _read_paths(self, key: str) -> list[Path]:
        value = self._file.value(key)
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(str(name)) for name in names if name]

    def _write_paths(self, key: str, paths: list[Path]) -> None:
        """Write paths, each once."""
        self._file.setValue(key, [str(path) for path in dict.fromkeys(paths)])

    def write(self) -> None:
        """Write everything to the file now."""
        self._file.sync()


def _read(path: Path) -> QSettings:
    return QSettings(str(path), QSettings.Format.IniFormat)


def _is_damaged(path: Path, file: QSettings) -> bool:
    """Whether the file is there and is no settings file.

    Qt takes nearly anything for one; zeros are what a crash of the machine leaves.
    """
    try:
        return file.status() == QSettings.Status.FormatError or b"\0" in path.read_bytes()
    except FileNotFoundError:
        return False
    except OSError:
        # A folder, or a file of someone else: leave it where it is, and start without.
        return False


def _set_aside(path: Path) -> str:
    """Rename a damaged file; returns what to tell the user."""
    aside = path.with_name("settings.damaged.ini")
    try:
        path.replace(aside)
    except OSError as error:
        return QCoreApplication.translate(
            "Settings",
            "The settings file {path} is damaged and cannot be set aside ({why}); digitpad starts "
            "with its own settings.",
        ).format(path=path, why=said(reason(error)))
    return QCoreApplication.translate(
        "Settings",
        "The settings file was damaged. digitpad starts with its own settings; the old file is "
        "kept as {path}.",
    ).format(path=aside)
