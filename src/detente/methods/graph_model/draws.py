"""Rankings drawn from what the case leaves open: the places that a preference may take in its party's order.

A preference with `low` or `high` may stand elsewhere; those without keep their order among themselves. Places are
drawn one preference after another, the narrowest range first, each evenly from the places that are still free.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.kernels.graph_model.payoffs import prioritised
from detente.kernels.graph_model.stability import stability
from detente.methods.graph_model.answer import Concept, Share
from detente.methods.graph_model.arrays import Game
from detente.methods.graph_model.conflict import Side
from detente.methods.graph_model.shares import share

__all__ = ["DRAWS", "Draws", "drawn", "shares"]

DRAWS = 500
_SMALL = 256
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


def drawn(game: Game, rng: np.random.Generator) -> Draws | None:
    """Return draws of what the case leaves open; None if it leaves nothing open, or the game is too large."""
    sides = game.conflict.sides
    if not any(each.low < each.high for side in sides for each in side.statements):
        return None
    if game.payoffs.size * DRAWS > MOST_CELLS:
        return None
    orders = Counter(tuple(_order(side, rng) for side in sides) for _ in range(DRAWS))
    rows: dict[tuple[int, tuple[int, ...]], NDArray[np.int64]] = {}
    found: dict[bytes, tuple[NDArray[np.int64], int]] = {}
    for order, times in orders.items():
        payoffs = np.array([_row(game, rows, i, each) for i, each in enumerate(order)], dtype=np.int64)
        key = payoffs.tobytes()
        found[key] = (payoffs, found[key][1] + times if key in found else times)
    return Draws(tuple(each for each, _ in found.values()), tuple(times for _, times in found.values()))


def _order(side: Side, rng: np.random.Generator) -> tuple[int, ...]:
    """Return a side's statements in an order that it may have."""
    statements = side.statements
    movable = [k for k, each in enumerate(statements) if each.low < each.high]
    while True:
        places: dict[int, int] = {}
        for k in sorted(movable, key=lambda k: statements[k].high - statements[k].low):
            free = [p for p in range(statements[k].low - 1, statements[k].high) if p not in places]
            if not free:
                break
            places[free[int(rng.integers(len(free)))]] = k
        if len(places) == len(movable):
            rest = iter([k for k in range(len(statements)) if k not in movable])
            return tuple(places[p] if p in places else next(rest) for p in range(len(statements)))


def _row(
    game: Game, rows: dict[tuple[int, tuple[int, ...]], NDArray[np.int64]], side: int, order: tuple[int, ...]
) -> NDArray[np.int64]:
    """Return a side's payoffs as ranks, so that orders that come to the same are the same."""
    if (side, order) not in rows:
        payoffs = prioritised(game.truth[side][list(order)]) if order else game.payoffs[side]
        rows[side, order] = np.unique(payoffs, return_inverse=True)[1].reshape(-1).astype(np.int64)
    return rows[side, order]


def shares(
    game: Game, draws: Draws | None, states: list[int], concepts: tuple[Concept, ...]
) -> dict[int, dict[Concept, Share]]:
    """Return for some states and each concept in how many draws they are equilibria; nothing without draws.

    Of larger games simultaneous stability is left out: it takes longer than all other concepts together.
    """
    if draws is None:
        return {}
    if game.states.count > _SMALL:
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
