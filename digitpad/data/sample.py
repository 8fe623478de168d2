"""A sample: one labelled drawing or picture that the user kept."""

from __future__ import annotations

import base64
import hashlib
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final, TypeGuard

import numpy as np
from numpy.typing import NDArray

from digitpad.data import DataError
from digitpad.data.corpus import OUTLIER, Frames
from digitpad.ink import InkError
from digitpad.ink.strokes import Stroke

LABELS: Final = (*range(10), OUTLIER)
"""What a sample may be, in the order in which to show it."""
_SIDE: Final = 28
_YEARS: Final = range(1970, 3000)
"""What every system's clock can say in local time."""
_HEADER: Final = struct.Struct("<II")


def now() -> str:
    """The time as a sample notes it: ISO 8601, UTC, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True, eq=False)
class Sample:
    """One labelled glyph of the user's.

    Attributes:
        label: 0 to 9, or -1 for no digit.
        frame: uint8 (28, 28), 0 paper to 255 ink: what the model saw.
        strokes: as they were drawn; empty if it is from a picture.
        created: when it was kept: ISO 8601, UTC.
        model: the name of the model that read it then; empty if unknown.
        read_as: what that model took it for: 0 to 9, or -1 for no digit.
        confidence: that model's probability of `read_as` or, for -1, of the best digit; 0 to 1.
    """

    label: int
    frame: Frames
    strokes: tuple[Stroke, ...] = ()
    created: str = field(default_factory=now)
    model: str = ""
    read_as: int = OUTLIER
    confidence: float = 0.0

    @cached_property
    def id(self) -> str:
        """What tells it from others: made of its ink alone, so that no ink is kept twice."""
        return ink_id(self.strokes, self.frame)


def ink_id(strokes: Sequence[Stroke], frame: Frames) -> str:
    """16 hexadecimal digits made of the points, or of the frame if there are no strokes."""
    digest = hashlib.sha256()
    for stroke in strokes:
        digest.update(len(stroke.points).to_bytes(4, "little"))
        digest.update(np.ascontiguousarray(stroke.points, "<f4").tobytes())
    if not strokes:
        digest.update(np.ascontiguousarray(frame, np.uint8).tobytes())
    return digest.hexdigest()[:16]


# As bytes, for the store: quick, and exact to the last bit


def strokes_to_bytes(strokes: Sequence[Stroke]) -> bytes:
    """Strokes as little-endian bytes, b"" if there are none.

    Of each: uint32 how many points, uint32 what follows them (1 times, 2 pressures, 3 both), then
    float32 x and y of each point, and one float32 a point of what follows.
    """
    parts = []
    for stroke in strokes:
        beside = [stroke.times, stroke.pressures]
        follows = sum(bit for bit, values in zip((1, 2), beside, strict=True) if values is not None)
        parts.append(_HEADER.pack(len(stroke.points), follows))
        there = [values for values in (stroke.points, *beside) if values is not None]
        parts += [np.ascontiguousarray(values, "<f4").tobytes() for values in there]
    return b"".join(parts)


def strokes_from_bytes(content: bytes) -> tuple[Stroke, ...]:
    """The strokes in such bytes.

    Raises:
        DataError: they are something else; the sentence names no file.
    """
    strokes = []
    at = 0
    try:
        while at < len(content):
            count, follows = _HEADER.unpack_from(content, at)
            at += _HEADER.size
            columns: list[NDArray[np.float32] | None] = []
            for width, there in ((2, True), (1, follows & 1), (1, follows & 2)):
                if there:
                    columns.append(np.frombuffer(content, "<f4", count * width, at))
                    at += 4 * count * width
                else:
                    columns.append(None)
            points, times, pressures = columns
            assert points is not None
            strokes.append(Stroke(Stroke.of(points.reshape(-1, 2)).points, times, pressures))
    except (struct.error, ValueError, InkError) as error:
        raise DataError("its strokes cannot be read.") from error
    return tuple(strokes)


# As a line of JSON, to take along


def to_line(sample: Sample) -> str:
    """A sample as one line of JSON, without the newline."""
    content = {
        "label": sample.label,
        "created": sample.created,
        "model": sample.model,
        "read_as": sample.read_as,
        "confidence": round(sample.confidence, 6),
        "frame": base64.b64encode(sample.frame.tobytes()).decode(),
        "strokes": [_stroke_to_plain(stroke) for stroke in sample.strokes],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def from_line(line: str | bytes) -> Sample:
    """The sample in such a line. It may be anybody's: nothing in it is trusted.

    Raises:
        DataError: there is none in it; the sentence says why and names no file.
    """
    try:
        content = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DataError("it is no JSON.") from error
    if not isinstance(content, Mapping):
        raise DataError("it is no JSON object.")
    label, read_as = content.get("label"), content.get("read_as", OUTLIER)
    if not _is_label(label) or not _is_label(read_as):
        raise DataError("its label is not 0 to 9, or -1 for no digit.")
    confidence = content.get("confidence", 0.0)
    if not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
        raise DataError("its confidence is not between 0 and 1.")
    model = content.get("model", "")
    if not isinstance(model, str) or not _is_unicode(model):
        raise DataError("its model is no name.")
    return Sample(
        label,
        _frame(content.get("frame")),
        _strokes(content.get("strokes", [])),
        _time(content.get("created")),
        model,
        read_as,
        float(confidence),
    )


def _is_unicode(text: str) -> bool:
    """Whether a text can be written down: JSON has ways to halve a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_label(value: object) -> TypeGuard[int]:
    return type(value) is int and value in LABELS


