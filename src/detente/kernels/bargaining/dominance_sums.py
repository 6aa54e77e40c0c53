"""For each query the sum of weights of the points at least as large everywhere, for many at once.

Divide and conquer over one party after another (Bentley 1980, Multidimensional divide-and-conquer), all blocks of a
level in one sweep of arrays; few pairs are compared outright.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["sums_above"]

Ints = NDArray[np.int64]

_OUTRIGHT = 1 << 26
_GRID = 1 << 25
_AT_ONCE = 1 << 21


def sums_above(points: Ints, weights: Ints, queries: Ints) -> Ints:
    """Return for each query the summed weights of the points at least as large for every party.

    Args:
        points: Shape (points, parties >= 1).
        weights: Columns that are summed on their own, shape (points, columns); sums must stay within int64.
        queries: Shape (queries, parties).

    Returns:
        Shape (queries, columns).
    """
    if len(points) * len(queries) <= _OUTRIGHT and points.shape[1] > 1:
        return _outright(points, weights, queries)
    scales = [np.unique(points[:, party]) for party in range(points.shape[1])]
    if math.prod(len(scale) + 1 for scale in scales) <= _GRID:
        return _on_a_grid(points, weights, queries, scales)
    return _Sweeps(points, weights, queries).run()


def _outright(points: Ints, weights: Ints, queries: Ints) -> Ints:
    sums = np.zeros((len(queries), weights.shape[1]), np.int64)
    at_once = max(1, _AT_ONCE // max(1, len(points)))
    for start in range(0, len(queries), at_once):
        part = queries[start : start + at_once]
        above = np.ones((len(part), len(points)), np.bool_)
        for party in range(points.shape[1]):
            above &= points[:, party] >= part[:, party, None]
        for column in range(weights.shape[1]):
            sums[start : start + at_once, column] = np.where(above, weights[:, column], 0).sum(axis=1)
    return sums


def _on_a_grid(points: Ints, weights: Ints, queries: Ints, scales: list[Ints]) -> Ints:
    # Summed-area table: a cell holds what is at least as large everywhere; one more row of zeros beyond the largest.
    at = tuple(np.searchsorted(scale, points[:, party]) for party, scale in enumerate(scales))
    asked = tuple(np.searchsorted(scale, queries[:, party]) for party, scale in enumerate(scales))
    sums = np.empty((len(queries), weights.shape[1]), np.int64)
    for column in range(weights.shape[1]):
        table = np.zeros([len(scale) + 1 for scale in scales], np.int64)
        np.add.at(table, at, weights[:, column])
        for party in range(len(scales)):
            backwards = np.flip(table, party)
            np.cumsum(backwards, axis=party, out=backwards)
        sums[:, column] = table[asked]
    return sums


class _Sweeps:
    """Points and queries in one list, each with its place by falling value of each party, points first."""

    def __init__(self, points: Ints, weights: Ints, queries: Ints) -> None:
        self.points = len(points)
        both = np.concatenate([points, queries])
        self.weights = np.concatenate([weights, np.zeros((len(queries), weights.shape[1]), np.int64)])
        self.bits = max(1, len(both).bit_length())
        self.row_at = [np.argsort(-both[:, party], kind="stable") for party in range(both.shape[1])]
        self.place = [np.argsort(rows) for rows in self.row_at]
        self.sums = np.zeros((len(queries), weights.shape[1]), np.int64)

    def run(self) -> Ints:
        rows = np.arange(len(self.weights))
        self.sweep(rows, np.zeros(len(rows), np.int64), 0)
        return self.sums

    def sweep(self, rows: Ints, block: Ints, party: int) -> None:
        key = np.sort((block << self.bits) | self.place[party][rows])
        rows, block = self.row_at[party][key & ((1 << self.bits) - 1)], key >> self.bits
        if party == len(self.place) - 1:
            self.collect(rows, block)
            return
        place = np.arange(len(rows))
        for level in range(max(0, int(len(rows) - 1).bit_length())):
            # Points of the earlier half of a pair of blocks meet queries of the later half.
            met = ((place >> level) & 1 == 1) == (rows >= self.points)
            pair, within = place[met] >> (level + 1), block[met]
            new = (pair[1:] != pair[:-1]) | (within[1:] != within[:-1])
            if met.any():
                self.sweep(rows[met], np.append(0, np.cumsum(new)), party + 1)

    def collect(self, rows: Ints, block: Ints) -> None:
        totals = np.cumsum(self.weights[rows], axis=0)
        starts = np.append(0, np.flatnonzero(block[1:] != block[:-1]) + 1)
        before = np.where(starts[:, None] > 0, totals[starts - 1], 0)
        lengths = np.diff(np.append(starts, len(rows)))
        asked = rows >= self.points
        within = totals[asked] - np.repeat(before, lengths, axis=0)[asked]
        self.sums[rows[asked] - self.points] += within
