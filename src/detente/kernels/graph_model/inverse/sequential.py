"""Preference changes under SEQ that act through others: a decision maker's improvements are others' sanctions.

Whether another decision maker's improvement meets a sanction can rest on which moves of the changing one are
improvements anywhere in the model, hence on the whole ranking. The integer program of `program` starts from
the constraints of the changing decision maker alone and is given a further one each time its answer fails:

* to make: of the changing one's moves out of what the improvement can reach, some must become an improvement;
* to break: some move of the changing one on a path to a sanction must cease to be an improvement.

Both hold for every ranking that gives what is asked, so the first answer that does not fail is nearest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.arc_stability import improvements
from detente.kernels.graph_model.inverse.distance import Nearest
from detente.kernels.graph_model.inverse.partition_search import Choice
from detente.kernels.graph_model.inverse.sanctions import reach_by_last_mover
from detente.kernels.graph_model.model import StateGraph

if TYPE_CHECKING:
    from detente.kernels.graph_model.inverse.program import RankingProgram

__all__ = ["Leverage", "nearest_break", "nearest_make"]


@dataclass(frozen=True, slots=True)
class Leverage:
    """What one decision maker's ranking can do to others' SEQ stability at one state.

    Attributes:
        graph: All moves.
        payoffs: Present payoffs, shape (decision makers, states).
        mover: The decision maker whose ranking changes.
        state: The state.
    """

    graph: StateGraph
    payoffs: NDArray[np.int64]
    mover: int
    state: int

    def with_row(self, row: NDArray[np.int64]) -> StateGraph:
        """Return the improving moves once the decision maker ranks the states by `row`."""
        payoffs = self.payoffs.copy()
        payoffs[self.mover] = row
        return improvements(self.graph, payoffs)

    def decided(self, *, all_moves: bool) -> list[tuple[int, int]]:
        """Return (other, improvement) unsanctioned where the mover's every move counts as improvement, or none."""
        origins = np.repeat(np.arange(self.graph.states), np.diff(self.graph.starts[self.mover]))
        ends = self.graph.ends[self.mover]
        kept = slice(None) if all_moves else slice(0)
        now = improvements(self.graph, self.payoffs)
        return list(self.unsanctioned(_with_arcs(now, self.mover, origins[kept], ends[kept])))

    def unsanctioned(self, improving: StateGraph) -> Iterator[tuple[int, int]]:
        """Yield the other decision makers' improvements from the state that meet no sanction."""
        for other in range(self.graph.decision_makers):
            if other == self.mover:
                continue
            for move in improving.moves(other, self.state).tolist():
                reached = reach_by_last_mover(improving, self.rest(other), move)
                if not any((self.hurts(other) & states).any() for states in reached.values()):
                    yield other, move

    def rest(self, other: int) -> list[int]:
        """Return all decision makers but one."""
        return [one for one in range(self.graph.decision_makers) if one != other]

    def hurts(self, other: int) -> NDArray[np.bool_]:
        """Say which states a decision maker does not prefer to the state."""
        row = self.payoffs[other]
        flags: NDArray[np.bool_] = row <= row[self.state]
        return flags


def nearest_make(leverage: Leverage, own: list[list[Choice]], rounds: int) -> Nearest:
    """Return the nearest ranking that leaves nobody's improvement from the state unsanctioned.

    Args:
        leverage: What the ranking can do.
        own: Requirements on the mover's own stability; single states that must not be preferred to the state.
        rounds: At most so many programs are solved.
    """
    program = _program(leverage.payoffs[leverage.mover])
    for requirement in own:
        program.any_of([], [(choice.below.bit_length() - 1, leverage.state) for choice in requirement])
    answer = Nearest(0, None, proved=False)
    for _ in range(rounds):
        answer = program.solve()
        if answer.payoffs is None:
            return answer
        failing = list(leverage.unsanctioned(leverage.with_row(answer.payoffs)))
        if not failing:
            return answer
        for other, move in failing:
            for ways in _ways_out(leverage, answer.payoffs, other, move):
                program.any_of(ways)
    return Nearest(answer.cost, None, proved=False)


