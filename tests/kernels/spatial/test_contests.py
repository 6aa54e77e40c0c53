"""Contests as a contestant sees them, third party by third party."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.spatial.contests import Seen, gains, success
from detente.kernels.spatial.smp_options import COMMITMENTS
from detente.kernels.spatial.voting import VOTING_RULES, votes


def _by_hand(rule, commitment, weights, first, second, own, i, j) -> float:
    """The contest as the reference program states it, one actor after another."""
    side_i = side_j = 1e-10
    for k in (i, j):
        vote = float(votes(rule, weights[k], first[k] - second[k]))
        side_i, side_j = side_i + max(vote, 0), side_j + max(-vote, 0)
    total_i, total_j = side_i, side_j
    for n in range(len(weights)):
        if n in (i, j):
            continue
        lean = float(votes(rule, weights[n], first[n] - second[n]))
        p = (side_i + max(lean, 0)) / (side_i + side_j + abs(lean))
        kept = {"NoCommit": (own[n], own[n]), "SemiCommit": (own[n], None), "FullCommit": (None, None)}
        wins, loses = kept[commitment]
        with_i = p * (2 * first[n] + (first[n] if wins is None else wins)) + (1 - p) * (
            2 * second[n] + (second[n] if loses is None else loses)
        )
        with_j = (1 - p) * (2 * second[n] + (second[n] if wins is None else wins)) + p * (
            2 * first[n] + (first[n] if loses is None else loses)
        )
        vote = float(votes(rule, weights[n], np.round(with_i - with_j, 13)))
        total_i, total_j = total_i + max(vote, 0), total_j + max(-vote, 0)
    return total_i / (total_i + total_j)


@pytest.mark.parametrize("rule", VOTING_RULES)
@pytest.mark.parametrize("commitment", COMMITMENTS)
def test_success_equals_the_plain_statement(rule, commitment) -> None:
    """Whatever the rule and the commitment."""
    rng = np.random.default_rng(8)
    weights, first, second, own = rng.random(6), rng.random(6), rng.random(6), np.ones(6)
    seen = Seen(first, second, own, (np.array(1), np.array(4)))
    found = float(success(rule, commitment, weights, seen))
    assert found == pytest.approx(_by_hand(rule, commitment, weights, first, second, own, 1, 4), abs=1e-9)


def test_gains_by_hand() -> None:
    """Without resistance the challenger has its way; with it, as chance has it."""
    parts = np.array(0.25), np.array([0.0, 1.0]), np.array(0.8), np.array(0.4)
    assert gains(*parts).tolist() == pytest.approx([0.4, 0.25 * 1.6 + 0.75 * 0.8 - 1.2])
