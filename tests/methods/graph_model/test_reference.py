"""Published results, reached through cases and files as people write them."""

from __future__ import annotations

import numpy as np
import pytest

from detente.case.case_file import load_case
from detente.kernels.graph_model.stability import stability
from detente.methods.graph_model import METHOD
from detente.methods.graph_model.arrays import game_of
from detente.methods.graph_model.gmcr_file import read_gmcr
from tests.methods.graph_model.cases import REFERENCE, expected

_CONCEPTS = ("nash", "gmr", "smr", "seq")


def _solved(game) -> dict[str, list[int]]:
    found = stability(game.model, game.payoffs, _CONCEPTS)
    return {concept: (found.equilibria(concept) + 1).tolist() for concept in _CONCEPTS}


@pytest.mark.parametrize("file", ["case.toml", "model.gmcr"])
def test_the_prisoners_dilemma(file: str) -> None:
    """Neither cooperates is Nash; mutual cooperation is stable only to those who look ahead."""
    path, published = REFERENCE / "prisoners-dilemma" / file, expected("prisoners-dilemma")
    game = game_of(read_gmcr(path) if file.endswith("gmcr") else load_case(path))
    assert _solved(game) == published["equilibria"]
    assert game.states.count == published["states"]


def test_elmira_in_nine_states() -> None:
    """All states with *abandon* are one, as in the textbook."""
    published = expected("elmira")["nine"]
    game = game_of(load_case(REFERENCE / "elmira" / "nine-states.toml"))
    assert game.states.count == published["states"]
    ours = published["textbook"]
    for concept, states in _solved(game).items():
        assert states == sorted(ours[state - 1] for state in published[concept]), concept


def test_elmira_s_coalition_leaves_the_first_equilibrium_for_the_second() -> None:
    """The Ministry and Uniroyal together go from 5 to 8: the published story."""
    published = expected("elmira")["nine"]
    ours, coalition = published["textbook"], published["coalition"]
    case = load_case(REFERENCE / "elmira" / "nine-states.toml")
    answer = METHOD.solve(case, (), {}, np.random.default_rng(0)).answer
    leaves, stays = (ours[coalition[key][0] - 1] for key in ("leaves", "stays"))
    assert answer.broken_by == {leaves: (tuple(coalition["members"]),)}
    assert leaves not in answer.coalitional["nash"]
    assert stays in answer.coalitional["nash"]


def test_elmira_in_twelve_states() -> None:
    """As options the same case keeps the four ways of abandoning apart."""
    published = expected("elmira")["twelve"]
    game = game_of(read_gmcr(REFERENCE / "elmira" / "twelve-states.gmcr"))
    assert game.states.count == published["states"]
    assert _solved(game) == {concept: published[concept] for concept in _CONCEPTS}
