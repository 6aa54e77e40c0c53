from __future__ import annotations

from fractions import Fraction

import numpy as np

from detente.kernels.bargaining.merging import frontier
from detente.kernels.bargaining.raiffa import sequential_midpoints
from tests.kernels.bargaining.small_domains import random_domain


def test_the_first_midpoint_is_half_of_what_each_could_have() -> None:
    """Dividing ten, the midpoint of the best offers is on the frontier at once."""
    points = np.array([[level, 10 - level] for level in range(11)])
    went = sequential_midpoints(points, np.zeros(2, np.int64))
    assert points[went.indices].tolist() == [[5, 5]]
    assert went.agreed[:2] == ((Fraction(0), Fraction(0)), (Fraction(5), Fraction(5)))


def test_a_curve_takes_several_midpoints() -> None:
    """On the hull of (0,0), (1,0), (0,1), (1,.7) midpoints go to (1/2, 1/2), then (3/4, .675), and end near (.8, .7)."""
    step = np.arange(1301)
    points = np.stack([10 * step, 13000 - 3 * step], axis=1)
    went = sequential_midpoints(points, np.zeros(2, np.int64))
    assert went.agreed[1] == (Fraction(6500), Fraction(6500))
    assert went.agreed[2] == (Fraction(9750), (Fraction(6500) + 11050) / 2)
    assert len(went.indices) == 1
    assert (points[went.indices[0]] >= [9750, 8775]).all()


def test_what_is_agreed_is_attained_and_never_taken_back() -> None:
    """Every agreed point is below the package reached, and agreed points rise."""
    for seed in range(60):
        points = frontier(random_domain(np.random.default_rng(seed), linked=False)).points
        least = np.quantile(points, 0.2, axis=0).astype(np.int64)
        went = sequential_midpoints(points, least)
        assert len(went.indices) > 0 or not (points >= least).all(axis=1).any()
        for index in went.indices:
            for agreed in went.agreed:
                assert all(a <= b for a, b in zip(agreed, points[index].tolist(), strict=True))
        assert list(went.agreed) == sorted(went.agreed)


def test_no_acceptable_package_is_reached() -> None:
    """Where every package leaves someone worse off nothing is reached."""
    assert sequential_midpoints(np.array([[0, 1]]), np.array([1, 1])).indices.tolist() == []
