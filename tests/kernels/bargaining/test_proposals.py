from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.bargaining.domain import Domain, Link, excludes
from detente.kernels.bargaining.proposals import SILENT, nearest_acceptable, read_proposal, utility_range
from tests.kernels.bargaining.small_domains import all_packages, random_domain

TWO = Domain((np.array([[0, 8], [4, 4], [8, 0]]), np.array([[0, 3], [3, 0]])))


def test_who_accepts_and_which_term_troubles_whom() -> None:
    """The first party loses eight on the first issue, the second loses nothing at all."""
    read = read_proposal(TWO, np.array([0, 0]), np.array([3, 11]))
    assert (read.accepts.tolist(), read.refuses.tolist()) == ([False, True], [True, False])
    assert read.worst_term.tolist() == [0, -1]
    assert read.losses.tolist() == [[8, 0], [3, 0]]


def test_silence_may_be_read_either_way() -> None:
    """Where the proposal is silent a party neither accepts nor refuses if it depends."""
    read = read_proposal(TWO, np.array([1, SILENT]), np.array([5, 8]))
    assert (read.lowest.tolist(), read.highest.tolist()) == ([4, 4], [7, 7])
    assert (read.accepts.tolist(), read.refuses.tolist()) == ([False, False], [False, True])
    assert read.losses[1].tolist() == [0, 0]


def test_ranges_are_those_over_all_packages_that_agree() -> None:
    """The least and the most over the packages that agree with a proposal, links heeded."""
    for seed in range(60):
        rng = np.random.default_rng(seed)
        domain = random_domain(rng, linked=seed % 2 == 0)
        asked = np.array([rng.integers(-1, count) for count in domain.levels])
        packages = all_packages(domain)
        agree = packages[((packages == asked) | (asked == SILENT)).all(axis=1)]
        low, high = utility_range(domain, asked)
        points = domain.utilities(agree)
        assert low.tolist() == (points.min(axis=0).tolist() if len(points) else [])
        assert high.tolist() == (points.max(axis=0).tolist() if len(points) else [])


def test_the_nearest_package_changes_fewest_terms_then_is_fairest() -> None:
    """No acceptable package changes fewer terms, and of those none gives the worst-off more."""
    for seed in range(80):
        rng = np.random.default_rng(seed)
        domain = random_domain(rng, linked=seed % 2 == 0)
        asked = np.array([rng.integers(-1, count) for count in domain.levels])
        packages = all_packages(domain)
        points = domain.utilities(packages)
        least = (
            np.quantile(points, 0.3, axis=0).astype(np.int64)
            if len(points)
            else np.zeros(domain.parties, np.int64)
        )
        good = (points >= least).all(axis=1)
        found = nearest_acceptable(domain, asked, least)
        assert (len(found.package) > 0) == good.any()
        if good.any():
            changed = ((packages != asked) & (asked != SILENT)).sum(axis=1)
            keys = [
                (-int(changed[at]), sorted((points[at] - least).tolist()), (-packages[at]).tolist())
                for at in np.flatnonzero(good)
            ]
            count, gains, package = max(keys)
            assert len(found.changed) == -count
            assert sorted(found.gains.tolist()) == gains
            assert found.package.tolist() == [-level for level in package]
            assert found.changes.shape == (len(found.changed), domain.parties)


def test_the_changes_lead_from_the_proposal_to_the_package() -> None:
    """What the changed terms give adds up to the difference of the two packages."""
    found = nearest_acceptable(TWO, np.array([0, 0]), np.array([4, 4]))
    assert found.package.tolist() == [1, 0]
    assert found.changed.tolist() == [0]
    assert found.changes.tolist() == [[4, -4]]
    assert found.gains.tolist() == [0, 3]


def test_a_proposal_that_links_forbid_is_said_to_be_impossible() -> None:
    """Nobody accepts or refuses what may not stand."""
    linked = Domain(TWO.values, (excludes(TWO.levels, (0, 0), (1, 0)),))
    read = read_proposal(linked, np.array([0, 0]), np.array([0, 0]))
    assert not read.possible
    assert not read.accepts.any()
    assert not read.refuses.any()
    nothing = Domain(TWO.values, (Link((0,), np.zeros(3, np.bool_)),))
    assert nearest_acceptable(nothing, np.array([0, 0]), np.array([0, 0])).package.tolist() == []


def test_an_unknown_level_is_refused() -> None:
    """The error names issue and level."""
    for function in (read_proposal, nearest_acceptable):
        with pytest.raises(ValueError, match="issue 1 has levels 0 to 1, not 5"):
            function(TWO, np.array([0, 5]), np.array([0, 0]))
        with pytest.raises(ValueError, match="issue 0 has levels 0 to 2, not -2"):
            function(TWO, np.array([-2, 0]), np.array([0, 0]))
