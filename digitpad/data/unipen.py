"""UNIPEN 1.0 (Guyon et al., 1994): characters written on tablets, as text.

Components, numbered from 0 across a file and what it includes, are the points of one pen-down, and
those of a pen-up if any are told: most files end a stroke with a `.PEN_UP` that has none, and do
not count it. `.SEGMENT CHARACTER 3-4 ? "7"` says what components 3 and 4 spell. The UNIPEN corpus
keeps segments and coordinates in two files; UCI's pendigits-orig puts each segment right before its
components, numbered or not, and has digit, writer and number in a `.COMMENT` below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digitpad.data import DataError
from digitpad.ink.strokes import Points
from digitpad.library.files import is_file
from digitpad.sentences import Sentence, reason

_KEYWORD: Final = re.compile(r"\s*\.([A-Z][A-Z_]*)\b(.*)", re.DOTALL)
_LABEL: Final = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_DELINEATION: Final = re.compile(r"\d{1,9}(?::\d{1,9})?(?:-\d{1,9}(?::\d{1,9})?)?")
_PENDIGITS_NOTE: Final = re.compile(r"\s*(\d)\s+(\d+)\s+\d+\s*")
_CHARACTERS: Final = frozenset(("CHARACTER", "CHAR", "DIGIT", "LETTER"))
"""The levels of a hierarchy at which one segment is one character."""
_ESCAPES: Final = {"n": "\n", "t": "\t"}
_DOCUMENTS: Final = (".doc", ".lex")
"""What else is included: documentation, which may be missing, and word lists."""
_DEEPEST: Final = 8


@dataclass(frozen=True, eq=False)
class Character:
    """One labelled character.

    Attributes:
        strokes: float32 (n, 2) each, n >= 1, in units of the tablet, y down.
        label: what it is, one character.
        writer: who wrote it: the lab and the `.WRITER_ID`, or the file's name.
    """

    strokes: tuple[Points, ...]
    label: str
    writer: str


@dataclass(frozen=True, eq=False)
class _Component:
    """Points of a pen-down or a pen-up, (n, 2), y up; and the `.WRITER_ID` before them."""

    down: bool
    points: NDArray[np.float64]
    writer: str


@dataclass(frozen=True)
class _Segment:
    """A `.SEGMENT` of one character.

    Attributes:
        line: where it stands in the file.
        label: of one character; "" if it is of no use.
        parts: the delineation, piece by piece; empty if there is none.
        first: how many components came before it.
        writer: from a comment below it; "" without one.
    """

    line: int
    label: str
    parts: tuple[str, ...]
    first: int
    writer: str = ""


@dataclass
class _State:
    """What is known so far of a file and those that it includes."""

    columns: tuple[str, ...] = ("X", "Y")
    components: list[_Component] = field(default_factory=list)
    segments: list[_Segment] = field(default_factory=list)
    writer: str = ""
    lab: str = ""
    contents: list[bytes] = field(default_factory=list)


@dataclass(frozen=True)
class _Statement:
    """A keyword without its dot, what follows up to the next one, and the line it stands in."""

    line: int
    keyword: str
    text: str


def looks_like_unipen(content: bytes) -> bool:
    """Whether a file's first keyword is one of UNIPEN's."""
    return re.match(rb"\s*\.[A-Z][A-Z_]+\b", content) is not None


def read_unipen(path: Path) -> tuple[tuple[Character, ...], tuple[bytes, ...]]:
    """Read a UNIPEN file and what it includes.

    Included files are looked for beside the file, in the folders above it, and in a folder
    `include` there, as the corpus has it.

    Returns:
        The labelled characters, in the order of their segments; those of bad quality, without a
        label or with one of several letters are left out. And the bytes of all files read.

    Raises:
        DataError: a file is missing or broken; the sentence names it and the line.
    """
    state = _State()
    _read(path, state, 0)
    if not state.segments:
        return (), tuple(state.contents)
    inline = _are_inline(state)
    ends = [segment.first for segment in state.segments[1:]] + [len(state.components)]
    characters = []
    for segment, end in zip(state.segments, ends, strict=True):
        if not segment.label:
            continue
        if inline:
            own = [part for part in state.components[segment.first : end] if part.down]
        else:
            own = _delineated(segment, state, path)
        strokes = tuple(
            (part.points * (1.0, -1.0)).astype(np.float32) for part in own if len(part.points)
        )
        if strokes:
            writer = segment.writer or _writer(path, own[0].writer, state.lab)
            characters.append(Character(strokes, segment.label, writer))
    return tuple(characters), tuple(state.contents)


def _writer(path: Path, named: str, lab: str) -> str:
    """Who wrote something; a name is only unique within the lab that gave it."""
    return f"{lab}-{named or path.name}" if lab else named or path.name


def _read(path: Path, state: _State, depth: int) -> None:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError("{path} cannot be read: {why}.", path=path, why=reason(error)) from error
    state.contents.append(content)
    for statement in _statements(content.decode("latin-1")):
        match statement.keyword:
            case "PEN_DOWN" | "PEN_UP":
                _add_component(statement, state, path)
            case "SEGMENT":
                _add_segment(statement, state, path)
            case "COMMENT":
                _note_writer(statement, state, path)
            case "COORD":
                state.columns = tuple(statement.text.upper().split())
                if not {"X", "Y"} <= set(state.columns):
                    why = Sentence("the coordinates have no X or no Y")
                    raise _broken(path, statement.line, why)
            case "WRITER_ID":
                state.writer = " ".join(statement.text.split("\n")[0].split())
            case "INCLUDE":
                _include(statement, state, path, depth)


def _statements(text: str) -> list[_Statement]:
    found: list[_Statement] = []
    pending: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if "." in line and (match := _KEYWORD.fullmatch(line)):
            if found:
                found[-1] = replace(found[-1], text="\n".join(pending))
            found.append(_Statement(number, match[1], ""))
            pending = [match[2]]
        else:
            pending.append(line)
    if found:
        found[-1] = replace(found[-1], text="\n".join(pending))
    return found


def _add_component(statement: _Statement, state: _State, path: Path) -> None:
    down = statement.keyword == "PEN_DOWN"
    width = len(state.columns)
    try:
        numbers = np.array(statement.text.split(), np.float64)
    except ValueError:
        raise _broken(path, _odd_line(statement), Sentence("a coordinate is no number")) from None
    if len(numbers) % width:
        raise _broken(
            path,
            statement.line,
            Sentence("the points below have not all {count} coordinates", count=width),
        )
    if not np.isfinite(numbers).all() or np.abs(numbers).max(initial=0) > 1e9:
        raise _broken(path, statement.line, Sentence("a coordinate below is far too large"))
    if down or len(numbers):
        rows = numbers.reshape(-1, width)
        points = rows[:, [state.columns.index("X"), state.columns.index("Y")]]
        state.components.append(_Component(down, points, state.writer))


def _odd_line(statement: _Statement) -> int:
    """The line of a component's first word that is no number."""
    for offset, line in enumerate(statement.text.split("\n")):
        for word in line.split():
            try:
                float(word)
            except ValueError:
                return statement.line + offset
    return statement.line


