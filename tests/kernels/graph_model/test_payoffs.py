"""Payoffs from statements and rankings."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.graph_model.payoffs import prioritised, ranked


def test_prioritised_statements_add_powers_of_two():
    """Statement k of m adds 2^(m-k) where it is true."""
    truth = np.array([[True, False, True, False], [True, True, False, False]])
    assert prioritised(truth).tolist() == [3, 1, 2, 0]


@pytest.mark.parametrize("statements", [1, 29, 30, 31, 61, 64, 300])
def test_any_number_of_statements_orders_states_as_exact_sums_do(statements):
    """With hundreds of statements the order and the ties are those of the sums in unlimited integers."""
    rng = np.random.default_rng(statements)
    truth = rng.random((statements, 60)) < 0.5
    truth[:, 30:] = truth[:, :30]
    truth[-1, 45:] ^= True
    sums = [int("".join("1" if t else "0" for t in column), 2) for column in truth.T]
    payoffs = prioritised(truth)
    order = [[(a > b) - (a < b) for b in sums] for a in sums]
    assert np.sign(payoffs[:, None] - payoffs).tolist() == order


def test_no_statement_leaves_all_states_tied():
    """Without statements every payoff is zero."""
    assert prioritised(np.zeros((0, 3), dtype=bool)).tolist() == [0, 0, 0]


def test_flat_truth_is_refused():
    """Truth needs statements and states."""
    with pytest.raises(ValueError, match="two dimensions"):
        prioritised(np.array([True]))


def test_ranking_by_hand_keeps_order_and_ties():
    """The best group has the highest payoff and states of a group the same."""
    assert ranked([[2], [0, 3], [1]], 4).tolist() == [2, 1, 3, 2]


def test_states_left_out_are_last_and_tied_if_allowed():
    """An incomplete ranking puts what it leaves out below all that it lists."""
    assert ranked([[2], [0]], 4, complete=False).tolist() == [1, 0, 2, 0]


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ([[0, 1], [1, 2]], "state 1 is listed twice"),
        ([[0, 1, 2, 3]], "state 3 does not exist"),
        ([[-1], [0], [1], [2]], "state -1 does not exist"),
        ([[0], [2]], "1 states are not listed, the first is 1"),
    ],
    ids=["twice", "beyond", "negative", "missing"],
)
def test_wrong_rankings_are_refused(groups, words):
    """A state listed twice, unknown or missing is an error that names it."""
    with pytest.raises(ValueError, match=words):
        ranked(groups, 3)
