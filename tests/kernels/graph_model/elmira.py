"""The groundwater contamination dispute of Elmira, Ontario, in the nine states of the textbook."""

from __future__ import annotations

import numpy as np

from detente.kernels.graph_model.model import StateGraph
from tests.kernels.graph_model.exhaustive_rankings import from_moves

MINISTRY, UNIROYAL, LOCAL = range(3)
_RANKINGS = ("734851269", "148593726", "735186429")


def graph() -> StateGraph:
    """Return the moves, state k of the textbook being number k - 1."""
    moves = [np.zeros((9, 9), dtype=bool) for _ in range(3)]
    for first in (1, 3, 5, 7):
        moves[MINISTRY][first - 1, first] = True
    for first in (1, 2, 5, 6):
        moves[UNIROYAL][first - 1, first + 1] = True
    moves[UNIROYAL][:8, 8] = True
    for first in (1, 2, 3, 4):
        moves[LOCAL][first - 1, first + 3] = moves[LOCAL][first + 3, first - 1] = True
    return from_moves(moves)


def payoffs() -> np.ndarray:
    """Return ranks, the best state 8, shape (3, 9)."""
    rows = np.zeros((3, 9), dtype=np.int64)
    for row, ranking in zip(rows, _RANKINGS, strict=True):
        for place, state in enumerate(ranking):
            row[int(state) - 1] = 8 - place
    return rows
