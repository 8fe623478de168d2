"""How one model did on one suite: figures, charts, and pictures of what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from digitpad.data.corpus import OUTLIER
from digitpad.ui.evaluation_charts import ReliabilityDiagram, ScoreHistogram
from digitpad.ui.evaluation_matrix import UNREAD_COLUMN, ConfusionMatrix
from digitpad.ui.frame_details import Answer, Item, describe
from digitpad.ui.frame_grid import FrameGrid
from digitpad.ui.reflow import Page, Reflow, VerticalScroll
from digitpad.ui.saying import said

if TYPE_CHECKING:
    from digitpad.evaluation.report import DigitFigures, OutlierFigures, Report, SuiteReport
    from digitpad.evaluation.suites import Suite

_BETWEEN: Final = 24
_WORST: Final = 200
"""Mistakes on show while no cell is chosen; nobody looks at more."""


@dataclass(frozen=True, eq=False)
class Evaluated:
    """One model with all that it answered.

    Attributes:
        model: its name, for people.
        report: the figures.
        suites: the answers behind them, in the order of the report.
    """

    model: str
    report: Report
    suites: tuple[Suite, ...]

    def suite(self, name: str) -> Suite | None:
        """The suite of that name."""
        return next((suite for suite in self.suites if suite.name == name), None)

    def figures(self, name: str) -> SuiteReport | None:
        """The figures of the suite of that name."""
        return next((suite for suite in self.report.suites if suite.name == name), None)


def suite_title(name: str) -> str:
    """What a suite is called, for people; its file follows the colon if there are several."""
    titles = {
        "mnist-test": QCoreApplication.translate("Suites", "MNIST test"),
        "scribbles": QCoreApplication.translate("Suites", "Scribbles"),
        "pen-writers": QCoreApplication.translate("Suites", "Pen digits"),
        "letters": QCoreApplication.translate("Suites", "Letters"),
        "own-samples": QCoreApplication.translate("Suites", "Own samples"),
        "own-outliers": QCoreApplication.translate("Suites", "Own outliers"),
        "pictures": QCoreApplication.translate("Suites", "Pictures"),
        "outliers": QCoreApplication.translate("Suites", "No digits"),
    }
    base, colon, origin = name.partition(":")
    title = titles.get(base, base)
    return f"{title}: {origin}" if colon else title


def answer_of(evaluated_model: str, suite: Suite, at: int) -> Answer:
    """What a model said to a character of a suite."""
    given = suite.answers
    return Answer(evaluated_model, given.probabilities[at], bool(given.are_digits[at]))


def caption_of(suite: Suite, at: int) -> tuple[str, bool]:
    """A character's label and, if it was read otherwise, that; and whether that is so."""
    given = suite.answers
    label, read = int(given.labels[at]), int(given.read[at])
    stands_for = "?" if label == OUTLIER else str(label)
    wrong = bool(given.are_digits[at]) if label == OUTLIER else read != label
    if not wrong:
        refused = label != OUTLIER and not given.are_digits[at]
        return f"{stands_for}→?" if refused else stands_for, False
    return f"{stands_for}→{read if read >= 0 else '?'}", True


def percent(widget: QWidget, share: float, places: int = 2) -> str:
    """A share, 0 to 1, as people read it; a dash if there is none."""
    if not np.isfinite(share):
        return "-"
    return QCoreApplication.translate("Figures", "{percent} %").format(
        percent=widget.locale().toString(float(share) * 100, "f", places)
    )


