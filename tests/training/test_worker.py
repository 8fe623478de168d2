"""Real training, in the real child process, on little data."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from digitpad.data.mnist import load_mnist
from digitpad.library.store import Library
from digitpad.recognition.classifier import Classifier
from digitpad.training.events import (
    Cancelled,
    Compared,
    Epoch,
    Evaluated,
    Event,
    Failed,
    Paused,
    Progress,
    Resumed,
    Saved,
    Started,
    from_line,
)
from digitpad.training.history import read_history
from digitpad.training.job import TrainingJob
from digitpad.training.plan import Plan, preset

TINY = replace(
    preset("softmax"), epochs=2, batch_size=500, learning_rate=0.1, held_back=20_000, name="tiny"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIGITPAD_HOME", str(tmp_path))
    return tmp_path


def run(plan: Plan, *, command: list[str] | None = None) -> list[Event]:
    heard: list[Event] = []
    TrainingJob(plan, command).run(heard.append)
    return heard


def digitpad(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "digitpad", *words], capture_output=True, text=True, check=False
    )


def after(*lines: str) -> list[str]:
    """The words that start digitpad after something has befallen its process."""
    head = "import sys\n" + "\n".join(lines)
    return [sys.executable, "-c", f"{head}\nfrom digitpad.cli import main\nsys.exit(main())"]


@pytest.mark.usefixtures("home")
def test_a_run_tells_its_story_and_leaves_a_model_that_reads() -> None:
    heard = run(TINY)
    kinds = [type(event) for event in heard if not isinstance(event, Progress)]
    assert kinds == [Started, Epoch, Epoch, Evaluated, Saved]
    last = heard[-1]
    assert isinstance(last, Saved)
    classifier = Classifier.load(last.path)
    test = load_mnist("test").select(slice(500))
    read = classifier.predict(test.inputs).probabilities.argmax(axis=1)
    assert (read == test.labels).mean() > 0.75
    assert classifier.card.scores["mnist-test"]["accuracy"] > 0.8
    assert {file.name for file in Path(last.path).iterdir()} == {
        "model.keras", "model.tflite", "card.json", "plan.json", "history.json",
    }  # fmt: skip
    history = read_history(Path(last.path))
    assert history is not None
    assert len(history.epochs) == 2
    assert history.progress[-1][0] == history.steps
    assert last.epoch == history.kept_epoch == 2
    assert sum(layer.parameters for layer in history.layers) == 7850


def test_a_kept_plan_gives_the_same_model_and_the_old_one_is_scored_beside_it(home: Path) -> None:
    heard = run(TINY)
    first = heard[-1]
    assert isinstance(first, Saved)
    words = ["train", "--plan", str(Path(first.path) / "plan.json"), "--events", "--h5"]
    done = digitpad(*words, "--against", first.path)
    told = [from_line(line) for line in done.stdout.splitlines()]
    second = told[-1]
    assert isinstance(second, Saved)
    frames = load_mnist("test").inputs[:50]
    predictions = [Classifier.load(s.path).predict(frames).probabilities for s in (first, second)]
    np.testing.assert_allclose(*predictions, atol=1e-5)
    [new] = [event for event in told if isinstance(event, Evaluated)]
    [old] = [event for event in told if isinstance(event, Compared)]
    assert new.accuracy == pytest.approx(old.accuracy, abs=1e-3)
    assert (Path(second.path) / "model.h5").stat().st_size > 10_000
    assert home in Path(second.path).parents


@pytest.mark.usefixtures("home")
def test_the_shipped_networks_columns_are_listed_one_after_the_other_and_learn() -> None:
    few = {"mnist": False, "generated": 600, "scribbles": 0, "held_back": 100, "samples": False}
    heard = run(preset("best", epochs=2, name="tiny", doubt=0.0, **few))
    started = next(event for event in heard if isinstance(event, Started))
    kinds = [layer.kind for layer in started.layers]
    *ends, last = (at for at, kind in enumerate(kinds) if kind in ("Dense", "Average"))
    columns = [kinds[a:b] for a, b in pairwise([0, *ends])]
    assert [column.count("Conv2D") for column in columns] == [6, 6, 6]
    assert last == len(kinds) - 1
    saved = heard[-1]
    assert isinstance(saved, Saved)
    folder = Path(saved.path)
    assert (folder / "model.tflite").stat().st_size <= 1_000_000
    losses = [event.loss for event in heard if isinstance(event, Epoch)]
    assert losses[1] < losses[0]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("network", ["softmax", "mlp-128"])
def test_a_learning_rate_that_explodes_is_said_and_saves_nothing(network: str) -> None:
    last = run(replace(TINY, network=network, learning_rate=1e9))[-1]
    assert isinstance(last, Failed)
    assert "learning rate" in last.message
    assert Library().list() == []


@pytest.mark.usefixtures("home")
def test_a_missing_pen_file_is_named() -> None:
    last = run(replace(TINY, pen_files=("nowhere/pens.npz",)))[-1]
    assert isinstance(last, Failed)
    assert "pens.npz" in last.message


def test_a_library_that_cannot_be_written_is_said_before_the_training(home: Path) -> None:
    (home / "models").write_text("in the way")
    [last] = run(replace(TINY, epochs=1))
    assert isinstance(last, Failed)
    assert "models" in last.message


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
@pytest.mark.usefixtures("home")
def test_a_full_disk_is_said_and_leaves_nothing_half_written() -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"
    last = run(replace(TINY, epochs=1), command=after(limit))[-1]
    assert isinstance(last, Failed)
    assert "space" in last.message
    assert list(Library().folder.glob("*")) == []


@pytest.mark.usefixtures("home")
def test_a_disk_that_is_nearly_full_is_said_before_the_training() -> None:
    trap = ("import shutil", "shutil.disk_usage = lambda _: shutil._ntuple_diskusage(9, 8, 1)")
    [last] = run(TINY, command=after(*trap))
    assert isinstance(last, Failed)
    assert "too little space" in last.message


@pytest.mark.usefixtures("home")
def test_memory_that_runs_out_is_said() -> None:
    trap = (
        "from digitpad.training import corpora",
        "def gather(*_): raise MemoryError",
        "corpora.gather = gather",
    )
    last = run(TINY, command=after(*trap))[-1]
    assert isinstance(last, Failed)
    assert "memory" in last.message
    assert Library().list() == []


@pytest.mark.usefixtures("home")
def test_a_helper_process_that_is_killed_is_said() -> None:
    trap = (
        "from digitpad.training import corpora",
        "import os",
        "corpora._pieces = lambda pool, *_: [pool.submit(os._exit, 3)]",
    )
    plan = replace(TINY, generated=2000)
    last = run(plan, command=after(*trap))[-1]
    assert isinstance(last, Failed)
    assert "ended from outside" in last.message


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "broken",
    ["raise ImportError('DLL load failed')", "raise OSError('libtensorflow.so: no')", None],
)
def test_a_missing_or_broken_tensorflow_is_said_at_once(broken: str | None) -> None:
    trap = (
        "class Missing:",
        "    def find_spec(self, name, *_):",
        "        if name == 'tensorflow' or name == 'keras':",
        f"            {broken or 'raise ModuleNotFoundError(name)'}",
        "sys.meta_path.insert(0, Missing())",
    )
    [last] = run(replace(TINY, generated=100_000), command=after(*trap))
    assert isinstance(last, Failed)
    assert "Nothing can be trained" in last.message


@pytest.mark.usefixtures("home")
def test_a_run_goes_on_from_the_model_in_use_and_its_plan_names_that_model() -> None:
    first = run(TINY)
    saved = first[-1]
    assert isinstance(saved, Saved)
    name = Path(saved.path).name
    Library().use(name)
    second = run(replace(TINY, start="current", epochs=1, learning_rate=1e-6))
    end = [event for event in first if isinstance(event, Epoch)][-1]
    [begin] = [event for event in second if isinstance(event, Epoch)]
    assert begin.val_loss == pytest.approx(end.val_loss, rel=0.01)
    last = second[-1]
    assert isinstance(last, Saved)
    kept = Plan.from_json((Path(last.path) / "plan.json").read_text(encoding="utf-8"))
    assert kept.start == f"library/{name}"
    third = run(replace(TINY, start="current", epochs=1, learning_rate=1.0, blend=0.9999))
    scores = [next(e for e in events if isinstance(e, Evaluated)) for events in (first, third)]
    assert scores[0].accuracy == pytest.approx(scores[1].accuracy, abs=0.01)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("start", "words"), [("shipped", "“softmax”"), ("library/gone", "gone")])
def test_weights_that_do_not_fit_or_are_not_there_are_refused(start: str, words: str) -> None:
    [last] = run(replace(TINY, start=start))
    assert isinstance(last, Failed)
    assert words in last.message


@pytest.mark.usefixtures("home")
def test_two_runs_at_once_keep_out_of_each_others_way() -> None:
    with ThreadPoolExecutor(2) as pool:
        ends = [heard[-1] for heard in pool.map(run, [replace(TINY, epochs=1)] * 2)]
    paths = {end.path for end in ends if isinstance(end, Saved)}
    assert len(paths) == 2
    assert {str(entry.path) for entry in Library().list()} == paths


def test_a_plan_is_written_down_instead_of_trained(home: Path) -> None:
    home.mkdir(exist_ok=True)
    words = ["--preset", "cnn", "--epochs", "3", "--name", "mine", "--pen-file", "pens.npz"]
    done = digitpad("train", *words, "--save-plan", str(home / "cnn.json"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    plan = Plan.from_json((home / "cnn.json").read_text(encoding="utf-8"))
    assert plan == preset(
        "cnn", epochs=3, name="mine", pen_files=(str(Path("pens.npz").absolute()),)
    )
    assert digitpad("train", "--save-plan", str(home)).returncode == 1


def start_child(plan: Path) -> subprocess.Popen[str]:
    words = ["train", "--plan", str(plan), "--events", "--supervised"]
    return subprocess.Popen(
        [sys.executable, "-m", "digitpad", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@pytest.fixture
def child(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A run that goes on for ever, its first progress already told."""
    plan = home / "plan.json"
    plan.write_text(replace(TINY, epochs=100_000).to_json(), encoding="utf-8")
    process = start_child(plan)
    with process:
        assert process.stdout is not None
        next(line for line in process.stdout if isinstance(from_line(line), Progress))
        yield process
        process.kill()


