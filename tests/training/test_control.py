"""What a run does when it is asked to wait, to go on, to stop."""

import threading

import pytest

from digitpad.training.control import Control, Stopped
from digitpad.training.events import Event, Paused, Resumed


def test_a_run_that_nobody_steers_goes_on_without_a_word() -> None:
    told: list[Event] = []
    assert Control().heed(told.append) == 0.0
    assert told == []


@pytest.mark.parametrize("word", ["resume", "keep"])
def test_a_run_waits_until_it_may_go_on(word: str) -> None:
    control, told, waits = Control(), [], threading.Event()

    def tell(event: Event) -> None:
        told.append(event)
        waits.set()

    control.ask("pause")
    thread = threading.Thread(target=control.heed, args=(tell,))
    thread.start()
    assert waits.wait(10)
    assert told == [Paused()]
    control.ask(word)
    thread.join(10)
    assert told == [Paused(), Resumed()]
    assert control.enough == (word == "keep")


def test_stop_ends_a_pause() -> None:
    control = Control()
    control.ask("pause")
    with pytest.raises(Stopped):
        control.heed(lambda _: control.ask("stop"))


def test_a_word_that_is_not_known_is_passed_over() -> None:
    control = Control()
    control.ask("dance")
    control.check()
    assert not control.enough
