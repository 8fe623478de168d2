"""Cutting ink into glyphs."""

from __future__ import annotations

from digitpad.ink.strokes import Drawing


def group_strokes(drawing: Drawing) -> list[tuple[int, tuple[int, ...]]]:
    """Which strokes make one glyph, in reading order, each with its row.

    Strokes whose extents overlap sideways belong together.
    """
    order = sorted(range(len(drawing)), key=lambda i: drawing.strokes[i].box[0])
    groups: list[list[int]] = []
    reach = float("-inf")
    for index in order:
        left, _, right, _ = drawing.strokes[index].box
        if groups and left <= reach:
            groups[-1].append(index)
        else:
            groups.append([index])
            reach = float("-inf")
        reach = max(reach, right)
    return [(0, tuple(sorted(group))) for group in groups]
