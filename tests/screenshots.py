"""The README's screenshots, of the real windows: `python tests/screenshots.py [NAME...]`.

Without a screen: `xvfb-run -s "-screen 0 2560x1800x24" python tests/screenshots.py`. Names are
those of the files in docs, without their ending; without any, all are made, which takes a few
minutes: the training is a real one, and so is the evaluation.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image
    from PySide6.QtWidgets import QWidget

    from digitpad.ui.main_window import MainWindow

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs"
DEADLINE_S: Final = 900
COLOURS: Final = 256
"""Of a picture: its lines and letters need no more, and it is a third as large."""


def until(condition: Callable[[], bool]) -> None:
    """Let the program work until something is so.

    Raises:
        TimeoutError: it never was.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    end = time.monotonic() + DEADLINE_S
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: (condition() or time.monotonic() > end) and loop.quit())
    timer.start(50)
    loop.exec()
    if not condition():
        raise TimeoutError("this picture cannot be made: what is to be seen never came")


def settle() -> None:
    """Let layouts and painting have their turn."""
    from PySide6.QtWidgets import QApplication

    for _ in range(10):
        QApplication.processEvents()


def save(window: QWidget, name: str) -> None:
    """Write what a window looks like, with a line around it, to docs."""
    from PIL import Image, ImageOps
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QPalette

    settle()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    edge = window.palette().color(QPalette.ColorRole.Mid)
    picture = ImageOps.expand(picture, 2, (edge.red(), edge.green(), edge.blue()))
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.png"
    few.save(path, optimize=True)
    print(f"{path.name}: {picture.width} x {picture.height}, {path.stat().st_size // 1000} kB")


