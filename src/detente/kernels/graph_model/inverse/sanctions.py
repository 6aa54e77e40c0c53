"""What meets a move: the states opponents can bring about after it, one state at a time.

These sets are what the inverse question (`change`) turns into constraints. They are worked out for the
moves from one state only, so their cost does not grow with the square of the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.arc_stability import improvements
from detente.kernels.graph_model.model import OptionForm, StateGraph

__all__ = [
    "CONCEPTS",
    "Game",
    "legal_reach",
    "reach_by_last_mover",
    "sanctions",
    "simultaneous",
    "simultaneous_deltas",
    "unsanctioned",
]

CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")


@dataclass(frozen=True, slots=True)
class Game:
    """A model in the form the sanction sets need.

    Attributes:
        graph: The moves.
        form: The options behind the states; needed for SIM only.
    """

    graph: StateGraph
    form: OptionForm | None = None


def reach_by_last_mover(
    graph: StateGraph, movers: Sequence[int], origin: int
) -> dict[int, NDArray[np.bool_]]:
    """Return the states reachable by a legal sequence, for each decision maker that may move last.

    A sequence is legal when no decision maker moves twice in a row. The origin is among the states only where a
    sequence leads back to it.

    Args:
        graph: The moves; give improving moves only for sequences of improvements.
        movers: Who takes part.
        origin: Where the sequences begin.
    """
    reached = {mover: np.zeros(graph.states, dtype=np.bool_) for mover in movers}
    fresh = {mover: graph.moves(mover, origin) for mover in movers}
    while any(states.size for states in fresh.values()):
        for mover, states in fresh.items():
            reached[mover][states] = True
        after = {}
        for mover in movers:
            others = [fresh[other] for other in movers if other != mover]
            sources = np.unique(np.concatenate(others)) if others else np.empty(0, dtype=np.int64)
            ends = np.unique(_ends_from(graph, mover, sources))
            after[mover] = ends[~reached[mover][ends]]
        fresh = after
    return reached


def legal_reach(graph: StateGraph, movers: Sequence[int], origin: int) -> NDArray[np.bool_]:
    """Return the states that decision makers can reach together by legal sequences, shape (states,)."""
    reached = np.zeros(graph.states, dtype=np.bool_)
    for states in reach_by_last_mover(graph, movers, origin).values():
        reached |= states
    return reached


def simultaneous_deltas(
    form: OptionForm, improving: StateGraph, movers: Sequence[int], state: int
) -> NDArray[np.int64]:
    """Return the option changes that a set of decision makers can make at once from a state, each by improvements.

    Args:
        form: The options.
        improving: The improving moves among the same states.
        movers: Who may take part; each may also stay, so no change (0) comes first.
        state: Where all of them start.

    Returns:
        Changes as bit patterns to be exclusive-ored with the state; distinct, 0 first.
    """
    deltas = np.zeros(1, dtype=np.int64)
    for mover in movers:
        own = form.states[improving.moves(mover, state)] ^ form.states[state]
        deltas = (deltas[:, None] ^ np.concatenate((np.zeros(1, dtype=np.int64), own))).ravel()
    return np.unique(deltas)


def sanctions(
    game: Game, improving: StateGraph, concept: str, mover: int, state: int, move: int
) -> NDArray[np.intp]:
    """Return the states that opponents can answer a move with under a concept, whoever they hurt; ascending.

    Args:
        game: The model.
        improving: The improving moves; those of `mover` play no part.
        concept: One of `CONCEPTS`.
        mover: Who moves.
        state: The state it leaves.
        move: The state it moves to.
    """
    others = [other for other in range(game.graph.decision_makers) if other != mover]
    if concept == "nash":
        return np.empty(0, dtype=np.intp)
    if concept == "sim":
        target = int(game.form.states[move]) if game.form else 0
        return simultaneous(game, improving, others, state, target)[0]
    graph = improving if concept == "seq" else game.graph
    return np.flatnonzero(legal_reach(graph, others, move))


def simultaneous(
    game: Game, improving: StateGraph, others: Sequence[int], state: int, choice: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where a move leads if some others take one of their improvements at the same time.

    Args:
        game: The model.
        improving: The improving moves.
        others: Who may move at the same time; none of them has a part in `choice`.
        state: Where all of them start.
        choice: The option choices, as a bit pattern, that the move alone would bring about; need not be feasible.

    Returns:
        The feasible states with at least one other moving, and those with any number moving, none included.
    """
    assert game.form is not None  # noqa: S101 - the caller refuses SIM without options
    states = game.form.states
    wanted = simultaneous_deltas(game.form, improving, others, state) ^ np.int64(choice)
    places = np.minimum(np.searchsorted(states, wanted), states.size - 1)
    feasible = states[places] == wanted
    return np.unique(places[1:][feasible[1:]]), np.unique(places[feasible])


def unsanctioned(
    game: Game,
    payoffs: NDArray[np.int64],
    concept: str,
    mover: int,
    state: int,
    improving: StateGraph | None = None,
) -> list[int]:
    """Return the improvements of a decision maker from a state that nothing sanctions; none where it is stable.

    Args:
        game: The model.
        payoffs: Shape (decision makers, states).
        concept: One of `CONCEPTS`.
        mover: The decision maker.
        state: The state.
        improving: The improving moves under `payoffs`, if at hand.
    """
    improving = improving or improvements(game.graph, payoffs)
    row = payoffs[mover]
    worth = _with_best_reply(game.graph, row, mover) if concept == "smr" else row
    return [
        int(move)
        for move in improving.moves(mover, state)
        if not (worth[sanctions(game, improving, concept, mover, state, int(move))] <= row[state]).any()
    ]


def _with_best_reply(graph: StateGraph, row: NDArray[np.int64], mover: int) -> NDArray[np.int64]:
    """Return what each state is worth to a decision maker that may move on from it once."""
    worth = row.copy()
    origins = np.repeat(np.arange(graph.states), np.diff(graph.starts[mover]))
    np.maximum.at(worth, origins, row[graph.ends[mover]])
    return worth


def _ends_from(graph: StateGraph, mover: int, sources: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where one decision maker's moves from any of several states lead, repeats included."""
    starts = graph.starts[mover]
    counts = starts[sources + 1] - starts[sources]
    before = np.cumsum(counts) - counts
    places = np.repeat(starts[sources] - before, counts) + np.arange(counts.sum())
    ends: NDArray[np.int64] = graph.ends[mover][places]
    return ends
