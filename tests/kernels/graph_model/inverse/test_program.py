"""The nearest ranking under constraints on pairs."""

from __future__ import annotations

import numpy as np

from detente.kernels.graph_model.inverse.program import RankingProgram
from tests.kernels.graph_model import exhaustive_rankings as exhaustive


def _random_constraints(rng, states):
    pairs = [tuple(int(one) for one in rng.choice(states, 2, replace=False)) for _ in range(6)]
    return pairs[:2], pairs[2:4], pairs[4:]


def test_it_finds_the_nearest_of_all_rankings():
    """The distance is the least over all weak orders that satisfy the constraints."""
    rng = np.random.default_rng(1)
    rows = exhaustive.weak_orders(5)
    above = rows[:, :, None] > rows[:, None, :]
    for _ in range(30):
        row = rng.integers(0, 5, 5)
        wanted, unwanted, barred = _random_constraints(rng, 5)
        program = RankingProgram(row)
        program.any_of(wanted, unwanted)
        fits = above[:, *zip(*wanted, strict=True)].any(axis=1) | ~above[:, *zip(*unwanted, strict=True)].all(
            axis=1
        )
        for better, worse in barred:
            program.prefer(better, worse, value=False)
            fits &= ~above[:, better, worse]
        far = exhaustive.distances(row, rows)[fits]
        found = program.solve()
        assert found.proved
        assert found.cost == 2 * far.min()
        assert 2 * exhaustive.distances(row, found.payoffs[None])[0] == found.cost


def test_contradictions_have_no_ranking():
    """A cycle of preferences cannot be ranked, and a limit below the least distance leaves nothing."""
    program = RankingProgram(np.arange(3))
    for pair in ((0, 1), (1, 2), (2, 0)):
        program.prefer(*pair, value=True)
    assert program.solve()[1:] == (None, True)
    program = RankingProgram(np.arange(3))
    program.prefer(0, 2, value=True)
    program.at_most(3)
    assert program.solve()[1:] == (None, True)


def test_it_is_silent(capfd):
    """Nothing is written to standard output, where a program's answers go."""
    program = RankingProgram(np.arange(4))
    program.prefer(0, 3, value=True)
    assert program.solve().cost == 6
    assert capfd.readouterr().out == ""
