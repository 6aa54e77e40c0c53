"""How far one ranking is from another."""

from __future__ import annotations

import numpy as np

from detente.kernels.graph_model.inverse.distance import compare, distance
from tests.kernels.graph_model import exhaustive_rankings as exhaustive


def test_reversals_count_one_and_ties_one_half():
    """From 0 > 1 > 2 to 1 > 0 = 2: one pair is reversed and one newly tied."""
    ranking = compare(np.array([2, 1, 0]), np.array([0, 1, 0]))
    assert ranking.distance == 1.5
    assert [tuple(pair) for pair in ranking.pairs] == [(0, 1, ">", "<"), (0, 2, ">", "=")]


def test_it_is_a_metric_on_weak_orders():
    """It is zero for equal rankings only, symmetric, and keeps the triangle inequality, over all orders of 3 states."""
    rows = exhaustive.weak_orders(3)
    table = np.array([[distance(a, b) for b in rows] for a in rows])
    assert (table == table.T).all()
    assert ((table == 0) == np.eye(len(rows), dtype=bool)).all()
    assert (table[:, None, :] <= table[:, :, None] + table[None, :, :]).all()
