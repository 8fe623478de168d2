"""Which boxes of a picture are chosen, and what can be done to them and to the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digitpad.ink.strokes import Box
from digitpad.ui import picture_edits as edits
from digitpad.ui.announce import say, tell_assistants
from digitpad.ui.sheet import Picture, Sheet

if TYPE_CHECKING:
    from digitpad.ui.canvas import Canvas


class PictureEditor(QObject):
    """Changes the picture on a canvas: each change is one step of the canvas' undo stack.

    Signals:
        boxChosen(int): the user chose the box of this number; -1: none.
    """

    boxChosen = Signal(int)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._chosen: Box | None = None
        self._others: frozenset[Box] = frozenset()
        self._is_held = False
        # Counts what was chosen: steps with the keys are one change as long as it stays the same.
        self._choices = 0

    @property
    def _picture(self) -> Picture | None:
        return self._canvas.sheet.picture

    @property
    def _has_part(self) -> bool:
        return self._picture is not None and self._picture.part is not None

    @property
    def _boxes(self) -> tuple[Box, ...]:
        picture = self._picture
        return () if picture is None else picture.shown_boxes

    # What is chosen

    @property
    def chosen(self) -> int:
        """The number of the chosen box among those on show; -1 if there is none."""
        boxes = self._boxes
        return boxes.index(self._chosen) if self._chosen in boxes else -1

    @property
    def selection(self) -> tuple[Box, ...]:
        """The chosen box and those chosen with it, in reading order."""
        return tuple(box for box in self._boxes if box == self._chosen or box in self._others)

    @property
    def held_box(self) -> Box | None:
        """The chosen box, if it was chosen on the pad: keys are for it then."""
        return self._chosen if self._is_held else None

    def hold(self, box: Box | None) -> None:
        """Choose a box by its place, if it is still there."""
        if box in self._boxes:
            self.choose(self._boxes.index(box))

    def follow(self, number: int) -> None:
        """The box of this number was chosen elsewhere."""
        boxes = self._boxes
        box = boxes[number] if 0 <= number < len(boxes) else None
        if box != self._chosen:
            self._chosen, self._others = box, frozenset()
            self._is_held = False
            self._canvas.update()
            self._reveal()

    def choose(self, number: int, *, add: bool = False) -> None:
        """Choose a box, -1: none; `add` it to what is chosen."""
        boxes = self._boxes
        box = boxes[number] if 0 <= number < len(boxes) else None
        if add and self._chosen is not None and box is not None:
            if box in self._others or box == self._chosen:
                self._others -= {box}
            else:
                self._others |= {self._chosen}
                self._chosen = box
        else:
            self._chosen, self._others = box, frozenset()
        self._is_held = self._chosen is not None
        self._told_choice()

    def step(self, forward: bool) -> bool:
        """Choose the next or previous box; False if there is none."""
        at, count = self.chosen if self._is_held else -1, len(self._boxes)
        following = (0 if forward else count - 1) if at < 0 else at + (1 if forward else -1)
        if not 0 <= following < count:
            return False
        self.choose(following)
        self._reveal()
        return True

    def _reveal(self) -> None:
        if self._chosen is not None:
            self._canvas.zoom.reveal(self._chosen)

    def _told_choice(self) -> None:
        self._choices += 1
        number, boxes = self.chosen, self._boxes
        if number >= 0:
            picture = self._picture
            left, top, right, bottom = boxes[number]
            text = self.tr("Box {number} of {count}, {width} by {height} pixels.").format(
                number=number + 1,
                count=len(boxes),
                width=round(right - left),
                height=round(bottom - top),
            )
            if (
                picture is not None
                and not picture.is_stale
                and number < len(picture.reading.glyphs)
            ):
                glyph = picture.reading.glyphs[number]
                if glyph.is_digit:
                    text = self.tr("{box} It reads {digit}.").format(box=text, digit=glyph.digit)
            tell_assistants(self._canvas, text)
            say(self._canvas, text)
        self._canvas.update()
        self.boxChosen.emit(number)
        self._canvas.set_boxes(boxes, number)

    # Changes

    def turn(self, quarters: int) -> None:
        """Turn the picture by quarters clockwise."""
        picture = self._picture
        if picture is not None:
            self._chosen, self._others, self._is_held = None, frozenset(), False
            text = self.tr("Rotate Right") if quarters > 0 else self.tr("Rotate Left")
            self._canvas.change(Sheet(picture=edits.turned(picture, quarters)), text)

    def read_part(self, part: Box | None) -> None:
        """Read only what is in a box, or everything again; boxes of the user's are forgotten."""
        picture = self._picture
        if picture is not None:
            self._chosen, self._others, self._is_held = None, frozenset(), False
            text = self.tr("Read Whole Picture") if part is None else self.tr("Read Part")
            self._canvas.change(Sheet(picture=edits.with_part(picture, part)), text)

    def add_box(self) -> None:
        """Put a box beside the chosen one, or in the middle, to be moved where it belongs."""
        picture = self._picture
        if picture is not None:
            box = edits.beside(self._boxes, self._chosen, picture)
            self._put([*self._boxes, box], box, self.tr("Add Box"))

    def merge(self) -> None:
        """Make one of the boxes that are chosen; of one, and the next to it."""
        boxes, some = self._boxes, self.selection
        if len(some) == 1:
            at = self.chosen
            some = boxes[at : at + 2] if at + 1 < len(boxes) else boxes[max(at - 1, 0) :]
        if len(some) < 2:
            return
        whole = edits.merged(some)
        first = boxes.index(some[0])
        rest = [box for box in boxes if box not in some]
        self._put([*rest[:first], whole, *rest[first:]], whole, self.tr("Merge Boxes"))

    def split(self) -> None:
        """Make two of the chosen box, side by side."""
        picture, box = self._picture, self._chosen
        if picture is None or box is None or box[2] - box[0] < 2 * edits.SMALLEST:
            return
        left, right = edits.split(box, picture)
        self._put(self._with(box, left, right), left, self.tr("Split Box"))

    def delete(self) -> None:
        """Take away what is chosen; the box after it is chosen instead."""
        gone, boxes = self.selection, self._boxes
        if gone:
            rest = [box for box in boxes if box not in gone]
            at = min(boxes.index(gone[0]), len(rest) - 1)
            self._put(rest, rest[at] if rest else None, self.tr("Delete Box"))

    def _with(self, box: Box, *instead: Box) -> list[Box]:
        """The boxes on show, with others in the place of one."""
        at = self._boxes.index(box)
        return [*self._boxes[:at], *instead, *self._boxes[at + 1 :]]

    def _put(self, boxes: list[Box], chosen: Box | None, text: str, kind: int = -1) -> None:
        picture = self._picture
        assert picture is not None
        changed = edits.with_boxes(picture, boxes)
        self._chosen = None if chosen is None else edits.inside(chosen, picture)
        self._others = frozenset()
        self._is_held = self._chosen is not None
        self._canvas.change(Sheet(picture=changed), text, kind=kind)
        choices = self._choices
        self._told_choice()
        self._choices = choices
