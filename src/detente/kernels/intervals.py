"""Intervals of shares that were counted."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

__all__ = ["wilson"]

Floats = NDArray[np.float64]


def wilson(counts: NDArray[np.integer], draws: int, confidence: float = 0.95) -> Floats:
    """Return Wilson's score interval for shares of draws.

    Args:
        counts: Successes, any shape.
        draws: How many draws there were, positive.
        confidence: Between 0 and 1.

    Returns:
        Low and high, shape (*counts.shape, 2).

    Raises:
        ValueError: No draws, counts outside 0 to draws, or a confidence outside 0 to 1.

    Source: Wilson (1927).
    """
    if draws < 1 or not 0 < confidence < 1 or counts.min(initial=0) < 0 or counts.max(initial=0) > draws:
        raise ValueError(
            f"wilson: needs counts within 0 to draws >= 1 and a confidence within 0 to 1, "
            f"not {draws} draws, confidence {confidence}"
        )
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share = counts / draws
    middle = (share + z * z / (2 * draws)) / (1 + z * z / draws)
    half = z / (1 + z * z / draws) * np.sqrt(share * (1 - share) / draws + z * z / (4 * draws * draws))
    low = np.where(counts == 0, 0.0, middle - half)
    return np.stack([low, np.where(counts == draws, 1.0, middle + half)], axis=-1)
