"""How many moves some decision makers need to bring about one of some states, and which moves these are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.arc_stability import improvements, lowest_end
from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.moves.lines import Lines
from detente.kernels.graph_model.moves.neighbours import Neighbours

__all__ = ["Distances", "Game", "distances"]


@dataclass(frozen=True, slots=True)
class Game:
    """A model with payoffs from 0, its moves arranged if it has options, and its moves state by state."""

    model: OptionForm | StateGraph
    levels: NDArray[np.int64]
    lines: Sequence[Lines]
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class Distances:
    """Moves needed to a goal.

    Attributes:
        game: What is played.
        improving: Whether every move is an improvement for its mover.
        goal: Which states are wanted, shape (states,).
        first: For each mover, how many moves it takes if it moves first, shape (states,).
        none: A number larger than any distance, for what cannot be reached.
    """

    game: Game
    improving: bool
    goal: NDArray[np.bool_]
    first: dict[int, NDArray[np.int64]]
    none: int

    def reachable(self) -> NDArray[np.bool_]:
        """Return from which states at least one move leads to the goal, shape (states,)."""
        reachable = np.zeros(len(self.goal), dtype=np.bool_)
        for moves in self.first.values():
            reachable |= moves < self.none
        return reachable

    def path(self, state: int) -> list[tuple[int, int]]:
        """Return a shortest path from a state to the goal, as movers and the states moved to.

        Of several, the first in order of mover and then of state. The state must be one of `reachable`.
        """
        path: list[tuple[int, int]] = []
        last = -1
        while not path or not self.goal[state]:
            movers = [mover for mover in self.first if mover != last]
            last = min(movers, key=lambda mover: (self.first[mover][state], mover))
            ends = self.game.neighbours.of(last, state, improving=self.improving)
            left = _left(
                self.goal[ends], {dm: moves[ends] for dm, moves in self.first.items()}, last, self.none
            )
            state = int(ends[left == self.first[last][state] - 1][0])
            path.append((last, state))
        return path


def distances(game: Game, movers: Sequence[int], goal: NDArray[np.bool_], *, improving: bool) -> Distances:
    """Return how many moves some decision makers, none twice in a row, need to a goal.

    Args:
        game: What is played.
        movers: Who moves.
        goal: Which states are wanted, shape (states,).
        improving: Whether every move must be an improvement for its mover.
    """
    none = len(goal) * max(len(movers), 1) + 2
    model = game.model
    if isinstance(model, StateGraph) and improving:
        model = improvements(model, game.levels)
    first = {dm: np.full(len(goal), none, dtype=np.int64) for dm in sorted(movers)}
    settled, turn, order = 0, 0, sorted(movers)
    while settled < len(order):
        mover = order[turn % len(order)]
        ahead = _left(goal, first, mover, none)
        after = np.minimum(
            _after_one_move(model, game.lines, mover, ahead, none, improving=improving) + 1, none
        )
        settled = settled + 1 if np.array_equal(after, first[mover]) else 0
        first[mover], turn = after, turn + 1
    return Distances(game, improving, goal, first, none)


def _left(
    goal: NDArray[np.bool_], first: dict[int, NDArray[np.int64]], last: int, none: int
) -> NDArray[np.int64]:
    """Return how many moves are left in each state when one decision maker has just moved."""
    left = np.where(goal, 0, none)
    for dm, moves in first.items():
        if dm != last:
            left = np.minimum(left, moves)
    return left


def _after_one_move(
    model: OptionForm | StateGraph,
    lines: Sequence[Lines],
    mover: int,
    values: NDArray[np.int64],
    none: int,
    *,
    improving: bool,
) -> NDArray[np.int64]:
    if isinstance(model, StateGraph):
        return lowest_end(model, mover, values, np.full(model.states, none, dtype=np.int64))
    if improving:
        return lines[mover].lowest_improvement(values, none + 1)
    return lines[mover].relaxed(values)