class FigureRow(QWidget):
    """Some figures side by side, each below what it is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(_BETWEEN)
        self._layout.setVerticalSpacing(0)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        """Show figures: of each its name, its value and what it means."""
        for pair in self._labels:
            for label in pair:
                self._layout.removeWidget(label)
                label.deleteLater()
        self._labels = []
        for column, (name, value, meaning) in enumerate(figures):
            head, body = QLabel(name), QLabel(value)
            head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            font = body.font()
            font.setPointSizeF(font.pointSizeF() * 1.35)
            body.setFont(font)
            body.setObjectName(f"figure{column + 1}")
            body.setAccessibleName(name)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for label in (head, body):
                label.setToolTip(meaning)
            self._labels.append((head, body))
        self._columns = 0
        self._arrange(len(figures))

    def _arrange(self, columns: int) -> None:
        """Put so many side by side, and the others below them."""
        if columns == self._columns:
            return
        self._layout.setColumnStretch(self._columns, 0)
        self._columns = columns
        for at, pair in enumerate(self._labels):
            row, column = divmod(at, columns)
            for line, label in enumerate(pair):
                self._layout.addWidget(label, 2 * row + line, column)
            # Air between two rows, below the value of the upper one.
            below = 0 if row else 8
            pair[1].setContentsMargins(0, 0, 0, below if len(self._labels) > columns else 0)
        self._layout.setColumnStretch(columns, 1)

    def _width(self, columns: int) -> int:
        """Of so many side by side."""
        wide = [max(label.sizeHint().width() for label in pair) for pair in self._labels]
        return sum(max(wide[at::columns]) + _BETWEEN for at in range(min(columns, len(wide))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two rows where one would be cut off."""
        super().resizeEvent(event)
        count = len(self._labels)
        if count:
            self._arrange(count if self._width(count) <= self.width() else -(-count // 2))

    def minimumSizeHint(self) -> QSize:
        """As narrow as two rows."""
        return QSize(self._width(max(-(-len(self._labels) // 2), 1)), super().sizeHint().height())


class SuitePage(QWidget):
    """One suite of one model.

    Signals:
        itemChosen(Item or None): the user chose a picture.
    """

    itemChosen = Signal(object)

    def __init__(self, evaluated: Evaluated, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        suite, found = evaluated.suite(name), evaluated.figures(name)
        assert suite is not None
        assert found is not None
        self._evaluated, self._suite = evaluated, suite
        self._charts = Reflow()
        self.figures = FigureRow()
        self._heading = QLabel()
        self._heading.setObjectName("picturesHeading")
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._back = QPushButton(self.tr("Show the &Worst"))
        self._back.setObjectName("showWorst")
        self._back.clicked.connect(self.show_worst)
        self.grid = FrameGrid()
        self.grid.chosenChanged.connect(self._choose)
        head = QHBoxLayout()
        head.addWidget(self._heading, stretch=1)
        head.addWidget(self._back)
        content = Page()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.figures)
        layout.addWidget(self._charts, stretch=3)
        layout.addLayout(head)
        layout.addWidget(self.grid, stretch=2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(content))
        self.matrix: ConfusionMatrix | None = None
        figures = found.figures
        if hasattr(figures, "score"):
            self._show_digits(figures)  # type: ignore[arg-type]
        else:
            self._show_outliers(figures)
        self.show_worst()

    # Figures and charts

    def _show_digits(self, figures: DigitFigures) -> None:
        score = figures.score
        shown = [
            (
                self.tr("Accuracy"),
                percent(self, score.accuracy),
                self.tr("The share of digits that are read as what they are."),
            )
        ]
        if figures.mean_over_sources is not None:
            shown.append(
                (
                    self.tr("Mean over sources"),
                    percent(self, figures.mean_over_sources),
                    self.tr("The accuracy where every writer or source counts the same."),
                )
            )
        shown += [
            (
                self.tr("Digits"),
                self.locale().toString(len(self._suite.answers)),
                self.tr("How many digits the suite has."),
            ),
            (
                self.tr("Loss"),
                self.locale().toString(score.loss, "f", 4),
                self.tr("The mean cross-entropy: small if the right digit is thought probable."),
            ),
            (
                self.tr("Calibration error"),
                percent(self, score.calibration_error),
                self.tr("How far the confidence is, on average, from the share that is right."),
            ),
            (
                self.tr("Kept as digits"),
                percent(self, score.kept),
                self.tr("The share of digits that is not taken for something else."),
            ),
        ]
        self.figures.show_figures(shown)
        self.matrix = ConfusionMatrix()
        self.matrix.show_score(score)
        self.matrix.cellChosen.connect(self.show_cell)
        diagram = ReliabilityDiagram()
        diagram.show_reliability(figures.reliability)
        self._charts.add(self.matrix, stretch=5)
        self._charts.add(diagram, stretch=3)

    def _show_outliers(self, figures: OutlierFigures) -> None:
        refusal = figures.refusal
        against = ", ".join(suite_title(name) for name in figures.against)
        self.figures.show_figures(
            [
                (
                    self.tr("Refused"),
                    percent(self, refusal.refused),
                    self.tr("The share that is taken for no digit, as it should be."),
                ),
                (
                    self.tr("Refused, 98 % of digits kept"),
                    percent(self, refusal.refused_at_kept),
                    self.tr("The same if the threshold is where 98 % of the digits are kept."),
                ),
                (
                    self.tr("AUROC"),
                    self.locale().toString(refusal.auroc, "f", 4),
                    self.tr("How often a digit scores above one of these."),
                ),
                (
                    self.tr("Told from"),
                    against,
                    self.tr("The digits that these are to be told from."),
                ),
            ]
        )
        digits = [self._evaluated.suite(name) for name in figures.against]
        scores = [suite.answers.digit_scores for suite in digits if suite is not None]
        chart = ScoreHistogram()
        chart.show_scores(
            np.concatenate(scores),
            self._suite.answers.digit_scores,
            self._evaluated.report.threshold,
        )
        self._charts.add(chart, stretch=1)

    # Pictures

    def show_worst(self) -> None:
        """Show the worst mistakes."""
        from digitpad.evaluation.scoring import worst

        order = worst(self._suite.answers, _WORST)
        if self._suite.of_digits:
            text = self.tr("Most confident mistakes")
            nothing = self.tr("Everything was read right.")
        else:
            text = self.tr("Most digit-like of those taken for digits")
            nothing = self.tr("All of them were refused.")
        self._show(order, text, nothing)
        self._back.hide()
        if self.matrix is not None:
            self.matrix.mark(None)

    def show_cell(self, label: int, read: int) -> None:
        """Show the pictures behind a cell of the matrix, the most confident first."""
        assert self.matrix is not None
        given = self._suite.answers
        wanted = -1 if read == UNREAD_COLUMN else read
        at = np.flatnonzero((given.labels == label) & (given.read == wanted))
        at = at[np.argsort(-given.confidences[at], kind="stable")]
        self._show(at, self.matrix.sentence(label, read), self.tr("There is none of these."))
        self._back.show()
        self.matrix.mark((label, read))

    def _show(self, order: NDArray[np.int64], heading: str, nothing: str) -> None:
        self._heading.setText(heading)
        self.grid.say_of_nothing(nothing)
        show_in(self.grid, self._suite, order, self._describe)
        self.itemChosen.emit(None)

    def _describe(self, at: int) -> str:
        label = int(self._suite.answers.labels[at])
        return describe(label, answer_of(self._evaluated.model, self._suite, at), self)

    def _choose(self, at: int) -> None:
        answers = (answer_of(self._evaluated.model, self._suite, at),) if at >= 0 else ()
        self.itemChosen.emit(item_of(self._suite, at, answers) if at >= 0 else None)

    @property
    def item(self) -> Item | None:
        """The chosen picture."""
        at = self.grid.chosen
        if at < 0:
            return None
        return item_of(self._suite, at, (answer_of(self._evaluated.model, self._suite, at),))


def show_in(
    grid: FrameGrid, suite: Suite, order: NDArray[np.int64], describe: Callable[[int], str]
) -> None:
    """Show characters of a suite in a grid."""
    grid.show_frames(suite.answers.frames, order, lambda at: caption_of(suite, at), describe)


def item_of(suite: Suite, at: int, answers: tuple[Answer, ...]) -> Item:
    """A character of a suite, to be shown large."""
    given = suite.answers
    name = said(given.names[at])
    if not suite.files:
        name = QCoreApplication.translate("Suites", "No. {name}").format(name=name)
    return Item(
        name,
        int(given.labels[at]),
        given.frames[at],
        answers,
        suite.strokes[at] if len(suite.strokes) else (),
        suite.files[at] if suite.files else None,
    )
