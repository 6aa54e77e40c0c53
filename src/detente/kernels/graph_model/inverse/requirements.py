"""What a decision maker must prefer for a state to be, or not to be, an equilibrium.

A requirement is a list of choices, one of which must hold; a choice binds states to lie above the state or not above
it in the decision maker's ranking (`partition_search.Choice`). Under Nash, GMR, SMR and SIM these requirements say
everything that the decision maker's ranking can do about the state: its own stability, and under SIM also that of
others, whose simultaneous sanctions may need one of its improvements from the state. Under SEQ they cover its own
stability; `sequential_change` adds what others need.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.arc_stability import improvements
from detente.kernels.graph_model.inverse.partition_search import Choice
from detente.kernels.graph_model.inverse.sanctions import Game, sanctions, simultaneous
from detente.kernels.graph_model.model import StateGraph

__all__ = ["Requirements", "others_satisfied", "others_upset", "stable", "unstable"]

Requirements = list[list[Choice]]


def stable(
    game: Game, payoffs: NDArray[np.int64], concept: str, mover: int, state: int, *, every_move: bool = False
) -> Requirements:
    """Return what makes a state stable for a decision maker: each move not preferred, or met by a sanction.

    Moves that are no improvements now can be left out where nothing has to be preferred to the state: the nearest
    ranking then raises none.
    """
    improving = improvements(game.graph, payoffs)
    moves = (game.graph if every_move else improving).moves(mover, state)
    requirements = []
    for move in moves.tolist():
        answers = sanctions(game, improving, concept, mover, state, move)
        choices = [Choice(_set([u, *_replies(game.graph, concept, mover, u)])) for u in answers.tolist()]
        requirements.append([Choice(1 << move), *choices])
    return requirements


def unstable(
    game: Game, payoffs: NDArray[np.int64], concept: str, mover: int, state: int
) -> list[tuple[int, Requirements]]:
    """Return the ways to make a state unstable for a decision maker: a move, and what leaves it unsanctioned."""
    improving = improvements(game.graph, payoffs)
    ways = []
    for move in game.graph.moves(mover, state).tolist():
        requirements: Requirements = [[Choice(above=1 << move)]]
        for answer in sanctions(game, improving, concept, mover, state, move).tolist():
            spoils = {answer, *_replies(game.graph, concept, mover, answer)} - {state}
            requirements.append([Choice(above=1 << u) for u in sorted(spoils)])
        ways.append((move, requirements))
    return ways


def others_satisfied(
    game: Game, payoffs: NDArray[np.int64], mover: int, state: int
) -> list[tuple[int, int, list[Choice]]]:
    """Return, under SIM, for every other's improvement without a sanction of its own what would sanction it.

    Returns:
        The other decision maker, its improvement, and the improvements of `mover` from the state that complete a
        sanction, as choices to prefer them; no choice where nothing will do.
    """
    return [
        (other, move, [Choice(above=1 << own) for own in helpers])
        for other, move, helpers in _helped(game, payoffs, mover, state)
    ]


def others_upset(
    game: Game, payoffs: NDArray[np.int64], mover: int, state: int
) -> list[tuple[int, int, Requirements]]:
    """Return, under SIM, the ways to make a state unstable for another: withdraw what completes each sanction."""
    return [
        (other, move, [[Choice(below=1 << own)] for own in helpers])
        for other, move, helpers in _helped(game, payoffs, mover, state)
    ]


def _helped(
    game: Game, payoffs: NDArray[np.int64], mover: int, state: int
) -> list[tuple[int, int, list[int]]]:
    """Return the others' improvements that stand or fall with moves of `mover`, and which moves sanction them."""
    improving = improvements(game.graph, payoffs)
    everyone = range(game.graph.decision_makers)
    found = []
    for other in (one for one in everyone if one != mover):
        rest = [one for one in everyone if one not in (mover, other)]
        row, limit = payoffs[other], payoffs[other, state]
        for move in improving.moves(other, state).tolist():
            if (row[_answers(game, improving, rest, state, move)] <= limit).any():
                continue
            helpers = [
                own
                for own in game.graph.moves(mover, state).tolist()
                if _completes(game, improving, rest, (state, move, own), row <= limit)
            ]
            found.append((other, move, helpers))
    return found


def _answers(game: Game, improving: StateGraph, rest: list[int], state: int, move: int) -> NDArray[np.intp]:
    """Return where a move leads if some of the rest, and nobody else, move at the same time."""
    assert game.form is not None  # noqa: S101 - the caller refuses SIM without options
    return simultaneous(game, improving, rest, state, int(game.form.states[move]))[0]


def _completes(
    game: Game, improving: StateGraph, rest: list[int], moves: tuple[int, int, int], hurt: NDArray[np.bool_]
) -> bool:
    """Say whether a move, made together with another's and perhaps the rest's, leads to a state that hurts."""
    state, move, own = moves
    assert game.form is not None  # noqa: S101 - the caller refuses SIM without options
    states = game.form.states
    joint = int(states[move] ^ states[own] ^ states[state])
    return bool(hurt[simultaneous(game, improving, rest, state, joint)[1]].any())


def _replies(graph: StateGraph, concept: str, mover: int, state: int) -> list[int]:
    """Return where the mover can go from a sanction, which matters under SMR only."""
    return graph.moves(mover, state).tolist() if concept == "smr" else []


def _set(states: Iterable[int]) -> int:
    pattern = 0
    for state in states:
        pattern |= 1 << state
    return pattern
