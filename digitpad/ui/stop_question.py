"""The question what is to become of a run that is stopped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from digitpad.training.events import Epoch


class StopQuestion(QMessageBox):
    """Keep the best model so far, discard everything, or go on.

    Signals:
        keepWanted(): stop, and save the best model so far.
        discardWanted(): stop, and keep nothing.
    """

    keepWanted = Signal()
    discardWanted = Signal()

    def __init__(self, best: Epoch, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stopQuestion")
        self.setWindowTitle(self.tr("Stop the Training"))
        self.setIcon(QMessageBox.Icon.Question)
        self.setText(self.tr("Stop the training?"))
        self.setInformativeText(
            self.tr(
                "The best model so far is that of epoch {epoch}: {percent} % of what is held back "
                "is right. It can be kept, or everything be discarded."
            ).format(
                epoch=best.epoch, percent=self.locale().toString(best.val_accuracy * 100, "f", 2)
            )
        )
        keep = self.addButton(self.tr("&Keep the Best"), QMessageBox.ButtonRole.AcceptRole)
        discard = self.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        go_on = self.addButton(self.tr("&Go On"), QMessageBox.ButtonRole.RejectRole)
        for button, name in ((keep, "keepBest"), (discard, "discardRun"), (go_on, "goOn")):
            button.setObjectName(name)
        self.setDefaultButton(keep)
        self.setEscapeButton(go_on)
        keep.clicked.connect(self.keepWanted)
        discard.clicked.connect(self.discardWanted)
