"""The smallest change of a ranking that makes or breaks an equilibrium."""

from __future__ import annotations

import math

import numpy as np
import pytest

from detente.kernels.graph_model.inverse.change import (
    Limits,
    Obstacle,
    single_pair_changes,
    smallest_change,
    smallest_change_any,
)
from detente.kernels.graph_model.inverse.distance import distance
from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.stability import stability
from tests.kernels.graph_model import elmira
from tests.kernels.graph_model import exhaustive_rankings as exhaustive

CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")
CASES = [(c, k) for c in CONCEPTS for k in ("options", "arcs") if (c, k) != ("sim", "arcs")]
DILEMMA = OptionForm(np.array([0, 1]), np.array([0, 0], dtype=np.int8), np.arange(4), 2)
DILEMMA_PAYOFFS = np.array([[1, 0, 3, 2], [1, 3, 0, 2]])  # neither cooperates, the first, the second, both


def random_model(rng, states, kind):
    """Return a model of two or three decision makers."""
    decision_makers = int(rng.integers(2, 4))
    if kind == "options":
        return exhaustive.random_form(rng, states, decision_makers)
    return exhaustive.random_graph(rng, states, decision_makers)


def random_payoffs(rng, model):
    """Return payoffs with few or many ties."""
    states = model.states.size if isinstance(model, OptionForm) else model.states
    return rng.integers(0, rng.integers(2, states + 3), (model.decision_makers, states)).astype(np.int64)


def random_question(rng, model, concept, goal):
    """Return payoffs, a decision maker and a state; in most cases one that is not yet as asked."""
    for _ in range(6):
        payoffs = random_payoffs(rng, model)
        one, state = (int(rng.integers(size)) for size in payoffs.shape)
        if exhaustive.equilibrium(model, payoffs[None], state, concept)[0] != (goal == "make"):
            break
    return payoffs, one, state


def check_against_every_ranking(rng, model, concept, goal):
    """Compare the smallest change with the search of every weak order, and solve each answer forward."""
    payoffs, one, state = random_question(rng, model, concept, goal)
    rows = exhaustive.weak_orders(payoffs.shape[1])
    every = np.repeat(payoffs[None], len(rows), axis=0)
    every[:, one] = rows
    wanted = exhaustive.equilibrium(model, every, state, concept) == (goal == "make")
    far = exhaustive.distances(payoffs[one], rows)
    change = smallest_change(model, payoffs, one, state, concept, goal=goal)
    assert change.exact
    assert change.distance == change.lower_bound
    assert change.distance == (far[wanted].min() if wanted.any() else math.inf)
    assert change.possible == wanted.any() == (change.reason == "")
    check_forward(model, payoffs, change)
    return change


def check_forward(model, payoffs, change):
    """Solve every ranking found and see that it gives what was asked, at the distance stated."""
    for ranking in change.rankings:
        again = payoffs.copy()
        again[change.decision_maker] = ranking.payoffs
        found = change.state in stability(model, again, [change.concept]).equilibria(change.concept)
        assert found == (change.goal == "make")
        before = payoffs[change.decision_maker]
        assert ranking.distance == distance(before, ranking.payoffs) == change.distance
        assert ranking.distance == sum(0.5 if "=" in pair[2:] else 1 for pair in ranking.pairs)


@pytest.mark.parametrize("goal", ["make", "break"])
@pytest.mark.parametrize(("concept", "kind"), CASES, ids=lambda value: value)
def test_no_ranking_that_gives_what_is_asked_is_nearer(concept, kind, goal):
    """In random models of 2 to 5 states the change found is as small as the smallest of all weak orders."""
    rng = np.random.default_rng([CONCEPTS.index(concept), kind == "arcs", goal == "make"])
    models = [random_model(rng, int(rng.integers(2, 6)), kind) for _ in range(25)]
    changes = [check_against_every_ranking(rng, model, concept, goal) for model in models]
    assert any(change.possible and change.distance > 0.5 for change in changes)


