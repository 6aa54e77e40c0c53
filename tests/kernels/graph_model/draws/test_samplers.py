"""Draws of rankings from what is known within ranges."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.graph_model.draws.samplers import ScoredStatements, ScoredStates
from detente.kernels.graph_model.payoffs import prioritised

TRUTH = np.array([[1, 0, 1, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 0]], dtype=bool)


def _order(row):
    return np.sign(row[:, None] - row[None, :])


def test_statements_that_do_not_overlap_keep_their_order():
    """With disjoint ranges every draw is the prioritised ranking of the statements in that order."""
    sampler = ScoredStatements(TRUTH, np.array([0.0, 4.0, 2.0]), np.array([1.0, 5.0, 3.0]))
    wanted = _order(prioritised(TRUTH[[1, 2, 0]]))
    for row in sampler.draw(np.random.default_rng(1), 20):
        assert (_order(row) == wanted).all()


def test_equal_importance_keeps_the_order_given():
    """Statements with the same single score stay in the order in which they were given."""
    row = ScoredStatements(TRUTH, np.ones(3), np.ones(3)).draw(np.random.default_rng(1), 1)[0]
    assert (_order(row) == _order(prioritised(TRUTH))).all()


def test_overlapping_statements_come_in_every_order_equally_often():
    """Three statements over one range come first a third of the time each."""
    rows = ScoredStatements(TRUTH, np.zeros(3), np.ones(3)).draw(np.random.default_rng(2), 6000)
    first = [(rows[:, state] >= 4).mean() for state in (0, 1, 3)]
    assert np.allclose(first, 1 / 3, atol=0.02)


def test_states_keep_to_their_ranges():
    """A state whose range lies above another's is always preferred; equal fixed scores are always tied."""
    rows = ScoredStates(np.array([0.0, 2.0, 0.5, 0.5]), np.array([1.0, 3.0, 0.5, 0.5])).draw(
        np.random.default_rng(3), 500
    )
    assert (rows[:, 1] > rows[:, [0, 2]].max(axis=1)).all()
    assert (rows[:, 2] == rows[:, 3]).all()
    assert abs((rows[:, 0] > rows[:, 2]).mean() - 0.5) < 0.1
    assert (rows.min(axis=1) == 0).all()


def test_the_same_generator_gives_the_same_draws():
    """Draws depend on the generator's state only."""
    sampler = ScoredStates(np.zeros(4), np.ones(4))
    first, second = (sampler.draw(np.random.default_rng(9), 5) for _ in range(2))
    assert (first == second).all()


def test_wrong_ranges_are_refused():
    """The error names the statement or state; more statements than fit into a number are refused."""
    with pytest.raises(ValueError, match="statement 1: low is 2"):
        ScoredStatements(TRUTH, np.array([0.0, 2.0, 0.0]), np.ones(3))
    with pytest.raises(ValueError, match="low and high must have shape"):
        ScoredStates(np.zeros(3), np.ones(2))
    with pytest.raises(ValueError, match="at most 62"):
        ScoredStatements(np.zeros((63, 2), dtype=bool), np.zeros(63), np.ones(63))
