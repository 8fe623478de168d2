"""Marks: the connected pieces of ink in a picture, without rules, borders, specks and noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from digitpad.ink.binding import is_binding
from digitpad.ink.measures import boxes_of, weighted_median
from digitpad.ink.paper import Grey, InkMap
from digitpad.ink.rules import erase_rules

Labels: TypeAlias = NDArray[np.int32]
Boxes: TypeAlias = NDArray[np.int64]

_FAINTEST: Final = 0.04
"""Contrast that a person still sees as ink on clean paper: 10 of 255."""
_LOW: Final = 3.0
_HIGH: Final = 6.0
"""In standard deviations of paper: all of a mark is above the first, some of it the second."""
_OWN_SHARE: Final = 0.33
"""Of its own ink: less is a mark's blurred edge, its shadow, or a rule it touches."""
_STRONGEST: Final = 90
"""The percentile of ink that is as strong as the strongest, whatever a stray dot is."""
_STRONG_SHARE: Final = 0.6
"""Of that: less is not the strongest ink."""
_FAINT_BESIDE_OTHERS: Final = 0.3
"""Of the picture's usual ink: what is fainter is print shining through, a crease, a rule."""
_FAINTER: Final = 0.5
_THINNER: Final = 0.65
"""Likewise, and of its usual width: what is as faint and as thin as that is a piece of a rule."""
_WEAK_BAR: Final = 0.75
_WEAKER_BAR: Final = 0.6
_BAR: Final = 0.25
"""Likewise of the sides of boxes, bars by their width to length: so weak if all are of one height,
and where they are not."""
_EVEN_INK: Final = 0.85
"""Likewise of nearly all the rest: pencil is weaker here and there, and in a 1 too."""
_SAME_HEIGHT: Final = 0.1
_HIGHER: Final = 1.2
"""How much the heights of sides differ, and times the usual height of the rest."""
_SOLID: Final = 0.75
_THICKER: Final = 1.8
"""Of its box, and times the usual width of strokes: what fills so much of a box that is so wide is
a hole, a button or a ring of wire, be it never so strong."""
_PATCH: Final = 0.3
"""Width to length of what may be one; a 1 is narrower."""
_FULL_INK: Final = 0.9
"""Of its own ink: the core of a stroke, which frames show as full ink."""
_EIGHT: Final = np.ones((3, 3), bool)


@dataclass(frozen=True, eq=False)
class Marks:
    """The marks of a picture.

    Attributes:
        labels: int32 (h, w), 0 paper, i + 1 where mark i is.
        ink: float32 (h, w), 0 paper to 1 full ink, each mark relative to its own strength.
        boxes: int (n, 4), left, top, right, bottom, the last two exclusive.
        areas: int (n,), pixels.
    """

    labels: Labels
    ink: Grey
    boxes: Boxes
    areas: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.boxes)

    def select(self, which: NDArray[np.bool_]) -> Marks:
        """Those that a mask, bool (n,), picks; the rest counts as paper."""
        number = np.zeros(len(self) + 1, np.int32)
        number[1:][which] = np.arange(1, which.sum() + 1)
        return Marks(number[self.labels], self.ink, self.boxes[which], self.areas[which])


def find_marks(ink_map: InkMap, *, strong: bool = False, ruled: bool = True) -> Marks:
    """The marks that may be writing.

    Two thresholds join what is faint to what is certain (Canny 1986); a third, relative to each
    mark's own ink, then makes pencil and marker equally wide, and lets go of faint rules.

    Args:
        ink_map: where the ink is.
        strong: only the strongest ink counts: a pen is stronger than the rules that it crosses.
        ruled: whether long thin lines are rules of the paper, and go.
    """
    contrast, noise = ink_map.contrast, ink_map.noise
    labels, count = _labelled(contrast > np.maximum(_LOW * noise, _FAINTEST))
    strength = _strengths(contrast, labels, count)
    certain = contrast - np.maximum(_HIGH * noise, 1.5 * _FAINTEST)
    strength[_strongest(certain, labels, count) <= 0] = np.inf
    strength[0] = np.inf
    own = strength[labels].astype(np.float32)
    inked = contrast >= _OWN_SHARE * own
    if strong and inked.any():
        inked &= contrast >= _STRONG_SHARE * np.percentile(contrast[inked], _STRONGEST)
    mask = erase_rules(inked) if ruled else inked
    ink: Grey = np.where(mask, np.minimum(contrast / (_FULL_INK * own), 1.0), 0.0)
    labels, count = _labelled(mask)
    areas = np.bincount(labels.ravel(), minlength=count + 1)
    if count == 0:
        return Marks(labels, ink, boxes_of(labels), areas[1:])
    strength = _strengths(contrast, labels, count)
    keep = areas > 2
    keep[1:] &= ~_is_printed(labels, areas, strength)
    keep[0] = False
    number = np.where(keep, np.cumsum(keep), 0).astype(np.int32)
    labels, areas = number[labels], areas[keep]
    return Marks(labels, ink, boxes_of(labels), areas)


