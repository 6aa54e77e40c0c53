"""Who matters."""

from __future__ import annotations

import numpy as np
import pytest

from detente.kernels.spatial import Ranges, compromise_mean, first_order, points, without_each


def test_first_order_of_a_linear_answer() -> None:
    """Variances of independent inputs add up: 9 to 1 to 0; what does not vary explains nothing."""
    rng = np.random.default_rng(0)
    inputs = np.column_stack([rng.random(4000), rng.random(4000), rng.random(4000), np.ones(4000)])
    found = first_order(inputs, 3 * inputs[:, 0] + inputs[:, 1])
    assert found == pytest.approx([0.9, 0.1, 0.0, 0.0], abs=0.02)


def test_a_constant_answer_is_explained_by_nothing() -> None:
    """Nor are too few draws."""
    inputs = np.random.default_rng(0).random((50, 2))
    assert first_order(inputs, np.ones(50)).tolist() == [0.0, 0.0]
    assert first_order(inputs[:1], np.ones(1)).tolist() == [0.0, 0.0]


def test_each_is_left_out() -> None:
    """The answers are those of the others alone."""
    inputs = np.random.default_rng(0).random((3, 4))
    ranges = Ranges(inputs, inputs)
    found = without_each(inputs, ranges)
    for out in range(4):
        rest = np.delete(inputs, out, axis=1)
        alone = points(rest[None], Ranges(rest, rest))
        assert found.means[out] == pytest.approx(compromise_mean(rest[2], rest[0] * rest[1]))
        assert (found.smp[out], found.utility[out]) == (alone.smp[0], alone.utility[0])
    with pytest.raises(ValueError, match="three actors"):
        without_each(inputs[:, :2], Ranges(inputs[:, :2], inputs[:, :2]))
