"""Payoffs from preferences: statements in order of priority, or a ranking by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["prioritised", "ranked"]

_STATEMENTS_AT_ONCE = 30


def prioritised(truth: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return payoffs from preference statements, the most important first.

    Statement k of m adds 2^(m-k) where it is true; states with equal sums are tied. The sums themselves are returned
    up to thirty statements, and their dense ranks beyond, where sums would overflow.

    Args:
        truth: Whether each statement holds in each state, shape (statements, states).

    Returns:
        One payoff a state, shape (states,); larger is preferred. All zero without statements.

    Raises:
        ValueError: `truth` is not two-dimensional.

    Source: Hipel, Kilgour, Fang & Peng (1997), Applied Mathematics and Computation 83, option prioritising.
    """
    if truth.ndim != 2:
        raise ValueError(
            f"prioritised: truth must have two dimensions, statements and states, not {truth.ndim}"
        )
    payoffs = _sums(truth[:_STATEMENTS_AT_ONCE])
    for first in range(_STATEMENTS_AT_ONCE, len(truth), _STATEMENTS_AT_ONCE):
        less_important = truth[first : first + _STATEMENTS_AT_ONCE]
        payoffs = _ranks((payoffs << len(less_important)) + _sums(less_important))
    return payoffs


def _sums(truth: NDArray[np.bool_]) -> NDArray[np.int64]:
    sums = np.zeros(truth.shape[1], dtype=np.int64)
    for statement in truth:
        sums = (sums << 1) + statement
    return sums


def _ranks(values: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def ranked(groups: Sequence[Sequence[int]], states: int, *, complete: bool = True) -> NDArray[np.int64]:
    """Return payoffs from a ranking by hand.

    Args:
        groups: States from 0, best first; states in one group are tied.
        states: How many states there are.
        complete: Whether every state must be listed. If not, those left out are tied with each other below all
            others.

    Returns:
        One payoff a state, shape (states,): the number of groups below its own, plus one; 0 for a state left out.

    Raises:
        ValueError: A state is listed twice, does not exist, or is missing from a complete ranking.
    """
    payoffs = np.zeros(states, dtype=np.int64)
    for place, group in enumerate(groups):
        for state in group:
            if not 0 <= state < states:
                raise ValueError(f"ranked: state {state} does not exist; states go from 0 to {states - 1}")
            if payoffs[state]:
                raise ValueError(f"ranked: state {state} is listed twice")
            payoffs[state] = len(groups) - place
    missing = np.flatnonzero(payoffs == 0)
    if complete and len(missing):
        raise ValueError(f"ranked: {len(missing)} states are not listed, the first is {missing[0]}")
    return payoffs
