"""Weights of issues of which only the ranking is known: their centre, their ends, and draws from all that agree with it.

Ranks are 1 for what weighs most; equal ranks, written 1, 2, 2, 4, leave open which of them weighs more.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

__all__ = ["is_ranking", "rank_order_centroid", "ranked_ends", "ranking_among", "sample_ranked_weights"]

Floats = NDArray[np.float64]


def is_ranking(ranks: Sequence[int]) -> bool:
    """Return whether ranks are 1, 2, ... with ties counted (1, 2, 2, 4)."""
    return bool(ranks) and list(ranks) == ranking_among(ranks)


def ranking_among(ranks: Sequence[int]) -> list[int]:
    """Return the places that some of a ranking's issues have among themselves: 2, 5, 5 become 1, 2, 2."""
    return [1 + sum(other < rank for other in ranks) for rank in ranks]


def rank_order_centroid(ranks: Sequence[int]) -> tuple[Fraction, ...]:
    """Return the centre of all weights that agree with a ranking of issues.

    Args:
        ranks: For each issue its place; equal ranks share what their places would get.

    Returns:
        Weights that sum to 1.

    Raises:
        ValueError: No rank, or ranks that are not 1, 2, ... with ties counted.

    Source: Edwards and Barron (1994); Barron and Barrett (1996).
    """
    _check("rank_order_centroid", ranks)
    count = len(ranks)
    place = [
        sum((Fraction(1, k) for k in range(at, count + 1)), Fraction(0)) / count for at in range(1, count + 1)
    ]
    return tuple(
        sum(place[rank - 1 : rank - 1 + ranks.count(rank)], Fraction(0)) / ranks.count(rank) for rank in ranks
    )


def ranked_ends(ranks: Sequence[int]) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return for each issue the smallest and the largest weight that some weights which agree with a ranking give it.

    An issue at place r has at most 1/r, all before it weighing the same; only what is first alone has a least above 0.

    Args:
        ranks: As `rank_order_centroid`.

    Raises:
        ValueError: As `rank_order_centroid`.
    """
    _check("ranked_ends", ranks)
    alone = ranks.count(1) == 1
    return tuple(
        (Fraction(1, len(ranks)) if rank == 1 and alone else Fraction(0), Fraction(1, rank)) for rank in ranks
    )


def sample_ranked_weights(ranks: Sequence[int], draws: int, rng: np.random.Generator) -> Floats:
    """Draw weights evenly from all that sum to 1 and agree with a ranking; tied issues come in either order.

    Args:
        ranks: As `rank_order_centroid`, which is the mean of the draws.
        draws: How many.
        rng: Where chance comes from.

    Returns:
        Shape (draws, issues).

    Raises:
        ValueError: As `rank_order_centroid`.
    """
    _check("sample_ranked_weights", ranks)
    # Spacings of a unit stick are even over the simplex (Devroye 1986, chapter V); sorted, over one ranking of it.
    spacings = rng.standard_exponential((draws, len(ranks)))
    falling = -np.sort(-spacings / spacings.sum(axis=1, keepdims=True), axis=1)
    order = np.lexsort((rng.random((draws, len(ranks))), np.broadcast_to(ranks, (draws, len(ranks)))), axis=1)
    weights = np.empty_like(falling)
    np.put_along_axis(weights, order, falling, axis=1)
    return weights


def _check(function: str, ranks: Sequence[int]) -> None:
    if not is_ranking(ranks):
        raise ValueError(f"{function}: ranks must be 1, 2, ... with ties as 1, 2, 2, 4, not {list(ranks)}")
