"""Reachability and stability by matrices over pairs of states, for preferences that are more than a row of payoffs.

Where preferences are relations between states, the models are small enough (up to some thousands of states) for one
flag per pair.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.model import StateGraph

__all__ = ["every_reply", "move_matrices", "reach_after", "reach_of_opponents", "unmet"]


def move_matrices(graph: StateGraph) -> NDArray[np.bool_]:
    """Return the moves as flags, shape (decision makers, states, states), from row to column."""
    moves = np.zeros((graph.decision_makers, graph.states, graph.states), dtype=np.bool_)
    for matrix, starts, ends in zip(moves, graph.starts, graph.ends, strict=True):
        matrix[np.repeat(np.arange(graph.states), np.diff(starts)), ends] = True
    return moves


def reach_after(moves: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Return which states legal sequences lead to, no decision maker moving twice in a row.

    Args:
        moves: The moves of each decision maker that takes part, shape (states, states) each; at least one.

    Returns:
        Shape (states, states), from row to column; a state reaches itself only by a sequence that returns.
    """
    steps = [matrix.astype(np.float32) for matrix in moves]
    reached = [matrix.copy() for matrix in moves]
    fresh = reached
    while any(matrix.any() for matrix in fresh):
        after = []
        for mover, step in enumerate(steps):
            by_others = np.zeros(step.shape, dtype=np.bool_)
            for other, matrix in enumerate(fresh):
                if other != mover:
                    by_others |= matrix
            after.append((by_others.astype(np.float32) @ step > 0) & ~reached[mover])
        for known, new in zip(reached, after, strict=True):
            known |= new
        fresh = after
    return np.asarray(np.logical_or.reduce(reached))


def reach_of_opponents(moves: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each decision maker which states its opponents' legal sequences lead to.

    Args:
        moves: The moves that may be used, shape (decision makers, states, states).

    Returns:
        Of the same shape, from row to column.
    """
    reached = np.zeros_like(moves)
    for one in range(len(moves)):
        others = [matrix for other, matrix in enumerate(moves) if other != one]
        if others:
            reached[one] = reach_after(others)
    return reached


def unmet(
    leaves: NDArray[np.bool_], answers: NDArray[np.bool_], deters: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return in which states some move is made that no answer deters, shape (states,).

    Args:
        leaves: The moves the decision maker has a reason to make, shape (states, states).
        answers: Which states its opponents can bring about after a move to the row's state, shape (states, states).
        deters: Whether landing at the column's state deters from leaving the row's.
    """
    met = deters.astype(np.float32) @ answers.T.astype(np.float32) > 0
    return np.asarray((leaves & ~met).any(axis=1))


def every_reply(deters: NDArray[np.bool_], moves: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which answers deter even though the mover may move on once (SMR): no reply escapes.

    Args:
        deters: Whether being at the column's state deters from leaving the row's, shape (states, states).
        moves: The mover's moves, shape (states, states).
    """
    escapes = (~deters).astype(np.float32) @ moves.T.astype(np.float32) > 0
    return np.asarray(deters & ~escapes)
