"""A report as text for a terminal of 80 columns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.evaluation.report import (
    DigitFigures,
    Mistake,
    OutlierFigures,
    Report,
    SuiteReport,
)
from digitpad.evaluation.scoring import DIGITS_KEPT, Score
from digitpad.sentences import Sentence, shown

_MISTAKES: Final = 8
_SOURCES: Final = 8
_LABEL: Final = 20
"""Columns of what a figure is called."""


def to_text(report: Report) -> str:
    """The report in words and aligned figures, without a line break at its end."""
    head = [f"model  {report.model}"]
    if report.threshold is None:
        head.append("       its card has no digit threshold: it takes everything for a digit")
    return "\n".join([*head, *(line for suite in report.suites for line in _suite(suite))])


def percent(share: float) -> str:
    """A share with two places, as "99.46 %"; "-" if there is none."""
    return f"{share:.2%}".replace("%", " %") if math.isfinite(share) else "-"


def told(mistake: Mistake) -> Sentence:
    """What went wrong, as "4 read as 9, 99.98 %"."""
    if mistake.read < 0:
        return Sentence("{label}, no ink found", label=mistake.label)
    chance = percent(mistake.probability)
    if mistake.label < 0:
        return Sentence(
            "taken for {read}, {chance}, score {score}",
            read=mistake.read,
            chance=chance,
            score=f"{mistake.digit_score:.1f}",
        )
    return Sentence(
        "{label} read as {read}, {chance}", label=mistake.label, read=mistake.read, chance=chance
    )


def number_of(mistake: Mistake) -> Sentence:
    """What a character is called that is in no file of its own."""
    return Sentence("no. {name}", name=shown(mistake.name))


def _suite(suite: SuiteReport) -> Iterator[str]:
    yield ""
    if isinstance(suite.figures, DigitFigures):
        yield f"{suite.name}  {suite.size:,} {'digit' if suite.size == 1 else 'digits'}"
        yield from _digits(suite.figures)
        heading = "most confident mistakes"
    else:
        yield f"{suite.name}  {suite.size:,} that are no digits"
        yield from _outliers(suite.figures)
        heading = "most digit-like of those taken for digits"
    if suite.mistakes:
        yield ""
        yield f"  {heading}"
        worst = suite.mistakes[:_MISTAKES]
        width = max(len(told(mistake)) for mistake in worst)
        yield from (f"    {told(mistake):{width}}  {_named(mistake)}" for mistake in worst)


def _digits(figures: DigitFigures) -> Iterator[str]:
    found = figures.score
    yield _line("accuracy", percent(found.accuracy))
    if figures.mean_over_sources is not None:
        yield _line("mean over sources", percent(figures.mean_over_sources))
    yield _line("loss", f"{found.loss:.4f}")
    yield _line("calibration error", percent(found.calibration_error))
    yield _line("kept as digits", percent(found.kept))
    if found.unread.any():
        yield _line("no ink found in", f"{found.unread.sum():,}")
    yield ""
    yield from _confusion(found)
    failing = [(share, name) for name, share in figures.by_source.items() if share < 1]
    if failing:
        yield ""
        yield f"  lowest of {len(figures.by_source):,} sources"
        lowest = sorted(failing)[:_SOURCES]
        yield from (f"    {percent(share):>8}  {shown(name) or '-'}" for share, name in lowest)


def _outliers(figures: OutlierFigures) -> Iterator[str]:
    refusal = figures.refusal
    yield _line("refused", percent(refusal.refused))
    kept = percent(refusal.refused_at_kept)
    yield _line(f"at {DIGITS_KEPT:.0%} kept".replace("%", " %"), kept)
    yield _line("AUROC", f"{refusal.auroc:.4f}")
    yield _line("told from", ", ".join(figures.against))


def _confusion(found: Score) -> Iterator[str]:
    """True digit by digit read; what is zero is a dot, so that mistakes stand out."""
    width = max(5, len(f"{found.confusion.max()}") + 1)
    yield "  read as" + _row((str(digit) for digit in range(10)), width) + "    recall"
    for digit, counts in enumerate(found.confusion):
        cells = (str(count) if count else "." for count in counts)
        yield f"  {digit:7}" + _row(cells, width) + f"{percent(found.recall[digit]):>10}"
    yield "  precise" + _row(_brief(found.precision), width)


def _brief(shares: NDArray[np.float64]) -> Iterator[str]:
    """Percentages of at most four characters."""
    for share in shares:
        if not math.isfinite(share):
            yield "-"
        else:
            yield "100" if share >= 0.9995 else f"{share * 100:.1f}"


def _row(cells: Iterable[str], width: int) -> str:
    return "".join(f"{cell:>{width}}" for cell in cells)


def _line(label: str, value: str) -> str:
    return f"  {label:{_LABEL}}{value}"


def _named(mistake: Mistake) -> str:
    return shown(mistake.name) if mistake.file else number_of(mistake)
