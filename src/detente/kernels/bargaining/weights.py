"""Weights of issues: exact integers, from ranks, or drawn from what ranges leave open."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

__all__ = ["exact_weights", "integer_scale", "rank_order_centroid", "sample_weights", "weigh"]

Ints = NDArray[np.int64]
Number = int | Fraction | Decimal | str
"""A number without rounding: "0.35" and Decimal("0.35") are 35/100; a float would not be."""

_LARGEST = 1 << 61


def integer_scale(numbers: Sequence[Number]) -> tuple[Ints, int]:
    """Return numbers as integers over their least common denominator.

    Args:
        numbers: Exact numbers, not floats.

    Returns:
        The integers, shape (numbers,), and the denominator.

    Raises:
        ValueError: A float, something that is no number, or integers that leave int64.
    """
    exact = [_fraction(number) for number in numbers]
    scale = math.lcm(*(number.denominator for number in exact))
    integers = [int(number * scale) for number in exact]
    if max((abs(integer) for integer in integers), default=0) >= _LARGEST:
        raise ValueError(
            f"integer_scale: over the common denominator {scale} the numbers leave int64; round them"
        )
    return np.array(integers, np.int64), scale


def _fraction(number: object) -> Fraction:
    if isinstance(number, bool) or not isinstance(number, int | Fraction | Decimal | str):
        raise ValueError(f"integer_scale: numbers must be int, Fraction, Decimal or text, not {number!r}")
    try:
        return Fraction(number)
    except (ValueError, OverflowError, ZeroDivisionError):
        raise ValueError(f"integer_scale: {number!r} is not a number") from None


def exact_weights(weights: Sequence[Number]) -> tuple[Ints, int]:
    """Return one party's weights, which must sum to 1, as integers that sum to a common denominator.

    Args:
        weights: One for each issue, none negative.

    Returns:
        The integers, shape (issues,), and their sum.

    Raises:
        ValueError: No weight, a negative one, a sum other than 1, or as `integer_scale`.
    """
    integers, scale = integer_scale(weights)
    total = sum(int(integer) for integer in integers)
    if total != scale:
        raise ValueError(f"exact_weights: weights must sum to 1, these sum to {Fraction(total, scale)}")
    if integers.min() < 0:
        raise ValueError(
            f"exact_weights: no weight may be negative, not {[str(weight) for weight in weights]}"
        )
    return integers, scale


def rank_order_centroid(ranks: Sequence[int]) -> tuple[Fraction, ...]:
    """Return the centre of all weights that agree with a ranking of issues.

    Args:
        ranks: For each issue its place, 1 for the most important; equal ranks share what their places would get.

    Returns:
        Weights that sum to 1.

    Raises:
        ValueError: No rank, or ranks that are not 1, ... with ties counted (1, 2, 2, 4).

    Source: Edwards and Barron (1994); Barron and Barrett (1996).
    """
    count = len(ranks)
    if not count or any(rank != 1 + sum(other < rank for other in ranks) for rank in ranks):
        raise ValueError(
            f"rank_order_centroid: ranks must be 1, 2, ... with ties as 1, 2, 2, 4, not {list(ranks)}"
        )
    place = [
        sum((Fraction(1, k) for k in range(at, count + 1)), Fraction(0)) / count for at in range(1, count + 1)
    ]
    return tuple(
        sum(place[rank - 1 : rank - 1 + ranks.count(rank)], Fraction(0)) / ranks.count(rank) for rank in ranks
    )


def weigh(values: Sequence[NDArray[np.integer]], weights: NDArray[np.integer]) -> tuple[Ints, ...]:
    """Return what levels are worth when issues have weights.

    Args:
        values: For each issue what each level is worth to each party within it, shape (levels, parties).
        weights: Shape (issues, parties).

    Returns:
        For each issue shape (levels, parties), as `Domain` takes them.

    Raises:
        ValueError: No weight for an issue or a party, a negative weight, or products that leave int64.
    """
    if weights.ndim != 2 or len(values) != len(weights) or weights.min(initial=0) < 0:
        raise ValueError(f"weigh: weights must be (issues, parties) and not negative, not {weights.shape}")
    weighted = []
    for issue, (value, weight) in enumerate(zip(values, weights, strict=True)):
        if value.ndim != 2 or value.shape[1:] != weight.shape:
            raise ValueError(
                f"weigh: issue {issue}: values must be (levels, {len(weight)}), not {value.shape}"
            )
        if int(np.abs(value).max(initial=0)) * int(weight.max(initial=0)) >= _LARGEST:
            raise ValueError(f"weigh: issue {issue}: products of values and weights leave int64")
        weighted.append(value.astype(np.int64) * weight.astype(np.int64))
    return tuple(weighted)


def sample_weights(
    low: NDArray[np.integer], high: NDArray[np.integer], total: int, draws: int, rng: np.random.Generator
) -> Ints:
    """Draw weights evenly from all integer weights within ranges that sum to a total.

    Weights move by exchange between two issues at a time (a Gibbs sampler on pairs), all draws at once, for ten
    sweeps of n log n exchanges from a vertex drawn at random.

    Args:
        low: Smallest weight of each issue, not negative, shape (issues,).
        high: Largest, shape (issues,).
        total: What weights sum to: the larger the finer.
        draws: How many.
        rng: Where chance comes from.

    Returns:
        Shape (draws, issues); each row sums to `total`.

    Raises:
        ValueError: Shapes that differ, low above high, negative weights, or ranges in which no weights sum to total.
    """
    _check_ranges(low, high, total)
    weights = _vertices(low.astype(np.int64), high.astype(np.int64), total, draws, rng)
    issues, rows = len(low), np.arange(draws)
    for _ in range(10 * math.ceil(issues * (1 + math.log(issues)))):
        one = rng.integers(issues, size=draws)
        other = (one + rng.integers(1, issues, size=draws)) % issues if issues > 1 else one
        both = weights[rows, one] + weights[rows, other]
        if issues > 1:
            least = np.maximum(low[one], both - high[other])
            most = np.minimum(high[one], both - low[other])
            weights[rows, one] = rng.integers(least, most, endpoint=True)
            weights[rows, other] = both - weights[rows, one]
    return weights


def _check_ranges(low: NDArray[np.integer], high: NDArray[np.integer], total: int) -> None:
    if low.ndim != 1 or low.shape != high.shape or not len(low) or (low > high).any() or (low < 0).any():
        raise ValueError(
            f"sample_weights: needs 0 <= low <= high for each issue, not {low.tolist()}, {high.tolist()}"
        )
    if not int(low.sum()) <= total <= int(high.sum()):
        raise ValueError(
            f"sample_weights: weights within the ranges sum to {int(low.sum())} to {int(high.sum())}, never to {total}"
        )


def _vertices(low: Ints, high: Ints, total: int, draws: int, rng: np.random.Generator) -> Ints:
    weights = np.repeat(low[None, :], draws, axis=0)
    order = rng.permuted(np.tile(np.arange(len(low)), (draws, 1)), axis=1)
    left = np.full(draws, total - int(low.sum()), np.int64)
    rows = np.arange(draws)
    for at in range(len(low)):
        issue = order[:, at]
        more = np.minimum(left, (high - low)[issue])
        weights[rows, issue] += more
        left -= more
    return weights
