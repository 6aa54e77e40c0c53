from __future__ import annotations

import hashlib

import numpy as np
import pytest
from benchmarks.bargaining_domains import opposed

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.dominance import nondominated
from detente.kernels.bargaining.merging import Cut, frontier
from tests.kernels.bargaining.small_domains import (
    ENTRIES,
    brute_frontier,
    domain_of,
    random_domain,
    reservation_of,
)

assert len(ENTRIES) == 6
NAMES = [each["name"] for each in ENTRIES]


def _same_as_brute_force(seed: int, *, linked: bool) -> None:
    domain = random_domain(np.random.default_rng(seed), linked=linked)
    found = frontier(domain)
    listed = {
        tuple(point): tuple(package)
        for point, package in zip(found.points.tolist(), found.packages.tolist(), strict=True)
    }
    assert len(listed) == len(found.points)
    assert listed == brute_frontier(domain)
    assert found.complete


@pytest.mark.parametrize("linked", [False, True], ids=["unlinked", "linked"])
def test_frontier_and_its_first_packages_are_those_of_brute_force(linked: bool) -> None:
    """Merging finds what listing every package finds."""
    for seed in range(50):
        _same_as_brute_force(seed, linked=linked)


@pytest.mark.slow
@pytest.mark.parametrize("linked", [False, True], ids=["unlinked", "linked"])
def test_frontier_is_that_of_brute_force_on_a_thousand_domains(linked: bool) -> None:
    """Merging finds what listing every package finds, on many domains."""
    for seed in range(1_000, 1_600):
        _same_as_brute_force(seed, linked=linked)


@pytest.mark.parametrize("each", ENTRIES, ids=NAMES)
def test_reference_frontiers_are_reproduced(each: dict) -> None:  # type: ignore[type-arg]
    """Size, points and part above the reservation are the reference's."""
    domain, expected = domain_of(each), each["expected"]
    found = frontier(domain)
    assert domain.combinations == each["outcomes"]
    assert len(found.points) == expected["pareto_size"]
    if expected["pareto"] is not None:
        assert found.points.tolist() == expected["pareto"]
    assert len(frontier(domain, floor=reservation_of(each)).points) == expected["ir_frontier"]


@pytest.mark.parametrize("each", ENTRIES, ids=NAMES)
def test_reference_digests_are_reproduced(each: dict) -> None:  # type: ignore[type-arg]
    """The digest over the whole list of points is the reference's."""
    points = frontier(domain_of(each)).points
    digest = hashlib.sha256(np.ascontiguousarray(points).astype("<i8").tobytes()).hexdigest()
    assert digest == each["expected"]["pareto_sha256"]


def test_no_point_is_dominated_and_each_package_is_worth_its_point() -> None:
    """What defines a frontier holds on a domain too large to list."""
    domain = opposed(8, 10, 3)
    found = frontier(domain)
    assert len(found.points) == len(nondominated(found.points)) == len(np.unique(found.points, axis=0))
    assert (domain.utilities(found.packages) == found.points).all()
    drawn = np.random.default_rng(0).integers(0, 10, (300, 8))
    for point in domain.utilities(drawn):
        assert (found.points >= point).all(axis=1).any()


def test_renaming_parties_permutes_the_frontier() -> None:
    """The order of parties changes columns, not points."""
    for seed in range(20):
        domain = random_domain(np.random.default_rng(seed), linked=True, parties=3)
        turned = Domain(tuple(values[:, [2, 0, 1]] for values in domain.values), domain.links)
        assert {tuple(p) for p in frontier(turned).points.tolist()} == {
            (c, a, b) for a, b, c in frontier(domain).points.tolist()
        }


def test_floor_and_cut_list_the_part_above_them() -> None:
    """A floor keeps the points that reach it; a cut, those above a weighted sum."""
    for seed in range(40):
        domain = random_domain(np.random.default_rng(seed), linked=seed % 2 == 0)
        whole = frontier(domain).points
        if not len(whole):
            continue
        least = np.quantile(whole, 0.3, axis=0).astype(np.int64)
        above = whole[(whole >= least).all(axis=1)]
        assert frontier(domain, floor=least).points.tolist() == above.tolist()
        sums = whole.sum(axis=1)
        cut = Cut(np.ones(domain.parties), float(np.median(sums)))
        assert frontier(domain, cut=cut).points.tolist() == whole[sums >= np.median(sums)].tolist()


def test_a_limit_is_said_to_be_reached() -> None:
    """Beyond the limit the list is not complete, says how many were found, and still holds packages that exist."""
    domain = opposed(6, 10, 3)
    found = frontier(domain, limit=100)
    assert not found.complete
    assert found.found > 100
    assert 0 < len(found.points) <= 100
    assert (domain.utilities(found.packages) == found.points).all()
    with pytest.raises(ValueError, match="frontier: limit must be at least 1, not 0"):
        frontier(domain, limit=0)


def test_merging_in_chunks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Holding few rows at once gives the same frontier."""
    domain = opposed(5, 10, 3)
    whole = frontier(domain)
    monkeypatch.setattr("detente.kernels.bargaining.merging._AT_ONCE", 500)
    chunked = frontier(domain)
    assert chunked.points.tolist() == whole.points.tolist()
    assert chunked.packages.tolist() == whole.packages.tolist()


def test_the_code_orders_ten_to_the_thirty_packages() -> None:
    """First packages are right where numbers take two words."""
    domain = Domain((np.array([[0, 1], [0, 1], [1, 0], [1, 0]]),) * 50)
    found = frontier(domain)
    assert found.points.tolist() == [[k, 50 - k] for k in range(51)]
    for k, package in enumerate(found.packages.tolist()):
        assert package == [0] * (50 - k) + [2] * k
