"""The training loop: a model, frames, a plan; steps, epochs, a checkpoint after each."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from digitpad.data.corpus import OUTLIER, Corpus
from digitpad.training import TrainingError, augmentation
from digitpad.training.control import Control
from digitpad.training.corpora import Material
from digitpad.training.events import Epoch, Event, Progress
from digitpad.training.networks import columns_of
from digitpad.training.plan import Plan

Tensor = Any

_REPORT_S: Final = 0.25
"""Seconds between two progress events: often enough for a bar that moves, and for Stop."""
_TRUSTED: Final = 0.2
"""Share of the epochs after which the model may doubt labels."""
_CALM: Final = 0.25
"""Share of the epochs, the last ones, in which the warps grow weaker."""
_CALMEST: Final = 0.4
"""How strong the warps of the last epoch are."""
_WARM_UP: Final = 0.5
"""Epochs in which the cosine schedule's rate rises."""

_ABSURD: Final = 1e4
"""Guessing costs 2.4 nats, and no network that learns ever comes near this many."""

_BELIEVED: Final = "believed.npy"


def fit(
    model: keras.Model,
    plan: Plan,
    material: Material,
    emit: Callable[[Event], None],
    control: Control,
    checkpoint: Path | None = None,
) -> int:
    """Train a model in place.

    The loss is cross-entropy over eleven classes: the ten logits, and a zero for "no digit". So
    an outlier pushes all ten down, a digit pushes its own up, and the logits' log-sum-exp becomes
    the log-odds for being a digit at all.

    Args:
        model: from frames to ten logits.
        plan: how to train it.
        material: what to learn from, and what to watch it by.
        emit: is told of progress and epochs.
        control: what the user asks for; heeded at each step.
        checkpoint: a folder to keep the state in after each epoch; if there is one of the same
            plan in it already, the run goes on from there.

    Returns:
        The epoch after which the model was as it is now. If the user has had enough before the end
        it is the one that did best on what is held back; 0 if none was over, and the model is as
        the last step left it.

    Raises:
        Stopped: the user has asked to.
        TrainingError: the loss has left all bounds, or the checkpoint is of another plan.
    """
    training = material.training
    steps_an_epoch = math.ceil(len(training) / plan.batch_size)
    optimizer = _optimizer(plan, steps_an_epoch)
    optimizer.build(model.trainable_variables)
    step = _training_step(model, optimizer, plan, training)
    keeper = _Keeper(checkpoint, plan, model, optimizer)
    clock = _Clock(plan.epochs * steps_an_epoch, plan.batch_size, keeper.epoch * steps_an_epoch)
    believed = keeper.believed(len(training))
    best = _Best(model, keeper.epoch)
    for epoch in range(keeper.epoch, plan.epochs):
        if plan.doubt and epoch == round(plan.epochs * _TRUSTED):
            believed = _believed(model, material, plan.doubt)
        strength = np.float32(_strength(epoch, plan.epochs))
        order = np.random.default_rng([plan.seed, epoch]).permutation(believed)
        sums = np.zeros(3)
        for at in range(math.ceil(len(order) / plan.batch_size)):
            clock.pass_over(control.heed(emit))
            if control.enough:
                return best.restore()
            chosen = order[at * plan.batch_size : (at + 1) * plan.batch_size]
            lots = np.array([plan.seed + epoch, at], np.int32)
            loss, right, digits = step(chosen, lots, strength)
            told = np.array([float(loss) * len(chosen), float(right), float(digits)])
            if not abs(float(loss)) < _ABSURD:
                raise TrainingError(
                    "The loss has left all bounds, so the training was ended. A smaller "
                    "learning rate will help."
                )
            sums += told
            clock.tick(told, len(chosen), emit)
        val_loss, val_accuracy = _score(model, material.validation)
        accuracy = sums[1] / max(sums[2], 1)
        loss = sums[0] / len(order)
        emit(Epoch(epoch + 1, plan.epochs, loss, accuracy, val_loss, val_accuracy))
        best.see(epoch + 1, val_loss, val_accuracy)
        keeper.keep(epoch + 1, believed)
    return plan.epochs


