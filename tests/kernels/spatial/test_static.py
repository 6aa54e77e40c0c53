"""What weights alone say of positions."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest
from hypothesis import given

from detente.kernels.spatial import compromise_mean, condorcet_winners, weighted_median
from tests.kernels.spatial.fields import REFERENCE, actors, utility_reference


@pytest.mark.parametrize("name", ["emission-standards", "oil-price"])
def test_static_models_equal_the_reference(name: str) -> None:
    """Regression: mean, median and the position that no other beats."""
    found = utility_reference(name)
    weights, positions = found.capabilities * found.saliences[..., 0], found.positions[..., 0]
    expected = found.expected["static_models"]
    assert compromise_mean(positions, weights)[0] == pytest.approx(expected["compromise_mean_c_s"], abs=1e-12)
    assert weighted_median(positions, weights)[0] == expected["weighted_median_cum"]
    won = positions[condorcet_winners(positions, weights)]
    assert sorted(set(won.tolist())) == expected["condorcet_positions_linear"]
    short = tomllib.loads((REFERENCE / name / "expected.toml").read_text("utf-8"))
    assert compromise_mean(positions, weights)[0] == pytest.approx(short["compromise_mean"], abs=1e-12)


@given(actors())
def test_median_and_winners_are_held(found) -> None:
    """The median is a position held, half of the weight lies on either side, and it is among the winners."""
    weights, positions = found.capabilities[0] * found.saliences[0, :, 0], found.positions[0, :, 0]
    median = weighted_median(positions, weights)
    assert median in positions
    winners = condorcet_winners(positions, weights)
    assert winners.any()
    if weights.sum() > 0:
        assert weights[positions <= median].sum() >= weights.sum() / 2 - 1e-12
        assert weights[positions < median].sum() < weights.sum() / 2 + 1e-12
        assert median in positions[winners]
    assert positions.min() <= compromise_mean(positions, weights) <= positions.max()


def test_nobody_has_weight() -> None:
    """Then all count the same."""
    positions, none = np.array([0.0, 1.0, 5.0]), np.zeros(3)
    assert compromise_mean(positions, none) == pytest.approx(2.0)
    assert weighted_median(positions, none) == 1.0


def test_votes_are_tied() -> None:
    """Of two equal weights neither position is beaten, and the median is the lower."""
    positions, weights = np.array([3.0, 2.0]), np.ones(2)
    assert condorcet_winners(positions, weights).all()
    assert weighted_median(positions, weights) == 2.0
