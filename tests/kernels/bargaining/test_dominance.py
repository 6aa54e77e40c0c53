from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.bargaining.dominance import nondominated, thin


def _brute(points: np.ndarray) -> list[int]:
    at_least = (points[:, None] >= points[None]).all(axis=2)
    more = (points[:, None] > points[None]).any(axis=2)
    return np.flatnonzero(~(at_least & more).any(axis=0)).tolist()


@pytest.mark.parametrize("parties", [1, 2, 3, 4, 5])
def test_no_other_point_dominates_those_kept(parties: int) -> None:
    """The indices are those that comparing every pair gives, with few, many and huge values."""
    rng = np.random.default_rng(parties)
    for high in (1, 10, 10**3, 10**15):
        for rows in (1, 2, 33, 200):
            points = rng.integers(-high, high + 1, (rows, parties))
            assert nondominated(points).tolist() == _brute(points)


def test_no_points_give_no_indices() -> None:
    """An empty list of points has an empty frontier."""
    assert nondominated(np.empty((0, 3), np.int64)).tolist() == []


def test_more_points_than_a_round_settles_are_filtered_alike() -> None:
    """Four parties with thousands of undominated points are settled in several rounds."""
    rng = np.random.default_rng(0)
    points = rng.multinomial(1000, [0.25] * 4, 3000).astype(np.int64)
    worse = points - rng.integers(0, 2, points.shape)
    both = np.concatenate([worse, points])
    kept = nondominated(both)
    assert (both[kept].sum(axis=1) == 1000).all()
    assert set(range(3000, 6000)) <= set(kept.tolist())


def test_groups_are_not_compared_and_equals_keep_their_least_code() -> None:
    """A row is dropped only for a row of its own group; of equal rows the smallest code stays."""
    points = np.array([[1, 1], [2, 2], [1, 1], [1, 1]])
    codes = np.array([[0, 9], [0, 5], [1, 2], [0, 7]])
    groups = np.array([0, 1, 0, 0])
    kept = thin(points, codes, groups)
    assert [column.tolist() for column in kept] == [[[1, 1], [2, 2]], [[0, 7], [0, 5]], [0, 1]]


def test_points_that_are_no_matrix_are_refused() -> None:
    """The error names the function and the shape."""
    with pytest.raises(ValueError, match=r"nondominated: .*\(3,\)"):
        nondominated(np.arange(3))
