"""Votes, coalitions and victories."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.spatial.voting import VICTORIES, VOTING_RULES, coalitions, victories, votes

_HALF = {
    "Binary": 2.0, "PropBin": 2 * (0.8 * 0.5 + 0.2), "Prop": 1.0, "PropCbc": 2 * (0.25 + 0.0625),
    "Cubic": 0.25, "ASymProsp": 2 / 3,
}  # fmt: skip


@pytest.mark.parametrize("rule", VOTING_RULES)
def test_votes_by_rule(rule) -> None:
    """A weight of two and a gain of one half, by hand; no gain, no vote."""
    gains = np.array([0.5, 0.0])
    assert votes(rule, np.array(2.0), gains) == pytest.approx([_HALF[rule], 0.0])
    lost = votes(rule, np.array(2.0), -gains)[0]
    assert lost == pytest.approx(-1.0 if rule == "ASymProsp" else -_HALF[rule])


@pytest.mark.parametrize("rule", VOTING_RULES)
def test_coalitions_add_up_votes(rule) -> None:
    """The weight behind an option is the sum of the votes for it, voter by voter."""
    rng = np.random.default_rng(2)
    weights, utilities = rng.random((2, 4)), rng.random((2, 4, 5))
    found = coalitions(rule, weights, utilities)
    for d, a, b in np.ndindex(2, 5, 5):
        each = votes(rule, weights[d], utilities[d, :, a] - utilities[d, :, b])
        assert found[d, a, b] == pytest.approx(1e-8 + np.maximum(each, 0).sum(), rel=1e-12)


@pytest.mark.parametrize("model", VICTORIES)
def test_victories_sum_to_one(model) -> None:
    """Of two options one wins; equal strengths are even; any strengths give a number."""
    strengths = np.array([[1.0, 2.0, 1e-8], [1.0, 1.0, 1e8], [1e9, 3.0, 1.0]])
    found = victories(model, strengths)
    assert found + found.T == pytest.approx(np.ones((3, 3)))
    assert np.diag(found) == pytest.approx(np.full(3, 0.5))
    assert (found > 0).all()


def test_victories_by_hand() -> None:
    """Twice the strength wins with 2/3, 4/5, 16/17, 256/257; a lead of five percent with three quarters."""
    strengths = np.array([[1.0, 2.0], [1.0, 1.0]])
    expected = {"Linear": 2 / 3, "Square": 4 / 5, "Quartic": 16 / 17, "Octic": 256 / 257, "Binary": 1 - 1e-6}
    for model, chance in expected.items():
        assert victories(model, strengths)[0, 1] == pytest.approx(chance)
    lead = np.array([[1.0, 1.05], [1.0, 1.0]])
    assert victories("Binary", lead)[0, 1] == pytest.approx(0.7561, abs=1e-3)
