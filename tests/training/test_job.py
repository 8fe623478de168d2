"""The supervisor against children that behave in every way a child can."""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from digitpad.training import job
from digitpad.training.events import Cancelled, Epoch, Event, Failed, Saved
from digitpad.training.job import TrainingJob
from digitpad.training.plan import preset

EPOCH = Epoch(1, 2, 0.5, 0.9, 0.4, 0.92)
EPOCH_LINE = json.dumps({"event": "epoch", **EPOCH.__dict__})


def job_of(script: str) -> TrainingJob:
    """A job whose child runs a script that may use `say(line)`, `sys`, `os` and `time`."""
    head = "import os, sys, time\ndef say(line): print(line, flush=True)\n"
    return TrainingJob(preset("quick"), [sys.executable, "-c", head + script])


def run(script: str) -> list[Event]:
    heard: list[Event] = []
    last = job_of(script).run(heard.append)
    assert heard[-1] == last
    return heard


def test_events_arrive_in_order_and_the_last_one_is_returned() -> None:
    script = f'say(\'{EPOCH_LINE}\'); say(\'{{"event": "saved", "path": "x"}}\')'
    assert run(script) == [EPOCH, Saved("x")]


def test_the_child_is_given_the_plan_as_a_file() -> None:
    script = (
        "plan = open(sys.argv[sys.argv.index('--plan') + 1]).read()\n"
        'say(\'{"event": "saved", "path": "%s"}\' % (\'"preset": "quick"\' in plan))'
    )
    assert run(script) == [Saved("True")]


def test_chatter_of_libraries_between_the_events_does_no_harm() -> None:
    assert run(f"say('Saved artifact at'); say(''); say('{EPOCH_LINE}'); say('{{}}')")[0] == EPOCH


def test_a_child_that_is_killed_is_a_failed_run() -> None:
    [last] = run("os.kill(os.getpid(), 9)")
    assert isinstance(last, Failed)
    assert "signal 9" in last.message


def test_a_child_that_crashes_is_quoted() -> None:
    [last] = run("raise RuntimeError('no such luck')")
    assert isinstance(last, Failed)
    assert "no such luck" in last.message


def test_a_child_that_ends_without_a_word_is_a_failed_run() -> None:
    [last] = run("")
    assert isinstance(last, Failed)


def test_a_program_that_cannot_be_started_is_a_failed_run() -> None:
    heard: list[Event] = []
    last = TrainingJob(preset("quick"), ["/nonexistent/digitpad"]).run(heard.append)
    assert isinstance(last, Failed)
    assert heard == [last]


def stop_on_first_event(script: str) -> Event:
    running = job_of(script)
    stop: Callable[[Event], None] = lambda event: running.stop() if event == EPOCH else None  # noqa: E731
    return running.run(stop)


def test_stop_is_asked_for_and_the_child_says_goodbye() -> None:
    script = (
        f"say('{EPOCH_LINE}')\n"
        "assert sys.stdin.readline() == 'stop\\n'\n"
        'say(\'{"event": "cancelled"}\')'
    )
    assert stop_on_first_event(script) == Cancelled()


def test_a_child_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "GRACE_S", 0.1)
    assert stop_on_first_event(f"say('{EPOCH_LINE}'); time.sleep(60)") == Cancelled()


def test_a_child_that_finishes_before_it_hears_has_saved() -> None:
    script = (
        f'say(\'{EPOCH_LINE}\'); sys.stdin.readline(); say(\'{{"event": "saved", "path": "x"}}\')'
    )
    assert stop_on_first_event(script) == Saved("x")


def test_a_job_stopped_before_it_starts_never_starts() -> None:
    running = job_of("raise SystemExit(3)")
    running.stop()
    heard: list[Event] = []
    assert running.run(heard.append) == Cancelled()
    assert heard == [Cancelled()]


@pytest.mark.parametrize(
    ("steer", "word"),
    [(TrainingJob.keep, "keep"), (TrainingJob.pause, "pause"), (TrainingJob.resume, "resume")],
)
def test_the_child_is_told_what_the_user_wants(
    steer: Callable[[TrainingJob], None], word: str
) -> None:
    script = (
        f"say('{EPOCH_LINE}')\n"
        'say(\'{"event": "saved", "path": "%s"}\' % sys.stdin.readline().strip())'
    )
    running = job_of(script)
    last = running.run(lambda event: steer(running) if event == EPOCH else None)
    assert last == Saved(word)


def test_steering_a_run_that_is_not_there_does_no_harm() -> None:
    running = job_of('say(\'{"event": "saved", "path": "x"}\')')
    running.pause()
    assert running.run(lambda _: None) == Saved("x")
    running.keep()


def test_the_child_is_told_which_model_to_compare_with() -> None:
    script = (
        "import json\n"
        "at = sys.argv.index('--against') + 1\n"
        "say(json.dumps({'event': 'saved', 'path': sys.argv[at]}))"
    )
    command = [
        sys.executable,
        "-c",
        "import sys\ndef say(line): print(line, flush=True)\n" + script,
    ]
    last = TrainingJob(preset("quick"), command, Path("old") / "model").run(lambda _: None)
    assert last == Saved(str(Path("old") / "model"))


def test_no_room_for_temporary_files_is_a_failed_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    last = TrainingJob(preset("quick")).run(lambda _: None)
    assert isinstance(last, Failed)
    assert "temporary files" in last.message
