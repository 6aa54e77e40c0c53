"""The probability of each option from the probabilities of winning in pairs: a Condorcet election by chance.

Options may stand in several lists at once: every list is an election of its own among its members.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["ELECTIONS", "MOST_STEPS", "Election", "elected"]

Floats = NDArray[np.float64]

Election: TypeAlias = Literal["Conditional", "MarkovUniform", "MarkovIncentive"]
ELECTIONS: tuple[Election, ...] = ("Conditional", "MarkovUniform", "MarkovIncentive")

MOST_STEPS = 1000
"""Of a Markov process; the reference program's have no end."""

_NEAR = {"MarkovUniform": 1e-6, "MarkovIncentive": 1e-8}


def elected(model: Election, wins: Floats, strengths: Floats, lists: NDArray[np.bool_]) -> Floats:
    """Return for each list the probability of each option, zero for those that are not on it.

    Args:
        model: `Conditional`: that an option beats all others, given that some does. The Markov models: the limit in
            which the option that stands is challenged by others evenly, or by those with the most to win.
        wins: Probability that a wins against b, shape (draws, a, b).
        strengths: Weight behind a against b, likewise.
        lists: Which options stand on which list, at least one each, shape (draws, lists, options).

    Returns:
        Shape (draws, lists, options); each list sums to one.

    Source: KTAB (Wise, Lester & Efird 2015), probabilistic Condorcet election.
    """
    on = lists.astype(np.float64)
    if model == "Conditional":
        return _conditional(wins, lists, on)
    step = _uniform(wins, on) if model == "MarkovUniform" else _incentive(wins, strengths, on)
    shares = on / on.sum(axis=-1, keepdims=True)
    going = np.arange(len(shares))
    for _ in range(MOST_STEPS):
        after = step(shares)
        change = np.abs(after - shares).max(axis=(1, 2))
        # A draw that came to rest stays, so that none hangs on which others were computed with it.
        active = np.zeros(len(shares), dtype=np.bool_)
        active[going] = True
        shares = np.where(active[:, None, None], 0.5 * (shares + after), shares)
        going = going[change[going] > _NEAR[model]]
        if not len(going):
            break
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))


def _conditional(wins: Floats, lists: NDArray[np.bool_], on: Floats) -> Floats:
    logs = _product(on, np.log(wins))
    top = np.where(lists, logs, -np.inf).max(axis=-1, keepdims=True)
    shares = np.exp(np.where(lists, logs - top, -np.inf))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))


def _product(rows: Floats, pairs: Floats) -> Floats:
    """Return for each list the sum over its options b of rows[b] pairs[a, b], shape (draws, lists, a).

    Not by matrix multiplication: its threads cost more than they save here, and its sums hang on their number.
    """
    return np.asarray(np.einsum("dlb,dab->dla", rows, pairs))


def _uniform(wins: Floats, on: Floats) -> Callable[[Floats], Floats]:
    beaten = _product(on, wins)
    count = on.sum(axis=-1, keepdims=True)

    def step(shares: Floats) -> Floats:
        return np.asarray(on * (shares * beaten + _product(shares, wins)) / count)

    return step


def _incentive(wins: Floats, strengths: Floats, on: Floats) -> Callable[[Floats], Floats]:
    wish = strengths * wins + 1e-10 * np.eye(wins.shape[-1])
    total = _product(on, np.swapaxes(wish, 1, 2))  # of all who would challenge b, for each list
    total = np.where(on > 0, total, 1.0)
    fended = _product(on, wins * np.swapaxes(wish, 1, 2)) / total
    taken = wins * wish

    def step(shares: Floats) -> Floats:
        return np.asarray(on * (shares * fended + _product(shares / total, taken)))

    return step
