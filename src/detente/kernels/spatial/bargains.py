"""Bargains that initiators and receivers could strike, and which of its queue each actor takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.spatial.attitudes import distances, utilities
from detente.kernels.spatial.smp_options import Interpolation
from detente.kernels.spatial.ties import chosen

__all__ = ["Bargains", "interpolated", "outcomes", "queues", "taken"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

_LEAST = 1e-6
_TIED = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Bargains:
    """Every bargain on the table in each draw.

    Attributes:
        initiators: Shape (bargains,): who would strike it.
        receivers: With whom, shape (draws, bargains).
        there: Whether there is such a bargain, likewise.
        initiator_to: Where it puts the initiator, shape (draws, bargains, dimensions).
        receiver_to: Where it puts the receiver, likewise.
    """

    initiators: Ints
    receivers: Ints
    there: Bools
    initiator_to: Floats
    receiver_to: Floats


def interpolated(
    rule: Interpolation,
    chance: Floats,
    points: tuple[Floats, Floats],
    saliences: tuple[Floats, Floats],
) -> tuple[Floats, Floats]:
    """Return where a bargain puts its two sides, each drawn to where the other's weight is.

    Args:
        rule: S1P1 weighs by salience times probability, S2P2 by their squares, S2PMax moves only the likely loser.
        chance: That the first wins, shape (...).
        points: Where the two stand, shape (..., dimensions) each.
        saliences: What each dimension matters to each, likewise.

    Source: KTAB (Wise, Lester & Efird 2015).
    """
    (one, other), (mine, yours) = points, saliences
    won = chance[..., None]
    if rule == "S2PMax":
        return _shifted(one, other, mine, yours, 1.0 - 2.0 * won), _shifted(
            other, one, yours, mine, 2.0 * won - 1.0
        )
    power = 1 if rule == "S1P1" else 2
    ahead, behind = (mine * won) ** power, (yours * (1.0 - won)) ** power
    total = ahead + behind + _LEAST
    near = ((ahead + _LEAST) * one + behind * other) / total
    far = (ahead * one + (behind + _LEAST) * other) / total
    return _rounded(near), _rounded(far)


def _shifted(here: Floats, there: Floats, mine: Floats, yours: Floats, lead: Floats) -> Floats:
    loses = np.maximum(lead, 0.0)
    pull = loses * yours**2
    return np.asarray(here + pull / (pull + _LEAST + (1.0 - loses) * mine**2) * (there - here))


def _rounded(values: Floats) -> Floats:
    """Return values to four decimals, as the reference program rounds them so as not to feign precision."""
    return np.asarray(np.floor(values * 1e4 + 0.5) / 1e4)


def queues(found: Bargains, actors: int) -> Bools:
    """Return which options stand in each actor's queue: the status quo, and every bargain that it is a side of.

    Returns:
        Shape (draws, actors, bargains + 1); the first option is the status quo.
    """
    everyone = np.arange(actors)
    starts = found.initiators[None, None, :] == everyone[None, :, None]
    meets = found.receivers[:, None, :] == everyone[None, :, None]
    involved = (starts | meets) & found.there[:, None, :]
    return np.concatenate([np.ones((*involved.shape[:2], 1), dtype=np.bool_), involved], axis=-1)


def outcomes(found: Bargains, ideals: Floats, saliences: Floats, worth: Floats, attitude: Floats) -> Floats:
    """Return what the state after each bargain is worth to each actor: the mean over all actors' positions.

    Args:
        found: The bargains.
        ideals: Shape (draws, actors, dimensions).
        saliences: Likewise.
        worth: Of each position to each actor, in its own eyes, shape (draws, actors, positions).
        attitude: Of each actor, shape (draws, actors).

    Returns:
        Shape (draws, actors, bargains + 1), the status quo first.
    """
    still = worth.sum(axis=-1, keepdims=True)
    after = [
        utilities(distances(ideals, saliences, point), attitude[..., None])
        for point in (found.initiator_to, found.receiver_to)
    ]
    leaves = worth[:, :, found.initiators]
    left = np.take_along_axis(worth, np.broadcast_to(found.receivers[:, None, :], leaves.shape), axis=-1)
    changed = still - leaves - left + after[0] + after[1]
    return np.asarray(np.concatenate([still, changed], axis=-1) / worth.shape[1])


def taken(shares: Floats, queued: Bools, places: Floats, drawn: Floats | None, *, exact: bool) -> Ints:
    """Return the option that each actor takes from its queue.

    Args:
        shares: Probability of each option, shape (draws, actors, options); zero for those not in the queue.
        queued: As `queues` returns it.
        places: Where each option would put each actor, first dimension, shape (draws, actors, options).
        drawn: Numbers in [0, 1), shape (draws, actors): the option is drawn by them; None takes the likeliest.
        exact: Of the likeliest, the first by index; else of those within 1e-9 the status quo, then the lowest place.
    """
    if drawn is not None:
        return np.asarray(_drawn(shares, queued, drawn))
    likely = np.where(queued, shares, -1.0)
    if exact:
        return np.asarray(np.argmax(likely, axis=-1))
    best = likely >= likely.max(axis=-1, keepdims=True) - _TIED
    order = np.argsort(np.argsort(places, axis=-1, kind="stable"), axis=-1) + 1
    order[..., 0] = 0
    return chosen(best, order)


def _drawn(shares: Floats, queued: Bools, drawn: Floats) -> Ints:
    upto = np.cumsum(np.where(queued, shares, 0.0), axis=-1)
    reached = (upto > drawn[..., None] * upto[..., -1:]) & queued
    return np.where(reached.any(axis=-1), np.argmax(reached, axis=-1), 0)
