"""A report as one page of HTML that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Callable, Iterable
from html import escape
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digitpad.evaluation.report import (
    DigitFigures,
    Mistake,
    OutlierFigures,
    Report,
    SuiteReport,
)
from digitpad.evaluation.scoring import DIGITS_KEPT, Reliability, Score
from digitpad.evaluation.text import number_of, percent, told
from digitpad.ink import InkError
from digitpad.ink.picture import open_picture
from digitpad.sentences import Sentence

Say: TypeAlias = Callable[[str], str]
"""Gives a sentence in some language; `str` leaves it in English."""

_THUMBNAIL: Final = 112
"""Pixels of the longer side of a picture in the page."""
_THUMBNAIL_PIXELS: Final = 200_000
"""A picture is opened no larger than this before it is made a thumbnail."""
_PLOT: Final = 220
"""Pixels of a side of the reliability diagram."""
_TICKS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)

_STYLE: Final = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1f23; --quiet: #5b6570; --rule: #dde1e6;
  --accent: #2864c8; --wrong: #c2410c; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181b; --ink: #e6e8ea; --quiet: #9aa2ab;
  --rule: #33383e; --accent: #6ea0f5; --wrong: #f0884f; } }
body { margin: 2rem auto; padding: 0 1.5rem; max-width: 60rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 3rem 0 .75rem; border-top: 1px solid var(--rule);
  padding-top: 1.5rem; }
h2 small { font-weight: normal; font-size: 1rem; color: var(--quiet); }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { color: var(--quiet); margin: 0; }
dl { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 0; }
dl div { min-width: 7rem; }
dt { color: var(--quiet); font-size: .875rem; }
dd { margin: 0; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
th { color: var(--quiet); font-weight: normal; }
th, td { padding: .3rem .5rem; text-align: right; }
td.cell { --of: var(--wrong);
  background: color-mix(in srgb, var(--of) calc(var(--much) * 60%), transparent); }
td.right { --of: var(--accent); }
td.none { color: var(--quiet); }
summary { margin-top: 1.5rem; cursor: pointer; }
svg { display: block; }
svg text { fill: var(--quiet); font-size: 11px; }
.side { display: flex; flex-wrap: wrap; gap: 0 3rem; align-items: flex-start; }
.wide { overflow-x: auto; max-width: 100%; }
.mistakes { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; margin: 0; padding: 0; }
.mistakes li { width: 8rem; font-size: .8125rem; line-height: 1.35; overflow-wrap: anywhere; }
.mistakes span { display: flex; gap: 4px; margin-bottom: .25rem; }
.mistakes img { height: 60px; max-width: 60px; object-fit: contain; }
.mistakes .seen { image-rendering: pixelated; width: 60px; }
.mistakes small { color: var(--quiet); }
"""


def to_html(report: Report, say: Say = str, language: str = "en") -> str:
    """The whole page; pictures that cannot be opened any more are left out of it.

    Args:
        report: what it shows.
        say: puts a sentence into the language of the page.
        language: of the page, as HTML names it.
    """
    title = f"digitpad: {escape(report.model)}"
    threshold = (
        Sentence("Its card has no digit threshold: it takes everything for a digit.")
        if report.threshold is None
        else Sentence(
            "A glyph is a digit from a score of {threshold} on.", threshold=f"{report.threshold:g}"
        )
    )
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            '<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>{_STYLE}</style></head>",
            f"<body><h1>{escape(report.model)}</h1>",
            f"<p>{escape(say(threshold))}</p>",
            *(_suite(suite, say) for suite in report.suites),
            "</body></html>",
            "",
        )
    )


def _suite(suite: SuiteReport, say: Say) -> str:
    if isinstance(suite.figures, DigitFigures):
        size = Sentence("{count} digits", count=suite.size)
        figures = _digits(suite.figures, say)
        heading = Sentence("Most confident mistakes")
    else:
        size = Sentence("{count} that are no digits", count=suite.size)
        figures = _outliers(suite.figures, say)
        heading = Sentence("Most digit-like of those taken for digits")
    parts = [f"<h2>{escape(suite.name)} <small>{escape(say(size))}</small></h2>", figures]
    if suite.mistakes:
        items = "\n".join(_mistake(mistake, say) for mistake in suite.mistakes)
        parts.append(f'<h3>{escape(say(heading))}</h3>\n<ul class="mistakes">\n{items}\n</ul>')
    return "\n".join(parts)


def _digits(figures: DigitFigures, say: Say) -> str:
    found = figures.score
    listed = [(Sentence("accuracy"), percent(found.accuracy))]
    if figures.mean_over_sources is not None:
        listed.append((Sentence("mean over sources"), percent(figures.mean_over_sources)))
    listed += [
        (Sentence("loss"), f"{found.loss:.4f}"),
        (Sentence("calibration error"), percent(found.calibration_error)),
        (Sentence("kept as digits"), percent(found.kept)),
    ]
    if found.unread.any():
        listed.append((Sentence("no ink found in"), f"{found.unread.sum():,}"))
    matrix = escape(say(Sentence("Right digit by digit read")))
    diagram = escape(say(Sentence("Share right by confidence")))
    parts = [
        _list(listed, say),
        '<div class="side">',
        f'<div class="wide"><h3>{matrix}</h3>{_confusion(found, say)}</div>',
        f"<div><h3>{diagram}</h3>{_diagram(figures.reliability, say)}</div>",
        "</div>",
    ]
    if figures.by_source:
        rows = "".join(
            f"<tr><th>{escape(name) or '-'}</th><td>{percent(share)}</td></tr>"
            for name, share in sorted(
                figures.by_source.items(), key=lambda item: (item[1], item[0])
            )
        )
        count = Sentence("{count} sources, the lowest first", count=len(figures.by_source))
        parts.append(
            f"<details><summary>{escape(say(count))}</summary><table>{rows}</table></details>"
        )
    return "\n".join(parts)


