"""Stability with some preferences unknown."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.graph_model.refined.unknown import (
    EXTENSIONS,
    UNKNOWN,
    relation_of,
    stability_with_unknowns,
)
from detente.kernels.graph_model.stability import stability
from tests.kernels.graph_model import elmira, plain_relations
from tests.kernels.graph_model import exhaustive_rankings as exhaustive

CONCEPTS = ("nash", "gmr", "smr", "seq")


def _random(rng, unknown):
    model = exhaustive.random_graph(rng, int(rng.integers(2, 7)), int(rng.integers(1, 4)))
    shape = (model.decision_makers, model.states, model.states)
    upper = np.triu(rng.choice(np.array([-1, 0, 1], dtype=np.int8), shape), 1)
    hidden = np.triu(rng.random(shape) < unknown, 1)
    relation = np.where(hidden | hidden.transpose(0, 2, 1), UNKNOWN, upper - upper.transpose(0, 2, 1))
    return model, relation.astype(np.int8)


def _by_definition(model, relation, letter, concept, *, by_unknown):
    extension = EXTENSIONS[letter]
    moves = plain_relations.as_sets(exhaustive.moves_of(model))
    gains = {-1, UNKNOWN} if by_unknown else {-1}
    improving = [
        [{end for end in ends if relation[one, at, end] in gains} for at, ends in enumerate(own)]
        for one, own in enumerate(moves)
    ]
    leaving = {-1, UNKNOWN} if extension.leaves_for_unknown else {-1}
    deterring = {0, 1, UNKNOWN} if extension.deterred_by_unknown else {0, 1}
    return [
        [
            plain_relations.stable(
                concept,
                one,
                state,
                moves,
                leaves=lambda end, row=row: row[end] in leaving,
                deters=lambda end, row=row: row[end] in deterring,
                improving=improving,
            )
            for state, row in enumerate(relation[one].tolist())
        ]
        for one in range(model.decision_makers)
    ]


@pytest.mark.parametrize(
    "by_unknown", [True, False], ids=["sanctions-by-unknown", "sanctions-by-improvement"]
)
@pytest.mark.parametrize("concept", CONCEPTS)
def test_it_follows_the_definition(concept, by_unknown):
    """Every verdict in random models, transitive or not, is that of a plain reading of the definition."""
    rng = np.random.default_rng(1)
    for _ in range(25):
        model, relation = _random(rng, 0.3)
        found = stability_with_unknowns(model, relation, [concept], sanctions_by_unknown=by_unknown)
        for letter in EXTENSIONS:
            wanted = _by_definition(model, relation, letter, concept, by_unknown=by_unknown)
            assert found.stable[letter][concept].tolist() == wanted


def test_without_unknowns_the_extensions_are_plain_stability():
    """With every pair known all four extensions give what the plain concepts give."""
    rng = np.random.default_rng(2)
    for kind in (exhaustive.random_graph, exhaustive.random_form) * 15:
        model = kind(rng, 6, 3)
        states = len(exhaustive.moves_of(model)[0])
        payoffs = rng.integers(0, 5, (3, states))
        plain = stability(model, payoffs, CONCEPTS).stable
        found = stability_with_unknowns(model, relation_of(payoffs)).stable
        for letter in EXTENSIONS:
            for concept in CONCEPTS:
                assert (found[letter][concept] == plain[concept]).all()


def test_extensions_and_concepts_are_nested():
    """Leaving for more destabilises, being deterred by more stabilises; and Nash ⊆ SMR ⊆ GMR, SEQ ⊆ GMR in each."""
    rng = np.random.default_rng(3)
    for _ in range(40):
        found = stability_with_unknowns(*_random(rng, 0.4)).stable
        for concept in CONCEPTS:
            for small, large in ("ab", "ac", "bd", "cd"):
                assert not (found[small][concept] & ~found[large][concept]).any()
        for letter in EXTENSIONS:
            for small, large in (("nash", "smr"), ("nash", "seq"), ("smr", "gmr"), ("seq", "gmr")):
                assert not (found[letter][small] & ~found[letter][large]).any()


def test_elmira_with_what_uniroyal_thinks_of_abandoning_unknown():
    """If nobody knows whether Uniroyal prefers 5 or 9, 5 holds only where it does not leave for the unknown."""
    relation = relation_of(elmira.payoffs())
    relation[elmira.UNIROYAL, 4, 8] = relation[elmira.UNIROYAL, 8, 4] = UNKNOWN
    found = stability_with_unknowns(elmira.graph(), relation)
    held = {letter: 4 in found.equilibria(letter, "nash") for letter in EXTENSIONS}
    assert held == {"a": False, "b": True, "c": False, "d": True}
    assert found.equilibria("b", "seq").tolist() == [
        0,
        4,
        7,
        8,
    ]  # abandoning, if unknown, sanctions leaving 1 for 5
    known = stability_with_unknowns(elmira.graph(), relation, sanctions_by_unknown=False)
    assert known.equilibria("b", "seq").tolist() == [4, 7, 8]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ((0, 0, 1, 1), "states 0 and 1 stand 1 one way and"),
        ((0, 0, 0, 2), "state 0 must stand 0 to itself"),
        ((0, 0, 1, 3), "must hold -1, 0, 1 and 2"),
    ],
    ids=["one-way", "itself", "value"],
)
def test_contradictions_are_refused(change, message):
    """The error names the decision maker and the states."""
    relation = np.zeros((3, 9, 9), dtype=np.int8)
    relation[change[:3]] = change[3]
    with pytest.raises(ValueError, match=message):
        stability_with_unknowns(elmira.graph(), relation)


def test_wrong_concepts_and_shapes_are_refused():
    """SIM has no extension, and a relation has a square for each decision maker."""
    with pytest.raises(ValueError, match="concept must be one of"):
        stability_with_unknowns(elmira.graph(), np.zeros((3, 9, 9), dtype=np.int8), ["sim"])
    with pytest.raises(ValueError, match="relation must have shape"):
        stability_with_unknowns(elmira.graph(), np.zeros((3, 9), dtype=np.int8))
