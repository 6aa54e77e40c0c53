"""The table of states and the table of what is taken in them."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.sections.of_case.state_table import MOST_STATES, state_table
from detente.brief.sections.of_case.states import States
from tests.brief.cases import answer, cells, lines, table, telling, told

STATES = States(telling(), answer())
BLOCKS = state_table(STATES)


def test_a_state_says_what_it_means_where_it_rests_and_how_often() -> None:
    """Shares are words with counts, concepts of one share together."""
    row = cells(table(BLOCKS, "The states that matter"), "3")
    assert row["In words"] == "a truce holds"
    assert row["For the talks"] == "a freeze"
    assert row["Rests under"] == (
        "all five | against coalitions too: alone, credible reply | strongly: alone"
    )
    assert row["Over the orders left open, it rests"] == "all five: in about four in five (412 of 500 draws)"


def test_where_things_stand_is_marked_and_leads_to_its_items() -> None:
    """The first row, with the items behind it."""
    first = table(BLOCKS, "The states that matter").rows[0].header
    assert told(first) == "2 [now]"
    assert first.evidence


def test_options_that_differ_from_now_stand_out() -> None:
    """Yes or no for each option in each state, strong where it is otherwise than now."""
    found = table(BLOCKS, "What is taken in them")
    assert found.columns == ("Option", "2", "3", "6", "1")
    row = next(each for each in found.rows if told(each.header) == "Norland: shell the port")
    runs = [cell.entries[0].runs[0] for cell in row.cells]
    assert [(run.text, run.strong) for run in runs] == [
        ("yes", False), ("no", True), ("yes", False), ("no", True),
    ]  # fmt: skip


def test_without_open_orders_there_is_no_column_of_shares() -> None:
    """Nothing was drawn, so nothing is counted."""
    found = table(state_table(States(telling(), replace(answer(), draws=0))), "The states that matter")
    assert found.columns[-1] == "Rests under"


def test_what_is_left_out_is_counted() -> None:
    """States beyond the table, and those that rest and were not singled out."""
    some = answer().states
    many = tuple(replace(some[0], number=100 + n) for n in range(MOST_STATES))
    full = replace(answer(), states=(*some, *many), equilibria={"nash": (3, 6, 7, 8)})
    said = list(lines(state_table(States(telling(), full))))[-1]
    assert "4 more of the states that were singled out are left out here" in said
    assert "2 more rest under some concept and were not singled out" in said
