"""The expected-utility model of Bueno de Mesquita as Scholz, Calbert & Smith (2011) restate it, many draws at once.

Each round every actor compares, with its own attitude to risk, what it would gain by challenging each other with what it
fears from that other's challenge. It gives way, wholly or in part, where the other has the better prospect.

Two modes. `port` is what the public program of McKibben computes, faults included. The default mends them: an actor
capitulates where the other's prospect is the lesser one, as the paper has it (in the program that branch cannot run);
among compromises it takes the one that moves it least (the program: the one of lowest position); where all are in the
same danger nobody is averse to risk (the program divides by zero); ties go by position, then by name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.spatial.repeats import CYCLE, REST, ROUNDS, returned_to
from detente.kernels.spatial.ties import canonical, chosen, position_ranks

__all__ = ["CAPITULATION", "COMPROMISE", "CONFRONTATION", "UtilityRun", "expected_utility"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

CONFRONTATION, COMPROMISE, CAPITULATION = 1, 2, 3
"""Kinds of moves; 0 is none."""

_NEAR = 1e-9
_NOISE = 2e-15
"""What rounding can do to a prospect, a sum of numbers up to 4."""
_HERE, _ARRIVED = 1e-12, 1e-10
"""How far, of the range, actors at one place may lie apart, and the smallest step that is taken: an actor with a smaller
one is as good as there, and stays, rather than jump to somebody far away once rounding hides its neighbour."""
"""Positions this near, as a share of the range, are one; prospects this near are equal."""


@dataclass(frozen=True, slots=True, eq=False)
class UtilityRun:
    """Rounds of the expected-utility model. Rounds after the end repeat the last positions and hold no moves.

    Attributes:
        positions: After each round, the first the beginning, shape (draws, rounds + 1, actors).
        exponents: Risk exponents, 0.5 (takes risks) to 2 (shuns them), shape (draws, rounds, actors).
        kinds: What moved each actor, 0 if nothing did, shape (draws, rounds, actors).
        partners: Toward whom, itself if nowhere, shape (draws, rounds, actors).
        ended: How many rounds were run, shape (draws,).
        stops: Why it ended, `repeats.ROUNDS`, `REST` or `CYCLE`, shape (draws,).
        back_to: Number of the round that came back; -1 if none did, shape (draws,).
    """

    positions: Floats
    exponents: Floats
    kinds: NDArray[np.int8]
    partners: Ints
    ended: Ints
    stops: Ints
    back_to: Ints


@dataclass(frozen=True, slots=True)
class _Game:
    """What stays the same: weights and saliences (draws, actors), ranges (draws, 1, 1), the status quo's part."""

    weights: Floats
    saliences: Floats
    ranges: Floats
    quo: float
    port: bool


def expected_utility(
    capabilities: Floats,
    saliences: Floats,
    positions: Floats,
    *,
    rounds: int = 10,
    quo: float = 1.0,
    port: bool = False,
    ranks: Ints | None = None,
) -> UtilityRun:
    """Return the rounds of the expected-utility model.

    Args:
        capabilities: None negative, shape (draws, actors).
        saliences: 0 to 1, shape (draws, actors).
        positions: On any scale, shape (draws, actors).
        rounds: How many at most; with `port`, exactly.
        quo: The part Q of the status quo's utility that is set against a challenge, 0.5 or 1.
        port: Compute as the public program does, faults included.
        ranks: Ranks of the actors' names, which break ties; None takes the order given.

    Raises:
        ValueError: shapes that differ, less than two actors, or no round.
    """
    _check(capabilities, saliences, positions, rounds)
    order, back = canonical(positions.shape[-1], None if port else ranks)
    spread = np.ptp(positions, axis=-1)[:, None, None]
    ordered = [np.asarray(each, dtype=np.float64)[:, order] for each in (capabilities, saliences, positions)]
    game = _Game(ordered[0] * ordered[1], ordered[1], np.where(spread > 0, spread, 1.0), quo, port)
    return _permuted(_run(game, ordered[2], rounds), order, back)


