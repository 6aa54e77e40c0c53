"""A conflict as arrays: states, moves, payoffs, and the names to put back on what a kernel answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Case
from detente.errors import InputError, Problem
from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.options import merged, state_graph
from detente.kernels.graph_model.payoffs import prioritised
from detente.methods.graph_model.conflict import Conflict
from detente.methods.graph_model.from_case import conflict_of
from detente.methods.graph_model.lacking import lacking, lacking_in_states
from detente.methods.graph_model.states import States, now_bits, ranked_places, states_of

__all__ = ["Game", "game_of", "game_or_problems"]


@dataclass(frozen=True, slots=True)
class Game:
    """A conflict ready for the kernels.

    Attributes:
        conflict: Where the names are.
        states: The states.
        model: The moves, as options, or as arcs where states are merged.
        truth: For each side, where each of its statements holds, shape (statements, states); none for a ranking.
        payoffs: Shape (sides, states); larger is preferred.
        now: The status quo; None if it is not known.
    """

    conflict: Conflict
    states: States
    model: OptionForm | StateGraph
    truth: tuple[NDArray[np.bool_], ...]
    payoffs: NDArray[np.int64]
    now: int | None

    @property
    def shown(self) -> tuple[str, ...]:
        """The sides' names."""
        return tuple(side.name for side in self.conflict.sides)


def game_of(source: Case | Conflict) -> Game:
    """Return a conflict as arrays.

    Raises:
        InputError: with every problem that `game_or_problems` returns.
    """
    conflict = source if isinstance(source, Conflict) else conflict_of(source)
    game, problems = game_or_problems(conflict)
    if game is None:
        raise InputError(problems)
    return game


def game_or_problems(conflict: Conflict) -> tuple[Game | None, tuple[Problem, ...]]:
    """Return a conflict as arrays, or all that keeps it from becoming that."""
    problems = lacking(conflict)
    states, found = states_of(conflict)
    problems += found
    if states is None:
        return None, tuple(problems)
    problems += lacking_in_states(states)
    if problems:
        return None, tuple(problems)
    truth = tuple(_truth(states, side) for side in range(len(conflict.sides)))
    payoffs = np.array([_payoffs(states, side, truth[side]) for side in range(len(truth))], dtype=np.int64)
    now = states.at(now_bits(conflict)) if conflict.has_now else None
    model = _moves(states)
    return Game(conflict, states, model, truth, payoffs.reshape(len(truth), states.count), now), ()


def _moves(states: States) -> OptionForm | StateGraph:
    return merged(state_graph(states.form), states.group) if states.merges else states.form


def _truth(states: States, side: int) -> NDArray[np.bool_]:
    statements = states.conflict.sides[side].statements
    if not statements:
        return np.zeros((0, states.count), dtype=np.bool_)
    return np.array([states.where(each.holds) for each in statements])


def _payoffs(states: States, side: int, truth: NDArray[np.bool_]) -> NDArray[np.int64]:
    order = states.conflict.sides[side].order
    if order is None:
        return prioritised(truth)
    places = ranked_places(states, order)
    payoffs = np.zeros(states.count, dtype=np.int64)
    for place, group in enumerate(places):
        payoffs[group] = len(places) - place
    return payoffs
