"""A stroke while it is being drawn: points come at the pace of the pen, snapshots cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digitpad.ink.strokes import Stroke

# Imported with the first stroke: see digitpad.ink.strokes.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FIRST_CAPACITY: Final = 256

_X, _Y, _TIME, _PRESSURE = range(4)


class StrokeRecorder:
    """Grows one stroke and hands out snapshots of it that never change afterwards.

    Rows that were handed out are never written again, so a snapshot is a view: its cost does not
    grow with the stroke.
    """

    def __init__(self, *, with_pressure: bool = False) -> None:
        import numpy as np

        self._rows: NDArray[np.float32] = np.empty((_FIRST_CAPACITY, 4), np.float32)
        self._count = 0
        self._with_pressure = with_pressure

    def __len__(self) -> int:
        return self._count

    def add(self, x: float, y: float, time: float, pressure: float = 1.0) -> bool:
        """Add a point in canvas units; `time` in seconds since the drawing's first point.

        Returns:
            False if the pen has not moved since the last point, which then stays the last.
        """
        import numpy as np

        rows, count = self._rows, self._count
        point = np.float32(x), np.float32(y)
        if count and rows[count - 1, _X] == point[0] and rows[count - 1, _Y] == point[1]:
            return False
        if count == len(rows):
            # Snapshots keep the old array alive for as long as they need it.
            self._rows = rows = np.concatenate([rows, np.empty_like(rows)])
        rows[count] = (*point, time, pressure)
        self._count = count + 1
        return True

    def snapshot(self) -> Stroke:
        """The stroke so far; at least one point must have been added."""
        if not self._count:
            raise ValueError("A stroke has at least one point.")
        rows = self._rows[: self._count]
        rows = rows.view()
        rows.flags.writeable = False
        return Stroke(
            points=rows[:, : _Y + 1],
            times=rows[:, _TIME],
            pressures=rows[:, _PRESSURE] if self._with_pressure else None,
        )

    def last(self, count: int) -> list[list[float]]:
        """The last `count` points, or all there are, as plain (x, y, time, pressure)."""
        rows: list[list[float]] = self._rows[max(0, self._count - count) : self._count].tolist()
        return rows
