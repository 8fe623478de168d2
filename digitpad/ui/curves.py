"""Loss and accuracy of a run as curves, drawn while it learns.

Importing pyqtgraph takes half a second: this module is imported off the GUI thread, see run_view.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digitpad.training.history import History
from digitpad.ui.announce import tell_assistants
from digitpad.ui.curve_legend import MARKER, CurveLegend, line_pens
from digitpad.ui.measures import GAP, scaled

_Role = QPalette.ColorRole
_LOSSES: Final = 0.95
_ACCURACIES: Final = 0.08
"""Share of the batches that must fit: the first few would squeeze all the others into a line."""
_MARGIN: Final = 0.06
_MOST_MARKERS: Final = 80
"""More of them would be a smear, and take long to draw."""


class Curves(QWidget):
    """Two plots over the epochs. Told apart without colour: by line, dash and marker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingCurves")
        self.setAccessibleName(self.tr("Loss and accuracy over the epochs"))
        self._history = History()
        self._loss = _Plot(self.tr("Loss"), high_is_good=False)
        self._accuracy = _Plot(self.tr("Accuracy, %"), high_is_good=True)
        plots = QHBoxLayout()
        plots.setSpacing(GAP)
        for plot in (self._loss, self._accuracy):
            plot.setLabel("bottom", self.tr("Epochs"))
            plots.addWidget(plot)
        names = (self.tr("each batch"), self.tr("epoch"), self.tr("held back"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(CurveLegend(names))
        layout.addLayout(plots, stretch=1)

    def show_history(self, history: History) -> None:
        """Draw what a run has told so far."""
        self._history = history
        batches = np.array(history.progress, float).reshape(-1, 3)
        batches[:, 0] /= history.steps_an_epoch
        epochs = np.array(
            [(e.epoch, e.loss, e.accuracy, e.val_loss, e.val_accuracy) for e in history.epochs],
            float,
        ).reshape(-1, 5)
        last = float(max(history.epochs_planned, 1))
        if history.kept_epoch is not None and len(batches):
            # It is over, perhaps long before it was to be.
            last = float(batches[-1, 0])
        self._loss.show_lines(batches[:, [0, 1]], epochs[:, [0, 1]], epochs[:, [0, 3]], last)
        in_percent = (1, 100)
        self._accuracy.show_lines(
            batches[:, [0, 2]] * in_percent,
            epochs[:, [0, 2]] * in_percent,
            epochs[:, [0, 4]] * in_percent,
            last,
        )
        self._describe()

    def _describe(self) -> None:
        if self._history.epochs:
            epoch = self._history.epochs[-1]
            percent = self.locale().toString(epoch.val_accuracy * 100, "f", 2)
            text = self.tr(
                "After epoch {epoch} the loss is {loss}, and {percent} % of what was held back is "
                "right."
            ).format(epoch=epoch.epoch, loss=self.locale().toString(epoch.loss, "f", 4),
                     percent=percent)  # fmt: skip
            tell_assistants(self, text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_accuracy"):
            # The plots' own palettes follow later.
            self._loss.tint(self.palette())
            self._accuracy.tint(self.palette())
        super().changeEvent(event)


class _Plot(pg.PlotWidget):  # type: ignore[misc]
    """One figure of the batches, of the epochs, and of what is held back."""

    def __init__(self, title: str, *, high_is_good: bool) -> None:
        super().__init__()
        self._high_is_good = high_is_good
        self._title = title
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._batches, self._epochs, self._held_back = (self.plot(antialias=True) for _ in range(3))
        self.setMinimumSize(scaled(200), scaled(170))
        # Half of the last number below the axis stands beyond its end.
        self.getPlotItem().layout.setContentsMargins(4, 2, 14, 4)
        self.tint(self.palette())

    def tint(self, colours: QPalette) -> None:
        """Take a palette's colours."""
        text, faint = colours.color(_Role.Text), colours.color(_Role.PlaceholderText)
        accent, paper = colours.color(_Role.Highlight), colours.color(_Role.Base)
        self.setBackground(paper)
        batches, epochs, held_back = line_pens(colours)
        self._batches.setPen(batches)
        self._epochs.setPen(epochs)
        self._held_back.setPen(held_back)
        self._epochs.setSymbol("o")
        self._held_back.setSymbol("d")
        for line, colour in ((self._epochs, text), (self._held_back, accent)):
            line.setSymbolSize(MARKER)
            line.setSymbolPen(pg.mkPen(colour, width=1.4))
            line.setSymbolBrush(paper if line is self._epochs else colour)
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(pg.mkPen(colours.color(_Role.Mid)))
            axis.setTextPen(pg.mkPen(faint))
            axis.setTickFont(self.font())
        size = f"{self.font().pointSizeF()}pt"
        self.setTitle(self._title, color=text, size=size, bold=True)
        self.showGrid(x=False, y=True, alpha=0.15)

    def show_lines(
        self,
        batches: NDArray[np.float64],
        epochs: NDArray[np.float64],
        held_back: NDArray[np.float64],
        last: float,
    ) -> None:
        """Draw three lines, float (n, 2) each, over the epochs from 0 to `last`."""
        for line, points in (
            (self._batches, batches), (self._epochs, epochs), (self._held_back, held_back)
        ):  # fmt: skip
            line.setData(points[:, 0], points[:, 1])
        crowded = len(epochs) > _MOST_MARKERS
        self._epochs.setSymbol(None if crowded else "o")
        self._held_back.setSymbol(None if crowded else "d")
        self.setXRange(0, last, padding=0.02)
        seen = np.concatenate([epochs[:, 1], held_back[:, 1]])
        if len(batches):
            quantile = _ACCURACIES if self._high_is_good else _LOSSES
            seen = np.append(seen, np.quantile(batches[:, 1], quantile))
        if not len(seen):
            return
        low, high = (seen.min(), 100.0) if self._high_is_good else (0.0, seen.max())
        gap = max((high - low) * _MARGIN, 1e-6)
        self.setYRange(low - gap if low else 0.0, high + gap, padding=0)
