"""The graph model as a method."""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pytest

from detente.case.evidence import Evidence
from detente.errors import InputError
from detente.methods.graph_model import METHOD
from detente.methods.graph_model.adapter import GraphModel
from detente.methods.graph_model.arrays import game_of
from detente.methods.graph_model.selection import MOST_SHOWN
from tests.methods.graph_model.cases import case, option, party, preference, straits


def _answer(model, method=METHOD, seed: int = 0):
    return method.solve(model, (), {}, np.random.default_rng(seed)).answer


def _evidence(judgement: str, item: str) -> Evidence:
    return Evidence(judgement, item, "d1", "for", None, None, None, None, "demand", None, "o", False)


def test_the_same_seed_gives_the_same_answer() -> None:
    """Everything drawn hangs on the generator."""
    ranged = straits(
        '[[preference]]\nparty = "north"\nholds = "open"\nlow = 1\nhigh = 4\nassumed = "unsure"\n',
        '[[policy]]\nid = "pay"\nname = "Pay"\nby = "broker"\nset = { pay = true }\n',
    )
    first, second = (METHOD.solve(ranged, (), {}, np.random.default_rng(5)) for _ in range(2))
    assert asdict(first) == asdict(second)
    assert first.seed == 5
    assert first.answer.draws == 500
    assert dict(first.parameters)["rankings drawn"] == "500"


def test_renaming_the_parties_changes_only_names() -> None:
    """What holds of one holds of the other under its name."""

    def two(one: str, other: str):
        return case(
            party(one), party(other), option("open", one), option("sail", other),
            preference(one, "sail", "not open"), preference(other, "open", "sail"),
        )  # fmt: skip

    def names_gone(answer, one: str, other: str) -> str:
        return (
            repr(answer)
            .replace(one, "A")
            .replace(one.title(), "A")
            .replace(other, "B")
            .replace(other.title(), "B")
        )

    plain, mirrored = _answer(two("north", "south")), _answer(two("xanadu", "zembla"))
    assert names_gone(plain, "north", "south") == names_gone(mirrored, "xanadu", "zembla")


def test_states_that_matter_are_few_and_hold_the_status_quo() -> None:
    """Of a thousand states a reader gets two dozen at most, and all moves between them."""
    large = case(
        party("north"), party("south"),
        *(option(f"n{k}", "north") for k in range(5)), *(option(f"s{k}", "south") for k in range(5)),
        preference("north", "s0", "n0 iff s1"), preference("south", "n0", "s1"),
    )  # fmt: skip
    answer = _answer(large)
    assert answer.feasible == 1024
    assert len(answer.states) <= MOST_SHOWN
    assert [state.number for state in answer.states if state.status_quo] == [1]
    shown = {state.number for state in answer.states}
    assert all({move.start, move.end} <= shown for move in answer.moves)
    assert all({move.end for move in route.moves} <= shown for route in answer.routes)


def test_states_asked_for_are_shown_or_refused() -> None:
    """A state beyond the last is an error."""
    asked = replace(METHOD, asked=(6,))
    assert 6 in {state.number for state in _answer(straits(), asked).states}
    with pytest.raises(InputError, match="state 9 is not there; states go from 1 to 8"):
        _answer(straits(), replace(METHOD, asked=(9,)))


def test_rows_lead_to_the_items_behind_their_preferences() -> None:
    """A why rests on what decides between the states it compares; a course on what the others prefer."""
    policy = '[[policy]]\nid = "pay"\nname = "Pay"\nby = "broker"\nset = { pay = true }\n'
    evidence = [
        _evidence("preference:north/1", "i1"), _evidence("preference:south/2", "i2"),
        _evidence("preference:broker/1", "i3"), _evidence("preference:north/1", "i1"),
    ]  # fmt: skip
    result = METHOD.solve(straits(policy), evidence, {}, np.random.default_rng(0))
    assert result.evidence["course:pay"] == ("i1", "i2")
    for why in result.answer.whys:
        behind = result.evidence[f"why:{why.state}/{why.party}/{why.concept}"]
        assert ("i1" in behind) == ("preference:north/1" in why.judgements)
    assert {f"state:{state.number}" for state in result.answer.states} <= result.evidence.keys()


def test_aims_are_answered_with_the_smallest_change() -> None:
    """A deal that does not rest needs some pairs reversed, or cannot be had by one party's change alone."""
    aims = '[[aim]]\nstate = "deal"\nconcept = "nash"\nparty = "broker"\n[[aim]]\nstate = "deal"\nconcept = "nash"\n'
    named, anyone = _answer(straits(aims)).changes
    for change in (named, anyone):
        assert change.state == 8
        assert change.says
        assert (change.distance is None) == (change.party is None) or change.distance == 0


