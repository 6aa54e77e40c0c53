"""The Pareto frontier of a domain, exactly, without listing its packages.

Issues are merged one after another and what is dominated is dropped at once: F_j = ND(F_{j-1} + levels of j), for no
undominated package has a dominated part (Nemhauser and Ullmann 1969). Linked issues are merged first, among
themselves, and there only packages that leave the links in the same state are compared.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.codes import decode, level_codes
from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.dominance import thin
from detente.kernels.bargaining.linked import Step, clusters, steps

__all__ = ["Cut", "Frontier", "frontier"]

Ints = NDArray[np.int64]
Rows = tuple[Ints, Ints, Ints]
"""Utilities (rows, parties), codes (rows, words), groups (rows,)."""

_AT_ONCE = 1 << 21
_SLACK = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """Packages that no other package dominates.

    Attributes:
        points: Distinct utilities, ascending by the first party, shape (points, parties).
        packages: For each point the first package, level by level, that has it, shape (points, issues).
        complete: Whether the frontier, above the floor asked for, is listed whole. If not, the points are packages
            that do not dominate each other, but others may dominate them.
        found: The largest number of undominated packages or parts of packages held before any was cut.
    """

    points: Ints
    packages: NDArray[np.intp]
    complete: bool
    found: int


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """Asks of a package that its weighted utilities reach `least`; weights are not negative, shape (parties,)."""

    weights: NDArray[np.float64]
    least: float


def frontier(
    domain: Domain, *, floor: NDArray[np.integer] | None = None, cut: Cut | None = None, limit: int = 500_000
) -> Frontier:
    """Return the Pareto frontier.

    Args:
        domain: The domain.
        floor: List only the part in which each party has at least this, shape (parties,).
        cut: List only points above it; points within a rounding error of it may be listed or not.
        limit: How many rows to keep between merges. Where more are found they are thinned, and the answer says so.

    Returns:
        The frontier; no points if no package is allowed and above the floor.

    Raises:
        ValueError: A floor that is not one integer for each party, or a limit below 1.

    Source: Nemhauser and Ullmann (1969); for several criteria Villarreal and Karwan (1981).
    """
    if limit < 1:
        raise ValueError(f"frontier: limit must be at least 1, not {limit}")
    lowest = None if floor is None else domain.reservation(floor)
    merging = _Merging(domain, lowest, cut, limit)
    points, codes, _ = merging.all_clusters()
    order = np.lexsort(points.T[::-1])
    return Frontier(points[order], decode(codes[order], domain.levels), merging.complete, merging.found)


class _Merging:
    """One run: the bounds, and how many rows there were at most."""

    def __init__(self, domain: Domain, floor: Ints | None, cut: Cut | None, limit: int) -> None:
        self.domain, self.floor, self.cut, self.limit = domain, floor, cut, limit
        self.codes = level_codes(domain.levels)
        self.complete, self.found = True, 0

    def all_clusters(self) -> Rows:
        parts = [self.one_cluster(cluster) for cluster in clusters(self.domain)]
        if not all(len(part[0]) for part in parts):
            return parts[0][0][:0], parts[0][1][:0], parts[0][2][:0]
        parts.sort(key=lambda part: -len(part[0]))
        merged = parts[0]
        for at, part in enumerate(parts[1:], 1):
            alone = np.zeros((1, len(part[0])), np.int64)
            rest = [other[0] for other in parts[at + 1 :]]
            merged = self.merge(merged, part, Step(-1, alone, 1), self.optimistic(rest))
        return merged

    def one_cluster(self, cluster: tuple[int, ...]) -> Rows:
        parties, words = self.domain.parties, self.codes[0].shape[1]
        rows = (np.zeros((1, parties), np.int64), np.zeros((1, words), np.int64), np.zeros(1, np.int64))
        left = set(range(len(self.domain.values)))
        for step in steps(self.domain, cluster):
            left.remove(step.issue)
            values = self.domain.values[step.issue]
            part = (values, self.codes[step.issue], np.zeros(len(values), np.int64))
            rest = self.optimistic([self.domain.values[issue] for issue in left])
            rows = self.merge(rows, part, step, rest)
        return rows

    def optimistic(self, rest: list[Ints]) -> tuple[Ints, float]:
        # What the issues still to come can add at most: to each party, and to the weighted sum.
        most = sum((values.max(axis=0) for values in rest), np.zeros(self.domain.parties, np.int64))
        if self.cut is None:
            return most, 0.0
        return most, float(sum((values @ self.cut.weights).max() for values in rest))

    def merge(self, rows: Rows, part: Rows, step: Step, rest: tuple[Ints, float]) -> Rows:
        at_once = max(1, _AT_ONCE // max(1, len(rows[0])))
        kept: Rows | None = None
        for start in range(0, len(part[0]), at_once):
            chosen = np.arange(start, min(start + at_once, len(part[0])))
            more = self.within(_combined(rows, part, step, chosen), rest)
            if kept is not None:
                more = tuple(np.concatenate(pair) for pair in zip(kept, more, strict=True))  # type: ignore[assignment]
            kept = thin(*more)
        return self.limited(rows if kept is None else kept)

    def within(self, rows: Rows, rest: tuple[Ints, float]) -> Rows:
        keep = np.ones(len(rows[0]), np.bool_)
        if self.floor is not None:
            keep &= (rows[0] >= self.floor - rest[0]).all(axis=1)
        if self.cut is not None:
            slack = _SLACK * (abs(self.cut.least) + abs(rest[1]) + 1)
            keep &= rows[0] @ self.cut.weights + rest[1] >= self.cut.least - slack
        return rows if keep.all() else (rows[0][keep], rows[1][keep], rows[2][keep])

    def limited(self, rows: Rows) -> Rows:
        self.found = max(self.found, len(rows[0]))
        if len(rows[0]) <= self.limit:
            return rows
        self.complete = False
        weights = np.ones(self.domain.parties) if self.cut is None else self.cut.weights
        chosen = _spread(rows[0], weights, self.limit)
        return rows[0][chosen], rows[1][chosen], rows[2][chosen]


def _combined(rows: Rows, part: Rows, step: Step, chosen: NDArray[np.intp]) -> Rows:
    points = (rows[0][:, None, :] + part[0][None, chosen, :]).reshape(-1, rows[0].shape[1])
    codes = (rows[1][:, None, :] + part[1][None, chosen, :]).reshape(-1, rows[1].shape[1])
    groups = step.following[rows[2]][:, chosen].reshape(-1)
    if step.following.min(initial=0) >= 0:
        return points, codes, groups
    alive = groups >= 0
    return points[alive], codes[alive], groups[alive]


def _spread(points: Ints, weights: NDArray[np.float64], limit: int) -> NDArray[np.intp]:
    # The best of the worst-off, of each party, and by weighted sum; for the other half every n-th.
    low, high = points.min(axis=0), points.max(axis=0)
    shares = (points - low) / np.maximum(high - low, 1)
    single = [int(shares.min(axis=1).argmax()), *(int(at) for at in points.argmax(axis=0))]
    heavy = np.argsort(-(points @ weights), kind="stable")[: max(1, limit // 2)]
    even = np.linspace(0, len(points) - 1, limit).astype(np.intp)
    wanted = np.concatenate([heavy[:1], single, heavy[1:], even])
    return np.sort(wanted[np.sort(np.unique(wanted, return_index=True)[1])][:limit])
