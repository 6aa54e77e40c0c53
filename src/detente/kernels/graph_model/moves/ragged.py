"""Positions of many slices at once, for arrays whose rows differ in length."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["spread"]


def spread(starts: NDArray[Any], sizes: NDArray[Any]) -> NDArray[np.intp]:
    """Return starts[0], starts[0] + 1, …, starts[0] + sizes[0] - 1, starts[1], … in one array."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    places: NDArray[np.intp] = np.arange(total) + np.repeat(starts - (ends - sizes), sizes)
    return places
