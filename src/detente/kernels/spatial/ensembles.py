"""How far the models' answers hang on what is not known: inputs drawn evenly from ranges, and the answers counted.

Draws come in chunks of a size that depends on the number of actors alone, each with a generator of its own, so that they
may be computed anywhere, over any number of processes, and come to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.kernels.ranked_weights import sample_ranked_weights
from detente.kernels.spatial.expected_utility import expected_utility
from detente.kernels.spatial.smp import spatial_model
from detente.kernels.spatial.smp_options import SmpOptions
from detente.kernels.spatial.static import compromise_mean, weighted_median

__all__ = ["Chunk", "Drawn", "Mapper", "Ranges", "chunks", "drawn", "ensemble", "points"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

_CELLS = 200_000
"""Draws times actors cubed that a chunk may hold."""

_ONE_PLACE = 1e-9

_USUAL = SmpOptions()


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """What is known of the actors on one issue, and how the models are to be run.

    Attributes:
        low: Capability, salience (0 to 1) and position (0 to 1) at the least, shape (3, actors).
        high: At the most.
        rounds: Most rounds of expected utility.
        options: Of the spatial model of politics.
        ranks: Ranks of the actors' names, which break ties; None takes the order given.
        ranked: For each actor of whose issues only a ranking is known: how they rank, and the place of this issue in that
            list. Its salience is drawn as the issue's weight over that of its weightiest, weights drawn from all that agree.
        likeliest: The likeliest position of each actor within its range, shape (actors,): draws rise evenly towards it from
            both ends; None draws evenly.
    """

    low: Floats
    high: Floats
    rounds: int = 10
    options: SmpOptions = _USUAL
    ranks: Ints | None = None
    ranked: Mapping[int, tuple[Sequence[int], int]] = field(default_factory=dict)
    likeliest: Floats | None = None

    def order(self) -> Ints:
        """Return the actors in an order that hangs on their numbers, and where these are equal on the ranks of names."""
        last = np.arange(self.low.shape[1]) if self.ranks is None else self.ranks
        return np.lexsort((last, *self.high[::-1], *self.low[::-1]))

    def __post_init__(self) -> None:
        """Check the ranges.

        Raises:
            ValueError: shapes that differ, less than two actors, low above high, or what is out of range.
        """
        if self.low.shape != self.high.shape or self.low.ndim != 2 or self.low.shape[0] != 3:
            raise ValueError(
                f"Ranges: needs two arrays of shape (3, actors), not {self.low.shape}, {self.high.shape}"
            )
        if self.low.shape[1] < 2 or not (self.low <= self.high).all() or not (self.low >= 0).all():
            raise ValueError("Ranges: needs two actors at least, and 0 <= low <= high")
        if not (self.high[1:] <= 1).all():
            raise ValueError("Ranges: saliences and positions go from 0 to 1")
        within = (
            self.likeliest is None
            or ((self.low[2] <= self.likeliest) & (self.likeliest <= self.high[2])).all()
        )
        if not within:
            raise ValueError("Ranges: the likeliest positions must lie within the ranges")


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Answers over draws. Positions and moves are on 0 to 1.

    Attributes:
        inputs: Capability, salience and position, shape (draws, 3, actors).
        means: Compromise means, shape (draws,).
        medians: Weighted medians.
        utility: Forecasts of expected utility: the weighted median after the last round.
        smp: Those of the spatial model of politics.
        utility_moves: Sum of each actor's moves with each other, shape (draws, moved, by).
        utility_moved: Whether there was one.
        smp_moves: The same of the spatial model of politics.
        smp_moved: Whether there was one.
    """

    inputs: Floats
    means: Floats
    medians: Floats
    utility: Floats
    smp: Floats
    utility_moves: Floats
    utility_moved: NDArray[np.bool_]
    smp_moves: Floats
    smp_moved: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some draws to be made: of what, how many, and where chance comes from."""

    ranges: Ranges
    size: int
    rng: np.random.Generator


Mapper: TypeAlias = Callable[[Callable[[Chunk], Drawn], Iterable[Chunk]], Iterable[Drawn]]
"""Like `map`; one that works over processes must keep the order."""


def chunks(ranges: Ranges, draws: int, rng: np.random.Generator) -> Iterator[Chunk]:
    """Yield the chunks of an ensemble.

    Raises:
        ValueError: no draws.
    """
    if draws < 1:
        raise ValueError(f"chunks: needs a draw at least, not {draws}")
    size = int(np.clip(_CELLS // ranges.low.shape[1] ** 3, 1, 256))
    sizes = [min(size, draws - start) for start in range(0, draws, size)]
    for count, child in zip(sizes, rng.spawn(len(sizes)), strict=True):
        yield Chunk(ranges, count, child)


def drawn(chunk: Chunk) -> Drawn:
    """Return the answers of a chunk: a pure function of it, that processes may compute."""
    ranges = chunk.ranges
    order = ranges.order()
    share = np.empty((chunk.size, *ranges.low.shape))
    share[..., order] = chunk.rng.random(share.shape)
    inputs = ranges.low + share * (ranges.high - ranges.low)
    if ranges.likeliest is not None:
        inputs[:, 2] = _triangular(share[:, 2], ranges.low[2], ranges.likeliest, ranges.high[2])
    for actor in (each for each in order.tolist() if each in ranges.ranked):
        issues, place = ranges.ranked[actor]
        weights = sample_ranked_weights(issues, chunk.size, chunk.rng)
        inputs[:, 1, actor] = weights[:, place] / weights.max(axis=1)
    return points(inputs, ranges, chunk.rng)


def _triangular(share: Floats, low: Floats, likeliest: Floats, high: Floats) -> Floats:
    """Return what shares of a triangular distribution's mass lie at, shape (draws, actors)."""
    wide = np.where(high > low, high - low, 1.0)
    before = (likeliest - low) / wide
    rising = low + np.sqrt(share * (high - low) * (likeliest - low))
    falling = high - np.sqrt((1.0 - share) * (high - low) * (high - likeliest))
    return np.clip(np.where(share < before, rising, falling), low, high)


