"""What the dataset browser shows, read and predicted in the background, and kept for next time."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from digitpad.data.sources import Collection, Source
from digitpad.evaluation.predicting import Predicted, predict_in_parts
from digitpad.ui.background import Background, Task

if TYPE_CHECKING:
    from digitpad.recognition.classifier import Prediction

_KEPT: Final = 4
"""Sources, and predictions, that stay in memory: MNIST's 60,000 are 47 MB."""


class BrowserLoading(QObject):
    """Loads one source at a time and lets one model answer to it.

    Signals:
        progressed(int, int): of the source, or of the predictions: how many of how many.
        loaded(Collection): the source is read.
        predicted(): more of `predictions` is known.
        failed(str): a sentence for the user.
    """

    progressed = Signal(int, int)
    loaded = Signal(object)
    predicted = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._model: tuple[Path | None, int] | None = None
        self._collection: Collection | None = None
        self._collections: OrderedDict[Source, Collection] = OrderedDict()
        self._predictions: OrderedDict[object, Predicted] = OrderedDict()
        self._predicted: Predicted | None = None
        self._reader = Background(self)
        self._reader.told.connect(lambda news: self.progressed.emit(*news))
        self._reader.done.connect(self._take)
        self._reader.failed.connect(self.failed)
        self._predictor = Background(self)
        self._predictor.told.connect(self._learn)
        self._predictor.failed.connect(self.failed)

    @property
    def predictions(self) -> Predicted | None:
        """What is known of what the model says; None if no source is loaded, or there is no model.

        It grows; `predicted` tells when.
        """
        return self._predicted

    @property
    def is_loading(self) -> bool:
        """Whether the source is still being read."""
        return self._reader.is_running

    def show(self, source: Source) -> None:
        """Load a source, unless it is kept, and have it predicted."""
        self._predictor.stop()
        self._source, self._collection, self._predicted = source, None, None
        if source.changes:
            self.forget(source)
        kept = self._collections.get(source)
        if kept is not None:
            self._reader.stop()
            self._take(kept)
            return
        self._reader.start(lambda task: source.load(lambda *at: _watch(task, at)))

    def use_model(self, path: Path | None, number: int) -> None:
        """Predict with a model from now on; None: the shipped one.

        `number` tells it from one that had the same path before.
        """
        self._model = (path, number)
        self._predict()

    def forget(self, source: Source) -> None:
        """It may have changed: read it anew next time."""
        self._collections.pop(source, None)
        for key in [key for key in self._predictions if key[0] == source]:  # type: ignore[index]
            del self._predictions[key]

    def stop_and_wait(self) -> None:
        """End all threads."""
        self._reader.stop_and_wait()
        self._predictor.stop_and_wait()

    def _take(self, collection: Collection) -> None:
        assert self._source is not None
        self._collection = collection
        _keep(self._collections, self._source, collection)
        self.loaded.emit(collection)
        self._predict()

    def _predict(self) -> None:
        self._predictor.stop()
        self._predicted = None
        if self._collection is None or self._model is None:
            return
        key = (self._source, self._model)
        predicted = self._predictions.get(key)
        if predicted is None:
            predicted = Predicted(self._collection.corpus.labels)
        _keep(self._predictions, key, predicted)
        self._predicted = predicted
        self.predicted.emit()
        known = int(predicted.known.sum())
        frames = self._collection.corpus.frames[known:]
        if not len(frames):
            return
        path = self._model[0]

        def work(task: Task) -> None:
            from digitpad.recognition.classifier import Classifier

            # Its own: the pad must not wait for the one that reads for it.
            classifier = Classifier.load(path)
            for part, found in predict_in_parts(classifier, frames):
                task.check()
                task.tell((slice(known + part.start, known + part.stop), found))

        self._predictor.start(work)

    def _learn(self, news: tuple[slice, Prediction]) -> None:
        assert self._predicted is not None
        part, found = news
        self._predicted.add(part, found)
        self.progressed.emit(part.stop, len(self._predicted.labels))
        self.predicted.emit()


def _watch(task: Task, at: tuple[int, int]) -> None:
    task.check()
    task.tell(at)


def _keep(kept: OrderedDict, key: object, value: object) -> None:  # type: ignore[type-arg]
    """Keep a value as the one used last; the one not used for longest goes."""
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > _KEPT:
        kept.popitem(last=False)
