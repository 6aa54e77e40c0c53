"""How far one ranking is from another, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["ChangedPair", "Nearest", "Ranking", "Relation", "compare", "distance"]

Relation = Literal[">", "=", "<"]
_SIGNS: tuple[Relation, Relation, Relation] = ("=", ">", "<")


class ChangedPair(NamedTuple):
    """Two states whose order changed: `first` stood `before` to `second`, and stands `after` to it now.

    ">" says that the first is preferred to the second.
    """

    first: int
    second: int
    before: Relation
    after: Relation


@dataclass(frozen=True, slots=True)
class Ranking:
    """A new ranking beside the present one.

    Attributes:
        payoffs: The new payoffs, shape (states,): ranks from 0, or the present row where nothing changed.
        distance: Kendall distance from the present ranking, a pair tied in one of the two counting one half.
        pairs: The changed pairs, ascending, `first` < `second`.
    """

    payoffs: NDArray[np.int64]
    distance: float
    pairs: tuple[ChangedPair, ...]


class Nearest(NamedTuple):
    """What a search for the nearest ranking came to.

    Attributes:
        cost: Twice the distance of the nearest ranking; a lower bound for it if there are no payoffs.
        payoffs: The nearest ranking as ranks from 0, shape (states,); None if there is none or none was found.
        proved: Whether that is certain.
    """

    cost: int
    payoffs: NDArray[np.int64] | None
    proved: bool


def distance(first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    """Return the Kendall distance of two rankings, a pair tied in only one of them counting one half.

    Args:
        first: Payoffs, shape (states,).
        second: Payoffs over the same states.
    """
    return float(np.abs(_signs(first) - _signs(second)).sum()) / 4


def compare(present: NDArray[np.int64], new: NDArray[np.int64]) -> Ranking:
    """Return a new ranking with what sets it apart from the present one; both of shape (states,)."""
    before, after = _signs(present), _signs(new)
    pairs = tuple(
        ChangedPair(first, second, _SIGNS[before[first, second]], _SIGNS[after[first, second]])
        for first, second in np.argwhere(np.triu(before != after)).tolist()
    )
    return Ranking(new, float(np.abs(before - after).sum()) / 4, pairs)


def _signs(row: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return 1 where the row's state is preferred to the column's, -1 where less, 0 where tied."""
    above = (row[:, None] > row[None, :]).astype(np.int8)
    return above - above.T
