from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.bargaining.exact import gains_of, largest_product, leximin, on_common_scale


def test_products_of_twenty_parties_compare_exactly() -> None:
    """Two products of 800 bits that differ by one part in 10**12 do not tie; equal ones do."""
    rows = np.full((3, 20), 10**12)
    rows[1, 0] -= 1
    assert largest_product(rows, (1,) * 20).tolist() == [0, 2]


def test_leximin_goes_on_to_the_next_worst_off() -> None:
    """The smallest entries tie, the second smallest decide."""
    assert leximin(np.array([[1, 9, 2], [3, 1, 3], [1, 3, 3], [0, 9, 9]])).tolist() == [1, 2]


def test_shares_that_floats_confuse_are_told_apart() -> None:
    """(10**17 + 1)/(3 * 10**17 + 2) and 10**17/(3 * 10**17 - 1) are one float, not one share."""
    shares = on_common_scale(np.array([[10**17 + 1, 10**17]]), np.array([3 * 10**17 + 2, 3 * 10**17 - 1]))
    assert (10**17 + 1) / (3 * 10**17 + 2) == 10**17 / (3 * 10**17 - 1)
    assert shares[0, 0] < shares[0, 1] or shares[0, 0] > shares[0, 1]


def test_gains_that_cannot_be_trusted_are_refused() -> None:
    """Shapes, types, sizes and a single party are checked, and the function is named."""
    points = np.zeros((2, 2), np.int64)
    with pytest.raises(ValueError, match="nash: points must be"):
        gains_of(points, np.zeros(3, np.int64), "nash")
    with pytest.raises(ValueError, match="nash: utilities must be int64"):
        gains_of(points.astype(float), np.zeros(2, np.int64), "nash")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nash: bargaining needs at least two parties, not 1"):
        gains_of(points[:, :1], np.zeros(1, np.int64), "nash")
    with pytest.raises(ValueError, match=r"nash: .* 2\*\*61"):
        gains_of(points, np.array([1 << 61, 0]), "nash")
