"""Which of two models is the better one, by what both scored on the same suites."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from digitpad.training.events import Compared, Evaluated

_CHANCE: Final = 2.0
"""Standard errors within which a difference may well be chance."""


class Reason(Enum):
    """Why one model is preferred to the other."""

    NOTHING_TO_COMPARE = "nothing to compare"
    BETTER = "better wherever they differ"
    FEWER_MISTAKES = "fewer mistakes on the average, though not everywhere"
    SURER = "as many right, with the smaller loss"
    ALIKE = "no difference"


@dataclass(frozen=True)
class Row:
    """A suite's two scores; `old` is None if only the new model was scored."""

    suite: str
    new: Evaluated
    old: Compared | None

    @property
    def gain(self) -> float:
        """By how much of the suite the new model is better, -1 to 1; 0 without an old one."""
        return 0.0 if self.old is None else self.new.accuracy - self.old.accuracy

    @property
    def may_be_chance(self) -> bool:
        """Whether so small a difference would be no surprise between models that are alike."""
        if self.old is None or not self.new.size:
            return False
        spread = sum(score.accuracy * (1 - score.accuracy) for score in (self.new, self.old))
        return abs(self.gain) <= _CHANCE * math.sqrt(spread / self.new.size)


@dataclass(frozen=True)
class Verdict:
    """Which model to take.

    Attributes:
        new_is_better: whether it is the new one.
        reason: why.
        new_error: mean share of mistakes over the suites, of the new model.
        old_error: of the old one.
        tests: how many suites both were scored on.
    """

    new_is_better: bool
    reason: Reason
    new_error: float = math.nan
    old_error: float = math.nan
    tests: int = 0


def side_by_side(new: Sequence[Evaluated], old: Sequence[Compared]) -> list[Row]:
    """The suites of the new model, in their order, each with what the old one scored there."""
    by_name = {score.suite: score for score in old}
    return [Row(score.suite, score, by_name.get(score.suite)) for score in new]


def judge(rows: Sequence[Row]) -> Verdict:
    """The better model: each suite weighs the same, as a pad needs all of what they ask."""
    both = [(row.new, row.old) for row in rows if row.old is not None]
    if not both:
        return Verdict(True, Reason.NOTHING_TO_COMPARE)
    new_error = sum(1 - new.accuracy for new, _ in both) / len(both)
    old_error = sum(1 - old.accuracy for _, old in both) / len(both)
    gains = [new.accuracy - old.accuracy for new, old in both]
    if not any(gains):
        loss = sum(new.loss - old.loss for new, old in both)
        reason = Reason.SURER if loss else Reason.ALIKE
        return Verdict(loss < 0, reason, new_error, old_error, len(both))
    new_is_better = new_error < old_error
    one_sided = all(gain >= 0 for gain in gains) or all(gain <= 0 for gain in gains)
    reason = Reason.BETTER if one_sided else Reason.FEWER_MISTAKES
    return Verdict(new_is_better, reason, new_error, old_error, len(both))
