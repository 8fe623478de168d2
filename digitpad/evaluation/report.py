"""All figures of one evaluation, as data and as JSON."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from digitpad.data.corpus import Frames
from digitpad.evaluation.scoring import (
    Refusal,
    Reliability,
    Score,
    accuracy_by_source,
    mean_over_sources,
    reliability,
    score_answers,
    score_refusal,
    worst,
)
from digitpad.evaluation.suites import Suite
from digitpad.library.card import Card

WORST: Final = 24
"""Mistakes that are kept of each suite."""


@dataclass(frozen=True, eq=False)
class Mistake:
    """A digit that was read wrong, or what is none and was taken for one.

    Attributes:
        name: a file, or a number and a writer.
        label: the right digit; -1 if there is none.
        read: the digit read; -1 if no ink was found.
        probability: of the digit read, 0 to 1.
        digit_score: larger the more digit-like; -inf if no ink was found.
        frame: uint8 (28, 28), what the model saw.
        file: the picture it was read from, if it was one.
    """

    name: str
    label: int
    read: int
    probability: float
    digit_score: float
    frame: Frames
    file: Path | None = None


@dataclass(frozen=True, eq=False)
class DigitFigures:
    """How digits of one suite were read.

    Attributes:
        score: accuracy, confusion and so on.
        reliability: confidence against the share that is right.
        by_source: the accuracy on each source; empty if none is known.
        mean_over_sources: its mean; None if none is known.
    """

    score: Score
    reliability: Reliability
    by_source: dict[str, float] = field(default_factory=dict)
    mean_over_sources: float | None = None


@dataclass(frozen=True, eq=False)
class OutlierFigures:
    """How outliers of one suite were refused.

    Attributes:
        refusal: the shares refused, and the area under the ROC curve.
        against: the names of the suites of digits that they were told from.
    """

    refusal: Refusal
    against: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class SuiteReport:
    """The figures of one suite.

    Attributes:
        name: of the suite.
        size: how many characters it has.
        figures: of digits, or of outliers.
        mistakes: the worst, the worst first.
    """

    name: str
    size: int
    figures: DigitFigures | OutlierFigures
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, eq=False)
class Report:
    """One evaluation of one model.

    Attributes:
        model: its name, as its card has it.
        threshold: the digit score from which on its card takes a glyph for a digit, if it says so.
        suites: what it was scored on.
    """

    model: str
    threshold: float | None
    suites: tuple[SuiteReport, ...]


def make_report(card: Card, suites: Sequence[Suite]) -> Report:
    """Work out all figures; outliers without any suite of digits beside them are left out."""
    digits = [suite for suite in suites if suite.of_digits]
    made = []
    for suite in suites:
        figures = _digit_figures(suite) if suite.of_digits else _outlier_figures(suite, digits)
        if figures is not None:
            made.append(SuiteReport(suite.name, len(suite.answers), figures, _mistakes(suite)))
    return Report(card.name, card.digit_threshold, tuple(made))


def to_json(report: Report) -> dict[str, Any]:
    """The report as an object for JSON: shares from 0 to 1, None where there is no figure."""
    return {
        "model": report.model,
        "digit_threshold": report.threshold,
        "suites": {suite.name: _suite_json(suite) for suite in report.suites},
    }


def _digit_figures(suite: Suite) -> DigitFigures:
    given = suite.answers
    return DigitFigures(
        score_answers(given),
        reliability(given.confidences, given.right),
        accuracy_by_source(given) if given.sources else {},
        mean_over_sources(given) if given.sources else None,
    )


def _outlier_figures(suite: Suite, digits: Sequence[Suite]) -> OutlierFigures | None:
    alike = [other for other in digits if other.kind == suite.kind] or digits
    if not alike:
        return None
    scores = np.concatenate([other.answers.digit_scores for other in alike])
    return OutlierFigures(
        score_refusal(suite.answers, scores), tuple(other.name for other in alike)
    )


def _mistakes(suite: Suite) -> tuple[Mistake, ...]:
    given = suite.answers
    return tuple(
        Mistake(
            given.names[at],
            int(given.labels[at]),
            int(given.read[at]),
            float(given.confidences[at]),
            float(given.digit_scores[at]),
            given.frames[at],
            suite.files[at] if suite.files else None,
        )
        for at in worst(given, WORST)
    )


def _suite_json(suite: SuiteReport) -> dict[str, Any]:
    figures: dict[str, Any] = {"size": suite.size}
    if isinstance(suite.figures, DigitFigures):
        found = suite.figures.score
        figures |= {
            "accuracy": found.accuracy,
            "loss": found.loss,
            "calibration_error": found.calibration_error,
            "kept_as_digits": found.kept,
            "recall": [_number(share) for share in found.recall],
            "precision": [_number(share) for share in found.precision],
            "confusion": found.confusion.tolist(),
            "unread": found.unread.tolist(),
        }
        if suite.figures.mean_over_sources is not None:
            figures["mean_over_sources"] = suite.figures.mean_over_sources
            figures["accuracy_by_source"] = suite.figures.by_source
    else:
        refusal = suite.figures.refusal
        figures |= {
            "refused": refusal.refused,
            "refused_at_98_kept": refusal.refused_at_kept,
            "auroc": refusal.auroc,
            "against": list(suite.figures.against),
        }
    return figures | {"worst": [_mistake_json(mistake) for mistake in suite.mistakes]}


def _mistake_json(mistake: Mistake) -> dict[str, Any]:
    return {
        "name": mistake.name,
        "file": str(mistake.file) if mistake.file else None,
        "label": None if mistake.label < 0 else mistake.label,
        "read": None if mistake.read < 0 else mistake.read,
        "probability": _number(mistake.probability),
        "digit_score": _number(mistake.digit_score),
    }


def _number(value: float) -> float | None:
    """Six places of it; None for what JSON has no word for."""
    return round(float(value), 6) if math.isfinite(value) else None
