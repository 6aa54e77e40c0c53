from __future__ import annotations

import numpy as np
import pytest
from benchmarks.bargaining_domains import opposed

from detente.kernels.bargaining.agreement import blocking_terms, conflicts, openings, zone_is_open
from detente.kernels.bargaining.domain import Domain, Link
from detente.kernels.bargaining.merging import frontier
from tests.kernels.bargaining.small_domains import (
    ENTRIES,
    all_packages,
    domain_of,
    random_domain,
    reservation_of,
)

SPLIT = Domain((np.array([[level, 10 - level] for level in range(11)]),))


@pytest.mark.parametrize("each", ENTRIES, ids=[each["name"] for each in ENTRIES])
def test_reference_zones_are_open(each: dict) -> None:  # type: ignore[type-arg]
    """Whether there is a zone of agreement is as the reference says; an open zone needs nothing."""
    domain, least = domain_of(each), reservation_of(each)
    assert zone_is_open(domain, least) == each["expected"]["zopa"]
    opening = openings(domain, least)
    assert opening.payment == 0
    assert opening.concessions.tolist() == [0] * domain.parties


def test_two_who_want_more_than_there_is_lack_the_difference() -> None:
    """Of ten units seven and six are asked for: three are missing, whoever gives way."""
    opening = openings(SPLIT, np.array([7, 6]))
    assert not zone_is_open(SPLIT, np.array([7, 6]))
    assert opening.concessions.tolist() == [3, 3]
    assert (opening.payment, opening.surplus, opening.exact) == (3, -3, True)
    assert blocking_terms(SPLIT, np.array([7, 6])).tolist() == [3]


def test_who_is_never_satisfied_blocks_alone() -> None:
    """A party that asks for more than any package has stands on the diagonal, and only its concession helps."""
    assert conflicts(SPLIT, np.array([12, 0])).tolist() == [[True, True], [True, False]]
    assert openings(SPLIT, np.array([12, 0])).concessions.tolist() == [2, -1]


def test_only_the_disputed_term_blocks() -> None:
    """An issue on which all agree accounts for nothing."""
    domain = Domain((*SPLIT.values, np.array([[0, 0], [5, 5]])))
    assert blocking_terms(domain, np.array([12, 10])).tolist() == [2, 0]
    assert blocking_terms(domain, np.array([5, 5])).tolist() == [0, 0]


def test_concessions_and_payments_are_the_smallest_that_open_the_zone() -> None:
    """One unit less would leave the zone empty, in domains with links and without."""
    for seed in range(60):
        domain = random_domain(np.random.default_rng(seed), linked=seed % 2 == 0)
        points = domain.utilities(all_packages(domain))
        if len(points):
            _check_smallest(domain, points)


def _check_smallest(domain: Domain, points: np.ndarray) -> None:
    least = points.max(axis=0) - 1
    opening = openings(domain, least)
    assert opening.payment == np.maximum(least - points, 0).sum(axis=1).min() == opening.payments.sum()
    assert (domain.utilities(opening.package[None])[0] + opening.payments >= least).all()
    for party, concession in enumerate(opening.concessions.tolist()):
        lowered = least.copy()
        lowered[party] -= concession if concession >= 0 else 1 << 40
        assert (points >= lowered).all(axis=1).any() == (concession >= 0)
        lowered[party] += 1
        assert concession <= 0 or not (points >= lowered).all(axis=1).any()


def test_a_zone_of_one_package_is_found_from_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Room grows until the zone is found or known to be empty."""
    monkeypatch.setattr("detente.kernels.bargaining.agreement._FIRST_LIMIT", 1)
    domain = opposed(4, 8, 3)
    points = frontier(domain).points
    for point in points[:: len(points) // 10]:
        assert zone_is_open(domain, point)
        assert not zone_is_open(domain, point + 1)


def test_links_that_allow_nothing_are_refused() -> None:
    """There is no concession where no package may stand; the zone is simply empty."""
    nothing = Domain(SPLIT.values, (Link((0,), np.zeros(11, np.bool_)),))
    assert not zone_is_open(nothing, np.array([0, 0]))
    with pytest.raises(ValueError, match="openings: the links allow no package"):
        openings(nothing, np.array([0, 0]))
