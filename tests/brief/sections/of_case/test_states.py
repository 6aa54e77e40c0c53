"""States in words: by name, else by what differs from where things stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from detente.brief.sections.of_case.states import States, concepts
from tests.brief.cases import answer, case_of, telling, with_case

STATES = States(telling(), answer())


def test_a_state_goes_by_the_name_the_case_gives_it() -> None:
    """With its number; without a name by what differs."""
    assert STATES.called(3) == "state 3 (a truce holds)"
    assert STATES.called(1) == "state 1 (Norland: not “shell the port”)"
    assert STATES.called(2) == "state 2 (where things stand)"
    assert STATES.called(99) == "state 99"


def test_what_differs_is_told_party_by_party() -> None:
    """Against where things stand."""
    assert STATES.by_party(STATES.by_number[3]) == (
        "Norland: not “shell the port”",
        "Sudmark: “sign a truce”",
    )
    assert STATES.differs(STATES.by_number[2]) == "as things stand"


def test_a_move_is_told_by_what_it_changes() -> None:
    """Whoever makes it stands on the arrow."""
    assert STATES.step(STATES.by_number[1], STATES.by_number[3]) == "then “sign a truce”"


def test_states_that_rest_under_the_strictest_concepts_come_first() -> None:
    """After where things stand: alone before deterred, more concepts before fewer."""
    assert [state.number for state in STATES.leading()] == [2, 3, 6, 1]


def test_concepts_are_words() -> None:
    """In the usual order, whatever the order they came in."""
    assert concepts(("seq", "nash")) == "alone, credible reply"
    assert concepts(("nash", "gmr", "smr", "seq", "sim")) == "all five"


def test_the_narrowest_name_comes_first(tmp_path: Path) -> None:
    """Of names as narrow, one that outcomes speak of; the others follow."""
    more = """
[[state]]
id = "calm"
name = "the port is quiet"
when = "not shell"

[[state]]
id = "stays"
name = "the mediator stays while a paper is signed"
when = "sign and not leave"
"""
    case = case_of(tmp_path, lambda text: text.replace("\n[[preference]]", f"{more}\n[[preference]]", 1))
    states = States(telling(with_case(case=case)), answer())
    named = replace(states.by_number[3], names=("calm", "stays", "truce"))
    assert states.names(named) == (
        "a truce holds", "the mediator stays while a paper is signed", "the port is quiet",
    )  # fmt: skip
