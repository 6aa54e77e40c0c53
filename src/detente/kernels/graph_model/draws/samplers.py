"""Draws of rankings from what is known within ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["FixedRanking", "JointSampler", "RankingSampler", "ScoredStatements", "ScoredStates"]

_MOST_STATEMENTS = 62


class RankingSampler(Protocol):
    """Draws rankings of one decision maker."""

    def draw(self, rng: np.random.Generator, draws: int) -> NDArray[np.int64]:
        """Return payoffs, larger preferred, of shape (draws, states)."""
        ...


@dataclass(frozen=True, slots=True)
class FixedRanking:
    """A ranking that is certain.

    Attributes:
        payoffs: Shape (states,).
    """

    payoffs: NDArray[np.int64]

    def draw(self, rng: np.random.Generator, draws: int) -> NDArray[np.int64]:  # noqa: ARG002 - nothing is random
        """Return the ranking once for each draw."""
        return np.repeat(self.payoffs[None], draws, axis=0)


@dataclass(frozen=True, slots=True)
class ScoredStatements:
    """A prioritised list of statements whose order is uncertain.

    Each statement's importance is drawn uniformly from its range, and the statements are taken in descending order of
    it, equal ones in the order given. Statement k of m true then adds 2^(m-k) to a state's payoff.

    Attributes:
        truth: Whether each statement holds in each state, shape (statements, states); at most 62 statements.
        low: Least importance of each, shape (statements,).
        high: Greatest importance of each, shape (statements,), not below `low`.
    """

    truth: NDArray[np.bool_]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn from."""
        _check_ranges(self.low, self.high, len(self.truth), "statement")
        if len(self.truth) > _MOST_STATEMENTS:
            raise ValueError(
                f"there are {len(self.truth)} statements; at most {_MOST_STATEMENTS} can be weighed"
            )

    def draw(self, rng: np.random.Generator, draws: int) -> NDArray[np.int64]:
        """Return payoffs of shape (draws, states)."""
        order = np.argsort(-_uniform(rng, self.low, self.high, draws), axis=1, kind="stable")
        weights = np.empty(order.shape, dtype=np.int64)
        powers = np.int64(1) << np.arange(len(self.truth), dtype=np.int64)[::-1]
        np.put_along_axis(weights, order, np.broadcast_to(powers, order.shape), axis=1)
        return weights @ self.truth.astype(np.int64)


@dataclass(frozen=True, slots=True)
class ScoredStates:
    """A ranking of states whose scores are known within ranges; drawn uniformly, equal scores tied.

    Attributes:
        low: Least score of each state, shape (states,).
        high: Greatest score of each, shape (states,), not below `low`.
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn from."""
        _check_ranges(self.low, self.high, len(self.low), "state")

    def draw(self, rng: np.random.Generator, draws: int) -> NDArray[np.int64]:
        """Return ranks from 0, of shape (draws, states)."""
        scores = _uniform(rng, self.low, self.high, draws)
        order = np.argsort(scores, axis=1, kind="stable")
        climbs = np.diff(np.take_along_axis(scores, order, axis=1), axis=1) > 0
        ranks = np.empty(order.shape, dtype=np.int64)
        ascending = np.concatenate((np.zeros((draws, 1), dtype=np.int64), np.cumsum(climbs, axis=1)), axis=1)
        np.put_along_axis(ranks, order, ascending, axis=1)
        return ranks


@dataclass(frozen=True, slots=True)
class JointSampler:
    """Draws of everyone's ranking, independent of each other; a `frequencies.Sampler`.

    Attributes:
        samplers: One for each decision maker.
    """

    samplers: tuple[RankingSampler, ...]

    def __call__(self, rng: np.random.Generator, draws: int) -> NDArray[np.int64]:
        """Return payoffs of shape (draws, decision makers, states)."""
        return np.stack([sampler.draw(rng, draws) for sampler in self.samplers], axis=1)


def _uniform(
    rng: np.random.Generator, low: NDArray[np.float64], high: NDArray[np.float64], draws: int
) -> NDArray[np.float64]:
    return np.asarray(low + (high - low) * rng.random((draws, low.size)))


def _check_ranges(low: NDArray[np.float64], high: NDArray[np.float64], count: int, what: str) -> None:
    if low.shape != (count,) or high.shape != (count,):
        raise ValueError(f"low and high must have shape {(count,)}, not {low.shape} and {high.shape}")
    wrong = np.flatnonzero(~(low <= high))
    if wrong.size:
        first = int(wrong[0])
        raise ValueError(
            f"{what} {first}: low is {low[first]} and high {high[first]}; low must not exceed high"
        )
