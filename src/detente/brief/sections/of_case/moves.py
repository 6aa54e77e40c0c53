"""The picture of moves: where things stand, the states that rest, and the ways between them only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from detente.brief.model import Block
from detente.brief.picture import Arc, Graph, Node
from detente.brief.sections.of_case.state_table import MOST_STATES
from detente.brief.sections.of_case.states import MEANINGS, States
from detente.methods.graph_model.answer import Move, Route

__all__ = ["MOST_NODES", "picture"]

MOST_NODES = 14
CAPTION = "Ways from where things stand to states that rest"


def picture(states: States) -> tuple[Block, ...]:
    """Return the picture, with no more states than can be read; nothing if there is nowhere to go."""
    if states.now is None:
        return ()
    routes, numbers = _chosen(states, states.now.number)
    moves = dict.fromkeys(move for route in routes for move in route.moves)
    resting = [each.number for each in states.answer.states if each.equilibrium]
    left = {*resting, *(route.end for route in states.answer.routes)} - set(numbers)
    if len(numbers) == 1 and not left:
        return ()
    before: dict[int, int] = {}
    for move in moves:
        before.setdefault(move.end, move.start)
    told = Counter(states.short(states.by_number[each]) for each in numbers if each in states.by_number)
    nodes = tuple(_node(states, number, before.get(number), told) for number in numbers)
    return (Graph(CAPTION, nodes, tuple(_arcs(states, moves)), more=len(left)),)


def _chosen(states: States, start: int) -> tuple[list[Route], list[int]]:
    """Return the routes to the states of the table, as far as they fit, and the states on them; then those without."""
    shown = [state.number for state in states.leading()[:MOST_STATES]]
    numbers = [start]
    routes: list[Route] = []
    told = [route for route in states.answer.routes if route.end in shown]
    ordered = sorted(told, key=lambda each: (shown.index(each.end), len(each.moves)))
    for route in ordered:
        passed = dict.fromkeys(number for move in route.moves for number in (move.start, move.end))
        new = [number for number in passed if number not in numbers]
        if len(numbers) + len(new) <= MOST_NODES:
            routes.append(route)
            numbers += new
    for number in shown:
        if states.by_number[number].equilibrium and number not in numbers and len(numbers) < MOST_NODES:
            numbers.append(number)
    return routes, numbers


def _node(states: States, number: int, before: int | None, told: Mapping[str, int]) -> Node:
    """Return a state as drawn: by its name; by the move that leads to it, where it has none of its own."""
    state = states.by_number.get(number)
    if state is None:
        return Node(str(number), "")
    name = states.short(state)
    earlier = states.by_number.get(before) if before is not None else None
    if not state.status_quo and earlier and (not state.names or told[name] > 1):
        name = states.step(earlier, state)
    means = (
        MEANINGS[state.meaning].removeprefix("the ")
        if state.equilibrium and state.meaning != "silent"
        else ""
    )
    return Node(str(number), name, state.status_quo, bool(state.equilibrium), means)


def _arcs(states: States, moves: Iterable[Move]) -> Iterable[Arc]:
    for move in moves:
        yield Arc(str(move.start), str(move.end), states.about.party(move.party), move.improving)
