"""What can be done to a picture on the pad, as actions, their menu, and their buttons."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QToolButton, QWidget

from digitpad.ui.mnemonics import plain


class PictureActions(QObject):
    """Turning a picture, reading a part of it, and putting its boxes right."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.folder = self._make(
            "actionOpenFolder", self.tr("Open &Folder…"), "Ctrl+Shift+O", enabled=True
        )
        self.folder.setStatusTip(self.tr("Read all pictures in a folder, and list them"))
        self.left = self._make("actionRotateLeft", self.tr("Rotate &Left"), "Ctrl+L")
        self.left.setStatusTip(self.tr("Turn the picture to the left and read it again"))
        self.right = self._make("actionRotateRight", self.tr("Rotate &Right"), "Ctrl+R")
        self.right.setStatusTip(self.tr("Turn the picture to the right and read it again"))
        self.whole = self._make("actionReadWhole", self.tr("Read &Whole Picture"), "W")
        self.whole.setStatusTip(
            self.tr("Find all boxes anew. Drag over the picture to read only a part of it")
        )
        self.add = self._make("actionAddBox", self.tr("&Add Box"), "B")
        self.add.setStatusTip(self.tr("Add a box for a digit, or draw one with Shift and a drag"))
        self.merge = self._make("actionMergeBoxes", self.tr("&Merge Boxes"), "M")
        self.merge.setStatusTip(
            self.tr("Make one of the chosen box and the next, or of all that Ctrl and clicks chose")
        )
        self.split = self._make("actionSplitBox", self.tr("&Split Box"), "S")
        self.split.setStatusTip(self.tr("Make two of the chosen box, side by side"))
        self.zoom_in = self._make("actionZoomIn", self.tr("Zoom &In"), "+", "=")
        self.zoom_in.setStatusTip(
            self.tr("Show the picture larger; with Ctrl and the wheel, where the pointer is")
        )
        self.zoom_out = self._make("actionZoomOut", self.tr("Zoom &Out"), "-")
        self.zoom_out.setStatusTip(self.tr("Show the picture smaller"))
        self.fit = self._make("actionZoomFit", self.tr("&Fit Picture"), "0")
        self.fit.setStatusTip(self.tr("Show all of the picture"))
        # No shortcut: with the pad in focus Delete is for the chosen box already.
        self.delete = self._make("actionDeleteBox", self.tr("&Delete Box"))
        self.delete.setStatusTip(self.tr("Take the chosen box away; on the pad, Delete does it"))
        self.menu = QMenu(self.tr("&Picture"), window)
        self.menu.setObjectName("menuPicture")
        self.menu.addActions([self.zoom_in, self.zoom_out, self.fit])
        self.menu.addSeparator()
        self.menu.addActions([self.left, self.right])
        self.menu.addSeparator()
        self.menu.addAction(self.whole)
        self.menu.addSeparator()
        self.menu.addActions([self.add, self.merge, self.split, self.delete])

    def all(self) -> list[QAction]:
        """What changes the picture, in the order of the menu."""
        return [self.left, self.right, self.whole, self.add, self.merge, self.split, self.delete]

    def bar(self) -> QWidget:
        """Buttons for all of them."""
        bar = QWidget()
        bar.setObjectName("pictureBar")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for action in self.all():
            if action is self.whole or action is self.add:
                layout.addSpacing(6)
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAccessibleName(plain(action.text()))
            button.setIconSize(QSize(20, 20))
            button.setAutoRaise(True)
            layout.addWidget(button)
        return bar

    def _make(self, name: str, text: str, *keys: str, enabled: bool = False) -> QAction:
        action = QAction(text, self._window)
        action.setIconText(plain(text))
        action.setObjectName(name)
        action.setEnabled(enabled)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action
