from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.bargaining.counting import count_acceptable, count_packages
from detente.kernels.bargaining.domain import Domain, excludes
from tests.kernels.bargaining.small_domains import all_packages, random_domain


@pytest.mark.parametrize("linked", [False, True], ids=["unlinked", "linked"])
def test_counts_are_those_of_listing(linked: bool) -> None:
    """All packages and the acceptable ones are counted as listing counts them."""
    for seed in range(60):
        domain = random_domain(np.random.default_rng(seed), linked=linked)
        points = domain.utilities(all_packages(domain))
        least = (
            np.quantile(points, 0.4, axis=0).astype(np.int64)
            if len(points)
            else np.zeros(domain.parties, np.int64)
        )
        assert count_acceptable(domain, least) == (points >= least).all(axis=1).sum()
        assert count_packages(domain) == len(points)


def test_reservations_below_all_packages_leave_all() -> None:
    """What nobody could fall below keeps no package out, for one party or for all."""
    for seed in range(30):
        domain = random_domain(np.random.default_rng(seed), linked=False)
        points = domain.utilities(all_packages(domain))
        under = points.min(axis=0) - 5
        assert count_acceptable(domain, under) == len(points)
        under[0] = np.median(points[:, 0])
        assert count_acceptable(domain, under) == (points >= under).all(axis=1).sum()


def test_counts_beyond_int64_are_exact() -> None:
    """Sixty issues of ten equal levels: 10**60 packages, and a chain of exclusions counts Fibonacci numbers."""
    equal = Domain((np.zeros((10, 2), np.int64),) * 60)
    assert count_acceptable(equal, np.array([0, 0])) == 10**60
    levels = (2,) * 100
    chain = tuple(excludes(levels, (at, 1), (at + 1, 1)) for at in range(99))
    fibonacci = [1, 2]
    while len(fibonacci) < 101:
        fibonacci.append(fibonacci[-1] + fibonacci[-2])
    assert count_packages(Domain((np.zeros((2, 2), np.int64),) * 100, chain)) == fibonacci[100]


def test_half_of_a_symmetric_zone_is_counted() -> None:
    """Forty bits: as many packages have at least twenty-one of them as have at most nineteen."""
    domain = Domain((np.array([[0, 1], [1, 0]]),) * 40)
    middle = count_acceptable(domain, np.array([20, 20]))
    upper = count_acceptable(domain, np.array([21, 0]))
    assert middle + 2 * upper == 2**40


def test_too_many_sums_are_refused() -> None:
    """The error names the function, what was found and the limit."""
    rng = np.random.default_rng(0)
    domain = Domain(tuple(rng.integers(0, 10**12, (10, 2)) for _ in range(8)))
    with pytest.raises(ValueError, match=r"count_acceptable: .* limit is 100"):
        count_acceptable(domain, np.array([4 * 10**12] * 2), limit=100)
