"""The guide: a few illustrated pages, from resources/help."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QPalette, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from digitpad import assets
from digitpad.ui import languages
from digitpad.ui.measures import LEAST_HEIGHT, scaled

_Role = QPalette.ColorRole
# The pictures are drawn in the light theme's colours; each stands for a role of the palette.
_ROLES: Final = {
    "#1d2126": _Role.Text,
    "#ffffff": _Role.Base,
    "#c3c4c2": _Role.Mid,
    "#6b7078": _Role.PlaceholderText,
    "#1f62c9": _Role.Accent,
}
_TITLE: Final = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_CONTENTS: Final = 176
# So wide that no picture is cut off.
_NARROWEST: Final = 730
_SIZE: Final = QSize(800, 620)


class GuideWindow(QDialog):
    """Contents on the left, a page on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideWindow")
        self.setWindowTitle(self.tr("Guide to digitpad"))
        self._contents = QListWidget()
        self._contents.setObjectName("guideContents")
        self._contents.setAccessibleName(self.tr("Contents"))
        self._contents.setFrameShape(QFrame.Shape.NoFrame)
        self._contents.setWordWrap(True)
        self._contents.setSpacing(2)
        self._contents.viewport().setAutoFillBackground(False)
        self._contents.setFixedWidth(scaled(_CONTENTS))
        self._text = _Pages()
        self._text.setObjectName("guideText")
        self._text.setAccessibleName(self.tr("Page"))
        for path in page_files():
            html = path.read_text(encoding="utf-8")
            title = _TITLE.search(html)
            item = QListWidgetItem(unescape(title[1]) if title else path.stem)
            item.setData(Qt.ItemDataRole.UserRole, path.name)
            self._contents.addItem(item)
        self._contents.currentRowChanged.connect(self._show_row)
        self._text.anchorClicked.connect(lambda url: self.show_page(url.fileName()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._contents)
        layout.addWidget(self._text, stretch=1)
        self._contents.setCurrentRow(0)
        self.setMinimumSize(_NARROWEST, LEAST_HEIGHT)
        self.resize(_SIZE)

    def show_page(self, name: str) -> None:
        """Show a page by its file name; nothing happens if there is none of that name."""
        for row in range(self._contents.count()):
            if self._contents.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self._contents.setCurrentRow(row)

    def _show_row(self, row: int) -> None:
        self._text.show_file(page_files()[row])


class _Pages(QTextBrowser):
    """Shows a page in the colours of the palette, pictures included."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(20)
        self._file: Path | None = None

    def show_file(self, path: Path) -> None:
        """Show a page from its beginning."""
        self._file = path
        accent = self.palette().color(_Role.Link).name()
        self.document().setDefaultStyleSheet(
            f"h1 {{ font-size: x-large; font-weight: 600; }} a {{ color: {accent}; }} "
            "p, li { line-height: 130%; } li { margin-bottom: 6px; } "
            ".picture { line-height: 100%; }"
        )
        self.setHtml(path.read_text(encoding="utf-8"))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture, in the colours of the palette and as sharp as the screen."""
        file = QUrl(name).fileName()
        if kind != QTextDocument.ResourceType.ImageResource.value or not file.endswith(".svg"):
            return super().loadResource(kind, name)
        svg = (assets.resources() / "help" / "pictures" / file).read_text(encoding="utf-8")
        for colour, role in _ROLES.items():
            # Marked first, so that a colour that was put in is not taken for one to be replaced.
            svg = svg.replace(colour, f"@{role.name}@")
        for role in _ROLES.values():
            svg = svg.replace(f"@{role.name}@", self.palette().color(role).name())
        return _draw(svg, self.devicePixelRatioF())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._file is not None:
            self.document().clear()
            self.show_file(self._file)


def page_files() -> list[Path]:
    """The pages in order, in the window's language, or English where there are none in it."""
    folder = assets.resources() / "help"
    for name in (QLocale().name(), QLocale().name().split("_")[0], languages.ENGLISH):
        pages = sorted((folder / name).glob("*.html"))
        if pages:
            return pages
    return []


def _draw(svg: str, ratio: float) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(svg.encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(reader.size() * ratio)
    image = reader.read()
    image.setDevicePixelRatio(ratio)
    return image
