from __future__ import annotations

import hashlib

import numpy as np
import pytest

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.frontier import Cut, frontier
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
