"""Strength of preference: strong and weak stability."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.graph_model.refined.strength import graded_stability, strong_by_gap
from detente.kernels.graph_model.stability import stability
from tests.kernels.graph_model import elmira, plain_relations
from tests.kernels.graph_model import exhaustive_rankings as exhaustive

CONCEPTS = ("nash", "gmr", "smr", "seq")


def _random(rng):
    model = exhaustive.random_graph(rng, int(rng.integers(2, 7)), int(rng.integers(1, 4)))
    payoffs = rng.integers(0, 6, (model.decision_makers, model.states))
    above = payoffs[:, :, None] > payoffs[:, None, :]
    return model, payoffs, above & (rng.random(above.shape) < 0.5)


@pytest.mark.parametrize("concept", CONCEPTS)
def test_strong_stability_follows_the_definition(concept):
    """Every verdict in random models is that of a plain reading: sanctions, and replies to them, harm strongly."""
    rng = np.random.default_rng(1)
    for _ in range(30):
        model, payoffs, strong = _random(rng)
        moves = plain_relations.as_sets(exhaustive.moves_of(model))
        improving = [
            [{end for end in ends if row[end] > row[at]} for at, ends in enumerate(own)]
            for row, own in zip(payoffs, moves, strict=True)
        ]
        found = graded_stability(model, payoffs, strong, [concept]).strong[concept]
        for one, state in np.ndindex(payoffs.shape):
            assert found[one, state] == plain_relations.stable(
                concept,
                one,
                state,
                moves,
                leaves=lambda end, row=payoffs[one], at=state: row[end] > row[at],
                deters=lambda end, harms=strong[one, state]: bool(harms[end]),
                improving=improving,
            )


def test_grades_partition_plain_stability():
    """General stability is the plain one, and every generally stable state is either strongly or weakly stable."""
    rng = np.random.default_rng(2)
    for _ in range(40):
        model, payoffs, strong = _random(rng)
        found = graded_stability(model, payoffs, strong)
        plain = stability(model, payoffs, CONCEPTS).stable
        for concept in CONCEPTS:
            assert (found.general[concept] == plain[concept]).all()
            assert (found.strong[concept] ^ found.weak[concept] == found.general[concept]).all()
            assert not (found.strong["nash"] & ~found.strong[concept]).any()
            assert not (found.strong[concept] & ~found.strong["gmr"]).any() or concept == "nash"


def test_without_strong_preferences_only_nash_is_strong():
    """A sanction that never harms strongly leaves strong stability to the states without improvements."""
    rng = np.random.default_rng(3)
    for _ in range(20):
        model, payoffs, strong = _random(rng)
        found = graded_stability(model, payoffs, np.zeros_like(strong))
        assert all((found.strong[concept] == found.general["nash"]).all() for concept in CONCEPTS)


def test_stronger_preferences_only_strengthen():
    """Making more pairs strong keeps every strongly stable state strongly stable."""
    rng = np.random.default_rng(4)
    for _ in range(20):
        model, payoffs, strong = _random(rng)
        more = strong | (payoffs[:, :, None] > payoffs[:, None, :] + 2)
        before, after = (graded_stability(model, payoffs, one).strong for one in (strong, more))
        assert all(not (before[concept] & ~after[concept]).any() for concept in CONCEPTS)


def test_elmira_state_4_is_deterred_weakly_or_strongly():
    """The local government stays in 4 for fear of 9, which is a strong deterrent only if 9 is strongly worse."""
    payoffs = elmira.payoffs()
    graded = [
        graded_stability(elmira.graph(), payoffs, strong_by_gap(payoffs, np.array([9, 9, gap])), ["gmr"])
        for gap in (3, 2)
    ]
    assert [one.weak["gmr"][elmira.LOCAL, 3] for one in graded] == [True, False]
    assert [one.strong["gmr"][elmira.LOCAL, 3] for one in graded] == [False, True]


def test_a_strong_preference_against_the_payoffs_is_refused():
    """The error names the decision maker, the states and their payoffs."""
    strong = np.zeros((3, 9, 9), dtype=bool)
    strong[0, 8, 6] = True
    with pytest.raises(ValueError, match="decision maker 0: state 8 is strongly preferred to 6"):
        graded_stability(elmira.graph(), elmira.payoffs(), strong)


def test_wrong_concepts_and_shapes_are_refused():
    """SIM is not graded, and arrays must fit the model."""
    strong = np.zeros((3, 9, 9), dtype=bool)
    with pytest.raises(ValueError, match="concept must be one of"):
        graded_stability(elmira.graph(), elmira.payoffs(), strong, ["sim"])
    with pytest.raises(ValueError, match="payoffs must have shape"):
        graded_stability(elmira.graph(), elmira.payoffs()[:2], strong)
    with pytest.raises(ValueError, match="strong must have shape"):
        graded_stability(elmira.graph(), elmira.payoffs(), strong[0])
