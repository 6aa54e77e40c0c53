"""Reference results: published answers, held as data with their sources."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np

from detente.kernels.graph_model.coalitions import coalition_stability
from detente.kernels.graph_model.options import feasible_states, merged, state_graph
from detente.kernels.graph_model.payoffs import ranked
from detente.kernels.graph_model.stability import stability
from tests.kernels.graph_model.models import graph, option_form

REFERENCE = Path(__file__).parents[2] / "reference" / "graph-model"
CONCEPTS = ("nash", "gmr", "smr", "seq")


def _load(name, file="graph"):
    return tomllib.loads((REFERENCE / name / f"{file}.toml").read_text())


def _published(name):
    return _load(name, "expected")


def _form(data):
    pairs = [
        (sum(1 << k for k, _ in pattern), sum(yes << k for k, yes in pattern))
        for pattern in data["infeasible"]
    ]
    masks, values = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    states = feasible_states(len(data["owner"]), (masks, values))
    return option_form(data["owner"], states, direction=data["direction"])


def _ranked(rankings, states):
    return np.array([ranked([[s - 1 for s in tied] for tied in ranking], states) for ranking in rankings])


def _has_equilibria(result, published):
    return {concept: (result.equilibria(concept) + 1).tolist() for concept in CONCEPTS} == {
        concept: published[concept] for concept in CONCEPTS
    }


def test_the_prisoners_dilemma_has_its_published_equilibria():
    """As options: nobody cooperating is stable for all, both cooperating for those who look ahead."""
    data, form = _load("prisoners-dilemma"), _form(_load("prisoners-dilemma"))
    payoffs = _ranked(data["rankings"], len(form.states))
    assert _has_equilibria(stability(form, payoffs), _published("prisoners-dilemma")["equilibria"])


def _elmira_nine():
    data = _load("elmira")["nine"]
    arcs = [[(a - 1, b - 1) for a, b in arcs] for arcs in data["arcs"]]
    return data, graph(data["states"], *arcs), _ranked(data["rankings"], data["states"])


def test_elmira_in_nine_states_has_its_published_equilibria():
    """The textbook's nine-state graph has the textbook's equilibria."""
    _, model, payoffs = _elmira_nine()
    assert _has_equilibria(stability(model, payoffs), _published("elmira")["nine"])


def test_elmira_in_twelve_states_has_its_equilibria():
    """Elmira as options has the nine states' equilibria, its four states of abandonment being stable apart."""
    whole = _load("elmira")
    data, form = whole["twelve"], _form(whole["twelve"])
    payoffs = _ranked(whole["nine"]["rankings"], 9)[:, np.array(data["textbook"]) - 1]
    assert _has_equilibria(stability(form, payoffs), _published("elmira")["twelve"])


def test_elmira_with_abandonment_merged_is_the_textbook_graph():
    """Merging the four states of abandonment turns the option form into the textbook's nine-state graph."""
    data = _load("elmira")["twelve"]
    _, model, _ = _elmira_nine()
    found = merged(state_graph(_form(data)), np.array(data["textbook"]) - 1)
    assert found.states == model.states
    for dm in range(3):
        assert found.starts[dm].tolist() == model.starts[dm].tolist()
        assert found.ends[dm].tolist() == model.ends[dm].tolist()


def test_coalition_of_ministry_and_uniroyal_gives_up_state_five():
    """With the Ministry and Uniroyal as a coalition, Elmira's state 5 gives way to 8 under every concept."""
    _, model, payoffs = _elmira_nine()
    pair = _published("elmira")["nine"]["coalition"]
    names = [name.lower() for name in _load("elmira")["decision_makers"]]
    members = tuple(names.index(name) for name in pair["members"])
    (leaves,), (stays,) = pair["leaves"], pair["stays"]
    result = coalition_stability(model, payoffs, [(0,), (1,), (2,), members])
    for concept in ("nash", "gmr", "smr", "seq"):
        assert not result.stable[concept][3, leaves - 1]
        assert leaves - 1 not in result.equilibria(concept)
        assert stays - 1 in result.equilibria(concept)
