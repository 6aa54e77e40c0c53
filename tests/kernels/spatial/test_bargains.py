"""Where bargains put their sides, and which is taken."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.spatial.bargains import interpolated, taken


def _pair(rule, chance: float, mine: float = 0.5, yours: float = 0.5) -> list[float]:
    points = np.array([0.0]), np.array([1.0])
    both = interpolated(rule, np.array(chance), points, (np.array([mine]), np.array([yours])))
    return [float(each[0]) for each in both]


def test_bargains_by_hand() -> None:
    """Even weights meet in the middle; three to one is a quarter of the way, squares a tenth."""
    assert _pair("S1P1", 0.5) == pytest.approx([0.5, 0.5], abs=1e-4)
    assert _pair("S1P1", 0.75) == pytest.approx([0.25, 0.25], abs=1e-4)
    assert _pair("S2P2", 0.75) == pytest.approx([0.1, 0.1], abs=1e-4)


def test_only_the_likely_loser_moves_by_s2pmax() -> None:
    """By its lead in probability and the other's salience."""
    assert _pair("S2PMax", 0.75) == pytest.approx([0.0, 0.5], abs=1e-4)
    assert _pair("S2PMax", 0.25) == pytest.approx([0.5, 1.0], abs=1e-4)


def test_nobody_cares() -> None:
    """Then both stay where they are."""
    for rule in ("S1P1", "S2P2", "S2PMax"):
        assert _pair(rule, 0.4, 0.0, 0.0) == pytest.approx([0.0, 1.0])


def test_ties_go_to_the_status_quo_then_the_lowest_place() -> None:
    """Port takes the first by index instead; a draw follows the shares."""
    shares = np.array([[[0.2, 0.4, 0.4], [0.4, 0.2, 0.4]]])
    queued = np.ones((1, 2, 3), dtype=bool)
    places = np.array([[[0.5, 0.9, 0.1], [0.5, 0.2, 0.0]]])
    assert taken(shares, queued, places, None, exact=False).tolist() == [[2, 0]]
    assert taken(shares, queued, places, None, exact=True).tolist() == [[1, 0]]
    drawn = np.array([[0.1, 0.59]])
    assert taken(shares, queued, places, drawn, exact=False).tolist() == [[0, 1]]
