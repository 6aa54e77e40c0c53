"""Counts over draws, with the interval that so many draws leave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.kernels.intervals import wilson

__all__ = ["Share", "share"]


@dataclass(frozen=True, slots=True)
class Share:
    """How often something held over draws: a count, with a 95 % Wilson interval of its share."""

    count: int
    draws: int
    low: float
    high: float


def share(count: int, draws: int) -> Share:
    """Return a count over draws with its 95 % interval; of a single draw, where nothing was open, the count itself."""
    if draws == 1:
        return Share(count, 1, float(count), float(count))
    low, high = wilson(np.array(count), draws).tolist()
    return Share(count, draws, round(low, 4), round(high, 4))
