from __future__ import annotations

import itertools

import numpy as np
import pytest
from benchmarks.bargaining_domains import opposed

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.logrolling import joint_gain, naive_split, trades, unused
from detente.kernels.bargaining.merging import frontier
from detente.kernels.bargaining.solutions import nash
from tests.kernels.bargaining.small_domains import (
    all_packages,
    domain_of,
    entry,
    random_domain,
    reservation_of,
)


def test_each_wins_the_issue_that_it_values() -> None:
    """Two issues of eleven levels with opposed weights: 75 per cent each in place of 50."""
    each = entry("logrolling_2x11")
    domain = domain_of(each)
    split = naive_split(domain)
    assert domain.utilities(split[None])[0].tolist() == each["closed_form"]["naive_split"]
    found = frontier(domain)
    best = found.packages[nash(found.points, reservation_of(each))[0]]
    assert joint_gain(domain, best).tolist() == [2500, 2500]
    assert trades(domain, split, 0, 1).gains[0].tolist() == [2500, 2500]
    assert unused(domain, split).gains.tolist() == [2500, 2500]
    assert len(trades(domain, best, 0, 1).gains) == 0


def test_trades_are_all_swaps_that_hurt_neither_of_the_two() -> None:
    """Each pair of a concession and a return that leaves the two no worse and one better is listed once."""
    for seed in range(40):
        domain = random_domain(np.random.default_rng(seed), linked=seed % 2 == 0)
        packages = all_packages(domain)
        if len(packages):
            found = trades(domain, packages[0], 0, 1)
            listed = [(*i, *k) for i, k in zip(found.issues.tolist(), found.levels.tolist(), strict=True)]
            assert sorted(listed) == _swaps(domain, packages[0])
            smaller = found.gains[:, :2].min(axis=1)
            assert (np.diff(smaller) <= 0).all()


def _swaps(domain: Domain, package: np.ndarray) -> list[tuple[int, ...]]:
    swaps = []
    for j, k in itertools.permutations(range(len(package)), 2):
        for a, b in itertools.product(range(domain.levels[j]), range(domain.levels[k])):
            changed = package.copy()
            changed[[j, k]] = a, b
            one = domain.values[j][a] - domain.values[j][package[j]]
            other = domain.values[k][b] - domain.values[k][package[k]]
            opposed = one[0] < 0 < one[1] and other[1] < 0 < other[0]
            total = (one + other)[:2]
            if opposed and (total >= 0).all() and total.any() and domain.allows(changed[None])[0]:
                swaps.append((j, k, a, b))
    return sorted(swaps)


def test_nothing_is_unused_exactly_on_the_frontier() -> None:
    """A package on the frontier is returned as it is; any other has a better one that hurts nobody."""
    for seed in range(40):
        domain = random_domain(np.random.default_rng(seed), linked=seed % 2 == 0)
        packages = all_packages(domain)
        points = frontier(domain).points.tolist()
        for package in packages[:10]:
            left = unused(domain, package)
            assert (left.gains >= 0).all()
            assert (not left.gains.any()) == (domain.utilities(package[None])[0].tolist() in points)
            assert left.gains.any() or left.package.tolist() == package.tolist()


def test_too_little_room_is_said_to_be_no_proof() -> None:
    """With one row the better package may be missed, and the answer says that it is not exact."""
    domain = opposed(4, 8, 3)
    package = frontier(domain).packages[7]
    left = unused(domain, package, limit=1)
    assert (left.exact, left.gains.tolist(), left.package.tolist()) == (False, [0, 0, 0], package.tolist())


def test_unknown_parties_are_refused() -> None:
    """Trades are between two different parties of the domain."""
    domain = domain_of(entry("logrolling_2x11"))
    for pair in ((0, 0), (0, 2)):
        with pytest.raises(ValueError, match="trades: needs two of the parties 0 to 1"):
            trades(domain, np.array([0, 0]), *pair)
