"""Where a mark that holds several digits might be cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digitpad.ink.frame import stroke_width
from digitpad.ink.paper import Grey
from digitpad.ink.thinning import stroke_pieces

ROWS: Final = 56
"""A mark is looked at with so many rows at most."""
_FAINT: Final = 0.25
"""Of full ink: what the shrunken picture of a mark has less of is paper."""
_LENGTH: Final = 0.28
"""Heights: of the pieces of a stroke. With shorter ones there are more cuts to look at, and no more
numbers among them; what counts is that strokes are divided where they meet."""
_SLANTS: Final = (-0.5, -0.2, 0.0, 0.2, 0.5)
"""Columns a row of lines between neighbours: digits lean, and reach over and under each other."""
_STRAY: Final = 0.3
"""Of the ink on its side of a cut: what is severed and smaller belongs to the other side."""
_MOST_STROKES: Final = 5.0
"""Strokes that a cut goes through at most: digits are joined by one or two."""
_EDGE: Final = 0.05
"""Heights of stroke: less is no digit."""
_MOST_PIECES: Final = 200
"""A dozen digits; what has more pieces of stroke is a grid, a hatching or a tangle."""


_Division: TypeAlias = tuple[NDArray[np.bool_], float, float]
"""Which pieces are left of a cut, how many strokes it goes through, and its column."""


@dataclass(frozen=True, eq=False)
class Cuts:
    """Ways to divide a mark into what is left and what is right of a cut.

    Attributes:
        ink: float32 (h, w), the mark, shrunk if it was large.
        pieces: int32 (h, w), 0 paper, else the number of the piece of stroke, from 1.
        left: bool (n, pieces + 1), which pieces are left of each cut, from left to right.
        strokes: float64 (n,), how many strokes each goes through.
    """

    ink: Grey
    pieces: NDArray[np.int32]
    left: NDArray[np.bool_]
    strokes: NDArray[np.float64]


def find_cuts(ink: Grey) -> Cuts | None:
    """Where a mark might be cut.

    Strokes are divided at junctions and into short pieces; lines of all slants then tell which
    pieces are left and which are right. So a cut follows the strokes: a bar that reaches over the
    neighbour stays whole, which no line or seam through the picture can do.

    Args:
        ink: float32 (h, w), 0 paper to 1 ink, cropped to the mark.

    Returns:
        None if there is nowhere to cut it, or it is no writing.
    """
    small = _shrunk(ink)
    mask = small > _FAINT
    height = small.shape[0]
    pieces, count = stroke_pieces(mask, _LENGTH * height)
    if not 1 < count <= _MOST_PIECES:
        return None
    area = np.bincount(pieces.ravel(), minlength=count + 1).astype(np.float64)
    y, x = (
        np.bincount(pieces.ravel(), grid.ravel(), count + 1) / np.maximum(area, 1.0)
        for grid in np.indices(mask.shape)
    )
    touching = _touching(pieces, count)
    width = max(stroke_width(np.where(mask, small, 0.0).astype(np.float32)), 1.0)
    near = [frozenset(np.flatnonzero(row).tolist()) for row in touching]
    found: dict[bytes, _Division] = {}
    for slant in _SLANTS:
        across = x + slant * (y - height / 2)
        left = np.zeros(count + 1, bool)
        for piece in (np.argsort(across[1:]) + 1)[:-1]:
            left[piece] = True
            side = _without_strays(left, area, near)
            if side.tobytes() in found:
                continue
            right = ~side
            right[0] = False
            strokes = float(touching[np.ix_(side, right)].sum()) / width
            smaller = min(area[side].sum(), area[right].sum())
            if smaller >= _EDGE * height * width and strokes <= _MOST_STROKES:
                place = (across[side].max() + across[right].min()) / 2
                found[side.tobytes()] = side, strokes, float(place)
    if not found:
        return None
    kept = sorted(found.values(), key=lambda division: division[2])
    left = np.array([side for side, _, _ in kept], bool)
    return Cuts(small, pieces, left, np.array([strokes for _, strokes, _ in kept]))


def _shrunk(ink: Grey) -> Grey:
    height, width = ink.shape
    if height <= ROWS:
        return ink
    # First the most ink of each block: a hairline in a large picture would fade away otherwise.
    block = height // (2 * ROWS)
    if block > 1:
        padded = np.pad(ink, ((0, -height % block), (0, -width % block)))
        tiles = padded.reshape(len(padded) // block, block, -1, block)
        ink = np.ascontiguousarray(tiles.max(axis=(1, 3)))
    size = max(1, round(ink.shape[1] * ROWS / ink.shape[0])), ROWS
    small: Grey = np.asarray(
        Image.fromarray(np.ascontiguousarray(ink)).resize(size, Image.Resampling.BOX)
    )
    return small / max(float(small.max()), 1e-6)


def _touching(pieces: NDArray[np.int32], count: int) -> NDArray[np.float64]:
    """How long the border between each two pieces is, in pixels, (count + 1, count + 1)."""
    pairs = np.zeros((count + 1, count + 1))
    for one, other in (
        (pieces[:, 1:], pieces[:, :-1]),
        (pieces[1:], pieces[:-1]),
        (pieces[1:, 1:], pieces[:-1, :-1]),
        (pieces[1:, :-1], pieces[:-1, 1:]),
    ):
        border = (one != other) & (one > 0) & (other > 0)
        np.add.at(pairs, (one[border], other[border]), 1.0)
    # A straight border of n pixels has n pairs beside each other and 2 n across corners.
    result: NDArray[np.float64] = (pairs + pairs.T) / 3
    return result


def _without_strays(
    left: NDArray[np.bool_], area: NDArray[np.float64], near: Sequence[frozenset[int]]
) -> NDArray[np.bool_]:
    """The division with small parts that hang on to the other side only given to that side."""
    side = left.copy()
    for value in (True, False):
        groups = _groups((np.flatnonzero(side[1:] == value) + 1).tolist(), near)
        if len(groups) < 2:
            continue
        sizes = [area[group].sum() for group in groups]
        for group, size in zip(groups, sizes, strict=True):
            if size < _STRAY * max(sizes):
                side[group] = not value
    side[0] = False
    return side


def _groups(members: Sequence[int], near: Sequence[frozenset[int]]) -> list[list[int]]:
    """Members that touch each other, directly or by way of others."""
    rest = set(members)
    groups = []
    while rest:
        group = frontier = {rest.pop()}
        while frontier:
            frontier = set().union(*(near[at] for at in frontier)) & rest
            rest -= frontier
            group = group | frontier
        groups.append(list(group))
    return groups
