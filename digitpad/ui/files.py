"""Pictures in and drawings out: dialogs, clipboard, dropped files and the recent ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from digitpad.ink import InkError
from digitpad.library.files import is_folder, is_there
from digitpad.sentences import reason
from digitpad.ui.canvas import Canvas
from digitpad.ui.drawing_files import INKML, save_drawing, to_image
from digitpad.ui.pad_view import on_the_pad
from digitpad.ui.saying import said
from digitpad.ui.settings import Settings
from digitpad.ui.sheet import PictureSource

if TYPE_CHECKING:
    from digitpad.ink.strokes import Drawing


_MOST_PATHS: Final = 1000


class Files(QObject):
    """Finds out which file or picture the user means.

    Signals:
        pictureWanted(PictureSource): a picture is to be read.
        severalWanted(list[Path]): several files, or what is in a folder, are to be read.
        told(str), complained(str): a sentence for the user; what went as it should, and what not.
    """

    pictureWanted = Signal(object)
    severalWanted = Signal(object)
    told = Signal(str)
    complained = Signal(str)

    def __init__(self, canvas: Canvas, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._canvas = canvas
        self._settings = settings
        self._window = window

    # Pictures in

    def open(self, source: PictureSource) -> None:
        """Have a picture read, or put a drawing on the pad."""
        if isinstance(source, Path) and source.suffix.lower() == INKML:
            self._open_drawing(source)
        else:
            self.pictureWanted.emit(source)

    def _open_drawing(self, path: Path) -> None:
        from digitpad.ink.inkml import read_inkml

        try:
            drawing = read_inkml(path)
        except InkError as error:
            self.complained.emit(said(error))
            return
        self._canvas.load_drawing(on_the_pad(drawing))
        self._settings.add_recent_file(path)

    def put_on_pad(self, ink: Drawing | PictureSource) -> None:
        """Have a picture read, or load a drawing, that was chosen in another window."""
        if isinstance(ink, Path | QImage):
            self.open(ink)
        else:
            self._canvas.load_drawing(on_the_pad(ink))
        self._window.activateWindow()

    def was_opened(self, source: PictureSource) -> None:
        """The picture could be read, so it is one to remember."""
        if isinstance(source, Path):
            self._settings.add_recent_file(source)

    def choose_picture(self) -> None:
        """Ask for a picture's file, or several."""
        dialog = QFileDialog(self._window, self.tr("Open Picture"))
        dialog.setObjectName("openDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr(
                    "Pictures (*.png *.jpg *.jpeg *.heic *.heif *.avif *.gif *.bmp *.tif *.tiff "
                    "*.webp)"
                ),
                self.tr("Drawings (*.inkml)"),
                self.tr("All files (*)"),
            ]
        )
        dialog.filesSelected.connect(self._open_if_several)
        self._ask(dialog, self.open)

    def choose_folder(self) -> None:
        """Ask for a folder of pictures."""
        dialog = QFileDialog(self._window, self.tr("Open Folder"))
        dialog.setObjectName("openFolderDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog, lambda path: self.severalWanted.emit([path]))

    def _open_if_several(self, names: list[str]) -> None:
        # Of one Qt says fileSelected as well.
        if len(names) > 1:
            self.severalWanted.emit([Path(name) for name in names])

    def paste(self) -> None:
        """Read the picture in the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.complained.emit(self.tr("There is no picture in the clipboard: copy one first."))

    @staticmethod
    def may_take(data: QMimeData) -> bool:
        """Whether what is dragged over the window is worth dropping."""
        return data.hasImage() or bool(_files_in(data)) or _is_address(data)

    def take(self, data: QMimeData) -> bool:
        """Read what was dropped or pasted, or say why not; False if no picture is meant at all."""
        files = _files_in(data)
        image = data.imageData() if data.hasImage() else None
        if len(files) > 1 or (files and is_folder(files[0])):
            self.severalWanted.emit(files)
        elif files:
            self.open(files[0])
        elif isinstance(image, QImage) and not image.isNull():
            self.open(image)
        elif _is_address(data):
            self.complained.emit(
                self.tr(
                    "digitpad fetches nothing from the internet: copy the picture itself instead "
                    "of its address, or save it and open the file."
                )
            )
        else:
            return False
        return True

    def list_recent(self, menu: QMenu) -> None:
        """Fill the menu of recent pictures."""
        menu.clear()
        menu.setToolTipsVisible(True)
        paths = self._settings.recent_files
        names = [path.name for path in paths]
        for number, path in enumerate(paths, start=1):
            # Two of one name are told apart by where they are.
            twin = names.count(path.name) > 1
            name = f"{path.name} ({path.parent.name})" if twin else path.name
            key = f"&{number} " if number < 10 else ""
            action = menu.addAction(key + name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self._open_recent(path))
        if not paths:
            menu.addAction(self.tr("No pictures yet")).setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction(self.tr("&Forget These")).triggered.connect(
            self._settings.clear_recent_files
        )

    def _open_recent(self, path: Path) -> None:
        if not is_there(path):
            self._settings.remove_recent_file(path)
        self.open(path)

    # Drawings out

    def choose_where_to_save(self) -> None:
        """Ask where to save the drawing."""
        dialog = QFileDialog(self._window, self.tr("Save Drawing"))
        dialog.setObjectName("saveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [
                self.tr("Drawing to open again (*.inkml)"),
                self.tr("PNG picture (*.png)"),
                self.tr("SVG picture (*.svg)"),
            ]
        )
        dialog.setDefaultSuffix("inkml")
        # What stands between the star and the bracket, whatever the language.
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
        )
        self._ask(dialog, self.save)

    def save(self, path: Path) -> None:
        """Save the drawing as InkML, PNG or SVG, by the ending of the name."""
        try:
            save_drawing(self._canvas.drawing, self._canvas.pen_size, path)
        except OSError as error:
            self.complained.emit(
                self.tr("The drawing cannot be saved as {path}: {why}.").format(
                    path=path, why=said(reason(error))
                )
            )
        else:
            self.told.emit(self.tr("The drawing is saved as {path}.").format(path=path))

    def copy_as_picture(self) -> None:
        """Put the drawing into the clipboard as a picture."""
        if self._canvas.drawing:
            image = to_image(self._canvas.drawing, self._canvas.pen_size)
            QGuiApplication.clipboard().setImage(image)
            self.told.emit(self.tr("The drawing is in the clipboard as a picture."))

    def _ask(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()


def _files_in(data: QMimeData) -> list[Path]:
    """The files that are meant: copied or dropped ones, or those whose paths stand in a text."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files or data.hasImage() or not data.hasText():
        return files
    lines = data.text().strip().splitlines()
    paths = [_path_of(line.strip().strip('"')) for line in lines[:_MOST_PATHS]]
    return [] if None in paths else [path for path in paths if path is not None]


def _path_of(text: str) -> Path | None:
    """The file or folder that a text names in full; None if it is some other text."""
    url = QUrl(text)
    try:
        path = Path(url.toLocalFile() if url.isLocalFile() else text).expanduser()
        return path if path.is_absolute() and path.exists() else None
    except (OSError, RuntimeError, ValueError):
        return None  # Too long for a path, for instance.


def _is_address(data: QMimeData) -> bool:
    """Whether it is the address of something in the internet."""
    text = data.text().strip() if data.hasText() else ""
    urls = data.urls() or ([] if len(text.split()) != 1 else [QUrl(text)])
    return any(url.scheme() in ("http", "https") for url in urls)