@pytest.mark.slow
@pytest.mark.parametrize("goal", ["make", "break"])
@pytest.mark.parametrize(("concept", "kind"), CASES, ids=lambda value: value)
def test_no_ranking_of_six_states_is_nearer(concept, kind, goal):
    """The same in models of six states, with 4,683 weak orders each."""
    rng = np.random.default_rng([6, CONCEPTS.index(concept), kind == "arcs", goal == "make"])
    for _ in range(6):
        check_against_every_ranking(rng, random_model(rng, 6, kind), concept, goal)


@pytest.mark.parametrize("goal", ["make", "break"])
@pytest.mark.parametrize("concept", CONCEPTS)
def test_answers_hold_forward_in_larger_models(concept, goal):
    """In models of 40 states every ranking found gives what was asked when it is solved anew."""
    rng = np.random.default_rng([40, CONCEPTS.index(concept), goal == "make"])
    found = 0
    for _ in range(8):
        form = OptionForm(
            np.arange(6) % 3, np.zeros(6, dtype=np.int8), np.sort(rng.choice(64, 40, replace=False)), 3
        )
        payoffs = np.stack([rng.permutation(40) for _ in range(3)])
        state = int(rng.integers(40))
        if goal == "make":
            payoffs[1:, state] = 40
        change = smallest_change(
            form, payoffs, 0, state, concept, goal=goal, limits=Limits(states_to_make=0, states_to_break=0)
        )
        check_forward(form, payoffs, change)
        found += change.possible
    assert found


def test_cooperation_becomes_nash_when_it_is_as_good_as_defection():
    """In the prisoners' dilemma one prisoner's tie is not enough, for the other still gains by defecting."""
    one, other = smallest_change_any(DILEMMA, DILEMMA_PAYOFFS, 3, "nash")
    assert not one.possible
    assert one.reason == other.reason == "others_unstable"
    assert one.obstacles == (Obstacle(1, 1),)
    sucker = DILEMMA_PAYOFFS.copy()
    sucker[1] = [0, 1, 2, 3]
    change = smallest_change(DILEMMA, sucker, 0, 3, "nash")
    assert change.distance == 0.5
    assert [tuple(pair) for pair in change.rankings[0].pairs] == [(2, 3, ">", "=")]


def test_mutual_defection_breaks_by_one_reversal():
    """A prisoner who would rather be the sucker than defect alone with the other breaks the equilibrium."""
    change = smallest_change(DILEMMA, DILEMMA_PAYOFFS, 0, 0, "nash", goal="break")
    assert [tuple(pair) for pair in change.rankings[0].pairs] == [(0, 1, ">", "<")]
    assert [
        one.pairs for one in single_pair_changes(DILEMMA, DILEMMA_PAYOFFS, 0, 0, "nash", goal="break")
    ] == [change.rankings[0].pairs]


@pytest.mark.parametrize(("concept", "reversals"), [("nash", 3), ("gmr", 4), ("smr", 4), ("seq", 4)])
def test_elmira_ministry_breaks_state_5(concept, reversals):
    """The Ministry would have to reverse three pairs of its ranking for 5 to break under Nash, four elsewhere."""
    change = smallest_change(elmira.graph(), elmira.payoffs(), elmira.MINISTRY, 5 - 1, concept, goal="break")
    assert change.exact
    assert change.distance == reversals
    check_forward(elmira.graph(), elmira.payoffs(), change)


def test_elmira_uniroyal_is_the_nearest_to_break_state_5():
    """One reversed pair of Uniroyal's, or of the local government's, suffices; the nearest comes first."""
    changes = smallest_change_any(elmira.graph(), elmira.payoffs(), 5 - 1, "seq", goal="break")
    assert [(change.decision_maker, change.distance) for change in changes] == [
        (elmira.UNIROYAL, 1.0),
        (elmira.LOCAL, 1.0),
        (elmira.MINISTRY, 4.0),
    ]


def test_elmira_nobody_can_make_the_ministry_leave_state_8():
    """The Ministry has no move in 8 and sanctions nobody there, so its preferences cannot break it."""
    change = smallest_change(elmira.graph(), elmira.payoffs(), elmira.MINISTRY, 8 - 1, "nash", goal="break")
    assert (change.possible, change.exact, change.reason) == (False, True, "no_move")


