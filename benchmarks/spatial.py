"""Time of the spatial models against their goals, on random actors.

    python benchmarks/spatial.py

Times are the best of three after a first run, in this process, without a pool.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measuring import best_seconds, machine, shown
from detente.kernels.spatial import Ranges, SmpOptions, ensemble, expected_utility, spatial_model

REPEATS = 3


def rows() -> Iterator[tuple[str, float | None, Callable[[], object]]]:
    """Yield what is timed: its name, its goal in seconds if it has one, and a call."""
    rng = np.random.default_rng(0)
    for actors, goal in ((10, None), (40, None), (80, 2.5), (200, None)):
        one, two = rng.random((1, actors)), rng.random((1, actors, 1))
        yield (
            f"expected utility, {actors} actors, 10 rounds",
            None,
            partial(expected_utility, one, rng.random((1, actors)), rng.random((1, actors))),
        )
        yield (
            f"spatial model of politics, {actors} actors",
            goal,
            partial(spatial_model, one, two, rng.random((1, actors, 1))),
        )
    one, two = rng.random((1, 80)), rng.random((1, 80, 2)) / 2
    yield (
        "spatial model of politics, 80 actors, 2 dimensions",
        2.5,
        partial(spatial_model, one, two, rng.random((1, 80, 2))),
    )
    options = SmpOptions(election="MarkovIncentive", bargain="InitRcvrInterp")
    yield (
        "the same, Markov elections, both sides' bargains",
        None,
        partial(spatial_model, one, two, rng.random((1, 80, 2)), options),
    )
    for actors, goal in ((5, None), (15, 10.0)):
        low = rng.random((3, actors)) * 0.7
        ranges = Ranges(low, low + 0.3 * rng.random((3, actors)))
        yield f"1,000 draws of both models, {actors} actors", goal, partial(thousand, ranges)


def thousand(ranges: Ranges) -> object:
    """Draw a thousand times."""
    return ensemble(ranges, 1000, np.random.default_rng(1))


def table() -> Iterator[str]:
    """Yield the table's lines."""
    yield "| what | goal, s | s |"
    yield "|---|---|---|"
    for name, goal, call in rows():
        yield f"| {name} | {'' if goal is None else goal} | {best_seconds(call, least=REPEATS):.3f} |"


def main() -> None:
    """Print the table."""
    print(f"{machine()}\n")
    shown(table())


if __name__ == "__main__":
    main()
