"""The one dialog for errors: what happened, what to do, and details to copy."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from digitpad.ui import icons
from digitpad.ui.error_hook import Report
from digitpad.ui.logs import about_this_program
from digitpad.ui.measures import MARGINS, keep_text_whole, scaled
from digitpad.ui.show_folder import show_log_folder

_NARROWEST: Final = 440


class ErrorDialog(QDialog):
    """Shows errors beside the window, which goes on meanwhile; later ones join the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorDialog")
        self.setWindowTitle(self.tr("Something Went Wrong"))
        self._count = 0
        self._icon = QLabel()
        self._what, self._advice, self._more = QLabel(), QLabel(), QLabel()
        self._what.setObjectName("errorWhat")
        self._advice.setObjectName("errorAdvice")
        font = self._what.font()
        font.setBold(True)
        self._what.setFont(font)
        for label in (self._what, self._advice, self._more):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._more.hide()
        self._details = QPlainTextEdit()
        self._details.setObjectName("errorDetails")
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        caption = QLabel(self.tr("&Details"))
        caption.setBuddy(self._details)

        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy Details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("errorCopy")
        copy.clicked.connect(self.copy)
        folder = buttons.addButton(
            self.tr("Show &Log Folder"), QDialogButtonBox.ButtonRole.ActionRole
        )
        folder.clicked.connect(lambda: show_log_folder(self))
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)

        words = QVBoxLayout()
        words.setSpacing(8)
        for label in (self._what, self._advice, self._more):
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGINS)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addSpacing(8)
        layout.addWidget(caption)
        layout.addWidget(self._details, stretch=1)
        layout.addSpacing(8)
        layout.addWidget(buttons)
        close.setFocus()
        self._tint()

    def sizeHint(self) -> QSize:
        """Room for a traceback."""
        return QSize(scaled(620), scaled(420))

    @property
    def details(self) -> str:
        """What `copy` copies."""
        return self._details.toPlainText()

    def show_report(self, report: Report) -> None:
        """Show an error; if one is on show already, add it to that one's details."""
        if self.isHidden():
            self._count = 1
            self._what.setText(report.what)
            self._advice.setText(report.advice)
            self._details.setPlainText(f"{about_this_program()}\n\n{report.details}")
        else:
            self._count += 1
            self._details.appendPlainText(report.details)
        self._details.moveCursor(QTextCursor.MoveOperation.Start)
        self._more.setVisible(self._count > 1)
        self._more.setText(
            self.tr("{count} errors came one after the other; the details tell of all.").format(
                count=self._count
            )
        )
        self.setAccessibleDescription(f"{report.what} {report.advice}")
        keep_text_whole(self, scaled(_NARROWEST))
        self.show()
        self.activateWindow()

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _tint(self) -> None:
        drawing = icons.pixmap("warning", 32, self.palette(), self.devicePixelRatioF())
        self._icon.setPixmap(drawing)
