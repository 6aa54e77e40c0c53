"""How often a state is an equilibrium when rankings are uncertain."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from detente.kernels.graph_model.draws import frequencies
from detente.kernels.graph_model.draws.frequencies import equilibrium_frequencies, sampled_frequencies
from detente.kernels.graph_model.draws.samplers import (
    FixedRanking,
    JointSampler,
    ScoredStatements,
    ScoredStates,
)
from detente.kernels.graph_model.stability import stability
from tests.kernels.graph_model import elmira
from tests.kernels.graph_model import exhaustive_rankings as exhaustive

CONCEPTS = ("nash", "seq")


def _uniform_rankings(states, decision_makers):
    return JointSampler((ScoredStates(np.zeros(states), np.ones(states)),) * decision_makers)


def test_counts_are_those_of_solving_every_draw():
    """The counts equal the number of draws in which the plain solver finds the state stable, repeats included."""
    rng = np.random.default_rng(1)
    model = exhaustive.random_graph(rng, 5, 2)
    draws = rng.integers(0, 3, (300, 2, 5))
    found = equilibrium_frequencies(model, draws, CONCEPTS)
    for concept in CONCEPTS:
        stable = np.array([stability(model, one, [concept]).stable[concept] for one in draws])
        assert (found.stable[concept] == stable.sum(axis=0)).all()
        assert (found.equilibria[concept] == stable.all(axis=1).sum(axis=0)).all()


def test_chunks_may_be_mapped_over_workers():
    """The counts do not depend on what maps the chunks, and the same seed gives the same counts."""

    def ask(mapper):
        rng = np.random.default_rng(7)
        return sampled_frequencies(elmira.graph(), _uniform_rankings(9, 3), 600, CONCEPTS, rng, mapper=mapper)

    with ThreadPoolExecutor(2) as pool:
        alone, together = ask(map), ask(pool.map)
    assert alone.draws == 600
    assert all((alone.equilibria[c] == together.equilibria[c]).all() for c in CONCEPTS)


def test_the_size_of_a_chunk_is_fixed():
    """Given draws are counted the same however they are cut."""
    draws = np.random.default_rng(2).integers(0, 4, (50, 3, 9))
    whole = equilibrium_frequencies(elmira.graph(), draws, CONCEPTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frequencies, "CHUNK", 7)
        cut = equilibrium_frequencies(elmira.graph(), draws, CONCEPTS)
    assert all((whole.stable[c] == cut.stable[c]).all() for c in CONCEPTS)


def test_certain_rankings_give_certain_answers():
    """With nothing uncertain each state's share is 0 or 1, as the textbook has it."""
    sampler = JointSampler(tuple(FixedRanking(row) for row in elmira.payoffs()))
    found = sampled_frequencies(elmira.graph(), sampler, 10, ["nash"], np.random.default_rng(0))
    assert (np.flatnonzero(found.share("nash")) == [4, 7, 8]).all()
    assert set(found.share("nash").tolist()) == {0.0, 1.0}


def test_a_lone_mover_between_two_states_leaves_half_the_time():
    """With two states, one mover and random strict rankings each state is Nash with probability one half."""
    model = exhaustive.from_moves([np.ones((2, 2), dtype=bool)])
    found = sampled_frequencies(model, _uniform_rankings(2, 1), 4000, ["nash"], np.random.default_rng(3))
    low, high = found.interval("nash")
    assert ((low < 0.5) & (high > 0.5)).all()
    assert found.equilibria["nash"].sum() == 4000


def test_no_draws_are_refused():
    """A share of no draws has no meaning."""
    with pytest.raises(ValueError, match="one at least"):
        equilibrium_frequencies(elmira.graph(), np.zeros((0, 3, 9), dtype=np.int64), ["nash"])
    with pytest.raises(ValueError, match="draws must be at least 1"):
        sampled_frequencies(elmira.graph(), _uniform_rankings(9, 3), 0, ["nash"], np.random.default_rng(0))


def test_samplers_may_be_mixed():
    """One decision maker's statements, another's scores and a third's fixed ranking make one sampler."""
    truth = np.random.default_rng(5).random((3, 9)) < 0.5
    sampler = JointSampler(
        (
            ScoredStatements(truth, np.zeros(3), np.ones(3)),
            ScoredStates(np.zeros(9), np.ones(9)),
            FixedRanking(elmira.payoffs()[2]),
        )
    )
    assert sampler(np.random.default_rng(1), 11).shape == (11, 3, 9)
