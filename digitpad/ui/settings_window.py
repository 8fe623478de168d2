"""The settings: each takes effect when it is changed, so there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from digitpad.ui import languages
from digitpad.ui.announce import tell_assistants
from digitpad.ui.canvas import PEN_SIZES
from digitpad.ui.measures import MARGINS, scaled
from digitpad.ui.theme import Theme

_SAMPLE: Final = QSize(96, 44)


@dataclass(frozen=True)
class Choices:
    """What the settings are, and what there is to choose from.

    Attributes:
        pen_size: in canvas units.
        theme: as the user asks for it.
        language: a code, or languages.SYSTEM.
        models: name and folder of each model; None: the shipped one.
        model: the one in use.
        recent: how many recent files are remembered.
    """

    pen_size: int
    theme: Theme
    language: str
    models: Sequence[tuple[str, Path | None]]
    model: Path | None
    recent: int


class SettingsWindow(QDialog):
    """Shows the settings and tells what the user chooses; whoever made it does the rest.

    Signals:
        penSizeChosen(int), themeChosen(Theme), languageChosen(str), modelChosen(Path or None),
        forgetRecent(), defaultsWanted(): as the names say.
    """

    penSizeChosen = Signal(int)
    themeChosen = Signal(object)
    languageChosen = Signal(str)
    modelChosen = Signal(object)
    forgetRecent = Signal()
    defaultsWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsWindow")
        self.setWindowTitle(self.tr("Settings"))
        self._pen = QSlider(Qt.Orientation.Horizontal)
        self._pen.setObjectName("settingsPen")
        self._pen.setRange(PEN_SIZES[0], PEN_SIZES[-1])
        self._pen.setMinimumWidth(160)
        self._pen.setToolTip(self.tr("For the eye only: the reading does not depend on it"))
        self._sample = _PenSample()
        self._pen.valueChanged.connect(self._sample.show_size)
        self._pen.valueChanged.connect(self.penSizeChosen)
        pen = QHBoxLayout()
        pen.setSpacing(12)
        pen.addWidget(self._pen, stretch=1)
        pen.addWidget(self._sample)

        self._theme = self._box("settingsTheme", self.themeChosen)
        for theme, text in (
            (Theme.SYSTEM, self.tr("As the system is")),
            (Theme.LIGHT, self.tr("Light")),
            (Theme.DARK, self.tr("Dark")),
        ):
            self._theme.addItem(text, theme)
        self._language = self._box("settingsLanguage", self.languageChosen)
        self._language.addItem(self.tr("As the system is"), languages.SYSTEM)
        for code in languages.available():
            self._language.addItem(languages.name_of(code), code)
        self._model = self._box("settingsModel", self.modelChosen)
        self._model.setToolTip(self.tr("The network that reads what you draw"))
        self._forget = QPushButton(self.tr("&Forget Recent Files"))
        self._forget.setObjectName("settingsForget")
        self._forget.setToolTip(self.tr("Empty the list under File > Open Recent"))
        self._forget.clicked.connect(self.forgetRecent)

        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        pen_label = QLabel(self.tr("&Pen"))
        pen_label.setBuddy(self._pen)
        pen_label.setMinimumHeight(_SAMPLE.height())
        form.addRow(pen_label, pen)
        form.addRow(self.tr("&Theme"), self._theme)
        form.addRow(self.tr("&Language"), self._language)
        form.addRow(self.tr("&Model in use"), self._model)
        form.addRow(self.tr("Recent files"), self._forget)
        self._note = QLabel()
        self._note.setObjectName("settingsNote")
        self._note.setWordWrap(True)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        # As high when it is empty: nothing jumps.
        self._note.setMinimumHeight(self._note.fontMetrics().lineSpacing() * 2)

        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.RestoreDefaults
        )
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        restore = buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.setObjectName("settingsRestore")
        restore.setToolTip(self.tr("Pen, theme, language and model as on the first day"))
        restore.clicked.connect(self.defaultsWanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGINS)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self._note)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def sizeHint(self) -> QSize:
        """Wide enough for the names of models."""
        return super().sizeHint().expandedTo(QSize(scaled(460), 0))

    def show_choices(self, choices: Choices) -> None:
        """Show what the settings are; nothing is told of it."""
        for widget in (self._pen, self._theme, self._language, self._model):
            widget.blockSignals(True)
        self._pen.setValue(choices.pen_size)
        self._sample.show_size(choices.pen_size)
        self._theme.setCurrentIndex(self._theme.findData(choices.theme))
        self._language.setCurrentIndex(max(0, self._language.findData(choices.language)))
        self._model.clear()
        for name, path in choices.models:
            self._model.addItem(name, path)
        paths = [path for _, path in choices.models]
        self._model.setCurrentIndex(paths.index(choices.model) if choices.model in paths else -1)
        self._forget.setEnabled(choices.recent > 0)
        for widget in (self._pen, self._theme, self._language, self._model):
            widget.blockSignals(False)

    def show_note(self, text: str) -> None:
        """Say a sentence about the last change; "" for none."""
        self._note.setText(text)

    def _box(self, name: str, chosen: Any) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        # The longest name must not decide how wide the window is.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        box.currentIndexChanged.connect(lambda at: at >= 0 and chosen.emit(box.itemData(at)))
        return box


class _PenSample(QWidget):
    """A stroke as thick as the pen."""

    def __init__(self) -> None:
        super().__init__()
        self._size = PEN_SIZES[0]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Sample of the pen"))

    def show_size(self, size: int) -> None:
        """Show another pen, in canvas units."""
        self._size = size
        tell_assistants(self, self.tr("A stroke {size} units thick").format(size=size))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the thickest pen."""
        return _SAMPLE

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stroke on paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().mid().color(), 1))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        # At a pad of 560 pixels: that of a window of usual size.
        pen = QPen(self.palette().text().color(), self._size * 0.7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = self.height() / 2
        path = QPainterPath(QPointF(24, middle))
        path.cubicTo(QPointF(40, middle - 8), QPointF(56, middle + 8), QPointF(72, middle))
        painter.drawPath(path)
        painter.end()
