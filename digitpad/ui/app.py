"""Starting the window."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from digitpad import __version__
from digitpad.ui import icons
from digitpad.ui.error_hook import ErrorHook, log_to_file
from digitpad.ui.first_paint import AfterFirstPaint
from digitpad.ui.main_window import MainWindow
from digitpad.ui.settings import Settings
from digitpad.ui.theme import apply_theme

# Python lets another thread run after 5 ms at the soonest. The GUI thread must not wait that long
# for its turn while a drawing is being read.
_SWITCH_S: Final = 0.0002


def build(argv: Sequence[str] = ()) -> tuple[QApplication, MainWindow]:
    """The application and its window, shown but not executing.

    Args:
        argv: the program's name and what follows it, as in sys.argv; a picture's path is opened.
            May be empty.
    """
    sys.setswitchinterval(_SWITCH_S)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Every point that the mouse or pen reports makes the ink smoother; taking one is cheap.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
        app = QApplication(list(argv))
        argv = app.arguments()
        app.setApplicationName("digitpad")
        app.setApplicationDisplayName("digitpad")
        app.setApplicationVersion(__version__)
        app.setOrganizationName("digitpad")
        app.setDesktopFileName("digitpad")
        app.setWindowIcon(icons.app_icon())
    settings = Settings()
    apply_theme(app, settings.theme)
    window = MainWindow(settings)
    app.aboutToQuit.connect(window.shut_down)
    window.show()
    AfterFirstPaint(window, window.start)
    for argument in argv[1:]:
        if not argument.startswith("-"):
            window.open_picture(Path(argument))
    return app, window


def run(argv: Sequence[str] | None = None) -> int:
    """Open the window and return the program's exit code when it is closed."""
    log_to_file()
    # Python would act on Ctrl+C in a terminal only when Qt next calls it. A training child notices
    # by itself that its parent has gone.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app, window = build(sys.argv if argv is None else argv)
    hook = ErrorHook(window.warn, window)
    hook.install()
    return app.exec()
