"""Whatever was done to the pad is taken back step by step, and done again."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui.pen import DIGITS, Pen
from ui.test_picture_boxes import sheet

from digitpad.ink.strokes import Drawing
from digitpad.ui.main_window import MainWindow

State = tuple[object, ...]


def state(window: MainWindow) -> State:
    """All that the user sees of the pad, as values that compare."""
    shown = window.canvas.sheet
    picture = shown.picture
    strokes = tuple(stroke.points.tobytes() for stroke in shown.drawing.strokes)
    if picture is None:
        return strokes, None
    return strokes, (picture.source, picture.turns, picture.part, picture.boxes)


class User:
    """Does things to the pad, at random but the same each time."""

    def __init__(self, window: MainWindow, qtbot: QtBot, picture: Path, seed: int) -> None:
        self._window = window
        self._canvas = window.canvas
        self._tool = window.canvas.picture_tool
        self._qtbot = qtbot
        self._picture = picture
        self._chance = random.Random(seed)

    def act(self) -> str:
        """Do something that can be done now; what it was."""
        kinds: list[Callable[[], None]] = [self.clear, self.load, self.open]
        if self._canvas.sheet.picture is None:
            kinds += [self.draw] * 4 + [self.rub] * 2
        else:
            kinds += [self.turn, self.part, self.whole, self.nudge, self.nudge]
            kinds += [self.add, self.delete, self.merge, self.split] * 2
        doing = self._chance.choice(kinds)
        doing()
        return doing.__name__

    def settle(self) -> None:
        """Wait until a picture is read as it is."""

        def is_settled() -> bool:
            picture = self._canvas.sheet.picture
            return picture is None or not picture.is_stale

        self._qtbot.waitUntil(is_settled, timeout=20_000)

    def draw(self) -> None:
        digit = self._chance.choice(list(DIGITS))
        place = self._chance.uniform(0.05, 0.6)
        Pen(self._canvas).digit(digit, left=place, top=self._chance.uniform(0.05, 0.5), size=0.3)

    def rub(self) -> None:
        y = self._chance.randrange(60, self._canvas.height() - 60)
        right = Qt.MouseButton.RightButton
        QTest.mousePress(self._canvas, right, pos=QPoint(5, y))
        QTest.mouseRelease(self._canvas, right, pos=QPoint(self._canvas.width() - 5, y + 20))

    def clear(self) -> None:
        self._canvas.clear()

    def load(self) -> None:
        self._canvas.load_drawing(Drawing.of([[(-50, -80), (60, 70)], [(0, 0)]]))

    def open(self) -> None:
        before = self._canvas.sheet
        self._window.open_picture(self._picture)
        self._qtbot.waitUntil(
            lambda: (
                self._canvas.sheet is not before
                and self._canvas.sheet.picture is not None
                and self._canvas.sheet.picture.turns == 0
            ),
            timeout=20_000,
        )

    def choose(self) -> None:
        picture = self._canvas.sheet.picture
        assert picture is not None
        self._tool.choose(self._chance.randrange(max(1, len(picture.shown_boxes))))

    def turn(self) -> None:
        self._tool.turn(self._chance.choice([-1, 1]))

    def part(self) -> None:
        self._tool.read_part((0.0, 0.0, self._chance.uniform(150, 400), 200.0))

    def whole(self) -> None:
        self._tool.read_part(None)

    def add(self) -> None:
        self.choose()
        self._tool.add_box()

    def delete(self) -> None:
        self.choose()
        self._tool.delete()

    def merge(self) -> None:
        self.choose()
        self._tool.merge()

    def split(self) -> None:
        self.choose()
        self._tool.split()

    def nudge(self) -> None:
        self.choose()
        key = self._chance.choice([Qt.Key.Key_Left, Qt.Key.Key_Down])
        for _ in range(3):
            QTest.keyClick(self._canvas, key, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("seed", range(2))
def test_everything_is_undone_and_redone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, seed: int
) -> None:
    picture = tmp_path / "digits.png"
    sheet("7230").save(picture)
    user = User(window, qtbot, picture, seed)
    stack = window.canvas.undo_stack
    states = [state(window)]
    done = []
    for _ in range(30):
        count = stack.index()
        done.append(user.act())
        # What is read has an effect on what can be done next, as for a user who waits for it.
        user.settle()
        assert stack.index() - count in (0, 1), done
        if stack.index() > count:
            states.append(state(window))
        else:
            assert state(window) == states[-1], done
    assert len(states) > 15, done
    for expected in reversed(states[:-1]):
        window.canvas.undo()
        assert state(window) == expected, done
    assert not stack.canUndo()
    for expected in states[1:]:
        window.canvas.redo()
        assert state(window)[0] == expected[0], done
    assert not stack.canRedo()
    user.settle()
    assert state(window) == states[-1], done
