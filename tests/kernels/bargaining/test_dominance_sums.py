from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.bargaining import dominance_sums


@pytest.mark.parametrize("way", ["outright", "grid", "sweeps"])
@pytest.mark.parametrize("parties", [1, 2, 3, 4])
def test_each_query_sums_the_points_above_it(way: str, parties: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All ways of summing give what comparing every pair gives."""
    monkeypatch.setattr(dominance_sums, "_OUTRIGHT", 1 << 30 if way == "outright" else 0)
    monkeypatch.setattr(dominance_sums, "_GRID", 1 << 30 if way == "grid" else 0)
    rng = np.random.default_rng(parties)
    for high in (3, 30):
        points, queries = rng.integers(0, high, (70, parties)), rng.integers(-1, high + 1, (50, parties))
        weights = rng.integers(0, 1 << 30, (70, 2))
        above = (points[None] >= queries[:, None]).all(axis=2)
        expected = above.astype(np.int64) @ weights
        assert (dominance_sums.sums_above(points, weights, queries) == expected).all()
