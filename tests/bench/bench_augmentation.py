"""What augmentation costs a training: `python tests/bench/bench_augmentation.py`.

Frames are warped inside the training step's graph, by the same threads: nothing waits for anything.
So the share of the time that goes there is what training without it is quicker by. Both kinds of
run take turns; of each, the median rate of the quickest run counts.
"""

from __future__ import annotations

from statistics import median
from typing import Final

import numpy as np

from digitpad.data.mnist import load_mnist
from digitpad.training.control import Control
from digitpad.training.corpora import Material
from digitpad.training.events import Event, Progress
from digitpad.training.fitting import fit
from digitpad.training.networks import NETWORKS
from digitpad.training.plan import preset

STEPS: Final = 60
TURNS: Final = 3


def samples_a_second(*, augment: bool) -> float:
    """The median rate over one short run, its first report, when the graph is built, left out."""
    plan = preset("best", epochs=1, augment=augment, doubt=0.0)
    few = load_mnist("train").select(slice(STEPS * plan.batch_size))
    held_back = few.select(slice(100))
    certain = np.zeros(len(few), np.bool_)
    material = Material(few, certain, held_back, (held_back,), {}, {})
    rates: list[float] = []

    def note(event: Event) -> None:
        if isinstance(event, Progress):
            rates.append(event.samples_per_s)

    fit(NETWORKS[plan.network](), plan, material, note, Control())
    return median(rates[1:] or rates)


def main() -> None:
    """Print the figures."""
    turns = [[samples_a_second(augment=augment) for augment in (False, True)] for _ in range(TURNS)]
    without, having = (max(rates) for rates in zip(*turns, strict=True))
    print(
        f"{without:,.0f} samples a second without augmentation, {having:,.0f} with it: "
        f"{1 - having / without:.1%} of the time goes there"
    )


if __name__ == "__main__":
    main()
