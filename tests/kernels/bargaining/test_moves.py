from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.bargaining.domain import Domain, excludes
from detente.kernels.bargaining.logrolling import unused
from detente.kernels.bargaining.merging import frontier
from detente.kernels.bargaining.moves import changes, single_text
from tests.kernels.bargaining.small_domains import all_packages, random_domain

THREE_AT_ONCE = Domain(
    (np.array([[0, 0], [3, -3]]), np.array([[0, 0], [-1, 2]]), np.array([[0, 0], [-1, 2]]))
)
"""Any two of the three changes hurt somebody; all three help both."""


def test_changes_are_all_allowed_packages_at_their_distance() -> None:
    """Moves on k issues reach each allowed package that differs on k issues, once, with its gains."""
    for seed in range(30):
        domain = random_domain(np.random.default_rng(seed), linked=seed % 2 == 0)
        packages = all_packages(domain)
        if not len(packages):
            continue
        start = packages[0]
        for terms in range(1, len(start) + 1):
            reached = []
            for moves in changes(domain, start, terms):
                for issues, levels, gains in zip(moves.issues, moves.levels, moves.gains, strict=True):
                    package = start.copy()
                    package[issues] = levels
                    reached.append(package.tolist())
                    expected = domain.utilities(np.stack([package, start]))
                    assert gains.tolist() == (expected[0] - expected[1]).tolist()
            assert sorted(reached) == packages[(packages != start).sum(axis=1) == terms].tolist()


def test_a_text_with_moves_on_all_issues_ends_on_the_frontier() -> None:
    """Where a proposal may change every term the text that stands is undominated; nobody ever loses on the way."""
    for seed in range(40):
        domain = random_domain(np.random.default_rng(seed), linked=seed % 2 == 0)
        packages = all_packages(domain)
        if len(packages):
            text = single_text(domain, packages[0], most_terms=len(domain.values))
            assert (np.diff(text.utilities, axis=0) >= 0).all()
            assert text.utilities[-1].tolist() in frontier(domain).points.tolist()
            assert not unused(domain, text.texts[-1]).gains.any()


def test_a_text_with_moves_on_two_issues_ends_on_the_frontier_of_two_issues() -> None:
    """With two issues, changes of one and two terms suffice."""
    for seed in range(40):
        values = np.random.default_rng(seed).integers(-9, 10, (2, 5, 3))
        domain = Domain(tuple(values))
        text = single_text(domain, np.array([0, 0]))
        assert text.utilities[-1].tolist() in frontier(domain).points.tolist()


def test_two_terms_at_a_time_can_leave_a_gain_of_three_unused() -> None:
    """A text stands under changes of one and two terms though three at once would help both parties."""
    text = single_text(THREE_AT_ONCE, np.array([0, 0, 0]))
    assert text.texts.tolist() == [[0, 0, 0]]
    left = unused(THREE_AT_ONCE, text.texts[-1])
    assert (left.package.tolist(), left.gains.tolist()) == ([1, 1, 1], [1, 1])
    assert single_text(THREE_AT_ONCE, np.array([0, 0, 0]), most_terms=3).texts[-1].tolist() == [1, 1, 1]


def test_the_proposal_raises_the_smallest_gain_most() -> None:
    """Of improvements the one is proposed that gives the least gaining party most."""
    domain = Domain((np.array([[0, 0], [9, 1], [3, 3]]),))
    assert single_text(domain, np.array([0]), most_terms=1).texts.tolist() == [[0], [2]]


def test_bad_starts_are_refused() -> None:
    """A forbidden start and impossible numbers of terms are named."""
    linked = Domain(THREE_AT_ONCE.values, (excludes((2, 2, 2), (0, 0), (1, 0)),))
    with pytest.raises(ValueError, match="single_text: the links forbid"):
        single_text(linked, np.array([0, 0, 0]))
    with pytest.raises(ValueError, match="between 1 and 3 issues can change, not 4"):
        single_text(THREE_AT_ONCE, np.array([0, 0, 0]), most_terms=4)
    with pytest.raises(ValueError, match="between 1 and 3 issues can change, not 0"):
        next(changes(THREE_AT_ONCE, np.array([0, 0, 0]), 0))
