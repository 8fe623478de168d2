"""Small parts of the models window: its dialogs, its buttons, what it says while it works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from digitpad.ui.model_transfers import Import, Transfer


def ask_for_models(parent: QWidget, then: Callable[[list[Path]], None]) -> None:
    """Ask which files to import; nothing blocks meanwhile."""
    dialog = QFileDialog(parent, QCoreApplication.translate("ModelsWindow", "Import Models"))
    dialog.setObjectName("importDialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            QCoreApplication.translate("ModelsWindow", "Models (*.keras *.h5 *.hdf5 *.tflite)"),
            QCoreApplication.translate("ModelsWindow", "All files (*)"),
        ]
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()


def ask_where(parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
    """Ask for the file to export to; its ending says what is written. Nothing blocks meanwhile."""
    dialog = QFileDialog(parent, QCoreApplication.translate("ModelsWindow", "Export Model"))
    dialog.setObjectName("exportDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    endings = {
        QCoreApplication.translate(
            "ModelsWindow", "LiteRT, to read digits with (*.tflite)"
        ): "tflite",
        QCoreApplication.translate("ModelsWindow", "Keras 3 (*.keras)"): "keras",
        QCoreApplication.translate("ModelsWindow", "Keras, the older format (*.h5)"): "h5",
        QCoreApplication.translate("ModelsWindow", "Card: scores and recipe (*.json)"): "json",
    }
    dialog.setNameFilters(list(endings))
    dialog.setDefaultSuffix("tflite")
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[chosen]))
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def told_of(transfer: Transfer, stage: str) -> str:
    """What is being done, for people."""
    file = transfer.source if isinstance(transfer, Import) else transfer.target
    told = {
        "checking": QCoreApplication.translate(
            "ModelsWindow", "{file}: checking that it is harmless…"
        ),
        "loading": QCoreApplication.translate("ModelsWindow", "{file}: rebuilding the network…"),
        "converting": QCoreApplication.translate("ModelsWindow", "{file}: converting…"),
        "trying": QCoreApplication.translate(
            "ModelsWindow", "{file}: finding out how it wants its digits…"
        ),
        "scoring": QCoreApplication.translate(
            "ModelsWindow", "{file}: reading MNIST's test digits…"
        ),
    }.get(stage, QCoreApplication.translate("ModelsWindow", "{file}: starting…"))
    return told.format(file=file.name)


def import_hint() -> QLabel:
    """How to import models; shown below their table."""
    hint = QLabel(
        QCoreApplication.translate(
            "ModelsWindow",
            "Drop .keras, .h5 or .tflite files here to import them. They are checked first: "
            "nothing in them is ever run.",
        )
    )
    hint.setWordWrap(True)
    hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return hint


def action_button(action: QAction) -> QPushButton:
    """A button that does what an action does, and can be pressed when the action can be done."""
    button = QPushButton(action.text())
    button.setObjectName(f"{action.objectName()}Button")
    button.setAutoDefault(False)
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    follow()
    return button


def list_removed(menu: QMenu, names: Sequence[str], then: Callable[[str], None]) -> None:
    """Fill a menu with what is in the wastebasket; choosing a name takes it out."""
    menu.clear()
    for name in names:
        # An ampersand in a name is no key.
        action = menu.addAction(name.replace("&", "&&"))
        action.triggered.connect(lambda _=False, name=name: then(name))
    if not names:
        nothing = QCoreApplication.translate("ModelsWindow", "The wastebasket is empty")
        menu.addAction(nothing).setEnabled(False)
