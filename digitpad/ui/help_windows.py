"""About, and the list of shortcuts."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from digitpad import __version__
from digitpad.ui import icons
from digitpad.ui.measures import LEAST_HEIGHT, MARGINS, keep_text_whole, scaled
from digitpad.ui.mnemonics import plain
from digitpad.ui.reflow import Page, VerticalScroll


class AboutWindow(QDialog):
    """What this program is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About digitpad"))
        picture = QLabel()
        picture.setPixmap(icons.app_icon().pixmap(64, 64))
        name = QLabel(QCoreApplication.applicationName())
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        name.setFont(font)
        text = QLabel(
            self.tr(
                "Version {version}\n\nReads handwritten digits while you write, and learns when "
                "you ask it to. Everything happens on this computer.\n\nMIT licence. Trained with "
                "MNIST, by Yann LeCun, Corinna Cortes and Christopher Burges."
            ).format(version=__version__)
        )
        text.setWordWrap(True)
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, stretch=1)
        _finish(self, row)
        keep_text_whole(self, scaled(440))


class ShortcutsWindow(QDialog):
    """Every action that has a key, and what else keys do."""

    def __init__(self, actions: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        columns = QHBoxLayout()
        columns.setSpacing(48)
        groups = [*_by_menu(actions), self._on_a_picture(), self._elsewhere()]
        half = sum(len(rows) + 1 for _, rows in groups) / 2
        grid, told = _column(columns), 0
        for heading, rows in groups:
            # Two columns, groups whole: one would be higher than a small screen.
            if columns.count() == 1 and told + len(rows) / 2 > half:
                grid = _column(columns)
            _add_group(grid, heading, rows)
            told += len(rows) + 1
        for column in columns.children():
            if isinstance(column, QGridLayout):
                column.setRowStretch(column.rowCount(), 1)
        page = Page()
        page.setLayout(columns)
        columns.setContentsMargins(0, 0, 0, 0)
        whole = QHBoxLayout()
        whole.addWidget(VerticalScroll(page))
        _finish(self, whole)
        self.setMinimumHeight(LEAST_HEIGHT)

    def _on_a_picture(self) -> _Group:
        """What no menu shows: keys for the pad while a picture is on it; see PictureTool."""
        keys = [
            (self.tr("Next or previous box"), f"{_key('Tab')}, {_key('Shift+Tab')}"),
            (self.tr("Move the box"), self.tr("Arrow keys")),
            (self.tr("Resize the box"), self.tr("Ctrl and arrow keys")),
            (self.tr("Ten times as far"), self.tr("Shift and arrow keys")),
            (self.tr("Take the box away"), _key(QKeySequence.StandardKey.Delete)),
            (self.tr("Let go of the box, then read all"), _key("Esc")),
            (self.tr("Choose several boxes"), self.tr("Ctrl and clicks")),
            (self.tr("Draw a box"), self.tr("Shift and a drag")),
        ]
        return self.tr("On a picture"), keys

    def _elsewhere(self) -> _Group:
        keys = [
            (self.tr("Rub strokes out"), self.tr("Right button")),
            (self.tr("Close a window beside the main one"), _key("Esc")),
        ]
        return self.tr("Elsewhere"), keys


_Group: TypeAlias = tuple[str, list[tuple[str, str]]]
"""A heading, and below it what can be done and by which keys."""


def _by_menu(actions: list[QAction]) -> list[_Group]:
    """What the actions do and their keys, each group under the name of its menu."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for action in actions:
        # Qt knows further keys for most, of keyboards that hardly anyone has.
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        rows = groups.setdefault(_menu_of(action), [])
        rows.append((plain(action.text()), action.property("keys") or key))
    return list(groups.items())


def _key(key: QKeySequence.StandardKey | str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _add_group(grid: QGridLayout, heading: str, rows: list[tuple[str, str]]) -> None:
    row = grid.rowCount()
    if grid.count():
        grid.setRowMinimumHeight(row, 8)
    title = QLabel(heading)
    font = title.font()
    font.setBold(True)
    title.setFont(font)
    grid.addWidget(title, row + 1, 0, 1, 2)
    for at, (what, keys) in enumerate(rows, start=row + 2):
        label = QLabel(keys)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        grid.addWidget(QLabel(what), at, 0)
        grid.addWidget(label, at, 1)


def _column(columns: QHBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(5)
    columns.addLayout(grid)
    return grid


def _menu_of(action: QAction) -> str:
    """The name of the menu that an action stands in."""
    for owner in action.associatedObjects():
        if isinstance(owner, QMenu) and owner.title():
            return plain(owner.title())
    return ""


def _finish(window: QDialog, content: QHBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    buttons.rejected.connect(window.reject)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(MARGINS)
    layout.setSpacing(20)
    layout.addLayout(content, stretch=1)
    layout.addWidget(buttons)
