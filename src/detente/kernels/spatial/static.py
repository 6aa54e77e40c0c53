"""What the weights alone say of a spread of positions, before anybody moves.

All functions take positions and weights with the actors on the last axis; axes before it are draws.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["compromise_mean", "condorcet_winners", "weighted_median"]

Floats = NDArray[np.float64]

_TIED = 1e-12
"""Shares of all weight nearer than this to one half count as one half."""


def compromise_mean(positions: Floats, weights: Floats) -> Floats:
    """Return the mean of positions weighted by capability times salience; without any weight the plain mean.

    Args:
        positions: Shape (..., actors).
        weights: Shape (..., actors), none negative.

    Source: Van den Bos (1991); Achen (2006) shows it to lie near the Nash bargaining solution.
    """
    total = weights.sum(axis=-1)
    even = np.full(np.broadcast_shapes(positions.shape, weights.shape), 1.0 / positions.shape[-1])
    shares = np.where(total[..., None] > 0, weights / np.where(total > 0, total, 1.0)[..., None], even)
    mean = (shares * positions).sum(axis=-1)
    return np.asarray(np.clip(mean, positions.min(axis=-1), positions.max(axis=-1)))  # rounding errors apart


def weighted_median(positions: Floats, weights: Floats) -> Floats:
    """Return the lowest position with at least half of the weight at or below it.

    Args:
        positions: Shape (..., actors).
        weights: Shape (..., actors), none negative; without any weight all count the same.

    Source: Black (1948), with weights.
    """
    positions, weights = np.broadcast_arrays(positions, weights)
    order = np.argsort(positions, axis=-1, kind="stable")
    placed = np.take_along_axis(positions, order, axis=-1)
    total = weights.sum(axis=-1, keepdims=True)
    shares = np.where(total > 0, weights / np.where(total > 0, total, 1.0), 1.0 / positions.shape[-1])
    below = np.cumsum(np.take_along_axis(shares, order, axis=-1), axis=-1)
    first = np.argmax(below >= 0.5 - _TIED, axis=-1)
    return np.take_along_axis(placed, first[..., None], axis=-1)[..., 0]


def condorcet_winners(positions: Floats, weights: Floats) -> NDArray[np.bool_]:
    """Return which actors hold a position that no other position held beats by votes, linear in distance.

    Args:
        positions: Shape (..., actors).
        weights: Shape (..., actors), none negative.

    Returns:
        Shape (..., actors); at least one is true, several where votes are tied.

    Source: Scholz, Calbert & Smith (2011), the median voter.
    """
    distance = np.abs(positions[..., :, None] - positions[..., None, :])
    cost = (weights[..., :, None] * distance).sum(axis=-2)
    scale = weights.sum(axis=-1) * np.ptp(positions, axis=-1)
    winners: NDArray[np.bool_] = cost <= cost.min(axis=-1, keepdims=True) + _TIED * scale[..., None]
    return winners
