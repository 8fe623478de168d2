"""Scoring one or two models in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digitpad.ui.background import Task, Work
from digitpad.ui.evaluation_page import Evaluated

if TYPE_CHECKING:
    from digitpad.evaluation.inputs import Inputs


@dataclass(frozen=True)
class Step:
    """How far it is.

    Attributes:
        model: which is being scored.
        what: on which suite or file, by name.
        done: how much of that.
        of: how much there is; below 2 if nobody knows.
    """

    model: str
    what: str
    done: int
    of: int


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What came of it.

    Attributes:
        models: one or two.
        complaints: sentences about what could not be read, each once.
    """

    models: tuple[Evaluated, ...]
    complaints: tuple[str, ...]

    @property
    def suite_names(self) -> list[str]:
        """The suites that all models answered to, in order."""
        first, *others = self.models
        return [
            suite.name
            for suite in first.report.suites
            if all(other.figures(suite.name) is not None for other in others)
        ]


def evaluation_of(models: Sequence[tuple[str, Path | None]], inputs: Inputs) -> Work:
    """Work that scores models and returns an Evaluation.

    Args:
        models: of each what it is called, and its folder; None for the shipped one.
        inputs: what to score on.
    """

    def work(task: Task) -> Evaluation:
        # Pages need it later: SciPy's statistics take a second to import, and here nobody waits.
        import scipy.stats  # noqa: F401

        from digitpad.evaluation.report import make_report
        from digitpad.evaluation.suites import run_suites
        from digitpad.recognition.recognizer import Recognizer

        complaints: dict[str, None] = {}
        found = []
        for name, path in models:

            def watch(what: str, done: int, of: int, model: str = name) -> None:
                task.check()
                task.tell(Step(model, what, done, of))

            watch("", 0, 1)
            recognizer = Recognizer.load(path)
            suites = run_suites(
                recognizer, inputs, lambda told: complaints.update({told: None}), watch
            )
            found.append(Evaluated(name, make_report(recognizer.card, suites), tuple(suites)))
        return Evaluation(tuple(found), tuple(complaints))

    return work
