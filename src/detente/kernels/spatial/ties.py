"""Ties broken by position, then by name, so that an answer never hangs on the order in which actors are given."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["canonical", "chosen", "position_ranks"]

Ints = NDArray[np.intp]


def canonical(actors: int, ranks: Ints | None) -> tuple[Ints, Ints]:
    """Return the order of actors by the rank of their names, and the order that undoes it.

    Args:
        actors: How many.
        ranks: Rank of each actor's name, shape (actors,); None takes them as given.

    Raises:
        ValueError: `ranks` are no permutation of 0 to actors - 1.
    """
    if ranks is None:
        return np.arange(actors), np.arange(actors)
    if not np.array_equal(np.sort(ranks), np.arange(actors)):
        raise ValueError(f"canonical: ranks must be 0 to {actors - 1}, each once, not {ranks.tolist()}")
    return np.argsort(ranks), np.asarray(ranks, dtype=np.intp)


def position_ranks(positions: NDArray[np.float64]) -> Ints:
    """Return the place of each actor by position, the first dimension first, and by index where they are equal.

    Args:
        positions: Shape (draws, actors, dimensions).

    Returns:
        Shape (draws, actors).
    """
    keys = tuple(positions[..., k] for k in reversed(range(positions.shape[-1])))
    return np.argsort(np.lexsort(keys, axis=-1), axis=-1)


def chosen(allowed: NDArray[np.bool_], ranks: Ints) -> Ints:
    """Return for each row the index of lowest rank among those allowed; 0 where none is.

    Args:
        allowed: Shape (..., candidates).
        ranks: Likewise, or as it broadcasts.
    """
    return np.asarray(np.argmin(np.where(allowed, ranks, np.iinfo(np.intp).max), axis=-1))
