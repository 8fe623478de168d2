"""A drawing as a file: InkML, which opens again as it was, or a picture of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from digitpad.ink.strokes import Drawing
from digitpad.library.files import write_whole
from digitpad.ui import smooth

INKML: Final = ".inkml"
_MARGIN: Final = 16.0
_PIXELS_PER_UNIT: Final = 2.0
_MOST_PIXELS: Final = 4000
"""Of a picture's longer side; then it takes 80 MB at most."""


def save_drawing(drawing: Drawing, pen_size: float, path: Path) -> None:
    """Save a drawing by the ending of the name: InkML, or black ink on white paper as SVG or PNG.

    Raises:
        OSError: the file cannot be written; what was there before is still there.
    """
    if path.suffix.lower() == INKML:
        from digitpad.ink.inkml import to_inkml

        write_whole(path, to_inkml(drawing))
    elif path.suffix.lower() == ".svg":
        write_whole(path, to_svg(drawing, pen_size))
    else:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # PySide takes the format as text and its stubs say bytes.
        to_image(drawing, pen_size).save(buffer, "PNG")  # type: ignore[call-overload]
        write_whole(path, bytes(buffer.data().data()))


def to_image(drawing: Drawing, pen_size: float) -> QImage:
    """The drawing as an image, two pixels a canvas unit, or fewer if it would be too large."""
    from digitpad.ui.ink_layer import InkLayer, to_segments

    area = _area(drawing, pen_size)
    scale = min(_PIXELS_PER_UNIT, _MOST_PIXELS / max(area.width(), area.height()))
    image = QImage(
        max(round(area.width() * scale), 1),
        max(round(area.height() * scale), 1),
        QImage.Format.Format_RGB32,
    )
    image.fill(Qt.GlobalColor.white)
    layer = InkLayer(image.width(), image.height(), QColor(Qt.GlobalColor.black))
    for stroke in drawing.strokes:
        pieces = smooth.pieces(stroke)
        layer.stamp(to_segments(pieces, pen_size, scale, -area.x() * scale, -area.y() * scale))
    painter = QPainter(image)
    painter.drawImage(0, 0, layer.image)
    painter.end()
    return image


def to_svg(drawing: Drawing, pen_size: float) -> str:
    """The drawing as an SVG document in canvas units."""
    area = _area(drawing, pen_size)
    box = f"{area.x():.1f} {area.y():.1f} {area.width():.1f} {area.height():.1f}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
        f'width="{area.width():.1f}" height="{area.height():.1f}">',
        f'  <rect x="{area.x():.1f}" y="{area.y():.1f}" width="{area.width():.1f}" '
        f'height="{area.height():.1f}" fill="white"/>',
        '  <g fill="none" stroke="black" stroke-linecap="round" stroke-linejoin="round">',
    ]
    for path, width in _paths(drawing, pen_size):
        lines.append(f'    <path stroke-width="{width:.2f}" d="{_svg_data(path)}"/>')
    return "\n".join([*lines, "  </g>", "</svg>"]) + "\n"


def _area(drawing: Drawing, pen_size: float) -> QRectF:
    left, top, right, bottom = drawing.box
    margin = _MARGIN + pen_size / 2
    return QRectF(left, top, right - left, bottom - top).adjusted(-margin, -margin, margin, margin)


def _paths(drawing: Drawing, pen_size: float) -> list[tuple[QPainterPath, float]]:
    """Curves of one width each: SVG knows none whose width changes."""
    paths = []
    for stroke in drawing.strokes:
        if stroke.pressures is None:
            paths.append((smooth.whole_path(stroke), pen_size))
        else:
            paths += [
                (smooth.path_of(piece), pen_size * (piece[6] + piece[7]) / 2)
                for piece in smooth.pieces(stroke).tolist()
            ]
    return paths


def _svg_data(path: QPainterPath) -> str:
    """Qt keeps quadratic curves as cubic ones, whose three points stand in a row."""
    words = {
        QPainterPath.ElementType.MoveToElement: "M",
        QPainterPath.ElementType.LineToElement: "L",
        QPainterPath.ElementType.CurveToElement: "C",
        QPainterPath.ElementType.CurveToDataElement: "",
    }
    elements = (path.elementAt(at) for at in range(path.elementCount()))
    return " ".join(f"{words[e.type]}{e.x:.3f} {e.y:.3f}" for e in elements)
