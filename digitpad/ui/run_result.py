"""After a run: the new model beside the old one, and the question which of them to use."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from digitpad.training.events import Evaluated
from digitpad.training.history import History
from digitpad.training.verdict import Reason, Verdict, judge, side_by_side
from digitpad.ui.announce import tell_assistants
from digitpad.ui.run_tables import ComparisonTable, percent


class RunResult(QWidget):
    """Shows what both models scored; the better one is the button that Return presses.

    Signals:
        useWanted(): take the new model into use.
        keepOldWanted(): leave the old one in use.
    """

    useWanted = Signal()
    keepOldWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scored = QLabel()
        self._scored.setObjectName("scoredLabel")
        self._scored.setWordWrap(True)
        self._table = ComparisonTable()
        self._reason = QLabel()
        self._reason.setObjectName("reasonLabel")
        self._reason.setWordWrap(True)
        self._use = QPushButton(self.tr("&Use This One"))
        self._use.setObjectName("useNewModel")
        self._keep = QPushButton(self.tr("&Keep the Old One"))
        self._keep.setObjectName("keepOldModel")
        self._note = QLabel(self.tr("Either way the new model stays in the library."))
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._use)
        buttons.addWidget(self._keep)
        buttons.addSpacing(6)
        buttons.addWidget(self._note, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._scored)
        layout.addWidget(self._table)
        layout.addWidget(self._reason)
        layout.addLayout(buttons)
        self._use.clicked.connect(self.useWanted)
        self._keep.clicked.connect(self.keepOldWanted)

    def show_history(self, history: History) -> None:
        """Show the scores of a finished run, and preselect the better model."""
        rows = side_by_side(history.scores, history.compared)
        verdict = judge(rows)
        self._scored.setText(self._figures(history))
        self._table.show_rows(rows)
        reason = reason_of(verdict, self.locale())
        self._reason.setText(reason)
        tell_assistants(self._use, reason)
        tell_assistants(self._keep, reason)
        self._offer(True)
        better, other = (
            (self._use, self._keep) if verdict.new_is_better else (self._keep, self._use)
        )
        other.setDefault(False)
        better.setDefault(True)
        better.setFocus()

    def show_decision(self, *, new: bool) -> None:
        """The question is answered."""
        self._offer(False)
        self._note.setText(
            self.tr("The new model is in use.")
            if new
            else self.tr("The old model stays in use; the new one is in the library.")
        )

    def _offer(self, asked: bool) -> None:
        for button in (self._use, self._keep):
            button.setVisible(asked)
        if asked:
            self._note.setText(self.tr("Either way the new model stays in the library."))

    def _figures(self, history: History) -> str:
        test = next((score for score in history.scores if score.suite == "mnist-test"), None)
        if test is None:
            return ""
        text = self._test_figures(test)
        if history.kept_epoch is not None and history.kept_epoch < history.epochs_planned:
            kept = self.tr("It is the model as it was after epoch {epoch} of {epochs}.").format(
                epoch=history.kept_epoch, epochs=history.epochs_planned
            )
            if history.kept_epoch == 0:
                kept = self.tr("It was stopped within the first epoch.")
            return f"{text} {kept}"
        return text

    def _test_figures(self, test: Evaluated) -> str:
        return self.tr("Of MNIST's test digits {percent} are right, with a loss of {loss}.").format(
            percent=percent(self.locale(), test.accuracy),
            loss=self.locale().toString(test.loss, "f", 4),
        )


def reason_of(verdict: Verdict, locale: QLocale) -> str:
    """Why one of the models is preselected, in one sentence."""
    if verdict.reason is Reason.NOTHING_TO_COMPARE:
        return QCoreApplication.translate(
            "RunResult", "The old model cannot be read, so there is nothing to compare with."
        )
    if verdict.reason is Reason.ALIKE:
        return QCoreApplication.translate(
            "RunResult", "Both do the same, so the old one may as well stay."
        )
    texts = {
        (Reason.BETTER, True): QCoreApplication.translate(
            "RunResult",
            "The new one makes fewer mistakes: {new} on the "
            "average of the tests, the old one {old}.",
        ),
        (Reason.BETTER, False): QCoreApplication.translate(
            "RunResult",
            "The old one makes fewer mistakes: {old} on the "
            "average of the tests, the new one {new}.",
        ),
        (Reason.FEWER_MISTAKES, True): QCoreApplication.translate(
            "RunResult",
            "The new one is not better everywhere, but "
            "on the average of the tests it makes fewer mistakes: {new}, the old one {old}.",
        ),
        (Reason.FEWER_MISTAKES, False): QCoreApplication.translate(
            "RunResult",
            "The new one is better somewhere, but on "
            "the average of the tests it makes more mistakes: {new}, the old one {old}.",
        ),
        (Reason.SURER, True): QCoreApplication.translate(
            "RunResult", "Both are right as often, and the new one is surer."
        ),
        (Reason.SURER, False): QCoreApplication.translate(
            "RunResult", "Both are right as often, and the old one is surer."
        ),
    }
    text: str = texts[verdict.reason, verdict.new_is_better]
    if verdict.reason is Reason.BETTER and verdict.tests == 1:
        new = QCoreApplication.translate(
            "RunResult", "The new one makes fewer mistakes: {new}, the old one {old}."
        )
        old = QCoreApplication.translate(
            "RunResult", "The old one makes fewer mistakes: {old}, the new one {new}."
        )
        text = new if verdict.new_is_better else old
    return text.format(
        new=percent(locale, verdict.new_error), old=percent(locale, verdict.old_error)
    )
