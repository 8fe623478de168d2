"""The cheapest way through ink that may be divided in many places.

Places where it may be divided are the nodes of a graph, from before all ink to after it; what lies
between two of them is a digit that might be. The way is looked for from the start (Hart, Nilsson
and Raphael's A*, 1968), so that only what may still become part of it is classified.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.choosing import Gallery, cost_of_part

Way: TypeAlias = list[tuple[int, int]]
"""The digits of a way, each from one place to another."""

LOWEST: Final = 0.5
"""Of the line's height: what is lower is no digit."""
WIDEST: Final = 1.5
"""Heights: what is wider is no digit."""
_USUAL_LOWEST: Final = 0.75
"""Of the line's height: hardly a digit is lower, what is left of one that was cut is."""
_PER_LOWER: Final = 10.0
_USUAL_WIDTH: Final = 0.7
"""Heights: two in three digits are narrower."""
_PER_WIDTH: Final = 5.0
"""What each height beyond that adds: two digits in one are mostly wider."""
_WHOLE: Final = 2.0
"""How much more it costs that ink which might be divided is no digit: mostly it is several."""


@dataclass(frozen=True, eq=False)
class Lattice:
    """Where ink may be divided, and what that costs before anything is classified.

    Attributes:
        possible: bool (n, n), whether a digit may begin at one place and end at another.
        shape_costs: float64 (n, n), how unlike a digit its size and shape are.
        link_costs: float64 (n, n), of a digit ending at one place and the next one beginning at
            another, what is between them being a mere connection; or at the same place, ink being
            divided there. Infinite where it cannot be.
        ahead: float64 (n,), what the way from there to the end costs at least.
    """

    possible: NDArray[np.bool_]
    shape_costs: NDArray[np.float64]
    link_costs: NDArray[np.float64]
    ahead: NDArray[np.float64]


def cheapest_way(
    lattice: Lattice, gallery: Gallery, bound: float, most: int
) -> tuple[Way, float] | None:
    """The cheapest way from the first place to the last, and its cost.

    Args:
        lattice: the places.
        gallery: what lies between two places, as a group of two.
        bound: only what costs less is of interest.
        most: digits that might be, looked at before it is given up.

    Returns:
        None if nothing costs less, or too much would have to be looked at.
    """
    count = len(lattice.ahead)
    best = np.full(count, np.inf)
    best[0] = 0.0
    came_from = [(0, 0)] * count
    done = np.zeros(count, bool)
    waiting = [(float(lattice.ahead[0]), 0)]
    onward = (lattice.link_costs + lattice.ahead).min(axis=1)
    while waiting:
        total, place = heapq.heappop(waiting)
        if total >= bound:
            return None
        if done[place]:
            continue
        done[place] = True
        if place == count - 1:
            return _way(came_from), total
        known = best[place] + lattice.shape_costs[place]
        hopeful = lattice.possible[place] & (known + onward < bound)
        hopeful &= (known[:, None] + lattice.link_costs < np.where(done, -np.inf, best)).any(axis=1)
        ends = np.flatnonzero(hopeful).tolist()
        most -= len(ends)
        if most < 0:
            return None
        seen = gallery.costs([(place, end) for end in ends]) if ends else []
        for end, cost in zip(ends, seen, strict=True):
            costs = known[end] + cost_of_part(cost) + lattice.link_costs[end]
            for following in np.flatnonzero((costs < best) & ~done).tolist():
                best[following] = costs[following]
                came_from[following] = place, end
                expected = float(costs[following] + lattice.ahead[following])
                heapq.heappush(waiting, (expected, following))
    return None


def shape_cost(wide: NDArray[np.float64], tall: NDArray[np.float64]) -> NDArray[np.float64]:
    """How unlike a digit something of that size is, in heights of the line of writing.

    Of digits one in ten is wider than high, one in a hundred is one and a half times as wide; two
    that touch are mostly wider than high.
    """
    lower = np.clip(_USUAL_LOWEST - tall, 0.0, 1.0)
    wider = np.maximum(wide / np.maximum(tall, 1.0) - _USUAL_WIDTH, 0.0)
    return _PER_LOWER * lower + _PER_WIDTH * wider


def whole_cost(cost: float, width: float) -> float:
    """What ink costs that is not divided: by its cost as a glyph, and its width in heights."""
    return _WHOLE * cost * max(1.0, width) + _PER_WIDTH * max(0.0, width - _USUAL_WIDTH)


def _way(came_from: list[tuple[int, int]]) -> Way:
    way = []
    place = len(came_from) - 1
    while place:
        way.append(came_from[place])
        place = came_from[place][0]
    return way[::-1]
