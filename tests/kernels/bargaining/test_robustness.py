from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.bargaining.domain import Domain
from detente.kernels.bargaining.merging import frontier
from detente.kernels.bargaining.robustness import acceptance, level_shares, sample_reservations, wilson
from detente.kernels.bargaining.solutions import egalitarian, nash
from detente.kernels.bargaining.weights import sample_weights
from tests.kernels.bargaining.small_domains import domain_of, entry

SPLIT = (np.array([[level, 10 - level] for level in range(11)]),)


def test_levels_are_counted_over_draws() -> None:
    """Nash's split of ten moves with the reservations; one draw without agreement counts as empty."""
    reservations = np.array([[0, 0], [2, 0], [0, 2], [9, 9], [1, 0]])
    shares = level_shares(SPLIT, nash, reservations)
    assert (shares.empty, shares.draws, shares.exact) == (1, 5, True)
    assert shares.counts[0].tolist() == [0, 0, 0, 0, 1, 2, 2, 0, 0, 0, 0]
    assert shares.always[0].tolist() == [0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0]


def test_chunks_add_up_to_the_whole() -> None:
    """Reservations in chunks give the counts of all at once, and the same seed the same draws."""
    each = entry("seedlike_3party")
    domain = domain_of(each)
    chunks = list(
        sample_reservations(np.full(3, 3000), np.full(3, 5500), 50, np.random.default_rng(4), chunk=20)
    )
    assert [len(chunk) for chunk in chunks] == [20, 20, 10]
    again = list(
        sample_reservations(np.full(3, 3000), np.full(3, 5500), 50, np.random.default_rng(4), chunk=20)
    )
    assert all((one == other).all() for one, other in zip(chunks, again, strict=True))
    parts = [level_shares(domain.values, egalitarian, chunk) for chunk in chunks]
    whole = level_shares(domain.values, egalitarian, np.concatenate(chunks))
    for issue, counts in enumerate(whole.counts):
        assert counts.tolist() == sum(part.counts[issue] for part in parts).tolist()


def test_one_draw_is_the_solution_itself() -> None:
    """With drawn weights each draw solves its own domain."""
    rng = np.random.default_rng(2)
    values = tuple(rng.integers(0, 100, (4, 2)) for _ in range(3))
    drawn = np.stack([sample_weights(np.full(3, 5), np.full(3, 90), 100, 4, rng) for _ in range(2)], axis=2)
    nothing = np.zeros((4, 2), np.int64)
    shares = level_shares(values, nash, nothing, weights=drawn)
    expected = [np.zeros(4, np.int64) for _ in range(3)]
    for weights in drawn:
        found = frontier(Domain(tuple(value * weight for value, weight in zip(values, weights, strict=True))))
        for issue, levels in enumerate(found.packages[nash(found.points, nothing[0])].T):
            expected[issue][np.unique(levels)] += 1
    assert [counts.tolist() for counts in shares.counts] == [counts.tolist() for counts in expected]


def test_acceptance_counts_draws_below_the_utility() -> None:
    """A party accepts what is at least its reservation, equality included."""
    counts = acceptance(np.array([[5, 5], [0, 10]]), np.array([[5, 6], [4, 5], [6, 0]]))
    assert counts.tolist() == [[2, 2], [0, 3]]


def test_wilson_intervals_are_the_published_ones() -> None:
    """Newcombe (1998), table I: 81 of 263 and 0 of 20 at 95 per cent."""
    assert wilson(np.array([81]), 263)[0] == pytest.approx([0.2553, 0.3662], abs=5e-5)
    assert wilson(np.array([0]), 20)[0] == pytest.approx([0.0, 0.1611], abs=5e-5)


def test_bad_draws_are_refused() -> None:
    """Errors name the function and what does not fit."""
    rng = np.random.default_rng(0)
    for call, message in (
        (lambda: list(sample_reservations(np.array([2]), np.array([1]), 1, rng)), "needs low <= high"),
        (
            lambda: list(sample_reservations(np.array([0]), np.array([1]), 0, rng)),
            "draws and chunk must be positive",
        ),
        (lambda: acceptance(np.zeros((1, 2), np.int64), np.zeros((1, 3), np.int64)), "acceptance: "),
        (lambda: level_shares(SPLIT, nash, np.zeros((0, 2), np.int64)), "level_shares: reservations"),
        (
            lambda: level_shares(
                SPLIT, nash, np.zeros((1, 2), np.int64), weights=np.ones((2, 1, 2), np.int64)
            ),
            "1 draws of reservations, 2 of weights",
        ),
        (lambda: wilson(np.array([3]), 2), "wilson: "),
    ):
        with pytest.raises(ValueError, match=message):
            call()
