"""Reference results: published answers, held as data with their sources."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from detente.kernels.graph_model.coalitions import coalition_stability
from detente.kernels.graph_model.options import choices, feasible_states, merged, state_graph
from detente.kernels.graph_model.payoffs import prioritised, ranked
from detente.kernels.graph_model.stability import stability
from tests.kernels.graph_model.models import graph, option_form

REFERENCE = Path(__file__).parents[2] / "reference"
OPTION_CASES = ("fang-1993/prisoners-dilemma",)


def _load(name):
    return tomllib.loads((REFERENCE / f"{name}.toml").read_text())


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


def _prioritised(statements, taken):
    def holds(condition):
        return np.all([taken[:, option] == bool(yes) for option, yes in condition], axis=0)

    return np.array(
        [
            prioritised(np.array([np.any([holds(c) for c in statement], axis=0) for statement in one_party]))
            for one_party in statements
        ]
    )


def _equilibria(result, published):
    return {concept: (result.equilibria(concept) + 1).tolist() for concept in published}


@pytest.mark.parametrize("name", OPTION_CASES)
def test_case_in_options_has_its_published_equilibria(name):
    """A published case in option form has the equilibria its source reports."""
    data = _load(name)
    form = _form(data)
    payoffs = (
        _ranked(data["rankings"], len(form.states))
        if "rankings" in data
        else _prioritised(data["statements"], choices(form.states, len(form.owner)))
    )
    assert len(data["published"]) == 4
    assert _equilibria(stability(form, payoffs), data["published"]) == data["published"]


def _elmira_nine():
    data = _load("fang-1993/elmira")["nine"]
    arcs = [[(a - 1, b - 1) for a, b in arcs] for arcs in data["arcs"]]
    return data, graph(data["states"], *arcs), _ranked(data["rankings"], data["states"])


def test_elmira_in_nine_states_has_its_published_equilibria():
    """The textbook's nine-state graph has the textbook's equilibria."""
    data, model, payoffs = _elmira_nine()
    assert _equilibria(stability(model, payoffs), data["published"]) == data["published"]


def test_elmira_in_twelve_states_has_its_equilibria():
    """Elmira as options has the nine states' equilibria, its four states of abandonment being stable apart."""
    whole = _load("fang-1993/elmira")
    data, form = whole["twelve"], _form(whole["twelve"])
    payoffs = _ranked(whole["nine"]["rankings"], 9)[:, np.array(data["textbook"]) - 1]
    assert _equilibria(stability(form, payoffs), data["published"]) == data["published"]


def test_elmira_with_abandonment_merged_is_the_textbook_graph():
    """Merging the four states of abandonment turns the option form into the textbook's nine-state graph."""
    data = _load("fang-1993/elmira")["twelve"]
    _, model, _ = _elmira_nine()
    found = merged(state_graph(_form(data)), np.array(data["textbook"]) - 1)
    assert found.states == model.states
    for dm in range(3):
        assert found.starts[dm].tolist() == model.starts[dm].tolist()
        assert found.ends[dm].tolist() == model.ends[dm].tolist()


def test_coalition_of_ministry_and_uniroyal_gives_up_state_five():
    """With the Ministry and Uniroyal as a coalition, Elmira's state 5 gives way to 8 under every concept."""
    data, model, payoffs = _elmira_nine()
    pair = data["coalition"]
    members = tuple(_load("fang-1993/elmira")["decision_makers"].index(name) for name in pair["members"])
    result = coalition_stability(model, payoffs, [(0,), (1,), (2,), members])
    for concept in ("nash", "gmr", "smr", "seq"):
        assert not result.stable[concept][3, pair["leaves"] - 1]
        assert pair["leaves"] - 1 not in result.equilibria(concept)
        assert pair["stays"] - 1 in result.equilibria(concept)
