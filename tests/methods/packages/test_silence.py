"""Silence filled worst and best, with and without links, as the kernel does by merging."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.bargaining import utility_range
from detente.methods.packages.silence import fillings_of
from tests.kernels.bargaining.small_domains import random_domain


@pytest.mark.parametrize("linked", [False, True], ids=["unlinked", "linked"])
def test_fillings_are_worth_what_the_kernel_says(linked: bool) -> None:
    """For random domains and proposals, possible ones and impossible ones."""
    met = set()
    for seed in range(60):
        rng = np.random.default_rng(seed)
        domain = random_domain(rng, linked=linked)
        proposal = np.array([rng.integers(-1, count) for count in domain.levels], np.intp)
        ways = fillings_of(domain, proposal)
        low, high = utility_range(domain, proposal)
        met.add(ways.possible)
        assert ways.possible == (len(low) > 0)
        if ways.possible:
            assert ways.worth(domain)[0].tolist() == low.tolist()
            assert ways.worth(domain)[1].tolist() == high.tolist()
    assert True in met
