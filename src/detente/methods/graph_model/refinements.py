"""Beyond the plain concepts: whose eyes, unknown pairs, strong preferences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.payoffs import prioritised
from detente.methods.graph_model.answer import Concept, Eyes
from detente.methods.graph_model.arrays import Game

__all__ = ["MOST_STATES", "eyes", "strong", "strongly", "unknown"]

MOST_STATES = 1_500
"""Unknown and strong preferences are kept pair by pair: some seconds for so many states."""

_CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq")


def eyes(game: Game, states: Sequence[int]) -> tuple[Eyes, ...]:
    """Return in whose eyes some states are equilibria, where parties see different games; else nothing.

    Those that are an equilibrium to nobody are left out.
    """
    from detente.kernels.graph_model.hypergame import hypergame

    sides = game.conflict.sides
    if not game.conflict.seen and all(side.unseen is None for side in sides):
        return ()
    found = hypergame(game.model, _perceived(game), _CONCEPTS, _known(game))
    answers = []
    for concept in _CONCEPTS:
        in_eyes, holding = found.in_eyes(concept), np.atleast_1d(found.own(concept).all(axis=0))
        for state in states:
            sees = tuple(side.id for side, seen in zip(sides, in_eyes[:, state], strict=True) if seen)
            if sees or holding[state]:
                answers.append(Eyes(state + 1, concept, sees, bool(holding[state])))
    return tuple(answers)


def _perceived(game: Game) -> NDArray[np.int64]:
    """Return payoffs as each side takes them to be, shape (perceivers, sides, states)."""
    perceived = np.repeat(game.payoffs[None], len(game.conflict.sides), axis=0)
    for each in game.conflict.seen:
        truth = [game.states.where(condition) for condition in each.statements]
        shaped = np.array(truth, dtype=np.bool_).reshape(-1, game.states.count)
        perceived[each.by, each.of] = prioritised(shaped)
    return perceived


def _known(game: Game) -> NDArray[np.bool_]:
    """Return which states each side sees, shape (sides, states)."""
    known = np.ones((len(game.conflict.sides), game.states.count), dtype=np.bool_)
    for place, side in enumerate(game.conflict.sides):
        if side.unseen is not None:
            known[place] = ~game.states.where(side.unseen)
    return known


def unknown(game: Game) -> dict[str, dict[Concept, tuple[int, ...]]]:
    """Return the equilibria of the four extensions where pairs are left open; nothing if none is, or too many states."""
    from detente.kernels.graph_model.refined.unknown import (
        EXTENSIONS,
        UNKNOWN,
        relation_of,
        stability_with_unknowns,
    )

    if not game.conflict.open or game.states.count > MOST_STATES:
        return {}
    relation = relation_of(game.payoffs)
    for each in game.conflict.open:
        first, second = game.states.where(each.first), game.states.where(each.second)
        between = first[:, None] & second[None, :]
        relation[each.side][between | between.T] = UNKNOWN
        np.fill_diagonal(relation[each.side], 0)
    found = stability_with_unknowns(game.model, relation, _CONCEPTS)
    return {
        name: {concept: _numbers(found.equilibria(name, concept)) for concept in _CONCEPTS}
        for name in EXTENSIONS
    }


def strongly(game: Game) -> bool:
    """Return whether any preference is marked strong."""
    return any(each.strong for side in game.conflict.sides for each in side.statements)


def strong(game: Game) -> dict[Concept, tuple[int, ...]]:
    """Return the strongly stable equilibria where preferences are marked strong; nothing if none is, or too many states.

    Of two states, one is strongly preferred if the first statement in which they differ is marked strong.
    """
    from detente.kernels.graph_model.refined.strength import graded_stability

    if not strongly(game) or game.states.count > MOST_STATES:
        return {}
    preferred = np.array([_strongly(game, side) for side in range(len(game.conflict.sides))])
    found = graded_stability(game.model, game.payoffs, preferred, _CONCEPTS)
    return {concept: _numbers(np.flatnonzero(found.strong[concept].all(axis=0))) for concept in _CONCEPTS}


def _strongly(game: Game, side: int) -> NDArray[np.bool_]:
    """Return whether the row's state is strongly preferred to the column's."""
    count = game.states.count
    found = np.zeros((count, count), dtype=np.bool_)
    alike = np.ones((count, count), dtype=np.bool_)
    for statement, held in zip(game.conflict.sides[side].statements, game.truth[side], strict=True):
        if statement.strong:
            found |= alike & held[:, None] & ~held[None, :]
        alike &= held[:, None] == held[None, :]
    return found


def _numbers(states: NDArray[np.intp]) -> tuple[int, ...]:
    return tuple((states + 1).tolist())
