"""Which states matter, out of perhaps hundreds of thousands, and the moves and routes between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from detente.kernels.graph_model.hypergame import seen_by
from detente.kernels.graph_model.moves.neighbours import Neighbours
from detente.kernels.graph_model.paths import Routes, routes
from detente.methods.graph_model.answer import Concept, Move, Route
from detente.methods.graph_model.arrays import Game
from detente.methods.graph_model.verdicts import Verdicts

__all__ = ["MOST_SHOWN", "Selection", "of_interest", "selected"]

MOST_SHOWN = 24
MOST_WEAKER = 8
"""Of the equilibria under weaker concepts than Nash there can be hundreds, much alike."""

STRONGEST: tuple[Concept, ...] = ("nash", "seq", "smr", "sim", "gmr")
"""In the order in which equilibria are shown where not all can be."""

_SMALL = 10_000


@dataclass(frozen=True, slots=True)
class Selection:
    """States from 0, ascending; moves between them; routes from the status quo."""

    states: tuple[int, ...]
    moves: tuple[Move, ...]
    routes: tuple[Route, ...]


def selected(verdicts: Verdicts, wanted: Iterable[int]) -> Selection:
    """Return the states that matter: the status quo, those wanted, the strongest equilibria, and those on the way.

    Every move between two of them is told; a route to each that rests, and to one wanted if it passes by no state that
    is not shown anyway.

    Args:
        verdicts: Of the game.
        wanted: States that are shown in any case.
    """
    game = verdicts.game
    chosen = dict.fromkeys([*([game.now] if game.now is not None else []), *wanted])
    ways = _ways(game)
    found: list[Route] = []
    nash = set(verdicts.stability.equilibria("nash").tolist()) if "nash" in verdicts.concepts else set()
    weaker = 0
    for state in chosen:
        route = _route(game, ways, state)
        if route is not None and route.moves and (len(route.moves) == 1 or _passes(route) <= chosen.keys()):
            found.append(route)
    told = {route.end for route in found}
    for state in _by_strength(verdicts, ways):
        route = _route(game, ways, state)
        new = {state, *(_passes(route) if route else ())} - chosen.keys()
        weaker += state not in nash
        if weaker > MOST_WEAKER:
            break
        if len(chosen) + len(new) > MOST_SHOWN:
            if len(chosen) >= MOST_SHOWN:
                break
            continue
        chosen.update(dict.fromkeys(sorted(new)))
        if route is not None and route.moves and route.end not in told:
            found.append(route)
    states = tuple(sorted(chosen))
    found.sort(key=lambda route: (len(route.moves), not route.improving, route.end))
    return Selection(states, tuple(_moves(game, states)), tuple(found))


def _passes(route: Route) -> set[int]:
    """Return the states that a route leads to, from 0."""
    return {move.end - 1 for move in route.moves}


def of_interest(verdicts: Verdicts, asked: Iterable[int], most: int = 200) -> list[int]:
    """Return the states whose verdicts are explained: those asked for, the status quo, the strongest equilibria."""
    now = verdicts.game.now
    first = dict.fromkeys([*asked, *([now] if now is not None else [])])
    return list(dict.fromkeys([*first, *islice(_by_strength(verdicts, ()), most)]))


def _ways(game: Game) -> tuple[Routes, ...]:
    """Return the routes from the status quo, by improvements and by any moves."""
    if game.now is None:
        return ()
    most = _SMALL if game.states.count <= _SMALL else _SMALL // 5
    return tuple(
        routes(game.model, game.payoffs, game.now, improving=improving, most_states=most)
        for improving in (True, False)
    )


def _by_strength(verdicts: Verdicts, ways: Sequence[Routes]) -> Iterator[int]:
    """Yield equilibria, those of the strongest concepts first, of these the ones nearest to the status quo."""
    done = np.zeros(verdicts.game.states.count, dtype=np.bool_)
    for concept in STRONGEST:
        if concept not in verdicts.stability.stable:
            continue
        states = verdicts.stability.equilibria(concept)
        new = states[~done[states]]
        done[new] = True
        there = set(new.tolist())
        near = sorted({state for way in ways for state in way.to} & there, key=lambda one: _length(ways, one))
        yield from dict.fromkeys([*near, *new[:_SMALL].tolist()])


def _length(ways: Sequence[Routes], state: int) -> tuple[int, int]:
    return min(len(way.to[state]) for way in ways if state in way.to), state


def _route(game: Game, ways: Sequence[Routes], state: int) -> Route | None:
    """Return the way to a state by improvements, else by any moves; None if there is none that was found."""
    for way in ways:
        if state in way.to:
            origins = [way.start, *(end for _, end in way.to[state])]
            moves = tuple(_move(game, mover, origins[k], end) for k, (mover, end) in enumerate(way.to[state]))
            return Route(state + 1, moves, way.improving)
    return None


def _move(game: Game, side: int, start: int, end: int) -> Move:
    improving = bool(game.payoffs[side, end] > game.payoffs[side, start])
    return Move(game.conflict.sides[side].id, start + 1, end + 1, improving)


def _moves(game: Game, states: Sequence[int]) -> Iterator[Move]:
    """Yield every move between some states, given ascending."""
    known = np.zeros(game.states.count, dtype=np.bool_)
    known[list(states)] = True
    neighbours = Neighbours(seen_by(game.model, known), game.payoffs[:, known])
    for place, start in enumerate(states):
        for side in range(len(game.conflict.sides)):
            for end in neighbours.of(side, place).tolist():
                yield _move(game, side, start, states[end])
