from __future__ import annotations

import numpy as np
import pytest
from benchmarks.bargaining_domains import opposed

from detente.kernels.bargaining.merging import frontier
from detente.kernels.bargaining.searching import SOLUTIONS, search
from tests.kernels.bargaining.small_domains import all_packages, random_domain


@pytest.mark.parametrize("name", sorted(SOLUTIONS))
def test_what_is_called_exact_is_what_the_whole_frontier_gives(name: str) -> None:
    """With room for a few rows only, an answer said to be exact is the solution; with enough room it always is."""
    certain = 0
    for seed in range(24):
        domain = random_domain(np.random.default_rng(seed), linked=seed % 2 == 0)
        points = domain.utilities(all_packages(domain))
        if not len(points):
            continue
        least = np.quantile(points, 0.2, axis=0).astype(np.int64)
        whole = frontier(domain).points
        expected = whole[SOLUTIONS[name](whole, least, None)].tolist()
        assert search(domain, least, name).points.tolist() == expected
        for limit in (2, 4):
            found = search(domain, least, name, limit=limit)
            certain += found.exact
            assert not found.exact or found.points.tolist() == expected
            assert (domain.utilities(found.packages) == found.points).all()
    assert certain > 8


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(SOLUTIONS))
def test_a_solution_is_certain_although_the_frontier_is_not_listed(name: str) -> None:
    """Four parties, 10**8 packages: 2,000 rows do not hold the frontier, and still the solution is found."""
    domain, least = opposed(8, 10, 4), np.full(4, 4500)
    assert not frontier(domain, floor=least, limit=2_000).complete
    whole = frontier(domain, floor=least).points
    found = search(domain, least, name, limit=2_000)
    assert found.exact
    assert found.points.tolist() == whole[SOLUTIONS[name](whole, least, None)].tolist()


def test_an_unknown_solution_is_refused() -> None:
    """The error lists the solutions there are."""
    with pytest.raises(ValueError, match=r"search: solution must be one of egalitarian, .*, not 'borda'"):
        search(opposed(2, 3, 2), np.array([0, 0]), "borda")
