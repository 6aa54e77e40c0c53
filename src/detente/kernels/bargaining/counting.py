"""How many packages everybody accepts, exactly, without listing them.

Sums of utilities are merged issue by issue with how often each occurs; what can no longer reach a reservation is
dropped, what reaches it whatever follows is made equal. Two halves of the issues then meet in the middle (Horowitz and
Sahni 1974).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.dominance_sums import sums_above
from detente.kernels.bargaining.linked import Step, clusters, steps
from detente.kernels.bargaining.nondominated import sort_distinct

__all__ = ["count_acceptable", "count_packages"]

Ints = NDArray[np.int64]
Counts = NDArray[np.int64] | NDArray[np.object_]
Sums = tuple[Ints, Counts, Ints]
"""Utilities (rows, parties), how many packages have them (rows,), groups (rows,)."""

_LIMB_BITS = 30


def count_packages(domain: Domain) -> int:
    """Return how many packages the links allow."""
    nothing = tuple(np.zeros((count, 1), np.int64) for count in domain.levels)
    return count_acceptable(Domain(nothing, domain.links), np.zeros(1, np.int64))


def count_acceptable(domain: Domain, reservation: NDArray[np.integer], *, limit: int = 3_000_000) -> int:
    """Return how many packages leave nobody below the reservation.

    Args:
        domain: The domain.
        reservation: Shape (parties,).
        limit: How many distinct sums to hold at most.

    Returns:
        The number, exactly, however large.

    Raises:
        ValueError: Not one integer for each party, or more than `limit` distinct sums.
    """
    counting = _Counting(domain, domain.reservation(reservation), limit)
    one, other = counting.halves()
    if not len(one[0]) or not len(other[0]):
        return 0
    if len(one[0]) < len(other[0]):
        one, other = other, one
    sums = sums_above(one[0], _limbs(one[1]), counting.least - other[0])
    total = 0
    for limb in range(sums.shape[1]):
        column = sum(int(a) * int(b) for a, b in zip(sums[:, limb], other[1], strict=True) if a)
        total += column << (_LIMB_BITS * limb)
    return total


def _limbs(counts: Counts) -> Ints:
    limbs: list[Ints] = []
    rest = counts.copy()
    while not limbs or rest.any():
        limbs.append((rest & ((1 << _LIMB_BITS) - 1)).astype(np.int64))
        rest = rest >> _LIMB_BITS
    return np.stack(limbs, axis=1)


def _wide_enough(counts: Counts, levels: int) -> Counts:
    if counts.dtype == np.int64 and float(counts.sum(dtype=np.float64)) * levels >= 2.0**61:
        return counts.astype(object)
    return counts


class _Counting:
    """One run: the domain, what must be reached, and how many rows may be held."""

    def __init__(self, domain: Domain, least: Ints, limit: int) -> None:
        self.domain, self.least, self.limit = domain, least, limit
        self.low = np.array([values.min(axis=0) for values in domain.values])
        self.high = np.array([values.max(axis=0) for values in domain.values])

    def halves(self) -> tuple[Sums, Sums]:
        done: tuple[list[int], list[int]] = ([], [])
        sides = [self.nothing(), self.nothing()]
        by_size = sorted(clusters(self.domain), key=lambda cluster: -self.size(cluster))
        for cluster in by_size:
            side = 0 if len(sides[0][0]) <= len(sides[1][0]) else 1
            sides[side] = self.joined(sides[side], done[side], cluster)
            done[side].extend(cluster)
        return sides[0], sides[1]

    def size(self, cluster: tuple[int, ...]) -> float:
        return float(np.log([float(self.domain.levels[issue]) for issue in cluster]).sum())

    def nothing(self) -> Sums:
        return np.zeros((1, len(self.least)), np.int64), np.ones(1, np.int64), np.zeros(1, np.int64)

    def joined(self, sums: Sums, done: list[int], cluster: tuple[int, ...]) -> Sums:
        so_far = list(done)
        # Each row so far is a start of its own; within the cluster groups say what the links leave open.
        for step in steps(self.domain, cluster):
            so_far.append(step.issue)
            others = np.setdiff1d(np.arange(len(self.domain.values)), so_far)
            sums = self.merged(sums, step, self.low[others].sum(axis=0), self.high[others].sum(axis=0))
        return sums

    def merged(self, sums: Sums, step: Step, least_rest: Ints, most_rest: Ints) -> Sums:
        parts = []
        sums = (sums[0], _wide_enough(sums[1], step.following.shape[1]), sums[2])
        for level, values in enumerate(self.domain.values[step.issue]):
            groups = step.following[sums[2], level]
            points = sums[0] + values
            hopeful = (groups >= 0) & (points >= self.least - most_rest).all(axis=1)
            safe = np.minimum(points[hopeful], self.least - least_rest)
            parts.append((safe, sums[1][hopeful], groups[hopeful]))
        points, counts, groups = (np.concatenate(column) for column in zip(*parts, strict=True))
        return self.distinct(points, counts, groups)

    def distinct(self, points: Ints, counts: Counts, groups: Ints) -> Sums:
        if not len(points):
            return points, counts, groups
        order, starts = sort_distinct(np.column_stack([groups, points]))
        if len(starts) > self.limit:
            raise ValueError(
                f"count_acceptable: {len(starts)} distinct sums of utilities, limit is {self.limit}"
            )
        rows = order[starts]
        return points[rows], np.add.reduceat(counts[order], starts), groups[rows]
