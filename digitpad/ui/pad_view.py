"""Where canvas units are on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from digitpad.ink.strokes import Box, Drawing

PAD_SIDE: Final = 400.0
"""The shorter side of the pad in canvas units; the origin is its middle."""
_FARTHEST: Final = 5 * PAD_SIDE
"""From the middle: no pad is ten times as wide as it is high."""
_WRITTEN: Final = 0.7 * PAD_SIDE
"""The longer side of ink that is brought to the pad: what people write there by hand."""


def fitted(drawing: Drawing) -> Drawing:
    """A drawing in any unit as one on the pad: in its middle, and as large as people write."""
    import numpy as np

    left, top, right, bottom = drawing.box
    scale = np.float32(_WRITTEN / max(right - left, bottom - top, 1e-6))
    middle = np.array([(left + right) / 2, (top + bottom) / 2], np.float32)
    return Drawing(tuple(replace(s, points=(s.points - middle) * scale) for s in drawing.strokes))


def on_the_pad(drawing: Drawing) -> Drawing:
    """A drawing as it is if it may be from a pad of ours, and fitted if it is too large for one."""
    if not drawing:
        return drawing
    left, top, right, bottom = drawing.box
    near, far = sorted((max(-left, right), max(-top, bottom)))
    # One of a pad's sides is PAD_SIDE; twice that leaves room for whoever writes over the edge.
    return drawing if near <= PAD_SIDE and far <= _FARTHEST else fitted(drawing)


@dataclass(frozen=True)
class PadView:
    """The scale and place of canvas units in a pad of some size.

    A larger pad shows the same drawing larger. A pad of another shape never cuts ink off: it scales
    down until everything fits.
    """

    scale: float
    middle_x: float
    middle_y: float

    @classmethod
    def fit(cls, size: QSizeF, drawing: Drawing, margin: float) -> PadView:
        """The view in which a pad of `size` pixels shows all of the drawing and `margin` units."""
        scale = min(size.width(), size.height()) / PAD_SIDE
        if drawing:
            left, top, right, bottom = drawing.box
            scale = min(
                scale,
                size.width() / 2 / (max(-left, right, 0.0) + margin),
                size.height() / 2 / (max(-top, bottom, 0.0) + margin),
            )
        return cls(max(scale, 1e-3), size.width() / 2, size.height() / 2)

    @property
    def transform(self) -> QTransform:
        """From canvas units to pixels."""
        return QTransform(self.scale, 0, 0, self.scale, self.middle_x, self.middle_y)

    def to_units(self, position: QPointF) -> tuple[float, float]:
        """A position in pixels in canvas units."""
        return (
            (position.x() - self.middle_x) / self.scale,
            (position.y() - self.middle_y) / self.scale,
        )

    def box_to_pixels(self, box: Box, margin: float = 0.0) -> QRectF:
        """A box in canvas units, with `margin` units around it, in pixels."""
        left, top, right, bottom = box
        rect = QRectF(left, top, right - left, bottom - top)
        return self.transform.mapRect(rect.adjusted(-margin, -margin, margin, margin))
