"""Counts over draws with their intervals."""

from __future__ import annotations

import numpy as np

from detente.kernels.graph_model.sampled_rankings import wilson
from detente.methods.graph_model.answer import Share

__all__ = ["share"]


def share(count: int, draws: int) -> Share:
    """Return a count over draws with its 95 % interval; of a single draw, where nothing was open, the count itself."""
    if draws == 1:
        return Share(count, 1, float(count), float(count))
    low, high = wilson(np.array([count]), draws)
    return Share(count, draws, round(float(low[0]), 4), round(float(high[0]), 4))
