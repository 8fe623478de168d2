"""Where the program's sources say something that a person reads, below the window."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SOURCES = Path(__file__).parents[1] / "digitpad"
ERRORS = {"InkError", "DataError", "ModelError", "TrainingError", "_Refused"}


class Said(NamedTuple):
    """Where a sentence is made or an error is raised."""

    where: str
    call: ast.Call

    @property
    def words(self) -> str | None:
        """The template, if it stands there as it is."""
        match self.call.args:
            case [ast.Constant(value=str(words))]:
                return words
            case _:
                return None


def calls(*names: str) -> Iterator[Said]:
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in names
            ):
                said = Said(f"{path.relative_to(SOURCES)}:{node.lineno}", node)
                # Where sentences are defined they are made of what comes.
                if path.name != "sentences.py" or said.words is not None:
                    yield said


def sentences_in_sources() -> Iterator[Said]:
    """Where sentences are made and errors are raised."""
    return calls("Sentence", *ERRORS)
