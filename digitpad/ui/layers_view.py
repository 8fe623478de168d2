"""What the layers of a network make of a frame: small pictures, a row or more for each layer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from digitpad.recognition.activations import Layer
from digitpad.ui.frame_image import colours_of, image_of

_GAP: Final = 3
_TILES: Final = ((20, 56), (10, 42), (4, 28), (0, 16))
"""From how many pixels a map is wide, and how large it is shown."""


class LayersView(QWidget):
    """The layers of the model in use, from the frame's side to the digits'."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 8, 0)
        self._layout.setSpacing(4)
        self._shapes: tuple[tuple[str, int, tuple[int, ...]], ...] = ()
        self._maps: list[_Maps] = []

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Show what each layer says; the rows stay where they are while the model stays."""
        shapes = tuple((layer.kind, layer.column, layer.maps.shape) for layer in layers)
        if shapes != self._shapes:
            self._build(layers)
            self._shapes = shapes
        for row, layer in zip(self._maps, layers, strict=True):
            row.show_maps(layer.maps)

    def _build(self, layers: Sequence[Layer]) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._maps = []
        columns = max((layer.column for layer in layers), default=1)
        for column, members in groupby(layers, lambda layer: layer.column):
            heading = self._heading(column, columns) if columns > 1 else ""
            if heading:
                self._layout.addWidget(QLabel(heading))
            for number, layer in enumerate(members, 1):
                self._add(self._caption(number, layer), heading)
        self._layout.addStretch(1)

    def _add(self, caption: str, heading: str) -> None:
        label, maps = QLabel(caption), _Maps()
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        maps.setAccessibleName(f"{heading}: {caption}" if heading else caption)
        self._layout.addWidget(label)
        self._layout.addWidget(maps)
        self._layout.addSpacing(8)
        self._maps.append(maps)

    def _heading(self, column: int, columns: int) -> str:
        if column == 0:
            return self.tr("All columns together")
        return self.tr("Column {number} of {columns}").format(number=column, columns=columns)

    def _caption(self, number: int, layer: Layer) -> str:
        names = {
            "convolution": self.tr("Convolution"),
            "depthwise convolution": self.tr("Convolution of each map by itself"),
            "pooling": self.tr("Pooling"),
            "sum": self.tr("Sum with what came before") if layer.column else self.tr("Sum"),
            "dense": self.tr("Dense layer"),
        }
        channels, height, width = layer.maps.shape
        if height == width == 1:
            return self.tr("{number}. {kind}: {units} units").format(
                number=number, kind=names[layer.kind], units=channels
            )
        return self.tr("{number}. {kind}: {maps} maps of {width} by {height} pixels").format(
            number=number, kind=names[layer.kind], maps=channels, width=width, height=height
        )


class _Maps(QWidget):
    """The maps of one layer side by side: paper where they are silent, ink where they speak."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._values = np.zeros((1, 1, 1), np.uint8)
        self._images: list[QImage] | None = None

    def show_maps(self, maps: NDArray[np.float32]) -> None:
        """Show maps, float32 (channels, h, w), the least of the layer as paper, the most as ink."""
        least, most = float(maps.min()), float(maps.max())
        share = (maps - least) / max(most - least, 1e-6)
        self._values = (share * 255).astype(np.uint8)
        self._images = None
        self.update()

    @property
    def _tile(self) -> int:
        width = self._values.shape[2]
        return next(size for least, size in _TILES if width >= least)

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP) // (self._tile + _GAP))

    def heightForWidth(self, width: int) -> int:
        """As many rows as the maps need."""
        rows = -(-len(self._values) // self._columns(width))
        return rows * (self._tile + _GAP) - _GAP

    def sizeHint(self) -> QSize:
        """Wide enough for eight of the largest."""
        return QSize(470, self.heightForWidth(470))

    def minimumSizeHint(self) -> QSize:
        """One map."""
        return QSize(self._tile, self._tile)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the maps that the event touches."""
        if self._images is None:
            colours = colours_of(self.palette())
            self._images = [image_of(values, colours) for values in self._values]
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        columns, tile = self._columns(self.width()), self._tile
        for at, image in enumerate(self._images):
            row, column = divmod(at, columns)
            place = QRect(column * (tile + _GAP), row * (tile + _GAP), tile, tile)
            if place.intersects(event.rect()):
                painter.drawImage(place, image)
                painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def changeEvent(self, event: object) -> None:
        """Follow the palette."""
        self._images = None
        super().changeEvent(event)  # type: ignore[arg-type]