def test_another_pair_can_make_an_equilibrium_through_sanctions():
    """In Elmira Uniroyal makes 1 sequentially stable by turning 5 to 9 around: it then answers with abandoning."""
    change = smallest_change(elmira.graph(), elmira.payoffs(), elmira.UNIROYAL, 1 - 1, "seq")
    assert [(a + 1, b + 1, before, after) for a, b, before, after in change.rankings[0].pairs] == [
        (5, 9, ">", "<")
    ]
    relaxed = smallest_change(
        elmira.graph(), elmira.payoffs(), elmira.UNIROYAL, 0, "seq", limits=Limits(states_to_make=5)
    )
    assert (relaxed.reason, relaxed.exact) == ("unknown", False)
    assert relaxed.lower_bound <= change.distance


def test_two_others_can_need_opposite_preferences():
    """The second's move to 1 is sanctioned only if the first prefers 2 to 1, the third's to 2 only if 1 to 2."""
    moves = [np.zeros((3, 3), dtype=bool) for _ in range(3)]
    moves[0][1, 2] = moves[0][2, 1] = moves[1][0, 1] = moves[2][0, 2] = True
    payoffs = np.array([[1, 0, 0], [1, 2, 0], [1, 0, 2]])
    change = smallest_change(exhaustive.from_moves(moves), payoffs, 0, 0, "seq")
    assert (change.possible, change.exact, change.reason) == (False, True, "conflict")
    assert change.lower_bound == math.inf


def test_a_state_that_is_as_asked_needs_no_change():
    """Where the state is an equilibrium already the present ranking comes back."""
    change = smallest_change(elmira.graph(), elmira.payoffs(), 0, 8, "gmr")
    assert (change.distance, change.exact, change.rankings[0].pairs) == (0.0, True, ())
    assert (change.rankings[0].payoffs == elmira.payoffs()[0]).all()


def test_ties_between_nearest_rankings_are_shown():
    """The three nearest rankings by which the Ministry breaks 5 under Nash are all returned, in a fixed order."""
    first, again = (
        smallest_change(elmira.graph(), elmira.payoffs(), 0, 4, "nash", goal="break") for _ in range(2)
    )
    assert len({one.pairs for one in first.rankings}) == 3
    assert [one.pairs for one in first.rankings] == [one.pairs for one in again.rankings]


def test_single_pair_changes_are_all_rankings_one_pair_away():
    """They are exactly the weak orders that differ in one pair with the state in it and give what is asked."""
    rng = np.random.default_rng(8)
    for _ in range(30):
        model = random_model(rng, 4, "arcs")
        payoffs = random_payoffs(rng, model)
        state = int(rng.integers(4))
        rows = exhaustive.weak_orders(4)
        before, after = (np.sign(r[..., :, None] - r[..., None, :]) for r in (payoffs[0], rows))
        off = before != after
        one_away = rows[(off.sum(axis=(1, 2)) == 2) & (off[:, state].sum(axis=1) == 1)]
        every = np.repeat(payoffs[None], len(one_away), axis=0)
        every[:, 0] = one_away
        wanted = one_away[exhaustive.equilibrium(model, every, state, "gmr")] if len(one_away) else one_away
        found = [one.payoffs.tolist() for one in single_pair_changes(model, payoffs, 0, state, "gmr")]
        assert sorted(found) == sorted(wanted.tolist())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0, 0, "stackelberg"), "concept must be one of"),
        ((0, 0, "sim"), "needs an option form"),
        ((3, 0, "nash"), "decision maker 3 does not exist"),
        ((0, 9, "nash"), "state 9 does not exist"),
    ],
    ids=["concept", "sim-on-arcs", "decision-maker", "state"],
)
def test_wrong_questions_are_refused(arguments, message):
    """The error says what is wrong and what there is."""
    with pytest.raises(ValueError, match=message):
        smallest_change(elmira.graph(), elmira.payoffs(), *arguments)


def test_a_wrong_goal_or_shape_is_refused():
    """A goal must be to make or to break; payoffs must fit the model."""
    with pytest.raises(ValueError, match="goal must be"):
        smallest_change(elmira.graph(), elmira.payoffs(), 0, 0, "nash", goal="mend")
    with pytest.raises(ValueError, match="payoffs must have shape"):
        smallest_change(elmira.graph(), elmira.payoffs()[:, :8], 0, 0, "nash")
