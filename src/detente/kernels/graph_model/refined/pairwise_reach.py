"""Reachability and stability by sets of states, for preferences that are more than a row of payoffs.

Where preferences are relations between states, the models are small enough (up to some thousands of states) for one
bit per pair: a set of states is a row of bits, and whether two sets meet is one pass over their words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import StateGraph
from detente.kernels.graph_model.moves.reach import sets_after_moves

__all__ = ["every_reply", "move_matrices", "reach_of_opponents", "unmet"]

_WORDS_AT_ONCE = 1 << 21


def move_matrices(graph: StateGraph) -> NDArray[np.bool_]:
    """Return the moves as flags, shape (decision makers, states, states), from row to column."""
    moves = np.zeros((graph.decision_makers, graph.states, graph.states), dtype=np.bool_)
    for matrix, starts, ends in zip(moves, graph.starts, graph.ends, strict=True):
        matrix[np.repeat(np.arange(graph.states), np.diff(starts)), ends] = True
    return moves


def reach_of_opponents(moves: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Return for each decision maker which states its opponents' legal sequences lead to.

    No opponent moves twice in a row. A state reaches itself only by a sequence that returns.

    Args:
        moves: The moves that may be used, shape (decision makers, states, states).

    Returns:
        Sets as bits, shape (decision makers, states, words).
    """
    graph = _graph(moves)
    everyone = range(graph.decision_makers)
    return np.array([sets_after_moves(graph, [dm for dm in everyone if dm != one]) for one in everyone])


def unmet(
    leaves: NDArray[np.bool_], answers: NDArray[np.uint64], deters: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return in which states some move is made that no answer deters, shape (states,).

    Args:
        leaves: The moves the decision maker has a reason to make, shape (states, states).
        answers: Which states its opponents can bring about after a move to the row's state, as bits (states, words).
        deters: Whether landing at the column's state deters from leaving the row's, shape (states, states).
    """
    origins, ends = np.nonzero(leaves)
    found = np.zeros(len(leaves), dtype=np.bool_)
    bits = _bits(deters)
    step = max(1, _WORDS_AT_ONCE // max(bits.shape[1], 1))
    for first in range(0, len(origins), step):
        some, there = origins[first : first + step], ends[first : first + step]
        met = (bits[some] & answers[there]).any(axis=1)
        found[some[~met]] = True
    return found


def every_reply(deters: NDArray[np.bool_], moves: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which answers deter even though the mover may move on once (SMR): no reply escapes.

    Args:
        deters: Whether being at the column's state deters from leaving the row's, shape (states, states).
        moves: The mover's moves, shape (states, states).
    """
    escaping, steps = _bits(~deters), _bits(moves)
    kept = deters.copy()
    height = max(1, _WORDS_AT_ONCE // max(steps.size, 1))
    for first in range(0, len(deters), height):
        rows = slice(first, first + height)
        kept[rows] &= ~(escaping[rows, None] & steps[None]).any(axis=2)
    return kept


def _bits(flags: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Return each row of flags as a set of bits, shape (rows, words)."""
    padded = np.zeros((len(flags), -(-flags.shape[1] // 64) * 64), dtype=np.bool_)
    padded[:, : flags.shape[1]] = flags
    return np.packbits(padded, axis=1, bitorder="little").view(np.uint64)


def _graph(moves: NDArray[np.bool_]) -> StateGraph:
    starts, ends = [], []
    for matrix in moves:
        starts.append(np.concatenate([[0], np.cumsum(matrix.sum(axis=1))]).astype(np.int64))
        ends.append(np.nonzero(matrix)[1].astype(np.int64))
    return StateGraph(moves.shape[1], tuple(starts), tuple(ends))
