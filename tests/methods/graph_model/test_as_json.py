"""The verdicts as JSON."""

from __future__ import annotations

import json

from detente.methods.graph_model.arrays import game_of
from detente.methods.graph_model.as_json import graph_model_json
from detente.methods.graph_model.gmcr_file import read_gmcr
from detente.methods.graph_model.verdicts import verdicts_of
from detente.methods.graph_model.whys import certificate_rows
from tests.methods.graph_model.cases import REFERENCE, expected


def _json(name: str, concepts=None, look="named"):
    verdicts = verdicts_of(game_of(read_gmcr(REFERENCE / name)), concepts, look=look)
    return graph_model_json(verdicts, certificate_rows(verdicts, [0]))


def test_all_that_was_solved_is_there() -> None:
    """States ascending by their options, each concept by party, equilibria from 1."""
    found = json.loads(_json("prisoners-dilemma/model.gmcr"))
    assert found["states"] == [[0, 0], [1, 0], [0, 1], [1, 1]]
    assert found["parties"] == ["Row", "Column"]
    assert found["payoffs"] == {"Row": [1, 0, 3, 2], "Column": [1, 3, 0, 2]}
    assert found["stability"]["nash"] == {
        "Row": [True, False, True, False],
        "Column": [True, True, False, False],
    }
    published = expected("prisoners-dilemma")["equilibria"]
    assert {concept: found["equilibria"][concept] for concept in published} == published
    assert set(found["equilibria"]) == {"nash", "gmr", "smr", "seq", "sim"}
    assert found["coalitions"] == {"asked": [], "equilibria": {}}
    assert {row["state"] for row in found["certificates"]} == {1}


def test_only_the_concepts_asked_for_are_there() -> None:
    """In all parts of the object."""
    found = json.loads(_json("prisoners-dilemma/model.gmcr", ("seq",), "every"))
    assert list(found["stability"]) == list(found["equilibria"]) == ["seq"]
    assert {row["concept"] for row in found["certificates"]} == {"seq"}
    assert list(found["coalitions"]["equilibria"]) == ["seq"]


def test_coalitions_that_a_file_names_are_there() -> None:
    """With each decision maker alone, so that coalitional equilibria are equilibria."""
    found = json.loads(_json("elmira/twelve-states.gmcr"))
    asked = found["coalitions"]["asked"]
    assert [each["members"] for each in asked] == [
        ["Ministry"], ["Uniroyal"], ["Local government"], ["Ministry", "Uniroyal"]
    ]  # fmt: skip
    together = next(each for each in asked if len(each["members"]) == 2)
    assert 7 not in together["stable"]["nash"]
    assert 10 in together["stable"]["nash"]
    assert set(found["coalitions"]["equilibria"]["nash"]) == set(found["equilibria"]["nash"]) - {7}


def test_the_same_input_gives_the_same_bytes() -> None:
    """Keys are sorted and nothing else varies."""
    assert _json("elmira/twelve-states.gmcr") == _json("elmira/twelve-states.gmcr")