def say(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{word}\n")
    process.stdin.flush()


def until(process: subprocess.Popen[str], kind: type[Event]) -> list[Event]:
    """What the child tells up to and with an event of that kind."""
    assert process.stdout is not None
    told: list[Event] = []
    for line in process.stdout:
        event = from_line(line)
        if event is not None:
            told.append(event)
        if isinstance(event, kind):
            return told
    raise AssertionError(f"it ended without {kind.__name__}: {told[-3:]}")


def last_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    *_, last = process.stdout
    return last


def test_a_run_waits_and_goes_on_when_asked(child: subprocess.Popen[str]) -> None:
    say(child, "pause")
    until(child, Paused)
    say(child, "resume")
    resumed, *_, progress = until(child, Resumed) + until(child, Progress)
    # Nothing was told while it waited.
    assert isinstance(resumed, Resumed)
    assert isinstance(progress, Progress)


def test_a_run_that_waits_stops_when_asked(child: subprocess.Popen[str]) -> None:
    say(child, "pause")
    until(child, Paused)
    say(child, "stop")
    assert isinstance(from_line(last_line(child)), Cancelled)


def test_the_best_model_so_far_is_kept_when_asked(child: subprocess.Popen[str]) -> None:
    told = until(child, Epoch) + until(child, Epoch)
    say(child, "keep")
    told += until(child, Saved)
    saved = told[-1]
    assert isinstance(saved, Saved)
    epochs = [event for event in told if isinstance(event, Epoch)]
    best = max(epochs, key=lambda epoch: (epoch.val_accuracy, -epoch.val_loss))
    assert saved.epoch == best.epoch
    mnist = load_mnist("train")
    order = np.random.default_rng(TINY.seed).permutation(len(mnist))
    held_back = mnist.select(order[: TINY.held_back])
    read = Classifier.load(saved.path).predict(held_back.inputs).probabilities.argmax(axis=1)
    assert (read == held_back.labels).mean() == pytest.approx(best.val_accuracy, abs=2e-3)


def test_what_there_is_within_the_first_epoch_can_be_kept(home: Path) -> None:
    plan = home / "plan.json"
    plan.write_text(replace(TINY, batch_size=1).to_json(), encoding="utf-8")
    with start_child(plan) as process:
        until(process, Progress)
        say(process, "keep")
        saved = until(process, Saved)[-1]
    assert isinstance(saved, Saved)
    assert saved.epoch == 0
    # How well it reads after so few batches is chance; that its card is its own is not.
    kept, test = Classifier.load(saved.path), load_mnist("test")
    read = kept.predict(test.inputs).probabilities.argmax(axis=1)
    said = kept.card.scores["mnist-test"]["accuracy"]
    assert (read == test.labels).mean() == pytest.approx(said, abs=2e-3)


def test_a_run_stops_while_its_corpus_is_gathered(home: Path) -> None:
    plan = home / "plan.json"
    plan.write_text(replace(TINY, generated=1_000_000).to_json(), encoding="utf-8")
    with start_child(plan) as process:
        say(process, "stop")
        assert process.stdout is not None
        [last] = [from_line(line) for line in process.stdout]
    assert last == Cancelled()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_machine_that_sleeps_and_wakes_does_not_break_the_run(
    child: subprocess.Popen[str],
) -> None:
    child.send_signal(signal.SIGSTOP)
    child.send_signal(signal.SIGCONT)
    until(child, Epoch)
    say(child, "stop")
    assert isinstance(from_line(last_line(child)), Cancelled)


def test_a_run_stops_when_asked(child: subprocess.Popen[str]) -> None:
    say(child, "stop")
    assert isinstance(from_line(last_line(child)), Cancelled)
    assert Library().list() == []


def test_a_run_stops_at_ctrl_c(child: subprocess.Popen[str]) -> None:
    child.send_signal(signal.SIGINT)
    assert isinstance(from_line(last_line(child)), Cancelled)
    assert child.wait() == 130


def test_a_run_whose_window_has_gone_ends_itself(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None
    child.stdin.close()
    assert isinstance(from_line(last_line(child)), Cancelled)


def test_a_run_gives_way_to_the_window(child: subprocess.Popen[str]) -> None:
    assert os.getpriority(os.PRIO_PROCESS, child.pid) > os.getpriority(os.PRIO_PROCESS, 0)


def test_an_interrupted_run_goes_on_from_its_checkpoint(home: Path) -> None:
    plan = home / "plan.json"
    plan.write_text(TINY.to_json(), encoding="utf-8")
    words = [sys.executable, "-m", "digitpad", "train", "--plan", str(plan), "--events"]
    words += ["--checkpoint", str(home / "state")]
    told = [
        subprocess.run(words, capture_output=True, text=True, check=True).stdout for _ in range(2)
    ]
    epochs = [
        [line for line in out.splitlines() if json.loads(line)["event"] == "epoch"] for out in told
    ]
    assert [len(lines) for lines in epochs] == [2, 0]
    assert len(Library().list()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize("events", [["--events"], []])
def test_a_run_that_nobody_listens_to_any_more_ends_quietly(home: Path, events: list[str]) -> None:
    plan = home / "plan.json"
    plan.write_text(replace(TINY, epochs=100_000).to_json(), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "digitpad", "train", "--plan", str(plan), *events],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        complaints = process.stderr.read()
        assert process.wait() != 0
    assert complaints == ""
    assert Library().list() == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.usefixtures("home")
def test_a_full_disk_under_the_events_is_said_and_ends_the_run(home: Path) -> None:
    plan = home / "plan.json"
    plan.write_text(replace(TINY, epochs=100_000).to_json(), encoding="utf-8")
    words = [sys.executable, "-m", "digitpad", "train", "--plan", str(plan), "--events"]
    with Path("/dev/full").open("w") as device:
        done = subprocess.run(words, stdout=device, stderr=subprocess.PIPE, text=True, check=False)
    [complaint] = done.stderr.splitlines()
    assert "cannot be written" in complaint
    assert done.returncode != 0
