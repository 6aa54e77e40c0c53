"""The picture: from where things stand to states of the table, no more than can be read."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.picture import Graph
from detente.brief.sections.of_case.moves import MOST_NODES, picture
from detente.brief.sections.of_case.states import States
from detente.methods.graph_model.answer import GraphAnswer, Move, Route
from tests.brief.cases import answer, telling


def _picture(given: GraphAnswer) -> Graph:
    (graph,) = picture(States(telling(), given))
    assert isinstance(graph, Graph)
    return graph


def test_the_ways_to_states_that_rest_are_drawn() -> None:
    """Each move once, by the party's name, and whether it gains."""
    graph = _picture(answer())
    assert {node.id for node in graph.nodes} == {"1", "2", "3", "6"}
    assert [(arc.start, arc.end, arc.by, arc.improving) for arc in graph.arcs] == [
        ("2", "1", "Norland", False),
        ("1", "3", "Sudmark", True),
        ("2", "6", "Harbour", True),
    ]
    assert [node.id for node in graph.nodes if node.start] == ["2"]
    assert graph.more == 0


def test_a_state_without_a_name_is_told_by_the_move_to_it() -> None:
    """A name of its own comes first."""
    names = {node.id: node.name for node in _picture(answer()).nodes}
    assert names["1"] == "then not “shell the port”"
    assert names["3"] == "a truce holds"


def test_a_state_that_rests_says_what_it_means() -> None:
    """A passing one does not, nor one of which the case says nothing."""
    assert {node.id: node.means for node in _picture(answer()).nodes} == {
        "2": "conflict goes on", "1": "", "3": "a freeze", "6": "talks collapse",
    }  # fmt: skip


def test_no_more_states_are_drawn_than_can_be_read() -> None:
    """Routes that do not fit are left out whole, and states that rest are counted."""
    base = answer()
    ends = [replace(base.states[3], number=10 + n) for n in range(8)]
    between = [replace(base.states[0], number=30 + n) for n in range(24)]
    routes = tuple(
        Route(
            end.number,
            (
                Move("harbour", 2, 30 + 3 * n, True),
                Move("norland", 30 + 3 * n, 31 + 3 * n, True),
                Move("norland", 31 + 3 * n, 32 + 3 * n, True),
                Move("sudmark", 32 + 3 * n, end.number, True),
            ),
            True,
        )
        for n, end in enumerate(ends)
    )
    graph = _picture(replace(base, states=(*base.states, *ends, *between), routes=routes))
    assert len(graph.nodes) <= MOST_NODES
    assert graph.more > 0


def test_without_a_status_quo_there_is_no_picture() -> None:
    """There is nowhere to begin."""
    base = answer()
    states = tuple(replace(state, status_quo=False) for state in base.states)
    assert picture(States(telling(), replace(base, states=states))) == ()
