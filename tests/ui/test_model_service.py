"""Reading in the background: the latest drawing wins, and nobody waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from digitpad.ink import InkError
from digitpad.ink.strokes import Drawing
from digitpad.library.card import Card
from digitpad.recognition.reading import Glyph, Reading
from digitpad.recognition.recognizer import Recognizer
from digitpad.ui.model_service import DrawingRead, ModelService


class SlowRecognizer:
    """Reads when it is told to, and remembers what."""

    card = Card("slow")

    def __init__(self) -> None:
        self.drawings: list[Drawing] = []
        self.unfinished = False
        self.threads: set[int] = set()
        self.may_read = threading.Event()
        self.has_begun = threading.Event()

    def read_strokes(
        self, drawing: Drawing, *, single: bool = False, unfinished: bool = False
    ) -> Reading:
        if single:  # the warming
            return Reading()
        self.drawings.append(drawing)
        self.unfinished = unfinished
        self.threads.add(threading.get_ident())
        self.has_begun.set()
        assert self.may_read.wait(10)
        if not drawing:
            return Reading()
        frame = np.zeros((28, 28), np.float32)
        return Reading((Glyph(np.full(10, 0.1, np.float32), 0.0, True, (0, 0, 1, 1), frame),))


@pytest.fixture
def recognizer(monkeypatch: pytest.MonkeyPatch) -> SlowRecognizer:
    slow = SlowRecognizer()
    monkeypatch.setattr(Recognizer, "load", lambda _path=None: slow)
    return slow


@pytest.fixture
def service(recognizer: SlowRecognizer, qtbot: QtBot) -> Iterator[ModelService]:
    made = ModelService()
    with qtbot.waitSignal(made.modelReady):
        made.use_model(None)
        made.start()
    yield made
    recognizer.may_read.set()
    made.stop()


def _drawing(length: int) -> Drawing:
    return Drawing.of([np.arange(2 * length).reshape(length, 2)])


def test_of_many_drawings_that_come_while_one_is_read_only_the_last_is_read(
    service: ModelService, recognizer: SlowRecognizer, qtbot: QtBot
) -> None:
    drawings = [_drawing(length) for length in range(1, 100)]
    read: list[DrawingRead] = []
    service.drawingRead.connect(read.append)
    service.read_drawing(drawings[0])
    assert recognizer.has_begun.wait(10)
    for drawing in drawings[1:]:
        service.read_drawing(drawing)
    recognizer.may_read.set()
    qtbot.waitUntil(lambda: bool(read) and read[-1].drawing is drawings[-1])
    assert recognizer.drawings == [drawings[0], drawings[-1]]
    assert [result.drawing for result in read] == [drawings[0], drawings[-1]]


def test_reading_happens_in_another_thread(
    service: ModelService, recognizer: SlowRecognizer, qtbot: QtBot
) -> None:
    recognizer.may_read.set()
    with qtbot.waitSignal(service.drawingRead):
        service.read_drawing(_drawing(3))
    assert threading.get_ident() not in recognizer.threads


def test_the_recognizer_knows_whether_the_pen_is_still_down(
    service: ModelService, recognizer: SlowRecognizer, qtbot: QtBot
) -> None:
    recognizer.may_read.set()
    for unfinished in (True, False):
        with qtbot.waitSignal(service.drawingRead):
            service.read_drawing(_drawing(3), unfinished=unfinished)
        assert recognizer.unfinished == unfinished


def test_an_error_while_reading_is_told_and_the_next_drawing_is_read(
    service: ModelService,
    recognizer: SlowRecognizer,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_drawing: Drawing, **_options: bool) -> Reading:
        raise RuntimeError("out of luck")

    recognizer.may_read.set()
    with monkeypatch.context() as patch:
        patch.setattr(recognizer, "read_strokes", fail)
        with qtbot.waitSignal(service.drawingFailed) as failed:
            service.read_drawing(_drawing(3))
    assert "out of luck" in failed.args[0]
    with qtbot.waitSignal(service.drawingRead):
        service.read_drawing(_drawing(4))


def test_a_drawing_that_cannot_be_read_is_told_as_it_is_and_is_no_fault_for_the_log(
    service: ModelService,
    recognizer: SlowRecognizer,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(_drawing: Drawing, **_options: bool) -> Reading:
        raise InkError("There is no ink here.")

    monkeypatch.setattr(recognizer, "read_strokes", refuse)
    with qtbot.waitSignal(service.drawingFailed) as failed:
        service.read_drawing(_drawing(3))
    assert failed.args == ["There is no ink here."]
    assert not caplog.records


def test_a_picture_that_the_user_has_moved_on_from_is_not_shown(
    service: ModelService,
    recognizer: SlowRecognizer,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from digitpad.ui import picture_reading

    begun, may_end = threading.Event(), threading.Event()

    def read(*_: object) -> object:
        begun.set()
        assert may_end.wait(10)
        return object()

    monkeypatch.setattr(picture_reading, "read_picture", read)
    recognizer.may_read.set()
    shown: list[object] = []
    service.pictureRead.connect(shown.append)
    service.read_picture(tmp_path / "slow.png")
    assert begun.wait(10)
    with qtbot.waitSignal(service.drawingRead):
        service.read_drawing(_drawing(2))
        may_end.set()
    assert shown == []
