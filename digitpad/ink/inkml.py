"""Drawings as InkML (W3C Recommendation of 20 September 2011): read and written.

A trace is a stroke. Of its channels X, Y, T (time) and F (force) are kept; values may be given as
they are, as differences (') or as differences of differences ("), as the Recommendation has it.
"""

from __future__ import annotations

import hashlib
import math
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from digitpad.ink import InkError
from digitpad.ink.strokes import FAR, Drawing, Stroke
from digitpad.sentences import reason, shown

NAMESPACE: Final = "http://www.w3.org/2003/InkML"
SUFFIX: Final = ".inkml"
MOST_BYTES: Final = 50_000_000
"""Hours of writing; more than that is something else."""

_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_LABELS: Final = ("truth", "label")
_VALUE: Final = re.compile(
    r"([!'\"]?)\s*((?:-\s*)?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?#[0-9A-Fa-f]+|[TF*?])\s*"
)
_SECONDS: Final = {"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9}


@dataclass(frozen=True, eq=False)
class InkDocument:
    """What an InkML file holds.

    Attributes:
        drawing: its traces, y down; pressures from 0 to 1, times from the first point on.
        label: what was written, from an annotation of type truth or label; "" if it does not say.
        writer: who wrote it, from an annotation of type writer; "" if it does not say.
        checksum: MD5 of the file.
    """

    drawing: Drawing
    label: str = ""
    writer: str = ""
    checksum: str = ""


@dataclass(frozen=True)
class _Channel:
    """One column of a trace: its name, and how its numbers become ours."""

    name: str
    scale: float = 1.0
    most: float | None = None


_PLAIN: Final = (_Channel("X"), _Channel("Y"))


def read_inkml(path: Path) -> Drawing:
    """Read the drawing in an InkML file.

    Raises:
        InkError: the file cannot be read or is no InkML; the sentence names it.
    """
    return read_ink_document(path).drawing


def read_ink_document(path: Path) -> InkDocument:
    """Read an InkML file with its annotations. Raises as `read_inkml` does."""
    name = shown(path)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InkError("{name} cannot be read: {why}.", name=name, why=reason(error)) from error
    if len(content) > MOST_BYTES:
        raise InkError(
            "{name} is too large for a drawing: more than {most} bytes.", name=name, most=MOST_BYTES
        )
    try:
        return parse_inkml(content)
    except InkError as error:
        raise InkError("{name} is no drawing in InkML: {why}", name=name, why=error) from error


def parse_inkml(content: bytes) -> InkDocument:
    """The document in the bytes of an InkML file.

    Raises:
        InkError: they are no InkML; the sentence says why and names no file.
    """
    _refuse_entities(content)
    try:
        root = ET.fromstring(content)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise InkError("it is not well-formed XML: {why}.", why=error) from error
    if _tag(root) != "ink":
        raise InkError("it begins with <{tag}> and not with <ink>.", tag=_tag(root))
    notes = {
        (note.get("type") or "").lower(): (note.text or "").strip()
        for note in reversed(list(root.iter()))
        if _tag(note) == "annotation"
    }
    label = next((notes[kind] for kind in _LABELS if kind in notes), "")
    checksum = hashlib.md5(content, usedforsecurity=False).hexdigest()
    return InkDocument(_drawing(root), label, notes.get("writer", ""), checksum)


def to_inkml(drawing: Drawing, label: str = "") -> str:
    """A drawing as an InkML document, to be written as UTF-8.

    Times and pressures are in it if every stroke has them.

    Args:
        drawing: any, an empty one too.
        label: what was written, if it is known.
    """
    strokes = drawing.strokes
    timed = bool(strokes) and all(stroke.times is not None for stroke in strokes)
    pressed = bool(strokes) and all(stroke.pressures is not None for stroke in strokes)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<ink xmlns="{NAMESPACE}">',
        "  <context>",
        "    <traceFormat>",
        '      <channel name="X" type="decimal"/>',
        '      <channel name="Y" type="decimal"/>',
        *(['      <channel name="T" type="decimal" units="s"/>'] if timed else []),
        *(['      <channel name="F" type="decimal" min="0" max="1"/>'] if pressed else []),
        "    </traceFormat>",
        "  </context>",
    ]
    if label:
        lines.append(f'  <annotation type="truth">{escape(label)}</annotation>')
    for stroke in strokes:
        columns = [stroke.points]
        columns += [stroke.times[:, None]] if timed and stroke.times is not None else []
        columns += [stroke.pressures[:, None]] if pressed and stroke.pressures is not None else []
        rows = np.concatenate(columns, axis=1)
        # The text of a float32 is the shortest that gives it back.
        points = ", ".join(" ".join(str(value) for value in row) for row in rows)
        lines.append(f"  <trace>{points}</trace>")
    return "\n".join([*lines, "</ink>", ""])


