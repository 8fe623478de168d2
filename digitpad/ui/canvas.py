"""The pad: a pen in, a Drawing out."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from digitpad.ink.strokes import Box, Drawing
from digitpad.ui.canvas_painter import CanvasPainter
from digitpad.ui.eraser import Eraser, eraser_cursor
from digitpad.ui.focus_ring import WANTS_RING
from digitpad.ui.pad_view import PadView
from digitpad.ui.pen_input import PenWidget
from digitpad.ui.picture_tool import PictureTool
from digitpad.ui.picture_zoom import PictureZoom
from digitpad.ui.sheet import Picture, Sheet
from digitpad.ui.sheet_change import SheetChange
from digitpad.ui.stroke_recorder import StrokeRecorder

PEN_SIZES: Final = range(4, 41)
DEFAULT_PEN_SIZE: Final = 16

_UNDO_LIMIT: Final = 500
# Seconds between the end of a drawing that came from elsewhere and the first stroke added to it.
_PAUSE: Final = 0.5


class Canvas(PenWidget):
    """Takes the pen and shows what it drew; on a picture, the pen is `picture_tool`'s.

    The pen's size is for the eye: it changes neither the drawing nor what is read.

    Attributes:
        undo_stack: every change of the sheet, one command each.
        picture_tool: what changes a picture on the pad.
        zoom: how large it is shown.
        eraser: what rubs strokes out.

    Signals:
        sheetChanged(Sheet): after every change; of a stroke when the event loop comes round, once
            for all moves that came together. A pen is never kept waiting by whoever listens.
        penSizeChanged(int): in canvas units.
        menuWanted(QPoint): at a place of the screen, of what can be done to the picture.
    """

    sheetChanged = Signal(object)
    penSizeChanged = Signal(int)
    menuWanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Drawing pad"))
        self.setAccessibleDescription(
            self.tr("Draw a digit here with the mouse, a pen or a finger, or drop a picture.")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 240)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(WANTS_RING, True)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_UNDO_LIMIT)
        self._sheet = Sheet()
        self._pen_size = DEFAULT_PEN_SIZE
        self._view = PadView.fit(QSizeF(self.size()), Drawing(), DEFAULT_PEN_SIZE)
        self._painter = CanvasPainter(
            self,
            self.tr("Draw a digit here"),
            self.tr("or drop a picture of one"),
        )
        self.zoom = PictureZoom(self)
        self.picture_tool = PictureTool(self, self._painter)
        self.eraser = Eraser(self)
        self._recorder: StrokeRecorder | None = None
        self._tool: PictureTool | Eraser | None = None
        self._drawing_began = 0.0
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(0)
        self._telling.timeout.connect(self._tell)

    # What lies on the pad

    @property
    def sheet(self) -> Sheet:
        """What lies on the pad, with the stroke that is being drawn."""
        if self._recorder is None:
            return self._sheet
        strokes = (*self._sheet.drawing.strokes, self._recorder.snapshot())
        return Sheet(Drawing(strokes))

    @property
    def drawing(self) -> Drawing:
        """The drawing, with the stroke that is being drawn."""
        return self.sheet.drawing

    def clear(self) -> None:
        """Empty the pad; undo brings back what was there."""
        self._give_up_stroke()
        if self._sheet:
            self.change(Sheet(), self.tr("Clear"))

    def load_drawing(self, drawing: Drawing) -> None:
        """Put a drawing on the pad in place of what is there; undo brings that back."""
        self._give_up_stroke()
        self.change(Sheet(drawing), self.tr("Open Drawing"))

    def show_picture(self, picture: Picture) -> None:
        """Put a picture on the pad in place of what is there; undo brings that back."""
        self._give_up_stroke()
        self.change(Sheet(picture=picture), self.tr("Open Picture"))

    def update_picture(self, picture: Picture, before: Picture) -> None:
        """The picture on the pad was read again; nothing for undo to remember.

        Nothing happens if `before` is not on the pad any more.
        """
        if self._sheet.picture is before:
            chosen = self.picture_tool.held_box
            self.show_sheet(replace(self._sheet, picture=picture))
            self.picture_tool.hold(chosen)

    def undo(self) -> None:
        """Take back the stroke that is being drawn, or else the last change."""
        if not self._give_up_stroke():
            self.undo_stack.undo()

    def redo(self) -> None:
        """Make the last change that was taken back again."""
        self._give_up_stroke()
        self.undo_stack.redo()

    def set_boxes(self, boxes: tuple[Box, ...], chosen: int) -> None:
        """Mark glyphs; boxes are in canvas units, or pixels of the picture if there is one."""
        picture = self._sheet.picture
        if picture is not None:
            boxes = picture.shown_boxes
            if picture.is_stale:
                # What was read is not of these boxes.
                chosen = self.picture_tool.chosen
            else:
                self.picture_tool.follow(chosen)
        self._painter.set_boxes(boxes, chosen)

    # The pen's size

    @property
    def pen_size(self) -> int:
        """The width of the pen on the pad, in canvas units."""
        return self._pen_size

    def set_pen_size(self, size: int) -> None:
        """Set the width of the pen on the pad; the reading does not depend on it."""
        size = min(max(size, PEN_SIZES[0]), PEN_SIZES[-1])
        if size != self._pen_size:
            self._pen_size = size
            self._painter.ink.forget()
            self.penSizeChanged.emit(size)

    # Events. The mouse events that Qt makes up from an unaccepted pen or touch are not taken, since
    # both are taken as what they are.

    def event(self, event: QEvent) -> bool:
        """Take touch, of which QWidget has no handler."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Delete would empty the pad, where a box is meant.
            event.setAccepted(self._has_picture and self.picture_tool.wants(event))
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, resize and delete boxes of a picture."""
        if not (self._has_picture and self.picture_tool.key(event)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from box to box, and on from the last."""
        if self._has_picture and self.picture_tool.step(forward):
            return True
        return super().focusNextPrevChild(forward)

    @property
    def _has_picture(self) -> bool:
        return self._sheet.picture is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Over a drawing the right button is the eraser; on a picture it opens a menu."""
        if not self._has_picture:
            super().contextMenuEvent(event)
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.picture_tool.point_at(QPointF(event.pos()))
        else:
            place = self.mapToGlobal(self.picture_tool.chosen_place().toPoint())
        self.menuWanted.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw; over a picture, show what a press would do."""
        if self._has_picture:
            self.setCursor(self.picture_tool.cursor_at(event.position()))
        super().mouseMoveEvent(event)

    # Strokes

    def pen_down(self, position: QPointF, pressure: float | None, *, rubs: bool) -> None:
        """Begin a stroke, or whatever else a pen does here."""
        if rubs and self._has_picture:
            return
        if self._has_picture:
            self._tool = self.picture_tool
        elif rubs or self.eraser.is_chosen:
            self._tool = self.eraser
        if self._tool is self.eraser:
            self._show_tool()
        if self._tool is not None:
            self._tool.press(position, QGuiApplication.keyboardModifiers())
            return
        now = time.perf_counter()
        if not self._sheet.drawing:
            self._drawing_began = now
        self._recorder = StrokeRecorder(with_pressure=pressure is not None)
        self._add(position, pressure)

    def pen_move(self, position: QPointF, pressure: float | None) -> None:
        """Go on with it."""
        if self._tool is not None:
            self._tool.move(position)
        else:
            self._add(position, pressure)

    def pen_up(self, position: QPointF) -> None:
        """End it."""
        if self._tool is not None:
            tool, self._tool = self._tool, None
            tool.move(position)
            tool.release()
            self._show_tool()
            return
        if self._recorder is None:
            return
        # A pen that leaves the surface reports no pressure; that is no reason for a thin end.
        knows_pressure = self._recorder.snapshot().pressures is not None
        pressure = self._recorder.last(1)[0][3] if knows_pressure else None
        self._add(position, pressure, tell=False)
        self._painter.ink.finish_stroke(self._recorder.last(2))
        sheet = self.sheet
        self._recorder = None
        self.change(sheet, self.tr("Stroke"), painted=True)

    def _add(self, position: QPointF, pressure: float | None, *, tell: bool = True) -> None:
        recorder = self._recorder
        if recorder is None:
            return
        inside = QPointF(
            min(max(position.x(), 0.0), float(self.width())),
            min(max(position.y(), 0.0), float(self.height())),
        )
        x, y = self._view.to_units(inside)
        at = time.perf_counter() - self._drawing_began
        if not recorder.add(x, y, at, 1.0 if pressure is None else pressure):
            return
        self._painter.ink.extend_stroke(recorder.last(3))
        if tell:
            self._telling.start()

    def _tell(self) -> None:
        self._telling.stop()
        self.sheetChanged.emit(self.sheet)

    def pen_cancelled(self) -> None:
        """Take it back."""
        self._give_up_stroke()

    def _give_up_stroke(self) -> bool:
        """Take the stroke that is being drawn back, or the drag; False if there is none."""
        if self._recorder is None and self._tool is None:
            return False
        if self._tool is not None:
            self._tool.give_up()
        self._recorder = self._tool = None
        self._show_tool()
        self._painter.ink.forget()
        self.show_sheet(self._sheet)
        return True

    # Changes

    def change(self, sheet: Sheet, text: str, *, painted: bool = False, kind: int = -1) -> None:
        """Put another sheet on the pad; changes of one `kind` in a row are one to undo."""
        self.undo_stack.push(
            SheetChange(self, self._sheet, sheet, text, painted=painted, kind=kind)
        )

    def show_sheet(self, sheet: Sheet, *, painted: bool = False) -> None:
        """Make `sheet` what lies on the pad; `painted`: its ink is on the screen already."""
        before, self._sheet = self._sheet, sheet
        self.zoom.follow(sheet.picture)
        self._welcome(sheet.picture is not None)
        self._continue_clock(sheet.drawing)
        if not painted:
            self._painter.set_boxes((), -1)
            view = self._view
            self._refit(only_if_needed=bool(sheet.drawing))
            if view != self._view:
                self._painter.ink.forget()
            self._painter.ink.change(before.drawing, sheet.drawing)
        if painted:
            self._telling.start()
        else:
            self._tell()

    def _welcome(self, picture: bool) -> None:
        """Let the cursor tell on a picture what a press would do."""
        self.setMouseTracking(picture)
        self._show_tool()

    def choose_eraser(self, on: bool) -> None:
        """Let the pen rub strokes out from now on, or draw again."""
        self.eraser.is_chosen = on
        self._show_tool()

    def _show_tool(self) -> None:
        """Let the cursor tell what the pen would do; on a picture, its next move does."""
        if self._has_picture:
            return
        rubs = self._tool is self.eraser or (self.eraser.is_chosen and self._recorder is None)
        if rubs:
            self.setCursor(eraser_cursor(self.palette(), self.devicePixelRatioF()))
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    def _continue_clock(self, drawing: Drawing) -> None:
        """Times go on rising when strokes are added to a drawing that was not made just now."""
        times = drawing.strokes[-1].times if drawing else None
        if times is not None:
            now = time.perf_counter()
            if now - self._drawing_began < times[-1]:
                self._drawing_began = now - float(times[-1]) - _PAUSE

    # Looks

    def _refit(self, *, only_if_needed: bool = False) -> None:
        margin = self._pen_size / 2 + 2
        size = QSizeF(self.size())
        if only_if_needed:
            # A straight stroke has an empty box, of which Qt says that nothing contains it.
            shown = self._view.box_to_pixels(self._sheet.drawing.box, margin=0.1)
            if QRectF(self.rect()).adjusted(-1, -1, 1, 1).contains(shown):
                return
        self._view = PadView.fit(size, self.drawing, margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all ink in sight."""
        self._refit()
        self._painter.ink.forget()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._painter.ink.forget()
            self._show_tool()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the sheet."""
        self._painter.paint(event.rect())

    def sizeHint(self) -> QSize:
        """Room to write."""
        return QSize(560, 560)

    @property
    def view(self) -> PadView:
        """Where canvas units are in this widget."""
        return self._view

    @property
    def pen_is_down(self) -> bool:
        """Whether the last stroke is still being drawn."""
        return self._recorder is not None

    def live_rows(self) -> list[list[float]] | None:
        """The last two points of the stroke that is being drawn, as the recorder has them."""
        return None if self._recorder is None else self._recorder.last(2)