def _add_segment(statement: _Statement, state: _State, path: Path) -> None:
    words = statement.text.split(None, 1)
    if not words or words[0].upper() not in _CHARACTERS:
        return
    rest = words[1] if len(words) > 1 else ""
    label = _LABEL.search(rest)
    text = re.sub(
        r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), label[1] if label else ""
    )
    # Numbers, then the quality; a space around the hyphen would be against the rules.
    told = rest[: label.start() if label else None].replace(",", " ").split()
    parts = [word for word in told if word[0].isdigit()]
    for part in parts:
        if not _DELINEATION.fullmatch(part):
            why = Sentence("“{text}” names no components", text=part[:40])
            raise _broken(path, statement.line, why)
    # What is of no use still ends what came before it.
    usable = text if len(text) == 1 and "BAD" not in told else ""
    state.segments.append(_Segment(statement.line, usable, tuple(parts), len(state.components)))


def _note_writer(statement: _Statement, state: _State, path: Path) -> None:
    """Pendigits' way: digit, writer and number in a comment right below the segment."""
    note = _PENDIGITS_NOTE.fullmatch(statement.text)
    last = state.segments[-1] if state.segments else None
    if note and last and last.label == note[1] and last.first == len(state.components):
        # The two files number their writers each from 1: pendigits-orig.tra, pendigits-orig.tes.
        cohort = "pendigits" if path.suffix == ".tra" else path.name
        state.segments[-1] = replace(last, writer=f"{cohort}-{note[2]}")


def _include(statement: _Statement, state: _State, path: Path, depth: int) -> None:
    name = statement.text.strip().split("\n")[0].strip().replace("\\", "/")
    parts = PurePosixPath(name)
    if not name or parts.is_absolute() or ".." in parts.parts or ":" in name:
        raise _broken(
            path, statement.line, Sentence("“{text}” is not a file of the corpus", text=name)
        )
    file = _found(path, parts)
    if file is None:
        if parts.suffix.lower() in _DOCUMENTS:
            return
        raise _broken(
            path, statement.line, Sentence("the file {name} that it includes is missing", name=name)
        )
    if depth == _DEEPEST:
        raise _broken(path, statement.line, Sentence("files include each other without an end"))
    if len(parts.parts) > 1:
        state.lab = state.lab or parts.parts[0]
    if parts.suffix.lower() != ".lex":
        _read(file, state, depth + 1)


def _found(path: Path, name: PurePosixPath) -> Path | None:
    for folder in path.absolute().parents:
        for file in (folder / name, folder / "include" / name):
            if is_file(file) and not (path.exists() and file.samefile(path)):
                return file
    return None


def _are_inline(state: _State) -> bool:
    """Whether each segment stands before its own components."""
    firsts = [segment.first for segment in state.segments] + [len(state.components)]
    alone = len(state.segments) == 1 and bool(state.segments[0].parts)
    return not alone and all(
        any(part.down for part in state.components[first:end]) for first, end in pairwise(firsts)
    )


def _delineated(segment: _Segment, state: _State, path: Path) -> list[_Component]:
    """The pen-downs that a segment names, cut where it says so."""
    if not segment.parts:
        raise _broken(
            path, segment.line, Sentence("the segment does not say what its components are")
        )
    found = []
    for part in segment.parts:
        start, _, end = part.partition("-")
        first, _, from_point = start.partition(":")
        last, _, to_point = (end or start).partition(":")
        if not int(first) <= int(last) < len(state.components):
            count = len(state.components)
            raise _broken(
                path,
                segment.line,
                Sentence("“{text}” is not among its {count} components", text=part, count=count),
            )
        for number in range(int(first), int(last) + 1):
            component = state.components[number]
            low = int(from_point) if from_point and number == int(first) else 0
            high = int(to_point) + 1 if end and to_point and number == int(last) else None
            if component.down:
                found.append(replace(component, points=component.points[low:high]))
    return found


def _broken(path: Path, line: int, why: Sentence) -> DataError:
    return DataError("{path}, line {line}: {why}.", path=path, line=str(line), why=why)
