"""Scores by bits, in a table and in a sorted list."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.graph_model.moves import lookup as module
from detente.kernels.graph_model.moves.lookup import NONE, lookup


@pytest.mark.parametrize("dense", [True, False], ids=["table", "sorted"])
def test_scores_are_found_by_bits_and_over_free_options(monkeypatch, dense):
    """Either way finds the score of feasible states, none elsewhere, and the least over free options."""
    if not dense:
        monkeypatch.setattr(module, "_ALWAYS_DENSE", 0)
        monkeypatch.setattr(module, "_CELLS_A_STATE", 0)
    states, scores = np.array([0, 1, 2, 6]), np.array([5, 3, 4, 1])
    found = lookup(3, states, scores)
    assert found.dense == dense
    assert found.at(np.arange(8)).tolist() == [5, 3, 4, NONE, NONE, NONE, 1, NONE]
    free = found.lowest_over(0b101)
    assert free.at(np.array([0b000, 0b010])).tolist() == [3, 1]
