"""The report as a page: in any language, and in one only."""

import re
from html import unescape
from pathlib import Path

import numpy as np
from PIL import Image

from digitpad.evaluation.html import to_html
from digitpad.evaluation.report import Report, make_report
from digitpad.evaluation.scoring import Answers
from digitpad.evaluation.suites import Suite
from digitpad.library.card import Card
from digitpad.sentences import Sentence


def report(folder: Path) -> Report:
    """Of a digit read right, one read wrong, one without ink, and two outliers."""
    labels = np.array([3, 8, 5, -1, -1])
    probabilities = np.zeros((5, 10), np.float32)
    probabilities[[0, 1, 3, 4], [3, 3, 7, 7]] = 1
    scores = np.array([5, 5, -np.inf, 4, -4], np.float32)
    frames = np.zeros((5, 28, 28), np.uint8)
    files = tuple(folder / f"{at}.png" for at in range(3))
    for file in files:
        Image.new("L", (20, 20)).save(file)

    def suite(name: str, part: slice, files: tuple[Path, ...]) -> Suite:
        names = tuple(map(str, range(5)))[part]
        answers = Answers(
            *(labels[part], probabilities[part], scores[part], scores[part] > 0, frames[part]),
            names,
            tuple(f"{at % 2}" for at in range(len(names))),
        )
        return Suite(name, "picture", answers, files)

    suites = [suite("1", slice(3), files), suite("2", slice(3, 5), ())]
    return make_report(Card("4", digit_threshold=0.0), suites)


def test_a_page_in_another_language_has_no_english_left(tmp_path: Path) -> None:
    said: list[str] = []

    def say(sentence: str) -> str:
        assert isinstance(sentence, Sentence)
        said.append(sentence.template)
        return "¤"

    page = to_html(report(tmp_path), say, "zh-CN")

    assert '<html lang="zh-CN">' in page
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    shown = re.findall(r">([^<]+)<", body) + re.findall(r'(?:alt|aria-label)="([^"]*)"', body)
    words = {word for text in shown for word in re.findall(r"[A-Za-z]{2,}", unescape(text))}
    assert words <= {"digitpad"}
    assert {"{label} read as {read}, {chance}", "{label}, no ink found", "recall"} <= set(said)


def test_in_english_it_says_what_went_wrong(tmp_path: Path) -> None:
    page = to_html(report(tmp_path))

    assert "8 read as 3, 100.00 %" in page
    assert "5, no ink found" in page
    assert '<html lang="en">' in page
