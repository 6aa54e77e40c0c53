"""Coalition stability: against the independent solver and by its defining properties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.kernels.graph_model import coalitions
from detente.kernels.graph_model.coalitions import coalition_stability, every_coalition
from detente.kernels.graph_model.moves import lines, reach
from detente.kernels.graph_model.stability import stability
from tests.kernels.graph_model.models import option_form, random_models

QUICK, MANY = 150, 2000


def _check_against_brute_force(seed, count):
    checked = 0
    for k, model, payoffs, brute in random_models(seed, count):
        result = coalition_stability(model, payoffs)
        for concept, stable in result.stable.items():
            expected = [
                [brute.stable(group, s, concept) for s in brute.states] for group in result.coalitions
            ]
            assert stable.tolist() == expected, f"model {k} of seed {seed}: {concept}"
            checked += len(expected)
    assert checked > count


def test_random_models_agree_with_the_independent_solver():
    """Every verdict for every coalition of a hundred and fifty random models is that of the definitions."""
    _check_against_brute_force(3, QUICK)


@pytest.mark.slow
def test_many_random_models_agree_with_the_independent_solver():
    """Every verdict for every coalition of two thousand random models is that of the definitions."""
    _check_against_brute_force(4, MANY)


@pytest.mark.parametrize("seed", range(600, 620))
def test_coalition_of_one_is_individual_stability(seed):
    """Of one decision maker a coalition's stability is its own."""
    _, model, payoffs, _ = next(random_models(seed, 1))
    alone = stability(model, payoffs)
    result = coalition_stability(model, payoffs, [(dm,) for dm in range(model.decision_makers)])
    for concept, stable in alone.stable.items():
        assert result.stable[concept].tolist() == stable.tolist()


@pytest.mark.parametrize("seed", range(700, 720))
def test_grand_coalition_meets_no_sanction(seed):
    """With nobody left to answer, every concept is Nash for the coalition of all."""
    _, model, payoffs, _ = next(random_models(seed, 1))
    if model.decision_makers > 1:
        stable = coalition_stability(model, payoffs, [(1 << model.decision_makers) - 1]).stable
        assert len(stable) == 5
        assert all(row.tolist() == stable["nash"].tolist() for row in stable.values())


@pytest.mark.parametrize("seed", range(800, 815))
def test_renaming_decision_makers_permutes_coalitions(seed):
    """A coalition's stability follows its members, whatever their numbers."""
    _, model, payoffs, _ = next(random_models(seed, 1))
    order = np.random.default_rng(seed).permutation(model.decision_makers)
    place = np.argsort(order)
    groups = every_coalition(model.decision_makers)
    before = coalition_stability(model, payoffs, groups)
    after = coalition_stability(
        replace(model, owner=place[model.owner]),
        payoffs[order],
        [tuple(place[list(group)].tolist()) for group in groups],
    )
    for concept, stable in before.stable.items():
        assert after.stable[concept].tolist() == stable.tolist()


@pytest.mark.parametrize("small", [1, 8, 100])
def test_states_taken_in_parts_give_the_same_answer(monkeypatch, small):
    """What is done piece by piece for large models is right for small ones too."""
    monkeypatch.setattr(coalitions, "_CELLS_AT_ONCE", small)
    monkeypatch.setattr(coalitions, "_PAIRS_AT_ONCE", small)
    monkeypatch.setattr(reach, "_BYTES_AT_ONCE", small)
    monkeypatch.setattr(lines, "_ENTRIES_KEPT", 0)
    _check_against_brute_force(9, 25)


def test_large_model_agrees_in_parts_and_with_individual_stability():
    """At 1,536 states several parts are needed; inclusions and coalitions of one still hold."""
    rng = np.random.default_rng(10)
    states = [s for s in range(1 << 11) if s & 3 != 3]
    form = option_form(np.arange(11) % 3, states, direction=[0] * 9 + [1, -1])
    payoffs = rng.integers(0, 500, (3, len(states)))
    result = coalition_stability(form, payoffs)
    alone = stability(form, payoffs)
    for concept, stable in result.stable.items():
        assert stable[:3].tolist() == alone.stable[concept].tolist()
        assert not np.any(result.stable["nash"] & ~stable)
    assert not np.any(result.stable["smr"] & ~result.stable["gmr"])
    assert not np.any(result.stable["seq"] & ~result.stable["gmr"])


def test_every_coalition_lists_each_once_small_ones_first():
    """All 2^n - 1 coalitions are listed by size and then by members."""
    assert every_coalition(3) == ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2))


def test_coalitions_are_given_as_members_or_as_bits():
    """A bit mask and its members are the same coalition."""
    form, payoffs = option_form([0, 1, 2], range(8)), np.arange(24).reshape(3, 8) % 5
    assert coalition_stability(form, payoffs, [0b101, (2, 1)]).coalitions == ((0, 2), (1, 2))


@pytest.mark.parametrize("coalition", [0, 8, -1, (), (3,), (-1, 0)], ids=repr)
def test_wrong_coalitions_are_refused(coalition):
    """A coalition of nobody or of somebody who does not exist is an error that says so."""
    with pytest.raises(ValueError, match="is no coalition of 3"):
        coalition_stability(option_form([0, 1, 2], range(8)), np.zeros((3, 8), dtype=int), [coalition])


def test_model_without_states_has_no_coalition_equilibrium():
    """If everything is infeasible the answer is empty."""
    result = coalition_stability(option_form([0, 1], []), np.zeros((2, 0), dtype=int))
    assert result.stable["smr"].shape == (3, 0)
    assert len(result.equilibria("smr")) == 0