def number_on_paper() -> Image:
    """A number on lined paper, in a light that is not even, as a telephone takes it."""
    import numpy as np
    from PIL import Image, ImageDraw, ImageFilter
    from ui.pen import DIGITS

    width, height, cell = 1500, 1000, 250
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    light = 232 - 50 * across * down - 18 * (1 - across)
    paper = np.stack([light, light - 3, light - 12], axis=-1)
    picture = Image.fromarray(paper.clip(0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    for at in range(120, height, 130):
        pen.line([(0, at), (width, at - 24)], fill=(166, 186, 208), width=3)
    wobble = np.random.default_rng(7)
    for row, digits in enumerate(("20317", "1703")):
        for at, digit in enumerate(digits):
            lean, size = wobble.uniform(-0.1, 0.1), wobble.uniform(0.86, 1.0)
            left = 120 + at * cell + wobble.uniform(-14, 14)
            top = 170 + row * 390 + wobble.uniform(-14, 14) - at * 5
            for path in DIGITS[int(digit)]:
                places = [
                    (left + size * 190 * (x + lean * (0.5 - y)), top + size * 240 * y)
                    for x, y in path
                ]
                pen.line(places, fill=(42, 48, 92), width=17, joint="curve")
                for x, y in (places[0], places[-1]):
                    pen.ellipse((x - 8, y - 8, x + 8, y + 8), fill=(42, 48, 92))
    return picture.filter(ImageFilter.GaussianBlur(1.2))


class Scenes:
    """The program, brought into the state that a picture is to show.

    Attributes:
        window: the main window.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def draw(self, paths: Sequence[Sequence[tuple[float, float]]]) -> None:
        """Put strokes on the pad, in its largest square, (0, 0) to (1, 1)."""
        import numpy as np

        from digitpad.ink.strokes import Drawing
        from digitpad.ui.pad_view import PAD_SIDE

        strokes = [(np.array(path, np.float32) - 0.5) * PAD_SIDE for path in paths]
        self.window.canvas.load_drawing(Drawing.of(strokes))

    def seven(self) -> None:
        """A seven with a bar, which makes two strokes."""
        from ui.pen import DIGITS, placed

        bar = [(0.35 + at / 60, 0.5 - at / 900) for at in range(19)]
        self.draw([*placed(DIGITS[7], 0.15, 0.15, 0.7), bar])
        until(lambda: [len(glyph.strokes) for glyph in self.window.reading.glyphs] == [2])

    def number(self) -> None:
        """Four digits beside each other."""
        from ui.pen import DIGITS, placed

        digits = enumerate((2, 0, 3, 7))
        self.draw(
            [
                path
                for at, digit in digits
                for path in placed(DIGITS[digit], 0.02 + 0.25 * at, 0.36, 0.22)
            ]
        )
        until(lambda: self.window.reading.text == "2037")

    def show(self, action: str, name: str, size: tuple[int, int]) -> QWidget:
        """Open a window from the menu."""
        from PySide6.QtGui import QAction
        from PySide6.QtWidgets import QWidget

        self.window.findChild(QAction, action).trigger()
        found: QWidget = self.window.findChild(QWidget, name)
        found.resize(*size)
        settle()
        return found


def shoot_window(scenes: Scenes) -> None:
    """The main window, with a digit."""
    scenes.seven()
    save(scenes.window, "window")


def shoot_dark(scenes: Scenes) -> None:
    """The main window in the dark, with a number."""
    from PySide6.QtGui import QAction

    light, dark = (
        scenes.window.findChild(QAction, f"actionTheme{name}") for name in ("Light", "Dark")
    )
    dark.trigger()
    scenes.number()
    save(scenes.window, "dark")
    light.trigger()
    settle()


def shoot_picture(scenes: Scenes) -> None:
    """A picture of two numbers, with the boxes that were found."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.jpg"
        number_on_paper().save(file, quality=92)
        scenes.window.open_picture(file)
        until(lambda: scenes.window.reading.text == "20317\n1703")
        save(scenes.window, "picture")
    scenes.window.canvas.clear()


def shoot_why(scenes: Scenes) -> None:
    """What spoke for the reading and against it."""
    from PySide6.QtWidgets import QLabel

    scenes.seven()
    why = scenes.show("actionWhy", "whyWindow", (940, 520))
    until(lambda: why.findChild(QLabel, "whyHeadline").text().startswith("Read as 7"))
    save(why, "why")
    why.close()


def shoot_training(scenes: Scenes) -> None:
    """A training while it learns, and the comparison at its end."""
    from digitpad.training.plan import preset

    training = scenes.show("actionRetrain", "trainingWindow", (940, 640))
    run = scenes.window.retraining
    # Large batches: it is to be seen, and not to be good.
    run.start(preset("mlp-128", epochs=12, batch_size=256))
    wanted = 0.72
    until(
        lambda: (
            run.history is not None
            and bool(run.history.progress)
            and run.history.progress[-1][0] > wanted * run.history.steps
        )
    )
    save(training, "training")
    until(lambda: run.undecided is not None)
    save(training, "compare")
    run.keep_old()
    training.close()


def shoot_models(scenes: Scenes) -> None:
    """The models of the user, after that training."""
    models = scenes.show("actionModels", "modelsWindow", (940, 520))
    save(models, "models")
    models.close()


def shoot_evaluation(scenes: Scenes) -> None:
    """The shipped model's mistakes on MNIST, one of them large."""
    from digitpad.ui.evaluation_page import SuitePage
    from digitpad.ui.evaluation_window import EvaluationWindow

    window = scenes.show("actionEvaluate", "evaluationWindow", (1180, 720))
    assert isinstance(window, EvaluationWindow)
    window.start()
    until(lambda: window.pages.count() == 2)
    page = window.pages.currentWidget()
    assert isinstance(page, SuitePage)
    page.grid.choose(0)
    save(window, "evaluation")
    window.close()


SHOOTING: Final = {
    "window": shoot_window,
    "dark": shoot_dark,
    "picture": shoot_picture,
    "why": shoot_why,
    "training": shoot_training,
    "models": shoot_models,
    "evaluation": shoot_evaluation,
}
"""By the name of the picture; a training gives compare.png as well."""


def main(names: list[str]) -> None:
    """Make some of the pictures, or all."""
    from PySide6.QtWidgets import QLabel

    from digitpad.ui.app import build
    from digitpad.ui.settings import Settings
    from digitpad.ui.theme import Theme

    settings = Settings()
    settings.language, settings.theme = "en", Theme.LIGHT
    settings.write()
    _, window = build(["digitpad"])
    window.resize(940, 680)
    until(lambda: window.findChild(QLabel, "modelLabel").text() != "")
    scenes = Scenes(window)
    for name in names or SHOOTING:
        SHOOTING[name](scenes)
    window.shut_down()


if __name__ == "__main__":
    # Twice as many pixels as a screen of old: README is read on others as well.
    os.environ.setdefault("QT_SCALE_FACTOR", "2")
    with tempfile.TemporaryDirectory() as home:
        os.environ["DIGITPAD_HOME"] = home
        main(sys.argv[1:])