def nearest_break(leverage: Leverage, target: tuple[int, int], at_most: int, rounds: int) -> Nearest:
    """Return the nearest ranking that leaves another's improvement unsanctioned.

    Args:
        leverage: What the ranking can do.
        target: The other decision maker and its improvement.
        at_most: Rankings at more than half this distance are of no interest.
        rounds: At most so many programs are solved.
    """
    program = _program(leverage.payoffs[leverage.mover])
    program.at_most(at_most)
    answer = Nearest(0, None, proved=False)
    for _ in range(rounds):
        answer = program.solve()
        if answer.payoffs is None:
            return answer
        path = _path(leverage, leverage.with_row(answer.payoffs), *target)
        if path is None:
            return answer
        program.any_of([], [(end, start) for start, end, by in path if by == leverage.mover])
    return Nearest(answer.cost, None, proved=False)


def _program(row: NDArray[np.int64]) -> RankingProgram:
    from detente.kernels.graph_model.inverse.program import (
        RankingProgram,
    )  # seldom needed

    return RankingProgram(row)


def _ways_out(
    leverage: Leverage, row: NDArray[np.int64], other: int, move: int
) -> Iterator[list[tuple[int, int]]]:
    """Yield sets of the mover's moves, as (better, worse), of each of which one must be an improvement.

    The first leads out of what can be reached after the other's improvement; the next out of what could be reached
    if all of the first were improvements; and so on, until a sanction could be.
    """
    mover, graph, improving = leverage.mover, leverage.graph, leverage.with_row(row)
    origins = np.repeat(np.arange(graph.states), np.diff(graph.starts[mover]))
    ends = graph.ends[mover]
    usable = row[ends] > row[origins]
    while True:
        reached = reach_by_last_mover(
            _with_arcs(improving, mover, origins[usable], ends[usable]), leverage.rest(other), move
        )
        if any((leverage.hurts(other) & states).any() for states in reached.values()):
            return
        before = np.arange(graph.states) == move
        for by, states in reached.items():
            if by != mover:
                before |= states
        out = before[origins] & ~usable & ~reached[mover][ends]
        yield list(zip(ends[out].tolist(), origins[out].tolist(), strict=True))
        usable |= out


def _with_arcs(
    graph: StateGraph, mover: int, origins: NDArray[np.intp], ends: NDArray[np.int64]
) -> StateGraph:
    """Return a graph in which one decision maker has the given arcs instead of its own."""
    counts = np.bincount(origins, minlength=graph.states)
    starts_of, ends_of = list(graph.starts), list(graph.ends)
    starts_of[mover] = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    ends_of[mover] = ends
    return StateGraph(graph.states, tuple(starts_of), tuple(ends_of))


def _path(
    leverage: Leverage, improving: StateGraph, other: int, move: int
) -> list[tuple[int, int, int]] | None:
    """Return a shortest legal sequence from an improvement to a sanction as (start, end, by), if there is one."""
    hurts, rest = leverage.hurts(other), leverage.rest(other)
    parents: dict[tuple[int, int], tuple[int, int] | None] = {(move, -1): None}
    queue = [(move, -1)]
    for at in queue:
        if at[1] >= 0 and hurts[at[0]]:
            return _steps(parents, at)
        for by in (one for one in rest if one != at[1]):
            for end in improving.moves(by, at[0]).tolist():
                if (end, by) not in parents:
                    parents[end, by] = at
                    queue.append((end, by))
    return None


def _steps(
    parents: dict[tuple[int, int], tuple[int, int] | None], at: tuple[int, int]
) -> list[tuple[int, int, int]]:
    steps = []
    before = parents[at]
    while before is not None:
        steps.append((before[0], at[0], at[1]))
        at, before = before, parents[before]
    return steps
