"""Orders that a party's preferences may have where some may stand in a range of places, each drawn as often as any other.

The places are filled from the first to the last: with a preference that may stand there, or with the next of those that
keep their order. How many orders each choice leaves is counted exactly, and choices are drawn in that proportion. Only
how many preferences of each range are placed counts, so preferences of one range are as one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

__all__ = ["MOST_COUNTED", "Orders"]

MOST_COUNTED = 100_000
"""Stages of filling that are counted; some thirty different ranges that overlap widely have more."""

_Stage = tuple[int, tuple[int, ...]]
"""The place to fill next, from 1, and how many of each range are placed."""


class Orders:
    """The orders that ranges of places allow."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Take for each preference, in its order, the first and the last place, from 1, that it may have.

        One whose first place is its last keeps its order among such. Some order must be possible.
        """
        self._places = len(ranges)
        self._kept = [k for k, (low, high) in enumerate(ranges) if low >= high]
        movable = {k: each for k, each in enumerate(ranges) if each[0] < each[1]}
        self._ranges = sorted(set(movable.values()), key=lambda each: (each[1], each[0]))
        self._of = [[k for k, each in movable.items() if each == one] for one in self._ranges]
        self._left: dict[_Stage, int] = {}
        self._begin: _Stage = (1, (0,) * len(self._ranges))
        self.even = self._count()
        """Whether each order is drawn as often as any other; not where there are too many stages to count."""

    @property
    def count(self) -> int:
        """How many orders there are, as far as they are counted; 0 where there are too many stages."""
        return self._left.get(self._begin, 0) if self.even else 0

    def draw(self, rng: np.random.Generator) -> tuple[int, ...]:
        """Return the preferences, by their numbers from 0, in an order that they may have."""
        if not self._ranges:
            return tuple(self._kept)
        return self._drawn(rng) if self.even else self._placed(rng)

    def _choices(self, stage: _Stage) -> list[tuple[int, _Stage, int]]:
        """Return how a place may be filled: by a range, or -1 for what keeps its order; the next stage; in how many ways."""
        place, placed = stage
        if any(
            high < place and done < len(group)
            for (_, high), done, group in zip(self._ranges, placed, self._of, strict=True)
        ):
            return []
        found = []
        if place - 1 - sum(placed) < len(self._kept):
            found.append((-1, (place + 1, placed), 1))
        for one, (low, high) in enumerate(self._ranges):
            free = len(self._of[one]) - placed[one]
            if free and low <= place <= high:
                after = (*placed[:one], placed[one] + 1, *placed[one + 1 :])
                found.append((one, (place + 1, after), free))
        return found

    def _count(self) -> bool:
        """Count the orders that each stage leaves; return whether that could be done."""
        layers = [[self._begin]]
        stages = 1
        for _ in range(self._places):
            layer = dict.fromkeys(after for stage in layers[-1] for _, after, _ in self._choices(stage))
            layers.append(list(layer))
            stages += len(layer)
            if stages > MOST_COUNTED:
                return False
        self._left.update(dict.fromkeys(layers[-1], 1))
        for layer_ in reversed(layers[:-1]):
            for stage in layer_:
                self._left[stage] = sum(self._left[after] * ways for _, after, ways in self._choices(stage))
        return True

    def _drawn(self, rng: np.random.Generator) -> tuple[int, ...]:
        stage, order = self._begin, []
        kept, free = iter(self._kept), [list(group) for group in self._of]
        for _ in range(self._places):
            choices = self._choices(stage)
            weights = np.array([float(self._left[after] * ways) for _, after, ways in choices])
            pick = int(np.searchsorted(np.cumsum(weights), rng.random() * weights.sum(), side="right"))
            one, stage, _ = choices[min(pick, len(choices) - 1)]
            order.append(next(kept) if one < 0 else free[one].pop(int(rng.integers(len(free[one])))))
        return tuple(order)

    def _placed(self, rng: np.random.Generator) -> tuple[int, ...]:
        """Return an order drawn one preference after another, the narrowest range first: any may come, not all as often."""
        wide = [
            (high - low, k, low, high)
            for (low, high), g in zip(self._ranges, self._of, strict=True)
            for k in g
        ]
        while True:
            places: dict[int, int] = {}
            for _, k, low, high in sorted(wide):
                free = [place for place in range(low, high + 1) if place not in places]
                if not free:
                    break
                places[free[int(rng.integers(len(free)))]] = k
            if len(places) == len(wide):
                kept = iter(self._kept)
                return tuple(places[p] if p in places else next(kept) for p in range(1, self._places + 1))
