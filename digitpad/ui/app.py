"""Starting the window."""

from __future__ import annotations

import gc
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from digitpad import __version__
from digitpad.ui import icons
from digitpad.ui.accessible import tell_kinds
from digitpad.ui.error_hook import ErrorHook, Report, report_on
from digitpad.ui.first_paint import AfterFirstPaint
from digitpad.ui.focus_ring import FocusRing
from digitpad.ui.languages import speak
from digitpad.ui.logs import CrashLog, about_this_program, log_qt, log_to_file
from digitpad.ui.main_window import MainWindow
from digitpad.ui.settings import Settings
from digitpad.ui.theme import apply_theme

_log = logging.getLogger(__name__)

# Python lets another thread run after 5 ms at the soonest. The GUI thread must not wait that long
# for its turn while a drawing is being read: it gives its turn away several times in an event, each
# time that it enters Qt.
_SWITCH_S: Final = 0.00005
# By which the taskbar of Windows knows the program, and keeps it apart from other Python programs.
_WINDOWS_ID: Final = "digitpad.digitpad"
# Likewise, a Linux desktop: what its files in resources/desktop are called. GNOME and Plasma find
# icon and name by it on Wayland, and portals refuse a program whose files they cannot find.
DESKTOP_ID: Final = "org.digitpad.Digitpad"


class Program(QObject):
    """The application's one window, which is made anew when it is to speak another language.

    Attributes:
        window: the one on the screen.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._errors: QObject | None = None
        if app.findChild(FocusRing) is None:
            FocusRing(app)
        self.settings = Settings()
        apply_theme(app, self.settings.theme)
        self.window = self._open()

    def _open(self) -> MainWindow:
        speak(self._app, self.settings.language)
        window = MainWindow(self.settings)
        self._app.aboutToQuit.connect(window.shut_down)
        # Queued: the window is not to go while a signal of one of its own is under way.
        window.preferences.reopenWanted.connect(self._reopen, Qt.ConnectionType.QueuedConnection)
        window.show()
        AfterFirstPaint(window, window.start)
        if self.settings.notice:
            window.warn(self.settings.notice)
            self.settings.notice = ""
        return window

    def _reopen(self) -> None:
        """Make the window anew, with what lies on the pad."""
        old = self.window
        sheet = old.canvas.sheet
        # The old window's end is not the program's.
        self._app.setQuitOnLastWindowClosed(False)
        if not old.close():
            self._app.setQuitOnLastWindowClosed(True)
            return
        self._app.aboutToQuit.disconnect(old.shut_down)
        self._errors = None
        self.window = self._open()
        if sheet.picture is not None:
            self.window.canvas.show_picture(sheet.picture)
        elif sheet.drawing and not self.window.canvas.drawing:
            self.window.canvas.load_drawing(sheet.drawing)
        self.window.preferences.show()
        old.deleteLater()
        self._app.setQuitOnLastWindowClosed(True)

    def tell_of_crash(self) -> None:
        """Say that the program did not end well the last time."""
        from digitpad.ui.show_folder import show_log_folder

        self.window.messages.warn(
            self.tr(
                "The last time, digitpad crashed. The log tells where, if you want to report it."
            ),
            button=self.tr("Show Log Folder"),
            action=lambda: show_log_folder(self.window),
        )

    def show_error(self, report: Report) -> None:
        """Tell of an error that nobody expected, beside the window."""
        from digitpad.ui.error_dialog import ErrorDialog

        if not isinstance(self._errors, ErrorDialog):
            self._errors = ErrorDialog(self.window)
        self._errors.show_report(report)


def build(argv: Sequence[str] = ()) -> tuple[QApplication, MainWindow]:
    """The application and its window, shown but not executing.

    Args:
        argv: the program's name and what follows it, as in sys.argv; a picture's path is opened.
            May be empty.
    """
    app, program = _start(argv)
    return app, program.window


def _start(argv: Sequence[str]) -> tuple[QApplication, Program]:
    sys.setswitchinterval(_SWITCH_S)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Every point that the mouse or pen reports makes the ink smoother; taking one is cheap.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
        _name_for_taskbar()
        app = QApplication(list(argv))
        argv = app.arguments()
        app.setApplicationName("digitpad")
        app.setApplicationDisplayName("digitpad")
        app.setApplicationVersion(__version__)
        app.setOrganizationName("digitpad")
        app.setDesktopFileName(DESKTOP_ID)
        app.setWindowIcon(icons.app_icon())
    tell_kinds()
    program = Program(app)
    for argument in argv[1:]:
        if not argument.startswith("-"):
            program.window.open_picture(Path(argument))
    return app, program


def _name_for_taskbar() -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_WINDOWS_ID)


def run(argv: Sequence[str] | None = None) -> int:
    """Open the window and return the program's exit code when it is closed."""
    log_to_file()
    log_qt()
    crashes = CrashLog()
    # Python would act on Ctrl+C in a terminal only when Qt next calls it. A training child notices
    # by itself that its parent has gone.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        app, program = _start(sys.argv if argv is None else argv)
    except Exception as error:
        _log.critical("The window cannot be opened", exc_info=error)
        return _tell_without_window(error)
    hook = ErrorHook(program.show_error, app)
    hook.install()
    if crashes.last:
        program.tell_of_crash()
    AfterFirstPaint(program.window, lambda: _log.info("Started: %s", about_this_program()))
    # What is there when the program is ready stays until its end. The garbage collector need not
    # look at all of it again and again, for some ten milliseconds, while the pen waits.
    program.window.service.modelReady.connect(gc.freeze, Qt.ConnectionType.SingleShotConnection)
    code = app.exec()
    crashes.close()
    return code


def _tell_without_window(error: Exception) -> int:
    """Whoever starts from a menu sees no standard error; show what there is to show."""
    import traceback

    traceback.print_exception(error)
    if isinstance(QApplication.instance(), QApplication):
        from digitpad.ui.error_dialog import ErrorDialog

        dialog = ErrorDialog()
        dialog.show_report(report_on(error))
        dialog.exec()
    return 1
