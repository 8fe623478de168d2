"""Showing folders of the user's files in the platform's file manager."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from digitpad.ui.logs import log_folder


def show_log_folder(parent: QWidget) -> None:
    """Show the folder of the log files; say where it is if there is no file manager to show it."""
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
    except OSError:
        shown = False
    if not shown:
        box = QMessageBox(parent)
        box.setObjectName("folderNotShown")
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(
            QCoreApplication.translate("ShowFolder", "The log files are in {folder}.").format(
                folder=folder
            )
        )
        box.open()