def _optimizer(plan: Plan, steps_an_epoch: int) -> keras.Optimizer:
    steps = plan.epochs * steps_an_epoch
    rate: Any = plan.learning_rate
    if plan.schedule == "cosine":
        rising = min(int(_WARM_UP * steps_an_epoch), steps // 3)
        rate = keras.optimizers.schedules.CosineDecay(
            plan.learning_rate / 20,
            steps - rising,
            warmup_target=plan.learning_rate,
            warmup_steps=rising,
        )
    if plan.optimizer == "sgd":
        return keras.optimizers.SGD(rate)
    if plan.optimizer == "adam":
        return keras.optimizers.Adam(rate)
    optimizer = keras.optimizers.AdamW(rate, weight_decay=plan.weight_decay)
    # Scales and offsets have no use for decay (He et al., "Bag of tricks", 2019).
    optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    return optimizer


def _training_step(
    model: keras.Model, optimizer: keras.Optimizer, plan: Plan, corpus: Corpus
) -> Callable[[NDArray[np.int32], NDArray[np.int32], np.float32], tuple[Tensor, Tensor, Tensor]]:
    """One step as a graph: indices, a seed, the warps' strength; loss, right ones and digits."""
    frames = tf.constant(corpus.frames)
    labels = tf.constant(corpus.labels)
    learner = keras.Model(model.inputs, columns_of(model))

    @tf.function(
        input_signature=[
            tf.TensorSpec((None,), tf.int32),
            tf.TensorSpec((2,), tf.int32),
            tf.TensorSpec((), tf.float32),
        ]
    )
    def step(chosen: Tensor, seed: Tensor, strength: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        inputs = tf.cast(tf.gather(frames, chosen), tf.float32)[..., None] / 255.0
        if plan.augment:
            inputs = augmentation.warp(inputs, seed, strength)
        wanted = tf.gather(labels, chosen)
        with tf.GradientTape() as tape:
            answers = tf.nest.flatten(learner(inputs, training=True))
            losses = [_losses(logits, wanted, plan.label_smoothing) for logits in answers]
            loss = tf.reduce_mean(losses)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        right = tf.reduce_sum(tf.cast(tf.argmax(tf.add_n(answers), 1) == wanted, tf.float32))
        return loss, right, tf.reduce_sum(tf.cast(wanted != OUTLIER, tf.float32))

    return step


def _losses(logits: Tensor, labels: Tensor, smoothing: float = 0.0) -> Tensor:
    """Cross-entropy, (n,), over the ten digits and, with a logit of zero, "no digit"."""
    eleven = tf.concat([logits, tf.zeros_like(logits[:, :1])], axis=1)
    ten = tf.constant(10, labels.dtype)
    target = tf.one_hot(tf.where(labels == OUTLIER, ten, labels), 11)
    target = target * (1 - smoothing) + smoothing / 11
    return tf.nn.softmax_cross_entropy_with_logits(target, eleven)


def _score(model: keras.Model, corpus: Corpus) -> tuple[float, float]:
    """Mean loss over all, and accuracy over the digits, of a corpus."""
    losses, right = 0.0, 0
    for start in range(0, len(corpus), 500):
        part = corpus.select(slice(start, start + 500))
        logits = model(part.inputs[..., None], training=False)
        losses += float(tf.reduce_sum(_losses(logits, tf.constant(part.labels))))
        right += int((np.argmax(logits, axis=1) == part.labels).sum())
    digits = int((corpus.labels != OUTLIER).sum())
    return losses / len(corpus), right / max(digits, 1)


def _believed(model: keras.Model, material: Material, doubt: float) -> NDArray[np.int32]:
    """Indices of the samples whose label is certain, or deemed possible by the model.

    A network learns what is regular before it learns what is wrong, so early in a run the samples
    of largest loss are those to distrust (Han et al., "Co-teaching", 2018).
    """
    asked = np.flatnonzero(material.doubtful & (material.training.labels != OUTLIER))
    believed = np.ones(len(material.training), bool)
    for start in range(0, len(asked), 1000):
        part = asked[start : start + 1000]
        corpus = material.training.select(part)
        probabilities = tf.nn.softmax(model(corpus.inputs[..., None], training=False)).numpy()
        believed[part] = probabilities[np.arange(len(part)), corpus.labels] >= doubt
    return np.flatnonzero(believed).astype(np.int32)


def _strength(epoch: int, epochs: int) -> float:
    """How strong the warps of an epoch are: in the end frames are nearly as they were written."""
    calm = epochs * _CALM
    return 1.0 - (1.0 - _CALMEST) * min(max(epoch + 1 - (epochs - calm), 0.0) / calm, 1.0)


class _Clock:
    """Tells of progress a few times a second, with the time that is left."""

    def __init__(self, steps: int, batch_size: int, done: int) -> None:
        self._steps, self._batch_size = steps, batch_size
        self._done = done
        self._since = time.monotonic()
        self._sums = np.zeros(3)
        self._samples = 0
        self._rate = 0.0

    def pass_over(self, seconds: float) -> None:
        """Leave out a pause."""
        self._since += seconds

    def tick(self, told: NDArray[np.float64], samples: int, emit: Callable[[Event], None]) -> None:
        self._done += 1
        self._sums += told
        self._samples += samples
        passed = time.monotonic() - self._since
        if passed < _REPORT_S and self._done < self._steps:
            return
        rate = self._samples / passed
        # Smoothed, so that the time left does not jump about.
        self._rate = rate if self._rate == 0 else 0.9 * self._rate + 0.1 * rate
        left = (self._steps - self._done) * self._batch_size / self._rate
        loss, right, digits = self._sums
        accuracy = right / max(digits, 1)
        emit(Progress(self._done, self._steps, loss / self._samples, accuracy, self._rate, left))
        self._since = time.monotonic()
        self._sums, self._samples = np.zeros(3), 0


class _Best:
    """Remembers the weights that did best on what is held back."""

    def __init__(self, model: keras.Model, epoch: int) -> None:
        self._model = model
        self._epoch = epoch
        self._rank = (-1.0, 0.0)
        self._weights: list[NDArray[np.float32]] = []

    def see(self, epoch: int, loss: float, accuracy: float) -> None:
        """An epoch is over and did so well; of two alike the one of the smaller loss is better."""
        rank = (accuracy, -loss)
        if rank > self._rank:
            self._epoch, self._rank, self._weights = epoch, rank, self._model.get_weights()

    def restore(self) -> int:
        """Give the model its best weights back, if an epoch is over, and tell which it was."""
        if self._weights:
            self._model.set_weights(self._weights)
        return self._epoch


class _Keeper:
    """Keeps the state of a run in a folder, so that it can go on after a break."""

    def __init__(
        self, folder: Path | None, plan: Plan, model: keras.Model, optimizer: keras.Optimizer
    ) -> None:
        self.epoch = 0
        self._folder = folder
        if folder is None:
            self._manager = None
            return
        self._epoch = tf.Variable(0, dtype=tf.int64)
        state = tf.train.Checkpoint(model=model, optimizer=optimizer, epoch=self._epoch)
        self._manager = tf.train.CheckpointManager(state, str(folder), max_to_keep=2)
        note = folder / "plan.json"
        if self._manager.latest_checkpoint:
            if not note.is_file() or Plan.from_json(note.read_text(encoding="utf-8")) != plan:
                raise TrainingError(
                    "{folder} holds a checkpoint of another plan; name another.", folder=folder
                )
            state.restore(self._manager.latest_checkpoint).expect_partial()
            self.epoch = int(self._epoch.numpy())
        else:
            folder.mkdir(parents=True, exist_ok=True)
            note.write_text(plan.to_json(), encoding="utf-8")

    def believed(self, samples: int) -> NDArray[np.int32]:
        """Indices of the samples that the run so far goes on with, of so many at the start."""
        if self._folder is None or not (self._folder / _BELIEVED).is_file():
            return np.arange(samples, dtype=np.int32)
        return np.asarray(np.load(self._folder / _BELIEVED), np.int32)

    def keep(self, epoch: int, believed: NDArray[np.int32]) -> None:
        """Write the state after so many epochs down."""
        if self._manager is not None and self._folder is not None:
            np.save(self._folder / _BELIEVED, believed)
            self._epoch.assign(epoch)
            self._manager.save()