def _check(capabilities: Floats, saliences: Floats, positions: Floats, rounds: int) -> None:
    shapes = {capabilities.shape, saliences.shape, positions.shape}
    if len(shapes) != 1 or positions.ndim != 2 or positions.shape[1] < 2:
        raise ValueError(
            f"expected_utility: needs three arrays of one shape (draws, at least 2), not {shapes}"
        )
    if rounds < 1:
        raise ValueError(f"expected_utility: needs a round at least, not {rounds}")


def _run(game: _Game, start: Floats, rounds: int) -> UtilityRun:
    (draws, actors), alive = start.shape, np.arange(len(start))
    positions = np.repeat(start[:, None], rounds + 1, axis=1)
    exponents = np.ones((draws, rounds, actors))
    kinds = np.zeros((draws, rounds, actors), dtype=np.int8)
    partners = np.broadcast_to(np.arange(actors), (draws, rounds, actors)).copy()
    ended, stops = np.full(draws, rounds), np.full(draws, ROUNDS)
    back_to = np.full(draws, -1)
    for t in range(rounds):
        if not len(alive):
            break
        part = _Game(game.weights[alive], game.saliences[alive], game.ranges[alive], game.quo, game.port)
        found = _round(part, positions[alive, t])
        moved, exponents[alive, t], kinds[alive, t], partners[alive, t] = found
        positions[alive, t + 1 :] = moved[:, None]
        if game.port:
            continue
        earlier = _earlier(part, positions[alive, : t + 1], moved)
        done = earlier >= 0
        ended[alive[done]], back_to[alive[done]] = t + 1, earlier[done]
        stops[alive[done]] = np.where(earlier[done] == t, REST, CYCLE)
        alive = alive[~done]
    last = int(ended.max())
    return UtilityRun(
        positions[:, : last + 1], exponents[:, :last], kinds[:, :last], partners[:, :last], ended, stops, back_to
    )  # fmt: skip


def _earlier(game: _Game, history: Floats, now: Floats) -> Ints:
    near = _NEAR * game.ranges[:, :, 0]
    return returned_to(history / near[..., None], now / near, 1.0)


def _round(game: _Game, positions: Floats) -> tuple[Floats, Floats, NDArray[np.int8], Ints]:
    """Return new positions, exponents, kinds of moves and partners, each of shape (draws, actors)."""
    distance = np.minimum(np.abs(positions[:, :, None] - positions[:, None, :]) / game.ranges, 1.0)
    neutral = np.ones_like(positions)
    chances = _chances(game, distance, neutral)
    exponents = _exponents(game, _prospects(game, distance, chances, neutral[:, :1]))
    chances = _chances(game, distance, exponents)
    own = _prospects(game, distance, chances, exponents, challenged=False)
    feared = _prospects(game, distance, chances, exponents, challenged=True)
    kinds, partners, moved = _choice(game, positions, distance, own, feared)
    return moved, exponents, kinds, partners


def _chances(game: _Game, distance: Floats, exponents: Floats) -> Floats:
    """Return the probability that i beats j, shape (draws, i, j): votes for i over the sum of all votes."""
    cost = game.weights[..., None] * distance ** exponents[..., None]
    votes = np.maximum(cost[:, :, None, :] - cost[:, :, :, None], 0.0).sum(axis=1)
    total = 2.0 * votes.sum(axis=(1, 2), keepdims=True)
    return np.asarray(votes / np.where(total > 0, total, 1.0))


def _prospects(
    game: _Game, distance: Floats, chances: Floats, exponents: Floats, *, challenged: bool = False
) -> Floats:
    """Return the expected utility of i challenging j as i sees it, shape (draws, i, j).

    With `challenged`, that of j challenging i as i sees it, in the same places.
    """
    r = exponents[..., None]
    won = 2.0 - 4.0 * (0.5 - 0.5 * distance) ** r
    lost = 2.0 - 4.0 * (0.5 + 0.5 * distance) ** r
    still = 2.0 - 4.0 * 0.5**r
    resists = game.saliences[:, :, None] if challenged else game.saliences[:, None, :]
    chance = np.swapaxes(chances, 1, 2) if challenged else chances
    return np.asarray(
        resists * (chance * won + (1.0 - chance) * lost) + (1.0 - resists) * won - game.quo * still
    )


