from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.ranked_weights import (
    rank_order_centroid,
    ranked_ends,
    ranking_among,
    sample_ranked_weights,
)

RANKINGS = st.lists(st.integers(1, 6), min_size=1, max_size=6).map(ranking_among)


def test_rank_order_centroids_are_the_published_ones() -> None:
    """Three ranks: 11/18, 5/18, 2/18 (Barron and Barrett 1996); ties share, and all sum to 1."""
    assert rank_order_centroid([1, 2, 3]) == (Fraction(11, 18), Fraction(5, 18), Fraction(1, 9))
    assert rank_order_centroid([2, 1, 2]) == (Fraction(7, 36), Fraction(11, 18), Fraction(7, 36))
    assert sum(rank_order_centroid([1, 2, 2, 4, 5])) == 1


@pytest.mark.parametrize("ranks", [[], [1, 3], [0, 1], [1, 1, 2], [2]], ids=str)
def test_what_is_no_ranking_is_refused(ranks: list[int]) -> None:
    """Each function names itself and the rule."""
    with pytest.raises(ValueError, match="rank_order_centroid: ranks must be 1, 2"):
        rank_order_centroid(ranks)
    with pytest.raises(ValueError, match="ranked_ends: ranks must be 1, 2"):
        ranked_ends(ranks)
    with pytest.raises(ValueError, match="sample_ranked_weights: ranks must be 1, 2"):
        sample_ranked_weights(ranks, 1, np.random.default_rng(0))


@pytest.mark.parametrize("ranks", [[1, 2, 3, 4], [2, 1, 2], [3, 1, 1, 3, 5], [1]], ids=str)
def test_drawn_weights_have_the_centroid_as_their_mean(ranks: list[int]) -> None:
    """The rank-order centroid is what the weights that agree with a ranking are on average."""
    drawn = sample_ranked_weights(ranks, 20_000, np.random.default_rng(0))
    assert drawn.mean(axis=0) == pytest.approx(
        [float(weight) for weight in rank_order_centroid(ranks)], abs=0.005
    )


@given(ranks=RANKINGS, seed=st.integers(0, 99))
def test_drawn_weights_agree_with_the_ranking_and_its_ends(ranks: list[int], seed: int) -> None:
    """They sum to 1, none of a lower rank weighs more, and none passes the ends; nor does the centroid."""
    for weights in sample_ranked_weights(ranks, 20, np.random.default_rng(seed)):
        assert weights.sum() == pytest.approx(1)
        order = np.argsort(ranks, kind="stable")
        for rank, later in zip(sorted(set(ranks)), sorted(set(ranks))[1:], strict=False):
            worst = min(weights[at] for at in order if ranks[at] == rank)
            assert worst >= max(weights[at] for at in order if ranks[at] == later)
        for weight, (low, high) in zip(weights, ranked_ends(ranks), strict=True):
            assert float(low) - 1e-12 <= weight <= float(high) + 1e-12
    for weight, (low, high) in zip(rank_order_centroid(ranks), ranked_ends(ranks), strict=True):
        assert low <= weight <= high


def test_places_among_some() -> None:
    """What remains of a ranking is a ranking."""
    assert ranking_among([2, 5, 5, 9]) == [1, 2, 2, 4]
