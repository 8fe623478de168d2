"""Why a glyph was read as it was: the ink that spoke, and what the layers made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from digitpad.library import ModelError
from digitpad.recognition.activations import Layer, activations
from digitpad.recognition.saliency import evidence
from digitpad.ui.background import Background, Task
from digitpad.ui.evidence_view import EvidenceView
from digitpad.ui.layers_view import LayersView
from digitpad.ui.measures import GAP, LEAST_HEIGHT, MARGINS
from digitpad.ui.reflow import Page, VerticalScroll

if TYPE_CHECKING:
    from digitpad.recognition.classifier import Classifier
    from digitpad.recognition.reading import Glyph

_SIZE: Final = (600, 760)
_WIDE: Final = 1.25
_LEAST_SCALE: Final = 1.0
"""In log-odds: what says less than that is not blown up to look important."""


@dataclass(frozen=True, eq=False)
class _Explained:
    glyph: Glyph
    evidence: NDArray[np.float32]
    layers: tuple[Layer, ...]


class WhyWindow(QDialog):
    """Explains one glyph; told of another, it explains that one instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whyWindow")
        self.setWindowTitle(self.tr("See Why"))
        self._background = Background(self)
        self._background.done.connect(self._show)
        self._background.failed.connect(self._say)
        self._waiting: tuple[Classifier, Glyph] | None = None

        self._headline = QLabel()
        self._headline.setObjectName("whyHeadline")
        self._headline.setWordWrap(True)
        self._views = (EvidenceView(), EvidenceView())
        self._captions = (QLabel(), QLabel())
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(len(self._views), 1)
        for column, (caption, view) in enumerate(zip(self._captions, self._views, strict=True)):
            grid.addWidget(caption, 0, column)
            grid.addWidget(view, 1, column)
        legend = QLabel(
            self.tr(
                "Filled: ink that speaks for the digit. Hatched: ink that speaks against it. Each "
                "spot is wiped out in turn, to see how much surer or less sure the model becomes."
            )
        )
        legend.setWordWrap(True)
        legend.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        upper = Page()
        layout = QVBoxLayout(upper)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._headline)
        layout.addLayout(grid)
        layout.addWidget(legend)
        layout.addStretch(1)

        self._layers = LayersView()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._layers)
        scroll.setAccessibleName(self.tr("What the layers see"))
        lower = QWidget()
        layout = QVBoxLayout(lower)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(QLabel(self.tr("What the layers see")))
        layout.addWidget(scroll, stretch=1)

        self._splitter = splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(VerticalScroll(upper))
        splitter.addWidget(lower)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GAP)
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGINS)
        layout.addWidget(splitter)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.resize(*_SIZE)
        self._empty()

    def explain(self, classifier: Classifier | None, glyph: Glyph | None) -> None:
        """Explain a glyph as a model reads it, in the background; None: there is none."""
        if classifier is None or glyph is None:
            self._waiting = None
            self._background.stop()
            self._empty()
            return
        if self._background.is_running:
            # While the pen moves, what is under way is finished, so that something is seen.
            self._waiting = (classifier, glyph)
            return
        self._background.start(lambda task: _explained(task, classifier, glyph))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a window that is wider than high the layers stand beside the ink."""
        super().resizeEvent(event)
        wide = self.width() > self.height() * _WIDE
        direction = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if direction != self._splitter.orientation():
            self._splitter.setOrientation(direction)

    def shut_down(self) -> None:
        """End what is under way."""
        self._waiting = None
        self._background.stop_and_wait()

    def _show(self, explained: object) -> None:
        assert isinstance(explained, _Explained)
        glyph = explained.glyph
        first, second = glyph.probabilities.argsort()[::-1][:2].tolist()
        headline = (
            self.tr("Read as {digit}, at {percent} %. Next comes {other}, at {less} %.")
            if glyph.is_digit
            else self.tr(
                "It does not look like a digit; as one it would be {digit}, at {percent} %, or "
                "{other}, at {less} %."
            )
        )
        self._headline.setText(
            headline.format(
                digit=first,
                other=second,
                percent=self.locale().toString(100 * float(glyph.probabilities[first]), "f", 1),
                less=self.locale().toString(100 * float(glyph.probabilities[second]), "f", 1),
            )
        )
        told = [explained.evidence[digit] for digit in (first, second)]
        strongest = max(_LEAST_SCALE, *(float(np.abs(one).max()) for one in told))
        for digit, one, caption, view in zip(
            (first, second), told, self._captions, self._views, strict=True
        ):
            caption.setText(self.tr("For and against {digit}").format(digit=digit))
            view.setAccessibleName(caption.text())
            view.show_evidence(glyph.frame, one, strongest)
        self._layers.show_layers(explained.layers)
        self._next()

    def _say(self, why: str) -> None:
        self._headline.setText(why)
        self._next()

    def _next(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.explain(*waiting)

    def _empty(self) -> None:
        self._headline.setText(self.tr("Draw a digit or open a picture to see what speaks for it."))
        for caption, view in zip(self._captions, self._views, strict=True):
            caption.setText("")
            view.show_evidence(None, np.zeros((28, 28), np.float32), _LEAST_SCALE)


def _explained(task: Task, classifier: Classifier, glyph: Glyph) -> _Explained:
    found = evidence(classifier, glyph.frame)
    task.check()
    try:
        layers = activations(classifier, glyph.frame)
    except ModelError:
        # A quantized model from elsewhere: its ink can be explained all the same.
        layers = ()
    return _Explained(glyph, found, layers)
