"""`digitpad train`: train a model; also what the window runs in the background."""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from digitpad.quiet import muted_stderr
from digitpad.sentences import Sentence, reason
from digitpad.training import TrainingError
from digitpad.training.control import STOP, Control
from digitpad.training.plan import DEFAULT_PRESET, PRESETS, Plan, preset

if TYPE_CHECKING:
    from digitpad.training.events import Event

_GRACE_S: Final = 10.0
"""How long a run whose window has gone may take to stop by itself."""


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "train",
        help="train a model",
        description="Train a model by a preset or a plan, score it and add it to the library.",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--preset", choices=list(PRESETS), help=f"by name; usually {DEFAULT_PRESET}")
    what.add_argument("--plan", type=Path, metavar="FILE", help="by a plan in JSON")
    parser.add_argument("--name", help="of the model in the library")
    parser.add_argument("--epochs", type=int, metavar="N")
    parser.add_argument("--batch-size", type=int, metavar="N")
    parser.add_argument("--learning-rate", type=float, metavar="RATE")
    parser.add_argument("--seed", type=int, metavar="N")
    parser.add_argument(
        "--pen-file",
        dest="pen_files",
        action="append",
        metavar="FILE",
        help="real pen strokes to train on as well: .npz, UNIPEN, InkML, or a folder of them; "
        "may be given again",
    )
    parser.add_argument(
        "--samples",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="whether to train on your own samples as well; usually with quick and best",
    )
    parser.add_argument(
        "--start",
        metavar="WEIGHTS",
        help="begin with the weights of: scratch, shipped, current, or library/NAME",
    )
    parser.add_argument(
        "--blend",
        type=float,
        metavar="SHARE",
        help="how much of the weights that it began with is in those of the finished model",
    )
    parser.add_argument("--h5", action="store_true", default=None, help="save it as .h5 as well")
    parser.add_argument(
        "--save-plan", type=Path, metavar="FILE", help="write the plan to a file and do not train"
    )
    parser.add_argument(
        "--against",
        type=Path,
        metavar="MODEL",
        help="score this model beside the new one: its folder or .tflite file",
    )
    parser.add_argument("--checkpoint", type=Path, metavar="FOLDER", help="go on after a break")
    parser.add_argument("--use", action="store_true", help="take the model into use afterwards")
    parser.add_argument("--events", action="store_true", help="print one JSON event a line")
    parser.add_argument(
        "--supervised",
        action="store_true",
        help="obey the lines “pause”, “resume”, “keep” (the best so far) and “stop” on standard "
        "input; stop when it closes; run at low priority",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Train, and say what happens as events or for people."""
    from digitpad.cli import DONE, INTERRUPTED, SOME_FAILED, WRONG_USAGE
    from digitpad.cli.supervised import own_stdout
    from digitpad.library import ModelError
    from digitpad.training.events import Cancelled, Failed, Saved, to_line

    try:
        plan = _plan(arguments)
        # The window's run goes on without a comparison: it cannot choose another model.
        if arguments.against and not arguments.supervised:
            from digitpad.recognition.classifier import Classifier

            Classifier.load(arguments.against)
    except (TrainingError, ModelError) as error:
        print(f"digitpad train: {error}", file=sys.stderr)
        return WRONG_USAGE
    if arguments.save_plan:
        return _save_plan(plan, arguments.save_plan)
    control = Control()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: control.ask(STOP))
    if arguments.supervised:
        _lower_priority()
        threading.Thread(target=_obey, args=(control,), daemon=True).start()
    with contextlib.ExitStack() as stack:
        lines = stack.enter_context(own_stdout())
        if arguments.events:
            show: Callable[[Event], None] = lambda event: print(  # noqa: E731
                to_line(event), file=lines, flush=True
            )
        else:
            from digitpad.cli.progress import Report

            show = stack.enter_context(Report(lines))
        last = _run(plan, _while_heard(show, control), control, arguments)
    if isinstance(last, Saved) and arguments.use and not _use(Path(last.path).name):
        return SOME_FAILED
    return {Saved: DONE, Failed: SOME_FAILED, Cancelled: INTERRUPTED}[type(last)]


def _plan(arguments: argparse.Namespace) -> Plan:
    if arguments.plan:
        try:
            plan = Plan.from_json(arguments.plan.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise TrainingError(
                "{path} cannot be read: {why}.", path=arguments.plan, why=reason(error)
            ) from error
    else:
        plan = preset(arguments.preset or DEFAULT_PRESET)
    names = (
        "name",
        "epochs",
        "batch_size",
        "learning_rate",
        "seed",
        "samples",
        "start",
        "blend",
        "h5",
    )
    changes: dict[str, Any] = {name: getattr(arguments, name) for name in names}
    if arguments.pen_files:
        # A plan that is kept is to find them from any folder.
        changes["pen_files"] = tuple(str(Path(file).absolute()) for file in arguments.pen_files)
    return replace(plan, **{name: value for name, value in changes.items() if value is not None})


def _save_plan(plan: Plan, file: Path) -> int:
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.library.files import write_whole

    try:
        write_whole(file, plan.to_json())
    except OSError as error:
        print(f"digitpad train: {file} cannot be written: {error.strerror}.", file=sys.stderr)
        return SOME_FAILED
    return DONE


def _run(
    plan: Plan,
    report: Callable[[Event], None],
    control: Control,
    arguments: argparse.Namespace,
) -> Any:
    from digitpad.library.store import Library
    from digitpad.training.corpora import gather
    from digitpad.training.events import Failed

    # The corpus is drawn in processes of its own while TensorFlow is imported here.
    gathering = ThreadPoolExecutor(1).submit(gather, plan, control.check)
    # There is no garbage in half a million new objects; looking for it takes a sixth of the time.
    gc.disable()
    try:
        with muted_stderr():
            from digitpad.training import worker
    except Exception as error:  # whatever a broken TensorFlow raises when it is imported
        control.ask(STOP)
        last = Failed(
            Sentence("Nothing can be trained, as a library cannot be loaded: {why}", why=error)
        )
        report(last)
        return last
    finally:
        gc.enable()
    return worker.run(
        plan,
        gathering.result,
        report,
        control,
        Library(),
        arguments.checkpoint,
        arguments.against,
    )


def _while_heard(show: Callable[[Event], None], control: Control) -> Callable[[Event], None]:
    """Shows events until that fails, as its reader has gone or the disk is full: then it stops."""
    heard = True

    def report(event: Event) -> None:
        nonlocal heard
        if not heard:
            return
        try:
            show(event)
        except OSError as error:
            heard = False
            control.ask(STOP)
            if not isinstance(error, BrokenPipeError):
                sentence = f"The output cannot be written: {error.strerror}. The training stops."
                print(f"digitpad train: {sentence}", file=sys.stderr)

    return report


def _use(name: str) -> bool:
    from digitpad.library import ModelError
    from digitpad.library.store import Library

    try:
        Library().use(name)
    except ModelError as error:
        print(f"digitpad train: {error}", file=sys.stderr)
        return False
    return True


def _lower_priority() -> None:
    if hasattr(os, "nice"):
        os.nice(10)


def _obey(control: Control) -> None:
    """Do what the window says on standard input; when it has gone, end."""
    for line in sys.stdin:
        control.ask(line.strip())
    control.ask(STOP)
    time.sleep(_GRACE_S)
    os._exit(1)
