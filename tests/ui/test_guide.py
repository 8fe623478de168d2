"""The guide behind F1: it opens, its links lead somewhere, and it speaks of menus that exist."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QMenu, QTextBrowser
from pytestqt.qtbot import QtBot

from digitpad import assets
from digitpad.ui.guide import GuideWindow, page_files
from digitpad.ui.main_window import MainWindow

HELP = assets.resources() / "help"


@pytest.fixture
def guide(qtbot: QtBot) -> GuideWindow:
    made = GuideWindow()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_f1_opens_the_guide_on_its_first_page(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(GuideWindow) is not None)
    text = window.findChild(QTextBrowser, "guideText")
    assert text.toPlainText().startswith("Draw a digit")


def test_the_arrow_keys_turn_the_pages(guide: GuideWindow) -> None:
    contents = guide.findChild(QListWidget, "guideContents")
    text = guide.findChild(QTextBrowser, "guideText")
    contents.setFocus()
    titles = set()
    for _ in range(contents.count()):
        titles.add(text.toPlainText().splitlines()[0])
        QTest.keyClick(contents, Qt.Key.Key_Down)
    assert len(titles) == contents.count() >= 5


def test_every_link_leads_to_a_page(guide: GuideWindow) -> None:
    text = guide.findChild(QTextBrowser, "guideText")
    names = {path.name for path in page_files()}
    for path in page_files():
        links = re.findall(r'href="([^"]+)"', path.read_text(encoding="utf-8"))
        assert links
        assert set(links) <= names
    text.anchorClicked.emit(QUrl("4-train.html"))
    assert text.toPlainText().startswith("Train a network")


def test_every_picture_is_drawn_and_described(guide: GuideWindow) -> None:
    text = guide.findChild(QTextBrowser, "guideText")
    for path in page_files():
        for tag in re.findall(r"<img[^>]+>", path.read_text(encoding="utf-8")):
            assert re.search(r'alt="[^"]{10,}"', tag)
            name = re.search(r'src="([^"]+)"', tag)[1]
            kind = QTextDocument.ResourceType.ImageResource.value
            image = text.loadResource(kind, QUrl(name))
            assert isinstance(image, QImage)
            assert not image.isNull()
            # The page has a margin of 20 on each side.
            assert image.width() / image.devicePixelRatio() <= text.viewport().width() - 40


def test_words_in_pictures_are_there_in_each_language_that_the_guide_is_in() -> None:
    languages = {folder.name.split("_")[0] for folder in HELP.iterdir()} - {"pictures", "en"}
    for picture in (HELP / "pictures").glob("*.svg"):
        root = ET.parse(picture).getroot()
        switches = root.findall(".//{*}switch")
        spoken = {text for switch in switches for text in switch.iter("{*}text")}
        words = {text for text in root.iter("{*}text") if re.search(r"[a-z]", text.text or "")}
        assert words <= spoken, picture.name
        for switch in switches:
            there = {group.get("systemLanguage") for group in switch}
            assert there == languages | {None}, picture.name


def test_a_picture_speaks_the_window_s_language(guide: GuideWindow) -> None:
    text = guide.findChild(QTextBrowser, "guideText")
    kind = QTextDocument.ResourceType.ImageResource.value
    english = text.loadResource(kind, QUrl("train.svg"))
    before = QLocale()
    QLocale.setDefault(QLocale("zh_CN"))
    try:
        assert text.loadResource(kind, QUrl("train.svg")) != english
    finally:
        QLocale.setDefault(before)


def test_every_menu_that_the_guide_names_is_there(window: MainWindow) -> None:
    def plain(text: str) -> str:
        return text.replace("&", "").rstrip("…")

    there = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        there |= {(plain(top.text()), plain(action.text())) for action in menu.actions()}
    tops = {top for top, _ in there}
    named = 0
    for path in page_files():
        for phrase in re.findall(r"<b>(.*?)</b>", path.read_text(encoding="utf-8")):
            top, arrow, item = unescape(phrase).partition(" > ")
            if arrow:
                named += 1
                assert (top, plain(item)) in there
        for menu_name in re.findall(r"the <b>(\w+)</b> menu", path.read_text(encoding="utf-8")):
            assert menu_name in tops
    assert named > 8
