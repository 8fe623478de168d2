"""Whatever is said below the window can be said in another language.

The sources are read, not run: a sentence may stand where no test comes by.
"""

import ast
import re

import pytest
from said import SOURCES, calls, sentences_in_sources

NAME = re.compile(r"\{([a-z_]+)\}")


def makers() -> set[str]:
    """The functions that give a sentence, as their signatures say and mypy checks."""
    return {"str", "from_json"} | {
        node.name
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.returns is not None
        and ast.unparse(node.returns) == "Sentence"
    }


def is_made_elsewhere(call: ast.Call, makers: set[str]) -> bool:
    """Whether a constant is said, another error's text, or what a function gives."""
    match call.args:
        case [ast.Name(id=name)]:
            return name.isupper()
        case [ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name))]:
            return name in makers
        case _:
            return False


def test_every_sentence_stands_in_the_sources_where_lupdate_finds_it() -> None:
    known = makers()
    hidden = [
        said.where
        for said in sentences_in_sources()
        if said.words is None and not is_made_elsewhere(said.call, known)
    ]
    assert not hidden, f"no f-string, no variable, but “{{name}}” and name=…: {hidden}"


def test_every_name_in_a_sentence_has_a_value_and_every_value_a_name() -> None:
    for said in sentences_in_sources():
        if said.words is not None:
            given = {keyword.arg for keyword in said.call.keywords}
            assert set(NAME.findall(said.words)) == given, said.where
            assert "{" not in NAME.sub("", said.words), said.where


@pytest.mark.parametrize("told", ["Failed", "FileRead", "Broken"])
def test_what_the_window_is_told_in_other_ways_is_a_sentence_too(told: str) -> None:
    loose = [
        said.where
        for said in calls(told)
        for argument in (*said.call.args, *(keyword.value for keyword in said.call.keywords))
        if isinstance(argument, ast.JoinedStr)
        or (isinstance(argument, ast.Constant) and " " in str(argument.value))
        # Only the command line reads standard input.
        if not said.where.startswith("cli/classify.py")
    ]
    assert not loose


def test_the_window_shows_no_error_but_in_the_user_s_language() -> None:
    raw = []
    for path in sorted((SOURCES / "ui").glob("*.py")):
        for handler in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(handler, ast.ExceptHandler) or handler.type is None:
                continue
            if not re.search(r"\b(Ink|Data|Model|Training|OS)Error\b", ast.unparse(handler.type)):
                continue
            shown = (f"str({handler.name})", f"{handler.name}.strerror", f"{{{handler.name}}}")
            raw += [
                f"{path.name}:{node.lineno}"
                for node in ast.walk(handler)
                if isinstance(node, (ast.Call, ast.Attribute, ast.JoinedStr))
                and any(way in ast.unparse(node) for way in shown)
            ]
    assert not raw, f"say it with `said`: {raw}"
