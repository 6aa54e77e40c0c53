"""Distance, utility and attitudes to risk."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.spatial.attitudes import attitudes, distances, estimates, utilities


def test_distance_weighs_dimensions() -> None:
    """By salience; an actor to which nothing matters is nowhere far from anything."""
    ideals, points = np.array([[[0.0, 0.0], [0.0, 0.0]]]), np.array([[[0.6, 0.8]]])
    saliences = np.array([[[1.0, 0.0], [0.0, 0.0]]])
    assert distances(ideals, saliences, points)[0, :, 0].tolist() == [0.6, 0.0]
    even = np.full((1, 2, 2), 0.5)
    assert distances(ideals, even, points)[0, 0, 0] == pytest.approx(np.sqrt(0.5))


def test_utility_of_who_shuns_risks_is_concave() -> None:
    """One at its ideal, zero at the far end, above the middle for who shuns risks and below for who takes them."""
    ends = utilities(np.array([0.0, 1.0]), np.array(0.7))
    assert ends.tolist() == [1.0, 0.0]
    middle = utilities(np.array(0.5), np.array([-0.5, 0.0, 1.0]))
    assert middle.tolist() == [0.375, 0.5, 0.75]


@pytest.mark.parametrize(("range_", "low"), [("Min", 0.0), ("Mid", -0.5), ("Max", -1.0)])
def test_attitudes_fill_their_range(range_, low: float) -> None:
    """From the least likely winner to the likeliest; with equal chances nobody minds."""
    found = attitudes(np.array([[0.1, 0.2, 0.3]]), range_)[0]
    assert found == pytest.approx([low, (1 + low) / 2, 1.0])
    assert (attitudes(np.full((1, 3), 1 / 3), range_) == 0).all()


def test_estimates_lie_between_own_and_true() -> None:
    """None at one's own, Full at the other's; everybody knows itself."""
    mine = np.array([[0.0, 0.9]])
    expected = {"None": 0.0, "OneThird": 0.3, "Half": 0.45, "TwoThirds": 0.6, "Full": 0.9}
    for seen, value in expected.items():
        found = estimates(mine, seen)[0]
        assert found[0, 1] == pytest.approx(value)
        assert np.diag(found) == pytest.approx(mine[0])
