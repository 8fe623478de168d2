"""Strokes and drawings: the pen's path as plain, immutable data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from digitpad.ink import InkError

# The empty pad holds an empty drawing: the window is on the screen before numpy, which takes
# 60 ms to import, is needed. It is imported where the first point is.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

Points: TypeAlias = "NDArray[np.float32]"
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom; canvas units, y down."""
FAR: Final = 1e15
"""No coordinate and no time is larger: microseconds since 1970 are less, and a float32 can hold its
square."""


@dataclass(frozen=True, eq=False)
class Stroke:
    """The points of one pen-down to pen-up.

    Attributes:
        points: float32 (n, 2), n >= 1, x and y in canvas units, y down.
        times: float32 (n,), seconds since the first point of the drawing, or None.
        pressures: float32 (n,), 0 to 1, or None for a device that reports none.
    """

    points: Points
    times: NDArray[np.float32] | None = None
    pressures: NDArray[np.float32] | None = None

    @classmethod
    def of(cls, points: ArrayLike) -> Stroke:
        """A stroke from anything shaped (n, 2).

        Raises:
            InkError: it is not shaped (n, 2) with n >= 1, or holds what is no number up to FAR.
        """
        import numpy as np

        try:
            given = np.asarray(points)
            if given.dtype.kind not in "biufO":
                raise TypeError
            # What is too large for a float32 becomes infinite, and is refused as such.
            with np.errstate(over="ignore"):
                array = np.array(given, dtype=np.float32)
        except (TypeError, ValueError, OverflowError) as error:
            raise InkError(
                "A stroke is points shaped (n, 2), each an x and a y that are numbers."
            ) from error
        if array.ndim != 2 or array.shape[1] != 2 or len(array) == 0:
            raise InkError(
                "A stroke is points shaped (n, 2) with n >= 1, not {shape}.", shape=array.shape
            )
        if not (np.abs(array) <= np.float32(FAR)).all():
            raise InkError("A stroke holds a coordinate that is no number, or far too large.")
        return cls(array)

    @cached_property
    def box(self) -> Box:
        """The smallest box around the points (of the path, without pen width)."""
        left, top = self.points.min(axis=0)
        right, bottom = self.points.max(axis=0)
        return float(left), float(top), float(right), float(bottom)


@dataclass(frozen=True, eq=False)
class Drawing:
    """The strokes on the pad, in the order in which they were drawn. Empty is falsy."""

    strokes: tuple[Stroke, ...] = ()

    @classmethod
    def of(cls, strokes: Drawing | Iterable[Stroke | ArrayLike]) -> Drawing:
        """A drawing from a list of (n, 2) arrays or strokes; a drawing comes back as it is.

        Raises:
            InkError: one of them is no stroke, or it is no list; see `Stroke.of`.
        """
        if isinstance(strokes, Drawing):
            return strokes
        if not isinstance(strokes, Iterable):
            raise InkError("A drawing is a list of strokes, each points shaped (n, 2).")
        return cls(tuple(s if isinstance(s, Stroke) else Stroke.of(s) for s in strokes))

    def __bool__(self) -> bool:
        return bool(self.strokes)

    def __len__(self) -> int:
        return len(self.strokes)

    @property
    def box(self) -> Box:
        """The smallest box around all points.

        Raises:
            InkError: the drawing is empty.
        """
        return bounding_box([stroke.points for stroke in self.strokes])


def bounding_box(paths: Sequence[Points]) -> Box:
    """The smallest box around all points of `paths`, each float (n, 2).

    Raises:
        InkError: there is no point at all.
    """
    if not paths:
        raise InkError("There is no ink here.")
    import numpy as np

    points = np.concatenate(paths)
    left, top = points.min(axis=0)
    right, bottom = points.max(axis=0)
    return float(left), float(top), float(right), float(bottom)
