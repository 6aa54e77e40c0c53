"""What positions are worth to actors: distance, attitude to risk, and what each takes the others' attitudes to be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.kernels.spatial.smp_options import Estimate, RiskRange

__all__ = ["attitudes", "distances", "estimates", "utilities"]

Floats = NDArray[np.float64]

_NEAR = 1e-12
_SEEN = {"None": 0.0, "OneThird": 1 / 3, "Half": 0.5, "TwoThirds": 2 / 3, "Full": 1.0}


def distances(ideals: Floats, saliences: Floats, points: Floats) -> Floats:
    """Return how far points lie from each actor's ideal, dimensions weighed by its salience.

    Args:
        ideals: 0 to 1, shape (draws, actors, dimensions).
        saliences: Likewise. An actor to which nothing matters is nowhere far from anything.
        points: 0 to 1, shape (draws, points, dimensions).

    Returns:
        Shape (draws, actors, points).
    """
    squares = saliences**2
    total = squares.sum(axis=-1)[..., None]
    apart = np.zeros((*ideals.shape[:2], points.shape[1]))
    for k in range(ideals.shape[-1]):
        apart += squares[..., k, None] * (ideals[..., k, None] - points[:, None, :, k]) ** 2
    return np.asarray(np.sqrt(apart / np.where(total > 0, total, 1.0)))


def utilities(distance: Floats, attitude: Floats) -> Floats:
    """Return utility, 0 to 1 for distances of 0 to 1: concave for who shuns risks, of positive attitude.

    Source: KTAB (Wise, Lester & Efird 2015).
    """
    return np.asarray((1.0 - distance) * (1.0 + np.minimum(distance, 1.0) * attitude))


def attitudes(chances: Floats, range_: RiskRange) -> Floats:
    """Return each actor's attitude to risk: the likelier its position is to win, the less it likes risks.

    Args:
        chances: Of each actor's position, shape (draws, actors).
        range_: Min for 0 to 1, Mid for -1/2 to 1, Max for -1 to 1.

    Returns:
        Shape (draws, actors); zero where all chances are equal (the reference program divides by zero there).
    """
    low, high = chances.min(axis=-1, keepdims=True), chances.max(axis=-1, keepdims=True)
    apart = high - low > _NEAR
    share = np.where(apart, (chances - low) / np.where(apart, high - low, 1.0), 0.0)
    spread = {"Min": 1.0, "Mid": 1.5, "Max": 2.0}[range_]
    return np.asarray(np.where(apart, spread * share - (spread - 1.0), 0.0))


def estimates(attitude: Floats, seen: Estimate) -> Floats:
    """Return what each actor h takes the attitude of each i to be: between its own and i's.

    Returns:
        Shape (draws, h, i).
    """
    part = _SEEN[seen]
    return np.asarray((1.0 - part) * attitude[..., :, None] + part * attitude[..., None, :])
