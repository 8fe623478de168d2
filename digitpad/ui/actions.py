"""Everything the user can do, as actions, and the menus in which they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from digitpad.ui import icons
from digitpad.ui.label_buttons import NO_DIGIT
from digitpad.ui.mnemonics import plain
from digitpad.ui.theme import Theme

_Key = QKeySequence.StandardKey
_TINTED: Final = {
    "actionUndo": "undo",
    "actionRedo": "redo",
    "actionClear": "clear",
    "actionEraser": "eraser",
    "actionOpen": "open",
    "actionSave": "save",
    "actionStopTraining": "stop",
    "actionZoomIn": "zoom-in",
    "actionZoomOut": "zoom-out",
    "actionZoomFit": "zoom-fit",
    "actionRotateLeft": "rotate-left",
    "actionRotateRight": "rotate-right",
    "actionReadWhole": "read-whole",
    "actionAddBox": "box-add",
    "actionMergeBoxes": "box-merge",
    "actionSplitBox": "box-split",
    "actionDeleteBox": "box-delete",
}
# Shown in menus alone, and drawn when the menu opens.
_IN_MENUS: Final = {
    "actionOpenFolder": "folder",
    "actionPaste": "paste",
    "actionQuit": "quit",
    "actionCopyReading": "copy",
    "actionCopyPicture": "copy",
    "actionKeepReading": "keep",
    "actionSettings": "settings",
    "actionThicker": "pen-thick",
    "actionThinner": "pen-thin",
    "actionFullScreen": "full-screen",
    "actionWhy": "why",
    "actionRetrain": "retrain",
    "actionEvaluate": "evaluate",
    "actionBrowseData": "browse",
    "actionSamples": "samples",
    "actionModels": "models",
    "actionUseShipped": "undo",
    "actionGuide": "guide",
    "actionShortcuts": "keyboard",
    "actionLogFolder": "folder",
    "actionAbout": "info",
}
_SUBMENUS: Final = {"menuRecent": "recent", "menuTheme": "theme", "menuKeepAs": "samples"}
# What is on the screen before any menu opens.
_IN_VIEW: Final = ("actionUndo", "actionRedo", "actionClear", "actionEraser")


class Actions(QObject):
    """The window's actions, each found by its object name as well."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.open = self._make("actionOpen", self.tr("&Open Picture…"), _Key.Open)
        self.open.setStatusTip(self.tr("Read the digits in a picture"))
        self.paste = self._make("actionPaste", self.tr("&Paste Picture"), _Key.Paste)
        self.paste.setStatusTip(self.tr("Read a picture from the clipboard"))
        self.save = self._make("actionSave", self.tr("&Save Drawing…"), _Key.Save)
        self.save.setStatusTip(self.tr("Save the drawing, to open it again or as a picture"))
        self.quit = self._make("actionQuit", self.tr("&Quit"), _Key.Quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

        self.undo = self._make("actionUndo", self.tr("&Undo"), _Key.Undo)
        self.undo.setStatusTip(self.tr("Take back the last stroke, picture or Clear"))
        self.redo = self._make("actionRedo", self.tr("&Redo"), _Key.Redo)
        self.redo.setStatusTip(self.tr("Bring back what was taken back"))
        self.clear = self._make("actionClear", self.tr("&Clear"), _Key.Delete)
        self.clear.setStatusTip(self.tr("Empty the pad; undo brings the drawing back"))
        self.copy = self._make("actionCopyReading", self.tr("C&opy Reading"), _Key.Copy)
        self.copy.setStatusTip(self.tr("Copy the digits that were read as text"))
        self.copy_picture = self._make(
            "actionCopyPicture", self.tr("Copy as P&icture"), QKeySequence("Ctrl+Shift+C")
        )
        self.copy_picture.setStatusTip(self.tr("Copy the drawing as a picture"))

        self.thicker = self._make("actionThicker", self.tr("&Thicker Pen"), QKeySequence("]"))
        self.thinner = self._make("actionThinner", self.tr("T&hinner Pen"), QKeySequence("["))
        self.eraser = self._make("actionEraser", self.tr("E&raser"), QKeySequence("E"))
        self.eraser.setCheckable(True)
        self.eraser.setStatusTip(
            self.tr(
                "Rub strokes out, for as long as the key is held or until it is pressed again; the "
                "right button and a pen's other end always do"
            )
        )
        self.why = self._make("actionWhy", self.tr("See &Why…"), QKeySequence("Ctrl+I"))
        self.why.setStatusTip(
            self.tr("See which ink speaks for the reading, and what the model's layers make of it")
        )
        self.full_screen = self._make("actionFullScreen", self.tr("&Full Screen"), _Key.FullScreen)
        if not self.full_screen.shortcuts():
            # Qt knows none for a desktop that it does not know.
            self.full_screen.setShortcut(QKeySequence("F11"))
        self.full_screen.setCheckable(True)
        self.themes = QActionGroup(self)
        for theme, text in (
            (Theme.SYSTEM, self.tr("As the &System Is")),
            (Theme.LIGHT, self.tr("&Light")),
            (Theme.DARK, self.tr("&Dark")),
        ):
            action = self._make(f"actionTheme{theme.name.capitalize()}", text)
            action.setCheckable(True)
            action.setData(theme)
            self.themes.addAction(action)

        self.settings = self._make("actionSettings", self.tr("Se&ttings…"), _Key.Preferences)
        if not self.settings.shortcuts():
            # Qt knows one for macOS alone; other programs elsewhere have the same.
            self.settings.setShortcut(QKeySequence("Ctrl+,"))
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.settings.setStatusTip(self.tr("Pen, theme, language and the model in use"))

        self.retrain = self._make("actionRetrain", self.tr("&Retrain…"), QKeySequence("Ctrl+T"))
        self.retrain.setStatusTip(self.tr("Train a new model in the background"))
        self.stop_training = self._make("actionStopTraining", self.tr("&Stop Training"))
        self.stop_training.setStatusTip(self.tr("Stop; the present model stays in use"))
        self.stop_training.setEnabled(False)
        self.models = self._make("actionModels", self.tr("Mo&dels…"), QKeySequence("Ctrl+Shift+M"))
        self.models.setStatusTip(self.tr("Use, compare, rename, delete, import and export models"))
        self.evaluate = self._make("actionEvaluate", self.tr("&Evaluate…"), QKeySequence("Ctrl+E"))
        self.evaluate.setStatusTip(
            self.tr("See what a model reads right and wrong, or compare two")
        )
        self.browse_data = self._make(
            "actionBrowseData", self.tr("&Browse Digits…"), QKeySequence("Ctrl+B")
        )
        self.browse_data.setStatusTip(
            self.tr("Look through the digits that models are trained and tested on")
        )
        self.samples = self._make("actionSamples", self.tr("Sa&mples…"), QKeySequence("Ctrl+K"))
        self.samples.setStatusTip(self.tr("See, change and take along the digits that you kept"))
        self.use_shipped = self._make("actionUseShipped", self.tr("&Use Shipped Model"))
        self.use_shipped.setStatusTip(self.tr("Go back to the model that digitpad came with"))

        self.guide = self._make("actionGuide", self.tr("digitpad &Guide"), _Key.HelpContents)
        if not self.guide.shortcuts():
            self.guide.setShortcut(QKeySequence("F1"))
        self.guide.setStatusTip(self.tr("How to draw, open pictures and train, in a few pages"))
        self.log_folder = self._make("actionLogFolder", self.tr("Show &Log Folder"))
        self.log_folder.setStatusTip(self.tr("Where digitpad writes down what went wrong"))
        self.shortcuts = self._make(
            "actionShortcuts", self.tr("Keyboard &Shortcuts"), QKeySequence("Ctrl+/")
        )
        self.about = self._make("actionAbout", self.tr("&About digitpad"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self._make_keeping()
        self.recent_menu = QMenu(self.tr("Open &Recent"), window)
        self.recent_menu.setObjectName("menuRecent")
        self._build_menus()
        self._explain()
        self.tint(_IN_VIEW)

    def _explain(self) -> None:
        """Tool tips that say what an action does, and its key: buttons show them."""
        for action in self._window.findChildren(QAction):
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            if action.statusTip() and key:
                action.setToolTip(
                    self.tr("{what} ({key})").format(what=action.statusTip(), key=key)
                )
            elif action.statusTip():
                action.setToolTip(action.statusTip())

    def tint(self, names: Iterable[str] = _TINTED) -> None:
        """Draw the icons of these actions in the colours of the palette."""
        for name in names:
            drawing = _TINTED[name]
            action = self._window.findChild(QAction, name)
            if action is not None:
                action.setIcon(icons.icon(drawing, self._window.palette()))

    def _tint_menu(self, menu: QMenu) -> None:
        """Draw the icons of a menu that is about to open, unless they are as they should be."""
        key = self._window.palette().cacheKey()
        if menu.property("tinted") == key:
            return
        menu.setProperty("tinted", key)
        for action in menu.actions():
            inner = action.menu()
            name = inner.objectName() if isinstance(inner, QMenu) else action.objectName()
            drawing = _IN_MENUS.get(name) or _SUBMENUS.get(name)
            if drawing:
                action.setIcon(icons.icon(drawing, self._window.palette()))

    def all(self) -> list[QAction]:
        """The actions with a shortcut, in the order of the menus."""
        return [
            action
            for menu in self._window.menuBar().actions()
            for action in cast("QMenu", menu.menu()).actions()
            if action.shortcuts() or action.property("keys")
        ]

    def _make_keeping(self) -> None:
        """What keeps the reading as samples: all as it is, or one glyph with a label."""
        self.keep_all = self._make("actionKeepReading", self.tr("&Keep Reading as Right"))
        self.keep_all.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.keep_all.setStatusTip(self.tr("Keep every glyph as it was read, to learn from"))
        self.keep_as = QActionGroup(self)
        self.keep_as_menu = QMenu(self.tr("Keep &Glyph As"), self._window)
        self.keep_as_menu.setObjectName("menuKeepAs")
        for label in (*range(10), NO_DIGIT):
            if label == NO_DIGIT:
                action = self._make(
                    "actionKeepAsNone", self.tr("&No Digit"), QKeySequence("Ctrl+-")
                )
            else:
                key = QKeySequence(f"Ctrl+{label}")
                action = self._make(f"actionKeepAs{label}", f"&{label}", key)
            action.setData(label)
            self.keep_as.addAction(action)
        keys = [
            action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            for action in self.keep_as.actions()
        ]
        self.keep_as_menu.addActions(self.keep_as.actions())
        # Ten keys in one line of the list of shortcuts.
        self.keep_as_menu.menuAction().setProperty("keys", f"{keys[0]} … {keys[9]}, {keys[10]}")

    def put_after_open(self, action: QAction) -> None:
        """Put an action of another's into the File menu, after Open Picture."""
        cast("QMenu", self._window.menuBar().actions()[0].menu()).insertAction(self.paste, action)

    def _make(
        self,
        name: str,
        text: str,
        shortcut: QKeySequence.StandardKey | QKeySequence | None = None,
    ) -> QAction:
        action = QAction(text, self._window)
        # What buttons show: Qt would leave Chinese its brackets, “撤销(U)”.
        action.setIconText(plain(text))
        action.setObjectName(name)
        if isinstance(shortcut, QKeySequence):
            action.setShortcut(shortcut)
        elif shortcut is not None:
            action.setShortcuts(shortcut)
        return action

    def _build_menus(self) -> None:
        bar = self._window.menuBar()
        file = bar.addMenu(self.tr("&File"))
        file.addActions([self.open, self.paste])
        file.addMenu(self.recent_menu)
        file.addSeparator()
        file.addAction(self.save)
        file.addSeparator()
        file.addAction(self.quit)

        edit = bar.addMenu(self.tr("&Edit"))
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addActions([self.copy, self.copy_picture, self.clear])
        edit.addSeparator()
        edit.addAction(self.keep_all)
        edit.addMenu(self.keep_as_menu)
        edit.addSeparator()
        edit.addAction(self.settings)

        view = bar.addMenu(self.tr("&View"))
        view.addActions([self.thicker, self.thinner, self.eraser])
        view.addSeparator()
        view.addAction(self.why)
        view.addSeparator()
        theme = view.addMenu(self.tr("Th&eme"))
        theme.setObjectName("menuTheme")
        theme.addActions(self.themes.actions())
        view.addSeparator()
        view.addAction(self.full_screen)

        model = bar.addMenu(self.tr("&Model"))
        model.addActions([self.retrain, self.stop_training])
        model.addSeparator()
        model.addActions([self.models, self.evaluate, self.browse_data, self.samples])
        model.addSeparator()
        model.addAction(self.use_shipped)

        help_menu = bar.addMenu(self.tr("&Help"))
        help_menu.addActions([self.guide, self.shortcuts])
        help_menu.addSeparator()
        help_menu.addAction(self.log_folder)
        help_menu.addSeparator()
        help_menu.addAction(self.about)
        for menu in (file, edit, view, model, help_menu):
            menu.aboutToShow.connect(lambda menu=menu: self._tint_menu(menu))
