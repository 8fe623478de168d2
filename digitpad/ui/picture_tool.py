"""The hand on a picture: boxes are chosen, moved, resized and drawn with mouse, finger and keys."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from digitpad.ink.strokes import Box
from digitpad.ui import picture_edits as edits
from digitpad.ui.picture_choice_painter import paint_choice
from digitpad.ui.picture_editor import PictureEditor

if TYPE_CHECKING:
    from digitpad.ui.canvas import Canvas
    from digitpad.ui.canvas_painter import CanvasPainter

_Modifier = Qt.KeyboardModifier
_DRAG: Final = 4.0
"""Pixels of the screen: a shorter way is a click."""
_REACH: Final = 9.0
"""Pixels of the screen from a handle's middle from which it is taken hold of."""
_STEP: Final = 1.0
_LONG_STEP: Final = 10.0
"""Pixels of the screen that an arrow key moves a box; with Shift."""
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_SIDES: Final = (
    *((0, 1), (2, 1), (0, 3), (2, 3)),
    *((None, 1), (None, 3), (0, None), (2, None)),
)
"""The handles of a box: which of its edges each moves, of left, top, right and bottom."""


class _Drag(Enum):
    PART = auto()
    NEW_BOX = auto()
    MOVE = auto()
    RESIZE = auto()


