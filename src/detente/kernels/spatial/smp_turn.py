"""One turn of the spatial model of politics: whom each actor challenges, which bargains follow, which are struck."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.spatial.attitudes import attitudes, distances, estimates, utilities
from detente.kernels.spatial.bargains import Bargains, interpolated, outcomes, queues, taken
from detente.kernels.spatial.contests import Seen, gains, success
from detente.kernels.spatial.elections import elected
from detente.kernels.spatial.smp_options import SmpOptions
from detente.kernels.spatial.ties import chosen, position_ranks
from detente.kernels.spatial.voting import coalitions, victories

__all__ = ["Challenges", "Stand", "Turn", "challenges", "holding", "turn", "winning"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

_WORTHWHILE = 1e-5
"""A challenge must promise more than this."""

_TIED = 1e-9
_ONE_PLACE = 1e-3
_BLOCK = 50_000
"""Contests times actors that are looked at together: so many numbers stay in the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """Where everybody stands in each draw.

    Attributes:
        capabilities: Shape (draws, actors).
        saliences: Shape (draws, actors, dimensions); an actor's sum to one at most.
        positions: 0 to 1, likewise.
        ideals: 0 to 1, likewise.
    """

    capabilities: Floats
    saliences: Floats
    positions: Floats
    ideals: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Challenges:
    """Whom each actor would challenge.

    Attributes:
        targets: Shape (draws, actors); itself where nobody is worth it.
        chances: Of winning, in the challenger's eyes, shape (draws, actors, actors).
        gains: What a challenge of each other promises it, likewise.
        attitude: To risk, shape (draws, actors).
        estimated: What each takes each other's to be, shape (draws, actors, actors).
        distance: Of each position from each actor's ideal, shape (draws, actors, positions).
    """

    targets: Ints
    chances: Floats
    gains: Floats
    attitude: Floats
    estimated: Floats
    distance: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """What a turn comes to: new positions, with whom each actor struck its bargain (itself: nobody), and challenges."""

    positions: Floats
    partners: Ints
    challenges: Challenges


def winning(stand: Stand, options: SmpOptions) -> Floats:
    """Return the probability of each actor's position in an election among all, risks apart, shape (draws, actors)."""
    worth = 1.0 - distances(stand.ideals, stand.saliences, stand.positions)
    return _election(stand, options, worth, np.ones((len(worth), 1, worth.shape[-1]), dtype=np.bool_))[:, 0]


def holding(stand: Stand, options: SmpOptions) -> Floats:
    """Return the probability of each actor's position in an election among those held, risks included.

    Actors at one position, or less than a thousandth apart, have its probability each, so that it may sum to more than
    one. This is what KTAB prints.

    Returns:
        Shape (draws, actors).
    """
    distance = distances(stand.ideals, stand.saliences, stand.positions)
    attitude = attitudes(winning(stand, options), options.risk_range)
    apart = ((stand.positions[:, :, None] - stand.positions[:, None, :]) ** 2).sum(axis=-1)
    first = _first_holders(apart < _ONE_PLACE**2)
    held = first == np.arange(first.shape[1])
    shares = _election(stand, options, utilities(distance, attitude[..., None]), held[:, None])[:, 0]
    return np.take_along_axis(shares, first, axis=1)


def _first_holders(same: NDArray[np.bool_]) -> Ints:
    """Return for each actor the first that holds its position: itself, unless it is near one of the first so far."""
    draws, actors = same.shape[:2]
    first = np.broadcast_to(np.arange(actors), (draws, actors)).copy()
    for k in range(1, actors):
        earlier = same[:, k, :k] & (first[:, :k] == np.arange(k))
        first[:, k] = np.where(earlier.any(axis=-1), np.argmax(earlier, axis=-1), k)
    return first


def _election(stand: Stand, options: SmpOptions, worth: Floats, lists: NDArray[np.bool_]) -> Floats:
    strengths = coalitions(options.voting, stand.capabilities, worth)
    return elected(options.election, victories(options.victory, strengths), strengths, lists)


def challenges(stand: Stand, options: SmpOptions, chances: Floats, *, port: bool) -> Challenges:
    """Return whom each actor would challenge: the one by whom it would gain most.

    Args:
        stand: Where they stand.
        options: Of the model.
        chances: As `winning` returns them.
        port: Of equal gains the first by index, else the lowest position.
    """
    distance = distances(stand.ideals, stand.saliences, stand.positions)
    attitude = attitudes(chances, options.risk_range)
    estimated = estimates(attitude, options.risk_estimate)
    wins, promised = _all_contests(stand, options, distance, estimated)
    mine = np.arange(distance.shape[1])
    promised[:, mine, mine] = -np.inf
    best = promised.max(axis=-1, keepdims=True)
    if port:
        target = np.argmax(promised, axis=-1)
    else:
        target = chosen(promised >= best - _TIED, position_ranks(stand.positions)[:, None, :])
    target = np.where(best[..., 0] > _WORTHWHILE, target, mine)
    return Challenges(target, wins, promised, attitude, estimated, distance)


