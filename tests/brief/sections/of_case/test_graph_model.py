"""The graph model's answer as a whole: how to read it first, what it was run with last."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.sections.of_case.graph_model import graph_model
from tests.brief.cases import lines, telling, with_case


def test_how_to_read_it_comes_first_and_says_what_it_rests_on() -> None:
    """Judgements by grade, the size of the game, how many orders were drawn."""
    first = next(lines(graph_model(telling())))
    assert first.startswith(
        "How to read what follows. A state says of each option whether it is taken. An equilibrium is a state where"
    )
    assert (
        "It rests on nine judgements on options and orders: two stated, two of direction, five assumed."
        in first
    )
    assert "three parties, three options, eight states that can be" in first
    assert "500 orders were drawn" in first


def test_what_it_was_run_with_comes_last() -> None:
    """Source, parameters and seed, so that it can be had again."""
    *_, last = lines(graph_model(telling()))
    assert (
        last
        == "Graph model for conflict resolution: Fang, Hipel and Kilgour (1993). Run with draws 500; seed 7."
    )


def test_without_an_answer_it_says_what_the_case_lacks() -> None:
    """Or nothing, where nothing is lacking."""
    found = with_case()
    assert found.case is not None
    bare = replace(
        found,
        case=replace(
            found.case, graph=None, lacking={"graph-model": ("add outcomes",), "packages": ("add weights",)}
        ),
    )
    said = list(lines(graph_model(telling(bare))))
    assert said == ["What the case would have to say for the graph model to read it", "add outcomes"]
