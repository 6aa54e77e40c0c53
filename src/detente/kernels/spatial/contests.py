"""A contest between two actors as one of them sees it: who would back whom, who would win, what the first would gain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.spatial.smp_options import Commitment
from detente.kernels.spatial.voting import VotingRule, votes

__all__ = ["Seen", "gains", "success"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

_LEAST = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What somebody takes the positions of two contestants to be worth to everybody.

    Attributes:
        first: Worth of the first contestant's position to each actor, shape (..., actors).
        second: Of the second's, likewise.
        own: Of each actor's own position, likewise.
        contestants: Index of the first and of the second, shape (...) each.
    """

    first: Floats
    second: Floats
    own: Floats
    contestants: tuple[Ints, Ints]


def success(rule: VotingRule, commitment: Commitment, weights: Floats, seen: Seen) -> Floats:
    """Return the probability that the first contestant wins.

    A third party looks at the contest with itself on the side whose position it likes better, and votes by what it
    expects of each side's victory. Who fully shares its side's fate, or never does, expects the same of both and stays
    out; half committed, it keeps its own position if its side wins and takes the winner's if not.

    Args:
        rule: How a difference of utilities becomes a vote.
        commitment: Of third parties.
        weights: Capability times salience, as it broadcasts to shape (..., actors).
        seen: The contest as somebody sees it.

    Returns:
        Shape (...).

    Source: KTAB (Wise, Lester & Efird 2015).
    """
    if commitment == "SemiCommit":
        leaning = votes(rule, weights, seen.first - seen.second)
        sides = _principals(leaning, seen)
        backing = votes(rule, weights, _stake(leaning, sides, seen))
        _silence(backing, seen)
    else:  # nobody else takes part
        sides = _principals(votes(rule, weights, seen.first - seen.second), seen)
        backing = np.zeros((*sides[0].shape, 1))
    behind = np.maximum(backing, 0.0).sum(axis=-1)
    for_first, for_second = sides[0] + behind, sides[1] + (behind - backing.sum(axis=-1))
    return np.asarray(for_first / (for_first + for_second))


def _principals(leaning: Floats, seen: Seen) -> tuple[Floats, Floats]:
    """Return the weight that the two contestants themselves put behind the first and behind the second."""
    one, other = (
        np.take_along_axis(leaning, each[..., None], axis=-1)[..., 0] for each in _full(leaning, seen)
    )
    for_first = _LEAST + np.maximum(one, 0.0) + np.maximum(other, 0.0)
    for_second = _LEAST + np.maximum(-one, 0.0) + np.maximum(-other, 0.0)
    return for_first, for_second


def _stake(leaning: Floats, sides: tuple[Floats, Floats], seen: Seen) -> Floats:
    """Return what each third party gains by backing the first rather than the second."""
    chance = np.maximum(leaning, 0.0)
    chance += sides[0][..., None]
    total = np.abs(leaning)
    total += (sides[0] + sides[1])[..., None]
    chance /= total
    against = seen.own - seen.second
    chance *= (seen.own - seen.first) + against
    chance -= against
    return chance


def _silence(backing: Floats, seen: Seen) -> None:
    for each in _full(backing, seen):
        np.put_along_axis(backing, each[..., None], 0.0, axis=-1)


def _full(values: Floats, seen: Seen) -> list[Ints]:
    return [np.broadcast_to(each, values.shape[:-1]) for each in seen.contestants]


def gains(chance: Floats, resists: Floats, first: Floats, second: Floats) -> Floats:
    """Return what a challenge is worth to somebody over leaving both where they are.

    Args:
        chance: That the challenger wins if the other resists.
        resists: The probability that it does: its salience.
        first: Worth of the challenger's position.
        second: Worth of the other's.
    """
    fought = chance * 2.0 * first + (1.0 - chance) * 2.0 * second
    return np.asarray((1.0 - resists) * 2.0 * first + resists * fought - (first + second))
