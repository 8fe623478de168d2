"""The right side of the window: the reading, how sure it is, and what the model saw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from digitpad.ui.frame_strip import FrameStrip
from digitpad.ui.label_buttons import LabelButtons
from digitpad.ui.measures import scaled
from digitpad.ui.probability_bars import ProbabilityBars
from digitpad.ui.reading_label import ReadingLabel

if TYPE_CHECKING:
    from digitpad.recognition.reading import Glyph, Reading

_WIDTH: Final = 300
_HIGHEST_BARS: Final = 400
"""Pixels beyond which the rows only lie further apart than the eye takes in at once."""


class ReadingPanel(QWidget):
    """Shows a reading and, of one of its glyphs, the probabilities; asks whether it is right.

    Signals:
        glyphChosen(int): the user chose a glyph in the strip.
    """

    glyphChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyphs: tuple[Glyph, ...] = ()
        self.label = ReadingLabel()
        self._verdict = QLabel()
        self._verdict.setObjectName("verdictLabel")
        self.bars = ProbabilityBars()
        self.bars.setMaximumHeight(scaled(_HIGHEST_BARS))
        self.bars.setToolTip(
            self.tr("How probable each digit is to the network; all ten make 100 %")
        )
        self.strip = FrameStrip()
        self.strip.setToolTip(
            self.tr(
                "Each glyph as the network gets it: 28 by 28 pixels, its centre of mass in the "
                "middle. Click one to see its bars."
            )
        )
        self.strip.glyphChosen.connect(self._choose)
        caption = QLabel(self.tr("What the model sees"))
        caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.labels = LabelButtons()
        self.labels.setAccessibleName(self.tr("Keep as a sample"))
        self.labels.explain(
            self.tr("Keep it as {digit}, for retraining to learn from"),
            self.tr("Keep it as no digit, for retraining to learn from"),
        )
        self.labels.setEnabled(False)
        question = QLabel(self.tr("Right?"))
        question.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._verdict.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        # As high without words: letters of another font than the program's may be higher.
        self._verdict.setText(self.tr("Sure of it."))
        self._verdict.setFixedHeight(self._verdict.sizeHint().height())
        self._verdict.setText("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self._verdict)
        layout.addItem(_gap(10))
        layout.addWidget(self.bars, stretch=10)
        layout.addItem(_gap(14))
        layout.addWidget(caption)
        layout.addWidget(self.strip)
        layout.addItem(_gap(10))
        layout.addWidget(question)
        layout.addWidget(self.labels)
        layout.addStretch(1)
        # Of one width, whatever it says: the pad is not to jump.
        self.setFixedWidth(scaled(_WIDTH))

    @property
    def chosen(self) -> int:
        """The index of the glyph whose probabilities are shown; -1 if there is none."""
        return self.strip.chosen

    @property
    def glyph(self) -> Glyph | None:
        """The glyph whose probabilities are shown."""
        return self._glyphs[self.chosen] if 0 <= self.chosen < len(self._glyphs) else None

    def show_reading(self, reading: Reading | None) -> None:
        """Show a reading; None or one without glyphs leaves the panel empty."""
        before = self._glyphs
        self._glyphs = glyphs = reading.glyphs if reading is not None else ()
        self.label.show_text(reading.marked_text if reading is not None else "")
        chosen = _glyph_to_show(glyphs, before, self.chosen)
        reads = [str(glyph.digit) if glyph.is_digit else "" for glyph in glyphs]
        self.strip.show_frames([glyph.frame for glyph in glyphs], chosen, reads)
        self._show_glyph(chosen)

    def _choose(self, index: int) -> None:
        self._show_glyph(index)
        self.glyphChosen.emit(index)

    def _show_glyph(self, index: int) -> None:
        if index < 0:
            self.bars.show_probabilities(())
            self._verdict.setText("")
            return
        glyph = self._glyphs[index]
        self.bars.show_probabilities(glyph.probabilities.tolist(), is_digit=glyph.is_digit)
        if not glyph.is_digit:
            text = self.tr("This does not look like a digit.")
        elif glyph.confidence < 0.9:
            runner_up = int(glyph.probabilities.argsort()[-2])
            text = self.tr("{digit}, or perhaps {other}").format(digit=glyph.digit, other=runner_up)
        else:
            text = self.tr("Sure of it.")
        self._verdict.setText(text)


def _gap(height: int) -> QSpacerItem:
    """Room between two parts, which a low window may have."""
    return QSpacerItem(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)


def _glyph_to_show(glyphs: tuple[Glyph, ...], before: tuple[Glyph, ...], chosen: int) -> int:
    """The user's choice while there are as many glyphs as before, else the one written last.

    In a picture the first digit, as a label may stand before it.
    """
    if not glyphs:
        return -1
    if len(glyphs) == len(before) and chosen >= 0:
        return chosen
    newest = max(range(len(glyphs)), key=lambda at: max(glyphs[at].strokes, default=-1))
    if glyphs[newest].strokes:
        return newest
    return next((at for at, glyph in enumerate(glyphs) if glyph.is_digit), 0)