def _time(value: object) -> str:
    try:
        moment = datetime.fromisoformat(str(value))
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
        if moment.year not in _YEARS:
            raise ValueError(value)
        return moment.isoformat(timespec="milliseconds")
    except (ValueError, OverflowError) as error:
        raise DataError("it does not say when it was made.") from error


def _frame(value: object) -> Frames:
    try:
        content = base64.b64decode(str(value), validate=True)
    except ValueError as error:
        raise DataError("its frame is not in base64.") from error
    if len(content) != _SIDE * _SIDE:
        raise DataError("its frame is not {side} by {side} bytes.", side=_SIDE)
    return np.frombuffer(content, np.uint8).reshape(_SIDE, _SIDE)


def _stroke_to_plain(stroke: Stroke) -> dict[str, Any]:
    x, y = _short(stroke.points[:, 0]), _short(stroke.points[:, 1])
    plain: dict[str, Any] = {"points": [list(point) for point in zip(x, y, strict=True)]}
    if stroke.times is not None:
        plain["times"] = _short(stroke.times)
    if stroke.pressures is not None:
        plain["pressures"] = _short(stroke.pressures)
    return plain


def _short(values: NDArray[np.float32]) -> list[float]:
    """The numbers with as many digits as tell one float32 from its neighbours."""
    return [float(f"{value:.9g}") for value in values.tolist()]


def _strokes(content: object) -> tuple[Stroke, ...]:
    if not isinstance(content, list):
        raise DataError("its strokes are no list.")
    try:
        # A number too large for a float32 becomes infinite, and that is refused.
        with np.errstate(over="ignore"):
            return tuple(_stroke(plain) for plain in content)
    except (InkError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise DataError("one of its strokes is none.") from error


def _stroke(plain: Mapping[str, Any]) -> Stroke:
    points = Stroke.of(plain["points"]).points
    return Stroke(points, _along(points, plain, "times"), _along(points, plain, "pressures"))


def _along(
    points: NDArray[np.float32], plain: Mapping[str, Any], name: str
) -> NDArray[np.float32] | None:
    """The numbers beside the points, one each; None if there are none."""
    if plain.get(name) is None:
        return None
    values = np.array(plain[name], np.float32)
    if values.shape != (len(points),) or not np.isfinite(values).all():
        raise DataError("it has not one of its {name} for each point.", name=name)
    return values
