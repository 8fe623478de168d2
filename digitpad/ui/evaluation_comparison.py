"""Two models on one suite, side by side: figures, and what only one of them does right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from digitpad.data.corpus import OUTLIER
from digitpad.ui.evaluation_page import Evaluated, answer_of, item_of, percent
from digitpad.ui.frame_details import Item, describe
from digitpad.ui.frame_grid import FrameGrid
from digitpad.ui.measures import scaled
from digitpad.ui.reflow import Page, Reflow, VerticalScroll

if TYPE_CHECKING:
    from digitpad.evaluation.comparison import Comparison
    from digitpad.evaluation.report import DigitFigures, OutlierFigures

_LIKELY_CHANCE: Final = 0.05
"""From this probability on a difference is said to be chance: the usual bound."""
_FEW_ROWS: Final = 4
_NARROWEST: Final = 380
"""Pixels of the table in which its figures can be read."""


class ComparisonPage(QWidget):
    """One suite, two models.

    Signals:
        itemChosen(Item or None): the user chose a picture.
    """

    itemChosen = Signal(object)

    def __init__(
        self, first: Evaluated, second: Evaluated, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        from digitpad.evaluation.comparison import compare

        suites = first.suite(name), second.suite(name)
        assert suites[0] is not None
        assert suites[1] is not None
        self._models = first, second
        self._suites = suites[0], suites[1]
        self._found = compare(*self._suites)
        self.table = self._make_table(name)
        self.verdict = QLabel(self._verdict())
        self.verdict.setObjectName("comparisonVerdict")
        self.verdict.setWordWrap(True)
        self.grid = FrameGrid()
        self.grid.chosenChanged.connect(self._choose)
        self._lists = QButtonGroup(self)
        lists = QVBoxLayout()
        lists.setSpacing(8)
        for at, (text, places) in enumerate(self._choices()):
            button = QPushButton(text)
            button.setObjectName(("onlyFirst", "onlySecond", "neither")[at])
            button.setCheckable(True)
            button.setEnabled(len(places) > 0)
            self._lists.addButton(button, at)
            lists.addWidget(button)
        self._lists.idClicked.connect(self.show_list)
        side = QVBoxLayout()
        side.setSpacing(14)
        side.addWidget(self.verdict)
        side.addLayout(lists)
        side.addStretch(1)
        # As high as its rows if there is room, and what is left below it.
        left, right = QWidget(), QWidget()
        under = QVBoxLayout(left)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.table, stretch=100)
        under.addStretch(1)
        side.setContentsMargins(0, 0, 0, 0)
        right.setLayout(side)
        top = Reflow()
        top.add(left, stretch=3)
        top.add(right, stretch=2)
        content = Page()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(top, stretch=3 if self.table.rowCount() > _FEW_ROWS else 0)
        layout.addWidget(self.grid, stretch=2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(content))
        self.grid.say_of_nothing(self.tr("There is none of these."))
        sizes = [len(places) for _, places in self._choices()]
        first_filled = next((at for at, size in enumerate(sizes) if size), 0)
        self._lists.button(first_filled).setChecked(True)
        self.show_list(first_filled)

    # Figures

    def _make_table(self, name: str) -> QTableWidget:
        rows = self._rows(name)
        table = QTableWidget(len(rows), 4)
        table.setObjectName("comparisonTable")
        table.setAccessibleName(self.tr("Figures of both models"))
        first, second = (evaluated.model for evaluated in self._models)
        for column, text in enumerate(("", first, second, self.tr("Difference"))):
            heading = QTableWidgetItem(text)
            heading.setToolTip(text)
            table.setHorizontalHeaderItem(column, heading)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        fits = QHeaderView.ResizeMode.ResizeToContents
        table.horizontalHeader().setSectionResizeMode(0, fits)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        table.setTabKeyNavigation(False)
        for row, (what, values, less_is_better, is_share) in enumerate(rows):
            table.setItem(row, 0, QTableWidgetItem(what))
            better = self._better(values, less_is_better=less_is_better)
            for column, value in enumerate(values, 1):
                text = percent(self, value) if is_share else self._plain(value)
                self._put(table, row, column, text, bold=column == better)
            change = values[1] - values[0]
            text = percent(self, change) if is_share else self._plain(change)
            self._put(table, row, 3, f"+{text}" if change > 0 else text, bold=False)
        height = table.horizontalHeader().sizeHint().height() + 4
        line = table.verticalHeader().defaultSectionSize()
        table.setMinimumWidth(scaled(_NARROWEST))
        table.setMinimumHeight(height + min(len(rows), _FEW_ROWS) * line)
        table.setMaximumHeight(height + len(rows) * line)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        return table

    def _rows(self, name: str) -> list[tuple[str, tuple[float, float], bool, bool]]:
        """Of each figure its name, both values, whether less is better, whether it is a share."""
        reports = [evaluated.figures(name) for evaluated in self._models]
        one, two = (report.figures for report in reports if report is not None)
        if self._suites[0].of_digits:
            return self._digit_rows(one, two)  # type: ignore[arg-type]
        refusals: list[OutlierFigures] = [one, two]  # type: ignore[list-item]
        a, b = (figures.refusal for figures in refusals)
        return [
            (self.tr("Refused"), (a.refused, b.refused), False, True),
            (
                self.tr("Refused, 98 % of digits kept"),
                (a.refused_at_kept, b.refused_at_kept),
                False,
                True,
            ),
            (self.tr("AUROC"), (a.auroc, b.auroc), False, False),
        ]

    def _digit_rows(
        self, one: DigitFigures, two: DigitFigures
    ) -> list[tuple[str, tuple[float, float], bool, bool]]:
        a, b = one.score, two.score
        return [
            (self.tr("Accuracy"), (a.accuracy, b.accuracy), False, True),
            (self.tr("Loss"), (a.loss, b.loss), True, False),
            (self.tr("Calibration error"), (a.calibration_error, b.calibration_error), True, True),
            (self.tr("Kept as digits"), (a.kept, b.kept), False, True),
            *(
                (
                    self.tr("Recall of {digit}").format(digit=digit),
                    (float(a.recall[digit]), float(b.recall[digit])),
                    False,
                    True,
                )
                for digit in range(10)
            ),
        ]

    @staticmethod
    def _better(values: tuple[float, float], *, less_is_better: bool) -> int:
        """Which of the columns 1 and 2; -1 if none is."""
        if not np.isfinite(values).all() or values[0] == values[1]:
            return -1
        return 1 + int((values[1] > values[0]) != less_is_better)

    def _plain(self, value: float) -> str:
        return self.locale().toString(float(value), "f", 4) if np.isfinite(value) else "-"

    @staticmethod
    def _put(table: QTableWidget, row: int, column: int, text: str, *, bold: bool) -> None:
        item = QTableWidgetItem(text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        font = item.font()
        font.setBold(bold)
        item.setFont(font)
        table.setItem(row, column, item)

    def _verdict(self) -> str:
        found: Comparison = self._found
        first, second = (evaluated.model for evaluated in self._models)
        gained, lost = len(found.only_first), len(found.only_second)
        if gained == lost:
            return self.tr("Both models do equally well on these {count}.").format(
                count=self.locale().toString(len(found))
            )
        words = {
            "better": first if gained > lost else second,
            "more": self.locale().toString(abs(gained - lost)),
            "count": self.locale().toString(len(found)),
            "chance": percent(self, found.chance, 1),
        }
        if found.chance >= _LIKELY_CHANCE:
            return self.tr(
                "“{better}” does {more} more of {count} right, which may well be chance: two "
                "equally good models would differ that much in {chance} of such tests."
            ).format(**words)
        return self.tr(
            "“{better}” does {more} more of {count} right. That is hardly chance: two equally "
            "good models would differ that much in {chance} of such tests."
        ).format(**words)

    # Pictures

    def _choices(self) -> list[tuple[str, NDArray[np.int64]]]:
        found, number = self._found, self.locale().toString
        first, second = (evaluated.model for evaluated in self._models)
        return [
            (
                self.tr("Only “{model}” is right: {count}").format(
                    model=first, count=number(len(found.only_first))
                ),
                found.only_first,
            ),
            (
                self.tr("Only “{model}” is right: {count}").format(
                    model=second, count=number(len(found.only_second))
                ),
                found.only_second,
            ),
            (
                self.tr("Neither is right: {count}").format(count=number(len(found.neither))),
                found.neither,
            ),
        ]

    def show_list(self, which: int) -> None:
        """Show what only the first model does right (0), only the second (1), or neither (2)."""
        places = self._choices()[which][1]
        frames = self._suites[0].answers.frames[self._found.first]
        self.grid.show_frames(frames, places, self._caption, self._describe)
        self.itemChosen.emit(None)

    def _sides(self, place: int) -> tuple[int, int]:
        return int(self._found.first[place]), int(self._found.second[place])

    def _caption(self, place: int) -> tuple[str, bool]:
        """The label, and what each of the two read: 4→9|4."""
        shown = []
        for suite, at in zip(self._suites, self._sides(place), strict=True):
            given = suite.answers
            label = int(given.labels[at])
            refused = label == OUTLIER and not given.are_digits[at]
            shown.append("?" if refused or given.read[at] < 0 else str(given.read[at]))
        stands_for = "?" if label == OUTLIER else str(label)
        return f"{stands_for}→{shown[0]}|{shown[1]}", False

    def _describe(self, place: int) -> str:
        sentences = [
            describe(int(suite.answers.labels[at]), answer_of(model.model, suite, at), self)
            for model, suite, at in zip(self._models, self._suites, self._sides(place), strict=True)
        ]
        return self.tr("{first_model}: {first}. {second_model}: {second}.").format(
            first_model=self._models[0].model,
            first=sentences[0],
            second_model=self._models[1].model,
            second=sentences[1],
        )

    @property
    def item(self) -> Item | None:
        """The chosen picture."""
        place = self.grid.chosen
        if place < 0:
            return None
        answers = tuple(
            answer_of(model.model, suite, at)
            for model, suite, at in zip(self._models, self._suites, self._sides(place), strict=True)
        )
        return item_of(self._suites[0], self._sides(place)[0], answers)

    def _choose(self, _place: int) -> None:
        self.itemChosen.emit(self.item)

    def sizeHint(self) -> QSize:
        """Room for the table and some rows of pictures."""
        return QSize(700, 620)
