"""Packages that are worth the same to everybody: no rule tells them apart, and the first in the file is not meant."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.kernels.bargaining import Domain, zone_is_open
from detente.methods.packages.zone import counted_above

__all__ = ["alike", "twins"]

Levels = NDArray[np.intp]


def alike(domain: Domain, package: Levels) -> tuple[int | None, tuple[tuple[int, ...], ...]]:
    """Return how many packages are worth to each party what one on the frontier is, and each issue's levels in them.

    Args:
        domain: The domain.
        package: A package that no other dominates, so that whatever is as good for everybody is worth the same.

    Returns:
        Their number, this one counted, None if it could not be counted; for each issue the levels, ascending.
    """
    worth = domain.utilities(package[None, :])[0]
    count = counted_above(domain, worth)
    if count == 1:
        return 1, tuple((int(level),) for level in package)
    held = np.full(len(package), -1, np.intp)
    found = []
    for issue, levels in enumerate(domain.levels):
        kept = []
        for level in range(levels):
            held[issue] = level
            if level == package[issue] or zone_is_open(domain.restricted(held)[0], worth):
                kept.append(level)
        held[issue] = -1
        found.append(tuple(kept))
    return count, tuple(found)


def twins(domain: Domain, package: Levels) -> tuple[tuple[int, ...], ...]:
    """Return for each issue the levels that could stand in a package instead, being worth the same to everybody."""
    found = []
    for issue, level in enumerate(package):
        values = domain.values[issue]
        same = np.flatnonzero((values == values[level]).all(axis=1))
        if len(same) > 1 and domain.links:
            swapped = np.repeat(package[None, :], len(same), axis=0)
            swapped[:, issue] = same
            same = same[domain.allows(swapped)]
        found.append(tuple(same.tolist()))
    return tuple(found)
