"""About, and the list of shortcuts."""

from __future__ import annotations

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
    """Every action that has a key."""

    def __init__(self, actions: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        # Two columns, menus whole: one would be higher than a small screen.
        columns = QHBoxLayout()
        columns.setSpacing(48)
        half = (len(actions) + 1) // 2
        grid, row = _column(columns), 0
        last_menu = ""
        for at, action in enumerate(actions):
            menu = _menu_of(action)
            if menu != last_menu:
                if at >= half and columns.count() == 1:
                    grid, row = _column(columns), 0
                last_menu = menu
                heading = QLabel(menu)
                font = heading.font()
                font.setBold(True)
                heading.setFont(font)
                if row:
                    grid.setRowMinimumHeight(row, 8)
                grid.addWidget(heading, row + 1, 0, 1, 2)
                row += 2
            # Qt knows further keys for most, of keyboards that hardly anyone has.
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            keys = QLabel(action.property("keys") or key)
            keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(QLabel(plain(action.text())), row, 0)
            grid.addWidget(keys, row, 1)
            row += 1
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
