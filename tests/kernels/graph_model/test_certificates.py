"""Certificates: everything they say is checked move by move by an independent checker."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.kernels.graph_model.certificates import Improvement, Move, Sanction, certificate
from detente.kernels.graph_model.coalitions import coalition_stability, every_coalition
from tests.kernels.graph_model.brute_force import Brute
from tests.kernels.graph_model.checker import check
from tests.kernels.graph_model.models import graph, option_form, random_models

QUICK, MANY = 25, 800


def _check_random(seed, count):
    seen = {"stable": 0, "unstable": 0, "long": 0, "joint": 0}
    for _k, model, payoffs, brute in random_models(seed, count):
        rng = np.random.default_rng(seed)
        for concept in ("nash", "gmr", "smr", "seq", *(["sim"] if brute.bits is not None else [])):
            for group in every_coalition(model.decision_makers):
                for state in rng.choice(brute.states, min(3, len(brute.states)), replace=False).tolist():
                    found = certificate(model, payoffs, group, state, concept)
                    check(brute, found)
                    assert found.stable == brute.stable(group, state, concept)
                    seen["stable" if found.stable else "unstable"] += 1
                    answers = [each.sanction for each in found.improvements if each.sanction]
                    seen["joint" if concept == "sim" else "long"] += any(
                        len(each.moves) > 1 for each in answers
                    )
    assert min(seen.values()) > 0, seen


def test_certificates_of_random_models_hold():
    """A certificate's verdict, improvements and sanctions are right in twenty-five random models."""
    _check_random(5, QUICK)


@pytest.mark.slow
def test_certificates_of_many_random_models_hold():
    """A certificate's verdict, improvements and sanctions are right in eight hundred random models."""
    _check_random(6, MANY)


def _answered():
    """The first's move 0 → 1 is answered by the second's 1 → 2 and the third's 2 → 3, the worst for the first."""
    model = graph(5, [(0, 1), (0, 4), (4, 0)], [(1, 2)], [(2, 3)])
    payoffs = np.array([[1, 2, 3, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0]])
    return model, payoffs


def test_certificate_tells_the_move_and_the_sequence_that_sanctions_it():
    """A stable state's certificate names the improvement and who answers it how."""
    model, payoffs = _answered()
    for concept in ("gmr", "smr", "seq"):
        found = certificate(model, payoffs, 0, 0, concept)
        assert found.stable
        assert found.improvements == (
            Improvement((Move(0, 0, 1),), 1, Sanction((Move(1, 1, 2), Move(2, 2, 3)), 3, 0)),
        )


def test_certificate_of_an_unstable_state_names_the_best_unsanctioned_move():
    """Of several unsanctioned improvements the best for the mover is named."""
    form = option_form([0, 0, 1], range(8))
    found = certificate(form, np.array([[0, 2, 5, 5, 0, 0, 0, 0], [0] * 8]), 0, 0, "seq")
    assert not found.stable
    assert [each.end for each in found.improvements] == [2, 3, 1]
    assert found.unsanctioned == Improvement((Move(0, 0, 2),), 2, None)


def test_certificate_without_improvement_lists_none():
    """Where nothing is better there is nothing to sanction, and the state is stable."""
    model, payoffs = _answered()
    found = certificate(model, payoffs, [1, 2], 4, "nash")
    assert found.stable
    assert found.improvements == ()


def test_joint_answer_of_two_is_told_in_full():
    """Under SIM both opponents' improvements are listed if only together they sanction."""
    form = option_form([0, 1, 2], range(8))
    payoffs = np.array([[1, 2, 0, 2, 0, 2, 0, 0], [0, 0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0, 0, 0]])
    found = certificate(form, payoffs, 0, 0, "sim")
    assert found.improvements[0].sanction == Sanction((Move(1, 0, 2), Move(2, 0, 4)), 7, 0)


def _tampered(found):
    """Certificates like the given one, each wrong in one thing."""
    improvement = found.improvements[0]
    sanction = improvement.sanction
    first = sanction.moves[0]
    for name, change in {
        "sanction-left-out": replace(improvement, sanction=None),
        "wrong-final": replace(improvement, sanction=replace(sanction, final=2)),
        "wrong-mover": replace(
            improvement, sanction=replace(sanction, moves=(replace(first, mover=2), *sanction.moves[1:]))
        ),
        "no-such-move": replace(
            improvement, sanction=replace(sanction, moves=(replace(first, end=3), *sanction.moves[2:]))
        ),
        "cut-short": replace(improvement, sanction=replace(sanction, moves=sanction.moves[:1], final=2)),
        "longer-than-needed": replace(
            improvement, sanction=replace(sanction, moves=sanction.moves + sanction.moves, final=3)
        ),
        "no-improvement": replace(improvement, moves=(Move(0, 0, 4),), end=4),
    }.items():
        yield name, replace(found, improvements=(change,))
    yield "improvement-left-out", replace(found, improvements=())


def test_checker_refuses_every_tampered_certificate():
    """The checker the tests rely on notices each way a certificate can be wrong."""
    model, payoffs = _answered()
    brute = Brute.of_graph(model, payoffs.tolist())
    found = certificate(model, payoffs, 0, 0, "gmr")
    check(brute, found)
    tampered = list(_tampered(found))
    assert len(tampered) == 8
    for _name, wrong in tampered:
        with pytest.raises(AssertionError):
            check(brute, wrong)


@pytest.mark.parametrize(
    ("members", "state", "concept", "words"),
    [
        (0, 5, "gmr", "state 5 does not exist"),
        (3, 0, "gmr", "no coalition"),
        ((), 0, "gmr", "no coalition"),
        (0, 0, "sim", "arcs has none"),
        (0, 0, "gmrr", "unknown"),
    ],
    ids=["state", "decision-maker", "nobody", "sim-of-arcs", "concept"],
)
def test_wrong_questions_are_refused(members, state, concept, words):
    """A state, member or concept that does not exist is an error that says so."""
    model, payoffs = _answered()
    with pytest.raises(ValueError, match=words):
        certificate(model, payoffs, members, state, concept)


def test_certificate_of_a_large_model_is_the_verdict_of_the_solver():
    """At 3,072 states certificates agree with stability, for one decision maker and for two."""
    rng = np.random.default_rng(11)
    states = [s for s in range(1 << 12) if s & 3 != 3]
    form = option_form(np.repeat([0, 1, 2], 4), states)
    payoffs = rng.permuted(np.tile(np.arange(len(states)), (3, 1)), axis=1)
    groups = ((0,), (1, 2))
    verdicts = coalition_stability(form, payoffs, groups).stable
    for concept, stable in verdicts.items():
        for row, group in enumerate(groups):
            for state in rng.integers(0, len(states), 3).tolist():
                assert certificate(form, payoffs, group, state, concept).stable == stable[row, state]


def test_the_best_improvements_alone_are_those_of_all():
    """With a limit the best are listed, the best unsanctioned one besides, and all are counted."""
    for _k, model, payoffs, brute in random_models(7, 10):
        for concept in ("nash", "smr", "seq", *(["sim"] if brute.bits is not None else [])):
            for group in every_coalition(model.decision_makers):
                whole = certificate(model, payoffs, group, 0, concept)
                few = certificate(model, payoffs, group, 0, concept, most=1)
                besides = [whole.unsanctioned] if whole.unsanctioned else []
                expected = list(dict.fromkeys([*whole.improvements[:1], *besides]))
                assert list(few.improvements) == expected
                assert few.count == whole.count == len(whole.improvements)
                assert few.unanswered == sum(each.sanction is None for each in whole.improvements)