class PictureTool(PictureEditor):
    """Changes the picture on a canvas by hand.

    A drag over the picture reads only that part; with Shift, it draws a box. A click chooses a box,
    with Ctrl one more; the box that was chosen is dragged to move it, and by its handles to resize
    it.
    """

    def __init__(self, canvas: Canvas, look: CanvasPainter) -> None:
        super().__init__(canvas)
        self.box_on_screen = look.box_on_screen
        self.picture_place = look.picture_place
        self._drag: _Drag | None = None
        self._began = QPointF()
        self._at = QPointF()
        self._far = False
        self._handle: tuple[int | None, int | None] = (None, None)
        self._live: Box | None = None

    # The mouse, a pen or a finger

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The button went down."""
        self._began = self._at = at
        self._far = False
        self._live = None
        if keys & _Modifier.ShiftModifier:
            self._drag = _Drag.NEW_BOX
            return
        handle = self._handle_at(at)
        if handle is not None:
            self._drag, self._handle = _Drag.RESIZE, handle
            return
        number = self._box_at(at)
        if keys & _Modifier.ControlModifier and number >= 0:
            self._drag = None
            self.choose(number, add=True)
        elif number >= 0 and self._is_held and number == self.chosen:
            self._drag = _Drag.MOVE
        else:
            self._drag = _Drag.PART

    def move(self, at: QPointF) -> None:
        """The hand moved, with the button down."""
        if self._drag is None:
            return
        self._at = at
        way = at - self._began
        self._far = self._far or max(abs(way.x()), abs(way.y())) >= _DRAG
        picture = self._picture
        if picture is None or not self._far:
            return
        scale = self._scale
        across, down = way.x() / scale, way.y() / scale
        if self._drag == _Drag.MOVE and self._chosen is not None:
            self._live = edits.moved(self._chosen, across, down, picture)
        elif self._drag == _Drag.RESIZE and self._chosen is not None:
            edges = list(self._chosen)
            for edge, by in zip(self._handle, (across, down), strict=True):
                if edge is not None:
                    edges[edge] += by
            self._live = edits.inside((edges[0], edges[1], edges[2], edges[3]), picture)
        else:
            self._live = edits.inside(self._between(self._began, at), picture)
        self._canvas.update()

    def release(self) -> None:
        """The button came up."""
        drag, live, chosen = self._drag, self._live, self._chosen
        self.give_up()
        if live is None and drag in (_Drag.PART, _Drag.MOVE):
            self.choose(self._box_at(self._began))
        if live is None or self._picture is None:
            return
        if drag == _Drag.PART:
            self.read_part(live)
        elif drag == _Drag.NEW_BOX:
            self._put([*self._boxes, live], live, self.tr("Add Box"))
        elif chosen is not None:
            text = self.tr("Move Box") if drag == _Drag.MOVE else self.tr("Resize Box")
            self._put(self._with(chosen, live), live, text)

    def give_up(self) -> None:
        """Forget the drag that is under way."""
        self._drag = self._live = None
        self._canvas.update()

    def cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """What the mouse looks like there."""
        handle = self._handle_at(at)
        if handle is not None:
            if handle[0] is None:
                return Qt.CursorShape.SizeVerCursor
            if handle[1] is None:
                return Qt.CursorShape.SizeHorCursor
            falling = handle in ((0, 1), (2, 3))
            return Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor
        number = self._box_at(at)
        if number < 0:
            return Qt.CursorShape.CrossCursor
        chosen = number == self.chosen and self._is_held
        return Qt.CursorShape.SizeAllCursor if chosen else Qt.CursorShape.PointingHandCursor

    def point_at(self, at: QPointF) -> None:
        """A menu is wanted there, for the box that is pointed at or those chosen already."""
        number = self._box_at(at)
        if number >= 0 and self._boxes[number] not in self.selection:
            self.choose(number)

    def chosen_place(self) -> QPointF:
        """The middle of the chosen box, or of the picture, in pixels of the widget."""
        number = self.chosen
        place = self.picture_place() if number < 0 else self.box_on_screen(self._boxes[number])
        return place.center()

    # Keys

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is for the chosen box rather than for a menu."""
        if event.modifiers() & ~_Modifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self._drag is not None or self._is_held or self._has_part
        return self._is_held and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

    def key(self, event: QKeyEvent) -> bool:
        """Take a key; False if it means nothing here.

        Arrows move the chosen box, with Ctrl its right and lower edges; Shift makes long steps.
        """
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._is_held:
            self.delete()
            return True
        if event.key() == Qt.Key.Key_Escape:
            return self._escape()
        arrow = _ARROWS.get(Qt.Key(event.key()))
        picture, box = self._picture, self.held_box
        if arrow is None or picture is None or box is None:
            return False
        long = bool(event.modifiers() & _Modifier.ShiftModifier)
        by = max(1.0, (_LONG_STEP if long else _STEP) / self._scale)
        across, down = arrow[0] * by, arrow[1] * by
        if event.modifiers() & _Modifier.ControlModifier:
            left, top, right, bottom = box
            right, bottom = max(right + across, left), max(bottom + down, top)
            changed = edits.inside((left, top, right, bottom), picture)
            text = self.tr("Resize Box")
        else:
            changed = edits.moved(box, across, down, picture)
            text = self.tr("Move Box")
        if changed != box:
            # Steps in a row are one change to undo.
            self._put(self._with(box, changed), changed, text, kind=self._choices)
            self._reveal()
        return True

    def _escape(self) -> bool:
        if self._drag is not None:
            self.give_up()
        elif self._is_held:
            self.choose(-1)
        elif self._has_part:
            self.read_part(None)
        else:
            return False
        return True

    # Places

    @property
    def _scale(self) -> float:
        """Pixels of the screen per pixel of the picture."""
        picture = self._picture
        assert picture is not None
        return max(self.picture_place().width() / max(picture.width, 1), 1e-6)

    def _between(self, one: QPointF, other: QPointF) -> Box:
        """The box between two places on the screen, in pixels of the picture."""
        corner, scale = self.picture_place().topLeft(), self._scale
        first, second = (one - corner) / scale, (other - corner) / scale
        left, right = sorted((first.x(), second.x()))
        top, bottom = sorted((first.y(), second.y()))
        return left, top, right, bottom

    def _box_at(self, at: QPointF) -> int:
        """The number of the box there, the smallest if there are several; -1: none."""
        found = [
            (rect.width() * rect.height(), number)
            for number, rect in enumerate(map(self.box_on_screen, self._boxes))
            if rect.contains(at)
        ]
        return min(found)[1] if found else -1

    def _handles(self, box: Box) -> list[tuple[tuple[int | None, int | None], QPointF]]:
        rect = self.box_on_screen(box)
        middle = rect.center()
        across = {0: rect.left(), 2: rect.right(), None: middle.x()}
        down = {1: rect.top(), 3: rect.bottom(), None: middle.y()}
        return [((x, y), QPointF(across[x], down[y])) for x, y in _SIDES]

    def _handle_at(self, at: QPointF) -> tuple[int | None, int | None] | None:
        if not self._is_held or self._chosen is None or self._chosen not in self._boxes:
            return None
        near = [
            ((place - at).manhattanLength(), handle)
            for handle, place in self._handles(self._chosen)
            if max(abs(place.x() - at.x()), abs(place.y() - at.y())) <= _REACH
        ]
        return min(near, key=lambda found: found[0])[1] if near else None

    # Looks

    def live_boxes(self, boxes: tuple[Box, ...]) -> tuple[Box, ...]:
        """The boxes as they are while one is dragged."""
        if self._live is None or self._drag not in (_Drag.MOVE, _Drag.RESIZE):
            return boxes
        return tuple(self._live if box == self._chosen else box for box in boxes)

    def paint(self, painter: QPainter) -> None:
        """Paint what is chosen, what is dragged, and veil what is not read."""
        picture = self._picture
        if picture is None:
            return
        live = self._live
        draws_part = self._drag == _Drag.PART and live is not None
        part = live if draws_part else picture.part
        new = live if self._drag == _Drag.NEW_BOX else None
        held = None if draws_part or self.held_box not in self._boxes else self.held_box
        if held is not None and live is not None and self._drag in (_Drag.MOVE, _Drag.RESIZE):
            held = live
        on_screen = self.box_on_screen
        paint_choice(
            painter,
            self._canvas.palette(),
            self.picture_place(),
            part=None if part is None else on_screen(part, 0.0),
            new=None if new is None else on_screen(new, 0.0),
            others=[on_screen(box) for box in self._others if box in self._boxes],
            handles=[] if held is None else [place for _, place in self._handles(held)],
        )