def _all_contests(
    stand: Stand, options: SmpOptions, distance: Floats, estimated: Floats
) -> tuple[Floats, Floats]:
    """Return the probability that i beats j and what challenging j promises i, as i sees it, shape (draws, i, j)."""
    draws, actors = distance.shape[:2]
    apart = np.ascontiguousarray(np.swapaxes(distance, 1, 2))[:, None]
    each = np.arange(actors)
    matters = stand.saliences.sum(axis=-1)
    weights = (stand.capabilities * matters)[:, None, None, :]
    wins, promised = np.empty_like(distance), np.empty_like(distance)
    size = max(1, _BLOCK // (draws * actors * actors))
    for start in range(0, actors, size):
        who = each[start : start + size]
        second = utilities(apart, estimated[:, who, None, :])
        first = second[:, np.arange(len(who)), who][:, :, None]
        own = utilities(apart[:, 0, each, each][:, None], estimated[:, who])[:, :, None]
        seen = Seen(first, second, own, (who[:, None], each))
        wins[:, who] = success(options.voting, options.commitment, weights, seen)
        here = first[:, np.arange(len(who)), :, who].transpose(1, 0, 2)
        there = second[:, np.arange(len(who)), :, who].transpose(1, 0, 2)
        promised[:, who] = gains(wins[:, who], matters[:, None, :], here, there)
    return wins, promised


def _receivers_view(stand: Stand, options: SmpOptions, found: Challenges, *, port: bool) -> Floats:
    """Return the probability that each challenger wins as the one challenged sees it, shape (draws, actors)."""
    actors = found.targets.shape[1]
    draws = np.arange(len(found.targets))[:, None]
    view = found.estimated[draws, found.targets]
    apart = np.swapaxes(found.distance, 1, 2)
    each = np.arange(actors)
    own = utilities(apart[:, each, each][:, None, :], view)
    both = each[None, :], found.targets
    seen = Seen(utilities(apart, view), utilities(apart[draws, found.targets], view), own, both)
    matters = stand.saliences.sum(axis=-1)
    chance = success(options.voting, options.commitment, (stand.capabilities * matters)[:, None, :], seen)
    if not port:
        return chance
    # The reference program takes the challenger's gain, as the other sees it, for the probability.
    resists = np.take_along_axis(matters, found.targets, axis=1)
    return gains(chance, resists, seen.first[:, each, each], seen.second[:, each, each])


def _bargains(stand: Stand, options: SmpOptions, found: Challenges, *, port: bool) -> Bargains:
    actors = found.targets.shape[1]
    draws = np.arange(len(found.targets))[:, None]
    there = found.targets != np.arange(actors)
    points = stand.positions, stand.positions[draws, found.targets]
    weights = stand.saliences, stand.saliences[draws, found.targets]
    chance = np.take_along_axis(found.chances, found.targets[..., None], axis=-1)[..., 0]
    mine = interpolated(options.interpolation, chance, points, weights)
    if options.bargain == "InitOnlyInterp":
        return Bargains(np.arange(actors), found.targets, there, *mine)
    other = _receivers_view(stand, options, found, port=port)
    yours = interpolated(options.interpolation, other, points, weights)
    if options.bargain == "InitRcvrInterp":
        twice = [np.concatenate(pair, axis=1) for pair in zip(mine, yours, strict=True)]
        return Bargains(
            np.tile(np.arange(actors), 2), np.tile(found.targets, 2), np.tile(there, 2), twice[0], twice[1]
        )
    power = stand.capabilities * stand.saliences.sum(axis=-1)
    against = power[draws, found.targets]
    if port:  # the reference program takes the initiator's capability for both
        against = stand.capabilities * stand.saliences.sum(axis=-1)[draws, found.targets]
    total = power + against
    share = np.where(total > 0, power / np.where(total > 0, total, 1.0), 0.5)[..., None]
    first, second = (share * a + (1.0 - share) * b for a, b in zip(mine, yours, strict=True))
    return Bargains(np.arange(actors), found.targets, there, first, second)


def turn(stand: Stand, options: SmpOptions, chances: Floats, drawn: Floats | None, *, port: bool) -> Turn:
    """Return what a turn comes to.

    Args:
        stand: Where they stand.
        options: Of the model.
        chances: As `winning` returns them.
        drawn: Numbers in [0, 1), shape (draws, actors), by which bargains are drawn; None takes the likeliest.
        port: Compute as the reference program does.
    """
    found = challenges(stand, options, chances, port=port)
    offers = _bargains(stand, options, found, port=port)
    worth = utilities(found.distance, found.attitude[..., None])
    states = outcomes(offers, stand.ideals, stand.saliences, worth, found.attitude)
    actors = worth.shape[1]
    lists = queues(offers, actors)
    shares = _election(stand, options, states, lists)
    places = _places(stand.positions, offers)
    pick = taken(shares, lists, places[..., 0], drawn, exact=port)
    moved = np.take_along_axis(places, pick[..., None, None], axis=2)[:, :, 0]
    return Turn(moved, _partners(offers, pick, actors), found)


def _places(positions: Floats, offers: Bargains) -> Floats:
    """Return where each option would put each actor, shape (draws, actors, options, dimensions)."""
    starts = offers.initiators[None, None, :] == np.arange(positions.shape[1])[None, :, None]
    put = np.where(starts[..., None], offers.initiator_to[:, None], offers.receiver_to[:, None])
    return np.concatenate([positions[:, :, None], put], axis=2)


def _partners(offers: Bargains, pick: Ints, actors: int) -> Ints:
    everyone = np.arange(actors)
    at = np.maximum(pick - 1, 0)
    starts = offers.initiators[at]
    meets = np.take_along_axis(offers.receivers, at, axis=1)
    return np.where(pick == 0, everyone, np.where(starts == everyone, meets, starts))
