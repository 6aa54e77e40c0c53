"""Scores of states found by their bits, with none where a state is infeasible."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["NONE", "Lookup", "lookup", "tabled"]

_ALWAYS_DENSE = 16
_CELLS_A_STATE = 8
NONE = np.int64(1) << 62


@dataclass(frozen=True, slots=True)
class Lookup:
    """Scores by bits: a table over all 2^k choices when most are feasible, else sorted states and their scores.

    Attributes:
        options: k.
        bits: The states, ascending; None if there is a table.
        scores: By bits in a table, else by position in `bits`.
    """

    options: int
    bits: NDArray[np.int64] | None
    scores: NDArray[np.int64]

    @property
    def dense(self) -> bool:
        """Whether there is a table."""
        return self.bits is None

    def at(self, bits: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the scores of states given as bits, `NONE` where infeasible."""
        if self.bits is None:
            return self.scores[bits]
        place = np.minimum(np.searchsorted(self.bits, bits), len(self.bits) - 1)
        return np.where(self.bits[place] == bits, self.scores[place], NONE)

    def lowest_over(self, free: int) -> Lookup:
        """Return a lookup of the least score over all choices of the options in a mask.

        What it returns is to be asked with those options' bits at 0.
        """
        if self.bits is not None:
            return _least_by_key(self.options, self.bits & ~np.int64(free), self.scores)
        scores = self.scores.copy()
        for option in (k for k in range(self.options) if free >> k & 1):
            pairs = scores.reshape(-1, 2, 1 << option)
            np.minimum(pairs[:, 0], pairs[:, 1], out=pairs[:, 0])
        return Lookup(self.options, None, scores)


def tabled(options: int, states: int) -> bool:
    """Return whether scores of so many states of so many options are kept in a table over all choices."""
    return options <= _ALWAYS_DENSE or 1 << options <= _CELLS_A_STATE * states


def lookup(options: int, states: NDArray[np.int64], scores: NDArray[np.int64]) -> Lookup:
    """Return a lookup of states, ascending and not empty, and their scores."""
    if not tabled(options, len(states)):
        return Lookup(options, states, scores)
    table = np.full(1 << options, NONE)
    table[states] = scores
    return Lookup(options, None, table)


def _least_by_key(options: int, keys: NDArray[np.int64], scores: NDArray[np.int64]) -> Lookup:
    order = np.argsort(keys, kind="stable")
    bits, starts = np.unique(keys[order], return_index=True)
    return Lookup(options, bits, np.minimum.reduceat(scores[order], starts))