def test_an_aim_is_told_as_one_statement_moved_where_that_does() -> None:
    """North opens if it minds staying shut less; whether that is so is checked by solving again."""

    def model(*north: str):
        return case(
            party("north"), party("south"), option("open", "north"), option("pay", "south"),
            preference("north", *north), preference("south", "open", "not pay"),
            '[[state]]\nid = "opened"\nname = "Opened"\nwhen = "open and not pay"\n',
            '[[aim]]\nstate = "opened"\nparty = "north"\n',
        )  # fmt: skip

    change = _answer(model("not open", "open or pay")).changes[0]
    assert change.party == "north"
    assert change.statement == "North would put this in place 2 of its preferences, not 1: not “Open”."
    assert change.says[0] == "North would like state 1 (the status quo) and state 2 (Opened) alike"
    assert change.state in _answer(model("open or pay", "not open")).equilibria["nash"]


def test_perceptions_open_pairs_and_strong_preferences_are_solved() -> None:
    """Each only where the case has it."""
    plain = _answer(straits())
    assert (plain.eyes, plain.unknown, plain.strong) == ((), {}, {})
    rich = _answer(
        straits(
            '[[perception]]\nby = "north"\nof = "south"\nholds = ["sail"]\nassumed = "x"\n',
            '[[open_pair]]\nparty = "south"\nbetween = ["open and sail", "not open"]\nassumed = "x"\n',
            '[[preference]]\nparty = "south"\nholds = "pay"\nstrong = true\nassumed = "x"\n',
        )
    )
    assert rich.eyes
    assert set(rich.unknown) == {"a", "b", "c", "d"}
    assert set(rich.strong) == {"nash", "gmr", "smr", "seq"}
    assert set(rich.strong["seq"]) <= set(rich.equilibria["seq"])


def test_outcomes_give_states_their_meaning() -> None:
    """The first that holds; what none fits is silent."""
    answer = _answer(straits(), replace(METHOD, asked=(1, 2, 4)))
    meanings = {state.number: state.meaning for state in answer.states}
    assert (meanings[1], meanings[2], meanings[4]) == ("frozen", "silent", "settled")


def test_routes_lead_from_the_status_quo_step_by_step() -> None:
    """Each move begins where the one before ended; improving routes have improving moves only."""
    answer = _answer(straits())
    now = next(state.number for state in answer.states if state.status_quo)
    for route in answer.routes:
        starts = [now, *(move.end for move in route.moves)]
        assert [move.start for move in route.moves] == starts[:-1]
        assert starts[-1] == route.end
        assert not route.improving or all(move.improving for move in route.moves)


def test_sim_is_left_out_where_it_would_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unasked; and that is said. Asked for, it is solved all the same."""
    monkeypatch.setattr("detente.methods.graph_model.verdicts.MOST_COMPARED", 10)
    game = game_of(straits())
    unasked = GraphModel().answered(game, (), np.random.default_rng(0), "")
    assert "sim" not in unasked.answer.equilibria
    assert dict(unasked.parameters)["sim"].startswith("left out: 48 moves to look at")
    asked = GraphModel(("sim",)).answered(game, (), np.random.default_rng(0), "")
    assert list(asked.answer.equilibria) == ["sim"]
    assert "sim" not in dict(asked.parameters)


def test_every_state_that_a_policy_begins_at_has_its_way_from_the_status_quo() -> None:
    """A move from the status quo that nobody prefers, to a state that is no strong resting place, is a way."""
    answer = _answer(straits('[[policy]]\nid = "pay"\nname = "Pay"\nby = "broker"\nset = { pay = true }\n'))
    start = answer.courses[0].start
    now = next(each.number for each in answer.states if each.status_quo)
    assert any(move.start == now and move.end == start for move in answer.moves)
    assert any(route.end == start and len(route.moves) == 1 for route in answer.routes)


def test_states_of_one_name_are_told_apart_by_what_differs_among_them() -> None:
    """What all states of the name have in common, here that North opens, is not said again."""
    answer = _answer(
        straits('[[state]]\nid = "opened"\nname = "Opened"\nwhen = "open"\n'),
        replace(METHOD, asked=(2, 4, 6)),
    )
    told = {each.number: each.told for each in answer.states}
    assert told[2] == "Opened: otherwise as now"
    assert told[4] == "Opened: with “Sail”"
    assert told[6] == "Opened: with “Pay”"
