from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from detente.kernels.bargaining.weights import (
    exact_weights,
    integer_scale,
    rank_order_centroid,
    sample_weights,
    weigh,
)


def test_weights_become_integers_over_their_common_denominator() -> None:
    """Fractions, decimals and text lose nothing."""
    integers, scale = exact_weights([Fraction(1, 3), Decimal("0.25"), "0.25", "1/6"])
    assert (integers.tolist(), scale) == ([4, 3, 3, 2], 12)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (["0.5", "0.4"], "exact_weights: weights must sum to 1, these sum to 9/10"),
        (["1.5", "-0.5"], "exact_weights: no weight may be negative"),
        ([0.5, 0.5], "integer_scale: numbers must be int"),
        (["half"], "integer_scale: 'half' is not a number"),
        ([Decimal("NaN")], "is not a number"),
        ([], "sum to 1, these sum to 0"),
    ],
    ids=["sum", "negative", "float", "word", "nan", "none"],
)
def test_weights_that_are_none_are_refused(weights: list, message: str) -> None:  # type: ignore[type-arg]
    """The error names the rule and the value."""
    with pytest.raises(ValueError, match=message):
        exact_weights(weights)


def test_numbers_without_a_scale_within_int64_are_refused() -> None:
    """The error says to round them."""
    with pytest.raises(ValueError, match=r"integer_scale: .* leave int64; round them"):
        integer_scale([Fraction(1, 10**20), 10])


def test_rank_order_centroids_are_the_published_ones() -> None:
    """Three ranks: 11/18, 5/18, 2/18 (Barron and Barrett 1996); ties share, and all sum to 1."""
    assert rank_order_centroid([1, 2, 3]) == (Fraction(11, 18), Fraction(5, 18), Fraction(1, 9))
    assert rank_order_centroid([2, 1, 2]) == (Fraction(7, 36), Fraction(11, 18), Fraction(7, 36))
    assert sum(rank_order_centroid([1, 2, 2, 4, 5])) == 1
    for ranks in ([], [1, 3], [0, 1], [1, 1, 2]):
        with pytest.raises(ValueError, match="rank_order_centroid: ranks must be"):
            rank_order_centroid(ranks)


def test_the_centroid_is_the_mean_of_weights_in_that_order() -> None:
    """Drawn weights sorted by size have the rank-order centroid as their mean."""
    drawn = sample_weights(np.zeros(4, np.int64), np.full(4, 10**6), 10**6, 20_000, np.random.default_rng(0))
    mean = np.sort(drawn, axis=1)[:, ::-1].mean(axis=0) / 10**6
    assert mean == pytest.approx([float(weight) for weight in rank_order_centroid([1, 2, 3, 4])], abs=0.005)


def test_drawn_weights_stay_in_their_ranges_and_are_even() -> None:
    """Each row sums to the total within its ranges; three weights up to 4 of 6 come each as often as any other."""
    low, high = np.array([0, 1, 1]), np.array([4, 4, 4])
    drawn = sample_weights(low, high, 6, 30_000, np.random.default_rng(1))
    assert (drawn.sum(axis=1) == 6).all()
    assert ((drawn >= low) & (drawn <= high)).all()
    rows, counts = np.unique(drawn, axis=0, return_counts=True)
    possible = [(a, b, 6 - a - b) for a in range(5) for b in range(1, 5) if 1 <= 6 - a - b <= 4]
    assert [tuple(row) for row in rows.tolist()] == sorted(possible)
    assert counts == pytest.approx(30_000 / len(possible), rel=0.1)
    assert sample_weights(np.array([3]), np.array([9]), 5, 2, np.random.default_rng(0)).tolist() == [[5], [5]]


def test_impossible_ranges_are_refused() -> None:
    """The error says what the ranges do sum to."""
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="sum to 2 to 4, never to 5"):
        sample_weights(np.array([1, 1]), np.array([2, 2]), 5, 1, rng)
    with pytest.raises(ValueError, match="needs 0 <= low <= high"):
        sample_weights(np.array([2, 1]), np.array([1, 2]), 3, 1, rng)


def test_values_are_weighted_exactly() -> None:
    """Levels times weights, and errors for what does not fit."""
    value = np.array([[0, 10], [5, 0]])
    assert weigh([value], np.array([[2, 3]]))[0].tolist() == [[0, 30], [10, 0]]
    for values, weights, message in (
        ([value], np.array([[2, 3], [1, 1]]), "weights must be"),
        ([value], np.array([[-2, 3]]), "not negative"),
        ([value], np.array([[1, 2, 3]]), "issue 0: values must be"),
        ([value], np.array([[1 << 60, 3]]), "leave int64"),
    ):
        with pytest.raises(ValueError, match=f"weigh: .*{message}"):
            weigh(values, weights)
