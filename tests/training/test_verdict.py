"""Which model is preselected after a run, and why."""

import pytest

from digitpad.training.events import Compared, Evaluated
from digitpad.training.verdict import Reason, judge, side_by_side


def verdict_on(
    *pairs: tuple[float, float], losses: tuple[float, float] = (0.1, 0.1)
) -> tuple[bool, Reason]:
    new = [Evaluated(f"suite-{at}", pair[0], losses[0], 1000) for at, pair in enumerate(pairs)]
    old = [Compared(f"suite-{at}", pair[1], losses[1], 1000) for at, pair in enumerate(pairs)]
    verdict = judge(side_by_side(new, old))
    return verdict.new_is_better, verdict.reason


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0.99, 0.98)], (True, Reason.BETTER)),
        ([(0.98, 0.99)], (False, Reason.BETTER)),
        ([(0.99, 0.98), (0.5, 0.5)], (True, Reason.BETTER)),
        # A digit more, and every scribble taken for one: that is no better pad.
        ([(0.991, 0.99), (0.1, 0.99)], (False, Reason.FEWER_MISTAKES)),
        ([(0.97, 0.98), (0.99, 0.5)], (True, Reason.FEWER_MISTAKES)),
        ([(0.9, 0.9)], (False, Reason.ALIKE)),
    ],
)
def test_the_model_of_fewer_mistakes_is_preferred(
    pairs: list[tuple[float, float]], expected: tuple[bool, Reason]
) -> None:
    assert verdict_on(*pairs) == expected


def test_of_two_that_read_the_same_the_surer_is_preferred() -> None:
    assert verdict_on((0.9, 0.9), losses=(0.1, 0.2)) == (True, Reason.SURER)
    assert verdict_on((0.9, 0.9), losses=(0.3, 0.2)) == (False, Reason.SURER)


def test_without_an_old_model_the_new_one_is_taken() -> None:
    verdict = judge(side_by_side([Evaluated("mnist-test", 0.9, 0.1, 1000)], []))
    assert verdict.new_is_better
    assert verdict.reason is Reason.NOTHING_TO_COMPARE


def test_a_suite_that_only_one_of_them_was_scored_on_does_not_count() -> None:
    new = [Evaluated("a", 0.9, 0.1, 100), Evaluated("b", 0.1, 0.1, 100)]
    rows = side_by_side(new, [Compared("a", 0.8, 0.1, 100)])
    assert [row.gain for row in rows] == pytest.approx([0.1, 0.0])
    assert judge(rows).new_is_better


def test_a_difference_of_a_few_digits_may_be_chance() -> None:
    def chance(new: float, old: float, size: int) -> bool:
        [row] = side_by_side([Evaluated("a", new, 0.1, size)], [Compared("a", old, 0.1, size)])
        return row.may_be_chance

    assert chance(0.990, 0.991, 10_000)
    assert not chance(0.980, 0.991, 10_000)
    assert chance(0.95, 0.97, 100)
    assert not chance(0.99, 0.98, 0)
