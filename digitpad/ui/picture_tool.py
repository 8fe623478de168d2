"""The hand on a picture: boxes are chosen, moved, resized and drawn with mouse, finger and keys."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen

from digitpad.ink.strokes import Box
from digitpad.ui import picture_edits as edits
from digitpad.ui.announce import tell_assistants
from digitpad.ui.sheet import Picture

if TYPE_CHECKING:
    from digitpad.ui.canvas import Canvas

_Modifier = Qt.KeyboardModifier
_DRAG: Final = 4.0
"""Pixels of the screen: a shorter way is a click."""
_HANDLE: Final = 4.0
"""Pixels of the screen: half the side of the squares by which a box is resized."""
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


class PictureTool(QObject):
    """Changes the picture on a canvas: each change is one step of the canvas' undo stack.

    A drag over the picture reads only that part; with Shift, it draws a box. A click chooses a box,
    with Ctrl one more; the box that was chosen is dragged to move it, and by its handles to resize
    it.

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
        self._choices = 0
        self._drag: _Drag | None = None
        self._began = QPointF()
        self._at = QPointF()
        self._far = False
        self._handle: tuple[int | None, int | None] = (None, None)
        self._live: Box | None = None

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
        return True

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
            self._canvas.edit_picture(edits.turned(picture, quarters), text)

    def read_part(self, part: Box | None) -> None:
        """Read only what is in a box, or everything again; boxes of the user's are forgotten."""
        picture = self._picture
        if picture is not None:
            self._chosen, self._others, self._is_held = None, frozenset(), False
            text = self.tr("Read Whole Picture") if part is None else self.tr("Read Part")
            self._canvas.edit_picture(edits.with_part(picture, part), text)

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
        self._canvas.edit_picture(changed, text, kind)
        choices = self._choices
        self._told_choice()
        self._choices = choices

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
    def _picture(self) -> Picture | None:
        return self._canvas.sheet.picture

    @property
    def _has_part(self) -> bool:
        return self._picture is not None and self._picture.part is not None

    @property
    def _boxes(self) -> tuple[Box, ...]:
        picture = self._picture
        return () if picture is None else picture.shown_boxes

    @property
    def _scale(self) -> float:
        """Pixels of the screen per pixel of the picture."""
        picture = self._picture
        assert picture is not None
        return max(self._canvas.picture_place().width() / max(picture.width, 1), 1e-6)

    def _between(self, one: QPointF, other: QPointF) -> Box:
        """The box between two places on the screen, in pixels of the picture."""
        corner, scale = self._canvas.picture_place().topLeft(), self._scale
        first, second = (one - corner) / scale, (other - corner) / scale
        left, right = sorted((first.x(), second.x()))
        top, bottom = sorted((first.y(), second.y()))
        return left, top, right, bottom

    def _box_at(self, at: QPointF) -> int:
        """The number of the box there, the smallest if there are several; -1: none."""
        found = [
            (rect.width() * rect.height(), number)
            for number, rect in enumerate(map(self._canvas.box_on_screen, self._boxes))
            if rect.contains(at)
        ]
        return min(found)[1] if found else -1

    def _handles(self, box: Box) -> list[tuple[tuple[int | None, int | None], QPointF]]:
        rect = self._canvas.box_on_screen(box)
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
        palette = self._canvas.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        draws_part = self._drag == _Drag.PART and self._live is not None
        part = self._live if draws_part else picture.part
        if part is not None:
            self._paint_veil(painter, part)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._drag == _Drag.NEW_BOX and self._live is not None:
            painter.setPen(QPen(accent, 2.5))
            painter.drawRect(self._canvas.box_on_screen(self._live, 0.0))
        painter.setPen(QPen(accent, 2.5))
        for box in self._others:
            if box in self._boxes:
                painter.drawRoundedRect(self._canvas.box_on_screen(box), 4, 4)
        if self._is_held and self._chosen in self._boxes and self._chosen and not draws_part:
            painter.setPen(QPen(accent, 1.5))
            painter.setBrush(palette.base())
            moves = self._drag in (_Drag.MOVE, _Drag.RESIZE)
            live = self._live if moves and self._live is not None else self._chosen
            for _, place in self._handles(live):
                side = 2 * _HANDLE
                painter.drawRect(QRectF(place.x() - _HANDLE, place.y() - _HANDLE, side, side))

    def _paint_veil(self, painter: QPainter, part: Box) -> None:
        """Fade what is not read, and outline what is."""
        palette = self._canvas.palette()
        whole = self._canvas.picture_place()
        inner = self._canvas.box_on_screen(part, 0.0)
        veil = QColor(palette.color(QPalette.ColorRole.Base))
        veil.setAlphaF(0.72)
        painter.save()
        painter.setClipRect(whole)
        margin = QMarginsF(1, 1, 1, 1)
        around = whole.marginsAdded(margin)
        for rect in (
            QRectF(around.left(), around.top(), around.width(), inner.top() - around.top()),
            QRectF(around.left(), inner.bottom(), around.width(), around.bottom() - inner.bottom()),
            QRectF(around.left(), inner.top(), inner.left() - around.left(), inner.height()),
            QRectF(inner.right(), inner.top(), around.right() - inner.right(), inner.height()),
        ):
            painter.fillRect(rect, veil)
        painter.restore()
        pen = QPen(palette.color(QPalette.ColorRole.Accent), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)
