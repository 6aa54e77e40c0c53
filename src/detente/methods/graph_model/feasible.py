"""Which states are feasible, when options are many and most combinations of them cannot be.

Options that no pattern joins are looked at apart and multiplied; within a group the options are taken in an order that
completes patterns early, so that what cannot be is dropped as soon as that can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

__all__ = ["MOST_OPTIONS", "MOST_STATES", "Pattern", "TooManyStatesError", "feasible"]

MOST_OPTIONS = 62
"""A state is the bits of one signed integer."""

MOST_STATES = 1 << 20
"""So many are solved in seconds and in memory that a laptop has."""

_ON_THE_WAY = 1 << 22


@dataclass(frozen=True, slots=True)
class Pattern:
    """An infeasible combination: a state is removed when `state & mask == value`."""

    mask: int
    value: int


class TooManyStatesError(ValueError):
    """More states than can be solved; `count` is how many, or None where even that is too much to find out."""

    def __init__(self, count: int | None) -> None:
        self.count = count
        super().__init__(f"too many states: {count}")


def feasible(options: int, patterns: Sequence[Pattern], most: int = MOST_STATES) -> NDArray[np.int64]:
    """Return the states that no pattern removes, ascending; bit k of a state is option k.

    Args:
        options: How many options there are, at most `MOST_OPTIONS`.
        patterns: What cannot be.
        most: How many states there may be.

    Raises:
        TooManyStatesError: there are more, or the search would meet more than four million on its way.
    """
    if any(pattern.mask == 0 for pattern in patterns):
        return np.zeros(0, dtype=np.int64)
    groups = _groups(options, patterns)
    parts = []
    for group in groups:
        own = [pattern for pattern in patterns if pattern.mask & group]
        parts.append(_of_group(group, own))
    count = reduce(lambda product, part: product * len(part), parts, 1)
    if count > most:
        raise TooManyStatesError(count)
    states = np.zeros(1, dtype=np.int64)
    for part in parts:
        states = (states[:, None] | part[None, :]).ravel()
    return np.sort(states)


def _groups(options: int, patterns: Sequence[Pattern]) -> list[int]:
    """Return masks of options that patterns join, directly or through others."""
    groups = [1 << option for option in range(options)]
    for mask in {pattern.mask for pattern in patterns}:
        met = [group for group in groups if group & mask]
        groups = [group for group in groups if not group & mask] + [reduce(int.__or__, met)]
    return groups


def _of_group(group: int, patterns: Sequence[Pattern]) -> NDArray[np.int64]:
    states = np.zeros(1, dtype=np.int64)
    done, left = 0, list(patterns)
    while done != group:
        option = _next(group & ~done, left, done)
        done |= option
        states = np.concatenate([states, states | np.int64(option)])
        complete = [pattern for pattern in left if not pattern.mask & ~done]
        left = [pattern for pattern in left if pattern.mask & ~done]
        for pattern in complete:
            states = states[(states & np.int64(pattern.mask)) != pattern.value]
        if len(states) > _ON_THE_WAY:
            raise TooManyStatesError(None)
    return states


def _next(open_options: int, patterns: Sequence[Pattern], done: int) -> int:
    """Return the option to take next: of the pattern that lacks fewest options, the one that most such share."""
    if not patterns:
        return open_options & -open_options
    lacking = [pattern.mask & ~done for pattern in patterns]
    fewest = min(mask.bit_count() for mask in lacking)
    nearest = [mask for mask in lacking if mask.bit_count() == fewest]
    shared = reduce(int.__or__, nearest)
    candidates = [1 << k for k in range(shared.bit_length()) if shared >> k & 1]
    return max(candidates, key=lambda option: sum(1 for mask in nearest if mask & option))
