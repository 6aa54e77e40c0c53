"""Ties by position, then by name."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.spatial.ties import canonical, chosen, position_ranks


def test_positions_rank_by_dimension_then_index() -> None:
    """Equal ones keep their order."""
    at = np.array([[[0.5, 0.2], [0.1, 0.9], [0.5, 0.1], [0.1, 0.9]]])
    assert position_ranks(at).tolist() == [[3, 0, 2, 1]]


def test_the_lowest_rank_allowed_is_chosen() -> None:
    """And the first index where none is allowed."""
    allowed = np.array([[True, True, False], [False, False, False]])
    assert chosen(allowed, np.array([[2, 1, 0], [2, 1, 0]])).tolist() == [1, 0]


def test_canonical_order_undoes_itself() -> None:
    """Whatever the ranks; those that are no permutation are refused."""
    order, back = canonical(4, np.array([2, 0, 3, 1]))
    assert order[back].tolist() == [0, 1, 2, 3]
    with pytest.raises(ValueError, match="ranks must be 0 to 2"):
        canonical(3, np.array([0, 1, 1]))
