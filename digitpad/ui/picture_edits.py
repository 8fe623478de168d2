"""Changes to a picture on the pad: turned, read in part, its boxes put right. No widgets here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QImage, QTransform

from digitpad.ink.strokes import Box
from digitpad.ui.sheet import Picture

SMALLEST: Final = 2.0
"""Pixels of the picture: a box is no smaller, either way."""
_MIDDLE_HALF: Final = 0.25
"""Of a box's width: a cut is no nearer to its sides."""
_AWAY_FROM_MIDDLE: Final = 60.0
"""Shades of grey that a cut at the edge of the middle half has to be lighter than one in it."""


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned by quarters clockwise; all of it is to be read again."""
    quarters %= 4
    opened = picture.opened
    if opened is not None:
        import numpy as np

        pixels = np.ascontiguousarray(np.rot90(opened.pixels, -quarters))
        size = opened.size[::-1] if quarters % 2 else opened.size
        opened = replace(opened, pixels=pixels, size=size)
    width, height = picture.width, picture.height
    if quarters % 2:
        width, height = height, width
    return replace(
        picture,
        image=picture.image.transformed(QTransform().rotate(90 * quarters)),
        width=width,
        height=height,
        opened=opened,
        turns=(picture.turns + quarters) % 4,
        part=None,
        boxes=None,
        is_stale=True,
    )


def unturned(box: Box, picture: Picture) -> Box:
    """A box of the picture as it is shown, as it was before it was turned."""
    width, height = float(picture.width), float(picture.height)
    for _ in range(picture.turns):
        left, top, right, bottom = box
        # A quarter turn counter-clockwise: what was at the top comes to the left.
        box = top, width - right, bottom, width - left
        width, height = height, width
    return box


def with_part(picture: Picture, part: Box | None) -> Picture:
    """The picture of which only a part is read, or all of it again; its boxes are found anew."""
    if part is not None:
        part = inside(part, picture)
    return replace(picture, part=part, boxes=None, is_stale=True)


def with_boxes(picture: Picture, boxes: Collection[Box]) -> Picture:
    """The picture with other boxes."""
    return replace(picture, boxes=tuple(inside(box, picture) for box in boxes), is_stale=True)


def inside(box: Box, picture: Picture) -> Box:
    """The box with its corners in order, no smaller than `SMALLEST`, and within the picture."""
    left, right = sorted((box[0], box[2]))
    top, bottom = sorted((box[1], box[3]))
    left, right = _held(left, right, picture.width)
    top, bottom = _held(top, bottom, picture.height)
    return left, top, right, bottom


def _held(low: float, high: float, size: int) -> tuple[float, float]:
    low = min(max(low, 0.0), max(size - SMALLEST, 0.0))
    return low, max(min(high, float(size)), min(low + SMALLEST, float(size)))


def moved(box: Box, across: float, down: float, picture: Picture) -> Box:
    """The box moved as far as the picture's edges let it; its size stays."""
    left, top, right, bottom = box
    across = min(max(across, -left), picture.width - right)
    down = min(max(down, -top), picture.height - bottom)
    return left + across, top + down, right + across, bottom + down


def merged(boxes: Collection[Box]) -> Box:
    """The smallest box around all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def split(box: Box, picture: Picture) -> tuple[Box, Box]:
    """Two boxes in place of one, side by side, parted where there is least ink near the middle."""
    left, top, right, bottom = box
    at = left + (right - left) * _cut_place(box, picture.image, picture.width)
    return (left, top, at, bottom), (at, top, right, bottom)


def _cut_place(box: Box, image: QImage, width: int) -> float:
    """Where to cut, as a share of the box's width: the column most like the box's edge."""
    scale = image.width() / max(width, 1)
    left, top, right, bottom = (round(edge * scale) for edge in box)
    crop = image.copy(left, top, max(right - left, 1), max(bottom - top, 1))
    grey = crop.convertToFormat(QImage.Format.Format_Grayscale8)
    count, rows = grey.width(), grey.height()
    stride, data = grey.bytesPerLine(), bytes(grey.constBits())
    step = max(1, rows // 64)
    columns = [[data[y * stride + x] for y in range(0, rows, step)] for x in range(count)]
    shades = sorted(shade for column in columns for shade in column)
    paper = shades[len(shades) // 2]
    best, place = float("inf"), 0.5
    for x, column in enumerate(columns):
        share = (x + 0.5) / count
        off = abs(share - 0.5)
        if off > _MIDDLE_HALF:
            continue
        ink = sum(abs(shade - paper) for shade in column) / len(column)
        cost = ink + _AWAY_FROM_MIDDLE * off
        if cost < best:
            best, place = cost, share
    return place


def beside(boxes: Collection[Box], chosen: Box | None, picture: Picture) -> Box:
    """Where a box that is added goes: right of the chosen one, or in the middle; of usual size."""
    heights = sorted(bottom - top for _, top, _, bottom in boxes)
    height = heights[len(heights) // 2] if heights else picture.height / 4
    width = 0.65 * height
    if chosen is None:
        left, top = (picture.width - width) / 2, (picture.height - height) / 2
    else:
        left, top = chosen[2] + 0.15 * width, chosen[1]
    return inside(moved((left, top, left + width, top + height), 0.0, 0.0, picture), picture)