def points(inputs: Floats, ranges: Ranges, rng: np.random.Generator | None = None) -> Drawn:
    """Return the answers at given inputs.

    Args:
        inputs: Capability, salience and position, shape (draws, 3, actors).
        ranges: How the models are run.
        rng: For stochastic choice.
    """
    capabilities, saliences, positions = inputs[:, 0], inputs[:, 1], inputs[:, 2]
    weights = capabilities * saliences
    utility = expected_utility(capabilities, saliences, positions, rounds=ranges.rounds, ranks=ranges.ranks)
    smp = spatial_model(
        capabilities, saliences[..., None], positions[..., None], ranges.options, rng=rng, ranks=ranges.ranks
    )
    turns = smp.positions[..., 0]
    return Drawn(
        inputs,
        compromise_mean(positions, weights),
        weighted_median(positions, weights),
        weighted_median(utility.positions[:, -1], weights),
        weighted_median(turns[:, -1], weights),
        *_moves(utility.positions, utility.partners, together=True),
        *_moves(turns, smp.partners),
    )


def _moves(positions: Floats, partners: Ints, *, together: bool = False) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the sum of each actor's moves with each other, and whether it made any, shape (draws, moved, by).

    With `together` a move is with all who stand where the partner does: which of them is the partner is a matter of names.
    """
    steps = np.diff(positions, axis=1)
    draws, _, actors = steps.shape
    total = np.zeros((draws, actors, actors))
    any_ = np.zeros((draws, actors, actors), dtype=np.bool_)
    draw, turn, moved = np.nonzero((steps != 0) & (partners != np.arange(actors)))
    by = partners[draw, turn, moved]
    size = steps[draw, turn, moved]
    if together:
        beside = np.abs(positions[draw, turn] - positions[draw, turn, by][:, None]) <= _ONE_PLACE
        beside[np.arange(len(moved)), moved] = False
        row, by = np.nonzero(beside)
        draw, moved, size = draw[row], moved[row], size[row]
    np.add.at(total, (draw, moved, by), size)
    any_[draw, moved, by] = True
    return total, any_


def ensemble(
    ranges: Ranges,
    draws: int,
    rng: np.random.Generator,
    *,
    mapping: Mapper = map,
    progress: Callable[[int, int], None] | None = None,
) -> Drawn:
    """Return the answers over draws from ranges.

    Args:
        ranges: What is known.
        draws: How many.
        rng: Where chance comes from.
        mapping: Computes the chunks, default here.
        progress: Told how many draws are done, and of how many.
    """
    parts: list[Drawn] = []
    done = 0
    for part in mapping(drawn, chunks(ranges, draws, rng)):
        parts.append(part)
        done += len(part.means)
        if progress is not None:
            progress(done, draws)
    return Drawn(*(np.concatenate([getattr(part, name) for part in parts]) for name in Drawn.__slots__))
