"""Stability in a graph of arcs, where a sequence of moves must remember who moved last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import StateGraph

__all__ = ["arc_stability", "improvements", "lowest_after", "lowest_end"]


def arc_stability(
    graph: StateGraph, levels: NDArray[np.int64], decision_maker: int, concept: str
) -> NDArray[np.bool_]:
    """Return in which states one decision maker is stable.

    Args:
        graph: The model.
        levels: Payoffs from 0, shape (decision makers, states).
        decision_maker: Whose stability.
        concept: "nash", "gmr", "smr" or "seq".

    Returns:
        Shape (states,).
    """
    payoffs = levels[decision_maker]
    bound = int(levels.max(initial=0)) + 1
    origins, ends = _arcs(graph, decision_maker)
    unmet = payoffs[ends] > payoffs[origins]
    if concept != "nash":
        score = payoffs if concept != "smr" else -lowest_end(graph, decision_maker, -payoffs, -payoffs)
        opponents = [dm for dm in range(graph.decision_makers) if dm != decision_maker]
        movers = improvements(graph, levels) if concept == "seq" else graph
        unmet &= lowest_after(movers, opponents, score, bound)[ends] > payoffs[origins]
    stable: NDArray[np.bool_] = np.bincount(origins[unmet], minlength=graph.states) == 0
    return stable


def improvements(graph: StateGraph, levels: NDArray[np.int64]) -> StateGraph:
    """Return the graph with only those arcs that their decision maker prefers."""
    starts, kept_ends = [], []
    for dm in range(graph.decision_makers):
        origins, ends = _arcs(graph, dm)
        kept = levels[dm, ends] > levels[dm, origins]
        counts = np.bincount(origins[kept], minlength=graph.states)
        starts.append(np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))
        kept_ends.append(ends[kept])
    return StateGraph(graph.states, tuple(starts), tuple(kept_ends))


def lowest_after(
    graph: StateGraph, movers: Sequence[int], score: NDArray[np.int64], bound: int
) -> NDArray[np.int64]:
    """Return the least score that legal sequences of at least one move lead to, `bound` where there is no move.

    Args:
        graph: The arcs that may be used.
        movers: The decision makers that move, none twice in a row.
        score: Score of each state, shape (states,), below `bound`.
        bound: What stands for none.
    """
    first = {dm: np.full(graph.states, bound, dtype=np.int64) for dm in movers}
    settled, turn = 0, 0
    while settled < len(movers):
        mover = movers[turn % len(movers)]
        ahead = np.minimum.reduce([score, *(first[dm] for dm in movers if dm != mover)])
        after = lowest_end(graph, mover, ahead, np.full(graph.states, bound, dtype=np.int64))
        settled = settled + 1 if np.array_equal(after, first[mover]) else 0
        first[mover] = after
        turn += 1
    lowest: NDArray[np.int64] = np.minimum.reduce([np.full(graph.states, bound), *first.values()])
    return lowest


def lowest_end(
    graph: StateGraph, decision_maker: int, values: NDArray[np.int64], otherwise: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the lesser of `otherwise` and the least value where an arc leads, shape (states,)."""
    starts, lowest = graph.starts[decision_maker], otherwise.copy()
    moving = np.flatnonzero(np.diff(starts))
    if len(moving):
        ends = np.minimum.reduceat(values[graph.ends[decision_maker]], starts[moving])
        lowest[moving] = np.minimum(lowest[moving], ends)
    return lowest


def _arcs(graph: StateGraph, decision_maker: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    counts = np.diff(graph.starts[decision_maker])
    return np.repeat(np.arange(graph.states), counts), graph.ends[decision_maker]