def _exponents(game: _Game, prospects: Floats) -> Floats:
    """Return risk exponents from the danger that each actor is in; one where all are in the same."""
    actors = prospects.shape[1]
    danger = prospects.sum(axis=1) - np.einsum("dii->di", prospects)
    most, least = danger.max(axis=1, keepdims=True), danger.min(axis=1, keepdims=True)
    apart = most - least > (0.0 if game.port else _NEAR * actors)
    risk = np.where(apart, (2.0 * danger - most - least) / np.where(apart, most - least, 1.0), 0.0)
    return np.asarray((1.0 - risk / 3.0) / (1.0 + risk / 3.0))


def _choice(
    game: _Game, positions: Floats, distance: Floats, own: Floats, feared: Floats
) -> tuple[NDArray[np.int8], Ints, Floats]:
    """Return what moves each actor, toward whom and where to: confrontations first, then compromises, the rest last."""
    # Prospects shrink with the distance, and so does what counts as a difference between them.
    least = np.zeros_like(distance) if game.port else np.maximum(_NEAR * distance, _NOISE)
    other = distance > (0.0 if game.port else _HERE)
    lesser = (own < -least) & (feared > least) & other
    kinds = {
        CONFRONTATION: (own > least) & (feared > own + least) & other,
        COMPROMISE: lesser & (feared > -own + least),
        CAPITULATION: np.zeros_like(lesser) if game.port else lesser & (feared < -own - least),
    }
    part = np.where(kinds[COMPROMISE], np.abs(own) / np.where(feared > 0, feared, 1.0), 1.0)
    step = (positions[:, None, :] - positions[:, :, None]) * part
    kind = np.select([kinds[each].any(axis=-1) for each in kinds], list(kinds), 0).astype(np.int8)
    allowed = np.select([(kind == each)[..., None] for each in kinds], list(kinds.values()), False)
    partner = _nearest(game, positions, allowed, np.abs(step), _quirk(game, kind, positions, own, feared))
    partner = np.where(kind > 0, partner, np.arange(positions.shape[1]))
    taken = np.take_along_axis(step, partner[..., None], axis=-1)[..., 0]
    if not game.port:
        arrived = (kind > 0) & (np.abs(taken) <= _ARRIVED * game.ranges[..., 0])
        kind = np.where(arrived, 0, kind).astype(np.int8)
        partner = np.where(arrived, np.arange(positions.shape[1]), partner)
    return kind, partner, np.where(kind > 0, positions + taken, positions)


def _quirk(
    game: _Game, kind: NDArray[np.int8], positions: Floats, own: Floats, feared: Floats
) -> Floats | None:
    """Return what the public program ranks compromises by, a position where a distance was meant; None by default."""
    if not game.port:
        return None
    total = np.abs(own) + np.abs(feared)
    mean = np.abs(own) * positions[:, :, None] + np.abs(feared) * positions[:, None, :]
    return np.where((kind == COMPROMISE)[..., None], mean / np.where(total > 0, total, 1.0), np.nan)


def _nearest(
    game: _Game, positions: Floats, allowed: NDArray[np.bool_], size: Floats, quirk: Floats | None
) -> Ints:
    """Return of the moves allowed the smallest; ties go to the partner of lowest position, then of first name."""
    if quirk is not None:
        return np.asarray(
            np.argmin(np.where(allowed, np.where(np.isnan(quirk), size, quirk), np.inf), axis=-1)
        )
    least = np.where(allowed, size, np.inf).min(axis=-1, keepdims=True)
    tied = allowed & (size <= least + _NEAR * game.ranges)
    return chosen(tied, position_ranks(positions[..., None])[:, None, :])


def _permuted(run: UtilityRun, order: Ints, back: Ints) -> UtilityRun:
    """Return a run with its actors put back where they were."""
    return UtilityRun(
        run.positions[..., back], run.exponents[..., back], run.kinds[..., back],
        order[run.partners[..., back]], run.ended, run.stops, run.back_to,
    )  # fmt: skip
