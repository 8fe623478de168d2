"""The languages that the window speaks: those whose .qm file is in resources/translations."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from digitpad import assets

SYSTEM: Final = ""
"""The language that the system is in, or English if there is no translation for it."""
ENGLISH: Final = "en"
_PREFIX: Final = "digitpad_"
_OWNER: Final = "digitpadTranslator"
_OF_QT: Final = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
"""What Qt says and its own Chinese (6.11) lacks."""


def available() -> list[str]:
    """The codes of the languages there are, such as "zh_CN"; English first."""
    folder = assets.resources() / "translations"
    found = sorted(file.stem.removeprefix(_PREFIX) for file in folder.glob(f"{_PREFIX}*.qm"))
    return [ENGLISH, *(code for code in found if code != ENGLISH)]


def name_of(code: str) -> str:
    """What a language calls itself."""
    if code == ENGLISH:
        return "English"
    return QLocale(code).nativeLanguageName() or code


def spoken(code: str) -> str:
    """The language to speak: `code` if there is a translation, else the system's, else English."""
    there = available()
    if code in there:
        return code
    for wanted in QLocale.system().uiLanguages():
        locale = QLocale(wanted)
        for candidate in (locale.name(), locale.name().split("_")[0]):
            if candidate in there:
                return candidate
        # Han script without a country: the translation for the country where most use it.
        for candidate in there:
            other = QLocale(candidate)
            if other.language() == locale.language() and other.script() == locale.script():
                return candidate
    return ENGLISH


def speak(app: QApplication, code: str) -> str:
    """Have windows that are made from now on speak a language, and Qt's own dialogs too.

    Returns:
        The code of the language that is spoken.
    """
    for old in app.findChildren(QTranslator, _OWNER):
        app.removeTranslator(old)
        old.deleteLater()
    chosen = spoken(code)
    # Numbers follow the language, unless that is the system's own choice.
    QLocale.setDefault(QLocale(chosen) if code in available() else QLocale.system())
    if chosen != ENGLISH:
        ours = str(assets.resources() / "translations")
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{chosen}", qts), (f"{_PREFIX}{chosen}", ours)):
            translator = QTranslator(app)
            translator.setObjectName(_OWNER)
            if translator.load(name, folder):
                app.installTranslator(translator)
    return chosen
