"""Solutions without listing the whole frontier: what cannot hold the solution is dropped while issues are merged.

A package already at hand bounds the solution from below. For Nash's product, g with a larger product than g* satisfies
sum(g_i / g*_i) >= parties (the arithmetic mean is no less than the geometric), which is additive over issues.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.merging import Cut, Frontier, frontier
from detente.kernels.bargaining.solutions import egalitarian, equal_loss, kalai_smorodinsky, nash, utilitarian

__all__ = ["SOLUTIONS", "Found", "search"]

Ints = NDArray[np.int64]
Indices = NDArray[np.intp]

SOLUTIONS: Mapping[str, Callable[[Ints, Ints, Ints | None], Indices]] = MappingProxyType(
    {
        "egalitarian": lambda points, least, _: egalitarian(points, least),
        "equal_loss": lambda points, least, best: equal_loss(points, least, best),
        "kalai_smorodinsky": lambda points, least, best: kalai_smorodinsky(points, least, best),
        "nash": lambda points, least, _: nash(points, least),
        "utilitarian": lambda points, least, _: utilitarian(points, least),
    }
)
"""By name: utilities, reservation, and the ideal where the utilities are only a part of those that define it."""

_OF_THE_IDEAL = frozenset({"equal_loss", "kalai_smorodinsky"})
_ROUNDS = 6
_DUAL_STEPS = 120


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A solution's packages.

    Attributes:
        points: Utilities, ties included, ascending by the first party, shape (ties, parties).
        packages: For each the first package that has them, shape (ties, issues).
        exact: Whether it is certain that these are the solution's. If not, it is the best among what was seen.
    """

    points: Ints
    packages: Indices
    exact: bool


def search(domain: Domain, reservation: NDArray[np.integer], solution: str, *, limit: int = 50_000) -> Found:
    """Return a solution's packages although the frontier may be too large to list.

    Args:
        domain: The domain.
        reservation: Shape (parties,).
        solution: A name in SOLUTIONS.
        limit: How many rows to keep between merges.

    Returns:
        The packages; none if no package leaves everybody at the reservation or above.

    Raises:
        ValueError: An unknown solution, one party, or not one integer for each party.

    Source: bounds within dynamic programming after Morin and Marsten (1976); the cuts are ours.
    """
    if solution not in SOLUTIONS:
        raise ValueError(f"search: solution must be one of {', '.join(SOLUTIONS)}, not {solution!r}")
    least = domain.reservation(reservation)
    seen = frontier(domain, floor=least, limit=limit)
    if seen.complete or not len(seen.points):
        found = SOLUTIONS[solution](seen.points, least, None)
        return Found(seen.points[found], seen.packages[found], seen.complete)
    best, certain = _ideal(domain, least, seen, limit) if solution in _OF_THE_IDEAL else (least, True)
    for _ in range(_ROUNDS):
        found = SOLUTIONS[solution](seen.points, least, best)
        floor, cut = _bounds(solution, seen.points[found[0]], least, best)
        cut = _supporting(domain, floor) if cut is None else cut
        narrowed = frontier(domain, floor=floor, cut=cut, limit=limit)
        if narrowed.complete:
            found = SOLUTIONS[solution](narrowed.points, least, best)
            return Found(narrowed.points[found], narrowed.packages[found], certain)
        seen = _together(seen, found, narrowed)
    found = SOLUTIONS[solution](seen.points, least, best)
    return Found(seen.points[found], seen.packages[found], exact=False)


def _ideal(domain: Domain, least: Ints, seen: Frontier, limit: int) -> tuple[Ints, bool]:
    best, certain = seen.points.max(axis=0), True
    for party in range(domain.parties):
        better = _more_for(domain, least, party, int(best[party]), limit)
        for _ in range(_ROUNDS):
            if better.complete:
                break
            best[party] = better.points[:, party].max(initial=best[party])
            better = _more_for(domain, least, party, int(best[party]), limit)
        best[party] = better.points[:, party].max(initial=best[party])
        certain = certain and better.complete
    return best, certain


def _more_for(domain: Domain, least: Ints, party: int, amount: int, limit: int) -> Frontier:
    floor = least.copy()
    floor[party] = amount
    return frontier(domain, floor=floor, cut=_supporting(domain, floor), limit=limit)


def _bounds(solution: str, at_hand: Ints, least: Ints, best: Ints) -> tuple[Ints, Cut | None]:
    gains = at_hand - least
    match solution:
        case "egalitarian":
            return least + gains.min(), None
        case "equal_loss":
            return np.maximum(least, best - (best - at_hand).max()), None
        case "kalai_smorodinsky":
            return _share_floor(gains, least, best), None
        case "utilitarian":
            return least, Cut(np.ones(len(least)), float(at_hand.sum()))
    if (gains == 0).any():
        return least, None
    weights = 1 / gains.astype(np.float64)
    return least, Cut(weights, float(len(least) + least @ weights))


def _supporting(domain: Domain, floor: Ints) -> Cut:
    # Who is above the floor is above any weighted sum of it. The weights under which the best sum of all packages
    # exceeds that of the floor least cut most (the Lagrangian dual; multiplicative steps).
    spread = np.array([np.ptp(values, axis=0) for values in domain.values]).sum(axis=0)
    scales = np.maximum(spread, 1).astype(np.float64)
    weights = np.full(domain.parties, 1 / domain.parties)
    least, chosen = math.inf, weights
    for step in range(_DUAL_STEPS):
        rows = [values[(values @ (weights / scales)).argmax()] for values in domain.values]
        above = (np.sum(rows, axis=0) - floor) / scales
        if above @ weights < least:
            least, chosen = float(above @ weights), weights
        weights = weights * np.exp(-above * 8 / math.sqrt(1 + step))
        weights /= weights.sum()
    return Cut(chosen / scales, float(floor @ (chosen / scales)))


def _share_floor(gains: Ints, least: Ints, best: Ints) -> Ints:
    wholes = (best - least).tolist()
    shares = [Fraction(gain, whole) for gain, whole in zip(gains.tolist(), wholes, strict=True) if whole]
    share = min(shares, default=Fraction(1))
    return np.array(
        [low + math.ceil(share * whole) for low, whole in zip(least.tolist(), wholes, strict=True)]
    )


def _together(seen: Frontier, found: Indices, narrowed: Frontier) -> Frontier:
    points = np.concatenate([seen.points[found], narrowed.points])
    packages = np.concatenate([seen.packages[found], narrowed.packages])
    distinct = np.unique(points, axis=0, return_index=True)[1]
    return Frontier(points[distinct], packages[distinct], complete=False, found=narrowed.found)
