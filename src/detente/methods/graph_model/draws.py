"""Rankings drawn from what the case leaves open: the places that a preference may take in its party's order.

A preference with `low` or `high` may stand elsewhere; those without keep their order among themselves. Each order that
this leaves a party is drawn as often as any other (`orders`), and the parties' orders do not hang together.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.payoffs import prioritised
from detente.kernels.graph_model.stability import stability
from detente.methods.graph_model.answer import Concept
from detente.methods.graph_model.arrays import Game
from detente.methods.graph_model.conflict import Side
from detente.methods.graph_model.orders import Orders
from detente.methods.graph_model.verdicts import MOST_COMPARED, sim_work
from detente.methods.shares import Share, share

__all__ = ["DRAWS", "MOST_SIM", "Draws", "drawn", "evenly", "shares", "without_sim"]

DRAWS = 500
MOST_SIM = 256
"""States up to which shares say how often a state rests under SIM; beyond, that takes longer than all the rest."""

MOST_CELLS = 20_000_000
"""Payoffs that all draws together may hold; a game of some fifteen thousand states is past it."""


@dataclass(frozen=True, slots=True)
class Draws:
    """Payoffs drawn, equal ones once.

    Attributes:
        payoffs: Shape (sides, states) each.
        times: How often each was drawn.
    """

    payoffs: tuple[NDArray[np.int64], ...]
    times: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many were drawn."""
        return sum(self.times)


def evenly(side: Side) -> bool:
    """Return whether each order that a side may have is drawn as often as any other."""
    return _orders(side).even


def _orders(side: Side) -> Orders:
    return Orders([(each.low, each.high) for each in side.statements])


def drawn(game: Game, rng: np.random.Generator) -> Draws | None:
    """Return draws of what the case leaves open; None if it leaves nothing open, or the game is too large."""
    sides = game.conflict.sides
    if not any(each.low < each.high for side in sides for each in side.statements):
        return None
    if game.payoffs.size * DRAWS > MOST_CELLS:
        return None
    ranges = [_orders(side) for side in sides]
    orders = Counter(tuple(each.draw(rng) for each in ranges) for _ in range(DRAWS))
    rows: dict[tuple[int, tuple[int, ...]], NDArray[np.int64]] = {}
    found: dict[bytes, tuple[NDArray[np.int64], int]] = {}
    for order, times in orders.items():
        payoffs = np.array([_row(game, rows, i, each) for i, each in enumerate(order)], dtype=np.int64)
        key = payoffs.tobytes()
        found[key] = (payoffs, found[key][1] + times if key in found else times)
    return Draws(tuple(each for each, _ in found.values()), tuple(times for _, times in found.values()))


def _row(
    game: Game, rows: dict[tuple[int, tuple[int, ...]], NDArray[np.int64]], side: int, order: tuple[int, ...]
) -> NDArray[np.int64]:
    """Return a side's payoffs as ranks, so that orders that come to the same are the same."""
    if (side, order) not in rows:
        payoffs = prioritised(game.truth[side][list(order)]) if order else game.payoffs[side]
        rows[side, order] = np.unique(payoffs, return_inverse=True)[1].reshape(-1).astype(np.int64)
    return rows[side, order]


def without_sim(game: Game, draws: Draws) -> bool:
    """Return whether simultaneous stability is left out of the shares, because it would take long."""
    return game.states.count > MOST_SIM or sim_work(game) * len(draws.payoffs) > 2 * MOST_COMPARED


def shares(
    game: Game, draws: Draws | None, states: list[int], concepts: tuple[Concept, ...]
) -> dict[int, dict[Concept, Share]]:
    """Return for some states and each concept in how many draws they are equilibria; nothing without draws.

    Simultaneous stability is left out as `without_sim` says.
    """
    if draws is None:
        return {}
    if without_sim(game, draws):
        concepts = tuple(concept for concept in concepts if concept != "sim")
    counts = {concept: np.zeros(len(states), dtype=np.int64) for concept in concepts}
    for payoffs, times in zip(draws.payoffs, draws.times, strict=True):
        stable = stability(game.model, payoffs, concepts).stable
        for concept in concepts:
            counts[concept] += times * stable[concept][:, states].all(axis=0)
    return {
        state: {concept: share(int(counts[concept][i]), draws.count) for concept in concepts}
        for i, state in enumerate(states)
    }
