"""What is known of one model, or of two side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from digitpad.library.card import Card
from digitpad.training.findings import findings, notes
from digitpad.training.history import History, read_history
from digitpad.ui.evaluation_page import suite_title
from digitpad.ui.model_rows import Row, data_size, network_of, percent, share_of
from digitpad.ui.saying import all_said

WIDTH: Final = 340
_SHORT: Final = 24
"""Letters of a value that stays on one line."""
_RECIPE: Final = (
    "epochs",
    "batch_size",
    "learning_rate",
    "optimizer",
    "schedule",
    "augment",
    "seed",
)

Lines = Sequence[Sequence[str]]


class ModelDetails(QScrollArea):
    """A card for people: scores first, then how it was made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelDetails")
        self.setAccessibleName(self.tr("About the chosen model"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setMinimumWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text: list[str] = []
        self.show_rows([])

    @property
    def text(self) -> str:
        """Everything on show, a line a row."""
        return "\n".join(self._text)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show one model, compare two, or say what could be chosen."""
        self._text = []
        page = QWidget()
        self._layout = QVBoxLayout(page)
        self._layout.setContentsMargins(4, 0, 12, 0)
        self._layout.setSpacing(6)
        if len(rows) == 1 and rows[0].card is not None:
            self._show_model(rows[0], rows[0].card)
        elif len(rows) == 1:
            self._show_broken(rows[0])
        elif len(rows) == 2 and all(row.card is not None for row in rows):
            self._show_two(rows)
        else:
            self._say(self._advice(len(rows)))
        self._layout.addStretch(1)
        self.setWidget(page)

    def _advice(self, chosen: int) -> str:
        if chosen:
            return self.tr("{count} models are chosen. Choose two to compare them.").format(
                count=chosen
            )
        return self.tr("Choose a model to see what it scored and how it was made.")

    def _show_model(self, row: Row, card: Card) -> None:
        self._head(self.tr("Shipped model") if row.is_shipped else row.name)
        if card.notes:
            self._say(_notes_of(card))
        suites = [(suite_title(suite), _score(card, suite)) for suite in card.scores]
        self._section(self.tr("Scores"), suites or [(self.tr("It was never scored."),)])
        self._section(self.tr("Digit or not"), [(self._threshold(card),)])
        history = read_history(row.path)
        if history is not None and history.epochs:
            self._section(self.tr("Training"), self._told_by(history))
        recipe = [
            (_name_of(name), _value(card.plan[name])) for name in _RECIPE if name in card.plan
        ]
        if recipe:
            network = (_capital(self.tr("network")), network_of(card) or "-")
            self._section(self.tr("Recipe"), [network, *recipe])
        parts = [(_part_of(str(name)), _size(part)) for name, part in card.data.items()]
        if parts:
            self._section(self.tr("Trained on"), parts)
        if card.versions:
            versions = [(str(name), str(version)) for name, version in card.versions.items()]
            self._section(self.tr("Made by"), versions)

    def _show_broken(self, row: Row) -> None:
        self._head(self.tr("Shipped model") if row.is_shipped else row.name)
        self._say(row.why)
        self._say(
            self.tr("Install digitpad again.")
            if row.is_shipped
            else self.tr(
                "No model can be loaded from this folder. Put back what is missing, or delete it: "
                "it can be had back from the wastebasket for thirty days."
            )
        )

    def _show_two(self, rows: Sequence[Row]) -> None:
        self._head(self.tr("Side by side"))
        cards = [row.card for row in rows if row.card is not None]
        names = [self.tr("Shipped model") if row.is_shipped else row.name for row in rows]
        suites = dict.fromkeys(suite for card in cards for suite in card.scores)
        lines: list[Sequence[str]] = [("", *names)]
        lines += [
            (suite_title(suite), *(_score(card, suite) for card in cards)) for suite in suites
        ]
        lines.append((_capital(self.tr("network")), *(network_of(card) or "-" for card in cards)))
        lines.append((_capital(self.tr("size")), *(data_size(row.size) for row in rows)))
        self._section(self.tr("From their cards"), lines)
        self._say(
            self.tr("Compare scores both anew on the same digits, and shows what only one reads.")
        )

    def _threshold(self, card: Card) -> str:
        if card.digit_threshold is None:
            return self.tr("It takes everything for a digit.")
        if card.threshold_is_log_odds:
            return self.tr("It was trained to tell digits from what is none.")
        return self.tr("It goes by how sure the model is of the digit; letters may pass.")

    def _told_by(self, history: History) -> Lines:
        last, best = history.epochs[-1], history.best_epoch
        locale = self.locale()
        lines = [
            (self.tr("epochs"), locale.toString(last.epoch)),
            (self.tr("loss, training"), locale.toString(last.loss, "f", 4)),
            (self.tr("loss, validation"), locale.toString(last.val_loss, "f", 4)),
            (self.tr("accuracy, training"), percent(last.accuracy)),
            (self.tr("accuracy, validation"), percent(last.val_accuracy)),
        ]
        if best is not None and best.epoch != last.epoch:
            lines.append((self.tr("best epoch"), f"{best.epoch}: {percent(best.val_accuracy)}"))
        return [(_capital(line[0]), *line[1:]) for line in lines]

    # Putting it on the page

    def _head(self, text: str) -> None:
        label = self._label(text)
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        label.setFont(font)
        self._layout.addWidget(label)
        self._text.append(text)

    def _say(self, text: str) -> None:
        label = self._label(text)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._layout.addWidget(label)
        self._text.append(text)

    def _section(self, title: str, lines: Lines) -> None:
        heading = self._label(title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setContentsMargins(0, 10, 0, 0)
        self._layout.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        for at, line in enumerate(lines):
            for column, text in enumerate(line):
                label = self._label(text)
                if column:
                    # A grid gives words that may wrap less than they need to stay on one line.
                    label.setWordWrap(len(text) > _SHORT)
                    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                elif len(line) > 1:
                    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                grid.addWidget(label, at, column)
        grid.setColumnStretch(0, 1)
        self._layout.addLayout(grid)
        self._text += [title, *("\t".join(line) for line in lines)]

    @staticmethod
    def _label(text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label


def _capital(text: str) -> str:
    """As the names of suites and files above and below begin."""
    return text[:1].upper() + text[1:]


def _name_of(field: str) -> str:
    """What the form in which plans are made calls a field."""
    names = {
        "epochs": QCoreApplication.translate("PlanForm", "Epochs"),
        "batch_size": QCoreApplication.translate("PlanForm", "Batch size"),
        "learning_rate": QCoreApplication.translate("PlanForm", "Learning rate"),
        "optimizer": QCoreApplication.translate("PlanForm", "Optimiser"),
        "schedule": QCoreApplication.translate("PlanForm", "Schedule"),
        "augment": QCoreApplication.translate("PlanForm", "Augmentation"),
        "seed": QCoreApplication.translate("PlanForm", "Seed"),
    }
    return names.get(field, _capital(field.replace("_", " ")))


def _part_of(name: str) -> str:
    """What that form calls a part of the corpus; files are called by their names."""
    names = {
        "MNIST train": QCoreApplication.translate("PlanForm", "MNIST"),
        "generated pen digits": QCoreApplication.translate("PlanForm", "Generated digits"),
        "scribbles": QCoreApplication.translate("PlanForm", "Scribbles"),
        "own samples": QCoreApplication.translate("PlanForm", "Your samples"),
    }
    return names.get(name, name)


def _score(card: Card, suite: str) -> str:
    share = share_of(card, suite)
    if share is None:
        return "-"
    if "accuracy" in card.scores[suite]:
        return percent(share)
    return QCoreApplication.translate("ModelDetails", "{percent} refused").format(
        percent=percent(share)
    )


def _notes_of(card: Card) -> str:
    """What a card notes, in the user's language if it is what digitpad itself found out."""
    return all_said(findings(card)) if card.notes == notes(card) else card.notes


def _value(value: Any) -> str:
    if isinstance(value, bool):
        yes = QCoreApplication.translate("ModelDetails", "yes")
        return yes if value else QCoreApplication.translate("ModelDetails", "no")
    if isinstance(value, float):
        return QLocale().toString(value)
    names = {
        "sgd": "SGD",
        "adam": "Adam",
        "adamw": "AdamW",
        "constant": QCoreApplication.translate("PlanForm", "Constant"),
        "cosine": QCoreApplication.translate("PlanForm", "Rise, then fall to zero"),
    }
    return names.get(value, str(value))


def _size(part: Any) -> str:
    size = part.get("size") if isinstance(part, dict) else None
    return QLocale().toString(size) if isinstance(size, int) else ""
