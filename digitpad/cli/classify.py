"""`digitpad classify`: read pictures and drawings without the window."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from digitpad.sentences import shown

if TYPE_CHECKING:
    from digitpad.recognition.file_reading import FileRead
    from digitpad.recognition.recognizer import Recognizer

STANDARD_INPUT: Final = "-"
_FEW: Final = 12
"""Files that are read sooner than child processes have started."""
_MOST_BYTES: Final = 500_000_000
"""Of standard input; no picture that is read here is larger."""
_NAMELESS: Final = "The picture"
"""What a sentence calls a picture that has no name."""


def add_to(commands: Any) -> None:
    """Add the command to the parser's."""
    parser = commands.add_parser(
        "classify",
        help="read the digits in pictures and drawings",
        description="Read the digits in pictures and in drawings (.inkml), one line a file: its "
        "name, a tab, the digits. Many files are read on all cores.",
    )
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        help="a picture, a drawing, a folder of them, or - for one on standard input",
    )
    parser.add_argument("--single", action="store_true", help="each picture holds one digit")
    parser.add_argument(
        "--model", metavar="PATH", type=Path, help="a model other than the one in use"
    )
    parser.add_argument(
        "--jobs", metavar="N", type=_positive, help="processes to use; as many as there are cores"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line, all details")
    form.add_argument(
        "--csv", action="store_true", help="comma-separated: file, text, confidence, remark"
    )
    # For the child processes: names in, JSON out, until there are no more.
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--thumbnail", type=int, default=0, help=argparse.SUPPRESS)
    parser.set_defaults(run=run, complain=parser.error)


def run(arguments: argparse.Namespace) -> int:
    """Read each file; name those that cannot be read on stderr and go on."""
    from digitpad.cli import DONE, SOME_FAILED
    from digitpad.library import ModelError
    from digitpad.library.store import Library
    from digitpad.recognition.recognizer import Recognizer

    if not arguments.files and not arguments.serve:
        arguments.complain("the following arguments are required: FILE")
    path = arguments.model or Library().current()
    try:
        recognizer = Recognizer.load(path)
    except ModelError as error:
        print(f"digitpad: {error}", file=sys.stderr)
        return SOME_FAILED
    if arguments.serve:
        from digitpad.recognition.many_files import serve

        serve(
            recognizer,
            sys.stdin,
            sys.stdout,
            single=arguments.single,
            thumbnail=arguments.thumbnail,
        )
        return DONE
    show = _printer(arguments)
    all_read = True
    with closing(_readings(arguments, recognizer)) as readings:
        for read in readings:
            all_read = all_read and not read.error
            show(read)
    return DONE if all_read else SOME_FAILED


def _printer(arguments: argparse.Namespace) -> Callable[[FileRead], None]:
    """What tells of a file in the form that was asked for."""
    from digitpad.recognition.file_reading import CSV_COLUMNS, csv_row

    writer = csv.writer(sys.stdout, lineterminator="\n")
    if arguments.csv:
        writer.writerow(CSV_COLUMNS)

    def show(read: FileRead) -> None:
        if read.error:
            print(f"digitpad: {read.error}", file=sys.stderr)
            return
        found = read.details
        for note in found["notes"]:
            print(f"digitpad: {shown(read.file)}: {note}", file=sys.stderr)
        if arguments.json:
            # A name that is no Unicode would make the line no JSON.
            print(json.dumps(found, ensure_ascii=not _is_unicode(read.file)))
        elif arguments.csv:
            writer.writerow(csv_row(found, " ".join(found["notes"])))
        else:
            print(f"{_on_one_line(read.file)}\t{found['text'].replace(chr(10), ' ')}")
        sys.stdout.flush()

    return show


def _readings(
    arguments: argparse.Namespace, recognizer: Recognizer
) -> Generator[FileRead, None, None]:
    """What became of each file, in the order in which they were named."""
    from digitpad.cores import usable_cores

    files = _files(arguments.files)
    jobs = arguments.jobs or usable_cores()
    first = list(islice(files, _FEW))
    if jobs == 1 or len(first) < _FEW or STANDARD_INPUT in arguments.files:
        for file in chain(first, files):
            yield _read(recognizer, file, single=arguments.single)
        return
    # For a few files this would take longer to import than it saves.
    from digitpad.recognition.many_files import Crew, read_many
    from digitpad.training.job import own_command

    command = [*own_command(), "classify", "--serve", "--model", str(recognizer.classifier.path)]
    if arguments.single:
        command.append("--single")
    yield from read_many(chain(first, files), Crew(command), children=jobs)


def _files(names: Iterable[str]) -> Iterator[str]:
    """The files to read; says where there are none."""
    from digitpad.recognition.file_reading import find_files

    for name in names:
        found = False
        for file in find_files([name]):
            found = True
            yield file
        if not found:
            sentence = f"digitpad: {shown(name)} holds no picture and no drawing."
            print(sentence, file=sys.stderr)


def _read(recognizer: Recognizer, file: str, *, single: bool) -> FileRead:
    from digitpad.ink import InkError
    from digitpad.recognition.file_reading import FileRead, details, read_file

    source: str | bytes = file
    if file == STANDARD_INPUT:
        source = sys.stdin.buffer.read(_MOST_BYTES + 1)
        if len(source) > _MOST_BYTES:
            return FileRead(file, error="Standard input is too long for a picture: give its file.")
        if not source:
            return FileRead(file, error="Standard input is empty: send a picture or a drawing.")
    try:
        return FileRead(file, details(file, read_file(recognizer, source, single=single)))
    except InkError as error:
        why = str(error)
        if file == STANDARD_INPUT and why.startswith(_NAMELESS):
            why = f"Standard input{why.removeprefix(_NAMELESS)}"
        return FileRead(file, error=why)


def _on_one_line(name: str) -> str:
    """The name as it is, if it breaks neither the line nor its columns."""
    return ascii(name) if any(mark in name for mark in "\t\n\v\f\r\x85\u2028\u2029") else name


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _positive(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError("a whole number, at least 1, is wanted")
    return int(word)