def _refuse_entities(content: bytes) -> None:
    """Refuse a document that declares entities, before any of them could be expanded."""

    def refuse(*_: object) -> NoReturn:
        raise InkError("it declares entities, which no drawing needs and which may be harmful.")

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise InkError("it is not well-formed XML: {why}.", why=error) from error


def _tag(element: ET.Element) -> str:
    """Its name without the namespace, which some programs leave out."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _drawing(root: ET.Element) -> Drawing:
    defined = {key: element for element in root.iter() if (key := element.get(_ID))}
    hidden = {trace for part in root.iter() if _tag(part) == "definitions" for trace in part.iter()}
    formats = [element for element in root.iter() if _tag(element) == "traceFormat"]
    current = _channels(formats[0]) if len(formats) == 1 else _PLAIN
    found: list[tuple[tuple[_Channel, ...], NDArray[np.float64]]] = []
    place: dict[str, int] = {}
    for element in root.iter():
        if element in hidden:
            continue
        if _tag(element) == "context":
            current = _context(element, defined) or current
        elif _tag(element) == "traceFormat":
            current = _channels(element)
        elif _tag(element) == "trace" and element.get("type") != "penUp":
            referred = defined.get((element.get("contextRef") or "").lstrip("#"))
            channels = (None if referred is None else _context(referred, defined)) or current
            values = _values(element.text or "", channels)
            values[:, _column(channels, "T")] += _offset(element)
            prior = place.get((element.get("priorRef") or "").lstrip("#"))
            if prior is None or found[prior][0] != channels:
                prior = len(found)
                found.append((channels, values))
            else:
                # A trace may be told in pieces.
                found[prior] = (channels, np.concatenate([found[prior][1], values]))
            if name := element.get(_ID):
                place[name] = prior
    return Drawing(tuple(_strokes(found)))


def _offset(trace: ET.Element) -> float:
    """Seconds to add to the times of a trace."""
    try:
        offset = float(trace.get("timeOffset") or 0) * 1e-3
    except ValueError:
        offset = math.nan
    if not abs(offset) <= FAR:
        raise InkError("a trace has a timeOffset that is no number.")
    return offset


def _strokes(found: list[tuple[tuple[_Channel, ...], NDArray[np.float64]]]) -> list[Stroke]:
    """Traces as strokes: times count from the first of all points, pressures go from 0 to 1."""
    times = [values[0, _column(channels, "T")] for channels, values in found]
    start = next((time[0] for time in times if len(time)), 0.0)
    hardest = max(
        (values[:, _column(channels, "F")].max(initial=1.0) for channels, values in found),
        default=1.0,
    )
    strokes = []
    for channels, values in found:
        time, force = _column(channels, "T"), _column(channels, "F")
        most = next((c.most for c in channels if c.name == "F" and c.most), None) or hardest
        points = values[:, _column(channels, "X") + _column(channels, "Y")]
        strokes.append(
            Stroke(
                Stroke.of(points).points,
                (values[:, time[0]] - start).astype(np.float32) if time else None,
                np.clip(values[:, force[0]] / most, 0, 1).astype(np.float32) if force else None,
            )
        )
    return strokes


def _column(channels: tuple[_Channel, ...], name: str) -> list[int]:
    """Where a channel is; as a list, empty if it is missing."""
    return [at for at, channel in enumerate(channels) if channel.name == name][:1]


def _context(element: ET.Element, defined: dict[str, ET.Element]) -> tuple[_Channel, ...] | None:
    """The channels that a context or an ink source gives, here or by reference."""
    for child in element.iter():
        if _tag(child) == "traceFormat":
            return _channels(child)
    for reference in ("traceFormatRef", "inkSourceRef", "contextRef"):
        referred = defined.get((element.get(reference) or "").lstrip("#"))
        if referred is None or referred is element:
            continue
        for child in referred.iter():
            if _tag(child) == "traceFormat":
                return _channels(child)
    return None


def _channels(trace_format: ET.Element) -> tuple[_Channel, ...]:
    """The regular channels; the intermittent ones come after them and are not needed."""
    skipped = {
        channel
        for part in trace_format.iter()
        if _tag(part) == "intermittentChannels"
        for channel in part
    }
    channels = tuple(
        _channel(element)
        for element in trace_format.iter()
        if _tag(element) == "channel" and element not in skipped
    )
    if not {"X", "Y"} <= {channel.name for channel in channels}:
        raise InkError("its traces have no X or no Y.")
    return channels


def _channel(element: ET.Element) -> _Channel:
    name = (element.get("name") or "").upper()
    try:
        most = float(element.get("max") or "nan")
    except ValueError:
        most = float("nan")
    scale = 1.0
    if name == "T":
        scale = _SECONDS.get(element.get("units") or "ms", 1e-3)
    elif name in ("X", "Y") and (element.get("orientation") or "").startswith("-"):
        scale = -1.0
    return _Channel(name, scale, most=most if np.isfinite(most) and most > 0 else None)


def _values(text: str, channels: tuple[_Channel, ...]) -> NDArray[np.float64]:
    """The numbers of a trace, (points, channels), differences added up, in our units."""
    count = len(channels)
    value, speed, order = [0.0] * count, [0.0] * count, ["!"] * count
    rows: list[tuple[float, ...]] = []
    for point in text.strip().strip(",").split(","):
        words = _words(point)
        if len(words) < count:
            raise InkError(
                "a trace has the point “{point}”, not {count} values.",
                point=point.strip()[:40],
                count=count,
            )
        for at, (prefix, word) in enumerate(words[:count]):
            if not rows and prefix in ("'", '"'):
                raise InkError("a trace begins with a difference, from nothing.")
            order[at] = prefix or order[at]
            if word in ("*", "?"):
                continue
            number = _number(word)
            before = value[at]
            if order[at] == "!":
                value[at] = number
            elif order[at] == "'":
                value[at] += number
            else:
                value[at] += speed[at] + number
            # The first point comes from nowhere.
            speed[at] = value[at] - before if rows else 0.0
        rows.append(tuple(value))
    numbers: NDArray[np.float64] = np.array(rows) * np.array(
        [channel.scale for channel in channels]
    )
    if not np.isfinite(numbers).all() or np.abs(numbers).max() > FAR:
        raise InkError("a trace has a number that is far too large.")
    return numbers


def _words(point: str) -> list[tuple[str, str]]:
    """The values of a point with their prefixes, which need no space between them."""
    words, at = [], 0
    point = point.strip()
    while at < len(point):
        match = _VALUE.match(point, at)
        if match is None:
            raise InkError("a trace has “{text}” where a number should be.", text=point[at:][:40])
        words.append((match[1], match[2]))
        at = match.end()
    return words


def _number(word: str) -> float:
    """A decimal, a hexadecimal after #, or a truth value."""
    word = re.sub(r"\s", "", word)
    if word in ("T", "F"):
        return float(word == "T")
    if "#" in word:
        number = int(word.replace("#", ""), 16)
        # One that no float can hold is refused as any other that is too large.
        return float(number) if abs(number) <= FAR else math.inf
    return float(word)
