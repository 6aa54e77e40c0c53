"""First-level hypergames."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.graph_model.hypergame import hypergame, seen_by
from detente.kernels.graph_model.model import OptionForm
from detente.kernels.graph_model.stability import stability
from tests.kernels.graph_model import elmira
from tests.kernels.graph_model import exhaustive_rankings as exhaustive

CONCEPTS = ("nash", "gmr", "smr", "seq")
DILEMMA = OptionForm(np.array([0, 1]), np.array([0, 0], dtype=np.int8), np.arange(4), 2)
PAYOFFS = np.array([[1, 0, 3, 2], [1, 3, 0, 2]])


def test_equal_perceptions_are_the_ordinary_game():
    """Where everyone sees the true preferences the hypergame has the game's equilibria, in everyone's eyes."""
    rng = np.random.default_rng(1)
    for kind in (exhaustive.random_graph, exhaustive.random_form) * 10:
        model = kind(rng, 6, 3)
        payoffs = rng.integers(0, 5, (3, len(exhaustive.moves_of(model)[0])))
        plain = stability(model, payoffs, CONCEPTS)
        found = hypergame(model, np.repeat(payoffs[None], 3, axis=0), CONCEPTS)
        for concept in CONCEPTS:
            assert (found.equilibria(concept) == plain.equilibria(concept)).all()
            assert (found.in_eyes(concept) == plain.stable[concept].all(axis=0)).all()


def test_one_sees_a_game_of_trust_where_the_other_sees_a_dilemma():
    """The first takes the second to be a cooperator and defects; the outcome is one that only the second foresaw."""
    believed = PAYOFFS.copy()
    believed[1] = [0, 1, 2, 3]
    found = hypergame(DILEMMA, np.stack([believed, PAYOFFS]), ["nash"])
    assert (found.equilibria("nash") == [0]).all()
    assert (found.in_eyes("nash") == [[False, False, True, False], [True, False, False, False]]).all()


def test_a_state_one_does_not_see_is_no_equilibrium_of_the_hypergame():
    """Elmira's 9 drops out if the Ministry does not know that Uniroyal can abandon; 5 and 8 remain."""
    seen = np.ones((3, 9), dtype=bool)
    seen[elmira.MINISTRY, 8] = False
    perceived = np.repeat(elmira.payoffs()[None], 3, axis=0)
    found = hypergame(elmira.graph(), perceived, ["nash"], seen)
    assert (found.equilibria("nash") == [4, 7]).all()
    assert not found.in_eyes("nash")[elmira.MINISTRY, 8]
    assert found.in_eyes("nash")[elmira.LOCAL, 8]


def test_an_unseen_state_is_no_sanction():
    """The local government stays in 4 for fear of 9 (GMR); not knowing of 9 it moves on."""
    perceived = np.repeat(elmira.payoffs()[None], 3, axis=0)
    seen = np.ones((3, 9), dtype=bool)
    before = hypergame(elmira.graph(), perceived, ["gmr"], seen).own("gmr")[elmira.LOCAL, 3]
    seen[elmira.LOCAL, 8] = False
    after = hypergame(elmira.graph(), perceived, ["gmr"], seen).own("gmr")[elmira.LOCAL, 3]
    assert (before, after) == (True, False)


def test_the_model_of_what_is_seen_keeps_the_moves_between():
    """Restricting a model and taking its moves is the same as taking the moves and restricting them."""
    rng = np.random.default_rng(2)
    for kind in (exhaustive.random_graph, exhaustive.random_form) * 5:
        model = kind(rng, 6, 2)
        moves = exhaustive.moves_of(model)
        known = rng.random(len(moves[0])) < 0.6
        for inside, whole in zip(exhaustive.moves_of(seen_by(model, known)), moves, strict=True):
            assert (inside == whole[np.ix_(known, known)]).all()


def test_wrong_shapes_and_the_blind_are_refused():
    """Perceptions need every perceiver's view of every decision maker, and something to see."""
    perceived = np.repeat(PAYOFFS[None], 2, axis=0)
    with pytest.raises(ValueError, match="perceived must have shape"):
        hypergame(DILEMMA, PAYOFFS, ["nash"])
    with pytest.raises(ValueError, match="seen must have shape"):
        hypergame(DILEMMA, perceived, ["nash"], np.ones((2, 3), dtype=bool))
    with pytest.raises(ValueError, match="decision maker 1 sees no state"):
        hypergame(DILEMMA, perceived, ["nash"], np.array([[True] * 4, [False] * 4]))
