"""Which actor an answer hangs on most: by leaving each out, and by what its ranges explain of the answer's spread."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.kernels.spatial.ensembles import Drawn, Ranges, points

__all__ = ["first_order", "without_each"]

Floats = NDArray[np.float64]

_SAME = 1e-12


def first_order(inputs: Floats, answers: Floats) -> Floats:
    """Return the share of the answers' variance that each input explains alone, 0 to 1.

    The correlation ratio over bins of as many draws each, less what bins of noise would explain (Kelley's epsilon
    squared). A first-order index of Sobol' for independent inputs.

    Args:
        inputs: Shape (draws, inputs).
        answers: Shape (draws,).

    Source: Pearson (1905); Kelley (1935); Sobol' (1993).
    """
    draws, count = inputs.shape
    shares = np.zeros(count)
    spread = float(((answers - answers.mean()) ** 2).sum())
    bins = int(np.clip(draws // 25, 2, 20))
    if spread <= _SAME or draws <= bins:
        return shares
    for k in range(count):
        if np.ptp(inputs[:, k]) <= _SAME:
            continue
        parts = np.array_split(answers[np.argsort(inputs[:, k], kind="stable")], bins)
        within = sum(float(((part - part.mean()) ** 2).sum()) for part in parts)
        shares[k] = 1.0 - (within / (draws - bins)) / (spread / (draws - 1))
    return np.clip(shares, 0.0, 1.0)


def without_each(inputs: Floats, ranges: Ranges) -> Drawn:
    """Return the answers with each actor left out, one a draw.

    Args:
        inputs: Capability, salience and position, shape (3, actors), of three actors at least.
        ranges: How the models are run.

    Raises:
        ValueError: less than two actors would be left.
    """
    actors = inputs.shape[1]
    if actors < 3:
        raise ValueError(f"without_each: needs three actors at least, not {actors}")
    left = np.array([[k for k in range(actors) if k != out] for out in range(actors)])
    order = np.arange(actors) if ranges.ranks is None else ranges.ranks
    left = np.take_along_axis(left, np.argsort(order[left], axis=1), axis=1)
    fewer = Ranges(ranges.low[:, 1:], ranges.high[:, 1:], ranges.rounds, ranges.options)
    return points(inputs[:, left].transpose(1, 0, 2), fewer)