def _is_printed(
    labels: Labels, areas: NDArray[np.int64], strength: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which marks, (count,), are no writing beside the others.

    Print that shines through, pieces of rules and of boxes, punched holes, buttons, rings of wire.

    Args:
        labels: int32 (h, w).
        areas: (count + 1,), pixels.
        strength: (count + 1,), of the ink.
    """
    boxes, areas, strength = boxes_of(labels), areas[1:], strength[1:]
    usual = weighted_median(strength, areas)
    sides = np.sort(boxes[:, 2:] - boxes[:, :2], axis=1).astype(np.float64)
    solid = areas >= _SOLID * sides.prod(axis=1)
    found = (strength <= _FAINT_BESIDE_OTHERS * usual) | is_binding(boxes, labels.shape)
    if not (solid | (strength <= _WEAK_BAR * usual)).any():
        return found
    widths = _stroke_widths(labels, np.append(0, areas))[1:]
    patch = solid & (sides[:, 0] >= _PATCH * sides[:, 1])
    if patch.all():
        return found
    # A patch has no say in how wide strokes are.
    width = weighted_median(widths[~patch], areas[~patch])
    found |= (strength <= _FAINTER * usual) & (widths <= _THINNER * width)
    found |= patch & (sides[:, 0] >= _THICKER * width)
    return found | _sides_of_boxes(boxes, sides, strength / usual, widths <= width)


def _sides_of_boxes(
    boxes: Boxes, sides: NDArray[np.float64], strength: NDArray[np.float64], thin: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Which marks, (n,), are bars in weaker ink than all the rest, or in weak ink and all alike.

    Args:
        boxes: (n, 4).
        sides: float (n, 2), the shorter one first.
        strength: float (n,), of the usual ink.
        thin: bool (n,), which are no wider than strokes usually are.
    """
    bars = thin & (sides[:, 0] <= _BAR * sides[:, 1])
    weak = bars & (strength <= _WEAK_BAR)
    rest = strength[~weak]
    if not weak.any() or weak.all() or np.percentile(rest, 10) < _EVEN_INK:
        return np.zeros(len(boxes), bool)
    heights = boxes[:, 3] - boxes[:, 1]
    alike = (
        weak.sum() > 1
        and np.ptp(heights[weak]) <= _SAME_HEIGHT * np.median(heights[weak])
        and np.median(heights[weak]) >= _HIGHER * np.median(heights[~weak])
    )
    return weak if alike else weak & (strength <= _WEAKER_BAR)


def _labelled(mask: NDArray[np.bool_]) -> tuple[Labels, int]:
    labels, count = ndimage.label(mask, _EIGHT)
    return labels.astype(np.int32, copy=False), int(count)


def _strengths(contrast: Grey, labels: Labels, count: int) -> NDArray[np.float64]:
    """How strong the ink of each label is, float64 (count + 1,).

    The mean of its contrast, weighted by contrast: the core of the strokes, neither a stray dark
    dot nor the faint edges.
    """
    flat, values = labels.ravel(), contrast.ravel()
    inked = np.flatnonzero(flat)
    flat, values = flat[inked], values[inked].astype(np.float64)
    total = np.bincount(flat, values, minlength=count + 1)
    squares = np.bincount(flat, values**2, minlength=count + 1)
    strengths: NDArray[np.float64] = squares / np.maximum(total, 1e-12)
    return strengths


def _stroke_widths(labels: Labels, areas: NDArray[np.int64]) -> NDArray[np.float64]:
    """The mean width of the strokes of each label, float64 (count + 1,), as in `ink.frame`."""
    outline = np.zeros(len(areas))
    for side in (labels, labels.T):
        padded = np.pad(side, ((0, 0), (1, 1)))
        ends = padded[:, 1:] != padded[:, :-1]
        for edge in (padded[:, 1:][ends], padded[:, :-1][ends]):
            outline += np.bincount(edge, minlength=len(areas))
    return 2.0 * areas / np.maximum(outline * np.pi / 4, 1.0)


def _strongest(contrast: Grey, labels: Labels, count: int) -> NDArray[np.float64]:
    """The greatest contrast of each label, float64 (count + 1,), 0 for paper."""
    result = np.zeros(count + 1)
    inked = np.flatnonzero(labels)
    np.maximum.at(result, labels.ravel()[inked], contrast.ravel()[inked])
    return result
