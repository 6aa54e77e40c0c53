"""Orders that ranges of places allow, each drawn as often as any other."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from detente.methods.graph_model import orders
from detente.methods.graph_model.orders import Orders

_RANGES = {
    "one moves": [(1, 1), (1, 3), (3, 3)],
    "nested and alike": [(1, 2), (1, 4), (1, 4), (4, 4), (3, 5)],
    "all keep their order": [(1, 1), (2, 2)],
    "all anywhere": [(1, 4)] * 4,
    "none at all": [],
}


def _allowed(ranges: list[tuple[int, int]]) -> set[tuple[int, ...]]:
    kept = [k for k, (low, high) in enumerate(ranges) if low == high]
    return {
        order
        for order in permutations(range(len(ranges)))
        if [k for k in order if k in kept] == kept
        and all(low <= order.index(k) + 1 <= high for k, (low, high) in enumerate(ranges) if low < high)
    }


@pytest.mark.parametrize("ranges", _RANGES.values(), ids=list(_RANGES))
def test_each_allowed_order_is_drawn_as_often_as_any_other(ranges: list[tuple[int, int]]) -> None:
    """All that brute force finds, no others, within four standard deviations of an even share."""
    found, allowed = Orders(ranges), _allowed(ranges)
    assert found.even
    assert found.count == len(allowed)
    draws = 300 * len(allowed)
    rng = np.random.default_rng(3)
    times = Counter(found.draw(rng) for _ in range(draws))
    assert set(times) == allowed
    assert all(abs(each - 300) <= 4 * 300**0.5 for each in times.values())


def test_too_many_to_count_are_still_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not evenly, and that is known."""
    monkeypatch.setattr(orders, "MOST_COUNTED", 3)
    found, allowed = Orders(_RANGES["nested and alike"]), _allowed(_RANGES["nested and alike"])
    rng = np.random.default_rng(3)
    assert not found.even
    assert {found.draw(rng) for _ in range(500)} == allowed
