"""Individual stability: against the independent solver, by its defining inclusions, and under renaming."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.kernels.graph_model import joint_answers, simultaneous
from detente.kernels.graph_model.moves import lines, lookup
from detente.kernels.graph_model.options import choices, state_graph
from detente.kernels.graph_model.stability import stability
from tests.kernels.graph_model.models import graph, option_form, random_models

QUICK, MANY = 150, 3000


def _check_against_brute_force(seed, count):
    checked = 0
    for k, model, payoffs, brute in random_models(seed, count):
        result = stability(model, payoffs)
        for concept, stable in result.stable.items():
            expected = [[brute.stable((dm,), s, concept) for s in brute.states] for dm in brute.dms]
            assert stable.tolist() == expected, f"model {k} of seed {seed}: {concept}"
            checked += 1
    assert checked > count


def test_random_models_agree_with_the_independent_solver():
    """Every verdict on a hundred and fifty random models is that of the definitions read literally."""
    _check_against_brute_force(1, QUICK)


@pytest.mark.slow
def test_many_random_models_agree_with_the_independent_solver():
    """Every verdict on three thousand random models is that of the definitions read literally."""
    _check_against_brute_force(2, MANY)


def _random(seed):
    return next(iter(random_models(seed, 1)))[1:]


@pytest.mark.parametrize("seed", range(100, 130))
def test_concepts_include_each_other_as_published(seed):
    """Nash is within SMR and SEQ, and both within GMR."""
    model, payoffs, _ = _random(seed)
    stable = stability(model, payoffs).stable
    for inner, outer in (("nash", "smr"), ("smr", "gmr"), ("nash", "seq"), ("seq", "gmr"), ("nash", "sim")):
        assert not np.any(stable[inner] & ~stable[outer]), f"{inner} is not within {outer}"


@pytest.mark.parametrize("seed", range(200, 220))
def test_renaming_decision_makers_permutes_the_answer(seed):
    """Whoever is listed first makes no difference."""
    model, payoffs, _ = _random(seed)
    order = np.random.default_rng(seed).permutation(model.decision_makers)
    place = np.argsort(order)
    renamed = replace(model, owner=place[model.owner])
    before, after = stability(model, payoffs), stability(renamed, payoffs[order])
    for concept, stable in before.stable.items():
        assert after.stable[concept].tolist() == stable[order].tolist()


@pytest.mark.parametrize("seed", range(300, 320))
def test_renaming_options_permutes_the_answer(seed):
    """Which option is which bit makes no difference."""
    model, payoffs, _ = _random(seed)
    options = np.random.default_rng(seed).permutation(len(model.owner))
    bits = (
        choices(model.states, len(model.owner))[:, options].astype(np.int64) << np.arange(len(options))
    ).sum(1)
    order = np.argsort(bits)
    renamed = replace(
        model, owner=model.owner[options], direction=model.direction[options], states=bits[order]
    )
    before, after = stability(model, payoffs), stability(renamed, payoffs[:, order])
    for concept, stable in before.stable.items():
        assert after.stable[concept].tolist() == stable[:, order].tolist()


@pytest.mark.parametrize("seed", range(400, 420))
def test_only_the_order_of_payoffs_matters(seed):
    """An increasing transformation of each row changes nothing, however large the numbers become."""
    model, payoffs, _ = _random(seed)
    before, after = stability(model, payoffs), stability(model, payoffs**3 * 10**8 - 5)
    for concept, stable in before.stable.items():
        assert after.stable[concept].tolist() == stable.tolist()


@pytest.mark.parametrize("seed", range(500, 530))
def test_option_form_and_its_graph_agree(seed):
    """The fast way through options and the way that remembers the last mover give the same answer."""
    model, payoffs, _ = _random(seed)
    by_options = stability(model, payoffs, ["nash", "gmr", "smr", "seq"])
    by_arcs = stability(state_graph(model), payoffs)
    for concept, stable in by_options.stable.items():
        assert by_arcs.stable[concept].tolist() == stable.tolist()


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [
        (lines, "_ENTRIES_KEPT", 0),
        (lookup, "_ALWAYS_DENSE", -1),
        (joint_answers, "_AT_ONCE", 1),
        (joint_answers, "_FEW", 0),
        (simultaneous, "_CELLS_AT_ONCE", 1),
        (simultaneous, "_FEW", 0),
    ],
    ids=["views-anew", "sparse", "tiny-pieces", "one-each", "choice-by-choice", "never-few"],
)
def test_every_way_that_size_would_choose_gives_the_same_answer(monkeypatch, module, name, value):
    """What is done for large or sparse models is right for small ones too."""
    monkeypatch.setattr(module, name, value)
    if module is lookup:
        monkeypatch.setattr(lookup, "_CELLS_A_STATE", 0)
    _check_against_brute_force(8, 60)


def _sanction_needing_a_return():
    """The third moves 0 → 1; only the first, the second and again the first bring it to state 4, the worst."""
    first, second, third = [(1, 2), (3, 4)], [(2, 3)], [(0, 1)]
    return graph(5, first, second, third), np.array([[0] * 5, [0] * 5, [1, 2, 2, 2, 0]])


def test_sanction_in_which_one_opponent_moves_twice_is_found():
    """A-B-A: each opponent may move again after another has moved."""
    model, payoffs = _sanction_needing_a_return()
    stable = stability(model, payoffs).stable
    assert stable["gmr"][2, 0]
    assert stable["smr"][2, 0]
    assert not stable["nash"][2, 0]
    assert not stable["seq"][2, 0]


def test_no_opponent_moves_twice_in_a_row():
    """Two arcs of one opponent that only together would sanction do not."""
    model = graph(4, [(1, 2), (2, 3)], [(0, 1)])
    payoffs = np.array([[0, 0, 1, 2], [1, 2, 2, 0]])
    stable = stability(model, payoffs).stable
    assert not stable["gmr"][1, 0]
    assert not stable["seq"][1, 0]


def test_long_chain_of_arcs_is_followed_to_its_end():
    """A sanction two hundred alternating moves away is found."""
    length = 200
    odd, even = ([(k, k + 1) for k in range(1 + turn, length, 2)] for turn in range(2))
    payoffs = np.zeros((3, length + 1), dtype=np.int64)
    payoffs[:2] = np.arange(length + 1)
    payoffs[2, 1:length] = 1
    payoffs[2, length] = -1
    stable = stability(graph(length + 1, odd, even, [(0, 1)]), payoffs).stable
    assert stable["seq"][2, 0]
    assert not stable["nash"][2, 0]


def test_model_with_one_state_is_stable_for_all():
    """Where nobody can move, the state is an equilibrium under every concept."""
    for model in (option_form([0, 1], [2]), graph(1, [], [])):
        result = stability(model, np.zeros((2, 1), dtype=int))
        assert all(result.equilibria(concept).tolist() == [0] for concept in result.concepts)


def test_model_without_states_has_no_equilibrium():
    """If everything is infeasible the answer is empty."""
    result = stability(option_form([0, 1], []), np.zeros((2, 0), dtype=int))
    assert result.concepts == ("nash", "gmr", "smr", "seq", "sim")
    assert all(len(result.equilibria(concept)) == 0 for concept in result.concepts)


def test_decision_maker_without_options_is_stable_everywhere():
    """Who holds no option can never move, and sanctions nothing."""
    form = option_form([0, 0], range(4), decision_makers=2)
    stable = stability(form, np.array([[0, 1, 2, 3], [3, 2, 1, 0]])).stable
    for concept in ("nash", "gmr", "smr", "seq", "sim"):
        assert stable[concept][1].all()
        assert stable[concept][0].tolist() == [False, False, False, True]


def test_all_ties_make_everything_stable():
    """Where nobody prefers anything, every state is an equilibrium."""
    form = option_form([0, 0, 1, 2], range(16))
    result = stability(form, np.zeros((3, 16), dtype=int))
    assert all(len(result.equilibria(concept)) == 16 for concept in result.concepts)


def test_forty_options_with_few_states_are_solved_without_their_cube():
    """Five thousand states among 2^40 choices are solved as such, and as their graph is."""
    rng = np.random.default_rng(7)
    base, bits = rng.integers(0, 1 << 40, 40), [int(1 << k) for k in rng.choice(40, 7, replace=False)]
    near = {int(b) ^ sum(x for x in bits if rng.random() < 0.5) for b in base for _ in range(200)}
    form = option_form(np.arange(40) % 4, sorted(near), direction=rng.choice([0, 0, 0, 1, -1], 40))
    payoffs = rng.integers(0, 1 << 24, (4, len(near))) >> 14 << 14
    found = stability(form, payoffs)
    by_arcs = stability(state_graph(form), payoffs)
    assert len(near) > 2000
    for concept in by_arcs.concepts:
        assert found.stable[concept].tolist() == by_arcs.stable[concept].tolist()
    assert not np.any(found.stable["nash"] & ~found.stable["sim"])


@pytest.mark.parametrize(
    ("concepts", "payoffs", "words"),
    [
        (["nahs"], np.zeros((1, 2), dtype=int), "'nahs' is unknown"),
        (["sim"], np.zeros((1, 2), dtype=int), "arcs has none"),
        (None, np.zeros((2, 2), dtype=int), "shape"),
        (None, np.zeros((1, 2)), "integers"),
    ],
    ids=["unknown-concept", "sim-of-arcs", "shape", "floats"],
)
def test_wrong_questions_are_refused(concepts, payoffs, words):
    """An unknown concept, SIM for arcs, and payoffs that do not fit are errors that say so."""
    with pytest.raises(ValueError, match=words):
        stability(graph(2, [(0, 1)]), payoffs, concepts)
