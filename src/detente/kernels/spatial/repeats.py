"""When a model that moves round by round has come to its end: at rest, or back where it was."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["CYCLE", "REST", "ROUNDS", "returned_to"]

ROUNDS, REST, CYCLE = 0, 1, 2
"""Why a run ended: at the most rounds allowed, with nobody moving, or with a former round come back."""


def returned_to(history: NDArray[np.float64], now: NDArray[np.float64], near: float) -> NDArray[np.intp]:
    """Return for each draw the number of the latest earlier round whose positions are those of now; -1 if there is none.

    Args:
        history: Rounds so far, shape (draws, rounds, ...).
        now: Shape (draws, ...).
        near: How far positions may lie apart and yet be the same.
    """
    draws, rounds = history.shape[:2]
    apart = np.abs(history - now[:, None]).reshape(draws, rounds, -1).max(axis=-1)
    same = apart <= near
    last = rounds - 1 - np.argmax(same[:, ::-1], axis=-1)
    return np.where(same.any(axis=-1), last, -1)
