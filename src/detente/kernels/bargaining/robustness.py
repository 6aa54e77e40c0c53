"""How far an answer depends on what is not known: reservations and weights drawn from ranges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain, Link
from detente.kernels.bargaining.merging import frontier
from detente.kernels.bargaining.weights import weigh

__all__ = ["Shares", "acceptance", "level_shares", "sample_reservations", "wilson"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Solution = Callable[[Ints, Ints], NDArray[np.intp]]
"""Utilities of packages and a reservation to ascending indices, as in `solutions`."""


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """In how many draws each level belongs to a solution.

    Attributes:
        counts: For each issue in how many draws a level is in one of the solution's packages, shape (levels,).
        always: For each issue in how many draws it is in all of them, shape (levels,).
        empty: In how many draws there is no solution.
        draws: How many draws there were.
        exact: Whether the frontier was listed whole in every draw.
    """

    counts: tuple[Ints, ...]
    always: tuple[Ints, ...]
    empty: int
    draws: int
    exact: bool


def sample_reservations(
    low: NDArray[np.integer],
    high: NDArray[np.integer],
    draws: int,
    rng: np.random.Generator,
    *,
    chunk: int = 1024,
) -> Iterator[Ints]:
    """Draw reservations evenly and independently from ranges, a chunk at a time.

    Each chunk has a generator of its own, spawned from `rng` in order, so that chunks may be computed anywhere.

    Args:
        low: Lowest reservation of each party, shape (parties,).
        high: Highest, included, shape (parties,).
        draws: How many in all.
        rng: Where chance comes from.
        chunk: How many to draw at once.

    Yields:
        Arrays of shape (at most `chunk`, parties).

    Raises:
        ValueError: Shapes that differ, low above high, no draws or no chunk.
    """
    if low.ndim != 1 or low.shape != high.shape or (low > high).any():
        raise ValueError(
            f"sample_reservations: needs low <= high for each party, not {low.tolist()}, {high.tolist()}"
        )
    if draws < 1 or chunk < 1:
        raise ValueError(f"sample_reservations: draws and chunk must be positive, not {draws} and {chunk}")
    sizes = [min(chunk, draws - start) for start in range(0, draws, chunk)]
    for size, child in zip(sizes, rng.spawn(len(sizes)), strict=True):
        yield child.integers(low, high, size=(size, len(low)), endpoint=True, dtype=np.int64)


def acceptance(utilities: Ints, reservations: Ints) -> Ints:
    """Return in how many draws each party accepts each package.

    Args:
        utilities: Shape (packages, parties).
        reservations: Shape (draws, parties).

    Returns:
        Shape (packages, parties).

    Raises:
        ValueError: Different numbers of parties.
    """
    if utilities.ndim != 2 or reservations.ndim != 2 or utilities.shape[1] != reservations.shape[1]:
        raise ValueError(
            f"acceptance: utilities and reservations must have a column a party, "
            f"not {utilities.shape} and {reservations.shape}"
        )
    columns = [
        np.searchsorted(np.sort(reservations[:, party]), utilities[:, party], side="right")
        for party in range(utilities.shape[1])
    ]
    return np.stack(columns, axis=1).astype(np.int64)


def level_shares(
    values: Sequence[NDArray[np.integer]],
    solution: Solution,
    reservations: Ints,
    *,
    weights: NDArray[np.integer] | None = None,
    links: tuple[Link, ...] = (),
    limit: int = 500_000,
) -> Shares:
    """Return how often each level is in a solution over draws of reservations, and of weights if they are drawn too.

    The results of several chunks of draws may be added up.

    Args:
        values: For each issue what levels are worth, shape (levels, parties); without weights if these are drawn.
        solution: Of `solutions`, or one like them.
        reservations: Shape (draws >= 1, parties), in the units of values times weights.
        weights: Shape (draws, issues, parties), or none if `values` are weighted already.
        links: As in `Domain`.
        limit: As `merging.frontier`.

    Returns:
        Counts over the draws. Utilities that tie have one package, the first.

    Raises:
        ValueError: No draws, numbers of draws that differ, or as `Domain` and `weights.weigh`.
    """
    if reservations.ndim != 2 or not len(reservations):
        raise ValueError(
            f"level_shares: reservations must be (draws >= 1, parties), not {reservations.shape}"
        )
    if weights is not None and len(weights) != len(reservations):
        raise ValueError(
            f"level_shares: {len(reservations)} draws of reservations, {len(weights)} of weights"
        )
    counts = [np.zeros(len(value), np.int64) for value in values]
    always = [np.zeros(len(value), np.int64) for value in values]
    empty, exact = 0, True
    for packages, complete in _solved(values, solution, reservations, weights, links, limit):
        exact = exact and complete
        empty += not len(packages)
        for issue, levels in enumerate(packages.T if len(packages) else ()):
            counts[issue][np.unique(levels)] += 1
            always[issue][levels[:1]] += bool((levels == levels[0]).all())
    return Shares(tuple(counts), tuple(always), empty, len(reservations), exact)


def _solved(
    values: Sequence[NDArray[np.integer]],
    solution: Solution,
    reservations: Ints,
    weights: NDArray[np.integer] | None,
    links: tuple[Link, ...],
    limit: int,
) -> Iterator[tuple[NDArray[np.intp], bool]]:
    # One frontier serves all reservations above the lowest; each draw of weights has its own.
    if weights is None:
        domain = Domain(tuple(value.astype(np.int64) for value in values), links)
        found = frontier(domain, floor=reservations.min(axis=0), limit=limit)
        for reservation in reservations:
            yield found.packages[solution(found.points, reservation)], found.complete
        return
    for drawn, reservation in zip(weights, reservations, strict=True):
        found = frontier(Domain(weigh(values, drawn), links), floor=reservation, limit=limit)
        yield found.packages[solution(found.points, reservation)], found.complete


def wilson(counts: NDArray[np.integer], draws: int, confidence: float = 0.95) -> Floats:
    """Return Wilson's score interval for shares of draws.

    Args:
        counts: Successes, any shape.
        draws: How many draws there were, positive.
        confidence: Between 0 and 1.

    Returns:
        Low and high, shape (*counts.shape, 2).

    Raises:
        ValueError: No draws, counts outside 0 to draws, or a confidence outside 0 to 1.

    Source: Wilson (1927).
    """
    if draws < 1 or not 0 < confidence < 1 or counts.min(initial=0) < 0 or counts.max(initial=0) > draws:
        raise ValueError(
            f"wilson: needs counts within 0 to draws >= 1 and a confidence within 0 to 1, "
            f"not {draws} draws, confidence {confidence}"
        )
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share = counts / draws
    middle = (share + z * z / (2 * draws)) / (1 + z * z / draws)
    half = z / (1 + z * z / draws) * np.sqrt(share * (1 - share) / draws + z * z / (4 * draws * draws))
    return np.stack([np.maximum(middle - half, 0), np.minimum(middle + half, 1)], axis=-1)
