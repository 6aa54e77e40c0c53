"""How many packages everybody accepts, exactly, without listing them.

Sums of utilities are merged issue by issue with how often each occurs; what can no longer reach a reservation is
dropped, what reaches it whatever follows is made equal. Two halves of the issues then meet in the middle (Horowitz and
Sahni 1974).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.dominance import sort_distinct
from detente.kernels.bargaining.dominance_sums import sums_above
from detente.kernels.bargaining.linked import Step, clusters, steps

__all__ = ["count_acceptable", "count_packages"]

Ints = NDArray[np.int64]
Counts = NDArray[np.int64] | NDArray[np.object_]
Sums = tuple[Ints, Counts, Ints]
"""Utilities (rows, parties), how many packages have them (rows,), groups (rows,)."""

_LIMB_BITS = 30
_TABLE = 1 << 25


def count_packages(domain: Domain) -> int:
    """Return how many packages the links allow."""
    nothing = tuple(np.zeros((count, 1), np.int64) for count in domain.levels)
    return count_acceptable(Domain(nothing, domain.links), np.zeros(1, np.int64))


def count_acceptable(domain: Domain, reservation: NDArray[np.integer], *, limit: int = 3_000_000) -> int:
    """Return how many packages leave nobody below the reservation.

    Args:
        domain: The domain.
        reservation: Shape (parties,).
        limit: How many distinct sums to hold at most, apart from those in a table of at most 2**25 cells.

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
        self.domain, self.limit = domain, limit
        self.low = np.array([values.min(axis=0) for values in domain.values])
        self.high = np.array([values.max(axis=0) for values in domain.values])
        # Below the least that any package gives, sums capped in both halves would add up to less than what is asked.
        self.least = np.maximum(least, self.low.sum(axis=0))

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
        sums = (sums[0], _wide_enough(sums[1], step.following.shape[1]), sums[2])
        values = self.domain.values[step.issue]
        box = _box(sums, values, self.least - least_rest, step.groups)
        parts = self.parts(sums, step, self.least - least_rest, self.least - most_rest)
        if sums[1].dtype == np.int64 and math.prod(box[1]) <= min(_TABLE, 8 * len(sums[0]) * len(values)):
            return _tabled(parts, *box)
        points, counts, groups = (np.concatenate(column) for column in zip(*parts, strict=True))
        return self.distinct(points, counts, groups)

    def parts(self, sums: Sums, step: Step, enough: Ints, needed: Ints) -> Iterator[Sums]:
        for level, values in enumerate(self.domain.values[step.issue]):
            groups = step.following[sums[2], level]
            points = sums[0] + values
            hopeful = (groups >= 0) & (points >= needed).all(axis=1)
            yield np.minimum(points[hopeful], enough), sums[1][hopeful], groups[hopeful]

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


def _box(sums: Sums, values: Ints, enough: Ints, groups: int) -> tuple[Ints, tuple[int, ...]]:
    # Where sums may lie after the merge: the low corner, and how many integers there are for groups and each party.
    if not len(sums[0]):
        return enough, (0,) * (len(enough) + 1)
    low = np.minimum(sums[0].min(axis=0) + values.min(axis=0), enough)
    high = np.minimum(sums[0].max(axis=0) + values.max(axis=0), enough)
    return low, (max(groups, 1), *(int(side) for side in high - low + 1))


def _tabled(parts: Iterator[Sums], low: Ints, shape: tuple[int, ...]) -> Sums:
    # Where sums fill much of a small box, a table of the box is faster than sorting them.
    table = np.zeros(shape, np.int64)
    for points, counts, groups in parts:
        np.add.at(table, (groups, *(points - low).T), counts)
    cells = np.nonzero(table)
    return np.stack(cells[1:], axis=1) + low, table[cells], cells[0].astype(np.int64)
