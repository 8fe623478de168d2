"""A training plan as a form: every value with a line of help, the rarer ones folded away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from digitpad.library import SHIPPED
from digitpad.training.plan import CURRENT, LARGEST_SEED, NETWORK_NAMES, SCRATCH, Plan
from digitpad.ui.measures import scaled
from digitpad.ui.plan_fields import FileList, NumberEdit, changes, choice, count, read, write

_MNIST: Final = 60_000
"""Training digits that MNIST has."""
_FIELD_WIDTH: Final = 320
_NARROWEST_FIELD: Final = 160
_GAP: Final = 7
_MUCH: Final = 1000
"""A share of the room beside which that of a stretch of 1 does not count."""
_MIDDLE: Final = Qt.AlignmentFlag(0)


@dataclass(frozen=True)
class _Field:
    """An entry of the form: the plan's field, its label, one line of help, and the widget."""

    name: str
    label: str
    help: str
    entry: QWidget


class PlanForm(QScrollArea):
    """Shows a plan and lets every value of it be changed.

    Signals:
        changed(): a value is another, by the user's hand.
    """

    changed = Signal()

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planForm")
        # Tab goes to what is in it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._plan = plan
        self._is_filling = False
        self._entries: dict[str, QWidget] = {}
        self._helps: dict[str, QLabel] = {}
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(4, 0, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(self._heading(self.tr("Network and learning")))
        layout.addWidget(self._grid(self._learning()))
        layout.addSpacing(10)
        layout.addWidget(self._heading(self.tr("What it learns from")))
        layout.addWidget(self._grid(self._corpus()))
        layout.addSpacing(10)
        self._fold = QToolButton()
        self._fold.setObjectName("foldAdvanced")
        self._fold.setText(self.tr("More settings"))
        self._fold.setCheckable(True)
        self._fold.setAutoRaise(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._folded = self._grid(self._advanced())
        self._fold.toggled.connect(self._unfold)
        layout.addWidget(self._fold)
        layout.addWidget(self._folded)
        layout.addStretch(1)
        self.setWidget(page)
        # What scrolls does so up and down alone, and is never cut off at the side.
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(page.minimumSizeHint().width() + bar)
        self._unfold(False)
        self.show_plan(plan)

    @property
    def plan(self) -> Plan:
        """The plan as it is filled in.

        Raises:
            TrainingError: it cannot be run; the message says why.
        """
        return replace(self._plan, **{name: read(entry) for name, entry in self._entries.items()})

    @property
    def plan_name(self) -> str:
        """The name that is filled in."""
        return str(read(self._entries["name"]))

    @property
    def network(self) -> str:
        """The network that is chosen."""
        return str(read(self._entries["network"]))

    @property
    def start(self) -> str:
        """Whose weights are chosen to begin with."""
        return str(read(self._entries["start"]))

    def show_plan(self, plan: Plan) -> None:
        """Fill everything in as a plan has it."""
        self._plan = plan
        self._is_filling = True
        for name, entry in self._entries.items():
            write(entry, getattr(plan, name))
        self._is_filling = False
        self._entry_of_name().setPlaceholderText(plan.preset)
        self._follow()

    def _entry_of_name(self) -> QLineEdit:
        entry = self._entries["name"]
        assert isinstance(entry, QLineEdit)
        return entry

    # The fields

    def _learning(self) -> list[_Field]:
        networks = {
            "softmax": self.tr("softmax: no hidden layer"),
            "mlp-128": self.tr("mlp-128: one hidden layer of 128"),
            "mlp-1000": self.tr("mlp-1000: one hidden layer of 1000"),
            "cnn": self.tr("cnn: two convolutions, two dense layers"),
            "small": self.tr("small: two quick convolutions, a dense layer"),
            "best": self.tr("best: three columns of convolutions"),
        }
        return [
            _Field(
                "name",
                self.tr("Name"),
                self.tr("What the model is called in the library."),
                QLineEdit(),
            ),
            _Field(
                "network",
                self.tr("Network"),
                self.tr("From a single layer to the network that digitpad is shipped with."),
                choice({name: networks.get(name, name) for name in NETWORK_NAMES}),
            ),
            _Field(
                "start",
                self.tr("Start from"),
                self.tr("Trained weights learn on; they must be of the same network."),
                choice(
                    {
                        SCRATCH: self.tr("Scratch"),
                        SHIPPED: self.tr("The shipped model's weights"),
                        CURRENT: self.tr("The weights of the model in use"),
                    }
                ),
            ),
            _Field(
                "epochs",
                self.tr("Epochs"),
                self.tr("How many times it goes through everything it learns from."),
                count(1, 1_000_000),
            ),
            _Field(
                "batch_size",
                self.tr("Batch size"),
                self.tr("Samples a step. Small batches learn in finer steps, and take longer."),
                count(1, 1_000_000),
            ),
            _Field(
                "learning_rate",
                self.tr("Learning rate"),
                self.tr("How far a step goes. Too large, and the loss grows instead of falling."),
                NumberEdit(),
            ),
            _Field(
                "optimizer",
                self.tr("Optimiser"),
                self.tr("Plain gradient descent, or one that adapts the steps to each weight."),
                choice({"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}),
            ),
            _Field("held_back", self.tr("Held back"), "", count(100, 30_000, 500)),
        ]

    def _corpus(self) -> list[_Field]:
        return [
            _Field(
                "mnist",
                self.tr("MNIST"),
                self.tr("The classic: 60,000 digits on paper, by 250 American writers."),
                QCheckBox(self.tr("Learn from MNIST's digits")),
            ),
            _Field(
                "generated",
                self.tr("Generated digits"),
                self.tr("Pen strokes drawn by the program; a quarter of them are no digits."),
                count(0, 1_000_000, 1000),
            ),
            _Field(
                "scribbles",
                self.tr("Scribbles"),
                self.tr("Strokes that mean nothing, so that it learns to refuse them."),
                count(0, 1_000_000, 1000),
            ),
            _Field(
                "samples",
                self.tr("Your samples"),
                self.tr("What you have labelled on the pad; a fifth is kept to score with."),
                QCheckBox(self.tr("Learn from your own samples")),
            ),
            _Field(
                "pen_files",
                self.tr("Pen files"),
                self.tr("Real pen strokes: .npz, UNIPEN or InkML files, or folders of them."),
                FileList(),
            ),
            _Field(
                "augment",
                self.tr("Augmentation"),
                self.tr("Nothing is seen twice the same way: slower, and better in the end."),
                QCheckBox(self.tr("Warp each frame anew")),
            ),
        ]

    def _advanced(self) -> list[_Field]:
        return [
            _Field(
                "seed",
                self.tr("Seed"),
                self.tr("The same plan with the same seed gives the same model."),
                count(0, LARGEST_SEED),
            ),
            _Field(
                "schedule",
                self.tr("Schedule"),
                self.tr("Whether the learning rate stays, or rises and falls over the run."),
                choice(
                    {"constant": self.tr("Constant"), "cosine": self.tr("Rise, then fall to zero")}
                ),
            ),
            _Field(
                "weight_decay",
                self.tr("Weight decay"),
                self.tr("Draws weights towards zero; only AdamW heeds it."),
                NumberEdit(),
            ),
            _Field(
                "blend",
                self.tr("Blend"),
                self.tr("How much of the weights it starts from stays in the finished model."),
                NumberEdit(),
            ),
            _Field(
                "label_smoothing",
                self.tr("Label smoothing"),
                self.tr("Keeps it from being too sure of itself: 0 is off, 0.1 is much."),
                NumberEdit(),
            ),
            _Field(
                "doubt",
                self.tr("Doubt"),
                self.tr("Pen digits whose label it deems less likely than this are left out."),
                NumberEdit(),
            ),
            _Field(
                "mnist_passes",
                self.tr("MNIST passes"),
                self.tr("How many times an epoch goes through MNIST."),
                count(1, 100),
            ),
            _Field(
                "pen_variants",
                self.tr("Pen variants"),
                self.tr("How many times each real pen stroke is drawn, each with another pen."),
                count(1, 100),
            ),
            _Field(
                "h5",
                self.tr("Files"),
                self.tr("For programs that read nothing newer; .keras and .tflite come anyway."),
                QCheckBox(self.tr("Save it as .h5 as well")),
            ),
        ]

    # How they look

    def _heading(self, text: str) -> QLabel:
        heading = QLabel(text)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        return heading

    def _grid(self, rows: list[_Field]) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, scaled(120))
        grid.setColumnStretch(1, 1)
        for at, field in enumerate(rows):
            entry = self._entries[field.name] = field.entry
            entry.setObjectName(f"plan-{field.name}")
            label = QLabel(field.label)
            label.setBuddy(entry)
            line = self._helps[field.name] = QLabel(field.help)
            line.setWordWrap(True)
            line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            entry.setAccessibleName(field.label)
            entry.setAccessibleDescription(field.help)
            line.setContentsMargins(0, 0, 0, _GAP)
            beside = Qt.AlignmentFlag.AlignTop if isinstance(entry, FileList) else _MIDDLE
            grid.addWidget(label, 2 * at, 0, beside)
            grid.addLayout(_place(entry), 2 * at, 1)
            grid.addWidget(line, 2 * at + 1, 1)
            changes(entry).connect(self._tell)
        return page

    def _unfold(self, shown: bool) -> None:
        self._fold.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._folded.setVisible(shown)
        if shown:
            # Once the new rows have their places.
            QTimer.singleShot(0, self, self._show_fold)

    def _show_fold(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(min(self._fold.y(), bar.maximum()))

    def _tell(self) -> None:
        if not self._is_filling:
            self._follow()
            self.changed.emit()

    def _follow(self) -> None:
        """Say what hangs together, and offer only what has a meaning."""
        held_back = int(read(self._entries["held_back"]))
        self._helps["held_back"].setText(
            self.tr(
                "{percent} % of MNIST's training digits are kept out, to watch the run by."
            ).format(percent=self.locale().toString(100 * held_back / _MNIST, "f", 1))
        )
        self._entries["weight_decay"].setEnabled(read(self._entries["optimizer"]) == "adamw")
        self._entries["blend"].setEnabled(read(self._entries["start"]) != SCRATCH)
        self._entries["mnist_passes"].setEnabled(bool(read(self._entries["mnist"])))
        has_pens = bool(read(self._entries["pen_files"]))
        for name in ("doubt", "pen_variants"):
            self._entries[name].setEnabled(has_pens)


def _place(entry: QWidget) -> QHBoxLayout:
    """Entries for a word or a number are equally wide; others take what room there is."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(entry, stretch=_MUCH)
    if isinstance(entry, FileList | QCheckBox):
        return row
    if isinstance(entry, QComboBox):
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        entry.setSizeAdjustPolicy(policy)
        # It may be cut short in a narrow window.
        entry.currentTextChanged.connect(entry.setToolTip)
    entry.setMinimumWidth(scaled(_NARROWEST_FIELD))
    entry.setMaximumWidth(scaled(_FIELD_WIDTH))
    row.addStretch(1)
    return row