def _outliers(figures: OutlierFigures, say: Say) -> str:
    refusal = figures.refusal
    kept = Sentence("refused with {percent} % of digits kept", percent=round(100 * DIGITS_KEPT))
    return _list(
        (
            (Sentence("refused"), percent(refusal.refused)),
            (kept, percent(refusal.refused_at_kept)),
            (Sentence("AUROC"), f"{refusal.auroc:.4f}"),
            (Sentence("told from"), ", ".join(figures.against)),
        ),
        say,
    )


def _list(figures: Iterable[tuple[Sentence, str]], say: Say) -> str:
    items = (
        f"<div><dt>{escape(say(name))}</dt><dd>{escape(value)}</dd></div>"
        for name, value in figures
    )
    return f"<dl>{''.join(items)}</dl>"


def _confusion(found: Score, say: Say) -> str:
    heads = "".join(f'<th scope="col">{digit}</th>' for digit in range(10))
    totals = np.maximum(found.confusion.sum(axis=1), 1)
    rows = [
        f'<tr><th scope="row">{digit}</th>'
        + "".join(
            _cell(int(count), int(count) / int(totals[digit]), right=read == digit)
            for read, count in enumerate(counts)
        )
        + f"<td>{percent(found.recall[digit])}</td></tr>"
        for digit, counts in enumerate(found.confusion)
    ]
    precision = "".join(f"<td>{_brief(share)}</td>" for share in found.precision)
    recall, share = escape(say(Sentence("recall"))), escape(say(Sentence("precision, %")))
    return (
        f'<table><tr><th></th>{heads}<th scope="col">{recall}</th></tr>\n'
        + "\n".join(rows)
        + f'\n<tr><th scope="row">{share}</th>{precision}<td></td></tr></table>'
    )


def _cell(count: int, share: float, *, right: bool) -> str:
    # Mistakes are rare: their root shows one in a hundred, and two as more than one.
    much = share if right else math.sqrt(share)
    kind = "cell right" if right else "cell" if count else "none"
    return f'<td class="{kind}" style="--much:{much:.3f}">{count:,}</td>'


def _brief(share: float) -> str:
    return f"{share * 100:.1f}" if math.isfinite(share) else "-"


def _diagram(found: Reliability, say: Say) -> str:
    """Bars of the share right by confidence; on the dashed line they would be as they should."""
    width = _PLOT / len(found.counts)
    bars = "".join(
        f'<rect x="{at * width + 1:.1f}" y="{_PLOT * (1 - right):.1f}" width="{width - 2:.1f}" '
        f'height="{max(_PLOT * right, 1):.1f}" fill="var(--accent)" fill-opacity="0.55">'
        f"<title>{escape(say(_bar(count, said, right)))}</title></rect>"
        for at, (count, said, right) in enumerate(
            zip(found.counts, found.confidence, found.accuracy, strict=True)
        )
        if count
    )
    title, axis = say(Sentence("Reliability diagram")), say(Sentence("confidence"))
    ticks = "".join(
        f'<text x="-6" y="{_PLOT * (1 - tick) + 4:.0f}" text-anchor="end">{tick:.0%}</text>'
        f'<text x="{_PLOT * tick:.0f}" y="{_PLOT + 16}" text-anchor="middle">{tick:.0%}</text>'
        for tick in _TICKS
    )
    side = _PLOT + 70
    return (
        f'<svg role="img" aria-label="{escape(title)}" width="{side}" height="{side}" '
        f'viewBox="-45 -10 {side} {side}">{bars}'
        f'<rect width="{_PLOT}" height="{_PLOT}" fill="none" stroke="var(--rule)"/>'
        f'<line x1="0" y1="{_PLOT}" x2="{_PLOT}" y2="0" stroke="var(--quiet)" '
        f'stroke-dasharray="4 4"/>{ticks}'
        f'<text x="{_PLOT / 2}" y="{_PLOT + 36}" text-anchor="middle">{escape(axis)}</text></svg>'
    )


def _bar(count: int, confidence: float, right: float) -> Sentence:
    return Sentence(
        "{count} with {confidence} on average: {right} right",
        count=count,
        confidence=percent(confidence),
        right=percent(right),
    )


def _mistake(mistake: Mistake, say: Say) -> str:
    seen = escape(say(Sentence("what the model saw")))
    frame = f'<img class="seen" alt="{seen}" src="{_data_uri(255 - mistake.frame)}">'
    shown = f"<span>{_thumbnail(mistake, say)}{frame}</span>"
    name = escape(mistake.name if mistake.file else say(number_of(mistake)))
    return f"<li>{shown}{escape(say(told(mistake)))}<br><small>{name}</small></li>"


def _thumbnail(mistake: Mistake, say: Say) -> str:
    """The picture that was read, small; "" if there is none, or it is gone by now."""
    if mistake.file is None:
        return ""
    try:
        picture = open_picture(mistake.file, most_pixels=_THUMBNAIL_PIXELS)
    except InkError:
        return ""
    image = Image.fromarray(picture.pixels)
    image.thumbnail((_THUMBNAIL, _THUMBNAIL))
    alt = escape(say(Sentence("the picture")))
    return f'<img alt="{alt}" src="{_data_uri(np.asarray(image))}">'


def _data_uri(pixels: NDArray[np.uint8]) -> str:
    """A picture, uint8 (h, w) or (h, w, 3), as a PNG within a page."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
