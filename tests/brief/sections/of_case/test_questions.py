"""Coalitions, orders left open, the smallest change, in whose eyes a state rests."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.model import Block
from detente.brief.sections.of_case.questions import (
    MOST_LINES,
    coalitions,
    eyes,
    smallest_changes,
    unknown_orders,
)
from detente.brief.sections.of_case.states import States
from detente.methods.graph_model.answer import Change, Eyes, GraphAnswer
from tests.brief.cases import answer, cells, lines, table, telling


def _of(given: GraphAnswer) -> States:
    return States(telling(), given)


def _words(blocks: tuple[Block, ...]) -> str:
    return "\n".join(lines(blocks))


def test_the_smallest_coalitions_that_would_leave_are_named() -> None:
    """A wider one with them adds nothing."""
    groups = (("norland", "sudmark"), ("norland", "sudmark", "harbour"))
    said = _words(coalitions(_of(replace(answer(), broken_by={6: groups}))))
    assert "State 6 (the mediator has left): Norland and Sudmark together have a way" in said
    assert "Harbour" not in said


def test_orders_left_open_are_told_by_how_a_party_takes_them() -> None:
    """From bold to wary, with the states that rest."""
    found = table(unknown_orders(_of(answer())), "an order is not known")
    assert cells(found, "Bold")["alone"] == "3"
    assert cells(found, "Wary")["credible reply"] == "2"
    assert cells(found, "Wary")["any reply"] == "none"
    assert unknown_orders(_of(replace(answer(), unknown={}))) == ()


def test_a_change_says_whose_order_and_how_many_pairs() -> None:
    """At most, where the search was not complete; halves where ties are made."""
    said = _words(smallest_changes(_of(answer())))
    assert "For state 3 (a truce holds) to rest (alone): nothing need change." in said
    assert (
        "at most 1.5 pairs would change places in the order of Harbour, a tie made or undone counting one half."
        in said
    )
    assert "a truce over its leaving" in said


def test_a_change_of_many_pairs_is_told_by_its_first_lines() -> None:
    """The count says how many pairs there are."""
    change = Change(3, True, "nash", "harbour", 3.0, ("one over another", "two", "three"), True)
    said = _words(smallest_changes(_of(replace(answer(), changes=(change,)))))
    assert "3 pairs would change places in the order of Harbour." in said
    assert "one over another" in said
    assert "three" not in said


def test_a_change_that_cannot_be_says_why() -> None:
    """In the method's words, or that no change alone does it."""
    change = Change(3, True, "nash", None, None, ("not looked for: too many states",), True)
    given = replace(answer(), changes=(change, replace(change, says=())))
    said = _words(smallest_changes(_of(given)))
    assert "to rest (alone): not looked for: too many states." in said
    assert "to rest (alone): no change of one party's order alone does it." in said


def test_eyes_are_told_for_states_that_matter_only() -> None:
    """Those of one view together, and whether each party stays by the game it sees."""
    views = (
        Eyes(3, "nash", ("norland",), False),
        Eyes(6, "nash", ("norland",), False),
        Eyes(99, "nash", ("norland",), False),
        Eyes(2, "gmr", ("norland",), True),
    )
    said = _words(eyes(_of(replace(answer(), eyes=views))))
    assert "In the eyes of Norland: state 3 (a truce holds); state 6 (the mediator has left)." in said
    assert "it does not rest" in said
    assert "99" not in said
    assert "state 2" not in said


def test_pairs_of_a_change_that_are_left_out_are_said_to_be() -> None:
    """Without a count: the last line that the method gives is a count of its own."""
    pairs = ("pair 1", "pair 2", "pair 3", "and 4 more pairs of states would change places")
    assert len(pairs) > MOST_LINES
    given = replace(answer(), changes=(Change(3, True, "nash", "sudmark", 7.0, pairs, True),))
    said = _words(smallest_changes(_of(given)))
    assert "pair 2\nand others: the command “detente solve” gives more of them" in said
    assert "pair 3" not in said
